// Times the page's engine in Node: node wasm.mjs DIST, the inputs as JSON on standard input. Prints the least microseconds of a call.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
const named = (ending) => join(folder, readdirSync(folder).find((file) => file.startsWith("wireproof-wasm") && file.endsWith(ending)) ?? "missing");
const engine = new Function(`${readFileSync(named(".js"), "utf8")}; return wasm_bindgen;`)();
engine.initSync({ module: readFileSync(named(".wasm")) });
const inputs = readFileSync(0, "utf8");
let least = Infinity;
for (let turn = 0; turn < 3000; turn += 1) {
  const start = performance.now();
  engine.analyze(inputs, "");
  least = Math.min(least, performance.now() - start);
}
console.log((least * 1000).toFixed(1));
