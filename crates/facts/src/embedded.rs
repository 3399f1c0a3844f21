//! The document that a property holds: as an object, as a string, or as a string with names that are filled in.
//!
//! `Fn::Sub` and `DefinitionSubstitutions` write `${Name}`. The string's own characters stay the places of its values; a value
//! that is filled in has the place of its `${Name}`.

use crate::Parameter;
use crate::resource::Holder;
use std::borrow::Cow;
use wireproof_source::{Map, Member, Node, Span, Text, Value};

/// The document in a property, and what its parts have from the resource around it.
pub(crate) fn document<'d>(
    property: &Node<'d>,
    values: Option<&Node<'d>>,
    holder: &Holder,
) -> Option<(Node<'d>, Holder)> {
    let (property, own) = match property.members() {
        [member] if member.key.value == "Fn::Sub" => match member.value.items() {
            [text, values] => (text, Some(values)),
            _ => (&member.value, None),
        },
        [member] if member.key.value == "Fn::ToJsonString" => (&member.value, None),
        _ => (property, None),
    };
    let node = read(property)?;
    let known: Map<&str, &Node<'d>> = [values, own]
        .into_iter()
        .flatten()
        .flat_map(Node::members)
        .map(|member| (&*member.key.value, &member.value))
        .collect();
    let mut holder = holder.clone();
    if known.is_empty() {
        return Some((node, holder));
    }
    let mut filled = Map::new();
    let node = fill(node, &known, &holder.defaults, &mut filled);
    holder.defaults.extend(filled);
    Some((node, holder))
}

fn read<'d>(property: &Node<'d>) -> Option<Node<'d>> {
    let opened = property.open();
    if opened.is_object() || opened.is_array() {
        return Some(opened.clone());
    }
    property.text()?.mended()
}

/// A tree with `${Name}` filled in where the value is known.
fn fill<'d>(
    node: Node<'d>,
    known: &Map<&str, &Node<'d>>,
    defaults: &Map<Span, Parameter>,
    filled: &mut Map<Span, Parameter>,
) -> Node<'d> {
    let span = node.span;
    let value = match node.value {
        Value::Array(items) => {
            Value::Array(items.into_iter().map(|item| fill(item, known, defaults, filled)).collect())
        }
        Value::Object(members) => Value::Object(
            members
                .into_iter()
                .map(|member| Member { key: member.key, value: fill(member.value, known, defaults, filled) })
                .collect(),
        ),
        Value::String(text) => string(text, known, |value| {
            if let Some(parameter) = defaults.get(&value.span) {
                filled.insert(span, parameter.clone());
            }
        }),
        other => other,
    };
    Node { span, value }
}

fn string<'d>(text: Text<'d>, known: &Map<&str, &Node<'d>>, mut used: impl FnMut(&Node<'d>)) -> Value<'d> {
    let mut written = String::new();
    let (mut rest, mut changed) = (&*text.value, false);
    while let Some((before, after)) = rest.split_once("${") {
        written.push_str(before);
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        if let Some((scalar, value)) = known.get(name).and_then(|value| Some((scalar(value)?, value))) {
            written.push_str(&scalar);
            used(value);
            changed = true;
        } else {
            written.extend(["${", name, "}"]);
        }
        rest = behind;
    }
    if !changed {
        return Value::String(text);
    }
    written.push_str(rest);
    // Without quotation marks around it, what is filled in is the JSON value itself.
    let is_bare = text.span.range().len() == text.value.len() && !text.value.starts_with('"');
    match written.as_str() {
        "true" if is_bare => Value::Bool(true),
        "false" if is_bare => Value::Bool(false),
        "null" if is_bare => Value::Null,
        number if is_bare && Value::is_number(number) => Value::Number(Cow::Owned(written)),
        _ => Value::String(Text::computed(written, text.span, None)),
    }
}

/// The characters of a value that is known.
fn scalar(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::String(text) => Some(text.value.clone().into_owned()),
        Value::Number(number) => Some(number.clone().into_owned()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
