// What `web/element/api.json` says of the elements, against the elements: nothing in it is missing, and nothing is there that it does not name.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inEachBrowser, launch } from "./browsers.mjs";
import { EVENTS, SCRIPT, host, pre, visit } from "./hosts.mjs";
import { samples } from "./page.mjs";

const API = JSON.parse(readFileSync(join(import.meta.dirname, "../../web/element/api.json"), "utf8"));
const SAMPLES = await samples();
const documents = (id) => SAMPLES.find((sample) => sample.id === id).files.map(({ name, text }) => pre(text, name)).join("");
// What no sample answers: a resource that a condition takes away, and one whose parameters are elsewhere.
const database = (more, Properties) => [{ name: "template.json", text: JSON.stringify({ AWSTemplateFormatVersion: "2010-09-09", Conditions: { No: { "Fn::Equals": ["a", "b"] } }, Resources: { Db: { Type: "AWS::RDS::DBInstance", ...more, Properties } } }) }];
const OTHERS = { "no-traffic": database({ Condition: "No" }, { Engine: "postgres" }), unknown: database({}, { Engine: "mysql", DBParameterGroupName: "mine" }) };
const of = (list, kind) => list.filter((one) => one.of.includes(kind));
const names = (list) => list.map((one) => (Array.isArray(one) ? one[0] : one.name)).sort();
const parts = (kind) => API.parts.filter(([, , of = ["check"]]) => of.includes(kind)).map(([name]) => name).sort();

test("the tests listen to every event", () => assert.deepEqual([...EVENTS].sort(), names(API.events)));

inEachBrowser("element as it is described", (name) => {
  let browser;
  before(async () => { browser = await launch(name); });
  after(() => browser?.close());

  async function on(body, use, options) {
    const server = await host(body + SCRIPT, options);
    const page = await visit(browser, server, options);
    await use(page);
    await page.close();
    await server.close();
  }

  test("properties, methods and statics are there, and nothing else is public", () => on("", async (page) => {
    await page.until(() => customElements.get("wireproof-badge"));
    const found = await page.evaluate(() => Object.fromEntries(["check", "path", "badge"].map((kind) => {
      const Kind = customElements.get(`wireproof-${kind}`), element = new Kind(), own = new Set();
      for (let proto = Kind.prototype; proto !== HTMLElement.prototype; proto = Object.getPrototypeOf(proto)) Object.getOwnPropertyNames(proto).forEach((name) => own.add(name));
      return [kind, { members: [...own], functions: [...own].filter((name) => typeof element[name] === "function"), statics: ["engine", "setWasm"].filter((name) => typeof Kind[name] === "function") }];
    })));
    const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    for (const { name: kind } of API.elements) {
      const properties = [...names(of(API.attributes, kind)).map(camel), ...names(of(API.properties, kind))], methods = names(of(API.methods, kind));
      assert.deepEqual(properties.filter((name) => !found[kind].members.includes(name)), [], `${kind}: properties`);
      assert.deepEqual(methods.filter((name) => !found[kind].functions.includes(name)), [], `${kind}: methods`);
    }
    assert.deepEqual(found.check.statics.sort(), names(API.statics));
  }));

  // Which parts a host's style sheet reaches, and which the shadow tree names.
  const reached = (page, selector) => page.evaluate(([selector, parts]) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(parts.map((part) => `${selector}::part(${part}) { --reached-${part}: yes }`).join("\n"));
    document.adoptedStyleSheets = [sheet];
    const reached = new Set(), named = new Set();
    const look = (root, isOutermost) => {
      for (const element of root.querySelectorAll("*")) {
        const style = getComputedStyle(element);
        if (element.shadowRoot) look(element.shadowRoot, false);
        if (!element.checkVisibility()) continue;
        for (const part of parts) if (style.getPropertyValue(`--reached-${part}`)) reached.add(part);
        if (isOutermost) element.part.forEach((part) => named.add(part));
      }
    };
    look(document.querySelector(selector).shadowRoot, true);
    document.adoptedStyleSheets = [];
    return { reached: [...reached].sort(), named: [...named].sort() };
  }, [selector, API.parts.map(([name]) => name)]);

  for (const width of [1300, 600]) {
    test(`a host's style sheet reaches every part at ${width} px`, () => on(`<wireproof-check loading="interaction" profile="finance"><b slot="title">Claims</b>${documents("fraud-training")}</wireproof-check>`, async (page) => {
      const seen = new Set(), look = async () => { for (const part of (await reached(page, "wireproof-check")).reached) seen.add(part); };
      await page.until(() => document.querySelector("wireproof-check").shadowRoot?.querySelector("button"));
      await look();
      await page.evaluate(() => document.querySelector("wireproof-check").shadowRoot.querySelector("button").click());
      await page.answered();
      await page.until(() => document.querySelector("wireproof-check").shadowRoot.querySelector(".preview-fix"));
      await page.evaluate(() => document.querySelector("wireproof-check").shadowRoot.querySelector(".preview-fix").click());
      await page.until(() => [...document.querySelector("wireproof-check").shadowRoot.querySelectorAll(".diff > div")].some(({ shadowRoot }) => shadowRoot?.querySelector(".cm-line, .cm-deletedChunk")));
      await look();
      await page.evaluate(() => { const element = document.querySelector("wireproof-check"); element.shadowRoot.querySelector("dialog.preview").close(); element.applyAllFixes(); });
      await page.until(() => document.querySelector("wireproof-check").shadowRoot.querySelector(".notice.done"));
      await look();
      const { named } = await reached(page, "wireproof-check");
      assert.deepEqual(named.filter((part) => !parts("check").includes(part)), [], "named nowhere");
      assert.deepEqual([...seen].sort(), parts("check"));
    }, { width }));
  }

  test("a path and a badge have the parts that are said of them", () => on(`<wireproof-path loading="eager"><b slot="title">Claims</b>${documents("fraud-training")}</wireproof-path><wireproof-badge loading="eager">${documents("canonical-policy")}</wireproof-badge>`, async (page) => {
    await page.answered("wireproof-path, wireproof-badge");
    await page.until(() => document.querySelector("wireproof-path").shadowRoot.querySelector(".hop"));
    const stub = ["button", "status", "textarea"]; // before the answer comes
    for (const kind of ["path", "badge"]) {
      const { reached: seen } = await reached(page, `wireproof-${kind}`);
      assert.deepEqual(seen, parts(kind).filter((part) => seen.includes(part) || !stub.includes(part)), kind);
    }
  }));

  test("what a host puts into a slot is shown there", () => on(`<wireproof-check loading="eager"></wireproof-check><wireproof-path loading="eager">${documents("canonical-policy")}</wireproof-path>`, async (page) => {
    await page.until(() => [...document.querySelectorAll("wireproof-check, wireproof-path")].every((element) => element.matches(":state(ready)")));
    for (const kind of ["check", "path"]) {
      const slots = names(of(API.slots, kind)).filter(Boolean);
      await page.evaluate(([kind, slots]) => document.querySelector(`wireproof-${kind}`).append(...slots.map((slot) => Object.assign(document.createElement("p"), { slot, textContent: `host's ${slot}` }))), [kind, slots]);
      await page.until(([kind, slots]) => slots.every((slot) => document.querySelector(`wireproof-${kind} > [slot=${slot}]`).assignedSlot), [kind, slots]);
      const hidden = () => page.evaluate(([kind, slots]) => slots.filter((slot) => !document.querySelector(`wireproof-${kind} > [slot=${slot}]`).checkVisibility()), [kind, slots]);
      assert.deepEqual(await hidden(), [], kind);
    }
    // the place of an empty text is there only as long as it is empty
    await page.evaluate(() => { document.querySelector("wireproof-check").value = "{}"; });
    await page.until(() => !document.querySelector("wireproof-check > [slot=empty]").assignedSlot);
  }));

  test("a custom property of the host is what the element takes", () => on(`<wireproof-check loading="eager">${documents("canonical-policy")}</wireproof-check>`, async (page) => {
    await page.answered();
    const faults = await page.evaluate((properties) => {
      const element = document.querySelector("wireproof-check"), inside = element.shadowRoot.querySelector(".element");
      const sheet = [...element.shadowRoot.adoptedStyleSheets].flatMap(({ cssRules }) => [...cssRules]).map(({ cssText }) => cssText).join("\n");
      const own = getComputedStyle(element).display;
      return properties.flatMap(([name, token]) => {
        element.style.setProperty(`--wireproof-${name}`, `word-${name}`);
        const taken = getComputedStyle(inside).getPropertyValue(token).trim();
        element.style.removeProperty(`--wireproof-${name}`);
        return taken === `word-${name}` && sheet.includes(`var(${token}`) && own === "block" ? [] : [`${name}: ${taken}`];
      });
    }, API.customProperties);
    assert.deepEqual(faults, []);
  }));

  test("every state is entered and every event is told", () => on("<wireproof-check loading='eager' max-bytes='200000'></wireproof-check>", async (page) => {
    await page.until(() => document.querySelector("wireproof-check").matches(":state(ready)"));
    for (const verdict of ["enforced", "encrypted", "unknown", "no-traffic", "cleartext"]) {
      const files = OTHERS[verdict] ?? SAMPLES.find((sample) => sample.verdict === verdict).files;
      await page.evaluate((files) => { document.querySelector("wireproof-check").documents = files; }, files);
      await page.until((verdict) => document.querySelector("wireproof-check").verdict === verdict, verdict);
      assert.equal(await page.evaluate((verdict) => document.querySelector("wireproof-check").matches(`:state(${verdict})`), verdict), true);
    }
    await page.evaluate(() => {
      const element = document.querySelector("wireproof-check");
      for (const name of ["copy", "download"]) element.addEventListener(`wireproof-${name}`, (event) => event.preventDefault());
      for (const button of element.shadowRoot.querySelectorAll(".menu button")) button.click();
      element.goTo(element.result.hops[0].id);
    });
    await page.until(() => heard.some(({ name }) => name === "select"));
    await page.evaluate(() => document.querySelector("wireproof-check").applyAllFixes());
    await page.until(() => heard.some(({ name }) => name === "fix"));
    await page.evaluate(() => { const element = document.querySelector("wireproof-check"); element.readonly = true; element.style.width = "300px"; });
    await page.until(() => document.querySelector("wireproof-check").matches(":state(narrow)"));
    await page.evaluate(() => { document.querySelector("wireproof-check").maxBytes = 3; document.querySelector("wireproof-check").value = '{"too": "large"}'; });
    await page.until(() => document.querySelector("wireproof-check").matches(":state(error)"));
    assert.deepEqual((await page.evaluate(() => [...entered])).sort(), names(API.states));
    assert.deepEqual([...new Set(await page.evaluate(() => heard.map(({ name }) => name)))].sort(), names(API.events));
  }, { head: "<script>globalThis.entered = new Set(); const { add } = CustomStateSet.prototype; CustomStateSet.prototype.add = function (state) { entered.add(state); return add.call(this, state); };</script>" }));

  for (const [profile, verdicts] of Object.entries({ finance: { cleartext: "A hop is not shown to be encrypted.", encrypted: "This answer has it.", enforced: "This answer has it." }, strict: { cleartext: "A hop is not shown to be encrypted.", encrypted: "A hop does not refuse plaintext.", enforced: "This answer has it." } })) {
    test(`the profile \`${profile}\` says what it asks for and whether the answer has it`, () => on(`<wireproof-check loading="eager" required profile="${profile}">${documents("canonical-policy")}</wireproof-check>`, async (page) => {
      await page.answered();
      for (const [verdict, says] of Object.entries(verdicts)) {
        const { files } = SAMPLES.find((sample) => sample.verdict === verdict);
        await page.evaluate((files) => { document.querySelector("wireproof-check").documents = files; }, files);
        await page.until((verdict) => document.querySelector("wireproof-check").verdict === verdict, verdict);
        await page.until((says) => document.querySelector("wireproof-check").shadowRoot.querySelector("[part=profile]")?.textContent.endsWith(says), says);
        assert.equal(await page.evaluate(() => document.querySelector("wireproof-check").validity.valid), says === "This answer has it.", verdict);
      }
      await page.evaluate(() => { document.querySelector("wireproof-check").profile = "default"; });
      await page.until(() => !document.querySelector("wireproof-check").shadowRoot.querySelector("[part=profile]"));
    }));
  }
});
