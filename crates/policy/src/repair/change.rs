//! The changes that may help, the smallest first.

use super::RepairKind;
use crate::Kind;
use crate::ast::{Policy, Statement};
use crate::operator::{Operator, Test};
use crate::universe::Universe;
use wireproof_source::{Document, Node, Value, edit, edit::Edit, order, quoted};

/// A change and what it is.
#[derive(Debug)]
pub(super) struct Change {
    /// What it is.
    pub(super) kind: RepairKind,
    /// Its statement and its number there: the same in another writing of the policy.
    pub(super) id: (usize, usize),
    /// The edits.
    pub(super) edits: Vec<Edit>,
}

/// All changes that may help.
pub(super) fn changes(document: &Document<'_>, node: &Node<'_>, policy: &Policy, universe: &Universe) -> Vec<Change> {
    let written = statements(node);
    let mut found: Vec<Change> = Vec::new();
    let denies = written.iter().zip(&policy.statements).enumerate().filter(|(_, (_, statement))| statement.deny);
    for (index, (at, statement)) in denies {
        let mender = Mender { document, node: at, statement, universe };
        let changes = mender.changes().into_iter().enumerate();
        found.extend(changes.filter_map(|(number, (kind, edits))| {
            let edits = edits.filter(|edits| !edits.is_empty())?;
            Some(Change { kind, id: (index, number), edits })
        }));
    }
    order::sort_by_key(&mut found, |change| rank(change.kind));
    found.extend(add_deny(document, node, policy, universe));
    found
}

fn rank(kind: RepairKind) -> u8 {
    match kind {
        RepairKind::AddResource => 0,
        RepairKind::InvertTransport => 1,
        RepairKind::UseIfExists => 2,
        RepairKind::DropCondition => 3,
        RepairKind::WidenAction => 4,
        RepairKind::WidenPrincipal => 5,
        RepairKind::AddDeny => 6,
    }
}

/// The nodes of the statements, in the order of [`Policy::statements`].
fn statements<'n, 't>(node: &'n Node<'t>) -> Vec<&'n Node<'t>> {
    let list = match node.get("Statement") {
        Some(list) => list.open(),
        None => node,
    };
    list.one_or_many().iter().map(Node::open).collect()
}

struct Mender<'m, 't> {
    document: &'m Document<'t>,
    node: &'m Node<'t>,
    statement: &'m Statement,
    universe: &'m Universe,
}

impl Mender<'_, '_> {
    /// The changes of one statement; nothing in place of those that are not to be had.
    fn changes(&self) -> Vec<(RepairKind, Option<Vec<Edit>>)> {
        let transport = |key: &str| key.eq_ignore_ascii_case("aws:SecureTransport");
        if !self.statement.conditions.iter().any(|condition| transport(&condition.key)) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut add = |kind, edits: Option<Vec<Edit>>| found.push((kind, edits));
        add(RepairKind::AddResource, self.add_resource());
        add(RepairKind::InvertTransport, self.invert());
        let both = self.invert().zip(self.add_resource()).map(|(turned, added)| [turned, added].concat());
        add(RepairKind::InvertTransport, both);
        let others = || self.statement.conditions.iter().filter(|condition| !transport(&condition.key));
        for other in others() {
            add(RepairKind::UseIfExists, self.use_if_exists(&other.operator_text, &other.key));
        }
        for other in others() {
            add(RepairKind::DropCondition, self.drop(&[(&other.operator_text, &other.key)]));
        }
        if others().count() > 1 {
            let all: Vec<(&str, &str)> = others().map(|one| (&*one.operator_text, &*one.key)).collect();
            add(RepairKind::DropCondition, self.drop(&all));
        }
        if let Some(action) = self.node.get("Action") {
            let all = format!("\"{}:*\"", self.universe.kind.service());
            add(RepairKind::WidenAction, Some(vec![edit::replace(self.document, action, &all)]));
        }
        if let Some(principal) = self.node.get("Principal") {
            add(RepairKind::WidenPrincipal, Some(vec![edit::replace(self.document, principal, "\"*\"")]));
        }
        found
    }

    /// Adds the resources of the policy that the statement does not name.
    fn add_resource(&self) -> Option<Vec<Edit>> {
        let resource = self.node.get("Resource")?;
        let about = crate::matching::resources(self.statement, self.universe.kind, None);
        let missing: Vec<String> =
            self.universe
                .targets
                .iter()
                .filter(|target| {
                    if target.open { !about.must.covers(&target.prefix) } else { !about.must.contains(&target.prefix) }
                })
                .map(|target| quoted(&if target.open { format!("{}*", target.prefix) } else { target.prefix.clone() }))
                .collect();
        if resource.is_array() {
            // Edits of one list would meet at its end: one of them holds all that is missing.
            let [one] = &missing[..] else { return None };
            return edit::append_item(self.document, resource, one).map(|edit| vec![edit]);
        }
        let own = quoted(resource.as_str()?);
        let list = format!("[{}]", [vec![own], missing].concat().join(", "));
        Some(vec![edit::replace(self.document, resource, &list)])
    }

    /// Turns the value of a Boolean transport condition round.
    fn invert(&self) -> Option<Vec<Edit>> {
        let condition = self.node.get("Condition")?;
        for block in condition.members() {
            if Operator::parse(&block.key.value).test != Test::Bool {
                continue;
            }
            for member in block.value.members() {
                let [value] = member.value.one_or_many() else { continue };
                let flag = value.as_str().map(str::to_owned).or_else(|| value.as_bool().map(|flag| flag.to_string()));
                let is_true = flag.is_some_and(|flag| flag.eq_ignore_ascii_case("true"));
                if member.key.value.eq_ignore_ascii_case("aws:SecureTransport") && is_true {
                    let text = if value.as_bool().is_some() { "false" } else { "\"false\"" };
                    return Some(vec![edit::replace(self.document, value, text)]);
                }
            }
        }
        None
    }

    /// Moves a key to the `…IfExists` form of its operator.
    fn use_if_exists(&self, operator: &str, key: &str) -> Option<Vec<Edit>> {
        let parsed = Operator::parse(operator);
        if parsed.if_exists || parsed.negated || parsed.set.is_some() || parsed.test == Test::Null {
            return None;
        }
        let condition = self.node.get("Condition")?;
        let block = condition.get(operator)?;
        let value = json(block.get(key)?);
        let renamed = format!("{operator}IfExists");
        if block.members().len() == 1 || condition.get(&renamed).is_some() {
            // The key moves within one object: written anew as a whole, so that the edits do not meet.
            let mut blocks: Vec<(String, Vec<(String, String)>)> = Vec::new();
            for own in condition.members() {
                for member in own.value.members() {
                    let moved = own.key.value == operator && member.key.value == key;
                    let name = if moved { renamed.clone() } else { own.key.value.clone().into_owned() };
                    let entry = (member.key.value.clone().into_owned(), json(&member.value));
                    match blocks.iter_mut().find(|(known, _)| *known == name) {
                        Some((_, entries)) => entries.push(entry),
                        None => blocks.push((name, vec![entry])),
                    }
                }
            }
            let write = |(name, entries): &(String, Vec<(String, String)>)| {
                let entries: Vec<String> =
                    entries.iter().map(|(key, value)| format!("{}: {value}", quoted(key))).collect();
                format!("{}: {{{}}}", quoted(name), entries.join(", "))
            };
            let all: Vec<String> = blocks.iter().map(write).collect();
            return Some(vec![edit::replace(self.document, condition, &format!("{{{}}}", all.join(", ")))]);
        }
        let out = edit::remove_member(self.document, block, key)?;
        let added = edit::insert_member(self.document, condition, &renamed, &format!("{{{}: {value}}}", quoted(key)))?;
        Some(vec![out, added])
    }

    /// Takes conditions out.
    fn drop(&self, keys: &[(&str, &str)]) -> Option<Vec<Edit>> {
        let condition = self.node.get("Condition")?;
        let mut edits = Vec::new();
        for block in condition.members() {
            let gone = |key: &str| keys.iter().any(|&(operator, own)| block.key.value == operator && own == key);
            let leaving = block.value.members().iter().filter(|member| gone(&member.key.value)).count();
            if leaving > 0 && leaving == block.value.members().len() {
                edits.push(edit::remove_member(self.document, condition, &block.key.value)?);
            } else {
                for member in block.value.members().iter().filter(|member| gone(&member.key.value)) {
                    edits.push(edit::remove_member(self.document, &block.value, &member.key.value)?);
                }
            }
        }
        Some(edits)
    }
}

/// Adds a Deny of all plaintext requests beside what is there.
fn add_deny(document: &Document<'_>, node: &Node<'_>, policy: &Policy, universe: &Universe) -> Option<Change> {
    let deny = deny(policy, universe)?;
    let edit = match node.get("Statement").map(Node::open) {
        Some(list) if list.is_array() => edit::append_item(document, list, &deny)?,
        Some(one) => edit::replace(document, one, &format!("[{}, {deny}]", json(one))),
        None if node.is_array() => edit::append_item(document, node, &deny)?,
        None if node.get("Effect").is_some() => edit::replace(document, node, &format!("[{}, {deny}]", json(node))),
        None => return None,
    };
    Some(Change { kind: RepairKind::AddDeny, id: (usize::MAX, 0), edits: vec![edit] })
}

/// The statement that denies all plaintext requests, as JSON.
fn deny(policy: &Policy, universe: &Universe) -> Option<String> {
    let arn = &universe.arn;
    let resource = match universe.kind {
        Kind::KmsKey | Kind::VpcEndpoint | Kind::ResourceControl => "\"*\"".to_owned(),
        _ if !universe.is_told => return None,
        Kind::S3Bucket => format!("[{}, {}]", quoted(arn), quoted(&format!("{arn}/*"))),
        Kind::S3AccessPoint => format!("[{}, {}]", quoted(arn), quoted(&format!("{arn}/object/*"))),
        _ => quoted(arn),
    };
    let action = match universe.kind {
        Kind::VpcEndpoint | Kind::EfsFileSystem => "*".to_owned(),
        kind => format!("{}:*", kind.service()),
    };
    let taken = |sid: &str| policy.statements.iter().any(|statement| statement.sid.as_deref() == Some(sid));
    let sid = std::iter::once("DenyPlaintext".to_owned())
        .chain((2..1_000).map(|number| format!("DenyPlaintext{number}")))
        .find(|sid| !taken(sid))?;
    Some(format!(
        r#"{{"Sid": "{sid}", "Effect": "Deny", "Principal": "*", "Action": "{action}", "Resource": {resource}, "Condition": {{"Bool": {{"aws:SecureTransport": "false"}}}}}}"#
    ))
}

/// A value as JSON on one line.
pub(super) fn json(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(text) => text.clone().into_owned(),
        Value::String(text) => quoted(&text.value),
        Value::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let member = |member: &wireproof_source::Member<'_>| {
                format!("{}: {}", quoted(&member.key.value), json(&member.value))
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
    }
}
