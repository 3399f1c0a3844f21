// Findings in the text: a line under the characters, a sign in the gutter, and the sentence between the lines.
import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, WidgetType, gutter } from "@codemirror/view";

// Finding: { id, level: "error"|"warning"|"note", from, to, message, chosen: bool }
export const setFindings = StateEffect.define();
export const setFocus = StateEffect.define();

const MOST_NOTES = 80; // more sentences between the lines would bury the text
const SIGNS = { error: "✕", warning: "!", note: "i" };

class Note extends WidgetType {
  constructor(finding) { super(); this.finding = finding; }
  eq(other) {
    const [a, b] = [this.finding, other.finding];
    return a.id === b.id && a.message === b.message && a.level === b.level && a.chosen === b.chosen;
  }
  toDOM() {
    const { id, level, message, chosen } = this.finding;
    const note = document.createElement("div");
    note.className = `wp-note wp-note-${level}${chosen ? " wp-note-chosen" : ""}`;
    note.setAttribute("role", "note");
    note.setAttribute("part", "lens");
    note.dataset.finding = id;
    const sign = document.createElement("b");
    sign.className = `wp-sign-${level}`;
    sign.textContent = SIGNS[level];
    sign.setAttribute("aria-hidden", "true");
    const words = document.createElement("span");
    message.split("`").forEach((part, at) => { // what stands between back-ticks is code
      const piece = at % 2 ? document.createElement("code") : document.createTextNode("");
      piece.textContent = part;
      words.append(piece);
    });
    note.append(sign, words);
    const place = document.createElement("div");
    place.className = "wp-note-place";
    place.append(note);
    return place;
  }
  ignoreEvent() { return false; }
}

class Caret extends WidgetType {
  eq() { return true; }
  toDOM() {
    const caret = document.createElement("span");
    caret.className = "wp-insert";
    return caret;
  }
}

class Sign extends GutterMarker {
  constructor(level, id) { super(); this.level = level; this.id = id; }
  eq(other) { return other.level === this.level && other.id === this.id; }
  toDOM() {
    const sign = document.createElement("span");
    sign.className = `wp-sign-${this.level}`;
    sign.textContent = SIGNS[this.level];
    return sign;
  }
}

const ORDER = ["error", "warning", "note"];

function draw(doc, list) {
  const inside = list.filter((f) => f.from <= f.to && f.to <= doc.length).sort((a, b) => a.from - b.from || b.to - a.to);
  const marks = [], notes = new Map(), signs = new Map();
  for (const finding of inside) {
    const line = doc.lineAt(finding.from);
    if (finding.to > finding.from) {
      marks.push(Decoration.mark({
        class: `wp-mark wp-mark-${finding.level}${finding.chosen ? " wp-mark-chosen" : ""}`, attributes: { "data-finding": finding.id },
      }).range(finding.from, finding.to));
    }
    // What is missing is placed at the brace of what should hold it: a caret shows where it would go.
    if (doc.sliceString(finding.from, finding.to) === "{") marks.push(Decoration.widget({ widget: new Caret(), side: 1 }).range(finding.to));
    if (notes.size < MOST_NOTES) notes.set(finding.id, [line.to, finding]);
    const sign = signs.get(line.from);
    if (!sign || ORDER.indexOf(finding.level) < ORDER.indexOf(sign.level)) signs.set(line.from, finding);
  }
  for (const [at, finding] of notes.values()) marks.push(Decoration.widget({ widget: new Note(finding), block: true, side: 1 }).range(at));
  const gutters = new RangeSetBuilder();
  for (const [at, finding] of [...signs].sort((a, b) => a[0] - b[0])) gutters.add(at, at, new Sign(finding.level, finding.id));
  return { marks: Decoration.set(marks, true), signs: gutters.finish() };
}

const drawn = StateField.define({
  create: () => ({ marks: Decoration.none, signs: new RangeSetBuilder().finish() }),
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(setFindings)) return draw(tr.newDoc, effect.value);
    return tr.docChanged ? { marks: value.marks.map(tr.changes), signs: value.signs.map(tr.changes) } : value;
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.marks),
});

const focused = StateField.define({
  create: () => Decoration.none,
  update(value, tr) {
    for (const effect of tr.effects) {
      if (!effect.is(setFocus)) continue;
      const ranges = effect.value.filter((r) => r.from < r.to && r.to <= tr.newDoc.length);
      return Decoration.set(ranges.map((r) => Decoration.mark({ class: "wp-focus" }).range(r.from, r.to)), true);
    }
    return value.map(tr.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const findings = (picked) => [
  drawn,
  focused,
  gutter({
    class: "wp-gutter",
    markers: (view) => view.state.field(drawn).signs,
    domEventHandlers: {
      click(view, line) {
        view.state.field(drawn).signs.between(line.from, line.from, (_from, _to, sign) => { picked(sign.id); return false; });
        return true;
      },
    },
  }),
  EditorView.domEventHandlers({
    click(event) {
      const id = event.target.closest?.(".wp-note")?.dataset.finding;
      if (id) picked(id);
      return !!id;
    },
  }),
];
