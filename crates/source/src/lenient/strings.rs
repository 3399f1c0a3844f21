//! Strings in all quotation marks that people paste.

use super::reader::{Lost, Reader};
use crate::escape::Unescaped;
use crate::map::Step;
use crate::{Node, ProblemKind, Text};
use std::borrow::Cow;
use std::ops::Range;

impl<'s> Reader<'s, '_> {
    /// The string that begins here. A `value` may go on in another literal, as Python joins `'a' 'b'`.
    pub(super) fn string(&mut self, value: bool) -> Result<Text<'s>, Lost> {
        let start = self.at;
        let joins = value && (self.peek() == Some(b'\'') || self.open.last() == Some(&b')'));
        let mut parts = vec![self.part()?];
        let mut end = self.at;
        loop {
            if !joins {
                break;
            }
            let known = self.builder.problems.len();
            self.skip();
            let part = if matches!(self.peek(), Some(b'\'' | b'"')) { self.part().ok() } else { None };
            let part_end = self.at;
            self.skip();
            match part {
                Some(part) if self.peek() != Some(b':') => {
                    parts.push(part);
                    end = part_end;
                }
                _ => {
                    self.builder.problems.truncate(known);
                    self.is_cut = false;
                    break;
                }
            }
        }
        self.at = end;
        Ok(self.text_of(&parts, start..end))
    }

    /// A string after a letter that says its kind in Python: `u'…'`, `b'…'`.
    pub(super) fn prefixed_string(&mut self, value: bool) -> Option<Result<Text<'s>, Lost>> {
        let prefix = self.word();
        let quote = self.bytes.get(self.at + prefix.len());
        if !matches!(quote, Some(b'\'' | b'"'))
            || !["b", "br", "f", "r", "rb", "u"].iter().any(|known| prefix.eq_ignore_ascii_case(known))
        {
            return None;
        }
        self.report(ProblemKind::PythonLiteral { json: "\"…\"" }, self.at..self.at + prefix.len());
        self.at += prefix.len();
        Some(self.string(value))
    }

    /// Between the quotation marks of the string that begins here; goes past the closing one.
    fn part(&mut self) -> Result<Range<usize>, Lost> {
        let start = self.at;
        let open = self.character().unwrap_or('"');
        let from = start + open.len_utf8();
        let (mut at, mut line_end) = (from, None);
        while at < self.end {
            match self.bytes.get(at) {
                Some(b'\\') => at += 1 + self.width(at + 1),
                Some(b'\n' | b'\r') if line_end.is_none() => {
                    line_end = Some(at);
                    at = (at + 1).max(*self.searched(open));
                }
                _ => match self.closes(open, at) {
                    Some(width) if line_end.is_none() || self.ends_value(at + width) => {
                        self.at = at + width;
                        self.report_quotes(open, at, start);
                        return Ok(from..at);
                    }
                    Some(_) => break,
                    None => at += 1,
                },
            }
        }
        *self.searched(open) = at;
        let Some(line_end) = line_end else {
            self.cut_off();
            return Err(Lost::Reported);
        };
        let line = self.text.get(from..line_end).unwrap_or_default();
        let written = line.trim_end_matches([',', ' ', '\t']);
        if let Some(content) = written.strip_suffix(['”', '“', '’', '‘']) {
            self.at = from + written.len();
            self.report(ProblemKind::SmartQuotes, start..self.at);
            return Ok(from..from + content.len());
        }
        self.at = line_end;
        self.report(ProblemKind::UnclosedString, start..from + written.len());
        Err(Lost::Reported)
    }

    fn searched(&mut self, open: char) -> &mut usize {
        let [double, single, typographic] = &mut self.searched;
        match open {
            '"' => double,
            '\'' => single,
            _ => typographic,
        }
    }

    pub(super) fn width(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    }

    /// The width of the quotation mark at `at` if it closes a string that `open` began.
    fn closes(&self, open: char, at: usize) -> Option<usize> {
        let byte = *self.bytes.get(at)?;
        match open {
            '"' => (byte == b'"').then_some(1),
            // The apostrophe of "it's" has letters on both sides.
            '\'' => (byte == b'\'' && !self.bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)).then_some(1),
            _ if byte == 0xe2 || byte == b'"' || byte == b'\'' => {
                let mark = self.text.get(at..)?.chars().next()?;
                let double = matches!(open, '“' | '”' | '„');
                let closing: &[char] = if double { &['”', '“', '"'] } else { &['’', '‘', '\''] };
                closing.contains(&mark).then_some(mark.len_utf8())
            }
            _ => None,
        }
    }

    /// Whether what stands at `at` may follow a string.
    fn ends_value(&self, at: usize) -> bool {
        let rest = self.text.get(at..self.end).unwrap_or_default().trim_start_matches([' ', '\t']);
        rest.is_empty() || rest.starts_with([',', ':', '}', ']', ')', '\n', '\r', '#']) || rest.starts_with("//")
    }

    fn report_quotes(&mut self, open: char, close: usize, start: usize) {
        let plain_close = matches!(self.bytes.get(close), Some(b'"' | b'\''));
        match open {
            '"' => {}
            '\'' if plain_close => self.report(ProblemKind::SingleQuotes, start..self.at),
            _ => self.report(ProblemKind::SmartQuotes, start..self.at),
        }
    }

    /// The text that the `parts` between quotation marks make.
    fn text_of(&mut self, parts: &[Range<usize>], range: Range<usize>) -> Text<'s> {
        let span = self.map.span(range.clone());
        let python = self.bytes.get(range.start) == Some(&b'\'');
        let raw = |part: &Range<usize>| self.text.get(part.clone()).unwrap_or_default();
        let mut faults = Vec::new();
        let text = match parts {
            [part] if !raw(part).contains('\\') => {
                let value = Cow::Borrowed(raw(part));
                let steps = self.map.compose(&[Step::new(0, part.start)], value.len());
                Text::escaped(value, span, steps)
            }
            _ => {
                let mut unescaped = Unescaped::default();
                for part in parts {
                    unescaped.push(raw(part), part.start);
                }
                faults = unescaped.faults;
                let steps = self.map.compose(&unescaped.steps, unescaped.value.len());
                Text::escaped(Cow::Owned(unescaped.value), span, steps)
            }
        };
        let controls = parts.iter().filter_map(|part| {
            let at = raw(part).bytes().position(|byte| byte < b' ')?;
            Some((ProblemKind::ControlCharacter, part.start + at..part.start + at + 1))
        });
        faults.extend(controls);
        for (kind, range) in faults {
            // Python's escapes are as foreign to JSON as its quotation marks, which have been reported.
            if !python || kind == ProblemKind::LoneSurrogate {
                self.report(kind, range);
            }
        }
        text
    }

    /// Whether a string holds a document whose quotation marks should have been escaped: `"{"Version": …}"`.
    pub(super) fn is_unescaped_document(&self) -> bool {
        let Some(inside) = self.rest().strip_prefix('"') else { return false };
        let Some(inside) = inside.trim_ascii_start().strip_prefix('{') else { return false };
        let Some(key) = inside.trim_ascii_start().strip_prefix('"') else { return false };
        let word = key.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || b":_-".contains(&byte)).count();
        word > 0
            && key
                .get(word..)
                .and_then(|rest| rest.strip_prefix('"'))
                .is_some_and(|rest| rest.trim_ascii_start().starts_with(':'))
    }

    /// Reads the document itself in place of such a string.
    pub(super) fn unescaped_document(&mut self, depth: usize) -> Result<Node<'s>, Lost> {
        self.report(ProblemKind::UnescapedQuotes, self.at..self.at + 1);
        self.at += 1;
        let document = self.value(depth);
        self.skip();
        if self.peek() == Some(b'"') {
            self.at += 1;
        }
        document
    }
}
