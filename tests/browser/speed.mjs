// Measures the page in dist/ in Chromium: `cargo xtask bench --page`. Prints medians and the best of several runs; nothing fails here,
// because a busy machine would fail it. "worker" is the time of the engine's call alone; "work" is processor time of the main thread,
// which others' work does not lengthen.
import { launch } from "./browsers.mjs";
import { HOOKS, open } from "./page.mjs";
import { serve } from "./serve.mjs";

const RUNS = 9;
const SLOW = 4; // how many times slower the main thread is made for the first verdict

// A bucket policy of about this many bytes, whose one value `false` decides the verdict.
function policy(bytes) {
  const deny = { Sid: "TlsOnly", Effect: "Deny", Principal: "*", Action: "s3:*", Resource: ["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"], Condition: { Bool: { "aws:SecureTransport": "false" } } };
  const allow = (at) => ({ Sid: `Team${at}`, Effect: "Allow", Principal: { AWS: `arn:aws:iam::111122223333:role/team-${at}` }, Action: ["s3:GetObject", "s3:PutObject"], Resource: `arn:aws:s3:::ledger/team-${at}/*` });
  const of = (count) => JSON.stringify({ Version: "2012-10-17", Statement: [deny, ...Array.from({ length: count }, (_, at) => allow(at))] }, null, 2);
  const each = of(101).length - of(100).length;
  return of(Math.max(0, Math.round((bytes - of(0).length) / each)));
}

// The same policy and a filling that is no data path: what a large paste mostly is.
function large(bytes) {
  const filling = Array.from({ length: Math.round(bytes / 130) }, (_, at) => ({ Key: `cost-center-${at}`, Value: `${"x".repeat(40)}-${at * 31}` }));
  return JSON.stringify({ Resources: { Ledger: { Type: "AWS::S3::BucketPolicy", Properties: { Bucket: "ledger", PolicyDocument: JSON.parse(policy(2_000)) } } }, Metadata: { Tags: filling } }, null, 2);
}

const sorted = (values) => values.toSorted((one, other) => one - other);
const told = (values) => `median ${sorted(values)[values.length >> 1].toFixed(1)} ms, best ${sorted(values)[0].toFixed(1)} ms`;

// From the start of the navigation to the painted verdict of a text that is pasted as soon as the page takes one.
async function first(browser, url, text) {
  const tab = await browser.newPage();
  const session = await tab.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await tab.emulateCPUThrottling(SLOW);
  await tab.evaluateOnNewDocument((hooks, text) => {
    const look = () => {
      const content = document.querySelector(hooks.editor)?.shadowRoot?.querySelector(".cm-content");
      const view = content?.cmTile?.root?.view ?? content?.cmView?.rootView?.view;
      if (!view || !document.querySelector(hooks.verdict)) return requestAnimationFrame(look);
      globalThis.ready = performance.now();
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "input.paste" });
      const wait = () => {
        if (!document.querySelector(`${hooks.verdict}.tone-enforced:not(.stale)`)) return requestAnimationFrame(wait);
        requestAnimationFrame(() => setTimeout(() => { globalThis.seen = performance.now(); }));
      };
      wait();
    };
    if (document.documentElement) look(); else addEventListener("DOMContentLoaded", look);
  }, HOOKS, text);
  await tab.goto(`${url}?fresh`);
  await tab.waitForFunction(() => globalThis.seen, { timeout: 60_000 });
  const times = await tab.evaluate(() => ({ sealed: performance.getEntriesByName("sealed")[0].startTime, ready: globalThis.ready, seen: globalThis.seen }));
  const { metrics } = await session.send("Performance.getMetrics");
  await tab.close();
  return { ...times, work: 1000 * metrics.find(({ name }) => name === "TaskDuration").value };
}

// From a keystroke that turns the verdict over to its paint: milliseconds in all, and those of the engine's call.
async function keystrokes(page, text) {
  await page.paste(text);
  await page.until((hooks) => document.querySelector(`${hooks.verdict}.tone-enforced:not(.stale)`), null, 60_000);
  const times = [];
  for (let run = 0; run < RUNS * 2; run++) {
    const [from, tone] = run % 2 === 0 ? ["false", "cleartext"] : ["true", "enforced"];
    times.push(await page.tab.evaluate(async (hooks, from, tone) => {
      const content = document.querySelector(hooks.editor).shadowRoot.querySelector(".cm-content");
      const view = content.cmTile?.root?.view ?? content.cmView?.rootView?.view;
      const key = '"aws:SecureTransport": "', at = view.state.doc.toString().indexOf(key) + key.length;
      await new Promise((wake) => setTimeout(wake, 150));
      const begin = performance.now();
      view.dispatch({ changes: { from: at, to: at + from.length, insert: from === "false" ? "true" : "false" }, userEvent: "input.type" });
      while (!document.querySelector(`${hooks.verdict}.tone-${tone}:not(.stale)`)) await new Promise(requestAnimationFrame);
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      return { all: performance.now() - begin, worker: globalThis.wireproof.engine.lastMs };
    }, HOOKS, from, tone));
  }
  return times;
}

const server = await serve(), browser = await launch("chromium");
try {
  const loads = [];
  for (let run = 0; run < RUNS; run++) loads.push(await first(browser, server.url, policy(2_000)));
  console.log(`first verdict, main thread ${SLOW}× slower (goal 1500 ms): ${told(loads.map(({ seen }) => seen))}`);
  console.log(`  sealed: ${told(loads.map(({ sealed }) => sealed))}; takes a text: ${told(loads.map(({ ready }) => ready))}; work: ${told(loads.map(({ work }) => work))}`);
  for (const [name, text, goal] of [["20 kB policy", policy(20_000), "50 ms, worker 5 ms"], ["1 MB template", large(1_000_000), "200 ms"]]) {
    const page = await open(browser, `${server.url}?fresh`, { language: "en" });
    const times = await keystrokes(page, text);
    console.log(`keystroke to verdict, ${name} of ${Buffer.byteLength(text).toLocaleString("en")} bytes (goal ${goal}): ${told(times.map(({ all }) => all))}; worker ${told(times.map(({ worker }) => worker))}`);
    await page.tab.close();
  }
} finally {
  await browser.close();
  await server.close();
}
