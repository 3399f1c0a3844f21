// The editor of the page: CodeMirror in a shadow root, one state for each document, or a plain text area of the same text.
import { Compartment, EditorSelection, EditorState } from "@codemirror/state";
import {
  EditorView, drawSelection, dropCursor, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers,
} from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, undo } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { json } from "@codemirror/lang-json";
import { search, searchKeymap } from "@codemirror/search";
import { showDiff } from "./diff.js";
import { findings, setFindings, setFocus } from "./findings.js";
import { phrases } from "./phrases.js";
import { highlight, theme } from "./theme.js";

const wording = new Compartment();

class Workbench {
  #states = new Map(); // document id -> EditorState, for those not shown
  #shown = null;
  #plain = false;
  #area;
  #view;
  #lang;
  #label = "";
  #events;

  // events: { changed(id), cursor(id, offset), picked(findingId) }
  constructor(host, lang, events) {
    this.#events = events;
    this.#lang = lang;
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ":host{display:grid;min-height:0}:host>*{grid-area:1/1;min-height:0;min-width:0}[hidden]{display:none!important}" +
      "textarea{box-sizing:border-box;width:100%;height:100%;border:0;padding:12px;resize:none;background:transparent;color:inherit;" +
      "font:var(--size-code)/1.6 var(--mono);outline-offset:-2px}textarea:focus-visible{outline:2px solid var(--focus)}",
    );
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#area = document.createElement("textarea");
    Object.assign(this.#area, { spellcheck: false, autocapitalize: "off", autocomplete: "off", hidden: true });
    this.#area.addEventListener("input", () => this.#fromArea());
    const place = document.createElement("div");
    root.append(place, this.#area);
    this.#view = new EditorView({ parent: place, root, state: EditorState.create({}) }); // styled only when made inside the shadow root
    place.className = "place";
    this.#area.addEventListener("select", () => this.#events.cursor(this.#shown, this.#area.selectionStart));
  }
  #extensions() {
    return [
      highlightSpecialChars(), lineNumbers(), history(), drawSelection(), dropCursor(), indentOnInput(),
      EditorState.allowMultipleSelections.of(true), bracketMatching(), highlightActiveLine(), codeFolding(), foldGutter(),
      syntaxHighlighting(highlight), json(), search({ top: true }), theme, EditorView.lineWrapping,
      findings((id) => this.#events.picked(id)),
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...foldKeymap]), // Tab is not bound: it leaves the editor
      wording.of(this.#wording()),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          if (this.#plain && !update.transactions.some((tr) => tr.isUserEvent("input.plain"))) this.#toArea();
          this.#events.changed(this.#shown);
        }
        if (update.selectionSet && update.transactions.some((tr) => tr.isUserEvent("select"))) {
          this.#events.cursor(this.#shown, update.state.selection.main.head);
        }
      }),
    ];
  }
  #wording() {
    return [
      EditorState.phrases.of(phrases[this.#lang]),
      EditorView.contentAttributes.of({ "aria-label": this.#label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
    ];
  }
  #dispatch(id, ...specs) {
    if (id === this.#shown) return this.#view.dispatch(...specs);
    const state = this.#states.get(id);
    if (state) this.#keep(id, state.update(...specs));
  }
  // Takes a change of a document that is not shown.
  #keep(id, transaction) {
    this.#states.set(id, transaction.state);
    if (transaction.docChanged) this.#events.changed(id);
  }
  #state(id) { return id === this.#shown ? this.#view.state : this.#states.get(id); }
  #toArea() { this.#area.value = this.#view.state.doc.toString(); }
  #fromArea() {
    const before = this.#view.state.doc.toString(), after = this.#area.value;
    let from = 0, end = 0;
    const shorter = Math.min(before.length, after.length);
    while (from < shorter && before[from] === after[from]) from++;
    while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
    this.#view.dispatch({
      changes: { from, to: before.length - end, insert: after.slice(from, after.length - end) }, userEvent: "input.plain",
    });
  }
  add(id, text) { this.#states.set(id, EditorState.create({ doc: text, extensions: this.#extensions() })); }
  show(id) {
    const state = this.#states.get(id);
    if (!state) return; // shown already, or unknown
    if (this.#shown !== null) this.#states.set(this.#shown, this.#view.state);
    this.#states.delete(id);
    this.#shown = id;
    this.#view.setState(state);
    if (this.#plain) this.#toArea();
    this.#reword();
  }
  text(id) { return this.#state(id)?.doc.toString() ?? ""; }
  blank(id) {
    const doc = this.#state(id)?.doc;
    return !doc || (doc.length < 10000 && !doc.toString().trim());
  }
  // Applies edits { from, to, insert } of one document as one undoable step.
  apply(id, edits) {
    const length = this.#state(id)?.doc.length ?? 0;
    if (edits.every((edit) => edit.to <= length)) this.#dispatch(id, { changes: edits, userEvent: "input.fix" });
  }
  undo(id) {
    const state = this.#states.get(id);
    if (id === this.#shown) undo(this.#view);
    else if (state) undo({ state, dispatch: (transaction) => this.#keep(id, transaction) });
  }
  setFindings(id, list) { if (this.#state(id)) this.#dispatch(id, { effects: setFindings.of(list) }); }
  setFocus(id, ranges) { if (this.#state(id)) this.#dispatch(id, { effects: setFocus.of(ranges) }); }
  reveal(from, to, focus) {
    const length = this.#view.state.doc.length, clamp = (at) => Math.min(at, length);
    if (this.#plain) {
      this.#area.setSelectionRange(clamp(from), clamp(to));
      if (focus) this.#area.focus();
      return;
    }
    this.#view.dispatch({
      selection: EditorSelection.single(clamp(to), clamp(from)),
      effects: EditorView.scrollIntoView(EditorSelection.range(clamp(from), clamp(to)), { y: "center" }),
    });
    if (focus) this.#view.focus();
  }
  setPlain(plain) {
    if (plain === this.#plain) return;
    this.#plain = plain;
    this.#area.hidden = !plain;
    this.#view.dom.parentElement.hidden = plain;
    if (plain) this.#toArea(); else this.#view.requestMeasure();
  }
  #reword() {
    this.#area.setAttribute("aria-label", this.#label);
    this.#area.lang = "en";
    this.#view.dispatch({ effects: wording.reconfigure(this.#wording()) });
  }
  setLanguage(lang, label) {
    this.#lang = lang;
    this.#label = label;
    this.#reword();
  }
  focus() { (this.#plain ? this.#area : this.#view).focus(); }
  destroy() { this.#view.destroy(); }
}

// A file's text: UTF-8, or UTF-16 when its first bytes say so.
async function readFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const coding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(coding, { ignoreBOM: true }).decode(bytes);
}

// Saves a text as a file of the user's. Nothing is sent: the browser writes it.
function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export const editors = {
  create: (host, lang, events) => new Workbench(host, lang, events),
  diff: showDiff,
  readFile,
  save,
};
