// The engine in a worker of its own: the page stays quick however large the documents are.
import glue from "ENGINE_GLUE_TEXT";
import { compileBytes, startEngine } from "../../../web/shell/host.js";

export async function createEngine({ module_or_path = new URL("./engine.wasm", import.meta.url) } = {}) {
  if (!globalThis.Worker || !globalThis.Blob) throw new Error("there is no `Worker` here: on a server import `@wireproof/engine`");
  const module = await compiled(await module_or_path), engine = startEngine({ glue, module });
  const version = await engine.ready;
  const told = async (call, ...args) => {
    const answer = await engine.client().tell(call, args);
    if (answer === null && call !== "explain" && call !== "code") throw new Error(`the engine refused \`${call}\``);
    return answer;
  };
  return {
    version,
    analyze: (inputs, options = {}, { signal } = {}) => new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const client = engine.client();
      const stop = () => {
        client.cancel();
        reject(signal.reason);
      };
      signal?.addEventListener("abort", stop, { once: true });
      client.check(() => [inputs, options], (_, error, json) => {
        signal?.removeEventListener("abort", stop);
        if (error) reject(new Error(error)); else resolve(JSON.parse(json));
      });
    }),
    sarif: (inputs, options = {}) => told("sarif", inputs, options),
    code: async (input, dialect, options = {}) => (await told("code", [input], options, dialect))?.text ?? null,
    rules: (language = "en") => told("rules", language),
    explain: (id, language = "en") => told("explain", id, language),
    formats: (language = "en") => told("formats", language),
    mechanisms: (language = "en") => told("mechanisms", language),
    end: () => engine.end(),
  };
}

async function compiled(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return compileBytes(new Uint8Array(source.buffer ?? source, source.byteOffset ?? 0, source.byteLength), "wasm");
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${response.url}`);
  return compileBytes(new Uint8Array(await response.arrayBuffer()), response.url);
}
