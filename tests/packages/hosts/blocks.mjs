// The code blocks of the pages under `docs/embed/`, which the tests build and run.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../projects.mjs";

function blocks(page) {
  const text = readFileSync(join(root, "docs/embed", page), "utf8");
  return [...text.matchAll(/^```(\w+)(?: title="(.+)")?\n([^]*?)\n```$/gm)].map(([, language, title, code]) => ({ language, title, code: `${code}\n` }));
}

// The first block of a page in a language.
export const block = (page, language) => blocks(page).find((one) => one.language === language).code;
// The blocks that have a file's name as their title, as files.
export const files = (page) => Object.fromEntries(blocks(page).filter(({ title }) => title).map(({ title, code }) => [title, code]));
