// The text stays what it is: line ends, syllables in the making, files.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { report } from "./engine.mjs";
import { open, samples } from "./page.mjs";
import { serve } from "./serve.mjs";

const SAMPLES = await samples();
const sample = (id) => SAMPLES.find((sample) => sample.id === id).files[0].text;
const TRAP = sample("tls-version-trap"), KOREAN = sample("korean-tuning");
const crlf = (text) => text.replaceAll("\n", "\r\n");

inEachBrowser("text", (name) => {
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

  // The text as the page would save it.
  async function whole() {
    await page.catchSaved();
    await page.report("Save this document");
    return (await page.caught())[0].text;
  }

  for (const [how, put] of [["pasted", (text) => page.paste(text)], ["opened", (text) => page.openFiles([{ name: "windows.json", text }])]]) {
    test(`a ${how} text keeps its line ends, through a fix and back`, async () => {
      for (const text of [crlf(KOREAN), `\ufeff${crlf(TRAP)}`, KOREAN.replace("\n", "\r\n"), `${TRAP.replaceAll("\n", "\r")}`]) {
        await page.tab.reload();
        await page.until((hooks) => document.querySelector(hooks.verdict));
        await put(text);
        const expected = report(text);
        await page.untilReport(expected);
        assert.equal(await whole(), text);
        const { id, location: { range }, fix } = expected.findings.find((finding) => finding.fix);
        await page.click("jump", `[data-finding="${id}"]`);
        const { selected } = await page.editor();
        assert.equal(selected, text.slice(range.start.utf16, range.end.utf16).replaceAll("\r\n", "\n"));
        await page.click("preview", `[data-finding="${id}"]`);
        await page.until((hooks) => document.querySelector(hooks.apply)?.checkVisibility());
        await page.click("apply");
        const mended = [...fix.edits].sort((a, b) => b.range.start.utf16 - a.range.start.utf16)
          .reduce((text, { range, text: inserted }) => text.slice(0, range.start.utf16) + inserted + text.slice(range.end.utf16), text);
        await page.untilReport(report(mended));
        assert.equal(await whole(), mended);
        await page.undo();
        await page.untilReport(expected);
        assert.equal(await whole(), text);
      }
    });
  }

  test("undoing a paste brings the former line ends back", async () => {
    await page.paste(crlf(TRAP));
    await page.untilReport(report(crlf(TRAP)));
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
    assert.equal(await whole(), TRAP);
    await page.undo();
    await page.untilReport(report(crlf(TRAP)));
    assert.equal(await whole(), crlf(TRAP));
  });

  test("several files at once are tabs, judged together", async () => {
    const { files, verdict } = SAMPLES.find(({ id }) => id === "fraud-training-encrypted");
    await page.openFiles(files);
    await page.untilVerdict(verdict);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("[role=tab]")].map((tab) => tab.innerText)), files.map(({ name }) => name));
  });
});
