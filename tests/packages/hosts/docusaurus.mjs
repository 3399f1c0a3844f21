// A site of Docusaurus: its server build evaluates the element's module in Node and writes the document into the page.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { project } from "../projects.mjs";
import { files } from "./blocks.mjs";
import { awayAndBack, publicFiles } from "./pages.mjs";

export async function build() {
  const packages = join(process.env.WIREPROOF_DOCUSAURUS, "node_modules");
  const linked = readdirSync(packages).filter((name) => !name.startsWith("."));
  const made = project({ ...files("docusaurus.md"), "docs/other.mdx": "# Other\n\nNothing to check here.\n", "package.json": '{ "private": true }' }, { others: packages, linked });
  // to minify takes as long as all the rest
  execFileSync("node", [join(packages, "@docusaurus/core/bin/docusaurus.mjs"), "build", "--no-minify"], { cwd: made.folder, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, NODE_ENV: "production", NO_UPDATE_NOTIFIER: "1" } });
  const rendered = readFileSync(made.at("build/index.html"), "utf8");
  const uses = awayAndBack(".menu__link");
  const answer = publicFiles({ "/favicon.ico": { body: "" } }, { "/runbooks/": made.at("build") });
  return { made, rendered, hosts: [{ title: "Docusaurus", verdict: "cleartext", path: "runbooks/", server: { folder: made.folder, answer }, uses }] };
}
