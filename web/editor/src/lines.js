// Line ends. The editor counts each line end as one character; a document with CR LF keeps them, byte for byte.
import { StateEffect, StateField, Text } from "@codemirror/state";
import { invertedEffects } from "@codemirror/commands";

const SLICE = 1 << 20; // characters handled before other work gets its turn

// Whether every line of a text ends with CR LF. Other mixtures are kept as they are, with each CR as a character.
export const hasCrlf = (text) => text.includes("\r\n") && !/[^\r]\n|\r[^\n]|^\n|\r$/.test(text);

export const setCrlf = StateEffect.define();
export const crlf = StateField.define({
  create: () => false,
  update: (value, tr) => tr.effects.reduce((value, effect) => (effect.is(setCrlf) ? effect.value : value), value),
  provide: (field) => invertedEffects.of((tr) => {
    const before = tr.startState.field(field);
    return tr.effects.some((effect) => effect.is(setCrlf) && effect.value !== before) ? [setCrlf.of(before)] : [];
  }),
});

// The editor's text of a string: CR LF as one line end when the whole string has it, else only LF.
export const textOf = (text) => Text.of(text.split(hasCrlf(text) ? "\r\n" : "\n"));

export const stringOf = (state) => state.doc.sliceString(0, undefined, state.field(crlf) ? "\r\n" : "\n");

// An offset of the string as an offset of the editor.
export function inDoc(state, offset) {
  const { doc } = state;
  if (!state.field(crlf)) return Math.min(offset, doc.length);
  let low = 1, high = doc.lines; // the last line whose first character is not behind the offset
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (doc.line(middle).from + middle - 1 <= offset) low = middle; else high = middle - 1;
  }
  const line = doc.line(low);
  return Math.min(offset - (low - 1), line.to);
}

// An offset of the editor as an offset of the string.
export const inString = (state, at) => (state.field(crlf) ? at + state.doc.lineAt(at).number - 1 : at);

const pause = () => new Promise((wake) => setTimeout(wake));

// A file's text, read in slices so that the page stays responsive: UTF-8, or UTF-16 when its first bytes say so.
async function readFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const coding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  const decoder = new TextDecoder(coding, { ignoreBOM: true }), parts = [];
  for (let at = 0; at < bytes.length; at += SLICE) {
    let part = decoder.decode(bytes.subarray(at, at + SLICE), { stream: at + SLICE < bytes.length });
    if (parts.at(-1)?.endsWith("\r")) { // CR and LF stay together
      parts[parts.length - 1] = parts.at(-1).slice(0, -1);
      part = `\r${part}`;
    }
    parts.push(part);
    if (parts.length > 1) await pause();
  }
  const isCrlf = parts.some((part) => part.includes("\r\n")) && parts.every((part) => !/[\r\n]/.test(part) || hasCrlf(part));
  let doc = Text.empty;
  for (const part of parts) {
    doc = doc.append(Text.of(part.split(isCrlf ? "\r\n" : "\n")));
    if (parts.length > 1) await pause();
  }
  return { name: file.name, doc, crlf: isCrlf, text: parts.join("") };
}

const MOST = 200; // files of a folder
const TEXTS = /\.(json|jsonc|template|ya?ml|policy|tfplan|txt)$/i, HIDDEN = /^(\.|node_modules$)/;

// The files of dropped entries: those that were dropped themselves, and in folders those that may be configurations.
export async function filesOf(entries) {
  const files = [];
  const walk = async (entry, inside) => {
    if (files.length >= MOST) return;
    if (entry.isFile && (!inside || TEXTS.test(entry.name))) files.push(await new Promise((ok, no) => entry.file(ok, no)));
    if (!entry.isDirectory || (inside && HIDDEN.test(entry.name))) return;
    const reader = entry.createReader();
    for (;;) { // it hands out a hundred at a time
      const some = await new Promise((ok, no) => reader.readEntries(ok, no));
      if (!some.length) return;
      for (const child of some.sort((a, b) => (a.name < b.name ? -1 : 1))) await walk(child, true);
    }
  };
  for (const entry of entries) await walk(entry, false).catch(() => {}); // what can't be read is left out
  return files;
}

// What was chosen (a list of files) or dropped (a DataTransfer), read: [{ name, doc, crlf, text }] for `add`.
export async function readFiles(given) {
  const entries = [...(given.items ?? [])].map((item) => item.webkitGetAsEntry?.()).filter(Boolean); // before the first pause
  const files = entries.length ? [] : [...(given.files ?? given)];
  if (entries.length) files.push(...(await filesOf(entries)));
  return (await Promise.all(files.map((file) => readFile(file).catch(() => null)))).filter(Boolean);
}
