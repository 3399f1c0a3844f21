//! The tree: JSON's values, every one with its span, duplicate keys and number text kept.

use crate::lenient;
use crate::{Span, Text};
use std::borrow::Cow;

/// A value and the characters it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    /// The characters of the value, in the outermost input.
    pub span: Span,
    /// The value.
    pub value: Value<'t>,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as written: `1.20` stays `1.20`.
    Number(Cow<'t, str>),
    /// A string.
    String(Text<'t>),
    /// An array.
    Array(Vec<Node<'t>>),
    /// An object, members in the order of the text, duplicates kept.
    Object(Vec<Member<'t>>),
}

impl Value<'_> {
    /// Whether characters are a number as JSON writes it.
    pub fn is_number(text: &str) -> bool {
        lenient::is_number(text)
    }
}

/// One `"key": value` of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'t> {
    /// The key.
    pub key: Text<'t>,
    /// The value.
    pub value: Node<'t>,
}

impl Member<'_> {
    /// The characters from the key's first to the value's last; the key's alone where a merge repeats the member.
    pub fn span(&self) -> Span {
        if self.is_repeated() { self.key.span } else { self.key.span.join(self.value.span) }
    }

    /// Whether a merge of YAML, `<<: *anchor`, repeats what is written before it.
    pub(crate) fn is_repeated(&self) -> bool {
        self.value.span.start < self.key.span.start && self.key.span.start < self.key.span.end
    }
}

impl<'t> Node<'t> {
    /// The members, if this is an object; nothing otherwise.
    pub fn members(&self) -> &[Member<'t>] {
        if let Value::Object(members) = &self.value { members } else { &[] }
    }

    /// The elements, if this is an array; nothing otherwise.
    pub fn items(&self) -> &[Node<'t>] {
        if let Value::Array(items) = &self.value { items } else { &[] }
    }

    /// The member `key`; the last one when the key is written more than once, as the usual parsers read it.
    pub fn member(&self, key: &str) -> Option<&Member<'t>> {
        self.members().iter().rev().find(|member| member.key.value == key)
    }

    /// The value of the member `key` (see [`Node::member`]).
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.member(key).map(|member| &member.value)
    }

    /// The value at the end of a path of keys.
    pub fn find(&self, path: &[&str]) -> Option<&Node<'t>> {
        path.iter().try_fold(self, |node, key| node.get(key))
    }

    /// The string, if this is one.
    pub fn text(&self) -> Option<&Text<'t>> {
        if let Value::String(text) = &self.value { Some(text) } else { None }
    }

    /// The decoded characters, if this is a string.
    pub fn as_str(&self) -> Option<&str> {
        self.text().map(|text| &*text.value)
    }

    /// The boolean, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(value) = self.value { Some(value) } else { None }
    }

    /// The number's text, if this is one.
    pub fn number(&self) -> Option<&str> {
        if let Value::Number(text) = &self.value { Some(text) } else { None }
    }

    /// Whether this is an object.
    pub fn is_object(&self) -> bool {
        matches!(self.value, Value::Object(_))
    }

    /// Whether this is an array.
    pub fn is_array(&self) -> bool {
        matches!(self.value, Value::Array(_))
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The document that a string holds; otherwise the node itself.
    ///
    /// AWS carries policies both ways: `"Policy": {…}` and `"Policy": "{\"Version\"…"`.
    pub fn open(&self) -> &Node<'t> {
        match self.text().and_then(Text::document) {
            Some(document) => document.open(),
            None => self,
        }
    }

    /// The same value with all its parts at `span`: it is not written in the input but stands for these characters.
    #[must_use]
    pub fn standing_at(self, span: Span) -> Self {
        let value = match self.value {
            Value::String(text) => Value::String(text.standing_at(span)),
            Value::Array(items) => Value::Array(items.into_iter().map(|item| item.standing_at(span)).collect()),
            Value::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|member| Member { key: member.key.standing_at(span), value: member.value.standing_at(span) })
                    .collect(),
            ),
            scalar => scalar,
        };
        Self { span, value }
    }

    /// A tree that was read from the decoded characters of a string, with the places of the string's own characters.
    pub(crate) fn within(self, string: &Text<'_>) -> Node<'static> {
        let value = match self.value {
            Value::String(text) => Value::String(text.within(string)),
            Value::Array(items) => Value::Array(items.into_iter().map(|item| item.within(string)).collect()),
            Value::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|member| Member { key: member.key.within(string), value: member.value.within(string) })
                    .collect(),
            ),
            Value::Null => Value::Null,
            Value::Bool(flag) => Value::Bool(flag),
            Value::Number(number) => Value::Number(Cow::Owned(number.into_owned())),
        };
        Node { span: string.slice(self.span.range()), value }
    }

    pub(crate) fn into_owned(self) -> Node<'static> {
        let value = match self.value {
            Value::Null => Value::Null,
            Value::Bool(value) => Value::Bool(value),
            Value::Number(number) => Value::Number(Cow::Owned(number.into_owned())),
            Value::String(text) => Value::String(text.into_owned()),
            Value::Array(items) => Value::Array(items.into_iter().map(Node::into_owned).collect()),
            Value::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|member| Member { key: member.key.into_owned(), value: member.value.into_owned() })
                    .collect(),
            ),
        };
        Node { span: self.span, value }
    }

    /// A list's elements, or the single value as a list of one: AWS writes both.
    pub fn one_or_many(&self) -> &[Node<'t>] {
        if let Value::Array(items) = &self.value { items } else { std::slice::from_ref(self) }
    }
}
