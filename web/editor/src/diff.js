// Before and after a fix, unchanged parts folded: side by side where there is room, else one under the other.
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { syntaxHighlighting } from "@codemirror/language";
import { json } from "@codemirror/lang-json";
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { phrases } from "./phrases.js";
import { highlight, theme } from "./theme.js";

const close = EditorView.theme({ ".cm-content": { padding: "var(--space-1) 0" } });
const WIDE = 760; // px of the place

export function showDiff(host, lang, before, edits, label) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren();
  const place = document.createElement("div");
  root.append(place);
  const after = EditorState.create({ doc: before }).update({ changes: edits }).state.doc;
  const common = [
    lineNumbers(), syntaxHighlighting(highlight), json(), close, theme, EditorView.lineWrapping, EditorState.readOnly.of(true),
    EditorState.phrases.of(phrases[lang]), EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
  ];
  const collapseUnchanged = { margin: 2, minSize: 5 };
  if (host.clientWidth >= WIDE) {
    const view = new MergeView({
      a: { doc: before, extensions: common }, b: { doc: after, extensions: common }, parent: place, root, collapseUnchanged, gutter: true,
    });
    return () => view.destroy();
  }
  const view = new EditorView({
    parent: place, root,
    state: EditorState.create({
      doc: after,
      extensions: [common, unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged, gutter: true })],
    }),
  });
  return () => view.destroy();
}
