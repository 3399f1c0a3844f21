// A site of MkDocs Material: another page and back without a reload, as its instant navigation does it.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "../projects.mjs";
import { files } from "./blocks.mjs";
import { awayAndBack, publicFiles } from "./pages.mjs";

export function mkdocs(made) {
  execFileSync(process.env.WIREPROOF_MKDOCS, ["-m", "mkdocs", "build", "--strict", "--quiet"], { cwd: made.folder, stdio: ["ignore", "ignore", "pipe"] });
  return made.at("site");
}

export async function build() {
  const made = project({ ...files("mkdocs-material.md"), "docs/other.md": "# Other\n\nNothing to check here.\n" });
  cpSync(made.at("node_modules/@wireproof/widget/dist"), made.at("docs/wireproof"), { recursive: true });
  const folder = mkdocs(made), sitemap = readFileSync(join(folder, "sitemap.xml"), "utf8");
  // instant navigation follows the addresses of the sitemap, which name the site's own server
  const pages = {}, served = (url) => { pages["/runbooks/sitemap.xml"] = { type: "application/xml", body: sitemap.replaceAll("https://docs.example/", url) }; };
  const uses = awayAndBack(".md-nav--primary .md-nav__link"), answer = publicFiles(pages, { "/runbooks/": folder });
  return { made, hosts: [{ title: "MkDocs Material", verdict: "cleartext", path: "runbooks/", server: { folder: made.folder, answer }, served, uses }] };
}
