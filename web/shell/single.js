// The whole page in one file: nothing to fetch, so its policy closes the network from the first byte.
import init, { mount } from "PAGE_GLUE";
import page from "PAGE_WASM";
import glue from "ENGINE_GLUE";
import engineWasm from "ENGINE_WASM";
import samples from "SAMPLES";
import { editors } from "../editor/src/editor.js";
import { compileBytes, startEngine } from "./host.js";
import { linksOf } from "./links.js";
import { failure, pageStopped } from "./notice.js";
import { watchNetwork } from "./watch.js";

addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) pageStopped();
});
let client;
const links = linksOf((call, args) => client.tell(call, args));
links.take();
const note = document.getElementById("boot");
try {
  const network = watchNetwork();
  network.seal();
  const engine = startEngine({ glue, module: await compileBytes(engineWasm, "engine") });
  client = engine.client();
  await init({ module_or_path: await compileBytes(page, "page") });
  note?.remove();
  mount(document.getElementById("app"), client, editors, network, links, samples);
  globalThis.wireproof = { engine: engine.stats, network };
} catch (error) {
  failure(note, error);
  throw error;
}
