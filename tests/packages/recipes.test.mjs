// The recipes of `docs/embed/`: what stands in their code blocks is built and driven.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { inEachBrowser, launch } from "../browser/browsers.mjs";
import { serve } from "../browser/serve.mjs";
import { TRAP, project, root } from "./projects.mjs";

const block = (page, language) => readFileSync(join(root, "docs/embed", page), "utf8").split(`\`\`\`${language}\n`)[1].split("\n```")[0];
const HTML = (body, script = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>none</title><link rel="icon" href="data:,"></head><body>${body}${script}</body></html>`;

const REACT = { 18: join(import.meta.dirname, "react18/node_modules"), 19: join(import.meta.dirname, "node_modules") };

// The recipe's component as a server renders it and as a browser takes that up.
async function react(version) {
  const made = project({
    "policy.jsx": block("react.md", "jsx"),
    "server.jsx": `import { renderToString } from "react-dom/server"; import { Policy } from "./policy.jsx"; console.log(renderToString(<Policy text={${JSON.stringify(TRAP)}} />));`,
    "client.jsx": `import { hydrateRoot } from "react-dom/client"; import { Policy } from "./policy.jsx"; hydrateRoot(document.getElementById("app"), <Policy text={${JSON.stringify(TRAP)}} />);`,
  });
  const common = { bundle: true, format: "esm", target: "es2022", jsx: "automatic", nodePaths: [REACT[version]], logLevel: "error", define: { "process.env.NODE_ENV": '"production"' } };
  await build({ ...common, entryPoints: [made.at("server.jsx")], outfile: made.at("server.cjs"), format: "cjs", platform: "node", logOverride: { "empty-import-meta": "silent" } });
  await build({ ...common, entryPoints: [made.at("client.jsx")], outfile: made.at("out/client.js"), splitting: false, external: ["./view.js"], logOverride: { "empty-import-meta": "silent" } });
  const rendered = made.node("server.cjs").trim();
  return { made, rendered };
}

const widget = (made) => made.at("node_modules/@wireproof/widget/dist");
const rendered = {};
let plain;
before(async () => {
  plain = project({});
  for (const version of Object.keys(REACT)) rendered[version] = await react(version);
});
after(() => [plain, ...Object.values(rendered).map(({ made }) => made)].forEach((made) => made?.remove()));

for (const version of Object.keys(REACT)) {
  test(`React ${version} writes the document on the server`, () => {
    assert.match(rendered[version].rendered, /^<wireproof-check mode="view" loading="eager" lang="en"><pre>\{[^<]*aws:SecureTransport[^<]*<\/pre><\/wireproof-check>$/);
  });
}

inEachBrowser("recipes", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  async function drive(server, verdict) {
    const tab = await browser.newPage(), errors = [];
    tab.on("pageerror", (error) => errors.push(error.message));
    await tab.evaluateOnNewDocument(() => {
      globalThis.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
    });
    await tab.goto(`${server.url}host.html`);
    await tab.waitForFunction(() => document.querySelector("wireproof-check")?.result, { timeout: 30_000 }).catch(() => {});
    assert.equal(await tab.evaluate(() => document.querySelector("wireproof-check").verdict), verdict, errors.join("\n"));
    assert.deepEqual(await tab.evaluate(() => violations), []);
    assert.deepEqual(errors, []);
    const title = await tab.title();
    await tab.close();
    await server.close();
    return title;
  }

  for (const policy of [undefined, block("plain-html.md", "csp")]) {
    test(`plain HTML ${policy ? "with a strict policy" : ""}`, async () => {
      const page = { type: "text/html; charset=utf-8", body: HTML(block("plain-html.md", "html")) };
      const answer = async (file) => (file === "/host.html" ? page : file.startsWith("/wireproof/") ? { body: readFileSync(join(widget(plain), file.slice("/wireproof".length))), type: file.endsWith(".wasm") ? "application/wasm" : "text/javascript" } : undefined);
      await drive(await serve({ folder: plain.folder, answer, headers: policy ? { "content-security-policy": policy } : {} }), "enforced");
    });
  }

  for (const version of Object.keys(REACT)) {
    test(`React ${version}`, async () => {
      const { made, rendered: markup } = rendered[version];
      const page = { type: "text/html; charset=utf-8", body: HTML(`<div id="app">${markup}</div>`, '<script type="module" src="client.js"></script>') };
      const answer = async (file) => {
        if (file === "/host.html") return page;
        if (file === "/client.js") return { type: "text/javascript", body: readFileSync(made.at("out/client.js")) };
        return { type: file.endsWith(".wasm") ? "application/wasm" : "text/javascript", body: readFileSync(join(widget(made), file)) };
      };
      assert.equal(await drive(await serve({ folder: made.folder, answer }), "cleartext"), "cleartext");
    });
  }
});
