//! The characters of an input as a terminal may see them: only the lines around a span, with hostile characters
//! shown, and every span moved along.

use annotate_snippets::{AnnotationKind, Element, Group, Origin, Patch, Snippet};
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
use wireproof_report::visible;
use wireproof_report::{FixEdit, Location, Range};

/// An input's name and text.
#[derive(Debug)]
pub(crate) struct Source<'i> {
    /// Its name.
    pub(crate) name: Cow<'i, str>,
    /// Its text.
    pub(crate) text: Cow<'i, str>,
}

/// A line that is longer than this is cut around the span: minified documents are one line of megabytes.
const LONGEST: usize = 2_000;
/// What is kept on either side of the span in such a line.
const AROUND: usize = 400;
/// A span over more lines than this is shown by its first line alone.
const TALLEST: usize = 12;

/// The lines around some spans of one source.
#[derive(Debug)]
pub(crate) struct Excerpt {
    text: String,
    first_line: usize,
    /// Offset in the source and in `text` after each place where they differ, in order.
    steps: Vec<(usize, usize)>,
    /// The end of what was taken, in the source.
    end: usize,
}

impl Excerpt {
    /// Takes the lines from the first of the ranges to the last; they must be of one source and in order of place.
    pub(crate) fn of(source: &str, ranges: &[Range]) -> Self {
        let start = ranges.iter().map(|range| offset(range.start.byte)).min().unwrap_or(0).min(source.len());
        let last =
            ranges.iter().map(|range| last_shown(*range, source)).max().unwrap_or(start).clamp(start, source.len());
        let line = ranges.iter().map(|range| range.start.line).min().unwrap_or(1);
        let mut from = source.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let mut to = source.get(last..).and_then(|after| after.find('\n')).map_or(source.len(), |at| last + at);
        if start - from > LONGEST {
            from = boundary(source, start - AROUND);
        }
        if to - last > LONGEST {
            to = boundary(source, last + AROUND);
        }
        let mut text = String::with_capacity(to - from);
        let mut steps = vec![(from, 0)];
        for (at, character) in source.get(from..to).unwrap_or_default().char_indices() {
            let (at, next) = (from + at, from + at + character.len_utf8());
            match character {
                '\n' | '\t' => text.push(character),
                // a line end of two characters, or a byte order mark, is no part of what is seen
                '\r' if source.as_bytes().get(next).is_none_or(|byte| *byte == b'\n') => steps.push((next, text.len())),
                '\u{feff}' if at == 0 => steps.push((next, text.len())),
                _ if visible::is_hidden(character) => {
                    text.push_str(&visible::shown(character));
                    steps.push((next, text.len()));
                }
                _ => text.push(character),
            }
        }
        Self { text, first_line: line as usize, steps, end: to }
    }

    /// The range in the excerpt's text.
    fn span(&self, range: Range, source: &str) -> std::ops::Range<usize> {
        let start = self.place(offset(range.start.byte));
        start..self.place(last_shown(range, source)).max(start)
    }

    fn place(&self, byte: usize) -> usize {
        let byte = byte.min(self.end);
        let step = self.steps.partition_point(|&(source, _)| source <= byte).saturating_sub(1);
        let (source, here) = self.steps.get(step).copied().unwrap_or_default();
        let next = self.steps.get(step + 1).map_or(self.text.len(), |&(_, here)| here);
        (here + byte.saturating_sub(source)).min(next)
    }
}

/// Where the shown part of a range ends: a tall range is shown by its first line.
fn last_shown(range: Range, source: &str) -> usize {
    let (start, end) = (offset(range.start.byte), offset(range.end.byte));
    if (range.end.line.saturating_sub(range.start.line) as usize) < TALLEST {
        return end;
    }
    source.get(start..).and_then(|rest| rest.find(['\n', '\r'])).map_or(end, |at| start + at)
}

fn offset(byte: u32) -> usize {
    byte as usize
}

fn boundary(source: &str, mut byte: usize) -> usize {
    while !source.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// What of a span is marked: within one line no more than fits beside the line's number.
fn clip(text: &str, span: std::ops::Range<usize>, columns: usize) -> std::ops::Range<usize> {
    let room = columns.saturating_sub(16).max(8);
    let marked = text.get(span.clone()).unwrap_or_default();
    if marked.contains('\n') || marked.width() <= room {
        return span;
    }
    let mut used = 0;
    let cut = marked.char_indices().find(|(_, character)| {
        used += character.width().unwrap_or(0);
        used > room
    });
    span.start..cut.map_or(span.end, |(at, _)| span.start + at)
}

/// Adds a location's characters with carets, and what else is to be marked near it; no line of carets is wider than
/// the columns.
pub(crate) fn add<'g>(
    group: Group<'g>,
    sources: &[Source<'_>],
    location: &Location,
    also: &[(&Location, &str)],
    columns: usize,
) -> Group<'g> {
    let Some(source) = sources.get(location.input as usize) else { return group };
    let ranges: Vec<_> = std::iter::once(location.range).chain(also.iter().map(|(other, _)| other.range)).collect();
    let excerpt = Excerpt::of(&source.text, &ranges);
    let span = |range| clip(&excerpt.text, excerpt.span(range, &source.text), columns);
    let mut marks = vec![AnnotationKind::Primary.span(span(location.range))];
    for (other, label) in also {
        let label = visible::line(label).into_owned();
        marks.push(AnnotationKind::Context.span(span(other.range)).label(label));
    }
    place(group, source, location.range, excerpt, |snippet| snippet.annotations(marks).into())
}

/// Adds the edits of one source as a suggestion.
pub(crate) fn suggest<'g>(group: Group<'g>, source: &Source<'_>, edits: &[&FixEdit]) -> Group<'g> {
    let ranges: Vec<_> = edits.iter().map(|edit| edit.range).collect();
    let Some(first) = ranges.first() else { return group };
    let excerpt = Excerpt::of(&source.text, &ranges);
    let patches: Vec<_> = edits
        .iter()
        .map(|edit| Patch::new(excerpt.span(edit.range, &source.text), visible::lines(&edit.text).into_owned()))
        .collect();
    place(group, source, *first, excerpt, |snippet| snippet.patches(patches).into())
}

/// Adds the file, line and column, and the characters.
fn place<'g, T: Clone>(
    group: Group<'g>,
    source: &Source<'_>,
    range: Range,
    excerpt: Excerpt,
    mark: impl FnOnce(Snippet<'g, T>) -> Element<'g>,
) -> Group<'g> {
    let name = visible::line(&source.name).into_owned();
    let start = excerpt.place(offset(range.start.byte));
    let before = excerpt.text.get(..start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let is_exact = before.chars().count() + 1 == range.start.column as usize;
    let snippet = Snippet::source(excerpt.text).line_start(excerpt.first_line);
    if is_exact {
        return group.element(mark(snippet.path(name)));
    }
    // what was cut or made visible before the span moved it: its true column is said outright
    let (line, column) = (range.start.line as usize, range.start.column as usize);
    group.element(Origin::path(name).line(line).char_column(column)).element(mark(snippet))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireproof_report::Pos;

    fn range(source: &str, start: usize, end: usize) -> Range {
        let pos = |byte: usize| {
            let line = source.get(..byte).unwrap().matches('\n').count() + 1;
            Pos { byte: u32::try_from(byte).unwrap(), utf16: 0, line: u32::try_from(line).unwrap(), column: 1 }
        };
        Range { start: pos(start), end: pos(end) }
    }

    /// Whatever two places are marked, what is marked is what stands between them, made visible.
    #[test]
    fn every_span_keeps_its_characters() {
        for source in
            ["\u{feff}{\r\n\t\"키\": 1\r\n}\r\n", "a\u{1b}\u{202e}b\n\u{200b}🔒\rc\n\nd", "", "\n", "\r", "\u{feff}"]
        {
            let boundaries: Vec<_> = (0..=source.len()).filter(|at| source.is_char_boundary(*at)).collect();
            for (index, start) in boundaries.iter().enumerate() {
                for end in &boundaries[index..] {
                    let range = range(source, *start, *end);
                    let excerpt = Excerpt::of(source, &[range]);
                    let marked = excerpt.text.get(excerpt.span(range, source)).unwrap();
                    let between = source.get(*start..*end).unwrap();
                    let kept = between.trim_start_matches('\u{feff}').replace("\r\n", "\n");
                    let kept = if source.get(*end..).unwrap().starts_with('\n') || *end == source.len() {
                        kept.strip_suffix('\r').unwrap_or(&kept).to_owned()
                    } else {
                        kept
                    };
                    assert_eq!(marked, visible::lines(&kept), "{source:?} {start}..{end}");
                }
            }
        }
    }

    #[test]
    fn a_tall_span_is_marked_in_its_first_line() {
        let source = format!("{{\n{}}}\n", "  \"a\": 1,\n".repeat(20));
        let whole = range(&source, 0, source.len() - 1);
        let excerpt = Excerpt::of(&source, &[whole]);
        assert_eq!((excerpt.text.as_str(), excerpt.span(whole, &source)), ("{", 0..1));
    }

    #[test]
    fn carets_are_no_wider_than_the_terminal() {
        assert_eq!(clip("abcdefghijklmnop", 2..16, 26), 2..12);
        assert_eq!(clip("버킷정책문서", 0..18, 24), 0..12);
        assert_eq!(clip("ab\ncd", 0..5, 0), 0..5);
    }
}
