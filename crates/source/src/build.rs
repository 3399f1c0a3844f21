//! The syntax tree of `jsonc-parser` → our tree, with the documents that strings hold.

use crate::escape::Unescaped;
use crate::json::any;
use crate::map::{Map, Step};
use crate::order;
use crate::problem::Problems;
use crate::{Limits, Member, Node, ProblemKind, Span, Text, Value};
use jsonc_parser::{ast, common::Ranged};
use std::borrow::Cow;

/// Builds trees and counts what it builds.
#[derive(Debug)]
pub(crate) struct Builder {
    pub(crate) limits: Limits,
    pub(crate) problems: Problems,
    /// Values built so far.
    pub(crate) nodes: usize,
    /// Whether a string had a character that JSON wants escaped, which `jsonc-parser` lets pass.
    pub(crate) has_control_character: bool,
    /// How many strings lie around the document that is being built.
    pub(crate) embedded: usize,
}

impl Builder {
    pub(crate) fn new(limits: &Limits, problems: Problems) -> Self {
        Self { limits: *limits, problems, nodes: 0, has_control_character: false, embedded: 0 }
    }

    /// The tree of a value read from `text`, whose bytes `map` leads to those of the input.
    pub(crate) fn node<'s>(&mut self, value: ast::Value<'s>, text: &'s str, map: Map<'_>, depth: usize) -> Node<'s> {
        let range = value.range();
        let span = map.span(range.start..range.end);
        self.count(span);
        let value = match value {
            ast::Value::NullKeyword(_) => Value::Null,
            ast::Value::BooleanLit(literal) => Value::Bool(literal.value),
            ast::Value::NumberLit(literal) => Value::Number(Cow::Borrowed(literal.value)),
            ast::Value::StringLit(literal) => {
                let mut string = self.text(&literal, text, map);
                self.embed(&mut string, depth);
                Value::String(string)
            }
            ast::Value::Array(array) => {
                if self.may_enter(depth, map.span(range.start..range.start + 1)) {
                    Value::Array(
                        array.elements.into_iter().map_while(|item| self.child(item, text, map, depth)).collect(),
                    )
                } else {
                    Value::Array(Vec::new())
                }
            }
            ast::Value::Object(object) => {
                let mut members = Vec::new();
                if self.may_enter(depth, map.span(range.start..range.start + 1)) {
                    members.reserve_exact(object.properties.len());
                    for property in object.properties {
                        let key = match property.name {
                            ast::ObjectPropName::String(literal) => self.text(&literal, text, map),
                            ast::ObjectPropName::Word(word) => {
                                Text::verbatim(Cow::Borrowed(word.value), map.span(word.range.start..word.range.end))
                            }
                        };
                        let Some(value) = self.child(property.value, text, map, depth) else { break };
                        members.push(Member { key, value });
                    }
                    self.find_duplicates(&members);
                }
                Value::Object(members)
            }
        };
        Node { span, value }
    }

    fn child<'s>(&mut self, value: ast::Value<'s>, text: &'s str, map: Map<'_>, depth: usize) -> Option<Node<'s>> {
        (self.nodes < self.limits.nodes).then(|| self.node(value, text, map, depth + 1))
    }

    fn text<'s>(&mut self, literal: &ast::StringLit<'_>, text: &'s str, map: Map<'_>) -> Text<'s> {
        let range = literal.range;
        let span = map.span(range.start..range.end);
        let (from, to) = (range.start + 1, range.end.saturating_sub(1));
        let raw = text.get(from..to).unwrap_or_default();
        self.has_control_character |= any(raw, |byte| byte < b' ');
        if let Cow::Borrowed(_) = literal.value {
            return Self::written(raw, from, span, map);
        }
        Self::escaped(raw, from, span, map).0
    }

    /// A string without escapes, whose characters begin at `from`.
    pub(crate) fn written<'s>(raw: &'s str, from: usize, span: Span, map: Map<'_>) -> Text<'s> {
        match map {
            Map::Shift(_) => Text::verbatim(Cow::Borrowed(raw), span),
            Map::Steps(_) => Text::escaped(Cow::Borrowed(raw), span, map.compose(&[Step::new(0, from)], raw.len())),
        }
    }

    /// A string with escapes, whose characters begin at `from`, and whether all of them are JSON's.
    pub(crate) fn escaped(raw: &str, from: usize, span: Span, map: Map<'_>) -> (Text<'static>, bool) {
        let mut unescaped = Unescaped::default();
        unescaped.push(raw, from);
        let steps = map.compose(&unescaped.steps, unescaped.value.len());
        (Text::escaped(Cow::Owned(unescaped.value), span, steps), unescaped.faults.is_empty())
    }

    /// Counts a value; the first one too many is reported.
    pub(crate) fn count(&mut self, span: Span) {
        self.nodes += 1;
        if self.nodes == self.limits.nodes {
            self.problems.push(ProblemKind::TooManyNodes { limit: self.limits.nodes }, span);
        }
    }

    /// Whether the values in a container at `depth` (0 for a root) may be read; reports its opening `bracket` otherwise.
    pub(crate) fn may_enter(&mut self, depth: usize, bracket: Span) -> bool {
        let may = depth < self.limits.depth;
        if !may {
            self.problems.push(ProblemKind::TooDeep { limit: self.limits.depth }, bracket);
        }
        may
    }

    /// Reports each key that its object has already.
    pub(crate) fn find_duplicates(&mut self, members: &[Member<'_>]) {
        const FEW: usize = 12;
        if members.len() <= FEW {
            for (index, member) in members.iter().enumerate() {
                if let Some(first) = members.iter().take(index).find(|first| first.key.value == member.key.value) {
                    self.duplicate(first, member);
                }
            }
            return;
        }
        let mut sorted: Vec<&Member<'_>> = members.iter().collect();
        order::sort_by(&mut sorted, |one, other| one.key.value.cmp(&other.key.value));
        for same in sorted.chunk_by(|one, other| one.key.value == other.key.value) {
            if let [first, repeated @ ..] = same {
                for member in repeated {
                    self.duplicate(first, member);
                }
            }
        }
    }

    fn duplicate(&mut self, first: &Member<'_>, again: &Member<'_>) {
        let kind = ProblemKind::DuplicateKey { key: again.key.value.to_string(), first: first.key.span };
        self.problems.push(kind, again.key.span);
    }
}
