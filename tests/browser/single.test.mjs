// The whole page in one file, opened from the disk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { inEachBrowser, launch } from "./browsers.mjs";
import { report } from "./engine.mjs";
import { open, samples } from "./page.mjs";
import { DIST } from "./serve.mjs";

const FILE = join(DIST, "single.html");
const TRAP = (await samples()).find(({ id }) => id === "tls-version-trap").files[0].text;

inEachBrowser("single file", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  test("it judges, mends and refuses to leak, with the network closed from its first byte", async () => {
    assert.match(readFileSync(FILE, "utf8").slice(0, 700), /connect-src 'none'/);
    const page = await open(browser, pathToFileURL(FILE).href, { language: "en" });
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
    const { id } = report(TRAP).findings.find((finding) => finding.fix);
    await page.click("preview", `[data-finding="${id}"]`);
    await page.until((hooks) => document.querySelector(hooks.apply)?.checkVisibility());
    await page.click("apply");
    await page.until((hooks) => !document.querySelector(hooks.apply)?.checkVisibility());
    await page.untilVerdict("enforced");
    assert.deepEqual(await page.violations(), []);
    assert.match(await page.leak(), /refused/i);
    page.errors.length = 0;
    await page.close();
  });
});
