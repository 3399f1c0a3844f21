// Pages of Confluence: the single file in the frame of a macro, with an origin of its own and without any.
import { readFileSync } from "node:fs";
import { encode } from "../../../web/shell/links.js";
import { TRAP, project } from "../projects.mjs";
import { block, files } from "./blocks.mjs";
import { HTML, page, publicFiles } from "./pages.mjs";

const ADDRESS = "https://tools.example/wireproof/standalone.html";

export async function build() {
  const made = project({}), file = made.at("node_modules/@wireproof/widget/dist/standalone.html");
  const link = await encode([{ name: "policy.json", text: TRAP }], "0.1.0");
  const parameters = Object.fromEntries([...files("confluence.md")["page.xml"].matchAll(/ac:name="(\w+)">(?:<ri:url ri:value=")?([^"<]+)/g)].map(([, name, value]) => [name, value]));
  const macro = `<iframe src="${parameters.src}" width="${parameters.width}" height="${parameters.height}" title="macro" sandbox="allow-scripts"></iframe>`;
  const host = (title, frame, headers = {}) => {
    const html = HTML(`<h1>Claims archive</h1>${frame.replace(ADDRESS, `wireproof/standalone.html${link}`)}`);
    const answer = publicFiles({ "/host.html": page(html), "/wireproof/standalone.html": page(readFileSync(file), headers) });
    return { title, verdict: "cleartext", path: "host.html", server: { folder: made.folder, answer }, isFrame: true, only: ["/host.html", "/wireproof/standalone.html"] };
  };
  return { made, file, hosts: [host("Confluence's iframe macro", macro), host("Confluence's HTML macro", block("confluence.md", "html"), { "content-security-policy": "sandbox allow-scripts allow-downloads" })] };
}
