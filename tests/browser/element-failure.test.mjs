// An element whose engine does not come: it says why, and the document stays readable.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { SCRIPT, host, pre, visit } from "./hosts.mjs";

const TEXT = '{"Version": "2012-10-17", "Statement": []}';
const BODY = `<wireproof-check loading="eager">${pre(TEXT)}</wireproof-check>`;
const isEngine = (file) => file.endsWith(".wasm");
const POLICY = { "script-src": "'self' 'unsafe-inline' 'wasm-unsafe-eval'", "connect-src": "'self'", "worker-src": "blob:", "img-src": "data:" };
const csp = (changed) => ({ "content-security-policy": Object.entries({ "default-src": "'none'", ...POLICY, ...changed }).map((directive) => directive.join(" ")).join("; ") });

// How each failure is made, and what has to be said of it.
const FAILURES = {
  "a policy without 'wasm-unsafe-eval'": { headers: csp({ "script-src": "'self'" }), code: "wasm-csp", says: /'wasm-unsafe-eval'/ },
  "a policy without connect-src": { headers: csp({ "connect-src": "'none'" }), code: "wasm-csp", says: /connect-src/ },
  "a policy without worker-src": { headers: csp({ "worker-src": "'none'" }), code: "wasm-csp", says: /worker-src blob:/ },
  "Trusted Types without the worker's policy": { headers: csp({ "require-trusted-types-for": "'script'", "trusted-types": "other" }), code: "wasm-csp", says: /trusted-types wireproof-worker/ },
  "a missing file": { answer: async (file) => (isEngine(file) ? { status: 404, type: "text/plain", body: "no" } : undefined), code: "wasm-load", says: /missing on the server.*404/ },
  "a fallback page in place of the file": { answer: async (file) => (isEngine(file) ? { type: "text/html", body: "<!doctype html>" } : undefined), code: "wasm-load", says: /not WebAssembly.*text\/html/ },
  "something else of a wrong type": { answer: async (file) => (isEngine(file) ? { type: "application/octet-stream", body: "hello" } : undefined), code: "wasm-load", says: /not WebAssembly/ },
  "a missing script": { answer: async (file) => (file.includes("element-view") ? { status: 404, type: "text/plain", body: "no" } : undefined), code: "wasm-load", says: /could not be fetched/ },
  "a file that does not come in time": { body: "<script>customElements.whenDefined('wireproof-check').then((Check) => { Check.timeout = 300; });</script>" + BODY.replace("eager", "interaction"), start: true, answer: async (file) => { if (isEngine(file)) await new Promise((wake) => setTimeout(wake, 1500)); }, code: "timeout", says: /in time.*0\.3 s/ },
};

inEachBrowser("element's failures", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  for (const [what, { headers, answer, code, says, body = BODY, start }] of Object.entries(FAILURES)) {
    test(`${what} is named, and the document stays`, async () => {
      const server = await host(body + SCRIPT, { headers, answer });
      const page = await visit(browser, server);
      if (start) {
        await page.until(() => document.querySelector("wireproof-check").shadowRoot?.querySelector("button"));
        await page.evaluate(() => document.querySelector("wireproof-check").shadowRoot.querySelector("button").click());
      }
      await page.until(() => heard.some((event) => event.name === "error"));
      const [{ detail }] = await page.heard("error");
      assert.equal(detail.code, code, detail.message);
      assert.match(detail.message, says);
      const seen = await page.evaluate(() => {
        const root = document.querySelector("wireproof-check").shadowRoot;
        return { status: root.querySelector("[role=status]").textContent, text: root.querySelector("pre").textContent, again: root.querySelector("button").checkVisibility(), error: document.querySelector("wireproof-check").matches(":state(error)") };
      });
      assert.deepEqual(seen, { status: detail.message, text: TEXT, again: true, error: true });
      page.errors.length = 0; // Firefox reports each refusal as an error of the page
      await page.close();
      await server.close();
    });
  }

  test("a failure can be tried again", async () => {
    let works = false;
    const server = await host(BODY + SCRIPT, { answer: async (file) => (isEngine(file) && !works ? { status: 503, type: "text/plain", body: "later" } : undefined) });
    const page = await visit(browser, server);
    await page.until(() => heard.some((event) => event.name === "error"));
    works = true;
    await page.evaluate(() => document.querySelector("wireproof-check").shadowRoot.querySelector("button").click());
    await page.answered();
    await page.close();
    await server.close();
  });

  test("documents that are too large are not checked, and can be read", async () => {
    const server = await host(`<wireproof-check loading="eager" max-bytes="20">${pre(TEXT)}</wireproof-check>${SCRIPT}`);
    const page = await visit(browser, server);
    await page.until(() => heard.some((event) => event.name === "error"));
    const [{ detail }] = await page.heard("error");
    assert.deepEqual([detail.code, detail.hint], ["too-large", "20"]);
    assert.equal(await page.evaluate(() => document.querySelector("wireproof-check").value), TEXT);
    await page.until(() => document.querySelector("wireproof-check").shadowRoot.querySelector(".too-large"));
    await page.close();
    await server.close();
  });

  test("a text that cannot be read is told with its place", async () => {
    const server = await host(`<wireproof-check loading="eager">${pre('{\n  "Version": ')}</wireproof-check>${SCRIPT}`);
    const page = await visit(browser, server);
    await page.until(() => heard.some((event) => event.name === "error"));
    const [{ detail }] = await page.heard("error");
    assert.equal(detail.code, "parse");
    assert.match(detail.hint, /^\d+:\d+$/);
    await page.close();
    await server.close();
  });
});
