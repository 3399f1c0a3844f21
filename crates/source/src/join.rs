//! A text made of parts of others: what `Fn::Sub` and `Fn::Join` stand for, with the way back to each part's characters.

use crate::build::Builder;
use crate::map::Step;
use crate::problem::Problems;
use crate::{Limits, Span, Text};
use std::borrow::Cow;
use std::ops::Range;

/// Parts of texts, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Join {
    value: String,
    steps: Vec<Step>,
    /// The decoded bytes of the parts that are not written in the input, ascending.
    computed: Vec<Range<usize>>,
    /// Whether such a part may hold structure of a document.
    is_structured: bool,
}

impl Join {
    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.value.len()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }

    /// What there is.
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Adds a part of a text.
    pub fn part(&mut self, text: &Text<'_>, range: Range<usize>) {
        let Some(value) = text.value.get(range.clone()).filter(|value| !value.is_empty()) else { return };
        if text.is_computed() {
            self.computed(value, text.span);
            return;
        }
        let at = self.value.len();
        let step = |step: Step| Step::new(at + step.decoded as usize, step.written as usize);
        self.steps.extend(text.map().compose(&[Step::new(0, range.start)], value.len()).into_iter().map(step));
        self.steps.push(Step::new(at + value.len(), text.map().end(range.end)));
        for part in text.computed_parts() {
            let (start, end) = (part.start.max(range.start), part.end.min(range.end));
            if start < end {
                self.computed.push(at + start - range.start..at + end - range.start);
                self.is_structured |= value.get(start - range.start..end - range.start).is_none_or(has_structure);
            }
        }
        self.value.push_str(value);
    }

    /// Adds what the characters `span` stand for.
    pub fn computed(&mut self, value: &str, span: Span) {
        if value.is_empty() {
            return;
        }
        let at = self.value.len();
        self.steps.push(Step::new(at, span.start as usize));
        self.steps.push(Step::new(at + value.len(), span.end as usize));
        self.computed.push(at..at + value.len());
        self.is_structured |= has_structure(value);
        self.value.push_str(value);
    }

    /// The text, which stands for the characters `span`, with the document that it holds, if any.
    pub fn finish(self, span: Span) -> Text<'static> {
        let embed = |text: &mut Text<'static>| Builder::new(&Limits::default(), Problems::default()).embed(text, 0);
        if self.is_structured || self.steps.is_empty() {
            // Where a part ends and the document's own characters begin is not known.
            let steps = vec![Step { decoded: 0, written: span.start }];
            let mut text = Text::escaped(Cow::Owned(self.value), span, steps);
            embed(&mut text);
            let document = text.document().map(|document| document.clone().standing_at(span));
            return Text::computed(text.value.into_owned(), span, document);
        }
        let mut text = Text::of_parts(self.value, span, self.steps, self.computed);
        embed(&mut text);
        text
    }
}

/// Whether a part could open or close something of a JSON document.
fn has_structure(value: &str) -> bool {
    value.contains(['"', '{', '}', '[', ']', '\\'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    #[test]
    fn parts_keep_their_characters() {
        let source = r#"["http://", "Host", "/x\ty"]"#;
        let document = Document::parse(source, &Limits::default());
        let items = document.root().unwrap().items();
        let (first, host, last) = (items[0].text().unwrap(), items[1].span, items[2].text().unwrap());
        let mut join = Join::default();
        join.part(first, 0..7);
        join.computed("example.com", host);
        join.part(last, 0..4);
        let text = join.finish(document.root().unwrap().span);
        assert_eq!(text.value, "http://example.com/x\ty");
        let written = |range: Range<usize>| source.get(text.slice(range).range()).unwrap();
        assert_eq!(written(0..4), "http");
        assert_eq!(written(7..18), r#""Host""#);
        assert_eq!(written(9..12), r#""Host""#);
        assert_eq!(written(19..22), r"x\ty");
        assert_eq!(written(0..9), r#"http://", "Host""#);
    }

    #[test]
    fn a_document_over_parts_has_the_places_of_the_parts() {
        let source = r#"["{\"a\": \"x-", "Ref", "\", \"b\": true}"]"#;
        let document = Document::parse(source, &Limits::default());
        let items = document.root().unwrap().items();
        let mut join = Join::default();
        for (index, item) in items.iter().enumerate() {
            match index {
                1 => join.computed("name", item.span),
                _ => join.part(item.text().unwrap(), 0..item.text().unwrap().value.len()),
            }
        }
        let text = join.finish(document.root().unwrap().span);
        let inner = text.document().unwrap();
        assert_eq!(inner.get("a").unwrap().as_str(), Some("x-name"));
        assert_eq!(source.get(inner.get("b").unwrap().span.range()), Some("true"));
        let mut whole = Join::default();
        whole.computed(r#"{"a": [1]}"#, items[1].span);
        let text = whole.finish(items[1].span);
        assert_eq!(text.document().unwrap().get("a").unwrap().span, items[1].span);
    }
}
