import type { Dialect, Explanation, FormatInfo, Input, MechanismCard, Options, RuleInfo, SarifLog, WasmSource } from "./api.js";
import type { Language, Report } from "./report.js";

export type * from "./api.js";

/** The engine in its worker. */
export interface Engine {
  readonly version: string;
  /** Judges the documents together. `signal` ends the work. */
  analyze(inputs: readonly Input[], options?: Options, control?: { signal?: AbortSignal }): Promise<Report>;
  /** The findings as a SARIF log. */
  sarif(inputs: readonly Input[], options?: Options): Promise<SarifLog>;
  /** A lone resource policy as code; `null` when there is no such code. */
  code(input: Input, dialect: Dialect, options?: Options): Promise<string | null>;
  rules(language?: Language): Promise<readonly RuleInfo[]>;
  explain(id: string, language?: Language): Promise<Explanation | null>;
  formats(language?: Language): Promise<readonly FormatInfo[]>;
  mechanisms(language?: Language): Promise<readonly MechanismCard[]>;
  /** Ends the worker; open questions fail. */
  end(): void;
}

/** Starts the engine in a worker. A Content-Security-Policy has to allow `script-src 'wasm-unsafe-eval'` and `worker-src blob:`. */
export function createEngine(options?: { module_or_path?: WasmSource | Promise<WasmSource> }): Promise<Engine>;
