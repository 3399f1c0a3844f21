// Both packages in Vite, webpack, esbuild and Rollup: built, and run where they are meant to run.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";
import { inEachBrowser, launch } from "../browser/browsers.mjs";
import { serve } from "../browser/serve.mjs";
import { TRAP, project } from "./projects.mjs";

const input = `[{ name: "p.json", text: ${JSON.stringify(TRAP)} }]`;
const ENGINE = (entry) => `import init, { analyze } from "@wireproof/engine${entry}"; await init(); document.title = analyze(${input}).verdict;`;
const WORKER = `import { createEngine } from "@wireproof/engine/worker"; const engine = await createEngine(); document.title = (await engine.analyze(${input})).verdict; engine.end();`;
const WIDGET = `import "@wireproof/widget/auto"; const element = document.createElement("wireproof-check"); element.loading = "eager"; element.value = ${JSON.stringify(TRAP)};
element.addEventListener("wireproof-result", ({ detail }) => { document.title = detail.verdict; }); element.addEventListener("wireproof-error", ({ detail }) => { document.title = detail.message; }); document.body.append(element);`;
const HTML = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>none</title><link rel="icon" href="data:,"></head><body><script type="module" src="${script}"></script></body></html>`;

const files = Object.fromEntries(Object.entries({ engine: ENGINE(""), inline: ENGINE("/inline"), worker: WORKER, widget: WIDGET }).flatMap(([name, script]) => [[`${name}.js`, script], [`${name}.html`, HTML(`./${name}.js`)]]));
const ENTRIES = ["engine", "inline", "worker", "widget"];

// Each returns the folder that it built into.
const BUNDLERS = {
  async vite(made) {
    await vite({ root: made.folder, logLevel: "error", configFile: false, base: "./", build: { target: "es2022", minify: false, outDir: "out", rollupOptions: { input: ENTRIES.map((name) => made.at(`${name}.html`)) } } });
    return made.at("out");
  },
  async webpack(made) {
    const entry = Object.fromEntries(ENTRIES.map((name) => [name, made.at(`${name}.js`)]));
    const stats = await new Promise((resolve, reject) => webpack({ mode: "development", devtool: false, context: made.folder, entry, output: { path: made.at("out"), publicPath: "./" } }, (error, stats) => (error ? reject(error) : resolve(stats))));
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    assert.deepEqual({ errors, warnings }, { errors: [], warnings: [] });
    return made.at("out");
  },
};

const built = {};
let made;
before(async () => {
  made = project(files);
  for (const [name, build] of Object.entries(BUNDLERS)) built[name] = await build(made);
});
after(() => made.remove());

inEachBrowser("bundlers", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  for (const bundler of Object.keys(BUNDLERS)) {
    for (const entry of ENTRIES) {
      test(`${entry} as ${bundler} builds it`, async () => {
        const server = await serve({ folder: built[bundler], answer: async (file) => (bundler === "webpack" && file === `/${entry}.html` ? { type: "text/html; charset=utf-8", body: HTML(`./${entry}.js`) } : undefined) });
        const tab = await browser.newPage(), errors = [];
        tab.on("pageerror", (error) => errors.push(error.message));
        await tab.goto(`${server.url}${entry}.html`);
        await tab.waitForFunction(() => document.title !== "none", { timeout: 30_000 }).catch(() => {});
        assert.equal(await tab.title(), "cleartext", errors.join("\n"));
        await tab.close();
        await server.close();
      });
    }
  }
});

describe("bundles for Node", () => {
  const script = `import init, { analyze } from "@wireproof/engine/inline"; await init(); console.log(analyze(${input}).verdict);`;

  test("esbuild", async () => {
    const made = project({ "in.js": script });
    await esbuild({ entryPoints: [made.at("in.js")], outfile: made.at("out.mjs"), bundle: true, format: "esm", target: "es2022", logLevel: "error" });
    assert.equal(made.node("out.mjs"), "cleartext\n");
    made.remove();
  });

  test("Rollup", async () => {
    const made = project({ "in.js": script });
    const manifest = JSON.parse(await readFile(made.at("node_modules/@wireproof/engine/package.json"), "utf8"));
    const resolved = { name: "resolved", resolveId: (id) => (id === "@wireproof/engine/inline" ? made.at(`node_modules/@wireproof/engine/${manifest.exports["./inline"].default}`) : null) };
    const bundle = await rollup({ input: made.at("in.js"), plugins: [resolved] });
    await bundle.write({ file: made.at("out.mjs"), format: "es" });
    assert.equal(made.node("out.mjs"), "cleartext\n");
    made.remove();
  });
});
