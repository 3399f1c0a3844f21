// What tools that read packages say: publint, Are the types wrong?, and TypeScript with both ways to find modules.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { npm, project, tarball } from "./projects.mjs";

const bin = (name) => join(import.meta.dirname, "node_modules/.bin", name);
const run = (program, args, cwd) => {
  try {
    return execFileSync(program, args, { cwd, encoding: "utf8" });
  } catch ({ stdout, stderr }) {
    return assert.fail(`${stdout}\n${stderr}`);
  }
};

const SAMPLE = `
import init, { analyze, analyzeToJson, code, type Report, type Verdict } from "@wireproof/engine";
import { createEngine } from "@wireproof/engine/worker";
import { defineWireproofCheck, WireproofCheck } from "@wireproof/widget";
import "@wireproof/widget/auto";
import { mountWireproofCheck } from "@wireproof/widget/embed";
import { WireproofCheck as Check } from "@wireproof/widget/react";
import { createElement } from "react";

await init();
const report: Report = analyze([{ name: "p.json", text: "{}" }], { language: "ko", bucket: null });
const verdicts: Verdict[] = report.hops.map((hop) => hop.verdict);
const text: string = analyzeToJson([]);
const resource: string | null = code({ name: "p.json", text: "{}" }, "terraform", { bucket: "b" });
const engine = await createEngine();
const template: Promise<string | null> = engine.code({ name: "p.json", text: "{}" }, "cloudformation");
const later: Report = await engine.analyze([], {}, { signal: new AbortController().signal });
defineWireproofCheck({ prefix: "tls" });
const element = document.createElement("wireproof-check");
const same: WireproofCheck = element;
element.addEventListener("wireproof-result", ({ detail }) => console.log(detail.verdict, detail.counts.cleartext));
const frame = mountWireproofCheck(document.createElement("iframe"), { mode: "view", on: { result: ({ verdict }) => console.log(verdict) } });
const shown = createElement(Check, { value: "{}", mode: "compact", docType: "auto", onResult: (event) => console.log(event.detail.verdict) });
// @ts-expect-error there is no such mode
createElement(Check, { mode: "tiny" });
// @ts-expect-error an input has a name
analyze([{ text: "{}" }]);
// @ts-expect-error there is no such dialect
code({ name: "p.json", text: "{}" }, "pulumi");
export { engine, frame, later, resource, same, shown, template, text, verdicts };
`;

describe("types", () => {
  for (const name of ["engine", "widget"]) {
    test(`publint has nothing to say of ${name}`, async () => {
      const pkgDir = join(npm, name), { messages, pkg } = await publint({ pkgDir, strict: true, pack: false });
      assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
    });

    test(`the types of ${name} are those of its code`, () => {
      run(bin("attw"), [tarball(name), "--profile", "esm-only", "--no-emoji", "--exclude-entrypoints", "engine.wasm", "standalone.html", "embed.html", "custom-elements.json"], import.meta.dirname);
    });
  }

  for (const [module, resolution] of [["node16", "node16"], ["esnext", "bundler"]]) {
    test(`TypeScript with moduleResolution ${resolution}`, () => {
      const options = { module, moduleResolution: resolution, target: "es2022", lib: ["es2022", "dom", "dom.iterable"], strict: true, noEmit: true, skipLibCheck: false, types: [], preserveSymlinks: true };
      const made = project({ "sample.ts": SAMPLE, "tsconfig.json": JSON.stringify({ compilerOptions: options, files: ["sample.ts"] }) }, { linked: ["@types/react", "csstype"] });
      run(bin("tsc"), ["-p", made.folder], made.folder);
      made.remove();
    });
  }
});
