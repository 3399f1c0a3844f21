// The one engine of all elements on a page: fetched once, told what stands in its way when it does not come.
import init from "PAGE_GLUE";
import page from "PAGE_WASM";
import glue from "ENGINE_GLUE";
import { LoadError, compileBytes, startEngine } from "../shell/host.js";

// What to say of each cause, and its code as the host knows it.
const CAUSES = {
  http: ["wasm-load", "A file of the checker is missing on the server.", "서버에 검사기의 파일이 없습니다."],
  network: ["wasm-load", "A file of the checker could not be fetched.", "검사기의 파일을 가져오지 못했습니다."],
  "not-wasm": ["wasm-load", "The server answered with something that is not WebAssembly.", "서버가 WebAssembly가 아닌 것을 보냈습니다."],
  engine: ["wasm-load", "The engine did not start.", "엔진이 시작되지 않았습니다."],
  csp: ["wasm-csp", "The Content-Security-Policy of this page is in the way. It needs:", "이 페이지의 Content-Security-Policy가 막고 있습니다. 필요한 것:"],
  timeout: ["timeout", "A file of the checker did not come in time.", "검사기의 파일이 제시간에 오지 않았습니다."],
};
export function explained(error, language) {
  const [code, en, ko] = CAUSES[error.cause] ?? CAUSES.engine;
  const told = new Error(`${language === "ko" ? ko : en} ${error.message}`, { cause: error });
  return Object.assign(told, { code, hint: error.message });
}

let shared;
// The engine, with `about`: the tool that an answer names. The first element decides where it comes from.
export function engineOf(options, progress) {
  return (shared ??= begin(options, progress).catch((error) => {
    shared = undefined;
    throw error;
  }));
}

let drawing;
// What draws the answers.
export const drawer = () => (drawing ??= compileBytes(page, "page").then((module) => init({ module_or_path: module })).catch((error) => {
  drawing = undefined;
  throw named(error);
}));

// Browsers say at length what they refuse; what it needs is short.
const named = (error) => (error.cause === "csp" ? new LoadError("csp", "script-src 'wasm-unsafe-eval'") : error);

async function begin({ wasm, url, timeout }, progress) {
  const refused = watchPolicy();
  try {
    const source = await wasm;
    const module = source instanceof WebAssembly.Module ? source : await compileBytes(source ? bytesOf(source) : await fetchBytes(url || new URL("ENGINE_WASM_URL", import.meta.url).href, timeout, progress), url || "wasm");
    const engine = start(module);
    await engine.ready;
    const client = engine.client();
    const empty = await client.tell("analyze", [[], {}]);
    client.close();
    return Object.assign(engine, { about: empty.tool });
  } catch (error) {
    await new Promise((heard) => setTimeout(heard, 50)); // the browser tells of refusals a little later
    const needed = refused();
    throw needed ? new LoadError("csp", needed) : named(error);
  } finally {
    refused.end();
  }
}

function start(module) {
  try {
    return startEngine({ glue, module });
  } catch (error) {
    if (error instanceof TypeError && globalThis.trustedTypes) throw new LoadError("csp", "trusted-types wireproof-worker 'allow-duplicates'");
    throw error;
  }
}

const bytesOf = (source) => (source instanceof Uint8Array ? source : new Uint8Array(source.buffer ?? source));

// The bytes of a file that has to come whole within `timeout` milliseconds.
async function fetchBytes(url, timeout, progress) {
  const late = new AbortController(), timer = setTimeout(() => late.abort(), timeout);
  try {
    const response = await fetch(url, { signal: late.signal });
    if (!response.ok) throw new LoadError("http", `${response.status} ${response.statusText}: ${url}`);
    const type = response.headers.get("content-type") ?? "";
    if (/html/.test(type)) throw new LoadError("not-wasm", `${type}: ${url}`);
    const total = Number(response.headers.get("content-length")) || 0, parts = [], reader = response.body.getReader();
    for (let size = 0; ;) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      parts.push(value);
      progress?.(size += value.length, Math.max(total, size));
    }
  } catch (error) {
    if (late.signal.aborted) throw new LoadError("timeout", `${timeout / 1000} s: ${url}`);
    throw error instanceof LoadError ? error : new LoadError("network", `${url}: ${error.message}`);
  } finally {
    clearTimeout(timer);
  }
}

// Listens to what the page's policy refuses; the result is what it would need, if that is one of ours.
function watchPolicy() {
  const needs = new Map([["connect-src", () => `connect-src ${new URL("ENGINE_WASM_URL", import.meta.url).origin}`], ["worker-src", () => "worker-src blob:"], ["script-src", () => "script-src 'wasm-unsafe-eval'"], ["trusted-types", () => "trusted-types wireproof-worker"]]);
  let found = "";
  const hear = ({ effectiveDirective, blockedURI, disposition }) => {
    if (disposition === "report") return;
    if (effectiveDirective === "script-src" && !/^(wasm-eval|eval)/.test(blockedURI)) return;
    if (effectiveDirective === "connect-src" && !/\.wasm\b/.test(blockedURI) && !blockedURI.startsWith(location.origin)) return;
    found ||= needs.get(effectiveDirective)?.() ?? "";
  };
  document.addEventListener("securitypolicyviolation", hear);
  return Object.assign(() => found, { end: () => document.removeEventListener("securitypolicyviolation", hear) });
}
