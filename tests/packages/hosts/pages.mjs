// Pages and files for `serve`.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const HTML = (body, head = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>none</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
export const page = (html, headers) => ({ type: "text/html; charset=utf-8", body: html, headers });

// What answers with these pages, and under some addresses with the files of folders.
export const publicFiles = (pages, folders = {}) => async (file) => {
  if (pages[file]) return pages[file];
  const under = Object.keys(folders).find((address) => file.startsWith(address));
  return under && { type: TYPES[file.split(".").at(-1)], body: readFileSync(join(folders[under], file.slice(under.length))) };
};

const TYPES = { css: "text/css; charset=utf-8", html: "text/html; charset=utf-8", js: "text/javascript", wasm: "application/wasm" };

// Uses a host that changes its content without loading a page: to the page `other` by a link, back, and there is the answer again from the same engine.
export const awayAndBack = (links) => async (tab, { equal, answered, requests }) => {
  const home = tab.url();
  const go = async (to, condition) => {
    const goes = [links, to.replace(/\/$/, "")];
    equal(await tab.evaluate(([links, to]) => { const link = [...document.querySelectorAll(links)].find(({ href }) => href.replace(/\/$/, "") === to); link?.click(); return !!link; }, goes), true, `a link to ${to}`);
    await tab.waitForFunction(condition, { timeout: 10_000 });
  };
  await tab.evaluate(() => { globalThis.loaded = "once"; });
  await go(new URL("other", home).href, () => !document.querySelector("wireproof-check") && document.querySelector("h1")?.textContent.startsWith("Other"));
  await go(home, () => !!document.querySelector("wireproof-check"));
  await answered();
  equal(await tab.evaluate(() => globalThis.loaded), "once", "the host loaded a page");
  equal(requests(/\.wasm$/), 1, "one engine for all pages");
};
