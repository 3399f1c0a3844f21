//! From a span back to the JSON Pointer of the value that holds it.

use crate::{Document, Member, Node, Span, Text};
use std::fmt::Write;

/// Where a span lies in the tree: RFC 6901 pointers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pointer {
    /// Into the input as pasted; with several documents it begins with the document's index.
    pub outer: String,
    /// Into the document that the string at `outer` holds, when the span lies inside one.
    ///
    /// A document inside a string inside that document is written on as if its string were the value itself.
    pub inner: Option<String>,
}

impl Pointer {
    /// The pointer of the innermost value that contains `span`. A key counts as its value.
    pub fn of(document: &Document<'_>, span: Span) -> Self {
        let mut pointer = Self::default();
        let index = document.roots.partition_point(|root| root.span.start <= span.start).saturating_sub(1);
        let Some(mut node) = document.roots.get(index) else { return pointer };
        if document.roots.len() > 1 {
            pointer.push(index);
        }
        while let Some(next) = pointer.step(node, span) {
            node = next;
        }
        pointer
    }

    /// Goes on to the child that contains `span`.
    fn step<'n, 't>(&mut self, node: &'n Node<'t>, span: Span) -> Option<&'n Node<'t>> {
        if let Some(document) = node.text().and_then(Text::document) {
            let within = document.span.contains(span);
            if within {
                self.inner.get_or_insert_default();
            }
            return within.then_some(document);
        }
        let (members, items) = (node.members(), node.items());
        let index = members.partition_point(|member| member.key.span.start <= span.start).saturating_sub(1);
        if let Some(member) = members.get(index)
            && member.span().contains(span)
            && !is_opening(node, member, span)
        {
            self.push_key(&member.key.value);
            return Some(&member.value);
        }
        let index = items.partition_point(|item| item.span.start <= span.start).saturating_sub(1);
        let item = items.get(index).filter(|item| item.span.contains(span))?;
        self.push(index);
        Some(item)
    }

    fn push(&mut self, index: usize) {
        let _ = write!(self.innermost(), "/{index}");
    }

    fn push_key(&mut self, key: &str) {
        let pointer = self.innermost();
        pointer.push('/');
        if key.contains(['~', '/']) {
            pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
        } else {
            pointer.push_str(key);
        }
    }

    fn innermost(&mut self) -> &mut String {
        self.inner.as_mut().unwrap_or(&mut self.outer)
    }
}

/// Whether `span` is the one character that stands for an object without an opening brace: its first key's first.
fn is_opening(node: &Node<'_>, member: &Member<'_>, span: Span) -> bool {
    let key = member.key.span;
    node.span.start == key.start && span.start == key.start && span.end == key.start + 1 && key.end > span.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    /// The pointer of the first occurrence of `needle`.
    fn pointer(text: &str, needle: &str) -> (String, Option<String>) {
        let document = Document::parse(text, &Limits::default());
        let start = text.find(needle).unwrap();
        let Pointer { outer, inner } = Pointer::of(&document, Span::new(start, start + needle.len()));
        (outer, inner)
    }

    fn outer(path: &str) -> (String, Option<String>) {
        (path.to_owned(), None)
    }

    fn inner(path: &str, inner: &str) -> (String, Option<String>) {
        (path.to_owned(), Some(inner.to_owned()))
    }

    #[test]
    fn keys_values_and_brackets() {
        let text = r#"{"a": {"b/c": [1, {"d~e": true}]}, "f": null}"#;
        assert_eq!(pointer(text, "{"), outer(""));
        assert_eq!(pointer(text, r#""a""#), outer("/a"));
        assert_eq!(pointer(text, r#"{"b/c"#), outer("/a"));
        assert_eq!(pointer(text, "1"), outer("/a/b~1c/0"));
        assert_eq!(pointer(text, r#""d~e""#), outer("/a/b~1c/1/d~0e"));
        assert_eq!(pointer(text, "true"), outer("/a/b~1c/1/d~0e"));
        assert_eq!(pointer(text, "null"), outer("/f"));
        assert_eq!(pointer(text, ", {"), outer("/a/b~1c"));
        assert_eq!(pointer(text, r#", "f""#), outer(""));
    }

    #[test]
    fn into_documents_in_strings() {
        let text = r#"{"Policy": "{\"Statement\": [{\"Sid\": \"x\"}]}"}"#;
        assert_eq!(pointer(text, r#""Policy""#), outer("/Policy"));
        assert_eq!(pointer(text, r#""{\"Statement\": [{\"Sid\": \"x\"}]}""#), outer("/Policy"));
        assert_eq!(pointer(text, r#"{\"Statement"#), inner("/Policy", ""));
        assert_eq!(pointer(text, r#"\"x\""#), inner("/Policy", "/Statement/0/Sid"));
        let twice = r#"{"a": "{\"b\": \"{\\\"c\\\": 1}\"}"}"#;
        assert_eq!(pointer(twice, "1"), inner("/a", "/b/c"));
        assert_eq!(pointer(twice, r#"\"{\\\"c\\\": 1}\""#), inner("/a", "/b"));
    }

    #[test]
    fn a_root_that_is_a_string() {
        assert_eq!(pointer(r#""{\"Version\": \"2012\"}""#, "2012"), inner("", "/Version"));
    }
}
