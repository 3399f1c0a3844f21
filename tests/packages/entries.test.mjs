// Every entry of both packages: that there is a file behind it, and that those which no bundler's test uses do their work.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import { inEachBrowser, launch } from "../browser/browsers.mjs";
import { serve } from "../browser/serve.mjs";
import { HTML, page, publicFiles } from "./hosts/pages.mjs";
import { TRAP, project, root } from "./projects.mjs";

const STUB = 6_000; // brotli bytes of the widget until it is used

let made;
before(() => { made = project({}); });
after(() => made.remove());
const at = (name, file) => made.at(join("node_modules/@wireproof", name, file));

describe("entries (node)", () => {
  for (const name of ["engine", "widget"]) {
    test(`there is a file behind every entry of ${name}`, () => {
      const { exports } = JSON.parse(readFileSync(at(name, "package.json"), "utf8"));
      const targets = Object.values(exports).flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)));
      assert.deepEqual(targets.filter((target) => !existsSync(at(name, target))), []);
      for (const entry of Object.keys(exports)) assert.ok(made.node("--input-type=module", "--eval", `console.log(import.meta.resolve(${JSON.stringify(join("@wireproof", name, entry).replaceAll("\\", "/"))}))`).startsWith("file:"), entry);
    });
  }

  test("the widget's files are those of the page", () => {
    for (const [entry, file] of [["standalone.html", "single.html"], ["embed.html", "embed.html"], ["embed.js", "embed.js"]]) assert.ok(readFileSync(at("widget", `dist/${entry}`)).equals(readFileSync(join(root, "dist", file))), entry);
  });

  test("a page downloads at most 6 kB until the widget is used", () => {
    const sizes = ["auto.js", "index.js"].map((file) => brotliCompressSync(readFileSync(at("widget", `dist/${file}`)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length);
    assert.ok(sizes[0] + sizes[1] <= STUB, `${sizes}`);
  });

  // As Cloudflare's runtime does it: the bundler takes the entry of `workerd`, a wasm file is imported as a module, and nothing is compiled at run time.
  test("the entry for workerd compiles nothing at run time", async () => {
    const script = `import { analyze, version } from "@wireproof/engine"; export const answer = () => [version(), analyze([{ name: "p.json", text: ${JSON.stringify(TRAP)} }]).verdict];`;
    const worker = project({ "worker.js": script });
    let taken;
    const modules = { name: "modules", setup(b) { b.onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => { taken = join(resolveDir, path); return { path: "wasm", namespace: "module" }; }); b.onLoad({ filter: /./, namespace: "module" }, () => ({ contents: "export default globalThis.importedModule;" })); } };
    await build({ entryPoints: [worker.at("worker.js")], outfile: worker.at("out.mjs"), bundle: true, format: "esm", target: "es2022", conditions: ["workerd", "worker"], platform: "neutral", plugins: [modules], logLevel: "error" });
    const imported = new WebAssembly.Module(readFileSync(taken)), { Module, compile, instantiate } = WebAssembly;
    const refuse = () => { throw new Error("Wasm code generation disallowed by embedder"); };
    try {
      globalThis.importedModule = imported;
      WebAssembly.compile = refuse;
      WebAssembly.instantiate = (source, ...rest) => (source instanceof Module ? instantiate(source, ...rest) : refuse());
      const { answer } = await import(pathToFileURL(worker.at("out.mjs")));
      const { version } = JSON.parse(readFileSync(at("engine", "package.json"), "utf8"));
      assert.deepEqual(answer(), [version, "cleartext"]);
    } finally {
      Object.assign(WebAssembly, { compile, instantiate });
      delete globalThis.importedModule;
      worker.remove();
    }
  });

  test("a policy is written as code", async () => {
    const { code } = await import(pathToFileURL(at("engine", "dist/node.js"))), policy = { name: "p.json", text: TRAP };
    assert.match(code(policy, "terraform"), /^resource "aws_s3_bucket_policy" "claims_archive" \{\n/);
    assert.match(code(policy, "cloudformation"), /AWS::S3::BucketPolicy/);
    assert.equal(code({ name: "p.json", text: "{}" }, "terraform"), null);
    assert.throws(() => code(policy, "pulumi"), /there is no dialect `pulumi`/);
  });
});

inEachBrowser("entries", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  test("the host's side of the iframe, as a bundler takes it", async () => {
    const host = project({ "host.js": `import { mountWireproofCheck } from "@wireproof/widget/embed";
      const checker = mountWireproofCheck(document.querySelector("iframe"), { value: ${JSON.stringify(TRAP)}, on: { result: async ({ verdict }) => { const svg = await checker.get("svg"); document.title = verdict + svg.slice(0, 4); } } });` });
    await build({ entryPoints: [host.at("host.js")], outfile: host.at("out.js"), bundle: true, format: "esm", target: "es2022", logLevel: "error" });
    const html = HTML('<iframe src="frame/embed.html#v=1&lang=en" sandbox="allow-scripts allow-downloads" title="checker"></iframe><script type="module" src="out.js"></script>');
    const server = await serve({ folder: host.folder, answer: publicFiles({ "/host.html": page(html) }, { "/frame/": at("widget", "dist") }) });
    const tab = await browser.newPage();
    await tab.goto(`${server.url}host.html`);
    await tab.waitForFunction(() => document.title !== "none", { timeout: 30_000 }).catch(() => {});
    assert.equal(await tab.title(), "cleartext<svg");
    await tab.close();
    await server.close();
    host.remove();
  });

  test("the engine's worker writes policies as code", async () => {
    const script = `import { createEngine } from "./dist/worker.js"; const engine = await createEngine(), policy = { name: "p.json", text: ${JSON.stringify(TRAP)} };
      const told = [(await engine.code(policy, "terraform")).slice(0, 8), await engine.code({ name: "p.json", text: "{}" }, "terraform"), (await engine.mechanisms()).length > 3]; engine.end(); document.title = JSON.stringify(told);`;
    const html = HTML('<script type="module" src="code.js"></script>');
    const server = await serve({ folder: made.folder, answer: publicFiles({ "/host.html": page(html), "/code.js": { type: "text/javascript", body: script } }, { "/dist/": at("engine", "dist") }) });
    const tab = await browser.newPage();
    await tab.goto(`${server.url}host.html`);
    await tab.waitForFunction(() => document.title !== "none", { timeout: 30_000 }).catch(() => {});
    assert.equal(await tab.title(), '["resource",null,true]');
    await tab.close();
    await server.close();
  });
});
