// What a person does with the page, from the paste to the mended text.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { report } from "./engine.mjs";
import { open, samples } from "./page.mjs";
import { serve } from "./serve.mjs";

const SAMPLES = await samples();
const sample = (id) => SAMPLES.find((sample) => sample.id === id);
const JOB = sample("single-instance").files[0].text;
const TRAP = sample("tls-version-trap").files[0].text;
const ENFORCED = sample("get-bucket-policy").files[0].text;
const KOREAN = sample("korean-tuning").files[0].text;
const HANGUL = /[가-힣]/;

inEachBrowser("flow", (name) => {
  let server, browser, page;
  before(async () => {
    server = await serve();
    browser = await launch(name);
  });
  beforeEach(async () => { page = await open(browser, server.url, { language: "en" }); });
  afterEach(async () => {
    assert.deepEqual(await page.violations(), []);
    await page.close();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test("a pasted document gets its verdict without a button", async () => {
    for (const [text, verdict] of [[TRAP, "cleartext"], [ENFORCED, "enforced"], [JOB, "encrypted"]]) {
      await page.paste(text);
      await page.untilVerdict(verdict);
      const expected = report(text);
      await page.untilReport(expected);
      assert.deepEqual(await page.hops(), expected.hops.map((hop) => hop.verdict));
      await page.until((hooks, id) => document.querySelector(hooks.format).selectedOptions[0]?.textContent.includes(id), expected.inputs[0].format);
    }
  });

  test("every sample has its verdict", async () => {
    for (const { id, verdict } of SAMPLES) {
      await page.chooseSample(id);
      await page.untilVerdict(verdict);
    }
  });

  test("a finding leads to its characters", async () => {
    for (const [text, language] of [[TRAP, "en"], [KOREAN, "ko"]]) {
      await page.chooseLanguage(language);
      await page.paste(text);
      const expected = report(text, language);
      await page.untilReport(expected);
      assert.ok(expected.findings.length > 0);
      const { id, location: { range } } = expected.findings[0];
      await page.click("jump", `[data-finding="${id}"]`);
      const { from, to, selected, hasFocus } = await page.editor();
      assert.deepEqual([from, to], [range.start.utf16, range.end.utf16]);
      assert.equal(selected, text.slice(range.start.utf16, range.end.utf16));
      assert.ok(hasFocus);
    }
  });

  test("a fix is shown, applied, and undone byte for byte", async () => {
    for (const text of [TRAP, KOREAN]) {
      await page.paste(text);
      const before = report(text);
      await page.untilReport(before);
      const { id, fix } = before.findings.find((finding) => finding.fix);
      await page.click("preview", `[data-finding="${id}"]`);
      await page.until((hooks) => document.querySelector(hooks.apply)?.checkVisibility());
      assert.equal((await page.editor()).text, text, "a preview changes nothing");
      await page.click("apply");
      const mended = applied(text, fix.edits);
      await page.until((hooks) => !document.querySelector(hooks.apply)?.checkVisibility());
      assert.equal((await page.editor()).text, mended);
      await page.untilReport(report(mended));
      await page.undo();
      assert.equal((await page.editor()).text, text);
      await page.untilReport(before);
    }
  });

  test("the newest text wins", async () => {
    for (let round = 0; round < 10; round++) {
      await page.paste(TRAP);
      await page.paste(ENFORCED);
    }
    await page.untilReport(report(ENFORCED));
    await new Promise((wake) => setTimeout(wake, 300));
    await page.untilReport(report(ENFORCED));
  });

  test("while the text cannot be read, the previous answer stays, greyed", async () => {
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
    const hops = await page.hops();
    await page.paste("{\"Version\": ");
    await page.until((hooks) => document.querySelector(`${hooks.verdict}.tone-cleartext.stale`));
    assert.deepEqual(await page.hops(), hops);
    await page.paste(ENFORCED);
    await page.untilReport(report(ENFORCED));
  });

  test("the language changes and everything else stays", async () => {
    await page.paste(KOREAN);
    await page.untilReport(report(KOREAN));
    const { findings } = report(KOREAN, "ko");
    await page.click("jump", `[data-finding="${findings[0].id}"]`);
    const before = await page.editor();
    assert.doesNotMatch(await page.text("sentence"), HANGUL);
    await page.chooseLanguage("ko");
    await page.until((hooks) => /[가-힣]/.test(document.querySelector(hooks.sentence).innerText));
    await page.until((_, { id, message }) => document.querySelector(`[data-finding="${id}"]`).textContent.includes(message), findings[0]);
    const { text, from, to } = await page.editor();
    assert.deepEqual({ text, from, to }, { text: before.text, from: before.from, to: before.to });
    await page.chooseLanguage("en");
    await page.until((hooks) => !/[가-힣]/.test(document.querySelector(hooks.sentence).innerText));
  });

  test("Tab leaves the editor", async () => {
    await page.focusEditor();
    await page.tab.keyboard.press("Tab");
    assert.equal((await page.editor()).hasFocus, false);
  });

  test("nothing of the document is kept, and only settings are", async () => {
    const said = [], visited = await page.evaluate(() => history.length);
    page.tab.on("console", (message) => said.push(message.text()));
    await page.paste(JOB.replaceAll("churn", "canary7351"));
    await page.untilVerdict("encrypted");
    assert.match((await page.editor()).text, /canary7351/);
    await page.chooseLanguage("ko");
    const kept = await page.evaluate(async () => ({
      local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, address: location.href,
      databases: (await indexedDB.databases()).map(({ name }) => name), caches: await caches.keys(), state: history.state,
    }));
    assert.doesNotMatch(JSON.stringify(kept), /canary7351/);
    assert.doesNotMatch(said.join("\n"), /canary7351/);
    assert.equal(await page.evaluate(() => history.length), visited);
    assert.deepEqual([kept.session, kept.cookie, kept.databases, kept.caches, kept.state], [{}, "", [], [], null]);
    assert.deepEqual(kept.local, { "wireproof.lang": "ko", "wireproof.theme": "system", "wireproof.view": "code" });
  });
});

// The text after a fix's edits of the first input.
function applied(text, edits) {
  const last = [...edits].sort((a, b) => b.range.start.utf16 - a.range.start.utf16);
  return last.reduce((text, { range, text: inserted }) => text.slice(0, range.start.utf16) + inserted + text.slice(range.end.utf16), text);
}
