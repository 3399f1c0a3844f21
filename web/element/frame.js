// The checker as a page for an iframe: everything is inside, so its policy closes the network from the first byte.
import engineWasm from "ENGINE_WASM";
import { WireproofCheck, defineWireproofCheck } from "./define.js";
import { VERSION, isOurs, message } from "./protocol.js";

const GREETINGS = 50, PAUSE = 200, MARGIN = 2; // the host may listen late; ms; px that are no change
const SETTINGS = ["value", "documents", "docType", "lang", "theme", "panels", "mode", "profile"];

WireproofCheck.setWasm(engineWasm);
defineWireproofCheck();
const hash = new URLSearchParams(location.hash.slice(1)), exposes = hash.get("expose") === "document";
const checker = document.createElement("wireproof-check");
checker.setAttribute("loading", "eager");
for (const name of ["lang", "theme", "panels", "mode", "profile", "doc-type", "rules"]) if (hash.has(name)) checker.setAttribute(name, hash.get(name));
if (hash.has("lang")) document.documentElement.lang = hash.get("lang");
document.title = "Wireproof";
document.body.append(checker);

if (parent !== window) {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  let left = GREETINGS, port;
  const greet = () => { if (!port && left-- > 0) { parent.postMessage(message("hello", { versions: [VERSION], nonce }), "*"); setTimeout(greet, PAUSE); } };
  addEventListener("message", ({ data, source, ports }) => {
    if (port || source !== parent || !isOurs(data, "connect") || data.nonce !== nonce || !ports[0]) return;
    port = ports[0];
    port.onmessage = (event) => obey(event.data, port);
    checker.ready.then(() => port.postMessage(message("ready", { version: checker.version })));
    tell(port);
  });
  greet();
}

const GIVES = {
  result: () => checker.result, markdown: () => checker.toMarkdown(), svg: () => checker.toSvg(), sarif: () => checker.toSarif(),
  document: () => { if (!exposes) throw new Error("the document is not exposed"); return checker.value; },
};
const DOES = {
  set: (data) => { for (const name of SETTINGS) if (name in data) name === "lang" ? checker.setAttribute(name, data[name]) : checker[name] = data[name]; },
  check: () => checker.check(),
  goto: ({ target }) => checker.goTo(target),
  get: ({ what }) => { if (!Object.hasOwn(GIVES, what)) throw new Error(`there is no ${what}`); return GIVES[what](); },
  clear: () => checker.clear(),
};
async function obey(data, port) {
  if (!isOurs(data) || !Object.hasOwn(DOES, data.type)) return;
  const reply = (fields) => { if (data.id !== undefined) port.postMessage(message("reply", { id: data.id, ...fields })); };
  try { reply({ value: await DOES[data.type](data) ?? null }); } catch (error) { reply({ error: error.message }); }
}

function tell(port) {
  const say = (type, fields) => port.postMessage(message(type, fields));
  checker.addEventListener("wireproof-result", ({ detail: { runId, verdict, counts, hops, findings, ms } }) => say("result", { runId, verdict, counts, hops, findings, ms }));
  checker.addEventListener("wireproof-select", ({ detail }) => say("select", detail));
  checker.addEventListener("wireproof-error", ({ detail }) => say("error", detail));
  let height = 0, waits = false;
  new ResizeObserver(() => {
    if (waits) return;
    waits = true;
    setTimeout(() => {
      waits = false;
      const now = Math.ceil(checker.getBoundingClientRect().height);
      if (Math.abs(now - height) >= MARGIN) say("resize", { height: height = now });
    }, 100);
  }).observe(checker);
}
