// The page as its tests see it: what a person does and reads, with every selector in this one place.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const SAMPLES = join(import.meta.dirname, "../samples");

export const HOOKS = {
  verdict: ".verdict", // tone-<word of the verdict>; `stale` while it is that of an older text
  sentence: ".verdict h1",
  hop: ".path .hop", // tone-<word of the verdict>, data-hop
  finding: ".findings .finding", // data-finding
  jump: ".line-link", // in a finding: selects its characters in the editor
  preview: ".preview-fix", // in a finding: shows the fix before it is applied
  apply: "dialog.preview .apply",
  editor: ".editor", // its shadow root holds the editor
  sample: "select.samples",
  language: ".switch button[lang=LANGUAGE]",
  seal: "button.seal", // opens the dialog with the attempt to leak
  leak: "button.leak",
  leaked: ".leak-result",
  format: ".format select",
  stopped: ".notice.crash",
  file: "input[type=file]",
  menu: ".menu", // its buttons save and copy
  share: ".menu .share",
  shareSheet: "dialog.share-sheet",
  copyLink: ".copy-link",
  copyVerdict: ".copy-verdict",
  copyWrong: ".copy-wrong",
  hideNames: ".hide-names",
  proofed: ".proofed", // what the page says of the answer with example names
  notice: ".notice.done",
  undoNotice: ".notice.done .undo",
  count: ".counts .count", // shows only the hops of its verdict
  group: ".path .group > .hop-ends",
  row: ".path .rows > .hop",
  more: ".path .more",
};

// Opens the page in a tab that notes console errors and violations of the content policy.
export async function open(browser, url, { width = 1280, height = 900, language, before } = {}) {
  const tab = await browser.newPage();
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
      const how = { bubbles: true, cancelable: true, composed: true };
      let event = new ClipboardEvent("paste", { ...how, clipboardData });
      // Firefox lets a made-up event carry data only in its own way
      if (!event.clipboardData?.getData("text/plain")) event = new ClipboardEvent("paste", { ...how, dataType: "text/plain", data: text });
      content.dispatchEvent(event);
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

  // Opens files as a person does who chooses them: [{ name, text }].
  openFiles(files) {
    return this.evaluate((hooks, files) => {
      const input = document.querySelector(hooks.file), data = new DataTransfer();
      for (const { name, text } of files) data.items.add(new File([text], name));
      input.files = data.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, files);
  }

  // Catches what the page saves or copies from now on: `caught()` returns [{ name?, text }].
  catchSaved() {
    return this.evaluate(() => {
      globalThis.caught = [];
      const blobs = new Map(), create = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => { const url = create(blob); blobs.set(url, blob); return url; };
      HTMLAnchorElement.prototype.click = function () { blobs.get(this.href).arrayBuffer().then((bytes) => caught.push({ name: this.download, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) })); };
      navigator.clipboard.writeText = async (text) => { caught.push({ text }); };
    });
  }

  async caught(count = 1) {
    await this.until((_, count) => globalThis.caught.length >= count, count);
    return this.evaluate(() => globalThis.caught.splice(0));
  }

  // Presses the button of the report menu with these words.
  report(words) {
    return this.evaluate((hooks, words) => {
      const button = [...document.querySelectorAll(`${hooks.menu} button`)].find((button) => button.innerText === words || button.textContent === words);
      button.click();
    }, words);
  }

  async undo() {
    await this.focusEditor();
    await this.tab.keyboard.down("Control");
    await this.tab.keyboard.press("z");
    await this.tab.keyboard.up("Control");
  }

  // Waits until a verdict is shown that is not of an older text.
  untilVerdict(verdict) {
    return this.until((hooks, verdict) => document.querySelector(`${hooks.verdict}.tone-${verdict}:not(.stale)`), verdict);
  }

  // Waits until the page shows this report.
  async untilReport({ verdict, hops, findings }) {
    await this.untilVerdict(verdict);
    await this.until(
      (hooks, [hops, findings]) => {
        const shown = (selector, key) => JSON.stringify([...document.querySelectorAll(selector)].map((element) => element.dataset[key]).sort());
        return shown(hooks.hop, "hop") === hops && shown(hooks.finding, "finding") === findings;
      },
      [hops, findings].map((list) => JSON.stringify(list.map(({ id }) => id).sort())),
    );
  }

  // The verdicts of the hops as they are shown.
  hops() {
    return this.evaluate((hooks) => [...document.querySelectorAll(hooks.hop)].map((hop) => /tone-([a-z-]+)/.exec(hop.className)[1]));
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

  // Lets the page try to leak; what it says about it.
  async leak() {
    await this.click("seal");
    await this.until((hooks) => document.querySelector(hooks.leak));
    await this.click("leak");
    await this.until((hooks) => document.querySelector(hooks.leaked).innerText.trim() !== "");
    return this.text("leaked");
  }

  async chooseLanguage(language) {
    await this.evaluate((hooks, language) => document.querySelector(hooks.language.replace("LANGUAGE", language)).click(), language);
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
