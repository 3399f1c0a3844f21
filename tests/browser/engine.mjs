// The built engine, inside Node: the answer that the page must show.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { DIST } from "./serve.mjs";

// The bytes of the built file whose name matches.
export const built = (pattern) => readFileSync(join(DIST, readdirSync(DIST).find((file) => pattern.test(file))));

export const module = new WebAssembly.Module(built(/^wireproof-wasm.*\.wasm$/));

const engine = vm.runInThisContext(`${built(/^wireproof-wasm.*\.js$/)};wasm_bindgen`);
engine.initSync({ module });

// Inputs and options as JavaScript values; the report as the engine wrote it.
export const answer = (inputs, options) => engine.analyze(JSON.stringify(inputs), JSON.stringify(options));

// The report on one text.
export const report = (text, language = "en") => JSON.parse(answer([{ name: "pasted.json", text }], { language }));
