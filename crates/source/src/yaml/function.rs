//! CloudFormation's functions: the short form is a tag, the long one a key.

use super::scalar;
use crate::{Node, Value};
use granit_parser::Tag;
use std::borrow::Cow;
use std::ops::Range;

/// The name of the CloudFormation function that a tag stands for; an unknown one stands as it is, so that its value is not taken for plain.
pub(super) fn function(tag: &Tag) -> Option<Cow<'static, str>> {
    const FUNCTIONS: [(&str, &str); 20] = [
        ("And", "Fn::And"),
        ("Base64", "Fn::Base64"),
        ("Cidr", "Fn::Cidr"),
        ("Condition", "Condition"),
        ("Equals", "Fn::Equals"),
        ("FindInMap", "Fn::FindInMap"),
        ("GetAtt", "Fn::GetAtt"),
        ("GetAZs", "Fn::GetAZs"),
        ("If", "Fn::If"),
        ("ImportValue", "Fn::ImportValue"),
        ("Join", "Fn::Join"),
        ("Length", "Fn::Length"),
        ("Not", "Fn::Not"),
        ("Or", "Fn::Or"),
        ("Ref", "Ref"),
        ("Select", "Fn::Select"),
        ("Split", "Fn::Split"),
        ("Sub", "Fn::Sub"),
        ("ToJsonString", "Fn::ToJsonString"),
        ("Transform", "Fn::Transform"),
    ];
    if tag.handle() != "!" || tag.suffix().is_empty() {
        return None;
    }
    let known = FUNCTIONS.iter().find(|(short, _)| *short == tag.suffix());
    Some(known.map_or_else(|| Cow::Owned(format!("!{}", tag.suffix())), |&(_, name)| Cow::Borrowed(name)))
}

/// `["Resource", "Attribute"]` of `Resource.Attribute`.
pub(super) fn get_att(node: Node<'_>, dot: usize) -> Node<'_> {
    let Value::String(text) = &node.value else { return node };
    let part = |range: Range<usize>| {
        let span = text.slice(range.clone());
        let value = text.value.get(range).unwrap_or_default().to_owned();
        Node { span, value: Value::String(scalar::as_written(Cow::Owned(value), span)) }
    };
    let items = vec![part(0..dot), part(dot + 1..text.value.len())];
    Node { span: node.span, value: Value::Array(items) }
}
