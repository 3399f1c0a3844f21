// What `cargo xtask dist` packs: the same bytes again, and nothing of the machine in them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { archive } from "../../packages/archive.mjs";
import { root, tarball } from "./projects.mjs";

const folder = mkdtempSync(join(tmpdir(), "wireproof-archive-"));
after(() => rmSync(folder, { recursive: true }));
const sum = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

test("an archive is the same whatever the order of its files, and tar reads it", () => {
  const files = [{ name: "a/program", bytes: Buffer.from("#!/bin/sh\n"), mode: 0o755 }, { name: "a/empty", bytes: Buffer.alloc(0) }, { name: "a/block", bytes: Buffer.alloc(512, "x") }];
  const packed = archive(files, 1_700_000_000);
  assert.ok(packed.equals(archive([...files].reverse(), 1_700_000_000)));
  writeFileSync(join(folder, "a.tar.gz"), packed);
  execFileSync("tar", ["-xzf", "a.tar.gz"], { cwd: folder });
  for (const { name, bytes } of files) assert.ok(readFileSync(join(folder, name)).equals(bytes), name);
  const { mode, mtimeMs } = statSync(join(folder, "a/program"));
  assert.deepEqual([mode & 0o777, mtimeMs], [0o755, 1_700_000_000_000]);
  assert.throws(() => archive([{ name: "n".repeat(101), bytes: Buffer.alloc(0) }], 0), /too long a name/);
});

test("the npm packages are the same when they are made again", () => {
  const dist = join(folder, "dist");
  mkdirSync(dist);
  for (const entry of readdirSync(join(root, "dist"), { withFileTypes: true })) if (entry.isFile()) cpSync(join(root, "dist", entry.name), join(dist, entry.name));
  execFileSync("node", [join(root, "packages/build.mjs"), dist]);
  for (const name of ["engine", "widget"]) {
    execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", ".."], { cwd: join(dist, "npm", name), shell: process.platform === "win32" });
    const again = readdirSync(join(dist, "npm")).find((file) => file.startsWith(`wireproof-${name}-`));
    assert.equal(sum(join(dist, "npm", again)), sum(tarball(name)), name);
  }
});

test("no file of the page names a folder of the machine that built it", () => {
  const home = process.env.HOME ?? process.env.USERPROFILE;
  for (const name of readdirSync(join(root, "dist")).filter((name) => /\.(wasm|js|html)$/.test(name))) {
    const text = readFileSync(join(root, "dist", name), "latin1");
    for (const place of [`${home}/.cargo`, `${home}/.rustup`, join(root, "crates")]) assert.ok(!text.includes(place), `${name} names ${place}`);
  }
});
