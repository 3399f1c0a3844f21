// The elements on other people's pages: what goes in, what comes out, and what they leave alone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { report } from "./engine.mjs";
import { SCRIPT, host, pre, visit } from "./hosts.mjs";
import { samples } from "./page.mjs";
import { DIST } from "./serve.mjs";

const API = JSON.parse(readFileSync(join(import.meta.dirname, "../../web/element/api.json"), "utf8"));
const SAMPLES = await samples();
const TRAP = SAMPLES.find(({ id }) => id === "tls-version-trap").files[0].text.trim();
const CANONICAL = SAMPLES.find(({ id }) => id === "canonical-policy").files[0].text.trim();
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src blob:; img-src data:; style-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types wireproof-worker";
const checker = (attributes = "", text = TRAP) => `<wireproof-check loading="eager" ${attributes}>${pre(text)}</wireproof-check>`;

test("the element can be imported where there is no page", async () => {
  const { WireproofCheck, defineWireproofCheck } = await import(join(DIST, "element.js"));
  assert.equal(typeof WireproofCheck, "function");
  assert.equal(defineWireproofCheck(), undefined);
});

inEachBrowser("element", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  // Runs `use` on a page with this body; nothing may be refused by the page's policy.
  async function on(body, use, options) {
    const server = await host(body + SCRIPT, options);
    const page = await visit(browser, server, options);
    await use(page, server);
    assert.deepEqual(await page.evaluate(() => violations), []);
    await page.close();
    await server.close();
  }

  for (const [how, child] of Object.entries({ pre: pre(TRAP), script: `<script type="application/json">${TRAP}</script>`, template: `<template>${TRAP}</template>` })) {
    test(`the document in a ${how} is checked`, () => on(`<wireproof-check loading="eager">${child}</wireproof-check>`, async (page) => {
      await page.answered();
      const seen = await page.evaluate(() => { const { value, verdict, result } = document.querySelector("wireproof-check"); return { value, verdict, ids: result.findings.map(({ id }) => id), schema: result.schema }; });
      const expected = report(TRAP);
      assert.deepEqual(seen, { value: TRAP, verdict: expected.verdict, ids: expected.findings.map(({ id }) => id), schema: 1 });
    }));
  }

  test("the document is readable before the engine comes, and nothing but the element was fetched", () => on(`<div style="height:5000px"></div><wireproof-check>${pre(TRAP)}</wireproof-check>`, async (page, server) => {
    await page.until(() => document.querySelector("wireproof-check").shadowRoot);
    assert.equal(await page.evaluate(() => document.querySelector("wireproof-check").shadowRoot.querySelector("pre").textContent), TRAP);
    assert.deepEqual(server.log.map(({ path }) => path), ["/host.html", "/element.js"]);
    await page.evaluate(() => scrollTo(0, 9999));
    await page.answered();
  }));

  test("an element that waits for a use starts with its button", () => on(`<wireproof-check loading="interaction">${pre(TRAP)}</wireproof-check>`, async (page, server) => {
    await page.until(() => document.querySelector("wireproof-check").shadowRoot);
    await new Promise((wake) => setTimeout(wake, 300));
    assert.equal(server.log.length, 2);
    await page.evaluate(() => document.querySelector("wireproof-check").shadowRoot.querySelector("button").click());
    await page.answered();
  }));

  test("attributes and properties are one thing, and no value throws", () => on("<wireproof-check loading='eager'></wireproof-check>", async (page) => {
    await page.until(() => customElements.get("wireproof-check"));
    const found = await page.evaluate((attributes) => {
      const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
      return attributes.filter(({ of }) => of.includes("check")).flatMap(({ name, kind, values, default: fallback, reflects }) => {
        const element = document.createElement("wireproof-check"), property = camel(name), faults = [];
        const expect = (what, actual, wanted) => { if (!Object.is(actual, wanted)) faults.push(`${name}: ${what} ${actual}, not ${wanted}`); };
        const other = { flag: true, number: 4, choice: values?.at(-1), tokens: "b a", word: "x" }[kind];
        expect("at first", element[property], kind === "flag" ? false : fallback);
        element[property] = other;
        expect("set", element[property], other);
        expect("reflects", element.hasAttribute(name), reflects);
        element[property] = kind === "flag" ? false : null;
        element.setAttribute(name, kind === "choice" ? "nonsense" : kind === "number" ? "nonsense" : other);
        expect("nonsense", element[property], kind === "choice" || kind === "number" ? fallback : other);
        return faults;
      });
    }, API.attributes);
    assert.deepEqual(found, []);
  }));

  test("what was set before the element was known counts", () => on("<wireproof-check loading='eager'></wireproof-check>", async (page) => {
    await page.answered();
    assert.equal(await page.evaluate(() => document.querySelector("wireproof-check").value), "{\"set\": \"early\"}");
    assert.equal(await page.evaluate(() => document.querySelector("wireproof-check").mode), "compact");
  }, { head: '<script>addEventListener("readystatechange", () => { const element = document.querySelector("wireproof-check"); if (!customElements.get("wireproof-check")) { element.value = \'{"set": "early"}\'; element.mode = "compact"; } }, { capture: true, once: true }); document.addEventListener("readystatechange", (event) => event, { once: true });</script>' }));

  test("the host hears of each step, in order", () => on(checker(), async (page) => {
    await page.answered();
    const names = (await page.evaluate(() => heard.map(({ name }) => name))).filter((name) => name !== "progress");
    assert.deepEqual(names, ["ready", "check-start", "result"]);
    const expected = report(TRAP), { detail } = (await page.heard("result"))[0];
    assert.deepEqual({ ...detail, ms: 0 }, JSON.parse(JSON.stringify({ runId: 1, verdict: expected.verdict, counts: expected.counts, ms: 0, hops: expected.hops, findings: expected.findings })));
    const states = await page.evaluate(() => ["loading", "checking", "ready", "error", "cleartext", "enforced", "narrow"].filter((state) => document.querySelector("wireproof-check").matches(`:state(${state})`)));
    assert.deepEqual(states, ["ready", "cleartext"]);
    const early = (await page.heard("progress")).map(({ detail }) => detail.phase);
    assert.deepEqual([...new Set(early)], ["load", "check"]);
  }));

  test("a fix asks the host first, changes the text as one step, and can be undone", () => on(checker(), async (page) => {
    await page.answered();
    const { id, fix } = report(TRAP).findings.find((finding) => finding.fix);
    await page.evaluate(() => document.addEventListener("wireproof-before-fix", (event) => event.preventDefault(), { once: true }));
    assert.equal(await page.evaluate((id) => document.querySelector("wireproof-check").applyFix(id), id), false);
    assert.equal(await page.evaluate(() => document.querySelector("wireproof-check").value), TRAP);
    assert.equal(await page.evaluate((id) => document.querySelector("wireproof-check").applyFix(id), id), true);
    await page.until(() => document.querySelector("wireproof-check").verdict === "enforced");
    const [, asked] = await page.heard("before-fix"), [done] = await page.heard("fix");
    assert.deepEqual(asked.detail, { findingIds: [id], edits: fix.edits.map(({ input, range, text }) => ({ input, from: range.start.utf16, to: range.end.utf16, insert: text })) });
    assert.deepEqual(done.detail, asked.detail);
    assert.ok((await page.heard("input")).length >= 1);
    // it goes away and comes back, and can still be undone
    await page.evaluate(() => { const element = document.querySelector("wireproof-check"); globalThis.kept = element; element.remove(); });
    await new Promise((wake) => setTimeout(wake, 100));
    await page.evaluate(() => document.body.prepend(kept));
    await page.until(() => kept.shadowRoot.querySelector(".editor[part], div.editor > .place, .text .editor"));
    await page.until(() => kept.result && kept.matches(":state(ready)"));
    const content = () => { const view = document.querySelector("wireproof-check").shadowRoot.querySelector(".text .editor").shadowRoot.querySelector(".cm-content"); view.focus(); return true; };
    await page.until(content);
    await page.tab.keyboard.down("Control");
    await page.tab.keyboard.press("z");
    await page.tab.keyboard.up("Control");
    await page.until((text) => document.querySelector("wireproof-check").value === text, TRAP);
    await page.until(() => document.querySelector("wireproof-check").verdict === "cleartext");
  }));

  test("a choice is told, and the host can go to the place itself", () => on(checker(), async (page) => {
    await page.answered();
    const { id, location } = report(TRAP).findings[0];
    await page.evaluate(() => document.addEventListener("wireproof-select", (event) => event.preventDefault(), { once: true }));
    assert.equal(await page.evaluate((id) => document.querySelector("wireproof-check").goTo(id), id), true);
    await page.until(() => heard.some(({ name }) => name === "select"));
    const [{ detail }] = await page.heard("select");
    assert.deepEqual(detail, { kind: "finding", id, span: { input: 0, from: location.range.start.utf16, to: location.range.end.utf16, pointer: location.pointer } });
    const selected = () => { const view = document.querySelector("wireproof-check").shadowRoot.querySelector(".text .editor").shadowRoot.querySelector(".cm-content"); const { main } = (view.cmTile?.root?.view ?? view.cmView.rootView.view).state.selection; return [main.from, main.to].join(); };
    assert.equal(await page.evaluate(selected), "0,0");
    assert.equal(await page.evaluate(() => document.querySelector("wireproof-check").goTo({ line: 2, column: 3 })), true);
    const at = TRAP.indexOf("\n") + 3;
    assert.equal(await page.evaluate(selected), `${at},${at}`);
    assert.equal(await page.evaluate(() => document.querySelector("wireproof-check").goTo({ line: 9999, column: 1 })), false);
    assert.equal(await page.evaluate(() => document.querySelector("wireproof-check").goTo("no-such-id")), false);
  }));

  test("what is copied and saved goes through the host", () => on(checker(), async (page) => {
    await page.answered();
    await page.evaluate(() => { for (const name of ["copy", "download"]) document.addEventListener(`wireproof-${name}`, (event) => event.preventDefault()); });
    await page.evaluate(() => { for (const button of document.querySelector("wireproof-check").shadowRoot.querySelectorAll(".menu button")) button.click(); });
    await page.until(() => heard.filter(({ name }) => name === "download").length === 6);
    const kinds = (await page.heard("download")).map(({ detail }) => detail.kind).sort();
    assert.deepEqual(kinds, ["document.json", "wireproof.html", "wireproof.json", "wireproof.md", "wireproof.sarif", "wireproof.svg"]);
    const [copied] = await page.heard("copy");
    const taken = await page.evaluate(async () => { const element = document.querySelector("wireproof-check"); return { markdown: element.toMarkdown(), svg: element.toSvg().slice(0, 4), sarif: (await element.toSarif()).version }; });
    assert.deepEqual(taken, { markdown: copied.detail.text, svg: "<svg", sarif: "2.1.0" });
  }));

  test("a form carries what was asked for, and accepts what the profile accepts", () => on(`<form>${checker('name="wire" required profile="strict"')}<button>Send</button></form>`, async (page) => {
    await page.answered();
    const sent = () => page.evaluate(() => [...new FormData(document.forms[0])].map(([name, value]) => `${name}=${String(value).slice(0, 20)}`).join("&"));
    assert.equal(await sent(), "");
    await page.evaluate(() => { document.querySelector("wireproof-check").submit = "verdict"; });
    assert.equal(await sent(), "wire=cleartext");
    assert.equal(await page.evaluate(() => document.forms[0].checkValidity()), false);
    assert.match(await page.evaluate(() => document.querySelector("wireproof-check").validationMessage), /not shown to be encrypted/);
    await page.evaluate(() => document.querySelector("wireproof-check").applyAllFixes());
    await page.until(() => document.forms[0].checkValidity());
    assert.equal(await sent(), "wire=enforced");
    await page.evaluate(() => { document.querySelector("wireproof-check").submit = "document"; });
    assert.match(await sent(), /^wire=\{/);
    await page.evaluate(() => { document.querySelector("wireproof-check").submit = "sarif"; });
    await page.until(() => String(new FormData(document.forms[0]).get("wire")).includes('"version":"2.1.0"'));
    await page.evaluate(() => document.forms[0].reset());
    await page.until((text) => document.querySelector("wireproof-check").value === text, TRAP);
    await page.evaluate(() => document.querySelector("wireproof-check").clear());
    assert.deepEqual(await page.evaluate(() => { const { value, result, validity } = document.querySelector("wireproof-check"); return [value, result, validity.valueMissing]; }), ["", null, true]);
    await page.evaluate(() => { document.querySelector("wireproof-check").disabled = true; });
    assert.equal(await sent(), "");
    assert.equal(await page.evaluate(() => document.querySelector("wireproof-check").willValidate), false);
  }));

  test("all elements of a page share one engine, wherever they are", () => on(`${checker('id="one"')}<wireproof-path loading="eager">${pre(TRAP)}</wireproof-path><wireproof-badge loading="eager">${pre(CANONICAL)}</wireproof-badge><div id="deep"></div>`, async (page, server) => {
    await page.evaluate((text) => {
      const outer = document.querySelector("#deep").attachShadow({ mode: "open" }), inner = outer.appendChild(document.createElement("div")).attachShadow({ mode: "closed" });
      const element = Object.assign(document.createElement("wireproof-check"), { id: "inner", value: text, loading: "eager" });
      globalThis.inner = element;
      inner.append(element);
    }, TRAP);
    await page.answered("wireproof-check, wireproof-path, wireproof-badge");
    await page.until(() => inner.verdict === "cleartext");
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("wireproof-check, wireproof-path, wireproof-badge")].map(({ verdict }) => verdict)), ["cleartext", "cleartext", "enforced"]);
    assert.equal(server.log.filter(({ path }) => path.endsWith(".wasm")).length, 1);
    assert.equal(server.log.filter(({ path }) => path.includes("element-view")).length, 1);
    assert.equal(await page.evaluate(() => started), 1);
    await page.until(() => getComputedStyle(inner.shadowRoot.querySelector(".wire")).display === "grid");
    assert.match(await page.evaluate(() => document.querySelector("wireproof-badge").shadowRoot.textContent), /enforced/);
  }, { head: "<script>globalThis.started = 0; const Original = Worker; globalThis.Worker = class extends Original { constructor(...args) { super(...args); started++; } };</script>" }));

  test("a path and a badge show an answer that is at hand without an engine", () => on("<wireproof-path></wireproof-path><wireproof-badge></wireproof-badge>", async (page, server) => {
    await page.until(() => customElements.get("wireproof-path"));
    await page.evaluate((report) => { for (const element of document.querySelectorAll("wireproof-path, wireproof-badge")) element.result = report; }, report(TRAP));
    await page.until(() => document.querySelector("wireproof-path").shadowRoot.querySelectorAll(".hop").length === 1);
    await page.until(() => /cleartext/.test(document.querySelector("wireproof-badge").shadowRoot.textContent));
    assert.equal(server.log.filter(({ path }) => path.endsWith(".wasm")).length, 0);
  }));

  test("it moves within the page and to another document with its text", () => on(`${checker()}<section></section><iframe srcdoc="<!doctype html><body></body>"></iframe>`, async (page) => {
    await page.answered();
    const runs = (await page.heard("result")).length;
    await page.evaluate(() => document.querySelector("section").append(document.querySelector("wireproof-check")));
    await new Promise((wake) => setTimeout(wake, 200));
    assert.equal((await page.heard("result")).length, runs, "a move within the page starts nothing anew");
    await page.evaluate(() => { globalThis.moved = document.querySelector("wireproof-check"); document.querySelector("iframe").contentDocument.body.append(moved); });
    await page.until(() => moved.matches(":state(ready)") && moved.shadowRoot.querySelector(".hop"));
    assert.equal(await page.evaluate(() => moved.value), TRAP);
    await page.until(() => document.querySelector("iframe").contentWindow.getComputedStyle(moved.shadowRoot.querySelector(".wire")).display === "grid");
  }));

  test("the language follows the page and can be changed without losing the text", () => on(checker('mode="full"'), async (page) => {
    await page.answered();
    const sentence = () => page.evaluate(() => document.querySelector("wireproof-check").shadowRoot.querySelector(".verdict").textContent);
    assert.match(await sentence(), /[가-힣]/);
    await page.evaluate(() => { document.documentElement.lang = "en"; });
    await page.until(() => !/[가-힣]/.test(document.querySelector("wireproof-check").shadowRoot.querySelector(".verdict").textContent));
    await page.evaluate(() => { document.querySelector("wireproof-check").lang = "ko"; });
    await page.until(() => /[가-힣]/.test(document.querySelector("wireproof-check").shadowRoot.querySelector(".verdict").textContent));
    await page.until(() => document.querySelector("wireproof-check").result.language === "ko");
    assert.equal(await page.evaluate(() => document.querySelector("wireproof-check").value), TRAP);
  }, { lang: "ko" }));

  test("panels choose what is shown and in which order, and rules can be left out", () => on(checker('panels="problems summary"'), async (page) => {
    await page.answered();
    assert.deepEqual(await page.evaluate(() => [...document.querySelector("wireproof-check").shadowRoot.querySelectorAll(".panel:not([hidden])")].map((panel) => panel.className.replace("panel ", ""))), ["problems", "summary"]);
    const all = report(TRAP).findings, { rule } = all[0];
    await page.evaluate((rule) => { document.querySelector("wireproof-check").rules = `-${rule}`; }, rule);
    await page.until((count) => document.querySelector("wireproof-check").result.findings.length === count, all.filter((finding) => finding.rule !== rule).length);
  }));

  test("what can only be read offers no change", () => on(checker("readonly"), async (page) => {
    await page.answered();
    assert.deepEqual(await page.evaluate(() => { const root = document.querySelector("wireproof-check").shadowRoot; return [root.querySelector(".preview-fix"), root.querySelector(".text .editor").shadowRoot.querySelector(".cm-content").contentEditable, document.querySelector("wireproof-check").matches(":state(readonly)")]; }), [null, "false", true]);
  }));

  test("a strict policy with Trusted Types refuses nothing of it", () => on(checker(), async (page) => page.answered(), { headers: { "content-security-policy": STRICT } }));

  test("two versions side by side: the first keeps the name, the second runs under its own", async () => {
    const second = async (file) => (file.startsWith("/v2/") ? { type: file.endsWith(".wasm") ? "application/wasm" : "text/javascript", body: readFileSync(join(DIST, file.slice(4))) } : undefined);
    const server = await host(`${checker()}${SCRIPT}<script type="module">import { defineWireproofCheck } from "./v2/element.js"; defineWireproofCheck({ prefix: "acme" }); globalThis.second = true;</script><acme-check loading="eager">${pre(CANONICAL)}</acme-check>`, { answer: second });
    const page = await visit(browser, server);
    await page.answered("wireproof-check, acme-check");
    assert.deepEqual(await page.evaluate(() => [document.querySelector("wireproof-check").verdict, document.querySelector("acme-check").verdict]), ["cleartext", "enforced"]);
    assert.equal(server.log.filter(({ path }) => path.endsWith(".wasm")).length, 2);
    await page.close();
    await server.close();
  });

  test("it leaves the host's page alone", () => on(`<p id="mine" style="color:rgb(1,2,3)">Mine</p>${checker()}`, async (page) => {
    await page.answered();
    await page.evaluate(() => document.querySelector("wireproof-check").applyAllFixes());
    await page.until(() => document.querySelector("wireproof-check").verdict === "enforced");
    const after = await page.evaluate(() => ({ ...seen(), storage: localStorage.length + sessionStorage.length, cookies: document.cookie, databases: 0, color: getComputedStyle(document.querySelector("#mine")).color }));
    const before = await page.evaluate(() => first);
    assert.deepEqual(after, { ...before, storage: 0, cookies: "", databases: 0, color: "rgb(1, 2, 3)" });
    assert.deepEqual(await page.evaluate(async () => ((await indexedDB.databases?.()) ?? []).length + (await caches.keys()).length), 0);
    const light = await page.evaluate(() => document.querySelector("wireproof-check").outerHTML);
    assert.doesNotMatch(light, /enforced|style=/);
  }, { head: "<script>globalThis.seen = () => ({ globals: Object.getOwnPropertyNames(globalThis).filter((name) => !['heard', 'violations', 'seen', 'first'].includes(name) && !/^\\d+$/.test(name)).sort().join(), symbols: Object.getOwnPropertySymbols(globalThis).length, history: history.length, url: location.href, head: document.head.children.length, metas: document.querySelectorAll('meta').length, sheets: document.styleSheets.length + document.adoptedStyleSheets.length, lang: document.documentElement.lang, theme: document.documentElement.dataset.theme ?? '', marks: performance.getEntriesByType('mark').length }); globalThis.first = null; addEventListener('DOMContentLoaded', () => { first = seen(); });</script>" }));

  test("the documents that are checked together are set together", () => on("<wireproof-check loading='eager'></wireproof-check>", async (page) => {
    const { files, verdict } = SAMPLES.find(({ files }) => files.length > 1);
    await page.until(() => customElements.get("wireproof-check"));
    await page.evaluate((files) => { document.querySelector("wireproof-check").documents = files; }, files);
    const answer = await page.evaluate(async () => { const element = document.querySelector("wireproof-check"); const { verdict } = await element.check(); return [verdict, element.documents.map(({ name }) => name), Object.isFrozen(element.result.hops[0])]; });
    assert.deepEqual(answer, [verdict, files.map(({ name }) => name), true]);
  }));
});
