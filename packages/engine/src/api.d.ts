import type { Language, Level, Mapping } from "./report.js";

export type * from "./report.js";

/** A document: its name, its text, and its format (`s3.bucket-policy`) where it is not to be recognised. */
export interface Input {
  name: string;
  text: string;
  format?: string | null;
}

/** How to judge. */
export interface Options {
  /** The language of the sentences; English without it. */
  language?: Language;
  /** Ids of rules to leave out. */
  disabledRules?: readonly string[];
  /** The bucket whose policy is given, when the document does not tell. */
  bucket?: string | null;
}

/** A language in which infrastructure is written. */
export type Dialect = "terraform" | "cloudformation";

/** A rule in the list of all. */
export interface RuleInfo {
  readonly id: string;
  readonly level: Level;
  readonly summary: string;
  readonly maps: readonly RuleMapping[];
}

/** A requirement of a standard that findings of a rule about one kind of resource touch. */
export interface RuleMapping extends Mapping {
  /** The kind of resource, for people. */
  readonly resource: string;
}

/** The page of a rule or a mechanism, in Markdown. */
export interface Explanation {
  readonly id: string;
  readonly page: string;
}

/** A format that is recognised, and the command that prints such a document, when there is one. */
export interface FormatInfo {
  readonly id: string;
  readonly description: string;
  readonly command: string | null;
}

/** Something that people take for encryption in transit. */
export interface MechanismCard {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly does: string;
  readonly doesNot: string;
  readonly protects: string;
  readonly source: { readonly title: string; readonly url: string };
}

/** A log in the format SARIF 2.1.0. */
export type SarifLog = { readonly version: "2.1.0" } & Readonly<Record<string, unknown>>;

/** Where the engine's wasm is: an address, a response, its bytes, or the compiled module. */
export type WasmSource = string | URL | Request | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module;
