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
use change::{Change, changes, json};
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
    let trial = Trial { claim, policy: &policy, universe: &universe, told: &told };
    let found = changes(document, node.open(), &policy, &universe);
    let Some(place) = Place::of(document, node) else { return worked_out(node, found, &trial) };
    let good = trial.first(found, |edits| {
        let text = place.edited(edits);
        let changed = Document::parse(&text, &Limits::default());
        Some((read(place.find(&changed)?), text.len()))
    })?;
    Some(Repair { kind: good.kind, edits: good.edits })
}

/// The change of a policy that is not written so, but worked out of a template's expressions: tried on the policy as it was
/// worked out, and made where the author's characters decide.
fn worked_out(node: &Node<'_>, own: Vec<Change>, trial: &Trial<'_>) -> Option<Repair> {
    let text = json(node);
    let copy = Document::parse(&text, &Limits::default());
    let root = copy.root()?;
    // A single statement that becomes one of a list would be written anew, without its expressions.
    let is_list = node.get("Statement").is_some_and(|list| list.open().is_array());
    let can = |change: &Change| is_list || change.kind != RepairKind::AddDeny;
    let found = changes(&copy, root, &read(root), trial.universe);
    let found = found.into_iter().filter(|change| can(change) && own.iter().any(|own| own.id == change.id)).collect();
    let good = trial.first(found, |edits| {
        let text = edit::apply(&text, edits);
        let changed = Document::parse(&text, &Limits::default());
        Some((read(changed.root()?), text.len()))
    })?;
    let Change { kind, edits, .. } = own.into_iter().find(|own| own.id == good.id)?;
    Some(Repair { kind, edits })
}

/// What a change has to achieve.
struct Trial<'a> {
    claim: Claim,
    policy: &'a Policy,
    universe: &'a Universe,
    told: &'a Subject,
}

impl Trial<'_> {
    /// The first change that is good; `after` reads the policy with its edits and tells how much it read.
    fn first(&self, found: Vec<Change>, after: impl Fn(&[Edit]) -> Option<(Policy, usize)>) -> Option<Change> {
        let mut left = EFFORT;
        found.into_iter().find(|change| {
            // The last resort is tried in any case.
            if left == 0 && change.kind != RepairKind::AddDeny {
                return false;
            }
            let Some((after, length)) = after(&change.edits) else { return false };
            let proof = prove(&after, self.told, self.claim);
            left = left.saturating_sub(proof.steps + length as u64);
            matches!(proof.outcome, Outcome::Proved(_)) && admits_what_was_admitted(self.policy, &after, self.universe)
        })
    }
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
