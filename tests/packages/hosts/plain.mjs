// A page without tools, with and without a strict policy.
import { project } from "../projects.mjs";
import { block } from "./blocks.mjs";
import { HTML, page, publicFiles } from "./pages.mjs";

export async function build() {
  const made = project({}), policy = block("plain-html.md", "csp").trim();
  const answer = publicFiles({ "/host.html": page(HTML(block("plain-html.md", "html"))) }, { "/wireproof/": made.at("node_modules/@wireproof/widget/dist") });
  const host = (title, headers) => ({ title, verdict: "enforced", path: "host.html", server: { folder: made.folder, answer, headers } });
  return { made, hosts: [host("plain HTML", {}), host("plain HTML with a strict policy", { "content-security-policy": policy })] };
}
