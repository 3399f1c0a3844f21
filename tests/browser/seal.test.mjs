// After loading, the page cannot reach the network: shown by the server's own log, with a control that can.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { open, samples } from "./page.mjs";
import { DIST, serve } from "./serve.mjs";

const [{ id, verdict }] = await samples();
const pause = (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds));

// The page as built, but its second policy is as wide as its first.
async function unsealed(file) {
  if (!/^\/app.*\.js$/.test(file)) return undefined;
  const script = await readFile(join(DIST, file), "utf8");
  const open = script.replace("img-src data:; font-src 'none'; connect-src 'none';", "img-src 'self' data:; font-src 'none'; connect-src 'self';");
  assert.notEqual(open, script, "the seal is not where this test looks for it");
  return { type: "text/javascript", body: open };
}

// Opens the page, uses it and presses the button that tries to leak; returns what the server saw.
async function use(browser, server) {
  const page = await open(browser, server.url);
  const sealed = await page.evaluate(() => performance.timeOrigin + performance.getEntriesByName("sealed")[0].startTime);
  const before = server.log.length;
  await page.chooseSample(id);
  await page.untilVerdict(verdict);
  await page.chooseLanguage("ko");
  await pause(300);
  const used = server.log.slice(before);
  const violations = await page.violations();
  await page.chooseLanguage("en");
  const leaked = await page.leak();
  await pause(300);
  const late = server.log.filter(({ at }) => at > sealed + 1);
  page.errors.length = 0; // Firefox reports each refusal as an error of the page
  await page.close();
  return { used, violations, leaked, late };
}

inEachBrowser("seal", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  test("nothing is asked of the server after the seal, and leaks are refused", async () => {
    const server = await serve();
    const { used, violations, leaked, late } = await use(browser, server);
    assert.deepEqual(used, []);
    assert.deepEqual(violations, []);
    assert.match(leaked, /refused/i);
    assert.deepEqual(late, []);
    assert.ok(server.log.length >= 5, "the page itself came from this server");
    const paths = server.log.map(({ path }) => path);
    assert.deepEqual(paths, [...new Set(paths)], "every file is asked for once");
    await server.close();
  });

  test("the seal holds in the worker, and after the element that set it is gone", async () => {
    const server = await serve();
    const page = await open(browser, server.url, {
      before: () => {
        const Original = Worker;
        globalThis.Worker = class extends Original {
          constructor(...args) { super(...args); globalThis.worker = this; }
        };
      },
    });
    await page.chooseSample(id);
    await page.untilVerdict(verdict);
    const before = server.log.length;
    const outcome = await page.evaluate(async () => {
      for (const meta of document.querySelectorAll("meta[http-equiv]")) meta.remove();
      const here = await fetch("./x").then(() => "sent", () => "refused");
      // The harness calls functions by their name: one that fetches stands in for the engine's.
      const there = await new Promise((heard) => {
        worker.addEventListener("message", ({ data }) => { if (data.id === -7) heard(data.kind === "done" ? "sent" : "refused"); });
        worker.postMessage({ kind: "run", id: -7, call: "fetch", args: [location.href] });
      });
      return [here, there];
    });
    assert.deepEqual(outcome, ["refused", "refused"]);
    assert.equal(server.log.length, before);
    page.errors.length = 0;
    await page.tab.close();
    await server.close();
  });

  test("control: without the seal the same attempts reach the server", async () => {
    const server = await serve({ answer: unsealed });
    const { leaked, late } = await use(browser, server);
    assert.match(leaked, /fetch/);
    assert.match(leaked, /XMLHttpRequest/);
    assert.ok(late.some(({ path }) => path.startsWith("upgrade")), "WebSocket");
    assert.ok(late.length >= 3, JSON.stringify(late));
    await server.close();
  });
});
