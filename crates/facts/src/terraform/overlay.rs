//! The values of a plan with those that are known only after apply: at the place where the plan says so.

use super::configuration::references;
use crate::value::AFTER_APPLY;
use wireproof_source::{Member, Node, Span, Text, Value};

/// What is told of a value that the plan leaves unknown.
pub(super) trait Resolve<'d> {
    /// The value that an expression stands for, as far as the plan tells.
    fn linked(&self, key: &str, expression: &'d Node<'d>, span: Span) -> Option<Node<'d>>;

    /// Whether a field that no expression sets is left to the provider, and so to the service's default.
    fn is_left_out(&self, key: &str) -> bool;
}

/// Blocks that a `dynamic` block may make: the configuration then shows no expression of them.
const BLOCKS: [&str; 14] = [
    "cluster_config",
    "custom_origin_config",
    "default_cache_behavior",
    "domain_endpoint_options",
    "efs_volume_configuration",
    "encrypt_at_rest",
    "encryption_in_transit",
    "encryption_info",
    "listener",
    "node_to_node_encryption",
    "ordered_cache_behavior",
    "origin",
    "parameter",
    "viewer_certificate",
];

/// Whether anything in a tree of `after_unknown` is unknown.
pub(super) fn is_open(unknown: &Node<'_>) -> bool {
    match &unknown.value {
        Value::Bool(open) => *open,
        Value::Array(items) => items.iter().any(is_open),
        Value::Object(members) => members.iter().any(|member| is_open(&member.value)),
        _ => false,
    }
}

/// Lays `unknown` over `values`. `expressions` is the part of the configuration that tells where the values come from.
pub(super) fn overlay<'d>(
    values: Option<&'d Node<'d>>,
    unknown: &'d Node<'d>,
    expressions: Option<&'d Node<'d>>,
    resolve: &impl Resolve<'d>,
) -> Node<'d> {
    let known = || values.cloned().unwrap_or(Node { span: unknown.span, value: Value::Null });
    match &unknown.value {
        Value::Object(open) if values.is_none_or(|values| values.is_object() || values.is_null()) => {
            let mut node = known();
            let mut members = match node.value {
                Value::Object(members) => members,
                _ => Vec::new(),
            };
            for member in open.iter().filter(|member| is_open(&member.value)) {
                let key = &*member.key.value;
                let inner = values.and_then(|values| values.get(key)).filter(|value| !value.is_null());
                let value = match member.value.as_bool() {
                    Some(true) if inner.is_some() => continue,
                    Some(_) => leaf(key, member.value.span, expressions, resolve),
                    None => {
                        let expressions = expressions.and_then(|all| all.get(key));
                        overlay(inner, &member.value, expressions, resolve)
                    }
                };
                members.retain(|known| known.key.value != key);
                members.push(Member { key: member.key.clone(), value });
            }
            node.value = Value::Object(members);
            node
        }
        Value::Array(open) if values.is_none_or(|values| values.is_array() || values.is_null()) => {
            let mut node = known();
            let mut items = match node.value {
                Value::Array(items) => items,
                _ => Vec::new(),
            };
            for (at, open) in open.iter().enumerate().filter(|(_, open)| is_open(open)) {
                let inner = values.and_then(|values| values.items().get(at)).filter(|value| !value.is_null());
                let value = if open.as_bool().is_some() {
                    element(open.span, expressions)
                } else {
                    // Expressions of blocks are listed as the blocks are; a single one may stand for itself.
                    let expressions = expressions.map(|all| all.items().get(at).unwrap_or(all));
                    overlay(inner, open, expressions, resolve)
                };
                match items.get_mut(at) {
                    Some(item) => *item = value,
                    None => items.push(value),
                }
            }
            node.value = Value::Array(items);
            node
        }
        Value::Bool(true) if values.is_none_or(Node::is_null) => expression(unknown.span, AFTER_APPLY.to_owned()),
        _ => known(),
    }
}

fn leaf<'d>(key: &str, span: Span, expressions: Option<&'d Node<'d>>, resolve: &impl Resolve<'d>) -> Node<'d> {
    let Some(expressions) = expressions.filter(|expressions| expressions.is_object()) else {
        return expression(span, AFTER_APPLY.to_owned());
    };
    match expressions.get(key) {
        Some(found) => resolve.linked(key, found, span).unwrap_or_else(|| element(span, Some(found))),
        None if BLOCKS.contains(&key) || !resolve.is_left_out(key) => expression(span, AFTER_APPLY.to_owned()),
        None => Node { span, value: Value::Null },
    }
}

/// A value that is known after apply, by the first thing that it refers to.
fn element<'d>(span: Span, expressions: Option<&'d Node<'d>>) -> Node<'d> {
    let reference = expressions.and_then(|expressions| references(expressions).next());
    expression(span, reference.map_or_else(|| AFTER_APPLY.to_owned(), |reference| format!("${{{reference}}}")))
}

/// A value that is decided elsewhere.
fn expression<'d>(span: Span, what: String) -> Node<'d> {
    Node { span, value: Value::String(Text::computed(what, span, None)) }
}
