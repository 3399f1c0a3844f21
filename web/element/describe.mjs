// The element's description in the forms that tools read: a custom-elements manifest, TypeScript with JSX, VS Code's custom
// data and web-types. All from `api.json`.

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const of = (list, kind) => list.filter((item) => item.of.includes(kind));
const plain = (type) => type.replaceAll(/\s+/g, " ");
const attributeType = ({ kind, values }) => ({ flag: "boolean", number: "number", choice: values?.map((value) => `'${value}'`).join(" | ") })[kind] ?? "string";
const propertyType = (attribute) => (attribute.kind === "choice" ? attribute.values.map((value) => JSON.stringify(value)).join(" | ") : attributeType(attribute));
const readonly = ({ readonly }, kind) => readonly === true || (Array.isArray(readonly) && readonly.includes(kind));

export function manifest(api, version) {
  const declarations = api.elements.map(({ name, class: className, description }) => ({
    kind: "class", customElement: true, name: className, tagName: `${api.tag}-${name}`, description, superclass: { name: "HTMLElement" },
    attributes: [
      ...of(api.attributes, name).map((attribute) => ({ name: attribute.name, fieldName: camel(attribute.name), type: { text: attributeType(attribute) }, default: attribute.default === undefined ? undefined : JSON.stringify(attribute.default), description: attribute.description })),
      ...of(api.inherited, name).map(({ name, description }) => ({ name, type: { text: "string" }, description })),
    ],
    members: [
      ...of(api.attributes, name).map((attribute) => ({ kind: "field", name: camel(attribute.name), type: { text: propertyType(attribute) }, attribute: attribute.name, reflects: attribute.reflects, description: attribute.description })),
      ...of(api.properties, name).map((property) => ({ kind: "field", name: property.name, type: { text: property.type }, readonly: readonly(property, name) || undefined, description: property.description })),
      ...of(api.methods, name).map((method) => ({ ...called(method), kind: "method" })),
      ...of(api.statics, name).map((method) => ({ ...called(method), kind: "method", static: true })),
      ...of(api.settings, name).map(({ name, type, description }) => ({ kind: "field", name, static: true, type: { text: type }, description })),
    ],
    events: of(api.events, name).map(({ name: event, detail, cancelable, description }) => ({ name: `${api.tag}-${event}`, type: { text: `CustomEvent<${plain(detail)}>` }, description: cancelable ? `${description} (cancelable)` : description })),
    slots: of(api.slots, name).map(({ name, description }) => ({ name, description })),
    cssParts: parts(api, name).map(([name, description]) => ({ name, description })),
    cssStates: api.states.map(([name, description]) => ({ name, description })),
    cssProperties: api.customProperties.map(([name, , description]) => ({ name: `--${api.tag}-${name}`, description })),
  }));
  const path = "element.js";
  const exports = api.elements.flatMap(({ name, class: className }) => [
    { kind: "js", name: className, declaration: { name: className, module: path } },
    { kind: "custom-element-definition", name: `${api.tag}-${name}`, declaration: { name: className, module: path } },
  ]);
  return { schemaVersion: "2.1.0", readme: "", modules: [{ kind: "javascript-module", path, description: `Wireproof ${version}`, declarations, exports }] };
}

const parts = ({ parts }, kind) => parts.filter(([, , of = ["check"]]) => of.includes(kind));
const called = ({ name, parameters, returns, description }) => ({ name, parameters: parameters.map(([name, type]) => ({ name, type: { text: type } })), return: { type: { text: returns } }, description });

export function types(api) {
  const doc = (text, indent) => `${indent}/** ${text} */\n`;
  const classes = api.elements.map(({ name, class: className, description }) => {
    const call = ({ name, parameters, returns }) => `${name}(${parameters.map(([name, type]) => `${name}: ${type}`).join(", ")}): ${returns};\n`;
    const lines = [
      ...of(api.statics, name).map((method) => `${doc(method.description, "  ")}  static ${call(method)}`),
      ...of(api.settings, name).map(({ name, type, description }) => `${doc(description, "  ")}  static ${name}: ${type};\n`),
      ...of(api.attributes, name).map((attribute) => `${doc(attribute.description, "  ")}  ${camel(attribute.name)}: ${propertyType(attribute)};\n`),
      ...of(api.properties, name).map((property) => `${doc(property.description, "  ")}  ${readonly(property, name) ? "readonly " : ""}${property.name}: ${property.type};\n`),
      ...of(api.methods, name).map((method) => `${doc(method.description, "  ")}  ${call(method)}`),
      `  addEventListener<K extends keyof ${className}EventMap>(type: K, listener: (this: ${className}, event: ${className}EventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;\n`,
      "  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;\n",
      `  removeEventListener<K extends keyof ${className}EventMap>(type: K, listener: (this: ${className}, event: ${className}EventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;\n`,
      "  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;\n",
    ];
    const events = of(api.events, name).map(({ name, detail, description }) => `${doc(description, "  ")}  "${api.tag}-${name}": CustomEvent<${detail}>;\n`);
    return `/** ${description} */\nexport declare class ${className} extends HTMLElement {\n${lines.join("")}}\n\nexport interface ${className}EventMap extends HTMLElementEventMap {\n${events.join("")}}\n`;
  });
  const attributes = ({ name, class: className }) => {
    const own = of(api.attributes, name).map((attribute) => `  ${JSON.stringify(attribute.name)}?: ${attribute.kind === "choice" ? propertyType(attribute) : attribute.kind === "flag" ? "boolean | \"\"" : attribute.kind === "number" ? "number | string" : "string"};\n`);
    const handlers = of(api.events, name).map((event) => `  "on${api.tag}-${event.name}"?: (event: ${className}EventMap["${api.tag}-${event.name}"]) => void;\n`);
    const given = of(api.properties, name).filter((property) => !readonly(property, name)).map((property) => `  ${property.name}?: ${property.type};\n`);
    return `export interface ${className}Attributes {\n  id?: string;\n  class?: string;\n  className?: string;\n  lang?: string;\n  slot?: string;\n  hidden?: boolean;\n  part?: string;\n  children?: unknown;\n  key?: string | number | null;\n  ref?: unknown;\n${own.join("")}${given.join("")}${handlers.join("")}}\n`;
  };
  const map = (name, value) => `  interface ${name} {\n${api.elements.map((element) => `    "${api.tag}-${element.name}": ${value(element)};\n`).join("")}  }\n`;
  return `import type { ${imports(api).join(", ")} } from "./report.js";
export type * from "./report.js";

/** A document with its name; \`type\` is its format, recognised without it. */
export interface WireproofDocument {
  name?: string;
  type?: string | null;
  text: string;
}

/** Characters of a document, counted in UTF-16 units as strings are. */
export interface WireproofSpan {
  input: number;
  from: number;
  to: number;
  pointer: string;
}

/** A change of a document. */
export interface WireproofEdit {
  input: number;
  from: number;
  to: number;
  insert: string;
}

export type WireproofErrorCode = ${api.errors.map(({ code }) => JSON.stringify(code)).join(" | ")};

/** The engine's wasm: compiled, or its bytes. */
export type WireproofWasm = WebAssembly.Module | ArrayBuffer | Uint8Array;

/** The engine that all elements of a page share. Each question is answered in its worker. */
export interface WireproofEngine {
  readonly version: string;
  readonly factsDate: string;
  analyze(inputs: readonly { name: string; text: string; format?: string | null }[], options?: { language?: Language; disabledRules?: readonly string[]; bucket?: string | null }): Promise<Report | null>;
  sarif(inputs: readonly { name: string; text: string; format?: string | null }[], options?: { language?: Language; disabledRules?: readonly string[]; bucket?: string | null }): Promise<object | null>;
  code(input: { name: string; text: string; format?: string | null }, dialect: "terraform" | "cloudformation", options?: { bucket?: string | null }): Promise<string | null>;
  rules(language: Language): Promise<readonly object[] | null>;
  formats(language: Language): Promise<readonly object[] | null>;
  mechanisms(language: Language): Promise<readonly object[] | null>;
  explain(id: string, language: Language): Promise<{ id: string; page: string } | null>;
}

${classes.join("\n")}
/** Makes the elements known, as \`${api.tag}-…\` or under another prefix. What is known already stays. Does nothing on a server. */
export declare function defineWireproofCheck(options?: { prefix?: string; registry?: CustomElementRegistry }): void;

${api.elements.map(attributes).join("\n")}
declare global {
${map("HTMLElementTagNameMap", (element) => element.class)}}
`;
}

// JSX of React 19, Preact and others that read the same names.
export const jsx = (api, module) => `import type { ${api.elements.map((element) => `${element.class}Attributes`).join(", ")} } from "./element.js";

declare module "${module}" {
  namespace JSX {
    interface IntrinsicElements {
${api.elements.map((element) => `      "${api.tag}-${element.name}": ${element.class}Attributes;\n`).join("")}    }
  }
}
`;

const imports = (api) => {
  const text = JSON.stringify([api.properties, api.methods, api.statics, api.events]);
  return ["Counts", "Finding", "Hop", "Language", "Overall", "Report"].filter((name) => name === "Language" || name === "Report" || new RegExp(`\\b${name}\\b`).test(text));
};

export const vscode = (api) => ({
  version: 1.1,
  tags: api.elements.map(({ name, description }) => ({
    name: `${api.tag}-${name}`, description,
    attributes: [...of(api.attributes, name), ...of(api.inherited, name)].map(({ name, description, values, kind }) => ({ name, description, valueSet: kind === "flag" ? "v" : undefined, values: values?.map((name) => ({ name })) })),
  })),
});

export const webTypes = (api, version) => ({
  $schema: "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json", name: "@wireproof/widget", version, "description-markup": "markdown",
  contributions: {
    html: {
      elements: api.elements.map(({ name, description }) => ({
        name: `${api.tag}-${name}`, description,
        attributes: [...of(api.attributes, name), ...of(api.inherited, name)].map((attribute) => ({ name: attribute.name, description: attribute.description, value: { type: attributeType(attribute) } })),
        slots: of(api.slots, name).map(({ name, description }) => ({ name, description })),
        js: { events: of(api.events, name).map((event) => ({ name: `${api.tag}-${event.name}`, description: event.description })), properties: of(api.properties, name).map((property) => ({ name: property.name, description: property.description })) },
        css: { parts: parts(api, name).map(([name, description]) => ({ name, description })), properties: api.customProperties.map(([name, , description]) => ({ name: `--${api.tag}-${name}`, description })) },
      })),
    },
  },
});
