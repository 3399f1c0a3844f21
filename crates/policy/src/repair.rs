//! The smallest change after which a policy refuses plaintext, judged again before anyone sees it.

mod change;
mod place;

use crate::ast::{Policy, Statement};
use crate::domain::Budget;
use crate::prove::prove;
use crate::read::read;
use crate::ready::Ready;
use crate::universe::Universe;
use crate::{Claim, Outcome, Subject};
use change::{Change, changes, deny};
use place::Place;
use wireproof_source::{Document, Limits, Node, edit, edit::Edit};

/// A change of the policy after which its claim is proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What the change does.
    pub kind: RepairKind,
    /// The edits of the document's text.
    pub edits: Vec<Edit>,
}

/// What a [`Repair`] changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RepairKind {
    /// The bucket's own ARN is added beside its objects, or the objects beside the bucket.
    AddResource,
    /// A Deny's actions become all of the service's.
    WidenAction,
    /// A Deny's principals become everyone.
    WidenPrincipal,
    /// A condition beside the transport condition is dropped.
    DropCondition,
    /// The transport condition's value is turned round: it denied the encrypted requests.
    InvertTransport,
    /// `Bool` becomes `BoolIfExists` on a key that some requests do not carry.
    UseIfExists,
    /// A Deny statement is added.
    AddDeny,
}

/// The smallest change that turns the claim that matters for this kind of policy from refuted or unknown into proved,
/// judged again before it is returned. Never a change that refuses HTTPS requests which were admitted before.
pub fn repair(document: &Document<'_>, node: &Node<'_>, subject: &Subject) -> Option<Repair> {
    let claim = subject.kind.claims().first().copied()?;
    let policy = read(node);
    if !matches!(prove(&policy, subject, claim).outcome, Outcome::Refuted(_) | Outcome::Unknown(_)) {
        return None;
    }
    let universe = Universe::of(&policy, subject);
    let told = Subject { resource: Some(universe.arn.clone()).filter(|arn| !arn.is_empty()), ..subject.clone() };
    let Some(place) = Place::of(document, node) else { return appended(document, node, &policy, &universe, &told) };
    let mut left = EFFORT;
    changes(document, node.open(), &policy, &universe).into_iter().find_map(|Change { kind, edits }| {
        // The last resort is tried in any case.
        if left == 0 && kind != RepairKind::AddDeny {
            return None;
        }
        let text = place.edited(&edits);
        let changed = Document::parse(&text, &Limits::default());
        let after = read(place.find(&changed)?);
        let proof = prove(&after, &told, claim);
        left = left.saturating_sub(proof.steps + text.len() as u64);
        let good = matches!(proof.outcome, Outcome::Proved(_)) && admits_what_was_admitted(&policy, &after, &universe);
        good.then_some(Repair { kind, edits })
    })
}

/// A Deny after the statements of a policy that is not written so, but worked out of a template's expressions: those are
/// the author's, and stay.
fn appended(
    document: &Document<'_>,
    node: &Node<'_>,
    policy: &Policy,
    universe: &Universe,
    told: &Subject,
) -> Option<Repair> {
    let claim = told.kind.claims().first().copied()?;
    let list = node.get("Statement").map(Node::open).filter(|list| list.is_array())?;
    let deny = deny(policy, universe)?;
    let statement = Document::parse(&deny, &Limits::default());
    let mut after = policy.clone();
    after.statements.extend(read(statement.root()?).statements);
    let proof = prove(&after, told, claim);
    let good = matches!(proof.outcome, Outcome::Proved(_)) && admits_what_was_admitted(policy, &after, universe);
    let edits = vec![edit::append_item(document, list, &deny)?];
    good.then_some(Repair { kind: RepairKind::AddDeny, edits })
}

/// Steps of work and characters to read that the search for a change may take.
const EFFORT: u64 = 8_000_000;

/// Whether every Deny that was not there before lets all HTTPS requests pass.
fn admits_what_was_admitted(before: &Policy, after: &Policy, universe: &Universe) -> bool {
    let Ok(ready) = Ready::of(after, universe, &mut Budget::new(u64::MAX)) else { return false };
    let known = |index: usize, statement: &Statement| {
        let same = |old: &Statement| old.says_the_same(statement);
        before.statements.get(index).is_some_and(same) || before.statements.iter().any(same)
    };
    let new = after.statements.iter().enumerate();
    let mut new = new.filter(|(index, statement)| statement.deny && !known(*index, statement));
    new.all(|(index, _)| crate::escape::never_matches(&ready, index, Claim::DeniesOldTls))
}
