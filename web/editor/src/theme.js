// How the editor looks: the page's tokens and nothing else.
import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--ink)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-atom)" },
  { tag: tags.punctuation, color: "var(--muted)" },
]);

export const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent", height: "100%", fontSize: "var(--size-code)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "var(--space-2) 0 var(--space-6)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--selection)" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter": { backgroundColor: "var(--line-active)" },
  ".cm-lineNumbers .cm-gutterElement": { paddingLeft: "var(--space-2)", minWidth: "2.2em" },
  ".cm-foldGutter .cm-gutterElement": { cursor: "pointer", padding: "0 3px" },
  ".cm-foldPlaceholder": { background: "var(--sunken)", border: "1px solid var(--rule)", color: "var(--muted)" },
  "& .cm-matchingBracket, & .cm-nonmatchingBracket": { background: "none", outline: "none" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--selection)" },
  ".cm-panels": { background: "var(--sunken)", color: "var(--ink)", borderColor: "var(--rule)" },
  ".cm-panels .cm-button, .cm-panels .cm-textfield": {
    background: "var(--paper)", backgroundImage: "none", color: "var(--ink)", border: "1px solid var(--rule)", borderRadius: "4px", fontSize: "var(--size-small)",
  },
  ".cm-searchMatch": { background: "var(--unknown-ground)", outline: "1px solid var(--unknown)" },
  ".wp-gutter": { width: "1.5em" },
  ".wp-gutter .cm-gutterElement": { textAlign: "center", cursor: "pointer", fontWeight: "700" },
  ".wp-mark": { textDecorationLine: "underline", textUnderlineOffset: "3px", textDecorationThickness: "1.5px", textDecorationSkipInk: "none" },
  ".wp-mark-error": { textDecorationStyle: "wavy", textDecorationColor: "var(--cleartext)" },
  ".wp-mark-warning": { textDecorationStyle: "solid", textDecorationColor: "var(--unknown)", textDecorationThickness: "2px" },
  ".wp-mark-note": { textDecorationStyle: "dotted", textDecorationColor: "var(--muted)", textDecorationThickness: "2px" },
  ".wp-mark-chosen": { backgroundColor: "var(--selection)" },
  ".wp-focus": { backgroundColor: "var(--focus-ground)", borderRadius: "2px" },
  ".wp-insert": { display: "inline-block", width: "0", borderLeft: "2px solid var(--cleartext)", height: "1.1em", verticalAlign: "text-bottom" },
  ".wp-sign-error": { color: "var(--cleartext)" },
  ".wp-sign-warning": { color: "var(--unknown)" },
  ".wp-sign-note": { color: "var(--muted)" },
  ".wp-note": {
    display: "flex", gap: "var(--space-2)", font: "var(--size-small)/1.5 var(--sans)", padding: "3px var(--space-3) 4px",
    borderLeft: "3px solid var(--muted)", background: "var(--sunken)", color: "var(--ink)", cursor: "pointer", wordBreak: "keep-all",
    overflowWrap: "anywhere", whiteSpace: "normal", borderRadius: "0 4px 4px 0",
  },
  ".wp-note-place": { padding: "1px var(--space-3) 3px 4px" }, // not a margin: the editor measures heights without them
  ".wp-note-error": { borderLeftColor: "var(--cleartext)" },
  ".wp-note-warning": { borderLeftColor: "var(--unknown)" },
  ".wp-note-chosen": { background: "var(--selection)" },
  ".wp-note code": { fontFamily: "var(--mono)", fontSize: "0.92em" },
  ".wp-note b": { flex: "none", fontWeight: "700" },
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: "none" },
  ".cm-mergeView": { height: "auto" },
  ".cm-collapsedLines": { background: "var(--sunken)", color: "var(--muted)", fontFamily: "var(--sans)", padding: "2px 10px" },
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk": { backgroundColor: "var(--cleartext-ground)" },
  "&.cm-merge-b .cm-changedLine, .cm-insertedLine, .cm-changedLine": { backgroundColor: "var(--enforced-ground)" },
  "&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText": { background: "none", borderBottom: "2px solid var(--cleartext)" },
  "&.cm-merge-b .cm-changedText, .cm-changedText": { background: "none", borderBottom: "2px solid var(--enforced)" },
  ".cm-changeGutter": { paddingLeft: "2px", width: "4px" },
  "& .cm-gutters .cm-changedLineGutter": { background: "var(--enforced)" }, // the merge view has colours of its own
  "& .cm-gutters .cm-deletedLineGutter, &.cm-merge-a .cm-gutters .cm-changedLineGutter": { background: "var(--cleartext)" },
});
