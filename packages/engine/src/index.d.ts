import type { Dialect, Explanation, FormatInfo, Input, MechanismCard, Options, RuleInfo, SarifLog, WasmSource } from "./api.js";
import type { Language, Report } from "./report.js";

export type * from "./api.js";

/** Compiles and starts the engine, once. Without an argument it takes the package's own wasm. Node starts by itself. */
export default function init(options?: { module_or_path?: WasmSource | Promise<WasmSource> }): Promise<unknown>;

/** Starts the engine from a compiled module, or from bytes where the runtime compiles them synchronously. */
export function initSync(options?: { module?: WebAssembly.Module | ArrayBuffer | ArrayBufferView }): unknown;

/** Judges the documents together. Throws only when the arguments have another shape: about every text there is a report. */
export function analyze(inputs: readonly Input[], options?: Options): Report;

/** The report as the JSON text that the engine writes, on one line. */
export function analyzeToJson(inputs: readonly Input[], options?: Options): string;

/** The findings as a SARIF log for code scanning services. */
export function sarif(inputs: readonly Input[], options?: Options): SarifLog;

/** A lone resource policy as code; `null` when the input is another document, when nothing tells whose it is, or when the dialect has no resource for it. */
export function code(input: Input, dialect: Dialect, options?: Options): string | null;

/** All rules. */
export function rules(language?: Language): readonly RuleInfo[];

/** The page of a rule or a mechanism; `null` when there is none of this id. */
export function explain(id: string, language?: Language): Explanation | null;

/** The formats that are recognised. */
export function formats(language?: Language): readonly FormatInfo[];

/** What people take for encryption in transit. */
export function mechanisms(language?: Language): readonly MechanismCard[];

/** The version of the engine. */
export function version(): string;
