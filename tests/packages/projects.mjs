// Fresh projects with the packed packages installed, as a user has them.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const root = join(import.meta.dirname, "../..");
export const npm = process.env.WIREPROOF_NPM ?? join(root, "dist/npm");
export const tarball = (name) => join(npm, readdirSync(npm).find((file) => file.startsWith(`wireproof-${name}-`) && file.endsWith(".tgz")));

// A project with both packages, unpacked as npm does, and links to the pinned tools in `others`.
export function project(files, { others = join(import.meta.dirname, "node_modules"), linked = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "wireproof-package-"));
  for (const name of ["engine", "widget"]) {
    const to = join(folder, "node_modules/@wireproof", name);
    mkdirSync(to, { recursive: true });
    execFileSync("tar", ["-xzf", tarball(name), "-C", to, "--strip-components=1"]);
  }
  for (const name of linked) {
    mkdirSync(dirname(join(folder, "node_modules", name)), { recursive: true });
    symlinkSync(join(others, name), join(folder, "node_modules", name));
  }
  for (const [name, text] of Object.entries({ "package.json": '{ "private": true, "type": "module" }', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, at: (file) => join(folder, file), node: (...args) => execFileSync("node", args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 }), remove: () => rmSync(folder, { recursive: true }) };
}

export const samples = JSON.parse(readFileSync(join(root, "tests/samples/index.json"), "utf8"));
export const textOf = (name) => readFileSync(join(root, "tests/samples", name), "utf8");
// A policy that a careless reader takes for safe.
export const TRAP = textOf("tls-version-trap.json");
