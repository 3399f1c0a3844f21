// Widths, and what axe finds, in the page's main states.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { report } from "./engine.mjs";
import { open, samples } from "./page.mjs";
import { serve } from "./serve.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SAMPLES = await samples();
const TRAP = SAMPLES.find(({ id }) => id === "tls-version-trap").files[0].text;

async function assertAccessible(page, state) {
  await page.tab.evaluate(AXE);
  const found = await page.tab.evaluate(async () =>
    (await axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`));
  assert.deepEqual(found, [], state);
}

inEachBrowser("access", (name) => {
  let server, browser;
  before(async () => {
    server = await serve();
    browser = await launch(name);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const width of [1280, 390]) {
    for (const language of ["en", "ko"]) {
      test(`axe finds nothing at ${width} px in ${language}`, async () => {
        const page = await open(browser, server.url, { width, language });
        await assertAccessible(page, "empty");
        await page.paste(TRAP);
        await page.untilReport(report(TRAP, language));
        await assertAccessible(page, "verdict");
        const { id } = report(TRAP).findings.find((finding) => finding.fix);
        await page.click("preview", `[data-finding="${id}"]`);
        await page.until((hooks) => document.querySelector(hooks.apply)?.checkVisibility());
        await assertAccessible(page, "preview of a fix");
        await page.close();
      });
    }
  }

  test("axe finds nothing in the dark", async () => {
    const page = await open(browser, server.url, { language: "en", before: () => localStorage.setItem("wireproof.theme", "dark") });
    await page.paste(TRAP);
    await page.untilReport(report(TRAP));
    await assertAccessible(page, "verdict");
    await page.close();
  });

  for (const width of [320, 390, 768]) {
    test(`nothing scrolls sideways at ${width} px`, async () => {
      for (const language of ["en", "ko"]) {
        const page = await open(browser, server.url, { width, height: 800, language });
        for (const { id, verdict } of SAMPLES) {
          await page.chooseSample(id);
          await page.untilVerdict(verdict);
          const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
          assert.ok(inner <= outer, `${id} in ${language}: ${inner} > ${outer}`);
        }
        await page.close();
      }
    });
  }
});
