//! `Fn::If` whose condition is open: what both branches say is decided all the same.

use super::function::{Call, scalar};
use super::resolve::computed;
use crate::tree::object;
use wireproof_source::{Member, Node, Span, Text, Value};

/// A choice between two branches by a condition that only a deployment decides.
pub(super) struct Choice<'n, 'd> {
    pub(super) condition: &'n Node<'d>,
    /// The characters of the expression.
    pub(super) span: Span,
}

impl<'d> Choice<'_, 'd> {
    /// What the branches say alike, key by key; nothing stands for a value that is not there.
    pub(super) fn of(&self, one: Option<&Node<'d>>, other: Option<&Node<'d>>) -> Node<'d> {
        let span = self.span;
        if let (Some(one), Some(other)) = (one, other)
            && scalar(one).is_some()
            && scalar(one) == scalar(other)
        {
            let value = match &one.value {
                Value::String(text) => Value::String(Text::computed(text.value.to_string(), span, None)),
                value => value.clone(),
            };
            return Node { span, value };
        }
        // Statements hold or are left out as wholes.
        let is_object = |node: &Node<'_>| {
            node.is_object()
                && Call::of(node).is_none()
                && ["Statement", "Effect"].iter().all(|key| node.get(key).is_none())
        };
        if [one, other].into_iter().flatten().all(is_object) {
            let mut members: Vec<Member<'d>> = Vec::new();
            for member in [one, other].into_iter().flatten().flat_map(Node::members) {
                if members.iter().all(|known| known.key.value != member.key.value) {
                    let branch = |node: Option<&Node<'d>>| node.and_then(|node| node.get(&member.key.value)).cloned();
                    let value = self.of(branch(one).as_ref(), branch(other).as_ref());
                    members.push(Member { key: member.key.clone(), value });
                }
            }
            return Node { span, value: Value::Object(members) };
        }
        if let (Some(Value::Array(one)), Some(Value::Array(other))) =
            (one.map(|node| &node.value), other.map(|node| &node.value))
        {
            // What is not there is no item of a list.
            let longer = 0..one.len().max(other.len());
            let items = longer.map(|index| self.of(one.get(index), other.get(index))).collect();
            return Node { span, value: Value::Array(items) };
        }
        let absent = || object(span, vec![("Ref", computed("AWS::NoValue".to_owned(), span))]);
        let branch = |node: Option<&Node<'d>>| node.cloned().unwrap_or_else(absent);
        let branches = vec![self.condition.clone(), branch(one), branch(other)];
        object(span, vec![("Fn::If", Node { span, value: Value::Array(branches) })])
    }
}
