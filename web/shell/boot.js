// The order of loading: fetch and compile everything, seal the network, start the engine, show the page.
import init, { mount } from "PAGE_GLUE";
import samples from "SAMPLES";
import { editors } from "../editor/src/editor.js";
import { load, seal, startEngine } from "./host.js";
import { linksOf } from "./links.js";
import { failure, pageStopped } from "./notice.js";
import { watchNetwork } from "./watch.js";

const here = (file) => new URL(file, import.meta.url).href;
const note = document.getElementById("boot");
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) pageStopped();
});
let client;
const links = linksOf((call, args) => client.tell(call, args));
links.take(); // before anybody can read it off the screen
try {
  const network = watchNetwork();
  const files = { pageWasm: here("PAGE_WASM_URL"), engineGlue: here("ENGINE_GLUE_URL"), engineWasm: here("ENGINE_WASM_URL") };
  const { page, engine: parts } = await load(files);
  seal();
  network.seal();
  performance.mark("sealed");
  const engine = startEngine(parts);
  client = engine.client();
  await init({ module_or_path: page }); // instantiates; nothing is compiled or fetched any more
  note?.remove();
  mount(document.getElementById("app"), client, editors, network, links, samples);
  globalThis.wireproof = { engine: engine.stats, network };
} catch (error) {
  failure(note, error);
  throw error;
}
