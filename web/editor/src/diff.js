// Before and after a fix, unchanged parts folded: side by side where there is room, else one under the other.
import { EditorState } from "@codemirror/state";
import { Decoration, EditorView, lineNumbers } from "@codemirror/view";
import { syntaxHighlighting } from "@codemirror/language";
import { json } from "@codemirror/lang-json";
import { MergeView, getChunks, unifiedMergeView } from "@codemirror/merge";
import { phrases } from "./phrases.js";
import { highlight, theme } from "./theme.js";

const close = EditorView.theme({ ".cm-content": { padding: "var(--space-1) 0" } });
const WIDE = 760; // px of the place

// Names the lines that a fix adds and takes away for the style sheets of an element's host.
const changed = EditorView.decorations.of(({ state }) => {
  const { chunks, side } = getChunks(state) ?? { chunks: [] }, lines = [], old = side === "a";
  const mark = Decoration.line({ attributes: { part: old ? "diff-del" : "diff-add" } });
  for (const { fromA, endA, fromB, endB } of chunks) {
    for (let at = old ? fromA : fromB; at < (old ? endA : endB);) {
      const { from, to } = state.doc.lineAt(at);
      lines.push(mark.range(from));
      at = to + 1;
    }
  }
  return Decoration.set(lines);
});
// Where both are one under the other, what is taken away is no line of the text.
const removed = EditorView.updateListener.of(({ view }) => nameRemoved(view));
const nameRemoved = ({ contentDOM }) => contentDOM.querySelectorAll(".cm-deletedChunk:not([part])").forEach((chunk) => chunk.setAttribute("part", "diff-del"));

export function showDiff(host, lang, before, edits, label) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren();
  const place = document.createElement("div");
  root.append(place);
  const after = EditorState.create({ doc: before }).update({ changes: edits }).state.doc;
  const common = [
    lineNumbers(), syntaxHighlighting(highlight), json(), close, theme, changed, EditorView.lineWrapping, EditorState.readOnly.of(true),
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
      extensions: [common, removed, unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged, gutter: true })],
    }),
  });
  nameRemoved(view);
  return () => view.destroy();
}
