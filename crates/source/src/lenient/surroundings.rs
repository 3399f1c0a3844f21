//! What stands around a document on every line or block: line numbers, the marks of `diff`, Markdown fences.

use crate::problem::Problems;
use crate::{ProblemKind, Span};
use std::borrow::Cow;
use std::ops::Range;

/// Where in a text documents may stand.
pub(super) struct Surroundings<'t> {
    /// The text's bytes, those of prefixes blanked: every place stays where it is.
    pub(super) bytes: Cow<'t, [u8]>,
    /// The parts to read.
    pub(super) regions: Vec<Range<usize>>,
    /// Whether the parts are the insides of Markdown fences.
    pub(super) are_fenced: bool,
}

impl<'t> Surroundings<'t> {
    pub(super) fn new(text: &'t str, begin: usize, problems: &mut Problems) -> Self {
        let lines = lines(text, begin);
        let bytes = without_line_numbers(text, &lines, problems)
            .or_else(|| without_diff_marks(text, &lines, problems))
            .map_or(Cow::Borrowed(text.as_bytes()), Cow::Owned);
        let starts_as_document = text.get(begin..).unwrap_or_default().trim_start().starts_with(['{', '[']);
        let regions = if starts_as_document { Vec::new() } else { fences(text, &lines, problems) };
        if regions.is_empty() {
            return Self { bytes, regions: std::iter::once(begin..text.len()).collect(), are_fenced: false };
        }
        Self { bytes, regions, are_fenced: true }
    }
}

/// The range of each line without its end.
fn lines(text: &str, begin: usize) -> Vec<Range<usize>> {
    let mut start = begin;
    let mut lines = Vec::new();
    for line in text.get(begin..).unwrap_or_default().split_inclusive('\n') {
        lines.push(start..start + line.trim_end_matches(['\n', '\r']).len());
        start += line.len();
    }
    lines
}

/// Blanks `12 | ` at the start of each line when the numbers count up.
fn without_line_numbers(text: &str, lines: &[Range<usize>], problems: &mut Problems) -> Option<Vec<u8>> {
    let mut prefixes = Vec::new();
    let mut expected = None;
    for line in lines {
        let content = text.get(line.clone())?;
        if content.trim().is_empty() {
            continue;
        }
        let digits = content.len() - content.trim_start().len();
        let length = content.bytes().skip(digits).take_while(u8::is_ascii_digit).count();
        let number: u32 = content.get(digits..digits + length)?.parse().ok()?;
        if expected.is_some_and(|expected| expected != number) {
            return None;
        }
        expected = number.checked_add(1);
        let rest = content.get(digits + length..)?;
        let separator = rest.trim_start_matches([' ', '\t']).starts_with(['|', '│', ':']);
        if !separator && !rest.is_empty() && !rest.starts_with([' ', '\t']) {
            return None;
        }
        let blank = if separator { rest.find(['|', '│', ':'])? + 1 } else { 0 };
        let blank = (blank..rest.len()).find(|&at| rest.is_char_boundary(at)).unwrap_or(rest.len());
        prefixes.push(line.start..line.start + digits + length + blank);
    }
    let [first, _, ..] = prefixes.as_slice() else { return None };
    problems.push(ProblemKind::LineNumbers, Span::new(first.start, first.end));
    Some(blanked(text, &prefixes))
}

/// Blanks the first column of a unified diff, the lines it removes and its headers.
fn without_diff_marks(text: &str, lines: &[Range<usize>], problems: &mut Problems) -> Option<Vec<u8>> {
    let header = |line: &str| {
        ["--- ", "+++ ", "diff ", "index ", "@@ ", "\\ No newline"].iter().any(|begin| line.starts_with(begin))
    };
    let mut blank = Vec::new();
    let (mut first_mark, mut hunk) = (None, None);
    for line in lines {
        let content = text.get(line.clone())?;
        match content.bytes().next() {
            _ if header(content) => {
                blank.push(line.clone());
                if content.starts_with("@@ ") && !content.starts_with("@@ -1,") && !content.starts_with("@@ -0,0") {
                    hunk.get_or_insert(Span::new(line.start, line.end));
                }
            }
            Some(b'+') => {
                first_mark.get_or_insert(line.start);
                blank.push(line.start..line.start + 1);
            }
            Some(b'-') => {
                first_mark.get_or_insert(line.start);
                blank.push(line.clone());
            }
            Some(b' ' | b'\t') | None => {}
            Some(_) => return None,
        }
    }
    let mark = first_mark?;
    problems.push(ProblemKind::DiffMarkers, Span::new(mark, mark + 1));
    if let Some(span) = hunk {
        // A hunk that does not begin at the first line leaves out what stands before it.
        problems.push(ProblemKind::Elided, span);
    }
    Some(blanked(text, &blank))
}

fn blanked(text: &str, ranges: &[Range<usize>]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for range in ranges {
        if let Some(prefix) = bytes.get_mut(range.clone()) {
            prefix.fill(b' ');
        }
    }
    bytes
}

/// The insides of Markdown fences that may hold a document; the prose around them is reported.
fn fences(text: &str, lines: &[Range<usize>], problems: &mut Problems) -> Vec<Range<usize>> {
    let mut regions = Vec::new();
    let mut prose: Option<Range<usize>> = None;
    let mut around = Vec::new();
    let mut inside: Option<(Range<usize>, &str)> = None;
    let mut opened = Vec::new();
    for line in lines {
        let content = text.get(line.clone()).unwrap_or_default();
        let trimmed = content.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (&inside, mark) {
            (None, Some(mark)) => {
                around.extend(prose.take());
                let start = line.end - content.trim_start().len();
                opened.push(Span::new(start, start + trimmed.len()));
                inside = Some((line.end..line.end, mark));
            }
            (Some((region, open)), Some(mark))
                if *open == mark && trimmed.trim_start_matches(mark).trim().is_empty() =>
            {
                regions.push(region.start..line.start);
                inside = None;
            }
            (None, None) if !trimmed.is_empty() => {
                let start = line.end - content.trim_start().len();
                let end = start + trimmed.len();
                prose = Some(prose.map_or(start, |range| range.start)..end);
            }
            _ => {}
        }
    }
    if let Some((region, _)) = inside {
        regions.push(region.start..text.len());
    }
    let holds = |region: &Range<usize>| {
        text.get(region.clone())
            .is_some_and(|inside| inside.contains(['{', '[']) || crate::yaml::begins_as_yaml(inside))
    };
    if !regions.iter().any(holds) {
        return Vec::new();
    }
    around.extend(prose);
    for range in around {
        problems.push(ProblemKind::SurroundingText, Span::new(range.start, range.end));
    }
    for (region, fence) in regions.iter().zip(opened) {
        if holds(region) {
            problems.push(ProblemKind::MarkdownFence, fence);
        }
    }
    regions.retain(holds);
    regions
}
