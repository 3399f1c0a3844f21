// The recipe's component as a server renders it and as a browser takes that up, in one version of React.
import { join } from "node:path";
import { build as bundle } from "esbuild";
import { TRAP, project } from "../projects.mjs";
import { block } from "./blocks.mjs";
import { HTML, page, publicFiles } from "./pages.mjs";

const PACKAGES = { 18: join(import.meta.dirname, "../react18/node_modules"), 19: join(import.meta.dirname, "../node_modules") };
const POLICY = `<Policy text={${JSON.stringify(TRAP)}} />`;

export async function build(version) {
  const made = project({
    "policy.jsx": block("react.md", "jsx"),
    "server.jsx": `import { renderToString } from "react-dom/server"; import { Policy } from "./policy.jsx"; console.log(renderToString(${POLICY}));`,
    "client.jsx": `import { hydrateRoot } from "react-dom/client"; import { Policy } from "./policy.jsx"; hydrateRoot(document.getElementById("app"), ${POLICY});`,
  });
  const common = { bundle: true, target: "es2022", jsx: "automatic", nodePaths: [PACKAGES[version]], logLevel: "error", define: { "process.env.NODE_ENV": '"production"' }, logOverride: { "empty-import-meta": "silent" } };
  await bundle({ ...common, entryPoints: [made.at("server.jsx")], outfile: made.at("server.cjs"), format: "cjs", platform: "node" });
  await bundle({ ...common, entryPoints: [made.at("client.jsx")], outfile: made.at("out/client.js"), format: "esm", external: ["./view.js"] });
  const rendered = made.node("server.cjs").trim();
  const answer = publicFiles({ "/host.html": page(HTML(`<div id="app">${rendered}</div><script type="module" src="out/client.js"></script>`)) }, { "/out/client.js": made.at("out/client.js"), "/out/": made.at("node_modules/@wireproof/widget/dist") });
  const uses = async (tab, { equal }) => equal(await tab.title(), "cleartext"); // the recipe's listener wrote it
  return { made, rendered, hosts: [{ title: `React ${version}`, verdict: "cleartext", path: "host.html", server: { folder: made.folder, answer }, uses }] };
}
