// Cloudflare's runtime compiles wasm only when it is deployed: it is imported as a module.
import module from "./engine.wasm";
import { from } from "./core.js";

from({ source: () => module, sync: () => module });

export * from "./core.js";
export { default } from "./core.js";
