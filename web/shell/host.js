// Everything that touches the network, the Trusted Types policy and the worker. No DOM, no framework: to be read alone.
const POLICY = "wireproof-worker";

// Added to the page once everything is loaded. Policies only ever add up, so nothing can open the network again.
// 'wasm-unsafe-eval' stays because Firefox refuses a posted module in the worker without it.
const SEAL =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; style-src 'none'; img-src data:; font-src 'none'; connect-src 'none'; " +
  "worker-src blob:; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

export class LoadError extends Error {
  constructor(cause, detail) {
    super(detail);
    this.cause = cause; // "http" | "network" | "not-wasm" | "csp" | "engine"
  }
}

let policy;
function workerUrl(url) {
  if (!globalThis.trustedTypes) return url;
  policy ??= trustedTypes.createPolicy(POLICY, {
    createScriptURL(candidate) {
      if (!candidate.startsWith("blob:")) throw new TypeError("only blob: workers");
      return candidate;
    },
  });
  return policy.createScriptURL(url);
}

async function get(url) {
  const response = await fetch(url).catch((error) => { throw new LoadError("network", `${url}: ${error.message}`); });
  if (!response.ok) throw new LoadError("http", `${response.status} ${response.statusText}: ${url}`);
  return response;
}

async function compile(url) {
  const bytes = await (await get(url)).arrayBuffer(); // works whatever MIME type the host sends
  return compileBytes(new Uint8Array(bytes), url);
}

export async function compileBytes(bytes, url) {
  if (bytes[0] !== 0 || bytes[1] !== 0x61 || bytes[2] !== 0x73 || bytes[3] !== 0x6d) {
    throw new LoadError("not-wasm", `${url} is no WebAssembly (a fallback page?)`);
  }
  return WebAssembly.compile(bytes).catch((error) => {
    throw new LoadError(/content.security|unsafe-eval|blocked|disallow/i.test(error.message) ? "csp" : "engine", `${url}: ${error.message}`);
  });
}

// Fetches and compiles the page and the engine; the last requests of the page's life.
export async function load({ pageWasm, engineGlue, engineWasm }) {
  const [page, glue, module] = await Promise.all([
    compile(pageWasm),
    get(engineGlue).then((response) => response.text()),
    compile(engineWasm),
  ]);
  return { page, engine: { glue, module } };
}

export function seal() {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = SEAL; // applies at the moment the element enters the head
  document.head.append(meta);
}

// What runs in the worker, behind the engine's glue.
const HARNESS = `
// What a page draws of a huge report: the gravest of each list, in the report's order, and how many are left out. A list
// that is too long to be read is cut to what is drawn without a pause.
const MOST = 500, DRAWN = 100;
const GRAVEST = { hops: [["verdict", "cleartext"], ["verdict", "unknown"], ["verdict", "encrypted"]], findings: [["level", "error"], ["level", "warning"]],
  proofs: [["verdict", "refuted"], ["verdict", "unknown"], ["verdict", "invalid"]] };
const view = (answer) => {
  const report = JSON.parse(answer);
  report.leftOut = {};
  for (const [name, marks] of Object.entries(GRAVEST)) {
    const list = report[name], kept = new Set();
    report.leftOut[name] = list.length > MOST ? list.length - DRAWN : 0;
    if (list.length <= MOST) continue;
    for (const [key, word] of [...marks, []]) {
      for (const item of list) if (kept.size < DRAWN && (!key || item[key] === word)) kept.add(item);
    }
    report[name] = list.filter((item) => kept.has(item));
  }
  return report;
};
const lastPanic = () => { try { return wasm_bindgen.last_panic?.() ?? ""; } catch { return ""; } };
self.onmessageerror = () => postMessage({ kind: "fatal", error: "the browser refused the compiled engine" });
self.onmessage = async ({ data }) => {
  if (data.kind === "init") {
    try { await wasm_bindgen({ module_or_path: data.module }); postMessage({ kind: "ready", version: wasm_bindgen.version() }); }
    catch (error) { postMessage({ kind: "fatal", error: String(error) }); }
    return;
  }
  const start = performance.now();
  try {
    const answer = wasm_bindgen[data.call](...data.args.map((a) => typeof a === "string" ? a : JSON.stringify(a)));
    const ms = performance.now() - start;
    postMessage({ kind: "done", id: data.id, answer, view: data.call === "analyze" ? view(answer) : JSON.parse(answer), ms });
  } catch (error) {
    postMessage({ kind: error instanceof WebAssembly.RuntimeError || error instanceof RangeError ? "trap" : "refused",
      id: data.id, error: [String(error), lastPanic()].filter(Boolean).join(" | ") });
  }
};`;

// One worker, one job in flight. A question waits in the slot of its kind; a newer one of the same kind takes its place.
export function startEngine({ glue, module }) {
  const url = URL.createObjectURL(new Blob([glue, "\n", HARNESS], { type: "text/javascript" }));
  const stats = { spawned: 0, done: 0, trapped: 0, timedOut: 0, replaced: 0, version: "", lastMs: 0 };
  const waiting = new Map();
  let worker, running = null, dead = "", ready = false, timer = 0, next = 0, started, failed;
  const whenReady = new Promise((resolve, reject) => { started = resolve; failed = reject; });
  whenReady.catch(() => {}); // also told to every question

  function spawn() {
    ready = false;
    stats.spawned++;
    timer = setTimeout(fatal, 15000, "the engine did not start");
    worker = new Worker(workerUrl(url));
    worker.onmessage = ({ data }) => hear(data);
    worker.onerror = (event) => { event.preventDefault?.(); fatal(event.message || "the worker could not start"); };
    worker.postMessage({ kind: "init", module }); // a compiled module crosses without being compiled again
  }
  function finish(answer, error, raw) {
    const job = running;
    running = null;
    clearTimeout(timer);
    try { job?.done(answer, error, raw); } finally { pump(); } // a callback that throws must not stop the queue
  }
  function respawn(why) {
    worker.terminate();
    spawn();
    const job = running;
    running = null;
    job?.done(null, why);
  }
  function fatal(error) {
    dead = error;
    clearTimeout(timer);
    failed(new LoadError("engine", error));
    worker.terminate();
    for (const job of [running, ...waiting.values()]) job?.done(null, error);
    running = null;
    waiting.clear();
  }
  function hear(message) {
    if (message.kind === "ready") {
      clearTimeout(timer);
      ready = true;
      stats.version = message.version;
      started(message.version);
      return pump();
    }
    if (message.kind === "fatal") return fatal(message.error);
    if (message.id !== running?.id) return; // of a run that was ended
    if (message.kind === "trap") { stats.trapped++; clearTimeout(timer); return respawn(message.error); }
    if (message.kind === "refused") return finish(null, message.error);
    stats.done++;
    stats.lastMs = message.ms;
    if (waiting.has(running.slot)) { running = null; clearTimeout(timer); return pump(); } // newer text waits: this answer is old
    finish(message.view, "", message.answer);
  }
  function pump() {
    if (!ready || running || !waiting.size) return;
    const [slot, job] = waiting.entries().next().value;
    waiting.delete(slot);
    running = job;
    const args = job.collect(); // as late as possible: keystrokes while the engine works cost nothing
    const size = args.flat().reduce((sum, arg) => sum + (arg.text?.length ?? 0), 0);
    timer = setTimeout(() => { stats.timedOut++; respawn("the engine took too long"); }, 4000 + size / 200);
    worker.postMessage({ kind: "run", id: job.id, call: job.call, args });
  }
  function ask(slot, call, collect, done) {
    if (dead) return queueMicrotask(() => done(null, dead));
    if (waiting.has(slot)) stats.replaced++;
    waiting.set(slot, { id: ++next, slot, call, collect, done });
    pump();
  }
  spawn();
  return {
    stats,
    ready: whenReady,
    end: () => fatal("the engine was ended"),
    client() {
      const slot = Symbol("client");
      return {
        // Calls `done(report, error, json)`: the report cut to what a page can draw, and all of it as the engine wrote it.
        check: (collect, done) => ask(slot, "analyze", collect, done),
        // What a function of the engine says to these arguments; null when it cannot.
        tell: (call, args) => new Promise((resolve) => ask(Symbol(call), call, () => args, (answer) => resolve(answer))),
        // What the engine says of itself: a promise of { rules, mechanisms, formats }.
        reference(language) {
          const told = ["rules", "mechanisms", "formats"].map(async (call) => [call, await this.tell(call, [language])]);
          return Promise.all(told).then(Object.fromEntries);
        },
        cancel() { waiting.delete(slot); if (running?.slot === slot) { clearTimeout(timer); respawn("cancelled"); } },
        close() { waiting.delete(slot); if (running?.slot === slot) running.done = () => {}; },
      };
    },
  };
}
