// The elements until they are needed: they show the host's document, answer to their names, and fetch the rest when it is time.
// Everything here can be imported on a server, where there is no page.
import { ATTRIBUTES, PREFIX, VERSION } from "API";

const Base = globalThis.HTMLElement ?? class {};
const options = { wasm: null };
let rest; // the module that does the work; fetched once for all elements
const load = () => (rest ??= import("ELEMENT_VIEW_URL").catch((error) => {
  rest = undefined;
  throw error;
}));

const WORDS = {
  en: { check: "Check", again: "Try again", text: "Document", missing: "The checker could not be fetched: a file is missing, or script-src of the Content-Security-Policy forbids it." },
  ko: { check: "검사", again: "다시 시도", text: "문서", missing: "검사기를 가져오지 못했습니다. 파일이 없거나 Content-Security-Policy의 script-src가 막고 있습니다." },
};
const STYLE = `:host{display:block;min-width:min(280px,100%);overflow-wrap:anywhere}:host([hidden]){display:none}:host([theme=light]){color-scheme:light}
:host([theme=dark]){color-scheme:dark}pre{margin:0;padding:.75em 1em;max-height:24em;overflow:auto;border:1px solid light-dark(#dfdbd2,#343840);border-radius:5px;
background:light-dark(#fdfcfa,#15171b);color:light-dark(#1b1d21,#e9e7e2);font:.8125em/1.6 var(--wireproof-font-mono,ui-monospace,Menlo,Consolas,monospace)}
p:empty{display:none}p{margin:0 0 .5em}button{font:inherit;min-height:24px;margin-bottom:.5em}`;

// Every element's parts that are there before the rest comes.
class WireproofElement extends Base {
  static kind = "check";
  static timeout = 30_000; // ms that a file may take
  static get observedAttributes() { return ["lang", ...ATTRIBUTES.filter(({ of }) => of.includes(this.kind)).map(({ name }) => name)]; }
  static setWasm(source) { options.wasm = source; }
  static async engine() { return (await load()).engineOf({ wasm: options.wasm, timeout: this.timeout }); }

  #internals = this.attachInternals?.();
  #values = {}; // of attributes that do not reflect
  #given = null; // documents that the host set
  #kept = null; // documents of a view that was taken away, with what can be undone in them
  #view = null;
  #result = null;
  #starting = null;
  #settle;
  #ready;
  #waits = []; // each ends a wait for the moment to start
  #follows = []; // each ends a look at what the page changes

  constructor() {
    super();
    this.#renew();
  }
  #renew() {
    this.#ready = new Promise((done, failed) => { this.#settle = { done, failed }; });
    this.#ready.catch(() => {}); // also told as an event
  }
  get internals() { return this.#internals; }
  get view() { return this.#view; }
  get version() { return VERSION; }
  get ready() { return this.#ready; }
  get result() { return this.#view?.result ?? this.#result; }
  get verdict() { return this.result?.verdict ?? "none"; }
  get language() {
    for (let node = this; node; node = node.getRootNode().host) {
      const named = node.closest("[lang]");
      if (named) return named.lang.startsWith("ko") ? "ko" : "en";
    }
    return navigator.language.startsWith("ko") ? "ko" : "en";
  }
  get documents() { return this.#view?.documents ?? this.#given ?? this.#kept ?? this.#read(); }
  set documents(list) {
    this.#given = Array.from(list, ({ name, type, text }, at) => ({ name: String(name ?? `document-${at + 1}.json`), type: type ?? null, text: String(text) }));
    this.#kept = null;
    this.#result = null;
    if (this.#view?.presented) { // shown without an engine so far
      this.#park();
      this.#kept = this.#result = null;
      this.#start().catch(() => {}); // told as an event
    } else if (this.#view) this.#view.open(this.#given);
    else this.#sketch();
    this.changed();
  }
  get value() { return this.#view?.value ?? this.documents[0]?.text ?? ""; }
  set value(text) {
    this.documents = [{ name: "document.json", text: text ?? "" }];
  }
  // For path and badge: an answer that is at hand.
  present(report) {
    this.#result = report ? structuredClone(report) : null;
    if (this.#view) this.#view.present(this.#result);
    else if (this.isConnected) this.#start().catch(() => {}); // told as an event
  }

  connectedCallback() {
    for (const name of Object.keys(this)) { // set before the upgrade
      if (!/^(value|documents|result)$/.test(name) && !ATTRIBUTES.some(({ property }) => property === name)) continue;
      const value = this[name];
      delete this[name];
      Reflect.set(this, name, value);
    }
    if (this.#view) return; // moved
    this.#sketch();
    this.#follow();
    const begin = () => this.#start().catch(() => {}); // told as an event
    if (this.#kept || this.#result || this.loading === "eager") return void begin();
    if (this.loading === "visible") {
      const seen = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) begin(); }, { rootMargin: "200px" });
      seen.observe(this);
      return void this.#waits.push(() => seen.disconnect());
    }
    for (const event of ["pointerdown", "focusin"]) {
      this.addEventListener(event, begin);
      this.#waits.push(() => this.removeEventListener(event, begin));
    }
  }
  // The page may write the document, or change the language, at any time.
  #follow() {
    const written = new MutationObserver(() => {
      if (this.#given || this.#kept) return;
      if (this.#view) this.#view.open(this.#read());
      else this.#sketch();
    });
    written.observe(this, { childList: true, characterData: true, subtree: true });
    let { language } = this;
    const spoken = new MutationObserver(() => { if (language !== (language = this.language)) this.attributeChangedCallback(); });
    spoken.observe(this.ownerDocument.documentElement, { attributes: true, attributeFilter: ["lang"], subtree: true });
    this.#follows.push(() => written.disconnect(), () => spoken.disconnect());
  }
  disconnectedCallback() {
    queueMicrotask(() => { if (!this.isConnected) this.#park(); });
  }
  adoptedCallback() { this.#park(); }
  attributeChangedCallback() {
    this.#view?.set(this.#settings());
    if (!this.#view && this.shadowRoot) this.#sketch();
    this.changed();
  }
  changed() {}

  check() {
    return this.#start().then(() => this.#view.check());
  }
  focus(how) {
    if (this.#view) this.#view.focus(how);
    else this.shadowRoot?.querySelector("pre, button")?.focus(how);
  }

  attribute({ name, kind, values, fallback }) {
    const word = this.hasAttribute(name) ? this.getAttribute(name) : this.#values[name];
    if (kind === "flag") return this.hasAttribute(name);
    if (kind === "number") return Number.isFinite(parseFloat(word)) ? parseFloat(word) : fallback;
    if (kind === "choice") return values.includes(word) ? word : fallback;
    return word ?? fallback;
  }
  assign({ name, kind, reflects }, value) {
    if (kind === "flag") return this.toggleAttribute(name, !!value);
    const word = Array.isArray(value) ? value.join(" ") : String(value ?? "");
    if (reflects) return this.setAttribute(name, word);
    this.removeAttribute(name);
    this.#values[name] = word;
    this.attributeChangedCallback();
  }
  // Tells the host; false when it was cancelled.
  tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`${PREFIX}-${name}`, { bubbles: true, composed: true, cancelable, detail }));
  }
  mark(state, on) {
    try { this.#internals?.states[on ? "add" : "delete"](state); } catch { /* a browser that knows no custom states */ }
  }

  // The documents that stand in the element.
  #read() {
    const list = [...this.children].filter((child) => child.localName === "pre" || child.localName === "template" || (child.localName === "script" && /json|yaml|plain/.test(child.type)));
    const type = this.getAttribute("doc-type");
    return list.map((child, at) => ({
      name: child.dataset.name ?? (list.length > 1 ? `document-${at + 1}.json` : "document.json"),
      type: list.length === 1 && type && type !== "auto" ? type : null,
      text: (child.localName === "template" ? child.content : child).textContent.trim(),
    }));
  }
  #settings() {
    const settings = { kind: this.constructor.kind, language: this.language };
    for (const attribute of ATTRIBUTES) settings[attribute.property] = this.attribute(attribute);
    return settings;
  }
  // What is shown before the rest comes, and when it does not.
  #sketch(message = "", again = false) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" }), words = WORDS[this.language], make = (name, fields) => Object.assign(this.ownerDocument.createElement(name), fields);
    const sheet = new this.ownerDocument.defaultView.CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const status = make("p", { role: "status", part: "status", textContent: message });
    if (this.constructor.kind === "badge") return root.replaceChildren(status);
    const button = make("button", { type: "button", part: "button", textContent: again ? words.again : words.check, hidden: !again && this.loading !== "interaction" });
    button.addEventListener("click", () => this.#start().catch(() => {}));
    const texts = this.documents.map(({ text }) => make("pre", { part: "textarea", tabIndex: 0, role: "region", ariaLabel: words.text, textContent: text }));
    root.replaceChildren(make("slot", { name: "title" }), status, button, ...texts);
  }
  #start() {
    return (this.#starting ??= this.#open().catch((error) => {
      this.#starting = null;
      throw error;
    }));
  }
  async #open() {
    this.mark("loading", true);
    this.mark("error", false);
    try {
      const module = await load().catch((error) => { throw Object.assign(new Error(WORDS[this.language].missing), { code: "wasm-load", hint: String(error?.message ?? error) }); });
      const place = await module.prepare(this, this.#settings(), { ...options, timeout: this.constructor.timeout, result: this.#result });
      this.mark("loading", false);
      if (!this.isConnected) return;
      for (const end of this.#waits.splice(0)) end();
      const documents = this.#kept ?? this.documents;
      this.#view = place.show(this.shadowRoot, documents);
      this.#kept = null;
      this.mark("ready", true);
      this.#settle.done();
      this.tell("ready", { version: VERSION, rulesDate: place.rulesDate });
    } catch (error) {
      this.mark("loading", false);
      this.fail(error);
      this.#sketch(error.message, true);
      this.#settle.failed(error);
      this.#renew();
      throw error;
    }
  }
  fail({ code = "wasm-load", message, hint = "" }) {
    this.mark("error", true);
    this.tell("error", { code, message, hint });
  }
  #park() {
    for (const end of [...this.#waits.splice(0), ...this.#follows.splice(0)]) end();
    if (!this.#view) return;
    this.#result = this.#view.presented;
    this.#kept = this.#view.park();
    this.#view = null;
    this.#starting = null;
    this.mark("ready", false);
    this.#sketch();
  }
}
for (const attribute of ATTRIBUTES) {
  Object.defineProperty(WireproofElement.prototype, attribute.property, {
    configurable: true, enumerable: true,
    get() { return this.attribute(attribute); },
    set(value) { this.assign(attribute, value); },
  });
}

export class WireproofCheck extends WireproofElement {
  static formAssociated = true;
  #initial = null;
  get form() { return this.internals.form; }
  get validity() { return this.internals.validity; }
  get validationMessage() { return this.internals.validationMessage; }
  get willValidate() { return this.internals.willValidate; }
  checkValidity() { return this.internals.checkValidity(); }
  reportValidity() { return this.internals.reportValidity(); }
  applyFix(id) { return this.view?.fix([String(id)]) ?? false; }
  applyAllFixes() { return this.view?.fix([]) ?? false; }
  goTo(target) { return this.view?.go(target) ?? false; }
  toMarkdown() { return this.view?.markdown() ?? ""; }
  async toSarif() { return (await this.view?.sarif()) ?? null; }
  toSvg() { return this.view?.svg() ?? ""; }
  clear() { if (this.view) this.view.clear(); else this.documents = []; }
  connectedCallback() {
    super.connectedCallback();
    this.#initial ??= this.documents;
    if (this.required && !this.hasAttribute("tabindex")) this.tabIndex = -1; // a form has to be able to go to it
    this.changed();
  }
  formResetCallback() { this.documents = this.#initial ?? []; }
  formDisabledCallback() { this.attributeChangedCallback(); }
  // What a form carries and accepts. The document never goes into the browser's memory of the form.
  changed() {
    if (!this.internals?.setFormValue) return;
    const { submit, verdict, view } = this, carry = (value) => this.internals.setFormValue(value, "");
    const flaw = view?.flaw() ?? (this.value.trim() ? null : { valueMissing: true });
    const message = view?.complaint(flaw) ?? WORDS[this.language].text;
    this.internals.setValidity(flaw && this.required ? flaw : {}, message, this.shadowRoot?.firstElementChild ?? undefined);
    if (submit !== "sarif") return carry({ none: null, verdict, document: this.value }[submit]);
    this.toSarif().then((log) => { if (this.submit === "sarif") carry(log && JSON.stringify(log)); });
  }
}

export class WireproofPath extends WireproofElement {
  static kind = "path";
  get result() { return super.result; }
  set result(report) { this.present(report); }
  toMarkdown() { return this.view?.markdown() ?? ""; }
  async toSarif() { return (await this.view?.sarif()) ?? null; }
  toSvg() { return this.view?.svg() ?? ""; }
}

export class WireproofBadge extends WireproofElement {
  static kind = "badge";
  get result() { return super.result; }
  set result(report) { this.present(report); }
}

// Makes the elements known under a prefix. What is known already stays: the first version on a page is the one it keeps.
export function defineWireproofCheck({ prefix = PREFIX, registry = globalThis.customElements } = {}) {
  if (!registry) return; // on a server
  for (const Kind of [WireproofCheck, WireproofPath, WireproofBadge]) {
    const name = `${prefix}-${Kind.kind}`, known = registry.get(name);
    if (!known) registry.define(name, prefix === PREFIX ? Kind : class extends Kind {});
    else if (known !== Kind && Object.getPrototypeOf(known) !== Kind) console.info(`<${name}> is defined already (${known.version ?? "another version"}); ${VERSION} is not used`);
  }
}
