// Browsers and bundlers: the wasm is the file beside this one, which Vite and webpack find by this very expression.
import { from } from "./core.js";

from({ source: () => new URL("./engine.wasm", import.meta.url) });

export * from "./core.js";
export { default } from "./core.js";
