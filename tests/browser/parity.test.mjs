// The same bytes from the engine on this machine, in Node, and in the page's own worker behind the seal.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { answer, module } from "./engine.mjs";
import { open, samples } from "./page.mjs";
import { serve } from "./serve.mjs";

// Texts on which targets could differ: widths of offsets, line ends, halves of surrogate pairs, numbers, cut-off text.
const ODD_TEXTS = [
  "", "{", "\ufeff{}", "null", "[1e400, 1E-400, 0.1, 12345678901234567890]", "{\"a\":\r\n\"b\"\r}", "\u2028\u2029",
  "{\"Statement\": \"\ud83d\", \"한글\": \"\ude00😀\"}", "{'Effect': True,}", "// 주석 🔒\n{\"Version\": \"2012-10-17\", \"Statement\": []}",
];

const requests = [];
for (const language of ["en", "ko"]) {
  for (const { files } of await samples()) requests.push([files, { language }]);
  for (const text of ODD_TEXTS) requests.push([[{ name: "odd 😀.json", text }], { language }]);
}
const lines = requests.map(([inputs, options]) => `${JSON.stringify(inputs)}\n${JSON.stringify(options)}\n`);
const native = execFileSync("cargo", ["run", "--quiet", "-p", "wireproof-wasm", "--example", "answer-lines"], {
  cwd: join(import.meta.dirname, "../.."), input: lines.join(""), encoding: "utf8", maxBuffer: 1 << 28,
}).trimEnd().split("\n");

function assertSame(answers) {
  assert.equal(native.length, requests.length);
  answers.forEach((answer, index) => assert.equal(answer, native[index], lines[index].slice(0, 300)));
  assert.equal(answers.length, native.length);
}

describe("parity (node)", () => {
  test("the built engine answers with the bytes of this machine", () => {
    assertSame(requests.map(([inputs, options]) => answer(inputs, options)));
  });

  test("the engine imports nothing that could reach a network", () => {
    const imports = WebAssembly.Module.imports(module);
    assert.deepEqual(imports.map(({ name }) => name.replace(/_[0-9a-f]{16}$/, "")).sort(), ["__wbg_Error", "__wbindgen_init_externref_table"]);
  });
});

inEachBrowser("parity", (name) => {
  let server, browser, page;
  before(async () => {
    server = await serve();
    browser = await launch(name);
    page = await open(browser, server.url, {
      before: () => {
        const Original = Worker;
        globalThis.Worker = class extends Original {
          constructor(...args) { super(...args); globalThis.worker = this; }
        };
      },
    });
  });
  after(async () => {
    await page?.close();
    await browser?.close();
    await server?.close();
  });

  test("the page's worker answers with the bytes of this machine", async () => {
    await page.until(() => globalThis.worker);
    const answers = await page.evaluate((_, requests) => new Promise((resolve, reject) => {
      const answers = [];
      worker.addEventListener("message", ({ data }) => {
        if (!(data.id < 0)) return;
        if (data.kind !== "done") reject(new Error(JSON.stringify(data)));
        answers[-data.id - 1] = data.answer;
        if (answers.filter(Boolean).length === requests.length) resolve(answers);
      });
      requests.forEach((args, index) => worker.postMessage({ kind: "run", id: -index - 1, call: "analyze", args: args.map((arg) => JSON.stringify(arg)) }));
    }), requests);
    assertSame(answers);
  });
});
