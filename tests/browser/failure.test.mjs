// The page when something does not come, and when the engine crashes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { open, samples } from "./page.mjs";
import { DIST, serve } from "./serve.mjs";

const TRAP = (await samples()).find(({ id }) => id === "tls-version-trap").files[0].text;
const isEngine = (file) => /^\/wireproof-wasm.*\.wasm$/.test(file);

inEachBrowser("failure", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  // The text of the page that cannot start.
  async function refusal(answer) {
    const server = await serve({ answer });
    const tab = await browser.newPage();
    await tab.goto(server.url);
    await tab.waitForFunction(() => document.querySelector("[role=alert]"), { polling: 100 });
    const text = await tab.evaluate(() => document.querySelector("[role=alert]").innerText);
    await tab.close();
    await server.close();
    return text;
  }

  test("a missing engine is named", async () => {
    const text = await refusal(async (file) => (isEngine(file) ? { status: 404, type: "text/plain", body: "no" } : undefined));
    assert.match(text, /missing/);
    assert.match(text, /404/);
  });

  test("a fallback page in place of the engine is named", async () => {
    const text = await refusal(async (file) => (isEngine(file) ? { type: "text/html", body: "<!doctype html>" } : undefined));
    assert.match(text, /not WebAssembly/);
  });

  test("a server's policy that forbids WebAssembly is named", async () => {
    const server = await serve({ headers: { "content-security-policy": "script-src 'self'" } });
    const tab = await browser.newPage();
    await tab.goto(server.url);
    await tab.waitForFunction(() => document.querySelector("[role=alert]"), { polling: 100 });
    assert.match(await tab.evaluate(() => document.querySelector("[role=alert]").innerText), /'wasm-unsafe-eval'/);
    await tab.close();
    await server.close();
  });

  test("a slow engine is waited for", async () => {
    const server = await serve({ answer: async (file) => { if (isEngine(file)) await new Promise((wake) => setTimeout(wake, 1500)); } });
    const page = await open(browser, server.url, { language: "en" });
    await page.paste(TRAP);
    await page.untilVerdict("cleartext");
    await page.close();
    await server.close();
  });

  test("the engine runs whatever type the server gives it", async () => {
    const server = await serve({
      answer: async (file) => (file.endsWith(".wasm") ? { type: "application/octet-stream", body: await readFile(join(DIST, file)) } : undefined),
    });
    const page = await open(browser, server.url, { language: "en" });
    await page.paste(TRAP);
    await page.untilVerdict("cleartext");
    await page.close();
    await server.close();
  });

  test("a crash of the engine is said, the text stays, and the next text gets its verdict", async () => {
    const crash = `;{const analyze = wasm_bindgen.analyze; wasm_bindgen.analyze = (inputs, options) => {
      if (inputs.includes("crash-now")) throw new WebAssembly.RuntimeError("unreachable");
      return analyze(inputs, options);
    };}`;
    const server = await serve({
      answer: async (file) => (/^\/wireproof-wasm.*\.js$/.test(file) ? { type: "text/javascript", body: (await readFile(join(DIST, file), "utf8")) + crash } : undefined),
    });
    const page = await open(browser, server.url, { language: "en" });
    await page.paste("{\"crash-now\": 1}");
    await page.until((hooks) => document.querySelector(hooks.stopped));
    assert.equal((await page.editor()).text, "{\"crash-now\": 1}");
    await page.paste(TRAP);
    await page.untilVerdict("cleartext");
    await page.close();
    await server.close();
  });
});
