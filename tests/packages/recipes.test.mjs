// The recipes of `docs/embed/`: what stands in their code blocks is built with the host's own tools and driven.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { inEachBrowser, launch } from "../browser/browsers.mjs";
import { serve } from "../browser/serve.mjs";
import * as confluence from "./hosts/confluence.mjs";
import * as docusaurus from "./hosts/docusaurus.mjs";
import * as mkdocs from "./hosts/mkdocs.mjs";
import * as plain from "./hosts/plain.mjs";
import * as react from "./hosts/react.mjs";
import * as techdocs from "./hosts/techdocs.mjs";

const { PICTURES } = process.env; // a folder for pictures of each recipe, light and dark
const BUILDS = { plain: plain.build, "React 18": () => react.build(18), "React 19": () => react.build(19), mkdocs: mkdocs.build, docusaurus: docusaurus.build, techdocs: techdocs.build, confluence: confluence.build };
const chosen = Object.keys(BUILDS).filter((name) => !process.env.RECIPE || name.startsWith(process.env.RECIPE));

const built = {};
for (const name of chosen) built[name] = await BUILDS[name]();
after(() => Object.values(built).forEach(({ made }) => made.remove()));

for (const name of chosen.filter((name) => name.startsWith("React"))) {
  test(`${name} writes the document on the server`, () => {
    assert.match(built[name].rendered, /^<wireproof-check mode="view" loading="eager" lang="en"><pre>\{[^<]*aws:SecureTransport[^<]*<\/pre><\/wireproof-check>$/);
  });
}
if (built.docusaurus) {
  test("Docusaurus writes the document into the page", () => {
    assert.match(built.docusaurus.rendered, /<wireproof-check mode="?compact"?><pre data-name="?policy\.json"?>\s*\{[^<]*aws:SecureTransport[^<]*<\/pre><\/wireproof-check>/);
  });
}

inEachBrowser("recipes", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  for (const { hosts } of Object.values(built)) {
    for (const host of hosts) test(host.title, () => drive(host));
  }

  // The host's page in a tab, where nothing may fail and nothing be refused by its policy.
  async function drive(host) {
    const server = await serve(host.server), tab = await browser.newPage();
    host.served?.(server.url);
    await visit(host, server, tab).finally(async () => {
      await tab.close();
      await server.close();
    });
  }
  async function visit(host, server, tab) {
    const errors = [];
    await tab.setViewport({ width: 1200, height: 1000 });
    tab.on("pageerror", (error) => errors.push(error.message));
    tab.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
    await tab.evaluateOnNewDocument(watch);
    await tab.goto(server.url + host.path);
    const requests = (pattern) => server.log.filter(({ path }) => pattern.test(path)).length;
    const answered = async () => assert.equal(await verdict(tab, host), host.verdict, errors.join("\n"));
    await answered();
    assert.deepEqual(await tab.evaluate(() => violations), []);
    await host.uses?.(tab, { answered, requests, equal: assert.equal });
    if (host.only) assert.deepEqual([...new Set(server.log.map(({ path }) => path))].filter((path) => path !== "/favicon.ico"), host.only);
    assert.deepEqual(errors, []);
    if (PICTURES && name === "chromium") await picture(server.url + host.path, host);
  }
  // Each in a context of its own: MkDocs keeps the colours that it began with.
  async function picture(url, host) {
    mkdirSync(PICTURES, { recursive: true });
    for (const value of ["light", "dark"]) {
      const context = await browser.createBrowserContext(), tab = await context.newPage();
      await tab.setViewport({ width: 1200, height: 1000 });
      await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      await tab.evaluateOnNewDocument(watch);
      await tab.goto(url);
      assert.equal(await verdict(tab, host), host.verdict);
      await tab.evaluate(() => scrollTo(0, 0));
      await new Promise((wake) => setTimeout(wake, 500)); // until it is drawn
      await tab.screenshot({ path: join(PICTURES, `${host.title.toLowerCase().replaceAll(/\W+/g, "-")}-${value}.png`) });
      await context.close();
    }
  }

  if (built.confluence) {
    test("Confluence's attachment, opened from the disk", async () => {
      const tab = await browser.newPage();
      await tab.goto(pathToFileURL(built.confluence.file).href);
      await tab.waitForSelector("select.samples option[value='tls-version-trap']", { timeout: 20_000 });
      await tab.evaluate(() => { const list = document.querySelector("select.samples"); list.value = "tls-version-trap"; list.dispatchEvent(new Event("change", { bubbles: true })); });
      await tab.waitForSelector(".verdict.tone-cleartext:not(.stale)", { timeout: 20_000 });
      await tab.close();
    });
  }
});

// Runs in the page before anything else.
function watch() {
  globalThis.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
  // The first checker, wherever it is.
  globalThis.checker = (root = document) => root.querySelector("wireproof-check") ?? [...root.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot && checker(shadowRoot)).find(Boolean);
}

async function verdict(tab, { isFrame }) {
  if (isFrame) return framed(tab);
  await tab.waitForFunction(() => !!checker()?.scrollIntoView && (checker().scrollIntoView(), !!checker().result), { timeout: 30_000 }).catch(() => {});
  return tab.evaluate(() => checker()?.verdict ?? "no element");
}

// The verdict that the single file shows in the page's frame.
async function framed(tab) {
  const end = Date.now() + 30_000;
  for (;;) {
    const frame = tab.frames().find((frame) => frame !== tab.mainFrame() && frame.url().includes("standalone"));
    const shown = await frame?.evaluate(() => /tone-([\w-]+)(?!.*stale)/.exec(document.querySelector(".verdict")?.className)?.[1]).catch(() => undefined);
    if ((shown && shown !== "none") || Date.now() > end) return shown ?? "no frame";
    await new Promise((wake) => setTimeout(wake, 100));
  }
}
