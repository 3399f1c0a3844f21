//! The actions of templates that write YAML: Helm and Go (`{{ .Values.x }}`), Jinja (`{{ x }}`, `{% if x %}`).
//!
//! An action in a value is read as its own characters, a string. An action alone on its line writes other lines or leaves
//! them out; it is blanked, and what it may write is unknown.

use crate::{Node, Span, Text, Value};
use std::borrow::Cow;
use std::ops::Range;

/// A text with its actions masked, every place where it was.
pub(super) struct Masked {
    /// Actions in values are letters, those alone on a line blank.
    pub(super) text: String,
    /// Actions alone on their lines that may write or leave out lines.
    pub(super) blocks: Vec<Span>,
    /// Actions in values, in order.
    values: Vec<Range<usize>>,
}

/// Masks the actions of a text; nothing when it has none.
pub(super) fn mask(text: &str, begin: usize) -> Option<Masked> {
    let mut found = actions(text, begin).peekable();
    found.peek()?;
    let mut bytes = text.as_bytes().to_vec();
    let (mut blocks, mut values) = (Vec::new(), Vec::new());
    for action in found {
        let inside = text.get(action.clone()).unwrap_or_default();
        let alone = is_alone(text, &action);
        let is_comment = inside.starts_with("{#") || inside.trim_start_matches(['{', '-', ' ']).starts_with("/*");
        let fill = if alone || is_comment { b' ' } else { b'x' };
        for byte in bytes.get_mut(action.clone()).into_iter().flatten() {
            // Lines stay lines.
            if !matches!(byte, b'\n' | b'\r') {
                *byte = fill;
            }
        }
        if !alone && !is_comment {
            values.push(action);
        } else if !is_comment {
            blocks.push(Span::new(action.start, action.end));
        }
    }
    Some(Masked { text: String::from_utf8(bytes).ok()?, blocks, values })
}

/// The actions in order. One ends on its line, unless it is a comment.
fn actions(text: &str, begin: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = begin;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let start = rest.find('{')?;
            let close = match rest.as_bytes().get(start + 1) {
                Some(b'{') => "}}",
                Some(b'%') => "%}",
                Some(b'#') => "#}",
                _ => {
                    at += start + 1;
                    continue;
                }
            };
            let inside = rest.get(start + 2..)?;
            let is_comment = close == "#}" || inside.trim_start_matches(['-', ' ']).starts_with("/*");
            let line = inside.get(..inside.find('\n').unwrap_or(inside.len()))?;
            let within = if is_comment { inside } else { line };
            match within.find(close) {
                Some(end) if close != "%}" || is_statement(inside) => {
                    let range = at + start..at + start + 2 + end + close.len();
                    at = range.end;
                    return Some(range);
                }
                Some(_) => at += start + 2,
                // None of those that open on this line ends on it.
                None => at += start + 2 + if is_comment { 0 } else { line.len() },
            }
        }
    })
}

/// Whether what follows `{%` is a statement of Jinja: `JSONata` stands in the same brackets.
fn is_statement(inside: &str) -> bool {
    let words = [
        "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "block", "endblock", "macro", "endmacro",
        "include", "import", "from", "extends", "raw", "endraw", "with", "endwith",
    ];
    let word = inside.trim_start_matches(['-', '+', ' ']).split(|next: char| !next.is_alphanumeric()).next();
    word.is_some_and(|word| words.contains(&word))
}

/// Whether nothing but other actions stands on the action's line.
fn is_alone(text: &str, action: &Range<usize>) -> bool {
    // Long lines are not read again for each of their actions.
    const LONGEST: usize = 1024;
    let near = text.floor_char_boundary(action.start.saturating_sub(LONGEST));
    let before = text.get(near..action.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |line| line + 1);
    let before = before.get(line..).unwrap_or_default();
    let after = text.get(action.end..text.ceil_char_boundary(action.end + LONGEST)).unwrap_or_default();
    let after = after.lines().next().unwrap_or_default();
    if before.len().max(after.len()) >= LONGEST - 4 {
        return false;
    }
    let is_blank = |part: &str| {
        let mut rest = part.trim();
        while let Some((_, behind)) = rest.strip_prefix("{{").and_then(|inside| inside.split_once("}}")) {
            rest = behind.trim_start();
        }
        rest.is_empty()
    };
    is_blank(before) && is_blank(after)
}

impl Masked {
    /// A tree read from the masked text, with the strings' own characters.
    pub(super) fn unmask(&self, node: &mut Node<'static>, text: &str) {
        match &mut node.value {
            Value::String(string) => self.string(string, text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.unmask(item, text)),
            Value::Object(members) => {
                for member in members {
                    self.string(&mut member.key, text);
                    self.unmask(&mut member.value, text);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn string(&self, string: &mut Text<'static>, text: &str) {
        let first = self.values.partition_point(|action| action.end <= string.span.start as usize);
        if self.values.get(first).is_none_or(|action| action.start >= string.span.end as usize) {
            return;
        }
        let is_masked = |at: usize| {
            let next = self.values.partition_point(|action| action.end <= at);
            self.values.get(next).is_some_and(|action| action.start <= at)
        };
        let mut bytes = string.value.as_bytes().to_vec();
        for (at, byte) in bytes.iter_mut().enumerate().filter(|(_, byte)| **byte == b'x') {
            let written = string.slice(at..at + 1).start as usize;
            if is_masked(written)
                && let Some(own) = text.as_bytes().get(written)
            {
                *byte = *own;
            }
        }
        if let Ok(value) = String::from_utf8(bytes) {
            string.value = Cow::Owned(value);
        }
        if let Some(document) = string.document_mut() {
            self.unmask(document, text);
        }
    }
}
