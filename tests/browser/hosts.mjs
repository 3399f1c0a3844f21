// Other people's pages: a server for the built files and one page around them, and what a test asks of the elements on it.
import assert from "node:assert/strict";
import { serve } from "./serve.mjs";

// Serves `body` as the page `/host.html`; `answers` as `serve` takes them.
export function host(body, { head = "", headers, answer = async () => undefined, lang = "en" } = {}) {
  const page = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
  return serve({
    answer: async (file) => {
      if (file === "/host.html") return { type: "text/html; charset=utf-8", body: page, headers };
      return answer(file);
    },
  });
}

export const SCRIPT = '<script type="module" src="element.js"></script>';
export const pre = (text, name) => `<pre${name ? ` data-name="${name}"` : ""}>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</pre>`;

export const EVENTS = ["ready", "input", "check-start", "progress", "result", "select", "before-fix", "fix", "copy", "download", "error"];

// Opens the host in a tab that keeps the elements' events, console errors and refusals of the page's policy.
export async function visit(browser, server, { width = 900, height = 900, page = "host.html" } = {}) {
  const tab = await browser.newPage();
  await tab.setViewport({ width, height });
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error?.message ?? error)));
  await tab.evaluateOnNewDocument((events) => {
    globalThis.heard = [];
    globalThis.violations = [];
    for (const name of events) {
      document.addEventListener(`wireproof-${name}`, (event) => heard.push({ name, tag: event.target.localName, id: event.target.id, detail: JSON.parse(JSON.stringify(event.detail)) }));
    }
    document.addEventListener("securitypolicyviolation", (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
  }, EVENTS);
  await tab.goto(server.url + page);
  return new Visit(tab, errors);
}

class Visit {
  constructor(tab, errors) {
    this.tab = tab;
    this.errors = errors;
  }

  async until(condition, argument, milliseconds = 15_000) {
    const end = Date.now() + milliseconds, run = new Function("argument", `return !!(${condition})(argument)`);
    while (!(await this.tab.evaluate(run, argument))) {
      assert.ok(Date.now() < end, `not within ${milliseconds} ms: ${condition} ${JSON.stringify(argument) ?? ""}`);
      await new Promise((wake) => setTimeout(wake, 25));
    }
  }

  evaluate(what, argument) { return this.tab.evaluate(new Function("argument", `return (${what})(argument)`), argument); }

  // Waits until every element that `selector` names has an answer.
  answered(selector = "wireproof-check") {
    return this.until((selector) => { const all = [...document.querySelectorAll(selector)]; return all.length && all.every((element) => element.result); }, selector);
  }

  heard(name) { return this.tab.evaluate((name) => heard.filter((event) => event.name === name), name); }

  async close() {
    await this.tab.close();
    assert.deepEqual(this.errors, []);
  }
}
