// What every entry gives: the engine's functions, which speak JSON text, as functions of values.
import glue from "ENGINE_GLUE";

// Where the wasm comes from when nobody says; each entry sets its own.
let standard = () => {
  throw new Error("there is no wasm here: call `init({ module_or_path })` or `initSync({ module })`");
};
let begin; // starts the engine without being asked, where that needs no waiting
export function from({ source, sync }) {
  standard = source ?? standard;
  begin = sync;
}

let ready = false, loading;
const loaded = (exports) => {
  ready = true;
  return exports;
};

// Compiles and starts the engine once; later calls return what the first began.
export default function init({ module_or_path = standard() } = {}) {
  return (loading ??= Promise.resolve(module_or_path).then((source) => glue({ module_or_path: source })).then(loaded, (error) => {
    loading = undefined; // the next call may know better
    throw error;
  }));
}

export function initSync({ module } = {}) {
  return loaded(glue.initSync({ module: module ?? begin?.() ?? standard() }));
}

function ask(call, ...args) {
  if (!ready) {
    if (!begin) throw new Error("the engine has not started: await `init()` first");
    initSync();
  }
  try {
    return glue[call](...args);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
    throw new Error(`the engine failed: ${glue.last_panic() || error.message}`, { cause: error });
  }
}

export const analyze = (inputs, options = {}) => JSON.parse(analyzeToJson(inputs, options));
export const analyzeToJson = (inputs, options = {}) => ask("analyze", JSON.stringify(inputs), JSON.stringify(options));
export const sarif = (inputs, options = {}) => JSON.parse(ask("sarif", JSON.stringify(inputs), JSON.stringify(options)));
export const code = (input, dialect, options = {}) => JSON.parse(ask("code", JSON.stringify([input]), JSON.stringify(options), dialect))?.text ?? null;
export const rules = (language = "en") => JSON.parse(ask("rules", language));
export const explain = (id, language = "en") => JSON.parse(ask("explain", id, language));
export const formats = (language = "en") => JSON.parse(ask("formats", language));
export const mechanisms = (language = "en") => JSON.parse(ask("mechanisms", language));
export const version = () => ask("version");
