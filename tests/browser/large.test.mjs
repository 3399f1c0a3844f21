// Twenty megabytes: the page stays responsive, says that it works, and stops when told to.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { open, samples } from "./page.mjs";
import { plan } from "./plan.mjs";
import { serve } from "./serve.mjs";

const SAMPLES = await samples();
const TRAP = SAMPLES.find(({ id }) => id === "tls-version-trap").files[0].text;

inEachBrowser("large", (name) => {
  let server, browser, text;
  before(async () => {
    text = plan(20_000_000);
    server = await serve();
    browser = await launch(name);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  async function opened() {
    const page = await open(browser, `${server.url}?fresh`, { language: "en" });
    await page.evaluate((_, text) => { globalThis.file = new File([text], "plan.json"); }, text);
    await new Promise((wake) => setTimeout(wake, 500));
    await page.evaluate((hooks) => {
      globalThis.slow = [];
      if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
        new PerformanceObserver((list) => slow.push(...list.getEntries().map(({ duration, startTime }) => [Math.round(startTime), Math.round(duration)]))).observe({ type: "longtask" });
      }
      const input = document.querySelector(hooks.file), data = new DataTransfer();
      data.items.add(file);
      input.files = data.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    return page;
  }

  test("a plan of 20 MB gets its verdict, and only the gravest hops are drawn", async () => {
    const begin = Date.now();
    const page = await opened();
    await page.until((hooks) => document.querySelector(`${hooks.verdict}.tone-cleartext`), null, 120_000);
    const milliseconds = Date.now() - begin;
    await new Promise((wake) => setTimeout(wake, 500));
    const slow = await page.evaluate(() => slow);
    console.log(`${name}: ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB judged in ${milliseconds} ms; main-thread tasks over 50 ms: ${JSON.stringify(slow)}`);
    assert.match(await page.evaluate(() => document.querySelector(".left-out").innerText), /more hops are counted but not drawn/);
    assert.ok((await page.evaluate((hooks) => document.querySelectorAll(hooks.group).length)) >= 1);
    if (name === "chromium") assert.ok(slow.every(([, duration]) => duration <= 250), JSON.stringify(slow));
    await page.close();
  });

  test("it is said that it works, and it stops at once when told to", async () => {
    const page = await opened();
    await page.until(() => document.querySelector(".notice.busy .cancel"), null, 60_000);
    assert.match(await page.evaluate(() => document.querySelector(".notice.busy").innerText), /\d+\.\d MB/);
    const stopped = await page.evaluate(async () => {
      const begin = performance.now();
      document.querySelector(".notice.busy .cancel").click();
      while (!document.querySelector(".notice.stopped")) await new Promise((wake) => setTimeout(wake, 2));
      return performance.now() - begin;
    });
    console.log(`${name}: stopped within ${stopped.toFixed(0)} ms`);
    assert.ok(stopped < 200, `${stopped} ms`);
    await page.openFiles([{ name: "small.json", text: TRAP }]);
    await page.close();
  });
});
