// The elements in their states: what axe finds, and that nothing is wider than its place.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { SCRIPT, host, pre, visit } from "./hosts.mjs";
import { samples } from "./page.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SAMPLES = await samples();
const files = (id) => SAMPLES.find((sample) => sample.id === id).files.map(({ name, text }) => pre(text, name)).join("");
const ALL = ["full", "compact", "view"].map((mode) => `<section><h2>${mode}</h2><wireproof-check loading="eager" mode="${mode}">${files("fraud-training")}</wireproof-check></section>`).join("") +
  `<h2>Others</h2><wireproof-path loading="eager">${files("tls-version-trap")}</wireproof-path><div><wireproof-badge loading="eager">${files("canonical-policy")}</wireproof-badge></div>` +
  `<wireproof-check id="empty" loading="eager"></wireproof-check><wireproof-check id="waiting" loading="interaction">${files("canonical-policy")}</wireproof-check>`;

inEachBrowser("elements, accessible", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  for (const width of [1280, 300]) {
    for (const [language, theme] of [["en", "light"], ["ko", "dark"]]) {
      test(`axe finds nothing and nothing is too wide at ${width} px, ${language}, ${theme}`, async () => {
        const server = await host(`<main><h1>Host</h1>${ALL}</main>${SCRIPT}`, { lang: language, head: `<style>:root { color-scheme: ${theme} } body { margin: 4px; background: Canvas; color: CanvasText }</style>` });
        const page = await visit(browser, server, { width });
        await page.answered("wireproof-check:not([id]), wireproof-path, wireproof-badge");
        await page.until(() => document.querySelector("#empty").matches(":state(ready)"));
        await page.evaluate(() => document.querySelector("wireproof-check").goTo(document.querySelector("wireproof-check").result.hops[0].id));
        await page.tab.evaluate(AXE);
        const look = () => page.tab.evaluate(async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(" ")).join(", ")}`));
        assert.deepEqual(await look(), []);
        const wide = await page.evaluate(() => [...document.querySelectorAll("wireproof-check, wireproof-path, wireproof-badge")].filter((element) => element.scrollWidth > element.clientWidth + 1 || element.getBoundingClientRect().right > innerWidth).map(({ localName, mode }) => `${localName} ${mode}`));
        assert.deepEqual(wide, []);
        const tops = await page.evaluate(() => [...document.querySelector("wireproof-check[mode=compact]").shadowRoot.querySelectorAll(".panel:not(:empty)")].map((panel) => panel.getBoundingClientRect().top));
        assert.deepEqual(tops, [...tops].sort((a, b) => a - b), "one under the other, in their order");
        await page.close();
        await server.close();
      });
    }
  }
});
