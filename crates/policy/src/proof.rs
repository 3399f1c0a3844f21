//! The answer to a claim.

use std::collections::BTreeMap;
use wireproof_source::Span;

/// What is claimed of all requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// No request with `aws:SecureTransport` = false escapes an explicit Deny.
    DeniesPlaintext,
    /// No request below TLS 1.2 escapes an explicit Deny.
    DeniesOldTls,
    /// No Allow of this policy grants a plaintext request.
    GrantsNoPlaintext,
}

impl Claim {
    /// The contract's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::DeniesPlaintext => "denies-plaintext",
            Self::DeniesOldTls => "denies-old-tls",
            Self::GrantsNoPlaintext => "grants-no-plaintext",
        }
    }
}

/// A decided claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The claim.
    pub claim: Claim,
    /// The ARN of the resource, empty when nothing tells it.
    pub resource: String,
    /// The decision.
    pub outcome: Outcome,
    /// What the decision rests on.
    pub assumptions: Vec<Assumption>,
    /// Steps of work that the search took; the budget is counted in these.
    pub steps: u64,
}

/// The decision of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It holds of every request.
    Proved(Certificate),
    /// It does not: this request escapes.
    Refuted(Counterexample),
    /// Not decided, and why.
    Unknown(Vec<Doubt>),
    /// The service would reject the policy.
    Invalid {
        /// For these reasons.
        faults: Vec<Fault>,
        /// The answer as if it were accepted.
        if_accepted: Box<Outcome>,
    },
    /// Not a resource policy.
    NotApplicable(NotApplicable),
}

impl Outcome {
    /// The contract's word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Proved(_) => "proved",
            Self::Refuted(_) => "refuted",
            Self::Unknown(_) => "unknown",
            Self::Invalid { .. } => "invalid",
            Self::NotApplicable(_) => "not-applicable",
        }
    }
}

/// Why every request is caught: the cases cover all requests.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Certificate {
    /// The cases.
    pub cases: Vec<Case>,
}

/// Some requests and the statement that catches them.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Which requests, as conditions that are already decided; empty for all.
    pub requests: Vec<Literal>,
    /// Index of the statement.
    pub statement: usize,
    /// The characters of the statement that close the case.
    pub spans: Vec<Span>,
}

/// One part of a statement that a request matches or fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Literal {
    /// Index of the statement.
    pub statement: usize,
    /// Which part.
    pub escape: Escape,
    /// Its characters.
    pub span: Span,
}

/// The part of a Deny that a request slips past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Escape {
    /// The principal is not named, or is excepted by `NotPrincipal`.
    Principal,
    /// The action is not named, or is excepted by `NotAction`.
    Action,
    /// The resource is not named, or is excepted by `NotResource`.
    Resource,
    /// A condition is not met.
    Condition {
        /// The operator as written.
        operator: String,
        /// The key as written.
        key: String,
    },
}

/// A request that no Deny catches, replayed through the concrete evaluator.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterexample {
    /// The request.
    pub request: Request,
    /// What each statement of the policy decides about it.
    pub trace: Vec<Decision>,
}

/// What one statement decides about one request.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Index of the statement.
    pub statement: usize,
    /// Whether the statement is a Deny.
    pub deny: bool,
    /// The first part that the request does not meet; nothing when the statement matches.
    pub missed: Option<Literal>,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Request {
    /// ARN of who asks, `anonymous`, or a service principal.
    pub principal: String,
    /// The action.
    pub action: String,
    /// The resource's ARN.
    pub resource: String,
    /// The context keys that are present.
    pub context: BTreeMap<String, String>,
}

/// What a decision rests on besides the policy: `facts/policy-semantics.md` section 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Assumption {
    /// `{"AWS": "*"}` also matches service principals.
    P1,
    /// The owner's root user may always read, write and delete the bucket policy.
    R1,
}

impl Assumption {
    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Self::P1 => "P1",
            Self::R1 => "R1",
        }
    }
}

/// What stopped a proof and a refutation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Doubt {
    /// The claim can't be decided yet.
    NotDecided,
}

/// Something that the service would reject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: FaultKind,
    /// Where.
    pub span: Span,
}

/// The kinds of faults.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// A key is written twice in one object.
    DuplicateKey {
        /// The key.
        key: String,
    },
}

/// Why a claim does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotApplicable {
    /// No statement names a principal: an identity policy or an organization's policy.
    NoPrincipal,
}
