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

  const press = (page, selector) => page.evaluate((_, selector) => document.querySelector(selector).click(), selector);
  const shut = (page) => page.evaluate(() => document.querySelector("dialog[open]").close());
  async function inDialog(page, open, sign) {
    await press(page, open);
    await page.until((_, selector) => document.querySelector(selector)?.checkVisibility(), sign);
  }
  const go = async (page, hash, sign) => {
    await page.evaluate((_, hash) => { location.hash = hash; }, hash);
    await page.until((_, selector) => document.querySelector(selector), sign);
  };
  const policies = Array.from({ length: 12 }, (_, at) => ({ name: `p${at}.json`, text: TRAP.replaceAll("claims-archive", `claims-${at}`) }));

  // Every state that the page can be in, each reached from the one before.
  const STATES = {
    "empty": async () => {},
    "not recognised": async (page) => { await page.paste("{\"a\": 1}"); await page.until((hooks) => document.querySelector(".nearest, .reason")); },
    "cleartext": async (page, language) => { await page.paste(TRAP); await page.untilReport(report(TRAP, language)); },
    "chosen hop": async (page) => { await press(page, ".hop-ends"); await page.until(() => document.querySelector(".hop-detail")); },
    "stale": async (page) => { await page.paste("{\"Version\": "); await page.until((hooks) => document.querySelector(`${hooks.verdict}.stale`)); },
    "preview of a fix": async (page, language) => {
      await page.paste(TRAP);
      await page.untilReport(report(TRAP, language));
      await inDialog(page, ".preview-fix", "dialog.preview .apply");
    },
    "share": async (page) => { await shut(page); await inDialog(page, ".menu .share", ".copy-link"); },
    "seal": async (page) => { await shut(page); await inDialog(page, "button.seal", "button.leak"); },
    "help": async (page) => { await shut(page); await inDialog(page, "button.help", ".forget"); },
    "report menu": async (page) => { await shut(page); await page.evaluate(() => { document.querySelector(".menu").open = true; }); },
    "enforced, with a notice": async (page) => { await page.evaluate(() => { document.querySelector(".menu").open = false; }); await page.chooseSample("canonical-policy"); await page.untilVerdict("enforced"); },
    "long path": async (page) => { await page.evaluate((hooks) => document.querySelector(".undo").click()); await page.openFiles(policies); await page.until((hooks) => document.querySelector(hooks.group)); await press(page, ".path .group > .hop-ends"); await page.until((hooks) => document.querySelector(hooks.row)); },
    "learn": async (page) => { await go(page, "#/learn", ".options button"); await press(page, ".options button"); },
    "rules": async (page) => go(page, "#/rules", ".rules a"),
    "rule": async (page) => go(page, "#/rules/bucket-admits-plain-http", ".lesson .example"),
  };

  let states = 0, entered = 0;
  for (const width of [1280, 390]) {
    for (const language of ["en", "ko"]) {
      for (const theme of ["light", "dark"]) {
        test(`axe finds nothing in ${Object.keys(STATES).length} states at ${width} px, ${language}, ${theme}`, async () => {
          const page = await open(browser, `${server.url}?fresh`, { width, language });
          await page.evaluate((_, theme) => { document.documentElement.dataset.theme = theme; }, theme);
          await page.evaluate((_, theme) => { const select = document.querySelector("select.theme"); select.value = theme; select.dispatchEvent(new Event("change", { bubbles: true })); }, theme);
          for (const [state, enter] of Object.entries(STATES)) {
            entered++;
            await enter(page, language);
            await assertAccessible(page, state);
            states++;
          }
          if (width === 390) {
            await go(page, "#/", ".panebar");
            for (const at of [0, 1, 2, 3]) {
              await page.evaluate((_, at) => document.querySelectorAll(".panebar button")[at].click(), at);
              entered++;
              await assertAccessible(page, `pane ${at}`);
              states++;
            }
          }
          await page.close();
        });
      }
    }
  }
  after(() => console.log(`axe: ${entered} states entered in ${name}, ${states} of them without a violation`));

  test("every pair of colours has the contrast that its use asks for", async () => {
    const page = await open(browser, server.url);
    for (const theme of ["light", "dark"]) {
      const low = await page.evaluate((_, theme) => {
        document.documentElement.dataset.theme = theme;
        const probe = document.body.appendChild(document.createElement("i"));
        const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
        const luminance = (token) => {
          probe.style.color = `var(--${token})`;
          canvas.fillStyle = getComputedStyle(probe).color;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (one, other) => { const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a); return (high + 0.05) / (low + 0.05); };
        const grounds = ["paper", "sunken", "raised"], tones = ["enforced", "encrypted", "cleartext", "unknown", "no-traffic"];
        const pairs = [
          ...["ink", "muted", ...tones, "code-string", "code-atom"].flatMap((text) => grounds.map((ground) => [text, ground, 4.5])),
          ...tones.flatMap((tone) => [[tone, `${tone}-ground`, 4.5], ["ink", `${tone}-ground`, 4.5]]), ["muted", "unknown-ground", 4.5],
          ...["edge", "focus"].flatMap((line) => grounds.map((ground) => [line, ground, 3])), ["ink", "selection", 4.5], ["ink", "focus-ground", 4.5], ["paper", "ink", 4.5],
        ];
        const low = pairs.map(([one, other, least]) => [one, other, contrast(one, other), least]).filter(([, , found, least]) => !(found >= least));
        probe.remove();
        return { low, count: pairs.length };
      }, theme);
      assert.deepEqual(low.low, [], theme);
      assert.equal(low.count, 47);
    }
    await page.close();
  });

  if (name === "chromium") {
    test("forced colours keep every sign, and reduced motion moves nothing", async () => {
      const page = await open(browser, `${server.url}?fresh`, { language: "en" });
      const session = await page.tab.createCDPSession();
      await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }, { name: "prefers-reduced-motion", value: "reduce" }] });
      await page.paste(TRAP);
      await page.untilReport(report(TRAP));
      const seen = await page.evaluate(() => {
        const style = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo);
        return {
          word: document.querySelector(".hop .verdict-word").innerText, letters: style(".hop .run").color !== style("body").backgroundColor,
          edge: style(".through, .plug").borderTopWidth, moving: [...document.querySelectorAll("*")].filter((element) => getComputedStyle(element).transitionDuration !== "0s" || getComputedStyle(element).animationName !== "none").length,
        };
      });
      assert.deepEqual({ ...seen, edge: parseFloat(seen.edge) > 0 }, { word: "cleartext", letters: true, edge: true, moving: 0 });
      await assertAccessible(page, "forced colours");
      await page.close();
    });

    test("paper holds the answer and none of the buttons", async () => {
      const page = await open(browser, `${server.url}?fresh`, { language: "en" });
      await page.paste(TRAP);
      await page.untilReport(report(TRAP));
      await page.tab.emulateMediaType("print");
      const hidden = await page.evaluate(() => [".tools", ".menu", ".pages", ".keys", ".preview-fix", ".skip"].filter((selector) => document.querySelector(selector).checkVisibility()));
      assert.deepEqual(hidden, []);
      const kept = await page.evaluate(() => [".verdict h1", ".hop .wire", ".finding", ".proof", ".card"].filter((selector) => document.querySelector(selector).checkVisibility()).length);
      assert.equal(kept, 5);
      const scrolls = await page.evaluate(() => getComputedStyle(document.querySelector(".reading")).overflowY);
      assert.equal(scrolls, "visible");
      assert.ok((await page.tab.pdf()).length > 20_000);
      await page.close();
    });
  }

  for (const width of [320, 390, 768, 1280]) {
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
