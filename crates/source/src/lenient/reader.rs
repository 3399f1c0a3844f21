//! Values, arrays and objects, with recovery after each fault.

use super::tokens::{Number, number};
use crate::build::Builder;
use crate::map::{Map, Step};
use crate::{Member, Node, ProblemKind, Text, Value};
use std::borrow::Cow;
use std::ops::Range;

/// Reads a region of a text.
pub(super) struct Reader<'s, 'b> {
    pub(super) builder: &'b mut Builder,
    /// Values are taken from here.
    pub(super) text: &'s str,
    /// The same bytes but for prefixes, which are blank.
    pub(super) bytes: &'b [u8],
    pub(super) map: Map<'b>,
    /// The next byte to read.
    pub(super) at: usize,
    /// Where the region ends.
    pub(super) end: usize,
    /// The brackets that will close what is open, the innermost last.
    pub(super) open: Vec<u8>,
    /// Whether the end of the text was met inside a value.
    pub(super) is_cut: bool,
    /// How far the search for the end of a string of several lines has gone, for `"`, `'` and typographic marks:
    /// another one that begins before need not search again.
    pub(super) searched: [usize; 3],
    /// Whether a name stands for a value that the program works out.
    pub(super) is_code: bool,
}

/// Why there is no value.
pub(super) enum Lost {
    /// Something else stands there.
    Missing,
    /// It could not be read, which has been reported.
    Reported,
}

/// What stands before the next value of a container.
#[derive(Default)]
struct Before {
    /// The end of the value before.
    value: Option<usize>,
    comma: Option<usize>,
    /// Something was left out, so that a comma too many or too few is no fault of its own.
    gap: bool,
}

impl<'s, 'b> Reader<'s, 'b> {
    pub(super) fn new(
        builder: &'b mut Builder,
        text: &'s str,
        bytes: &'b [u8],
        map: Map<'b>,
        region: Range<usize>,
    ) -> Self {
        Self {
            builder,
            text,
            bytes,
            map,
            at: region.start,
            end: region.end,
            open: Vec::new(),
            is_cut: false,
            searched: [0; 3],
            is_code: false,
        }
    }

    pub(super) fn report(&mut self, kind: ProblemKind, range: Range<usize>) {
        self.builder.problems.push(kind, self.map.span(range));
    }

    /// The text ends here although something is open.
    pub(super) fn cut_off(&mut self) {
        if !self.is_cut {
            let end = self.text.get(..self.end).unwrap_or_default().trim_end().len();
            let limit = self.builder.limits.nodes;
            if self.builder.nodes < limit {
                self.report(ProblemKind::CutOff, end..end);
            }
        }
        self.is_cut = true;
        self.at = self.end;
    }

    pub(super) fn value(&mut self, depth: usize) -> Result<Node<'s>, Lost> {
        self.skip();
        if self.builder.nodes >= self.builder.limits.nodes {
            self.cut_off();
            return Err(Lost::Reported);
        }
        let start = self.at;
        if matches!(self.peek(), Some(b'$' | b'{' | b'<'))
            && let Some(length) = self.placeholder()
        {
            self.at += length;
            self.report(ProblemKind::Placeholder, start..self.at);
            let text = self.as_written(start);
            return Ok(self.node(start, Value::String(text)));
        }
        match self.character() {
            Some('{') => Ok(self.object(depth)),
            Some('[') => Ok(self.array(depth, b']')),
            Some('(') => Ok(self.tuple(depth)),
            Some('"' | '\'' | '“' | '”' | '„' | '‘' | '’') => {
                if self.is_unescaped_document() {
                    return self.unescaped_document(depth);
                }
                let mut text = self.string(true)?;
                self.builder.embed(&mut text, depth);
                Ok(self.node(start, Value::String(text)))
            }
            None | Some(',' | '}' | ']' | ')' | ':') => Err(Lost::Missing),
            _ if self.elided() => Err(Lost::Reported),
            Some(first) if first.is_alphanumeric() || matches!(first, '-' | '+' | '.' | '_' | '$') => {
                self.bare(start, depth)
            }
            Some(_) => {
                self.unexpected();
                Err(Lost::Reported)
            }
        }
    }

    /// A value without quotation marks.
    fn bare(&mut self, start: usize, depth: usize) -> Result<Node<'s>, Lost> {
        let word = self.word();
        let after = start + word.len();
        let may_be_cut = after >= self.end && !self.open.is_empty();
        let value = match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ => match number(word) {
                _ if may_be_cut => {
                    self.cut_off();
                    return Err(Lost::Reported);
                }
                Number::None => return self.python(word, depth),
                Number::Json => Value::Number(Cow::Borrowed(word)),
                Number::Foreign => {
                    self.report(ProblemKind::BadNumber, start..after);
                    Value::Number(Cow::Borrowed(word))
                }
            },
        };
        self.at = after;
        Ok(self.node(start, value))
    }

    /// The characters from `start` to here as a string.
    pub(super) fn as_written(&self, start: usize) -> Text<'s> {
        let written = self.text.get(start..self.at).unwrap_or_default();
        let steps = self.map.compose(&[Step::new(0, start)], written.len());
        Text::escaped(Cow::Borrowed(written), self.map.span(start..self.at), steps)
    }

    /// A node from `start` to here.
    pub(super) fn node(&mut self, start: usize, value: Value<'s>) -> Node<'s> {
        let end = if self.is_cut { self.text.get(..self.end).unwrap_or_default().trim_end().len() } else { self.at };
        let span = self.map.span(start..end.max(start));
        self.builder.count(span);
        Node { span, value }
    }

    /// Whether a container's inside may be read; steps over all of it otherwise.
    pub(super) fn enter(&mut self, depth: usize, closing: u8) -> bool {
        let bracket = self.map.span(self.at..self.at + 1);
        if self.builder.may_enter(depth, bracket) {
            self.open.push(closing);
            self.at += 1;
            return true;
        }
        self.skip_balanced();
        false
    }

    pub(super) fn array(&mut self, depth: usize, closing: u8) -> Node<'s> {
        let start = self.at;
        let (items, _) = self.items(depth, closing);
        self.node(start, Value::Array(items))
    }

    /// The values up to the `closing` bracket, and whether there was a comma.
    pub(super) fn items(&mut self, depth: usize, closing: u8) -> (Vec<Node<'s>>, bool) {
        let (start, mut items, mut commas) = (self.at, Vec::new(), false);
        if !self.enter(depth, closing) {
            return (items, commas);
        }
        let mut before = Before::default();
        while self.goes_on(start, closing, &mut before) {
            commas |= before.comma.is_some();
            match self.value(depth + 1) {
                Ok(item) => {
                    self.separated(&before);
                    items.push(item);
                    before = Before { value: Some(self.at), comma: None, gap: false };
                }
                Err(lost) => {
                    if matches!(lost, Lost::Missing) {
                        self.unexpected();
                    }
                    before = Before { gap: true, ..Before::default() };
                }
            }
        }
        commas |= before.comma.is_some();
        self.open.pop();
        (items, commas)
    }

    fn object(&mut self, depth: usize) -> Node<'s> {
        let start = self.at;
        let members = if self.enter(depth, b'}') { self.members(depth, Some(start)) } else { Vec::new() };
        self.node(start, Value::Object(members))
    }

    /// The members up to the closing brace, or to the end when no brace was `opened`.
    pub(super) fn members(&mut self, depth: usize, opened: Option<usize>) -> Vec<Member<'s>> {
        let (mut members, mut before) = (Vec::new(), Before::default());
        let start = opened.unwrap_or(self.at);
        while self.goes_on(start, b'}', &mut before) {
            let key_start = self.at;
            let key = if self.elided() { None } else { self.key() };
            if key.is_some() {
                self.separated(&before);
            }
            let member = key.and_then(|key| Some(Member { value: self.member_value(key_start, depth)?, key }));
            before = Before { value: member.is_some().then_some(self.at), comma: None, gap: member.is_none() };
            members.extend(member);
        }
        if opened.is_some() {
            self.open.pop();
        }
        self.builder.find_duplicates(&members);
        members
    }

    /// Skips to the next value of a container; false when it is closed, or given up for one around it.
    fn goes_on(&mut self, start: usize, closing: u8, before: &mut Before) -> bool {
        loop {
            self.skip();
            match self.peek() {
                None => {
                    if !self.open.is_empty() {
                        self.cut_off();
                    }
                    return false;
                }
                Some(b',') => {
                    if before.comma.is_none() && (before.value.is_some() || before.gap) {
                        before.comma = Some(self.at);
                    } else {
                        self.report(ProblemKind::ExtraComma, self.at..self.at + 1);
                    }
                    self.at += 1;
                }
                Some(byte) if byte == closing && self.open.last() == Some(&closing) => {
                    if let Some(comma) = before.comma
                        && closing != b')'
                        && !before.gap
                    {
                        self.report(ProblemKind::TrailingComma, comma..comma + 1);
                    }
                    self.at += 1;
                    return false;
                }
                Some(b'}' | b']' | b')') if self.open.is_empty() => return false,
                Some(byte @ (b'}' | b']' | b')')) => {
                    if self.open.iter().rev().skip(1).any(|&other| other == byte) {
                        self.report(ProblemKind::MissingBracket { bracket: char::from(closing) }, start..start + 1);
                        return false;
                    }
                    self.report(ProblemKind::Unexpected, self.at..self.at + 1);
                    self.at += 1;
                }
                Some(_) => return true,
            }
        }
    }

    fn separated(&mut self, before: &Before) {
        if let (Some(end), None) = (before.value, before.comma) {
            self.report(ProblemKind::MissingComma, end..end);
        }
    }

    fn key(&mut self) -> Option<Text<'s>> {
        match self.character()? {
            '"' | '\'' | '“' | '”' | '„' | '‘' | '’' => self.string(false).ok(),
            '{' | '[' | '(' => {
                let start = self.at;
                self.skip_balanced();
                self.report(ProblemKind::Unexpected, start..self.at);
                None
            }
            _ => self.bare_key(),
        }
    }

    fn bare_key(&mut self) -> Option<Text<'s>> {
        if let Some(text) = self.prefixed_string(false) {
            return text.ok();
        }
        let word = self.word();
        let start = self.at;
        let next = self.text.get(start + word.len()..self.end).unwrap_or_default().trim_start();
        if word.is_empty() || !(next.starts_with([':', '=']) || (next.is_empty() && !self.open.is_empty())) {
            self.unexpected();
            return None;
        }
        self.at += word.len();
        if next.is_empty() {
            self.cut_off();
            return None;
        }
        self.report(ProblemKind::UnquotedKey, start..self.at);
        Some(self.as_written(start))
    }

    /// What follows a key: its colon and value.
    fn member_value(&mut self, key_start: usize, depth: usize) -> Option<Node<'s>> {
        let key_end = self.at;
        self.skip();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(b'=') => {
                let length = if self.rest().starts_with("=>") { 2 } else { 1 };
                self.report(ProblemKind::MissingColon, self.at..self.at + length);
                self.at += length;
            }
            None => {
                if !self.open.is_empty() {
                    self.cut_off();
                }
                return None;
            }
            Some(b'"' | b'\'' | b'{' | b'[' | b'0'..=b'9' | b'-' | b't' | b'f' | b'n') => {
                self.report(ProblemKind::MissingColon, key_end..key_end);
            }
            Some(byte) => {
                self.report(ProblemKind::MissingColon, key_end..key_end);
                if !matches!(byte, b',' | b'}' | b']' | b')') {
                    self.skip_line();
                }
                return None;
            }
        }
        let colon_end = self.at;
        match self.value(depth + 1) {
            Ok(value) => Some(value),
            Err(Lost::Reported) => None,
            Err(Lost::Missing) if self.peek().is_none() => {
                self.cut_off();
                None
            }
            Err(Lost::Missing) => {
                if self.peek() == Some(b':') {
                    self.unexpected();
                } else {
                    self.report(ProblemKind::MissingValue, key_start..colon_end);
                }
                None
            }
        }
    }
}
