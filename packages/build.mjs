// Makes the npm packages of the built page: `node packages/build.mjs [dist]`. They hold the very engine that the page runs.
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { words } from "../web/element/build.mjs";

const root = join(import.meta.dirname, ".."), dist = resolve(process.argv[2] ?? join(root, "dist")), out = join(dist, "npm");
const { build, transform } = createRequire(join(root, "web/editor/package.json"))("esbuild");
const text = (...path) => readFile(join(...path), "utf8");
const json = async (...path) => JSON.parse(await text(...path));

const version = (await text(root, "Cargo.toml")).match(/^version = "(.+)"/m)[1];
const files = await readdir(dist).catch(() => []);
function built(pattern) {
  const file = files.find((file) => pattern.test(file));
  if (!file) throw new Error(`dist/ has no ${pattern}: \`cargo xtask size\` builds it`);
  return file;
}
const wasm = built(/^wireproof-wasm-\w+\.wasm$/), glue = await text(dist, built(/^wireproof-wasm-\w+\.js$/));
const view = built(/^element-view-\w+\.js$/), api = await json(root, "web/element/api.json");

const parts = {
  name: "parts",
  setup(b) {
    const contents = {
      ENGINE_GLUE: { contents: `${glue}\nexport default wasm_bindgen;`, loader: "js" },
      ENGINE_GLUE_TEXT: { contents: glue, loader: "text" },
      API: { contents: words(api, version), loader: "js" },
    };
    b.onResolve({ filter: /^(ENGINE_GLUE(_TEXT)?|API)$/ }, ({ path }) => ({ path, namespace: "parts" }));
    b.onLoad({ filter: /./, namespace: "parts" }, ({ path }) => contents[path]);
    b.onResolve({ filter: /^ENGINE_WASM$/ }, () => ({ path: join(dist, wasm) }));
    b.onResolve({ filter: /^ELEMENT_VIEW_URL$/ }, () => ({ path: "./view.js", external: true }));
    b.onResolve({ filter: /^(\.\/engine\.wasm|react)$/ }, ({ path }) => ({ path, external: true }));
    b.onResolve({ filter: /^\.\/(index|auto)\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

async function bundle(entry, outfile, settings = {}) {
  await build({
    entryPoints: [join(root, entry)], outfile, bundle: true, format: "esm", target: "es2022", minify: true, charset: "utf8", legalComments: "none",
    loader: { ".wasm": "binary" }, external: ["node:fs"], logOverride: { "empty-import-meta": "silent" }, plugins: [parts], logLevel: "warning", ...settings,
  });
}

// The folder of a package with what each has: its manifest, read-me, licences, and the version of this commit.
async function begin(name) {
  const folder = join(out, name), manifest = await json(import.meta.dirname, name, "package.json");
  await mkdir(join(folder, "dist"), { recursive: true });
  await writeFile(join(folder, "package.json"), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
  await cp(join(import.meta.dirname, name, "README.md"), join(folder, "README.md"));
  for (const file of ["LICENSE-APACHE", "LICENSE-MIT", "CHANGELOG.md"]) await cp(join(root, file), join(folder, file));
  await cp(join(dist, wasm), join(folder, "dist/engine.wasm"));
  await cp(join(dist, "report.d.ts"), join(folder, "dist/report.d.ts"));
  for (const file of await readdir(join(import.meta.dirname, name, "src"))) {
    if (file.endsWith(".d.ts")) await cp(join(import.meta.dirname, name, "src", file), join(folder, "dist", file));
  }
  return folder;
}

async function engine() {
  const folder = await begin("engine");
  for (const entry of ["web", "node", "workerd", "inline", "worker"]) await bundle(`packages/engine/src/${entry}.js`, join(folder, `dist/${entry}.js`));
  await mkdir(join(folder, "dist/schema"));
  await cp(join(root, "crates/report/schema/report.v1.json"), join(folder, "dist/schema/report.v1.json"));
}

async function widget() {
  const folder = await begin("widget"), to = (file) => join(folder, "dist", file);
  await bundle("web/element/define.js", to("index.js"));
  await bundle("packages/widget/src/auto.js", to("auto.js"));
  const events = Object.fromEntries(api.elements.map(({ name }) => [`${name.toUpperCase()}_EVENTS`, JSON.stringify(api.events.filter(({ of }) => of.includes(name)).map(({ name }) => name))]));
  await bundle("packages/widget/src/react.js", to("react.js"), { define: events });
  await cp(join(dist, "embed.js"), to("embed.js"));
  await cp(join(dist, "embed.html"), to("embed.html"));
  await cp(join(dist, "single.html"), to("standalone.html"));
  // wasm-bindgen's fallback names a file that is no part of a package; the page's wasm is inside the script
  const drawing = (await text(dist, view)).replaceAll('new URL("wireproof-web_bg.wasm",import.meta.url)', "void 0").replaceAll(wasm, "engine.wasm");
  await writeFile(to("view.js"), (await transform(drawing, { format: "esm" , minify: true, charset: "utf8", target: "es2022" })).code);
  await cp(join(dist, "element.d.ts"), to("index.d.ts"));
  await writeFile(to("jsx.d.ts"), (await text(dist, "jsx.d.ts")).replaceAll("./element.js", "./index.js"));
  await writeFile(join(folder, "custom-elements.json"), (await text(dist, "custom-elements.json")).replaceAll('"element.js"', '"dist/index.js"'));
  for (const file of ["web-types.json", "vscode.html-custom-data.json"]) await cp(join(dist, file), join(folder, file));
}

await rm(out, { recursive: true, force: true });
await engine();
await widget();
