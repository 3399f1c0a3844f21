// Links that carry documents or a verdict behind their `#`, which browsers send to no server.
import { KIND_NAMES, redact } from "./redact.js";

const DOCUMENTS = "#x1.", VERDICT = "#v1.";
const LONGEST = 65536, LARGEST = 4 << 20, MOST = 16; // characters of a link, bytes inflated, documents

export class LinkError extends Error {
  constructor(cause) { super(cause); this.cause = cause; } // "version" | "size" | "broken"
}

const base64url = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};
const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

async function pack(value) {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return base64url(new Uint8Array(await new Response(stream).arrayBuffer()));
}

async function unpack(text) {
  if (text.length > LONGEST) throw new LinkError("size");
  let size = 0;
  const parts = [];
  try {
    const reader = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if ((size += value.length) > LARGEST) { reader.cancel().catch(() => {}); throw new LinkError("size"); } // a small link can inflate to anything
      parts.push(value);
    }
    return JSON.parse(await new Blob(parts).text());
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError("broken");
  }
}

export const isLink = (hash) => /^#[xv]\d+\./.test(hash);

// The fragment that carries these documents.
export const encode = async (documents, made) => DOCUMENTS + (await pack({ v: 1, made, docs: documents.map(({ name, text, format }) => ({ name, text, ...(format ? { format } : {}) })) }));

// The fragment that carries the verdict and the counts, and no word of a document.
export const encodeVerdict = async ({ verdict, counts }, made) => VERDICT + (await pack({ v: 1, made, verdict, counts }));

// What a fragment carries: { made, docs } or { made, verdict, counts }.
export async function decode(hash) {
  if (!hash.startsWith(DOCUMENTS) && !hash.startsWith(VERDICT)) throw new LinkError("version");
  const value = await unpack(hash.slice(DOCUMENTS.length));
  if (value?.v !== 1) throw new LinkError("version");
  const made = String(value.made ?? "").slice(0, 80);
  if (hash.startsWith(VERDICT)) {
    if (typeof value.verdict !== "string" || typeof value.counts !== "object") throw new LinkError("broken");
    return { made, verdict: value.verdict, counts: value.counts };
  }
  if (!Array.isArray(value.docs) || !value.docs.length) throw new LinkError("broken");
  if (value.docs.length > MOST) throw new LinkError("size");
  return {
    made,
    docs: value.docs.map(({ name, text, format }) => {
      if (typeof text !== "string") throw new LinkError("broken");
      return { name: String(name ?? "document.json").slice(0, 120), text, format: typeof format === "string" ? format : null };
    }),
  };
}

// What two reports must share for one to stand for the other: every verdict, finding and proof, but no name.
export const gist = ({ verdict, hops, findings, proofs }) => JSON.stringify([
  verdict, hops.map((hop) => hop.verdict), findings.map(({ rule, level }) => rule + level).sort(), proofs.map((proof) => proof.claim + proof.verdict).sort(),
]);

// The page's way to links. `tell(call, args)` asks the engine.
export function linksOf(tell, { history, location } = globalThis) {
  let waiting = null;
  const links = {
    // Takes a link out of the address bar, as soon as the page runs; `taken` opens it later.
    take() {
      if (!isLink(location.hash)) return false;
      waiting = location.hash;
      history.replaceState(null, "", location.pathname + location.search);
      return true;
    },
    // What the link carries: null without one, { error } when it can't be read.
    async taken() {
      const hash = waiting;
      waiting = null;
      if (!hash) return null;
      try { return await decode(hash); } catch (error) { return { error: error.cause ?? "broken" }; }
    },
    // The documents with example names in place of the real ones, proved to get the same answer. Kinds of names that the
    // answer depends on are left as they are: { documents, replaced, kept, same }.
    async redacted(documents, options) {
      const judge = async (docs) => {
        const report = await tell("analyze", [docs, options]);
        return report && gist(report);
      };
      const wanted = await judge(documents);
      for (const kept of [[], ...KIND_NAMES.map((kind) => [kind])]) {
        const { documents: docs, replaced } = redact(documents, kept);
        if (kept.length && !redact(documents).replaced.some(({ kind }) => kept.includes(kind))) continue;
        if (wanted !== null && (await judge(docs)) === wanted) return { documents: docs, replaced, kept, same: true };
      }
      return { ...redact(documents), kept: [], same: false };
    },
    address: (fragment) => location.href.replace(/#.*/, "") + fragment,
    link: async (documents, made) => links.address(await encode(documents, made)),
    verdictLink: async (report, made) => links.address(await encodeVerdict(report, made)),
  };
  return links;
}
