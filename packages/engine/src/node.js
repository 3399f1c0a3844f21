// Node: reads the wasm from the package, so that nothing has to be awaited.
import { readFileSync } from "node:fs";
import { from } from "./core.js";

const bytes = () => readFileSync(new URL("./engine.wasm", import.meta.url));
from({ source: bytes, sync: bytes });

export * from "./core.js";
export { default } from "./core.js";
