//! The characters of an input as a terminal may see them: only the lines around a span, with hostile characters
//! shown, and every span moved along.

use crate::window;
use annotate_snippets::{AnnotationKind, Element, Group, Origin, Patch, Snippet};
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
use wireproof_report::visible;
use wireproof_report::{FixEdit, Location, Range};

type Bytes = std::ops::Range<usize>;

/// An input's name and text.
#[derive(Debug)]
pub(crate) struct Source<'i> {
    /// Its name.
    pub(crate) name: Cow<'i, str>,
    /// Its text.
    pub(crate) text: Cow<'i, str>,
}

/// So many bytes before and after a span are looked at: minified documents are one line of megabytes.
const REACH: usize = 4_000;
/// A span over more lines than this is shown by its first line alone.
const TALLEST: usize = 12;
/// The columns beside the line's number that are not for the line.
const MARGIN: usize = 4;

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
    /// Takes the lines from the first of the ranges to the last; they must be of one source and in order of place. Of a
    /// line that is wider than the columns, what surrounds the ranges.
    pub(crate) fn of(source: &str, ranges: &[Range], columns: usize) -> Self {
        let shown = |range: &Range| offset(range.start.byte).min(source.len())..last_shown(*range, source);
        let mut marks: Vec<_> = ranges.iter().map(shown).collect();
        marks.sort_by_key(|mark| mark.start);
        let start = marks.first().map_or(0, |mark| mark.start);
        let last = marks.iter().map(|mark| mark.end).max().unwrap_or(start).clamp(start, source.len());
        let line = ranges.iter().map(|range| range.start.line).min().unwrap_or(1) as usize;
        let last_line = ranges.iter().map(|range| range.end.line).max().unwrap_or(1);
        let room = columns.saturating_sub(last_line.to_string().len() + MARGIN);

        let near = source.floor_char_boundary(start.saturating_sub(REACH));
        let line_start = source.get(near..start).and_then(|before| before.rfind('\n')).map(|at| near + at + 1);
        let from = line_start.unwrap_or(near);
        let near = source.ceil_char_boundary((last + REACH).min(source.len()));
        let to = source.get(last..near).and_then(|after| after.find('\n')).map_or(near, |at| last + at);

        let mut excerpt = Self { text: String::new(), first_line: line, steps: vec![(from, 0)], end: to };
        let mut at = from;
        for line in source.get(from..to).unwrap_or_default().split_inclusive('\n') {
            let text = line.trim_end_matches('\n');
            let begins = at > from || from == line_start.unwrap_or(0);
            let ends = text.len() < line.len() || to == source.len() || source.as_bytes().get(to) == Some(&b'\n');
            excerpt.push_line(source, at..at + text.len(), &marks, room, [begins, ends]);
            if text.len() < line.len() {
                excerpt.text.push('\n');
            }
            at += line.len();
        }
        excerpt
    }

    /// Adds a line, or the part of it that is looked at, with signs where characters are left out.
    fn push_line(&mut self, source: &str, line: Bytes, marks: &[Bytes], room: usize, [begins, ends]: [bool; 2]) {
        let meets = |mark: &&Bytes| mark.start <= line.end && mark.end >= line.start;
        let clip = |byte: usize| byte.clamp(line.start, line.end) - line.start;
        let here: Vec<_> = marks.iter().filter(meets).map(|mark| clip(mark.start)..clip(mark.end)).collect();
        let (mut done, mut is_told) = (line.start, begins);
        for part in window::kept(source.get(line.clone()).unwrap_or_default(), &here, room, begins && ends) {
            let part = line.start + part.start..line.start + part.end;
            if !is_told || part.start > done {
                self.skip(part.start);
            }
            (done, is_told) = (part.end, true);
            self.push(source, part);
        }
        if done < line.end || !ends {
            self.skip(line.end);
        }
    }

    /// Leaves out what stands before a byte.
    fn skip(&mut self, to: usize) {
        let from = self.steps.last().map_or(to, |(source, here)| source + (self.text.len() - here));
        self.text.push(window::GAP);
        // a place among what is left out is shown behind the sign
        self.step(to.min(from + 1));
        self.step(to);
    }

    /// Adds characters, the hidden ones shown.
    fn push(&mut self, source: &str, part: Bytes) {
        let text = source.get(part.clone()).unwrap_or_default();
        for (within, character) in text.char_indices() {
            let (at, next) = (part.start + within, part.start + within + character.len_utf8());
            match character {
                '\t' => self.text.push(character),
                // a line end of two characters, or a byte order mark, is no part of what is seen
                '\r' if source.as_bytes().get(next).is_none_or(|byte| *byte == b'\n') => self.step(next),
                '\u{feff}' if at == 0 => self.step(next),
                _ if visible::is_steering(text, within) => {
                    self.text.push_str(&visible::shown(character));
                    self.step(next);
                }
                _ => self.text.push(character),
            }
        }
    }

    fn step(&mut self, source: usize) {
        self.steps.push((source, self.text.len()));
    }

    /// The range in the excerpt's text.
    fn span(&self, range: Range, source: &str) -> Bytes {
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

/// Where the shown part of a range ends: a tall or very long range is shown by its first line.
fn last_shown(range: Range, source: &str) -> usize {
    let (start, end) = (offset(range.start.byte), offset(range.end.byte));
    if (range.end.line.saturating_sub(range.start.line) as usize) < TALLEST && end.saturating_sub(start) <= REACH {
        return end.min(source.len());
    }
    let near = source.floor_char_boundary(end.min(start + REACH));
    source.get(start..near).and_then(|rest| rest.find(['\n', '\r'])).map_or(near, |at| start + at)
}

fn offset(byte: u32) -> usize {
    byte as usize
}

/// What of a span is marked: within one line no more than fits beside the line's number.
fn clip(text: &str, span: Bytes, columns: usize) -> Bytes {
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
    let excerpt = Excerpt::of(&source.text, &ranges, columns);
    let span = |range| clip(&excerpt.text, excerpt.span(range, &source.text), columns);
    let mut marks = vec![AnnotationKind::Primary.span(span(location.range))];
    for (other, label) in also {
        marks.push(AnnotationKind::Context.span(span(other.range)).label(filled(&visible::line(label))));
    }
    place(group, source, location.range, excerpt, |snippet| snippet.annotations(marks).into())
}

/// Stands for the second column of a wide character: `annotate_snippets` counts a label's characters and not their
/// columns when it goes on behind it. No text has this character, which is none.
pub(crate) const FILLER: char = '\u{fdd0}';

/// A label that has as many characters as columns.
fn filled(label: &str) -> String {
    label
        .chars()
        .flat_map(|character| [Some(character), (character.width() == Some(2)).then_some(FILLER)])
        .flatten()
        .collect()
}

/// Adds the edits of one source as a suggestion.
pub(crate) fn suggest<'g>(group: Group<'g>, source: &Source<'_>, edits: &[&FixEdit], columns: usize) -> Group<'g> {
    let ranges: Vec<_> = edits.iter().map(|edit| edit.range).collect();
    let Some(first) = ranges.first() else { return group };
    let excerpt = Excerpt::of(&source.text, &ranges, columns);
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
                    let excerpt = Excerpt::of(source, &[range], 1_000);
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
        let excerpt = Excerpt::of(&source, &[whole], 100);
        assert_eq!((excerpt.text.as_str(), excerpt.span(whole, &source)), ("{", 0..1));
    }

    #[test]
    fn carets_are_no_wider_than_the_terminal() {
        assert_eq!(clip("abcdefghijklmnop", 2..16, 26), 2..12);
        assert_eq!(clip("버킷정책문서", 0..18, 24), 0..12);
        assert_eq!(clip("ab\ncd", 0..5, 0), 0..5);
    }
}
