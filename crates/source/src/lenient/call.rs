//! A call in a program that makes something: `client.create_training_job(TrainingJobName="fit", …)`. Its arguments are members.
//!
//! What the program works out (a variable, another call, a sum) stays an expression (`${…}`).

use super::command::Command;
use super::reader::Reader;
use crate::build::Builder;
use crate::map::Map;
use crate::{Member, Node, ProblemKind, Span, Text, Value};
use std::borrow::Cow;
use std::ops::Range;

/// How the names of methods that make something begin.
const VERBS: [&str; 4] = [".create_", ".put_", ".register_", ".run_"];

/// So many calls that do not end are tried: each may be read to the end of the text.
const UNENDED: usize = 32;

/// The calls in a region whose arguments have names.
pub(super) fn calls<'t>(text: &'t str, region: &Range<usize>, builder: &mut Builder) -> Vec<Command<'t>> {
    let mut calls = Vec::new();
    let (mut at, mut unended) = (region.start, 0);
    while unended < UNENDED
        && let Some(dot) = text.get(at..region.end).and_then(|rest| rest.find('.'))
    {
        let start = at + dot;
        let rest = text.get(start..region.end).unwrap_or_default();
        let name = rest.len()
            - rest.trim_start_matches(|part: char| part.is_ascii_alphanumeric() || "._".contains(part)).len();
        at = start + name.max(1);
        let method =
            rest.get(..name).and_then(|path| path.rfind('.').and_then(|last| path.get(last..))).unwrap_or_default();
        if !VERBS.iter().any(|verb| method.starts_with(verb))
            || !rest.get(name..).is_some_and(|rest| rest.starts_with('('))
        {
            continue;
        }
        let known = builder.problems.len();
        let mut reader = Reader::new(builder, text, text.as_bytes(), Map::Shift(0), at + 1..region.end);
        reader.is_code = true;
        let found = reader.arguments();
        let end = reader.at;
        if let Some(members) = found {
            let root = Node { span: Span::new(start, end), value: Value::Object(members) };
            calls.push(Command { range: start..end, root });
            at = end;
        } else {
            builder.problems.truncate(known);
            unended += 1;
        }
    }
    calls
}

impl<'s> Reader<'s, '_> {
    /// The arguments up to the closing parenthesis; nothing unless each has a name and one says more than a name.
    fn arguments(&mut self) -> Option<Vec<Member<'s>>> {
        let mut members = Vec::new();
        loop {
            self.skip();
            match self.peek() {
                Some(b')') => {
                    self.at += 1;
                    break;
                }
                Some(b',') => self.at += 1,
                Some(b'*') => {
                    let start = self.at;
                    self.pass_argument();
                    self.report(ProblemKind::Elided, start..self.at);
                }
                _ => members.push(self.argument()?),
            }
        }
        let says = |value: &Node<'_>| value.is_object() || value.is_array() || value.as_bool().is_some();
        members.iter().any(|member| says(&member.value)).then_some(members)
    }

    fn argument(&mut self) -> Option<Member<'s>> {
        let start = self.at;
        let name = self.word();
        if name.is_empty() {
            return None;
        }
        let key_end = start + name.len();
        self.at = key_end;
        self.skip();
        if self.peek() != Some(b'=') || self.bytes.get(self.at + 1) == Some(&b'=') {
            return None;
        }
        self.at += 1;
        self.skip();
        let (from, known) = (self.at, self.builder.problems.len());
        let value = self.value(0).ok();
        self.skip();
        let ends = matches!(self.peek(), Some(b',' | b')'));
        let value = value.filter(|_| ends).unwrap_or_else(|| {
            self.builder.problems.truncate(known);
            self.at = from;
            self.pass_argument();
            self.expression(from)
        });
        let key = self.map.span(start..key_end);
        let key = Text::escaped(Cow::Borrowed(name), key, vec![crate::map::Step::new(0, start)]);
        (self.peek().is_some()).then_some(Member { key, value })
    }

    /// To the comma or parenthesis that ends the argument.
    fn pass_argument(&mut self) {
        let (mut depth, mut quote) = (0_usize, None);
        while let Some(byte) = self.peek() {
            match (quote, byte) {
                (Some(_), b'\\') => self.at += 1,
                (Some(open), close) if open == close => quote = None,
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'(' | b'[' | b'{') => depth += 1,
                (None, b',' | b')') if depth == 0 => break,
                (None, b')' | b']' | b'}') => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.at.min(self.end);
    }

    /// What is written from `start` to here, as an expression.
    pub(super) fn expression(&mut self, start: usize) -> Node<'s> {
        let written = self.text.get(start..self.at).unwrap_or_default().trim_end();
        let span = self.map.span(start..start + written.len());
        Node { span, value: Value::String(Text::computed(format!("${{{written}}}"), span, None)) }
    }
}
