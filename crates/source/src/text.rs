//! A string value and the way back from its decoded characters to the characters of the input.

use crate::escape::percent_decode;
use crate::map::{Map, Step};
use crate::{Node, Problem, Span};
use std::borrow::Cow;
use std::ops::Range;

/// A string as written: its decoded value, where it stands, and how each decoded byte maps back.
#[derive(Clone, Debug, PartialEq)]
pub struct Text<'t> {
    /// The decoded value.
    pub value: Cow<'t, str>,
    /// The characters in the input, quotation marks included.
    pub span: Span,
    extra: Option<Box<Extra<'t>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Extra<'t> {
    /// From decoded to written bytes; empty when the string stands as it is after one opening character.
    steps: Vec<Step>,
    /// The document that the string holds, spans already those of the outer input.
    document: Option<Node<'t>>,
    /// Whether it is not written in the input.
    is_computed: bool,
    /// The decoded bytes that are not written in the input, ascending; any part of one is written with all its characters.
    computed: Vec<Range<usize>>,
}

impl<'t> Text<'t> {
    /// A string whose characters stand in the input as they are, after one opening character (a quotation mark).
    pub(crate) fn verbatim(value: Cow<'t, str>, span: Span) -> Self {
        Self { value, span, extra: None }
    }

    /// A string that stands for the characters `span` without being written there: what an expression was worked out to,
    /// with the document that it holds, if any. Every slice of it is all of `span`.
    pub fn computed(value: String, span: Span, document: Option<Node<'t>>) -> Self {
        Self {
            value: Cow::Owned(value),
            span,
            extra: Some(Box::new(Extra { document, is_computed: true, ..Extra::default() })),
        }
    }

    /// A string with escapes; `steps` begin at decoded byte 0.
    pub(crate) fn escaped(value: Cow<'t, str>, span: Span, steps: Vec<Step>) -> Self {
        Self { value, span, extra: Some(Box::new(Extra { steps, ..Extra::default() })) }
    }

    /// A string made of parts; those of `computed` are not written in the input.
    pub(crate) fn of_parts(value: String, span: Span, steps: Vec<Step>, computed: Vec<Range<usize>>) -> Self {
        Self { value: Cow::Owned(value), span, extra: Some(Box::new(Extra { steps, computed, ..Extra::default() })) }
    }

    /// Whether no part of it is written in the input.
    pub(crate) fn is_computed(&self) -> bool {
        self.extra.as_ref().is_some_and(|extra| extra.is_computed)
    }

    /// The decoded bytes that are not written in the input.
    pub(crate) fn computed_parts(&self) -> &[Range<usize>] {
        self.extra.as_ref().map_or(&[], |extra| &extra.computed)
    }

    /// The same string with all its parts at `span`.
    pub(crate) fn standing_at(self, span: Span) -> Self {
        let document = self.extra.and_then(|extra| extra.document).map(|document| document.standing_at(span));
        Self {
            value: self.value,
            span,
            extra: Some(Box::new(Extra { document, is_computed: true, ..Extra::default() })),
        }
    }

    /// The same string, which was read from the decoded characters of another one, with the places of that one's characters.
    pub(crate) fn within(self, string: &Text<'_>) -> Text<'static> {
        let steps = string.map().compose(&self.steps(), self.value.len());
        let document = self.document().map(|document| document.clone().within(string));
        let span = string.slice(self.span.range());
        let extra = Extra { steps, document, ..Extra::default() };
        Text { value: Cow::Owned(self.value.into_owned()), span, extra: Some(Box::new(extra)) }
    }

    pub(crate) fn set_document(&mut self, document: Node<'t>) {
        self.extra.get_or_insert_default().document = Some(document);
    }

    /// The document that this string holds (a JSON object or array, also percent-encoded), with spans of the outer input.
    ///
    /// A document that is escaped twice is a string again: [`Node::open`] goes through all of them.
    pub fn document(&self) -> Option<&Node<'t>> {
        self.extra.as_ref()?.document.as_ref()
    }

    pub(crate) fn document_mut(&mut self) -> Option<&mut Node<'t>> {
        self.extra.as_mut()?.document.as_mut()
    }

    /// What is wrong with a string that looks like a document but holds none, at the outer characters; otherwise nothing.
    ///
    /// AWS refuses such a policy string, so nothing that it says takes effect.
    pub fn document_problems(&self) -> Vec<Problem> {
        if self.document().is_some() { Vec::new() } else { crate::embedded::problems(self) }
    }

    /// The document that this string almost holds: read with the faults that lose nothing mended (a placeholder without
    /// quotation marks, a trailing comma), spans of the outer input. Nothing if it holds a document as it is, or none.
    pub fn mended(&self) -> Option<Node<'static>> {
        if self.document().is_some() { None } else { crate::embedded::mended(self) }
    }

    /// The characters of the input that the decoded bytes `range` were written with.
    ///
    /// A range that ends inside a character is widened to whole characters.
    pub fn slice(&self, range: Range<usize>) -> Span {
        if self.is_computed() {
            return self.span;
        }
        let range = self.widened(range);
        let start = self.boundary(range.start, false);
        let end = self.boundary(range.end, true).max(start);
        let span = self.map().span(start..end);
        let within = |byte: u32| byte.clamp(self.span.start, self.span.end);
        Span { start: within(span.start), end: within(span.end) }
    }

    pub(crate) fn map(&self) -> Map<'_> {
        match &self.extra {
            Some(extra) if !extra.steps.is_empty() => Map::Steps(&extra.steps),
            _ => Map::Shift(self.span.start + 1),
        }
    }

    /// The map as steps.
    pub(crate) fn steps(&self) -> Vec<Step> {
        self.map().compose(&[Step::new(0, 0)], self.value.len())
    }

    /// The text of the document in this string if it is percent-encoded, with the map to the outer input.
    pub(crate) fn content(&self) -> Option<(String, Vec<Step>)> {
        let (content, steps) =
            self.value.trim_ascii_start().starts_with('%').then(|| percent_decode(&self.value))??;
        let steps = self.map().compose(&steps, content.len());
        Some((content, steps))
    }

    pub(crate) fn into_owned(self) -> Text<'static> {
        let extra = self.extra.map(|extra| {
            Box::new(Extra {
                steps: extra.steps,
                document: extra.document.map(Node::into_owned),
                is_computed: extra.is_computed,
                computed: extra.computed,
            })
        });
        Text { value: Cow::Owned(self.value.into_owned()), span: self.span, extra }
    }

    /// The range with the whole of each computed part that it begins or ends in.
    fn widened(&self, range: Range<usize>) -> Range<usize> {
        let parts = self.computed_parts();
        let around = |byte: usize| {
            let next = parts.partition_point(|part| part.start < byte);
            next.checked_sub(1).and_then(|index| parts.get(index)).filter(|part| byte < part.end)
        };
        let start = around(range.start).map_or(range.start, |part| part.start);
        start..around(range.end).map_or(range.end, |part| part.end)
    }

    fn boundary(&self, byte: usize, up: bool) -> usize {
        let mut byte = byte.min(self.value.len());
        while !self.value.is_char_boundary(byte) {
            byte = if up { byte + 1 } else { byte - 1 };
        }
        byte
    }
}
