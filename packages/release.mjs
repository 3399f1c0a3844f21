// Writes `dist/release.json` (commit, versions, sizes) and `dist/SHA256SUMS`, of every file in `dist/`.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const root = join(import.meta.dirname, ".."), dist = join(root, "dist");
const OWN = ["SHA256SUMS", "release.json"];

const text = (file) => readFile(join(root, file), "utf8");
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const sum = (bytes) => createHash("sha256").update(bytes).digest("hex");
const says = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: "utf8" }).trim();

const names = (await readdir(dist, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
  .filter((name) => !OWN.includes(name)).sort();

const files = {}, sums = [], sizes = new Map(); // the engine is in several places: it is compressed once
for (const name of names) {
  const bytes = await readFile(join(dist, name)), sha256 = sum(bytes);
  if (!sizes.has(sha256)) sizes.set(sha256, /\.(tgz|tar\.gz|whl)$/.test(name) ? bytes.length : brotli(bytes));
  files[name] = { bytes: bytes.length, brotli: sizes.get(sha256), sha256 };
  sums.push(`${sha256}  ${name}\n`);
}

const cargo = await text("Cargo.toml"), editor = JSON.parse(await text("web/editor/package.json")).dependencies;
const release = `${JSON.stringify({
  version: cargo.match(/^version = "(.+)"/m)[1],
  commit: says("git", "rev-parse", "HEAD"),
  changed: says("git", "status", "--porcelain", "--untracked-files=no") !== "",
  tools: { rust: says("rustc", "--version"), node: process.version, npm: says(process.platform === "win32" ? "npm.cmd" : "npm", "--version"), "wasm-bindgen": cargo.match(/^wasm-bindgen = "=(.+)"/m)[1], binaryen: editor.binaryen, esbuild: editor.esbuild },
  files,
}, null, 2)}\n`;
await writeFile(join(dist, "release.json"), release);
await writeFile(join(dist, "SHA256SUMS"), [...sums, `${sum(release)}  release.json\n`].join(""));

for (const [name, { bytes, brotli }] of Object.entries(files)) {
  if (/^[^/]+\.(js|html|wasm|css)$|\.(tgz|tar\.gz|whl)$/.test(name)) console.log(`${name.padEnd(44)}${bytes.toLocaleString("en").padStart(12)}${brotli.toLocaleString("en").padStart(12)}`);
}
