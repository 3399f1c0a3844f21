// The wasm inside the script: nothing is fetched, and every bundler takes it.
import bytes from "ENGINE_WASM";
import { from } from "./core.js";

from({ source: () => bytes }); // browsers compile this much only asynchronously on their main thread

export * from "./core.js";
export { default } from "./core.js";
