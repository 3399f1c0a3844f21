// The engine's package in Node: the same report as the command, from ES modules and CommonJS.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { TRAP, project, root, samples, textOf } from "./projects.mjs";

describe("engine (node)", () => {
  let made, engine;
  before(async () => {
    made = project({
      "try.mjs": `import { analyze } from "@wireproof/engine"; console.log(analyze([{ name: "p.json", text: ${JSON.stringify(TRAP)} }]).verdict);`,
      "try.cjs": `import("@wireproof/engine").then(({ analyze }) => console.log(analyze([{ name: "p.json", text: ${JSON.stringify(TRAP)} }]).verdict));`,
    });
    engine = await import(pathToFileURL(made.at("node_modules/@wireproof/engine/dist/node.js")));
  });
  after(() => made.remove());

  for (const file of ["try.mjs", "try.cjs"]) {
    test(`${file} runs`, () => assert.equal(made.node(file), "cleartext\n"));
  }

  test("every sample has the report that the command prints, in both languages", () => {
    for (const language of ["en", "ko"]) {
      for (const { id, inputs, verdict } of samples) {
        const args = ["run", "--quiet", "-p", "wireproof", "--manifest-path", join(root, "Cargo.toml"), "--", "--lang", language, "check", "--format", "json", ...inputs];
        const { stdout, stderr } = spawnSync("cargo", args, { cwd: join(root, "tests/samples"), encoding: "utf8", maxBuffer: 1 << 26 });
        assert.notEqual(stdout, "", stderr);
        const report = engine.analyze(inputs.map((name) => ({ name, text: textOf(name) })), { language });
        assert.equal(report.verdict, verdict, id);
        assert.equal(`${JSON.stringify(report, null, 2)}\n`, stdout, id);
      }
    }
  });

  test("the lists and the log", () => {
    assert.ok(engine.rules().length > 10);
    assert.equal(engine.explain("no-such-thing"), null);
    assert.equal(engine.explain(engine.rules()[0].id, "ko").id, engine.rules()[0].id);
    assert.equal(engine.sarif([{ name: "p.json", text: TRAP }]).version, "2.1.0");
    assert.throws(() => engine.rules("de"), /there is no language `de`, only `en` and `ko`/);
    assert.throws(() => engine.analyze([{ name: 1, text: "" }]), /^Error: inputs: /);
  });

  test("the entry without a fetch, and a server that imports every entry", async () => {
    const inline = await import(pathToFileURL(made.at("node_modules/@wireproof/engine/dist/inline.js")));
    assert.throws(() => inline.version(), /await `init\(\)` first/);
    await inline.default();
    assert.equal(inline.version(), engine.version());
    const worker = await import(pathToFileURL(made.at("node_modules/@wireproof/engine/dist/worker.js")));
    if (!globalThis.Worker) await assert.rejects(worker.createEngine(), /on a server import `@wireproof\/engine`/);
    for (const entry of ["index", "auto", "embed"]) await import(pathToFileURL(made.at(`node_modules/@wireproof/widget/dist/${entry}.js`)));
  });
});
