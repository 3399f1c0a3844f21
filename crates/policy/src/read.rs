//! Tree → policy, with what any service would reject. Reading never fails: what can't be read is left out and named.

use crate::ast::{Condition, Element, Policy, PrincipalElement, PrincipalKind, Principals, Statement, Value};
use crate::operator::{Operator, Test};
use crate::{Fault, FaultKind};
use wireproof_source::{Map, Member, Node, Set, Span};

/// Reads a policy from its tree: a policy object, a list of statements, or one statement; also from a string that holds one.
pub fn read(node: &Node<'_>) -> Policy {
    let node = node.open();
    let mut policy = Policy { span: node.span, ..Policy::default() };
    let faults = &mut policy.faults;
    if node.is_array() {
        policy.statements = node.items().iter().map(|item| statement(item, faults)).collect();
    } else if node.get("Statement").is_none() && (node.get("Effect").is_some() || node.get("Action").is_some()) {
        policy.statements = vec![statement(node, faults)];
    } else if node.is_object() {
        duplicates(node, faults);
        for member in node.members() {
            match &*member.key.value {
                "Version" => policy.variables = version(&member.value, faults),
                "Id" | "Statement" => {}
                other => {
                    faults.push(fault(FaultKind::UnknownElement { element: other.to_owned() }, member.key.span));
                }
            }
        }
        match node.get("Statement").map(Node::open) {
            Some(list) => {
                policy.statements = list.one_or_many().iter().map(|item| statement(item.open(), faults)).collect();
            }
            None => faults.push(fault(FaultKind::MissingElement { element: "Statement" }, node.span)),
        }
    } else {
        faults.push(fault(FaultKind::WrongType { element: "Statement" }, node.span));
    }
    policy
}

fn fault(kind: FaultKind, span: Span) -> Fault {
    Fault { kind, span }
}

fn version(node: &Node<'_>, faults: &mut Vec<Fault>) -> bool {
    let text = value(node).text;
    if !matches!(&*text, "2012-10-17" | "2008-10-17") {
        faults.push(fault(FaultKind::InvalidVersion { version: text.clone() }, node.span));
    }
    text == "2012-10-17"
}

/// Names every key that is written before in the same object; the last one counts, as the usual parsers read it.
fn duplicates(node: &Node<'_>, faults: &mut Vec<Fault>) {
    let mut seen = Set::new();
    for member in node.members() {
        if !seen.insert(&*member.key.value) {
            faults.push(fault(FaultKind::DuplicateKey { key: member.key.value.clone().into_owned() }, member.key.span));
        }
    }
}

fn statement(node: &Node<'_>, faults: &mut Vec<Fault>) -> Statement {
    let mut statement = Statement { span: node.span, ..Statement::default() };
    if !node.is_object() {
        faults.push(fault(FaultKind::WrongType { element: "Statement" }, node.span));
        statement.ambiguous = true;
        return statement;
    }
    if is_expression(node) {
        statement.ambiguous = true;
        statement.action.missing = true;
        statement.resource.missing = true;
        return statement;
    }
    duplicates(node, faults);
    for member in node.members() {
        let known = matches!(
            &*member.key.value,
            "Sid"
                | "Effect"
                | "Principal"
                | "NotPrincipal"
                | "Action"
                | "NotAction"
                | "Resource"
                | "NotResource"
                | "Condition"
        );
        if !known {
            let element = member.key.value.clone().into_owned();
            faults.push(fault(FaultKind::UnknownElement { element }, member.key.span));
        }
    }
    statement.sid = node.get("Sid").and_then(Node::as_str).map(str::to_owned);
    effect(node, &mut statement, faults);
    statement.principal = either(node, "Principal", "NotPrincipal", &mut statement.ambiguous, faults)
        .map(|(member, negated)| principals(member, negated, faults));
    for (name, not, target) in
        [("Action", "NotAction", &mut statement.action), ("Resource", "NotResource", &mut statement.resource)]
    {
        match either(node, name, not, &mut statement.ambiguous, faults) {
            Some((member, negated)) => *target = element(member, negated, name, faults),
            None => *target = Element { missing: true, span: node.span, ..Element::default() },
        }
    }
    if let Some(member) = node.member("Condition") {
        statement.condition = Some(member.span());
        conditions(&member.value, &mut statement, faults);
    }
    statement
}

fn effect(node: &Node<'_>, statement: &mut Statement, faults: &mut Vec<Fault>) {
    let Some(member) = node.member("Effect") else {
        faults.push(fault(FaultKind::MissingElement { element: "Effect" }, node.span));
        statement.ambiguous = true;
        statement.effect = node.span;
        return;
    };
    statement.effect = member.value.span;
    if is_expression(&member.value) {
        statement.ambiguous = true;
        return;
    }
    let text = value(&member.value).text;
    statement.deny = text.trim().eq_ignore_ascii_case("Deny");
    statement.has_effect = matches!(&*text, "Allow" | "Deny");
    if !statement.has_effect {
        statement.ambiguous = true;
        faults.push(fault(FaultKind::InvalidEffect { effect: text }, member.value.span));
    }
}

/// The member under a name or under its `Not…` form; both at once exclude each other.
fn either<'n, 't>(
    node: &'n Node<'t>,
    name: &'static str,
    not: &'static str,
    ambiguous: &mut bool,
    faults: &mut Vec<Fault>,
) -> Option<(&'n Member<'t>, bool)> {
    match (node.member(name), node.member(not)) {
        (Some(member), None) => Some((member, false)),
        (None, Some(member)) => Some((member, true)),
        (Some(member), Some(other)) => {
            faults.push(fault(FaultKind::ConflictingElements { element: name }, other.key.span));
            *ambiguous = true;
            Some((member, false))
        }
        (None, None) => None,
    }
}

fn element(member: &Member<'_>, negated: bool, name: &'static str, faults: &mut Vec<Fault>) -> Element {
    let values: Vec<Value> = member.value.one_or_many().iter().map(value).collect();
    for (node, read) in member.value.one_or_many().iter().zip(&values) {
        if node.as_str().is_none() && !read.unresolved {
            faults.push(fault(FaultKind::WrongType { element: name }, node.span));
        }
    }
    Element { missing: false, negated, span: member.span(), values }
}

/// Whether a template's function stands here for what only its parameters tell.
fn is_expression(node: &Node<'_>) -> bool {
    let [member] = node.members() else { return false };
    member.key.value == "Ref" || member.key.value.starts_with("Fn::")
}

fn value(node: &Node<'_>) -> Value {
    let text = match (node.as_str(), node.number(), node.as_bool()) {
        (Some(text), ..) | (_, Some(text), _) => text.to_owned(),
        (.., Some(flag)) => flag.to_string(),
        _ => String::new(),
    };
    Value { text, span: node.span, unresolved: node.is_object() || node.is_array() || node.is_null() }
}

fn principals(member: &Member<'_>, negated: bool, faults: &mut Vec<Fault>) -> Principals {
    let mut elements = Vec::new();
    let node = &member.value;
    if node.is_object() && !is_expression(node) {
        duplicates(node, faults);
        for entry in node.members() {
            let kind = match &*entry.key.value {
                "AWS" => PrincipalKind::Aws,
                "Service" => PrincipalKind::Service,
                "Federated" => PrincipalKind::Federated,
                "CanonicalUser" => PrincipalKind::CanonicalUser,
                other => {
                    faults.push(fault(FaultKind::InvalidPrincipalKey { key: other.to_owned() }, entry.key.span));
                    PrincipalKind::Other
                }
            };
            elements.extend(entry.value.one_or_many().iter().map(|item| PrincipalElement { kind, value: value(item) }));
        }
    } else {
        for item in node.one_or_many() {
            let value = value(item);
            let kind = if value.text == "*" { PrincipalKind::Everyone } else { PrincipalKind::Other };
            if kind == PrincipalKind::Other && !value.unresolved {
                faults.push(fault(FaultKind::InvalidPrincipal { principal: value.text.clone() }, item.span));
            }
            elements.push(PrincipalElement { kind, value });
        }
    }
    for element in &elements {
        principal_faults(element, negated, faults);
    }
    Principals { negated, span: member.span(), elements }
}

fn principal_faults(element: &PrincipalElement, negated: bool, faults: &mut Vec<Fault>) {
    let PrincipalElement { kind, value } = element;
    let text = &*value.text;
    if value.unresolved {
        return;
    }
    let wild = text.contains('*') || (text.contains('?') && *kind == PrincipalKind::Aws);
    let allowed = text == "*" && matches!(kind, PrincipalKind::Everyone | PrincipalKind::Aws) && !negated;
    if wild && !allowed {
        faults.push(fault(FaultKind::WildcardInPrincipal { principal: text.to_owned() }, value.span));
        return;
    }
    let valid = match kind {
        PrincipalKind::Aws => wild || is_aws_principal(text),
        PrincipalKind::Service => text.contains('.'),
        _ => !text.is_empty(),
    };
    if !valid {
        faults.push(fault(FaultKind::InvalidPrincipal { principal: text.to_owned() }, value.span));
    }
}

/// An account id, an ARN of IAM or STS, the unique id of a deleted identity, or a template's placeholder.
fn is_aws_principal(text: &str) -> bool {
    let account = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    let unique = text.len() > 4 && text.starts_with('A') && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    account || unique || text.starts_with("arn:") || text.contains("${")
}

fn conditions(node: &Node<'_>, statement: &mut Statement, faults: &mut Vec<Fault>) {
    if is_expression(node) {
        statement.ambiguous = true;
        return;
    }
    if !node.is_object() {
        faults.push(fault(FaultKind::WrongType { element: "Condition" }, node.span));
        statement.ambiguous = true;
        return;
    }
    duplicates(node, faults);
    let last: Map<&str, usize> =
        node.members().iter().enumerate().map(|(index, member)| (&*member.key.value, index)).collect();
    let blocks = node.members().iter().enumerate();
    let blocks = blocks.filter(|(index, member)| last.get(&*member.key.value) == Some(index)).map(|(_, member)| member);
    let mut spellings: Map<String, Set<&str>> = Map::new();
    for block in blocks {
        if is_expression(&block.value) {
            statement.ambiguous = true;
            continue;
        }
        let operator = Operator::parse(&block.key.value);
        if !operator.exact {
            let operator = block.key.value.clone().into_owned();
            faults.push(fault(FaultKind::UnknownOperator { operator }, block.key.span));
        }
        if operator.test == Test::Unknown {
            statement.ambiguous = true;
        }
        if !block.value.is_object() {
            faults.push(fault(FaultKind::WrongType { element: "Condition" }, block.value.span));
            statement.ambiguous = true;
        }
        let mut own: Map<String, usize> = Map::new();
        for member in block.value.members() {
            let mut condition = condition(block, operator, member);
            let lower = condition.key.to_ascii_lowercase();
            let key = condition.key.clone();
            let known = spellings.entry(lower.clone()).or_default();
            let earlier = own.get(&lower).and_then(|&index| statement.conditions.get_mut(index));
            if let Some(earlier) = earlier {
                if earlier.key != key || earlier.operator.test == Test::Unknown {
                    condition.operator.test = Test::Unknown; // which of two spellings counts is not documented
                }
                *earlier = condition;
                faults.push(fault(FaultKind::DuplicateKey { key }, member.key.span));
            } else {
                if known.iter().any(|other| **other != key) {
                    faults.push(fault(FaultKind::KeyInTwoSpellings { key }, member.key.span));
                }
                own.insert(lower, statement.conditions.len());
                statement.conditions.push(condition);
            }
            known.insert(&member.key.value);
        }
    }
}

fn condition(block: &Member<'_>, operator: Operator, member: &Member<'_>) -> Condition {
    Condition {
        operator,
        operator_text: block.key.value.clone().into_owned(),
        operator_span: block.key.span,
        key: member.key.value.clone().into_owned(),
        key_span: member.key.span,
        values: member.value.one_or_many().iter().map(value).collect(),
        span: member.span(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireproof_source::{Document, Limits};

    fn policy(text: &str) -> Policy {
        let document = Document::parse(text, &Limits::default());
        read(document.root().unwrap())
    }

    #[test]
    fn every_part_has_its_characters() {
        let text = r#"{"Version":"2012-10-17","Statement":{"Sid":"x","Effect":"Deny","Principal":{"AWS":["*"]},"Action":"s3:*","NotResource":["a","b"],"Condition":{"Bool":{"aws:SecureTransport":false}}}}"#;
        let policy = policy(text);
        let statement = &policy.statements[0];
        assert!(policy.variables && statement.deny && policy.faults.is_empty());
        assert_eq!(text.get(statement.action.span.range()).unwrap(), r#""Action":"s3:*""#);
        assert_eq!(text.get(statement.resource.values[1].span.range()).unwrap(), r#""b""#);
        assert!(statement.resource.negated);
        let condition = &statement.conditions[0];
        assert_eq!(text.get(condition.span.range()).unwrap(), r#""aws:SecureTransport":false"#);
        assert_eq!((&*condition.values[0].text, &*condition.operator_text), ("false", "Bool"));
        assert_eq!(statement.principal.as_ref().unwrap().elements[0].kind, PrincipalKind::Aws);
    }

    #[test]
    fn the_last_of_two_equal_keys_counts_and_is_named() {
        let policy = policy(
            r#"[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"Bool":{"k":"false","k":"true"}}}]"#,
        );
        assert_eq!(policy.statements[0].conditions.len(), 1);
        assert_eq!(policy.statements[0].conditions[0].values[0].text, "true");
        assert!(matches!(&policy.faults[..], [Fault { kind: FaultKind::DuplicateKey { key }, .. }] if key == "k"));
    }

    #[test]
    fn faults_are_all_named() {
        let policy = policy(
            r#"{"Effect":"deny","Principal":{"Service":"*","Who":"x"},"NotPrincipal":"*","Action":1,"Condition":{"bool":{}}}"#,
        );
        let kinds: Vec<_> = policy.faults.iter().map(|fault| &fault.kind).collect();
        assert!(
            matches!(
                kinds[..],
                [
                    FaultKind::InvalidEffect { .. },
                    FaultKind::ConflictingElements { element: "Principal" },
                    FaultKind::InvalidPrincipalKey { .. },
                    FaultKind::WildcardInPrincipal { .. },
                    FaultKind::WrongType { element: "Action" },
                    FaultKind::UnknownOperator { .. },
                ]
            ),
            "{kinds:?}"
        );
    }
}
