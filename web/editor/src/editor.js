// The editor of the page: CodeMirror in a shadow root, one state for each document, or a plain text area of the same text.
import { Compartment, EditorSelection, EditorState, StateEffect } from "@codemirror/state";
import {
  EditorView, drawSelection, dropCursor, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers,
} from "@codemirror/view";
import { defaultKeymap, history, historyKeymap, undo } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { json } from "@codemirror/lang-json";
import { search, searchKeymap } from "@codemirror/search";
import { showDiff } from "./diff.js";
import { findings, setFindings, setFocus } from "./findings.js";
import { crlf, hasCrlf, inDoc, inString, readFiles, setCrlf, stringOf, textOf } from "./lines.js";
import { phrases } from "./phrases.js";
import { highlight, theme } from "./theme.js";

const wording = new Compartment(), language = new Compartment(), access = new Compartment();
const LARGE = 2_000_000; // characters; a larger text is shown without colours, which would take the page's time

const grammar = (length) => (length > LARGE ? [] : [json(), bracketMatching(), codeFolding(), foldGutter()]);
// Where an offset of a text stands in the text area, which makes every line end one character; and back.
const inArea = (text, at) => text.slice(0, at).replace(/\r\n/g, "\n").length;
const outOfArea = (text, at) => {
  let raw = 0;
  for (let count = 0; count < at; count++) raw += text[raw] === "\r" && text[raw + 1] === "\n" ? 2 : 1;
  return raw;
};

class Workbench {
  #states = new Map(); // document id -> EditorState, for those not shown
  #strings = new Map(); // document id -> { doc, text }: the string of a text that was not edited since it was read
  #waiting = []; // what to draw when a syllable is complete
  #shown = null;
  #plain = false;
  #area;
  #view;
  #lang;
  #readOnly = false;
  #label = "";
  #events;

  // events: { changed(id), cursor(id, offset), picked(findingId) }
  constructor(host, lang, events) {
    this.#events = events;
    this.#lang = lang;
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const sheet = new host.ownerDocument.defaultView.CSSStyleSheet(); // of the document that it is in
    sheet.replaceSync(
      ":host{display:grid;min-height:0}:host>*{grid-area:1/1;min-height:0;min-width:0}[hidden]{display:none!important}" +
      "textarea{box-sizing:border-box;width:100%;height:100%;border:0;padding:12px;resize:none;background:transparent;color:inherit;" +
      "font:var(--size-code)/1.6 var(--mono);outline-offset:-2px}textarea:focus-visible{outline:2px solid var(--focus)}",
    );
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#area = document.createElement("textarea");
    Object.assign(this.#area, { spellcheck: false, autocapitalize: "off", autocomplete: "off", hidden: true });
    this.#area.setAttribute("part", "textarea");
    this.#area.addEventListener("input", () => this.#fromArea());
    const place = document.createElement("div");
    root.append(place, this.#area);
    this.#view = new EditorView({ parent: place, root, state: EditorState.create({}) }); // styled only when made inside the shadow root
    place.className = "place";
    this.#area.addEventListener("select", () => {
      const { state } = this.#view;
      this.#events.cursor(this.#shown, inString(state, outOfArea(state.doc.toString(), this.#area.selectionStart)));
    });
  }
  #extensions(length) {
    return [
      crlf, highlightSpecialChars(), lineNumbers(), history(), drawSelection(), dropCursor(), indentOnInput(),
      EditorState.allowMultipleSelections.of(true), highlightActiveLine(), language.of(grammar(length)), syntaxHighlighting(highlight), search({ top: true }), theme, EditorView.lineWrapping,
      findings((id) => this.#events.picked(id)),
      EditorView.domEventHandlers({
        paste: (event, view) => this.#pasted(event, view),
        compositionend: () => { setTimeout(() => this.#drawWaiting()); },
      }),
      keymap.of([...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"), ...historyKeymap, ...searchKeymap, ...foldKeymap]), // Tab is not bound: it leaves the editor
      wording.of(this.#wording()),
      access.of(this.#access()),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          if (this.#plain && !update.transactions.some((tr) => tr.isUserEvent("input.plain"))) this.#toArea();
          this.#events.changed(this.#shown);
        }
        if (update.selectionSet && update.transactions.some((tr) => tr.isUserEvent("select"))) {
          this.#events.cursor(this.#shown, inString(update.state, update.state.selection.main.head));
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
  #access() { return [EditorState.readOnly.of(this.#readOnly), EditorView.editable.of(!this.#readOnly)]; }
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
  // A text pasted in place of all others brings its own line ends; a part takes those of the text around it.
  #pasted(event, view) {
    const text = event.clipboardData?.getData("text/plain"), { main } = view.state.selection, { length } = view.state.doc;
    if (!text || main.from > 0 || main.to < length) return false;
    event.preventDefault();
    const insert = textOf(text);
    view.dispatch({
      changes: { from: 0, to: length, insert }, selection: { anchor: insert.length }, userEvent: "input.paste", scrollIntoView: true,
      effects: [setCrlf.of(hasCrlf(text)), language.reconfigure(grammar(insert.length))],
    });
    this.#strings.set(this.#shown, { doc: view.state.doc, text });
    return true;
  }
  #drawWaiting() {
    if (this.#view.composing) return;
    for (const draw of this.#waiting.splice(0)) draw();
  }
  // Changing what is drawn would end the syllable that is being composed.
  #draw(draw) {
    if (this.#view.composing) this.#waiting.push(draw); else draw();
  }
  // The columns beside the text are the editor's own; they get their names each time it makes them anew.
  #name() {
    for (const [part, column] of [["gutter", ".cm-gutters"], ["line-number", ".cm-lineNumbers"]]) this.#view.dom.querySelector(column)?.setAttribute("part", part);
  }
  #toArea() { this.#area.value = this.#view.state.doc.toString(); }
  #fromArea() {
    const raw = this.#view.state.doc.toString(), before = raw.replace(/\r\n?/g, "\n"), after = this.#area.value;
    let from = 0, end = 0;
    const shorter = Math.min(before.length, after.length);
    while (from < shorter && before[from] === after[from]) from++;
    while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
    this.#view.dispatch({
      changes: { from: outOfArea(raw, from), to: outOfArea(raw, before.length - end), insert: after.slice(from, after.length - end) }, userEvent: "input.plain",
    });
  }
  // Adds a document: a string, what `readFiles` made of a file, or what `keep` gave.
  add(id, given) {
    if (given.state) {
      const { state, text } = given;
      this.#states.set(id, state.update({ effects: StateEffect.reconfigure.of(this.#extensions(state.doc.length)) }).state);
      return this.#strings.set(id, { doc: state.doc, text });
    }
    const { doc, crlf: isCrlf, text } = typeof given === "string" ? { doc: textOf(given), crlf: hasCrlf(given), text: given } : given;
    this.#states.set(id, EditorState.create({ doc, extensions: [crlf.init(() => isCrlf), this.#extensions(doc.length)] }));
    this.#strings.set(id, { doc, text });
  }
  show(id) {
    const state = this.#states.get(id);
    if (!state) return; // shown already, or unknown
    if (this.#shown !== null) this.#states.set(this.#shown, this.#view.state);
    this.#states.delete(id);
    this.#shown = id;
    this.#view.setState(state);
    if (this.#plain) this.#toArea();
    this.#reword();
    this.#regain();
    this.#name();
  }
  text(id) {
    const state = this.#state(id), known = this.#strings.get(id);
    if (known && known.doc === state?.doc) return known.text;
    this.#strings.delete(id);
    return state ? stringOf(state) : "";
  }
  // A document with what can be undone in it, for `add` of another editor.
  keep(id) { return { state: this.#state(id), text: this.text(id) }; }
  lines(id) { return this.#state(id)?.doc.lines ?? 0; }
  length(id) { return this.#state(id)?.doc.length ?? 0; }
  // The text with edits made, as it would be after `apply`.
  edited(id, edits) {
    const state = this.#state(id);
    return state ? stringOf(state.update({ changes: this.#changes(state, edits) }).state) : "";
  }
  // Drops every document with what could be undone in it.
  forget() {
    this.#states.clear();
    this.#strings.clear();
    this.#shown = null;
    this.#area.value = "";
    this.#view.setState(EditorState.create({}));
  }
  blank(id) {
    const doc = this.#state(id)?.doc;
    return !doc || (doc.length < 10000 && !doc.toString().trim());
  }
  // Applies edits { from, to, insert } of one document as one undoable step.
  apply(id, edits) {
    const state = this.#state(id);
    if (state) this.#dispatch(id, { changes: this.#changes(state, edits), userEvent: "input.fix" });
  }
  // Edits as the editor counts them; none when they are of another text.
  #changes(state, edits) {
    const changes = edits.map(({ from, to, insert }) => ({ from: inDoc(state, from), to: inDoc(state, to), insert }));
    return changes.every(({ from, to }, at) => inString(state, from) === edits[at].from && inString(state, to) === edits[at].to) ? changes : [];
  }
  // Shows a document before and after edits; the result takes the view away.
  diff(host, id, edits, label) {
    const state = this.#state(id);
    return state ? showDiff(host, this.#lang, state.doc, this.#changes(state, edits), label) : () => {};
  }
  undo(id) {
    const state = this.#states.get(id);
    if (id === this.#shown) undo(this.#view);
    else if (state) undo({ state, dispatch: (transaction) => this.#keep(id, transaction) });
  }
  #show(id, effect, list) {
    const doc = this.#state(id)?.doc;
    this.#draw(() => {
      const state = this.#state(id);
      if (!state || state.doc !== doc) return; // edited meanwhile: the next answer draws
      this.#dispatch(id, { effects: effect.of(list.map((item) => ({ ...item, from: inDoc(state, item.from), to: inDoc(state, item.to) }))) });
    });
  }
  setFindings(id, list) { this.#show(id, setFindings, list); }
  setFocus(id, ranges) { this.#show(id, setFocus, ranges); }
  reveal(from, to, focus) {
    const { state } = this.#view, clamp = (at) => inDoc(state, at);
    if (this.#plain) {
      const text = state.doc.toString();
      this.#area.setSelectionRange(inArea(text, clamp(from)), inArea(text, clamp(to)));
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
  setReadOnly(readOnly) {
    this.#readOnly = readOnly;
    this.#area.readOnly = readOnly;
    this.#regain();
  }
  #regain() { this.#view.dispatch({ effects: access.reconfigure(this.#access()) }); }
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
  readFiles,
  save,
  // The promise tells only whether the browser allowed it.
  copy(_kind, text) { navigator.clipboard?.writeText(text)?.catch(() => {}); },
};
