import type { Counts, Overall, Report } from "./report.js";
import type { WireproofDocument, WireproofErrorCode, WireproofSpan } from "./index.js";

/** What the checker in the iframe shows and how; each may be changed later with `set`. */
export interface EmbedSettings {
  value?: string;
  documents?: WireproofDocument[];
  docType?: string;
  lang?: "en" | "ko";
  theme?: "auto" | "light" | "dark";
  panels?: string;
  mode?: "full" | "compact" | "view";
  profile?: "default" | "finance" | "strict";
}

/** What the checker tells; the text of the documents is never part of it. */
export interface EmbedListeners {
  ready?: (message: { version: string }) => void;
  result?: (message: { verdict: Overall; counts: Counts }) => void;
  select?: (message: { kind: "hop" | "finding"; id: string; span: WireproofSpan | null }) => void;
  error?: (message: { code: WireproofErrorCode; message: string; hint: string }) => void;
  resize?: (message: { height: number }) => void;
}

export interface EmbeddedCheck {
  /** The version of the checker, once it answers. */
  readonly ready: Promise<string>;
  set(changed: EmbedSettings): Promise<void>;
  check(): Promise<unknown>;
  goTo(target: string | { line: number; column: number }): Promise<unknown>;
  get(what: "result"): Promise<Report | null>;
  get(what: "sarif" | "markdown" | "svg" | "document"): Promise<unknown>;
  clear(): Promise<unknown>;
  destroy(): void;
}

/** Speaks with `embed.html` in an iframe, and gives the iframe the height of what it shows unless `resize` is false. */
export function mountWireproofCheck(iframe: HTMLIFrameElement, options?: EmbedSettings & { on?: EmbedListeners; resize?: boolean }): EmbeddedCheck;
