// The host's side of the iframe edition.
import { VERSION, isOurs, message } from "./protocol.js";

// Speaks with the checker in `iframe`. `options`: what `set` takes, and `on: { ready, result, select, error, resize }`. The
// iframe gets the height of what it shows unless `resize` is false.
export function mountWireproofCheck(iframe, { on = {}, resize = true, ...settings } = {}) {
  let port, nonce, last = 0, connected;
  const ready = new Promise((done) => { connected = done; });
  const answers = new Map();
  const say = (type, fields) => ready.then(() => port.postMessage(message(type, fields)));
  const hear = ({ data }) => {
    if (!isOurs(data)) return;
    if (data.type === "ready") connected(data.version);
    if (data.type === "resize" && resize) iframe.style.height = `${data.height}px`;
    if (data.type === "reply") {
      const { done, failed } = answers.get(data.id) ?? {};
      answers.delete(data.id);
      if (data.error) failed?.(new Error(data.error)); else done?.(data.value);
    } else on[data.type]?.(data);
  };
  const greet = ({ data, source }) => {
    if (source !== iframe.contentWindow || !isOurs(data, "hello") || !data.versions.includes(VERSION) || data.nonce === nonce) return;
    const channel = new MessageChannel();
    nonce = data.nonce;
    port?.close();
    port = channel.port1;
    port.onmessage = hear;
    source.postMessage(message("connect", { nonce }), "*", [channel.port2]); // its origin is opaque
    port.postMessage(message("set", settings));
  };
  addEventListener("message", greet);
  const ask = (type, fields) => new Promise((done, failed) => {
    answers.set(++last, { done, failed });
    say(type, { id: last, ...fields });
  });
  return {
    ready,
    set: (changed) => say("set", Object.assign(settings, changed)),
    check: () => ask("check"),
    goTo: (target) => ask("goto", { target }),
    get: (what) => ask("get", { what }),
    clear: () => ask("clear"),
    destroy() {
      removeEventListener("message", greet);
      port?.close();
    },
  };
}
