// The order of loading: fetch and compile everything, seal the network, start the engine, show the page.
import init, { mount } from "PAGE_GLUE";
import samples from "SAMPLES";
import { editors } from "../editor/src/editor.js";
import { load, seal, startEngine } from "./host.js";
import { failure, pageStopped } from "./notice.js";
import { watchNetwork } from "./watch.js";

const here = (file) => new URL(file, import.meta.url).href;
const note = document.getElementById("boot");
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) pageStopped();
});
try {
  const network = watchNetwork();
  const files = { pageWasm: here("PAGE_WASM_URL"), engineGlue: here("ENGINE_GLUE_URL"), engineWasm: here("ENGINE_WASM_URL") };
  const { page, engine: parts } = await load(files);
  seal();
  network.seal();
  performance.mark("sealed");
  const engine = startEngine(parts);
  await init({ module_or_path: page }); // instantiates; nothing is compiled or fetched any more
  note?.remove();
  mount(document.getElementById("app"), engine.client(), editors, network, samples);
  globalThis.wireproof = { engine: engine.stats, network };
} catch (error) {
  failure(note, error);
  throw error;
}
