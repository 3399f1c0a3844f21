// What `wireproof check --format sarif` prints, held against the published schema of SARIF 2.1.0 and what code scanning reads of it.
//
// sarif-schema-2.1.0.json is OASIS's, of https://github.com/oasis-tcs/sarif-spec, as the crate serde-sarif 0.8.0 (MIT) holds it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import Ajv from "ajv";
import formats from "ajv-formats";
import { WORDS, spoiled } from "../hostile/documents.mjs";

const root = join(import.meta.dirname, "../.."), samples = join(root, "tests/samples");
const names = readdirSync(samples).filter((name) => name.endsWith(".json") && name !== "index.json");
const textOf = (name) => readFileSync(join(samples, name), "utf8");

// one of the schema's patterns has a bracket too many, which only the older kind of expression takes
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(import.meta.dirname, "sarif-schema-2.1.0.json"), "utf8")));

const program = process.env.WIREPROOF ?? (() => {
  execFileSync("cargo", ["build", "--quiet", "-p", "wireproof"], { cwd: root });
  return join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/wireproof");
})();
const folder = mkdtempSync(join(tmpdir(), "wireproof-sarif-"));
after(() => rmSync(folder, { recursive: true }));

function run(...args) {
  const out = execFileSync(program, ["check", "--fail-on", "never", "--any-file", "--format", ...args], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 29, stdio: ["ignore", "pipe", "ignore"] });
  return JSON.parse(out);
}

// The log and the report of some documents, the log being valid.
function both(files) {
  const inside = mkdtempSync(join(folder, "in-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(inside, name, ".."), { recursive: true });
    writeFileSync(join(inside, name), text);
  }
  const log = run("sarif", inside), report = run("json", inside);
  assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 5), null, 1));
  return { log: log.runs[0], report, texts: report.inputs.map(({ name }) => readFileSync(name, "utf8")) };
}

// UTF-16 offset of a line and column.
const offset = (text, line, column) => text.split("\n").slice(0, line - 1).reduce((sum, line) => sum + line.length + 1, 0) + column - 1;

function compare({ log, report, texts }) {
  assert.equal(log.columnKind, "utf16CodeUnits");
  assert.equal(log.results.length, report.findings.length);
  log.results.forEach((result, at) => {
    const finding = report.findings[at], hops = report.hops.filter((hop) => hop.findings.includes(finding.id));
    assert.equal(result.ruleId, finding.rule);
    assert.equal(log.tool.driver.rules[result.ruleIndex].id, finding.rule);
    assert.deepEqual(result.partialFingerprints, { "wireproofFinding/v1": finding.id });
    const check = ({ region, artifactLocation: { index } }, location) => {
      assert.equal(index, location.input);
      const text = texts[index];
      assert.equal(offset(text, region.startLine, region.startColumn), location.range.start.utf16);
      assert.equal(offset(text, region.endLine, region.endColumn), location.range.end.utf16);
    };
    check(result.locations[0].physicalLocation, finding.location);
    const stages = (result.codeFlows ?? []).flatMap(({ threadFlows }) => threadFlows[0].locations);
    assert.equal(stages.length, hops.length, "the hops are the flow");
    stages.forEach((stage, hop) => check(stage.location.physicalLocation, hops[hop].evidence[0]));
    const replaced = (result.fixes ?? []).flatMap(({ artifactChanges }) => artifactChanges.flatMap(({ artifactLocation: { index }, replacements }) =>
      replacements.map(({ deletedRegion: region, insertedContent: { text } }) => [index, offset(texts[index], region.startLine, region.startColumn), offset(texts[index], region.endLine, region.endColumn), text])));
    const edits = (finding.fix?.edits ?? []).map(({ input, range, text }) => [input, range.start.utf16, range.end.utf16, text]);
    assert.deepEqual(replaced.sort(), edits.sort());
  });
}

test("every sample alone", () => {
  for (const name of names) compare(both({ [name]: textOf(name) }));
});

test("all samples together, and with characters of two units before each place", () => {
  compare(both(Object.fromEntries(names.map((name) => [name, textOf(name)]))));
  compare(both(Object.fromEntries(names.map((name) => [`🔒 정책/${name}`, JSON.stringify({ "🔒": "한", ...JSON.parse(textOf(name)) })]))));
});

test("hostile words in every string of every sample, and in names of files", () => {
  const files = {};
  for (const name of names) [...spoiled(textOf(name), WORDS.join(" "))].forEach((text, at) => { files[`${at}-${name}`] = text; });
  WORDS.forEach((word, at) => { files[`${word.replace(/[/\0\ud83d]/g, "").slice(0, 60)}-${at}.json`] = textOf("tls-version-trap.json"); });
  files["broken.json"] = `{ "Version": ${WORDS.join("")}`;
  compare(both(files));
});
