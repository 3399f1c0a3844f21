//! The shorthand of the AWS CLI: `Key=value,Key={Key=value},Key=[a,b]`, a list of values also without brackets.

use crate::map::Step;
use crate::{Member, Node, Span, Text, Value};
use std::borrow::Cow;

/// How deep braces may be nested.
const DEEPEST: usize = 16;

/// The object of an argument in shorthand; nothing if it is none.
pub(super) fn read(text: &Text<'_>) -> Option<Node<'static>> {
    let mut reader = Shorthand { text, value: &text.value, at: 0 };
    let node = reader.pairs(0)?;
    (reader.at == reader.value.len()).then_some(node)
}

/// What a word that is no string stands for.
pub(super) fn scalar(word: &str) -> Option<Value<'static>> {
    match word {
        "true" | "True" => Some(Value::Bool(true)),
        "false" | "False" => Some(Value::Bool(false)),
        number if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(Value::Number(Cow::Owned(number.to_owned())))
        }
        _ => None,
    }
}

/// The steps of a text's bytes from `at` on.
pub(super) fn steps_from(text: &Text<'_>, at: usize, length: usize) -> Vec<Step> {
    text.map().compose(&[Step::new(0, at)], length)
}

struct Shorthand<'x> {
    text: &'x Text<'x>,
    value: &'x str,
    at: usize,
}

impl Shorthand<'_> {
    fn rest(&self) -> &str {
        self.value.get(self.at..).unwrap_or_default()
    }

    fn takes(&mut self, mark: char) -> bool {
        let takes = self.rest().starts_with(mark);
        self.at += usize::from(takes);
        takes
    }

    /// The length of a key with `=` behind it.
    fn key(&self) -> Option<usize> {
        let rest = self.rest();
        let length = rest.len()
            - rest.trim_start_matches(|part: char| part.is_ascii_alphanumeric() || "-_.".contains(part)).len();
        (length > 0 && rest.get(length..)?.starts_with('=')).then_some(length)
    }

    fn pairs(&mut self, depth: usize) -> Option<Node<'static>> {
        let start = self.at;
        let mut members = Vec::new();
        loop {
            let length = self.key()?;
            let key = self.string(self.at..self.at + length);
            self.at += length + 1;
            let value = self.value(depth)?;
            members.push(Member { key, value });
            if !self.takes(',') {
                break;
            }
        }
        Some(Node { span: self.text.slice(start..self.at), value: Value::Object(members) })
    }

    /// The value of a key: values that follow without a key of their own belong to it as well.
    fn value(&mut self, depth: usize) -> Option<Node<'static>> {
        let start = self.at;
        let mut items = vec![self.item(depth)?];
        while self.rest().starts_with(',') {
            self.at += 1;
            if self.key().is_some() {
                self.at -= 1;
                break;
            }
            items.push(self.item(depth)?);
        }
        if items.len() == 1 {
            return items.pop();
        }
        Some(Node { span: self.text.slice(start..self.at), value: Value::Array(items) })
    }

    fn item(&mut self, depth: usize) -> Option<Node<'static>> {
        let start = self.at;
        let value = if depth < DEEPEST && self.takes('{') {
            let Node { value, .. } = self.pairs(depth + 1)?;
            self.takes('}').then_some(value)?
        } else if depth < DEEPEST && self.takes('[') {
            let mut items = Vec::new();
            while !self.takes(']') {
                items.push(self.item(depth + 1)?);
                if !self.takes(',') && !self.rest().starts_with(']') {
                    return None;
                }
            }
            Value::Array(items)
        } else {
            return Some(self.bare());
        };
        Some(Node { span: self.text.slice(start..self.at), value })
    }

    fn bare(&mut self) -> Node<'static> {
        let rest = self.rest();
        let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\''));
        let (start, length) = match quote.and_then(|quote| rest.get(1..)?.find(quote)) {
            Some(length) => (self.at + 1, length),
            // A name that the shell fills in has braces of its own.
            None if rest.starts_with("${") => (self.at, rest.find('}').map_or(rest.len(), |end| end + 1)),
            None => (self.at, rest.find([',', ']', '}']).unwrap_or(rest.len())),
        };
        let range = start..start + length;
        self.at = range.end + usize::from(start > self.at);
        let span = self.text.slice(range.clone());
        let written = self.value.get(range.clone()).unwrap_or_default();
        let value = scalar(written).unwrap_or_else(|| Value::String(self.string(range)));
        Node { span, value }
    }

    fn string(&self, range: std::ops::Range<usize>) -> Text<'static> {
        let value = self.value.get(range.clone()).unwrap_or_default().to_owned();
        let span: Span = self.text.slice(range.clone());
        let steps = steps_from(self.text, range.start, value.len());
        Text::escaped(Cow::Owned(value), span, steps)
    }
}
