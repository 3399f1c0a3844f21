// Trunk's post_build hook: bundles the shell, names files by their content, writes the single file, and refuses a page that breaks its own policy.
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sheet, words } from "../element/build.mjs";
import { jsx, manifest, types, vscode, webTypes } from "../element/describe.mjs";
import { reportTypes } from "../element/report-types.mjs";

const out = process.env.TRUNK_STAGING_DIR, release = process.env.TRUNK_PROFILE === "release";
const web = join(import.meta.dirname, ".."), samplesDir = join(web, "../tests/samples");
const at = (file) => join(out, file);
const read = (file) => readFile(join(web, file), "utf8");
const digest = (text, algorithm, encoding) => createHash(algorithm).update(text).digest(encoding);

// Every sample with the text of its files, as the page's menu shows them.
async function samples() {
  const index = join(samplesDir, "index.json");
  if (!existsSync(index)) return [];
  const list = JSON.parse(await readFile(index, "utf8"));
  return Promise.all(list.map(async ({ id, title, inputs }) => ({
    id, title, files: await Promise.all(inputs.map(async (name) => ({ name, text: await readFile(join(samplesDir, name), "utf8") }))),
  })));
}

const FILES = { PAGE_GLUE: "wireproof-web.js", PAGE_WASM: "wireproof-web_bg.wasm", ENGINE_GLUE: "wireproof-wasm.js", ENGINE_WASM: "wireproof-wasm_bg.wasm" };
const api = JSON.parse(await readFile(join(web, "element/api.json"), "utf8"));
const version = (await readFile(join(web, "../Cargo.toml"), "utf8")).match(/^version = "(.+)"/m)[1];
const built = {
  name: "built",
  setup(b) {
    b.onResolve({ filter: /^(API|ELEMENT_CSS)$/ }, ({ path }) => ({ path, namespace: "element" }));
    // A file of its own for pages; inside the frame, which fetches nothing.
    b.onResolve({ filter: /^ELEMENT_VIEW_URL$/ }, ({ path }) => (b.initialOptions.entryPoints[0].endsWith("frame.js") ? { path: join(web, "element/view.js") } : { path, external: true }));
    b.onLoad({ filter: /^API$/, namespace: "element" }, () => ({ contents: words(api, version), loader: "js" }));
    b.onLoad({ filter: /^ELEMENT_CSS$/, namespace: "element" }, () => ({ contents: elementCss, loader: "text" }));
    b.onResolve({ filter: /^(PAGE|ENGINE)_(GLUE|WASM)$/ }, ({ path }) => ({ path: at(FILES[path]), namespace: path === "ENGINE_GLUE" ? "text" : "file" }));
    // It numbers its classes in a global; ours are alone in their shadow roots, and an element leaves its host's globals alone.
    b.onLoad({ filter: /style-mod\.js$/ }, async ({ path }) => {
      const parts = (await readFile(path, "utf8")).split('const top = typeof globalThis != "undefined" ? globalThis : typeof window != "undefined" ? window : {}');
      if (parts.length !== 2) throw new Error("style-mod keeps its number somewhere else now");
      return { contents: parts.join("const top = {}"), loader: "js" };
    });
    b.onResolve({ filter: /^SAMPLES$/ }, () => ({ path: "samples", namespace: "samples" }));
    b.onLoad({ filter: /./, namespace: "text" }, async ({ path }) => ({ contents: await readFile(path, "utf8"), loader: "text" }));
    b.onLoad({ filter: /./, namespace: "samples" }, async () => ({ contents: JSON.stringify(await samples()), loader: "json" }));
  },
};
async function bundle(entry, folder = "shell") {
  const result = await build({
    entryPoints: [join(web, folder, entry)], bundle: true, format: "esm", target: "es2022", write: false, minify: release, legalComments: "none",
    charset: "utf8", loader: { ".wasm": "binary" }, logOverride: { "empty-import-meta": "silent" }, plugins: [built], logLevel: "warning",
  });
  return result.outputFiles[0].text.trimEnd();
}

if (release) {
  const glue = await readFile(at(FILES.ENGINE_GLUE), "utf8");
  await writeFile(at(FILES.ENGINE_GLUE), (await transform(glue, { minifyWhitespace: true, minifySyntax: true, target: "es2022" })).code);
}
const styles = (await readdir(join(web, "style"))).filter((file) => file.endsWith(".css")).sort();
let css = (await Promise.all(styles.map((file) => readFile(join(web, "style", file), "utf8")))).join("\n").replaceAll("\r\n", "\n");
const minified = async (css) => (release ? (await transform(css, { loader: "css", minify: true, target: ["chrome123", "firefox120", "safari17.5"] })).code.trimEnd() : css);
const elementCss = await minified(sheet(css, await read("element/element.css"), api));
let [boot, single, html, element, view, frame, embed] = await Promise.all([bundle("boot.js"), bundle("single.js"), readFile(at("index.html"), "utf8"), bundle("element.js", "element"), bundle("view.js", "element"), bundle("frame.js", "element"), bundle("embed.js", "element")]);
await rm(at(FILES.PAGE_GLUE)); // is inside app.js
for (const file of await readdir(out)) if (file.endsWith(".d.ts") || file === "snippets") await rm(at(file), { recursive: true });

// Puts the file's final name where the shell and the page speak of it.
async function publish(file, placeholder) {
  const name = release ? file.replace(/(_bg)?\.(\w+)$/, `-${digest(await readFile(at(file)), "sha256", "hex").slice(0, 12)}.$2`) : file;
  if (name !== file) await rename(at(file), at(name));
  boot = boot.replaceAll(placeholder, `./${name}`);
  html = html.replaceAll(placeholder, name);
  element = element.replaceAll(placeholder, `./${name}`);
  view = view.replaceAll(placeholder, `./${name}`);
}
await publish(FILES.PAGE_WASM, "PAGE_WASM_URL");
await publish(FILES.ENGINE_GLUE, "ENGINE_GLUE_URL");
await publish(FILES.ENGINE_WASM, "ENGINE_WASM_URL");
await writeFile(at("element-view.js"), view);
await publish("element-view.js", "ELEMENT_VIEW_URL");
await writeFile(at("element.js"), element);
await writeFile(at("embed.js"), embed);
const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;
await writeFile(at("custom-elements.json"), pretty(manifest(api, version)));
await writeFile(at("element.d.ts"), types(api));
await writeFile(at("jsx.d.ts"), jsx(api, "react"));
await writeFile(at("report.d.ts"), reportTypes(JSON.parse(await read("../crates/report/schema/report.v1.json"))));
await writeFile(at("vscode.html-custom-data.json"), pretty(vscode(api)));
await writeFile(at("web-types.json"), pretty(webTypes(api, version)));
css = await minified(css);
await writeFile(at("app.css"), css);
await publish("app.css", "APP_CSS_URL");
await writeFile(at("app.js"), boot);
await publish("app.js", "APP_JS_URL");

const offences = html.match(/<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|<style|\son\w+=/);
if (offences) throw new Error(`index.html would violate its own policy: ${offences[0]}`);
await writeFile(at("index.html"), html);

// A page that is one file: its policy names the script and the style inside, and closes the network.
async function inOne(name, script, style, body) {
  const policy = html.match(/Content-Security-Policy" content="([^"]+)"/)[1]
    .replace(/script-src [^;]+/, `script-src 'sha256-${digest(script, "sha256", "base64")}' 'wasm-unsafe-eval'`)
    .replace(/style-src [^;]+/, `style-src 'sha256-${digest(style, "sha256", "base64")}'`)
    .replace(/connect-src [^;]+/, "connect-src 'none'");
  await writeFile(at(name), `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Wireproof</title><style>${style}</style></head>
<body>${body}<script type="module">${script}</script></body></html>
`);
}
await inOne("single.html", single, css, '<div id="app"></div><p id="boot"></p>');
await inOne("embed.html", frame, "body{margin:0;background:transparent}", "");
