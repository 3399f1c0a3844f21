// The page as its tests see it: what a person does and reads, with every selector in this one place.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const SAMPLES = join(import.meta.dirname, "../samples");

// The page's side of the contract with its tests. Verdict words are those of the report.
export const HOOKS = {
  verdict: "[data-testid=verdict]", // the headline; data-verdict holds the report's verdict, or `none`
  results: "[data-testid=results]", // hops and findings; data-stale while the text does not parse or is newer
  hop: "[data-testid=hop]", // data-verdict
  finding: "[data-testid=finding]", // data-finding, the report's id; data-rule; holds one `jump` and, where there is a fix, one `preview`
  jump: "[data-testid=jump]", // a button: selects the finding's characters in the editor
  preview: "[data-testid=preview]", // a button: shows the fix before it is applied
  apply: "[data-testid=apply]", // a button: applies the fix that is shown
  editor: "[data-testid=editor]", // the element whose shadow root holds the editor
  sample: "[data-testid=sample]", // what chooses a sample: a <select> with the samples' ids as values
  language: "[data-testid=language]", // a button: switches between English and Korean
  leak: "[data-testid=leak]", // a button: tries to leak
  leaked: "[data-testid=leaked]", // its outcome; data-channels holds the names of the channels that got out
  format: "[data-testid=format]", // the format chip; data-format holds the id, empty when not recognised
};

// Opens the page in a tab that notes console errors and violations of the content policy.
export async function open(browser, url, { width = 1280, height = 900, language, dark, before } = {}) {
  const tab = await browser.newPage();
  if (dark) await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]).catch(() => {});
  await tab.setViewport({ width, height });
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error?.message ?? error)));
  await tab.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
  });
  if (before) await tab.evaluateOnNewDocument(before);
  await tab.goto(url);
  const page = new Page(tab, errors);
  await page.until((hooks) => document.querySelector(hooks.verdict));
  if (language) await page.chooseLanguage(language);
  return page;
}

class Page {
  constructor(tab, errors) {
    this.tab = tab;
    this.errors = errors;
  }

  // Waits until the function, run in the page with the hooks and an argument, returns something true.
  async until(condition, argument, milliseconds = 10_000) {
    const end = Date.now() + milliseconds;
    for (;;) {
      const result = await this.tab.evaluate(
        new Function("hooks", "argument", `return !!(${condition})(hooks, argument)`),
        HOOKS,
        argument,
      );
      if (result) return;
      assert.ok(Date.now() < end, `not within ${milliseconds} ms: ${condition} ${JSON.stringify(argument) ?? ""}`);
      await new Promise((wake) => setTimeout(wake, 25));
    }
  }

  evaluate(what, argument) {
    return this.tab.evaluate(new Function("hooks", "argument", `return (${what})(hooks, argument)`), HOOKS, argument);
  }

  // Replaces the editor's text the way a person does: select all, paste.
  async paste(text) {
    await this.focusEditor();
    await this.tab.keyboard.down("Control");
    await this.tab.keyboard.press("a");
    await this.tab.keyboard.up("Control");
    await this.evaluate((hooks, text) => {
      const content = document.querySelector(hooks.editor).shadowRoot.querySelector(".cm-content");
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
    }, text);
  }

  focusEditor() {
    return this.evaluate((hooks) => document.querySelector(hooks.editor).shadowRoot.querySelector(".cm-content").focus());
  }

  // The document in the editor and its selection, from the editor itself: what is drawn is only the part in view.
  editor() {
    return this.evaluate((hooks) => {
      const content = document.querySelector(hooks.editor).shadowRoot.querySelector(".cm-content");
      const view = content.cmTile?.root?.view ?? content.cmView?.rootView?.view;
      const { from, to } = view.state.selection.main;
      return { text: view.state.doc.toString(), from, to, selected: view.state.sliceDoc(from, to), hasFocus: view.hasFocus };
    });
  }

  async undo() {
    await this.focusEditor();
    await this.tab.keyboard.down("Control");
    await this.tab.keyboard.press("z");
    await this.tab.keyboard.up("Control");
  }

  verdict() {
    return this.evaluate((hooks) => document.querySelector(hooks.verdict).dataset.verdict);
  }

  // Waits for the verdict on the text that is in the editor now.
  untilVerdict(verdict) {
    return this.until(
      (hooks, verdict) =>
        document.querySelector(hooks.verdict).dataset.verdict === verdict &&
        !document.querySelector(hooks.results)?.hasAttribute("data-stale"),
      verdict,
    );
  }

  all(hook, attribute) {
    return this.evaluate(
      (hooks, [hook, attribute]) => [...document.querySelectorAll(hooks[hook])].map((element) => element.getAttribute(attribute)),
      [hook, attribute],
    );
  }

  click(hook, inside = "") {
    return this.evaluate((hooks, [hook, inside]) => document.querySelector(`${inside} ${hooks[hook]}`).click(), [hook, inside]);
  }

  text(hook) {
    return this.evaluate((hooks, hook) => document.querySelector(hooks[hook]).innerText, hook);
  }

  async chooseSample(id) {
    await this.evaluate((hooks, id) => {
      const select = document.querySelector(hooks.sample);
      select.value = id;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }, id);
  }

  // Brings the button that tries to leak into the page.
  async openLeak() {
    await this.until((hooks) => document.querySelector(hooks.leak));
  }

  async chooseLanguage(language) {
    if ((await this.evaluate(() => document.documentElement.lang)) !== language) await this.click("language");
    await this.until((_, language) => document.documentElement.lang === language, language);
  }

  violations() {
    return this.tab.evaluate(() => globalThis.violations);
  }

  async close() {
    await this.tab.close();
    assert.deepEqual(this.errors, []);
  }
}

// The samples with the text of their files.
export async function samples() {
  const list = JSON.parse(await readFile(join(SAMPLES, "index.json"), "utf8"));
  return Promise.all(list.map(async (sample) => ({
    ...sample,
    files: await Promise.all(sample.inputs.map(async (name) => ({ name, text: await readFile(join(SAMPLES, name), "utf8") }))),
  })));
}
