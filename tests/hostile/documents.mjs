// Documents with hostile words in one of their strings or beside one of their keys.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const WORDS = JSON.parse(readFileSync(join(import.meta.dirname, "words.json"), "utf8")).map(([, words]) => words.replace("LONE", "\ud83d"));

// The text of a document, once for each of its strings and keys, at most so many times.
export function* spoiled(text, words, most = Infinity) {
  const document = JSON.parse(text), count = strings(document), step = Math.max(1, Math.ceil(count / most));
  for (let at = 0; at < count; at += step) {
    let left = at;
    const spoil = (value) => {
      if (typeof value === "string") return left-- === 0 ? value + words : value;
      if (Array.isArray(value)) return value.map(spoil);
      if (value === null || typeof value !== "object") return value;
      return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => [...(left-- === 0 ? [[key + words, words]] : []), [key, spoil(inner)]]));
    };
    yield JSON.stringify(spoil(document));
  }
}

const strings = (value) => typeof value === "string" ? 1 : value === null || typeof value !== "object" ? 0
  : Object.values(value).reduce((sum, inner) => sum + strings(inner), Array.isArray(value) ? 0 : Object.keys(value).length);

// Texts cut off, with bytes changed, doubled or left out: the same ones in each run.
export function* mutated(texts, count) {
  let state = 20261125;
  const random = (below) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % below;
  const pieces = ['"', "{", "}", "[", "]", ",", ":", "\\", "\\ud83d", "\u202e", "한", "🔒", "\n", "\r", "\t", "\0", "- ", "&a ", "*a", "!Ref ", "1e999", "true", "null", "{{", "#", "//"];
  for (let number = 0; number < count; number++) {
    let text = texts[random(texts.length)];
    for (let times = 1 + random(4); times > 0; times--) {
      const at = random(text.length + 1), length = random(12);
      text = [
        () => text.slice(0, at) + pieces[random(pieces.length)] + text.slice(at),
        () => text.slice(0, at) + text.slice(at + length),
        () => text.slice(0, at) + text.slice(at, at + length * 8) + text.slice(at),
        () => text.slice(0, at),
      ][Math.min(random(10), 3) === 3 ? random(3) : random(4)]();
    }
    yield text;
  }
}
