//! `aws_iam_policy_document`: the policy that Terraform makes of its blocks.

use crate::tree::{object, string};
use wireproof_source::{Member, Node, Text, Value};

/// The policy of a data source's values; nothing when it is put together from other documents.
pub(super) fn of<'d>(values: &Node<'d>) -> Option<Node<'d>> {
    const OTHERS: [&str; 4] = ["source_policy_documents", "override_policy_documents", "source_json", "override_json"];
    if OTHERS.iter().any(|key| values.get(key).is_some_and(|other| !is_empty(other))) {
        return None;
    }
    let blocks = values.get("statement").filter(|blocks| !blocks.items().is_empty())?;
    let statements = blocks.items().iter().map(statement).collect();
    let version = values.get("version").filter(|version| version.as_str().is_some()).cloned();
    let version = version.unwrap_or_else(|| string(values.span, "2012-10-17"));
    let statement = Node { span: blocks.span, value: Value::Array(statements) };
    Some(object(values.span, vec![("Version", version), ("Statement", statement)]))
}

fn statement<'d>(block: &Node<'d>) -> Node<'d> {
    const FIELDS: [(&str, &str); 6] = [
        ("sid", "Sid"),
        ("effect", "Effect"),
        ("actions", "Action"),
        ("not_actions", "NotAction"),
        ("resources", "Resource"),
        ("not_resources", "NotResource"),
    ];
    let mut members: Vec<(&str, Node<'d>)> = Vec::new();
    for (field, key) in FIELDS {
        match block.get(field) {
            Some(value) if !is_empty(value) => members.push((key, value.clone())),
            _ if key == "Effect" => members.push((key, string(block.span, "Allow"))),
            _ => {}
        }
    }
    for (field, key) in [("principals", "Principal"), ("not_principals", "NotPrincipal")] {
        if let Some(blocks) = block.get(field).filter(|blocks| !is_empty(blocks)) {
            members.push((key, principals(blocks)));
        }
    }
    if let Some(blocks) = block.get("condition").filter(|blocks| !is_empty(blocks)) {
        members.push(("Condition", conditions(blocks)));
    }
    object(block.span, members)
}

fn principals<'d>(blocks: &Node<'d>) -> Node<'d> {
    let mut members: Vec<(&str, Node<'d>)> = Vec::new();
    for block in blocks.items() {
        let kind = block.get("type").and_then(Node::as_str).unwrap_or_default();
        let Some(identifiers) = block.get("identifiers") else { continue };
        // `type = "*"` writes the principal `"*"`; `AWS` with `*` is the same.
        if kind == "*" {
            return string(block.span, "*");
        }
        let kind = ["AWS", "Service", "Federated", "CanonicalUser"].into_iter().find(|known| *known == kind);
        match members.iter_mut().find(|(known, _)| Some(*known) == kind) {
            Some((_, Node { value: Value::Array(all), .. })) => all.extend(identifiers.items().iter().cloned()),
            _ => members.extend(kind.map(|kind| (kind, identifiers.clone()))),
        }
    }
    // What cannot be read as principals stays as it is: a policy with unreadable principals decides nothing.
    if members.is_empty() { blocks.clone() } else { object(blocks.span, members) }
}

fn conditions<'d>(blocks: &Node<'d>) -> Node<'d> {
    let mut operators: Vec<Member<'d>> = Vec::new();
    for block in blocks.items() {
        let (Some(test), Some(variable)) = (text(block, "test"), text(block, "variable")) else {
            return blocks.clone();
        };
        let values = block.get("values").cloned().unwrap_or(Node { span: block.span, value: Value::Null });
        if !operators.iter().any(|known| known.key.value == test.value) {
            let value = Node { span: block.span, value: Value::Object(Vec::new()) };
            operators.push(Member { key: test.clone(), value });
        }
        for operator in operators.iter_mut().filter(|known| known.key.value == test.value) {
            let Value::Object(keys) = &mut operator.value.value else { continue };
            // Blocks with the same test and variable are one condition with all their values.
            match keys.iter_mut().find(|known| known.key.value == variable.value) {
                Some(Member { value: Node { value: Value::Array(all), .. }, .. }) => {
                    all.extend(values.items().iter().cloned());
                }
                _ => keys.push(Member { key: variable.clone(), value: values.clone() }),
            }
        }
    }
    Node { span: blocks.span, value: Value::Object(operators) }
}

fn text<'d>(block: &Node<'d>, key: &str) -> Option<Text<'d>> {
    block.get(key)?.text().cloned()
}

fn is_empty(node: &Node<'_>) -> bool {
    node.is_null() || (node.is_array() && node.items().is_empty()) || node.as_str() == Some("")
}
