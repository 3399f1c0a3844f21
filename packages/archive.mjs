// Packs what is no npm package: `node packages/archive.mjs PROGRAM TARGET` puts the page and the command into archives in `dist/`.
// The same files give the same bytes, in whatever order and at whatever time they were written.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BLOCK = 512;

// A header of a file as POSIX's `ustar` has it: nobody's file, with the time that it is given.
function header(name, size, mode, seconds) {
  const block = Buffer.alloc(BLOCK), octal = (value, digits) => `${value.toString(8).padStart(digits, "0")}\0`;
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name for an archive`);
  const fields = [[0, name], [100, octal(mode, 7)], [108, octal(0, 7)], [116, octal(0, 7)], [124, octal(size, 11)], [136, octal(seconds, 11)], [148, " ".repeat(8)], [156, "0"], [257, "ustar\x0000"]];
  for (const [at, text] of fields) block.write(text, at, "utf8");
  block.write(`${octal(block.reduce((sum, byte) => sum + byte, 0), 6)} `, 148, "latin1");
  return block;
}

// An archive of `{ name, bytes, mode? }`.
export function archive(files, seconds) {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts = sorted.flatMap(({ name, bytes, mode = 0o644 }) => [header(name, bytes.length, mode, seconds), bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]), { level: 9 });
}

async function main(program, target) {
  const root = join(import.meta.dirname, ".."), dist = join(root, "dist"), seconds = Number(process.env.SOURCE_DATE_EPOCH);
  if (!Number.isInteger(seconds)) throw new Error("SOURCE_DATE_EPOCH is not set: `cargo xtask dist` sets it");
  const version = (await readFile(join(root, "Cargo.toml"), "utf8")).match(/^version = "(.+)"/m)[1];
  const about = await Promise.all(["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md"].map(async (name) => ({ name, bytes: await readFile(join(root, name)) })));
  const put = async (name, files) => {
    const under = files.map((file) => ({ ...file, name: `${name}/${file.name}` }));
    await writeFile(join(dist, `${name}.tar.gz`), archive(under, seconds));
  };
  const page = (await readdir(dist, { withFileTypes: true })).filter((entry) => entry.isFile() && !/\.tar\.gz$/.test(entry.name)).map(({ name }) => name);
  await put(`wireproof-page-${version}`, [...about, ...(await Promise.all(page.map(async (name) => ({ name, bytes: await readFile(join(dist, name)) }))))]);
  await put(`wireproof-${version}-${target}`, [...about, { name: basename(program), bytes: await readFile(program), mode: 0o755 }]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(...process.argv.slice(2));
