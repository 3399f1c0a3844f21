//! Nodes that are put together from those of a document: each stands for characters of it.

use wireproof_source::{Member, Node, Span, Text, Value};

/// A string that stands for `span`.
pub(crate) fn string<'d>(span: Span, text: &str) -> Node<'d> {
    Node { span, value: Value::String(Text::computed(text.to_owned(), span, None)) }
}

/// An object that stands for `span`, with keys that stand for it too.
pub(crate) fn object<'d>(span: Span, members: Vec<(&str, Node<'d>)>) -> Node<'d> {
    let member = |(key, value): (&str, Node<'d>)| Member { key: Text::computed(key.to_owned(), span, None), value };
    Node { span, value: Value::Object(members.into_iter().map(member).collect()) }
}
