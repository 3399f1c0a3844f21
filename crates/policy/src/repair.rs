//! The smallest change after which a policy refuses plaintext, judged again before anyone sees it.

mod change;
mod place;

use crate::ast::Policy;
use crate::prove::prove;
use crate::read::read;
use crate::universe::Universe;
use crate::{Claim, Outcome, Subject};
use change::{Change, changes};
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
    let place = Place::of(document, node)?;
    let told = Subject { resource: Some(universe.arn.clone()).filter(|arn| !arn.is_empty()), ..subject.clone() };
    changes(document, node.open(), &policy, &universe).into_iter().find_map(|Change { kind, edits }| {
        let text = edit::apply(document.text, &edits);
        let changed = Document::parse(&text, &Limits::default());
        let after = read(place.find(&changed)?);
        let good = changed.problems.len() <= document.problems.len()
            && matches!(prove(&after, &told, claim).outcome, Outcome::Proved(_))
            && admits_what_was_admitted(&policy, &after, &universe);
        good.then_some(Repair { kind, edits })
    })
}

/// Whether every Deny that was not there before lets all HTTPS requests pass.
fn admits_what_was_admitted(before: &Policy, after: &Policy, universe: &Universe) -> bool {
    let known = |statement: &crate::Statement| before.statements.iter().any(|old| old.says_the_same(statement));
    let new = after.statements.iter().filter(|statement| statement.deny && !known(statement));
    let mut new = new.map(|statement| crate::escape::never_matches(statement, after, universe, Claim::DeniesOldTls));
    new.all(|never| never)
}
