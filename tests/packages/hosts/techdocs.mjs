// A page of Backstage TechDocs: MkDocs builds it, TechDocs' own sanitizer and styles go over it, and it is shown in a shadow root,
// under the policy that a Backstage app has by itself with the recipe's words over it.
import { join } from "node:path";
import webpack from "webpack";
import { project } from "../projects.mjs";
import { files } from "./blocks.mjs";
import { mkdocs } from "./mkdocs.mjs";
import { HTML, page, publicFiles } from "./pages.mjs";

const reader = () => join(process.env.WIREPROOF_TECHDOCS, "package/dist/reader/transformers");

// What an app without `backend.csp` sends: helmet's directives and Backstage's own.
const POLICY = {
  "default-src": ["'self'"], "base-uri": ["'self'"], "font-src": ["'self'", "https:", "data:"], "frame-ancestors": ["'self'"], "img-src": ["'self'", "data:"],
  "object-src": ["'none'"], "script-src": ["'self'", "'unsafe-eval'"], "script-src-attr": ["'none'"], "style-src": ["'self'", "https:", "'unsafe-inline'"],
};

// Reads the lists and words of the recipe's configuration, which are JSON but for their keys and their indentation.
function settings(yaml, section) {
  const lines = yaml.split(/\n(?=\S)/).find((part) => part.startsWith(`${section.split(".")[0]}:`)).split("\n");
  const pairs = lines.slice(2).filter((line) => line.trim()).map((line) => /^\s+([\w-]+): (.+)$/.exec(line).slice(1));
  return Object.fromEntries(pairs.map(([key, value]) => [key, JSON.parse(value)]));
}

// Backstage's own parts that the reader asks for.
const CONFIG = (sanitizer) => `
const words = ${JSON.stringify(sanitizer)};
const config = { getOptionalString: (key) => words[key], getOptionalStringArray: (key) => words[key], getOptionalConfig: () => config };
export const configApiRef = "config", useApi = () => config;`;
const REACT = "export const useMemo = (make) => make(), useCallback = (call) => call;";
const COLOURS = "export const alpha = (colour, part) => `color-mix(in srgb, ${colour} ${part * 100}%, transparent)`, lighten = (colour, part) => `color-mix(in srgb, white ${part * 100}%, ${colour})`;";

const READER = (from) => `
import "./packages/app/src/wireproof.js";
import { useSanitizerTransformer } from ${JSON.stringify(join(from, "html/transformer.esm.js"))};
import { addBaseUrl } from ${JSON.stringify(join(from, "addBaseUrl.esm.js"))};
import { removeMkdocsHeader } from ${JSON.stringify(join(from, "removeMkdocsHeader.esm.js"))};
import { simplifyMkdocsFooter } from ${JSON.stringify(join(from, "simplifyMkdocsFooter.esm.js"))};
import { rules } from ${JSON.stringify(join(from, "styles/rules/rules.esm.js"))};

const dark = matchMedia("(prefers-color-scheme: dark)").matches, site = new URL("site/", location.href);
document.body.dataset.themeMode = dark ? "dark" : "light";
const [ink, lesser, ground, paper, main] = dark ? ["#fff", "#ccc", "#333", "#424242", "#9cc9ff"] : ["#000", "#6e6e6e", "#f8f8f8", "#fff", "#1f5493"];
const tone = { main, light: main, dark: main, contrastText: ground };
const theme = {
  palette: { type: dark ? "dark" : "light", text: { primary: ink, secondary: lesser }, background: { default: ground, paper }, divider: lesser, link: main, action: { disabledBackground: lesser }, primary: tone, secondary: tone, success: tone, warning: tone, error: tone },
  typography: Object.assign({ fontFamily: "sans-serif", htmlFontSize: 16 }, ...[40, 28, 22, 18, 16, 14].map((fontSize, at) => ({ ["h" + (at + 1)]: { fontSize, fontFamily: "sans-serif", fontWeight: 700, lineHeight: 1.3 } }))), shape: { borderRadius: 4 }, shadows: [], spacing: (...steps) => steps.map((step) => step * 8 + "px").join(" "),
};
const storage = { getApiOrigin: async () => location.origin, getBaseUrl: async (old) => new URL(old, site).href };
const raw = await (await fetch(new URL("index.html", site))).text();
const parsed = new DOMParser().parseFromString(raw, "text/html").documentElement;
parsed.querySelectorAll("link[href*='//fonts.']").forEach((link) => link.remove()); // nothing comes from the network here
let dom = await useSanitizerTransformer()(parsed);
globalThis.sanitized = dom.outerHTML;
dom = simplifyMkdocsFooter()(removeMkdocsHeader()(await addBaseUrl({ techdocsStorageApi: storage, entityId: {}, path: "" })(dom)));
dom.querySelector("head").insertAdjacentHTML("beforeend", "<style>" + rules.reduce((styles, rule) => styles + rule({ theme, sidebar: { isPinned: false } }), "") + "</style>");
document.body.style.background = ground;
document.querySelector("#techdocs").attachShadow({ mode: "open" }).append(dom);`;

export async function build() {
  const recipe = files("backstage-techdocs.md"), sanitizer = settings(recipe["app-config.yaml"], "techdocs.sanitizer");
  const parts = { "parts/config.js": CONFIG(sanitizer), "parts/react.js": REACT, "parts/colours.js": COLOURS };
  const made = project({ ...recipe, ...parts, "reader.js": READER(reader()) }, { linked: ["dompurify"] });
  mkdocs(made);
  await bundled(made);
  const policy = Object.entries({ ...POLICY, ...settings(recipe["app-config.yaml"], "backend.csp") }).map(([name, words]) => `${name} ${words.join(" ")}`).join("; ");
  const html = HTML('<div id="techdocs"></div>', '<style>#techdocs { margin-left: 72px }</style><link rel="stylesheet" href="out/main.css"><script type="module" src="out/main.js"></script>');
  const answer = publicFiles({ "/host.html": page(html, { "content-security-policy": policy }) }, { "/site/": made.at("site"), "/out/": made.at("out") });
  const uses = async (tab, { equal }) => {
    const kept = await tab.evaluate(() => { const { body } = new DOMParser().parseFromString(sanitized, "text/html"); const element = body.querySelector("wireproof-check"); return [element.getAttributeNames().join(), element.firstElementChild.dataset.name, body.querySelectorAll("script, style").length]; });
    equal(kept.join("|"), "mode,lang|policy.json|0", "what the sanitizer leaves");
  };
  return { made, hosts: [{ title: "Backstage TechDocs", verdict: "enforced", path: "host.html", server: { folder: made.folder, answer }, uses }] };
}

// The app as a bundler makes it, with the style sheet that webpack's own experiment takes.
function bundled(made) {
  const alias = { react: made.at("parts/react.js"), "@backstage/core-plugin-api": made.at("parts/config.js"), "@material-ui/core/styles": made.at("parts/colours.js"), dompurify: made.at("node_modules/dompurify") };
  const settings = { mode: "development", devtool: false, context: made.folder, entry: "./reader.js", experiments: { css: true, outputModule: true }, output: { path: made.at("out"), module: true, filename: "[name].js", chunkFilename: "[name].js" }, resolve: { alias } };
  return new Promise((resolve, reject) => webpack(settings, (error, stats) => {
    const { errors } = stats?.toJson({ all: false, errors: true }) ?? {};
    if (error || errors.length) reject(error ?? new Error(errors.map(({ message }) => message).join("\n"))); else resolve();
  }));
}
