// What the build makes of the element's description and of the page's styles.

// The part of the description that the element itself works by.
export function words({ tag, attributes }, version) {
  const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const table = attributes.map(({ name, kind, values, reflects, of, default: fallback }) => ({ name, property: camel(name), kind, values, reflects: reflects || undefined, fallback, of }));
  return `export const PREFIX = ${JSON.stringify(tag)}, VERSION = ${JSON.stringify(version)}, ATTRIBUTES = ${JSON.stringify(table)};`;
}

// The page's styles inside a shadow root: what it says of the root is said of the host, whose
// colour scheme it takes, sizes are measured by the
// element's own and not by the host page's root, and the tokens that a host may set take the host's word first.
export function sheet(page, own, { tag, customProperties }) {
  let css = `${page}\n${own}`.replaceAll(":root[data-theme", ":host[data-theme").replaceAll(":root", ":host").replace("color-scheme: light dark;", "").replace(/(^|\n)(html|body)\b[^{}]*\{[^}]*\}/g, "");
  for (const [name, token] of customProperties) {
    css = css.replace(new RegExp(`(\\n  ${token}: )([^;]+);`), `$1var(--${tag}-${name}, $2);`);
  }
  const inPixels = (text) => text.replace(/(\d*\.?\d+)rem\b/g, (_, size) => `${size * 16}px`);
  const byOwn = (text) => text.replace(/(-?\d*\.?\d+)rem\b/g, (_, size) => `calc(${size} * var(--rem))`);
  css = css.split(/(@(?:media|container)[^{]*\{)/).map((part, at) => (at % 2 ? inPixels(part) : byOwn(part))).join("");
  return `:host{--rem:var(--${tag}-font-size,16px)}\n${css}`;
}
