//! Where the characters of a scalar are written, once its lines are folded, its indentation taken off, its escapes undone.

use crate::map::Step;
use granit_parser::ScalarStyle;

/// Steps from `value` into the text where `source`, written in `style`, begins at `at`.
pub(super) fn align(value: &str, source: &str, at: usize, style: ScalarStyle) -> Vec<Step> {
    let mut steps = vec![Step::new(0, at)];
    let indentation = indentation(value, source, style);
    let (mut end, mut begins_line) = (0, false);
    for (decoded, character) in value.char_indices() {
        let mut start = end;
        if begins_line && let Some(indentation) = indentation {
            let line = source.get(start..).unwrap_or_default();
            start += indentation.min(line.len() - line.trim_start_matches(' ').len());
        }
        let next = value.get(decoded + character.len_utf8()..).and_then(|rest| rest.chars().next());
        let (skipped, width) = written(source.get(start..).unwrap_or_default(), character, next, style);
        start += skipped;
        if start != end {
            if decoded > 0 {
                steps.push(Step::new(decoded, at + end));
            }
            steps.push(Step::new(decoded, at + start));
        }
        end = start + width;
        if width != character.len_utf8() {
            steps.push(Step::new(decoded + character.len_utf8(), at + end));
        }
        begins_line = source.get(start..end).is_some_and(|written| written.ends_with(['\n', '\r']));
    }
    steps
}

/// How many columns a block scalar is indented by.
fn indentation(value: &str, source: &str, style: ScalarStyle) -> Option<usize> {
    if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
        return None;
    }
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    // The place of the scalar begins after the first line's indentation, so the second line tells.
    let source_line = source.lines().skip(1).find(|line| !line.trim().is_empty())?;
    let written = source_line.trim();
    let value_line = value.lines().find(|line| line.trim() == written).unwrap_or(written);
    let own = if style == ScalarStyle::Literal { spaces(value_line) } else { 0 };
    Some(spaces(source_line).saturating_sub(own))
}

/// What is skipped before a character, and the width that it is written with.
fn written(source: &str, character: char, next: Option<char>, style: ScalarStyle) -> (usize, usize) {
    if style == ScalarStyle::DoubleQuoted && source.starts_with('\\') {
        let line = source.strip_prefix("\\\r\n").or_else(|| source.strip_prefix("\\\n"));
        if let Some(line) = line {
            let skipped = source.len() - line.trim_start_matches([' ', '\t']).len();
            let (more, width) = written(source.get(skipped..).unwrap_or_default(), character, next, style);
            return (skipped + more, width);
        }
        return (0, escape(source, character));
    }
    if style == ScalarStyle::SingleQuoted && character == '\'' && source.starts_with("''") {
        return (0, 2);
    }
    let blank = blank(source, style);
    let run = source.get(..blank).unwrap_or_default();
    if matches!(character, ' ' | '\n')
        && let Some(line_end) = run.find(['\n', '\r'])
    {
        let keeps_lines = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        if source.starts_with(character) && (character == ' ' || keeps_lines) {
            return (0, 1);
        }
        let line_width = if run.get(line_end..).is_some_and(|run| run.starts_with("\r\n")) { 2 } else { 1 };
        let is_last = !matches!(next, Some('\n'));
        let width = if keeps_lines || !is_last { line_end + line_width } else { blank };
        return (0, width);
    }
    if source.starts_with(character) {
        return (0, character.len_utf8());
    }
    let rest = source.get(blank..).unwrap_or_default();
    if blank > 0 && (rest.starts_with(character) || rest.starts_with(['\\', '\''])) {
        let (skipped, width) = written(rest, character, next, style);
        return (blank + skipped, width);
    }
    (0, 0)
}

/// The width of the blanks that `source` begins with. In a plain scalar a comment after a blank is one, too.
fn blank(source: &str, style: ScalarStyle) -> usize {
    let mut rest = source;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let is_comment = style == ScalarStyle::Plain && rest.len() < source.len() && rest.starts_with('#');
        let Some(line_end) = rest.find(['\n', '\r']).filter(|_| is_comment) else { return source.len() - rest.len() };
        rest = rest.get(line_end..).unwrap_or_default();
    }
}

/// The length of an escape.
fn escape(source: &str, character: char) -> usize {
    let letter = source.chars().nth(1);
    let length = match letter {
        Some('x') => 4,
        Some('u') if u32::from(character) > 0xffff => 12,
        Some('u') => 6,
        Some('U') => 10,
        Some(other) => 1 + other.len_utf8(),
        None => 1,
    };
    length.min(source.len())
}
