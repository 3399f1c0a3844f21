// An element at work: the page's components in its shadow root, and between them and the host the element's own words.
import { show } from "PAGE_GLUE";
import css from "ELEMENT_CSS";
import { editors } from "../editor/src/editor.js";
import { drawer, engineOf as shared, explained } from "./engine.js";
import { flawOf, sayDemand, sayFlaw } from "./profile.js";

const INLINE = ":host{display:inline-block;container-type:normal;min-width:0;background:none}";
const PANELS = { path: "summary path", badge: "badge", full: "summary path editor problems fix why", compact: "summary path editor problems fix", view: "summary path editor problems why" };
const NARROW = 480; // px
const size = (documents) => documents.reduce((sum, { text }) => sum + (text.length > 1 << 20 ? text.length : new TextEncoder().encode(text).length), 0);
const frozen = (value) => {
  if (value && typeof value === "object" && !Object.isFrozen(value)) { Object.freeze(value); Object.values(value).forEach(frozen); }
  return value;
};

// The engine for a host that wants to ask by itself.
export async function engineOf(options) {
  const engine = await shared(options), client = engine.client();
  const ask = (call) => (...args) => client.tell(call, args);
  return { version: engine.about.version, factsDate: engine.about.factsDate, analyze: ask("analyze"), sarif: ask("sarif"), code: async (input, dialect, options = {}) => (await client.tell("code", [[input], options, dialect]))?.text ?? null, rules: ask("rules"), formats: ask("formats"), mechanisms: ask("mechanisms"), explain: ask("explain") };
}

// Gets ready what an element with these settings needs; then it can be shown without waiting.
export async function prepare(element, settings, { wasm, timeout, result }) {
  const told = throttled((done, total) => element.tell("progress", { runId: 0, done, total, phase: "load" }));
  try {
    const [engine] = await Promise.all([result ? null : shared({ wasm, url: settings.wasmUrl, timeout }, told), drawer()]);
    const parts = { element, settings, engine, result };
    return {
      rulesDate: engine?.about.factsDate ?? result.tool.factsDate,
      show: (root, documents) => new View(root, documents, parts),
    };
  } catch (error) {
    throw explained(error, settings.language);
  }
}

function throttled(call, pause = 100) {
  let last = 0;
  return (done, total) => {
    if (performance.now() - last < pause && done < total) return;
    last = performance.now();
    call(done, total);
  };
}

class View {
  #element; #settings; #client; #editor = null; #shown = null; #runs = 0; #dropped = 0; #raw = ""; #result = null; #waiting = []; #sizes; #size = 0; #place;
  #first; // documents that wait for the editor
 
  presented; // the answer that the host put here

  constructor(root, documents, { element, settings, engine, result }) {
    this.#element = element;
    this.#settings = settings;
    this.presented = result;
    this.#client = result ? null : engine.client();
    const { defaultView } = root.ownerDocument, sheet = new defaultView.CSSStyleSheet();
    sheet.replaceSync(settings.kind === "badge" ? css + INLINE : css);
    root.adoptedStyleSheets = [sheet];
    this.#place = document.createElement("div"); // of this realm, also in another document, which is what the components look for
    this.#place.className = "place";
    root.replaceChildren(this.#place);
    const titled = () => this.#place.classList.toggle("titled", [...element.children].some(({ slot }) => slot === "title" || slot === "actions"));
    this.#place.addEventListener("slotchange", titled);
    titled();
    this.#sizes = new ResizeObserver(([{ contentRect }]) => element.mark("narrow", contentRect.width < NARROW));
    this.#sizes.observe(element);
    this.#first = documents;
    this.#shown = show(this.#place, this.#asking(), this.#kit(), { asks: (name, detail) => this.#asks(name, detail) }, this.#look());
  }

  #look() {
    const { kind, mode, panels, readonly, disabled, language, headingLevel, profile } = this.#settings;
    const words = PANELS[kind] ?? (panels || PANELS[mode]);
    return { mode: kind === "check" ? mode : "view", panels: words.split(/[\s,]+/), readonly: readonly || disabled, language, heading: headingLevel, demand: kind === "check" ? sayDemand(profile === "default" ? null : this.result, profile, language) : "" };
  }
  // What is asked of the engine, with what the host wants to know of it.
  #asking() {
    const client = this.#client, view = this;
    return {
      check(collect, done) {
        if (view.presented) {
          collect();
          return view.#answered(done, view.presented, "", JSON.stringify(view.presented));
        }
        let run = 0, began = 0;
        client.check(() => {
          const [inputs, options] = collect();
          if (!inputs.length) return [inputs, options]; // cleared while it waited
          run = ++view.#runs;
          began = performance.now();
          view.#begin(run, inputs);
          if (view.#size > view.#settings.maxBytes) return [[], options];
          return [inputs, view.#options(options)];
        }, (report, error, raw) => {
          if (run <= view.#dropped) return; // of a text that is gone
          if (view.#size > view.#settings.maxBytes) return view.#tooLarge(done);
          view.#answered(done, report, error, raw, run, performance.now() - began);
        });
      },
      tell: async (call, args) => client?.tell(call, call === "analyze" || call === "sarif" ? [args[0], view.#options(args[1])] : args) ?? null,
      reference: async (language) => client?.reference(language) ?? null,
      cancel: () => client?.cancel(),
      close: () => client?.close(),
    };
  }
  #options(options) {
    const off = this.#settings.rules.split(/\s+/).filter((word) => word.startsWith("-")).map((word) => word.slice(1));
    return off.length ? { ...options, disabledRules: off } : options;
  }
  #begin(runId, inputs) {
    this.#size = size(inputs);
    this.#element.mark("checking", true);
    this.#element.tell("check-start", { runId });
    this.#element.tell("progress", { runId, done: 0, total: this.#size, phase: "check" });
  }
  #answered(done, report, error, raw, runId = 0, ms = 0) {
    const element = this.#element;
    element.mark("checking", false);
    if (!error) {
      this.#raw = raw;
      this.#result = null;
    }
    done(report, error, raw);
    if (this.#settings.profile !== "default") this.#shown.update(this.#look()); // what it says of the answer
    if (error) {
      for (const { failed } of this.#waiting.splice(0)) failed(new Error(error));
      if (error !== "cancelled") element.fail({ code: "panic", message: error });
      return;
    }
    element.mark("error", false);
    for (const word of ["enforced", "encrypted", "cleartext", "unknown", "no-traffic"]) element.mark(word, report.verdict === word);
    element.tell("progress", { runId, done: this.#size, total: this.#size, phase: "check" });
    const view = this;
    element.tell("result", {
      runId, verdict: report.verdict, counts: frozen({ ...report.counts }), ms: Math.round(ms),
      get hops() { return view.result.hops; }, get findings() { return view.result.findings; }, // read from a large answer only when asked for
    });
    const problem = report.inputs.find(({ format, problems }) => !format && problems.length)?.problems[0];
    if (problem) element.fail({ code: "parse", message: problem.message, hint: `${problem.location.range.start.line}:${problem.location.range.start.column}` });
    for (const { done } of this.#waiting.splice(0)) done(this.result);
    element.changed();
  }
  #tooLarge(done) {
    const { maxBytes, language } = this.#settings;
    const message = language === "ko" ? `문서가 ${maxBytes.toLocaleString("ko")}바이트보다 커서 검사하지 않았습니다.` : `The documents are larger than ${maxBytes.toLocaleString("en")} bytes and were not checked.`;
    this.#element.mark("checking", false);
    done?.(null, "too-large");
    this.#element.fail({ code: "too-large", message, hint: String(maxBytes) });
    for (const { failed } of this.#waiting.splice(0)) failed(new Error(message));
  }
  // The editor, whose changes the host hears of.
  #kit() {
    const element = this.#element, view = this;
    return {
      ...editors,
      create(host, language, events) {
        setTimeout(() => { // once the page knows its editor
          const first = view.#first;
          view.#first = null;
          if (first) view.open(first);
          view.set(view.#settings);
        });
        const editor = editors.create(host, language, { ...events, changed(id) { events.changed(id); view.#typed(); } });
        if (view.presented) editor.blank = () => false; // there is an answer to show, if not to a text
        return (view.#editor = editor);
      },
      save: (kind, type, text) => { if (element.tell("download", { kind, text }, true)) editors.save(kind, type, text); },
      copy: (kind, text) => { if (element.tell("copy", { kind, text }, true)) editors.copy(kind, text); },
    };
  }
  #typed() {
    const { docType } = this.#settings;
    this.#element.tell("input", { bytes: size(this.documents), docType });
    this.#element.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    this.#element.changed();
  }
  #asks(name, detail) {
    if (name === "select") return this.#element.tell("select", detail, true);
    const findingIds = Array.from(detail), edits = this.#edits(findingIds);
    return this.#element.tell(name, { findingIds, edits }, name === "before-fix");
  }
  #edits(ids) {
    const fixes = (this.result?.findings ?? []).filter(({ id, fix }) => fix && ids.includes(id)).flatMap(({ fix }) => fix.edits);
    return fixes.map(({ input, range, text }) => ({ input, from: range.start.utf16, to: range.end.utf16, insert: text }));
  }

  set(settings) {
    const before = this.#settings;
    this.#settings = settings;
    this.#element.mark("readonly", !!settings.readonly || settings.mode === "view");
    this.#place.inert = !!settings.disabled || this.#element.matches(":disabled");
    this.#shown.update(this.#look());
    if (settings.docType !== before.docType) this.#shown.format(settings.docType === "auto" ? undefined : settings.docType);
    else if (settings.rules !== before.rules) this.#shown.check();
  }
  get documents() {
    return this.#first ?? this.#shown.documents().map(({ id, name, format }) => ({ name, type: format, text: this.#editor.text(id) }));
  }
  get value() { return this.documents[0]?.text ?? ""; }
  get result() {
    if (!this.#result && this.#raw) this.#result = frozen(JSON.parse(this.#raw));
    return this.#result;
  }
  open(documents) {
    if (this.#first) {
      this.#first = documents;
      return;
    }
    const { docType } = this.#settings, one = documents.length === 1 && docType !== "auto";
    this.#shown.open((documents.length ? documents : [{ name: "document.json", text: "" }]).map(({ name, type, text, state }) => ({
      name, format: type && type !== "auto" ? type : one ? docType : null, text: state ? { state, text } : text,
    })));
  }
  present(report) {
    this.presented = report;
    if (report && this.#editor) this.#editor.blank = () => false;
    this.#shown.check();
  }
  check() {
    if (!this.presented && this.documents.every(({ text }) => !text.trim())) {
      return this.#client.tell("analyze", [[], { language: this.#settings.language }]).then(frozen); // the page asks nothing about no text
    }
    const answer = new Promise((done, failed) => this.#waiting.push({ done, failed }));
    this.#shown.check();
    return answer;
  }
  fix(ids) { return this.#shown.fix(ids); }
  go(target) {
    if (typeof target !== "object") return this.#shown.choose(String(target));
    const lines = this.value.split("\n"), line = lines[target.line - 1];
    if (line === undefined) return false;
    const at = lines.slice(0, target.line - 1).reduce((sum, text) => sum + text.length + 1, 0) + Math.min((target.column ?? 1) - 1, line.length);
    this.#editor.reveal(at, at, true);
    return true;
  }
  markdown() { return this.#shown.markdown(); }
  svg() { return this.#shown.svg(); }
  sarif() {
    if (!this.#client) return Promise.resolve(null);
    const inputs = this.documents.map(({ name, type, text }) => ({ name, text, format: type ?? null }));
    return this.#client.tell("sarif", [inputs, this.#options({ language: this.#settings.language })]);
  }
  focus(how) {
    if (!this.#look().panels.includes("editor") || this.#place.querySelector("details.disclosure:not([open])")) this.#place.querySelector("button, summary")?.focus(how);
    else this.#editor.focus();
  }
  clear() {
    this.#dropped = this.#runs;
    for (const { failed } of this.#waiting.splice(0)) failed(new Error("the text was dropped"));
    this.#shown.forget();
    this.#raw = "";
    this.#result = null;
    this.#element.changed();
  }
  // What a form does not accept of it, if anything.
  flaw() { return this.value.trim() ? flawOf(this.result, this.#settings.profile) : { valueMissing: true }; }
  complaint(flaw) { return sayFlaw(flaw, this.#settings.language); }
  // Takes it away; the result are the documents with what can be undone in them.
  park() {
    const kept = this.#first ?? this.#shown.documents().map(({ id, name, format }) => ({ name, type: format, ...this.#editor.keep(id) }));
    this.#sizes.disconnect();
    this.#client?.close();
    this.#shown.destroy();
    this.#shown.free();
    for (const { failed } of this.#waiting.splice(0)) failed(new Error("the element was removed"));
    return kept;
  }
}
