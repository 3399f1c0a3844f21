// The report's JSON Schema as TypeScript.

const doc = (text, indent = "") => (text ? `${indent}/** ${text.replaceAll(/\[`([^`\]]+)`\]/g, "`$1`").replaceAll("*/", "*\\/").replaceAll("\n", `\n${indent} * `)} */\n` : "");

function typeOf(schema) {
  if (schema.$ref) return schema.$ref.split("/").at(-1);
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const several = schema.oneOf ?? schema.anyOf;
  if (several) return several.map(typeOf).join(" | ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(" | ");
  switch (schema.type) {
    case "array": return `readonly (${typeOf(schema.items)})[]`.replace(/\((\w+)\)/, "$1");
    case "object": return schema.properties ? members(schema) : `Readonly<Record<string, ${schema.additionalProperties ? typeOf(schema.additionalProperties) : "unknown"}>>`;
    case "integer": return "number";
    case "number": case "string": case "boolean": case "null": return schema.type;
    default: throw new Error(`no type for ${JSON.stringify(schema)}`);
  }
}

function members({ properties, required = [] }) {
  const lines = Object.entries(properties).map(([name, schema]) => `${doc(schema.description, "  ")}  readonly ${name}${required.includes(name) ? "" : "?"}: ${typeOf(schema)};\n`);
  return `{\n${lines.join("")}}`;
}

export function reportTypes(schema) {
  const named = Object.entries({ ...schema.$defs, Report: schema }).map(([name, one]) => {
    const type = typeOf(one);
    return doc(one.description) + (type.startsWith("{") ? `export interface ${name} ${type}\n` : `export type ${name} = ${type};\n`);
  });
  return named.join("\n");
}
