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

/// Whether two nodes say the same, wherever they stand.
pub(crate) fn alike(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (&one.value, &other.value) {
        (Value::String(one), Value::String(other)) => one.value == other.value,
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |(one, other): (&Member<'_>, &Member<'_>)| {
                one.key.value == other.key.value && alike(&one.value, &other.value)
            };
            one.len() == other.len() && one.iter().zip(other).all(same)
        }
        (one, other) => one == other,
    }
}
