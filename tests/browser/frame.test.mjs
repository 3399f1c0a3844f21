// The iframe edition: its handshake, what goes over its port, and what does not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { report } from "./engine.mjs";
import { host, visit } from "./hosts.mjs";
import { samples } from "./page.mjs";
import { DIST } from "./serve.mjs";

const TRAP = (await samples()).find(({ id }) => id === "tls-version-trap").files[0].text;
const SANDBOX = 'sandbox="allow-scripts allow-downloads" title="Checker"';
const frame = (hash = "v=1") => `<iframe src="embed.html#${hash}" ${SANDBOX}></iframe>`;
const MOUNT = `<script type="module">
  import { mountWireproofCheck } from "./embed.js";
  globalThis.told = [];
  const note = (name) => (data) => told.push({ name, data });
  globalThis.checker = mountWireproofCheck(document.querySelector("iframe"), { value: globalThis.text, on: { ready: note("ready"), result: note("result"), resize: note("resize"), error: note("error"), select: note("select") } });
</script>`;

test("the network is closed from the frame's first byte", () => {
  assert.match(readFileSync(join(DIST, "embed.html"), "utf8").slice(0, 700), /connect-src 'none'/);
});

inEachBrowser("iframe", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  async function on(body, use) {
    const server = await host(body, { head: `<script>globalThis.text = ${JSON.stringify(TRAP)};</script>` });
    const page = await visit(browser, server);
    await use(page, server);
    await page.close();
    await server.close();
  }
  const told = (page, name) => page.until((name) => globalThis.told?.some((event) => event.name === name), name);

  test("the host sets a document and hears the answer, and the frame takes its height", () => on(frame("v=1&lang=ko&panels=summary,path") + MOUNT, async (page, server) => {
    await told(page, "result");
    const expected = report(TRAP, "ko");
    const result = await page.evaluate(() => told.find(({ name }) => name === "result").data);
    assert.deepEqual([result.x, result.v, result.verdict, result.counts], ["wireproof-check", 1, expected.verdict, expected.counts]);
    assert.deepEqual(result.findings, expected.findings);
    await told(page, "resize");
    await page.until(() => document.querySelector("iframe").clientHeight > 120);
    await new Promise((wake) => setTimeout(wake, 1000));
    const sizes = await page.evaluate(() => told.filter(({ name }) => name === "resize").length);
    await new Promise((wake) => setTimeout(wake, 500));
    assert.equal(await page.evaluate(() => told.filter(({ name }) => name === "resize").length), sizes, "its height settles");
    assert.ok(sizes < 12, `${sizes} resizes`);
    const gets = await page.evaluate(async () => ({ markdown: (await checker.get("markdown")).slice(0, 2), svg: (await checker.get("svg")).slice(0, 4), sarif: (await checker.get("sarif")).version, result: (await checker.get("result")).verdict }));
    assert.deepEqual(gets, { markdown: "##", svg: "<svg", sarif: "2.1.0", result: expected.verdict });
    assert.deepEqual(server.log.map(({ path }) => path).filter((path) => /wasm/.test(path)), []);
  }));

  test("the document leaves the frame only when it was opened so", () => on(frame() + MOUNT, async (page) => {
    await told(page, "result");
    assert.equal(await page.evaluate(() => checker.get("document").then(() => "given", (error) => error.message)), "the document is not exposed");
    await page.evaluate(() => { document.querySelector("iframe").src = "embed.html#v=1&expose=document"; });
    await page.evaluate(() => { const old = document.querySelector("iframe"), fresh = old.cloneNode(); fresh.src = "embed.html#v=1&expose=document"; old.replaceWith(fresh); checker.destroy(); told.length = 0; });
    await page.evaluate(async () => { const { mountWireproofCheck } = await import("./embed.js"); globalThis.checker = mountWireproofCheck(document.querySelector("iframe"), { value: text, on: { result: (data) => told.push({ name: "result", data }) } }); });
    await told(page, "result");
    assert.equal(await page.evaluate(() => checker.get("document")), TRAP);
  }));

  test("a wrong nonce, a stranger and a second port are not heard", () => on(`${frame()}<iframe id="stranger" srcdoc="<!doctype html>"></iframe>`, async (page) => {
    const verdict = await page.evaluate(async () => {
      const child = document.querySelector("iframe").contentWindow, name = "wireproof-check";
      const hello = await new Promise((heard) => addEventListener("message", ({ source, data }) => { if (source === child && data.type === "hello") heard(data); }));
      if (Object.keys(hello).sort().join() !== "nonce,type,v,versions,x") return `the greeting holds ${Object.keys(hello)}`;
      const dial = (from, nonce) => {
        const { port1, port2 } = new MessageChannel(), got = [];
        port1.onmessage = ({ data }) => got.push(data.type);
        from.postMessage.call(child, { x: name, v: 1, type: "connect", nonce }, "*", [port2]);
        return got;
      };
      const wrong = dial(window, "0000");
      const stranger = document.querySelector("#stranger").contentWindow;
      const script = stranger.document.createElement("script");
      script.textContent = `globalThis.dial = (child, nonce) => { const { port1, port2 } = new MessageChannel(); globalThis.got = []; port1.onmessage = ({ data }) => got.push(data.type); child.postMessage({ x: "wireproof-check", v: 1, type: "connect", nonce }, "*", [port2]); };`;
      stranger.document.body.append(script);
      stranger.dial(child, hello.nonce);
      await new Promise((wake) => setTimeout(wake, 300));
      const right = dial(window, hello.nonce);
      for (let turns = 0; !right.includes("ready") && turns < 100; turns++) await new Promise((wake) => setTimeout(wake, 100));
      const second = dial(window, hello.nonce);
      await new Promise((wake) => setTimeout(wake, 300));
      return JSON.stringify([wrong, stranger.got, right.includes("ready"), second]);
    });
    assert.equal(verdict, "[[],[],true,[]]");
  }));
});
