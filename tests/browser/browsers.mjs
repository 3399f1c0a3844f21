// Chromium and Firefox behind one interface, and a test for each of them.
import { existsSync } from "node:fs";
import { describe } from "node:test";
import puppeteer from "puppeteer-core";
import { DIST } from "./serve.mjs";

const PROGRAMS = {
  chromium: [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  firefox: [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"],
};

if (!existsSync(`${DIST}/index.html`)) throw new Error("there is no page in dist/: run `cargo xtask size` first");

// Runs the same tests in both browsers; BROWSER=firefox chooses one.
export function inEachBrowser(what, tests) {
  for (const name of Object.keys(PROGRAMS)) {
    if (process.env.BROWSER && process.env.BROWSER !== name) continue;
    describe(`${what} (${name})`, () => tests(name));
  }
}

export function launch(name) {
  const executablePath = PROGRAMS[name].find((path) => path && existsSync(path));
  if (!executablePath) throw new Error(`no ${name}: run \`cargo xtask setup\``);
  const common = { executablePath, headless: true, protocolTimeout: 60_000 };
  return name === "firefox"
    ? puppeteer.launch({ ...common, browser: "firefox" })
    : puppeteer.launch({ ...common, browser: "chrome", args: ["--no-sandbox", "--lang=en-US"] });
}
