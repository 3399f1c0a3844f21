//! The answer to a claim.

use crate::{Fault, Kind};
use wireproof_source::{Map, Span};

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
    /// Whose policy it is.
    pub kind: Kind,
    /// The ARN of the resource, empty when nothing tells it.
    pub resource: String,
    /// The decision.
    pub outcome: Outcome,
    /// What the decision rests on; listed for proofs only.
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// Whose requests: classes of principals as [`Request::principal`] writes them; empty for everyone.
    pub principals: Vec<String>,
    /// Which actions; empty for all.
    pub actions: Vec<String>,
    /// Which further requests: those that miss these parts of other statements; empty for all.
    pub requests: Vec<Literal>,
    /// Whether only those are meant that match the statement: what becomes of the others is said by further cases.
    pub is_matched: bool,
    /// Index of the statement.
    pub statement: usize,
    /// The characters of the statement that close the case.
    pub spans: Vec<Span>,
}

/// One part of a statement that a request matches or fails.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Literal {
    /// Index of the statement.
    pub statement: usize,
    /// Which part.
    pub escape: Escape,
    /// Its characters.
    pub span: Span,
}

/// The part of a Deny that a request slips past.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The first part that the request surely does not meet; nothing when the statement matches or may match.
    pub missed: Option<Literal>,
    /// What keeps the statement from being decided; empty when it is.
    pub doubts: Vec<Doubt>,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Request {
    /// ARN of who asks (a role session by its `sts` ARN), `anonymous`, a service principal, or a canonical user id.
    pub principal: String,
    /// The action (`s3:GetObject`).
    pub action: String,
    /// The resource's ARN.
    pub resource: String,
    /// The context keys that are present, each with its values. Keys that follow from the principal may be left out;
    /// every other key that is not here is absent.
    pub context: Map<String, Vec<String>>,
}

/// What a decision rests on besides the policy: `facts/policy-semantics.md` section 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assumption {
    /// `{"AWS": "*"}` also matches service principals.
    P1,
    /// The owner's root user may always read, write and delete the bucket policy.
    R1,
    /// Plaintext requests carry no `s3:TlsVersion` or one below 1.2; HTTPS requests carry the true version.
    T1,
    /// `aws:SecureTransport` is present on every request of the claim.
    T2,
    /// Object keys are not empty.
    K1,
    /// Every condition key exists for the listed actions only.
    K2,
    /// The list of actions is complete as of the catalogue's version.
    A1,
    /// Replication writes and other actions that no client sends itself are left out.
    A2,
    /// A policy's Boolean values ignore case.
    B1,
    /// A request's Booleans are the lower-case texts `true` and `false`.
    B2,
    /// `s3:TlsVersion` is one of 1.0, 1.1, 1.2, 1.3.
    V1,
    /// Exactly one of `aws:SourceIp` and `aws:SourceVpce` is present, except on calls between services.
    C1,
    /// Requests are made in 2026 or later.
    D1,
    /// A table's indexes and streams are resources of their own.
    I1,
}

impl Assumption {
    /// Every assumption.
    pub const ALL: [Self; 14] = [
        Self::P1,
        Self::R1,
        Self::T1,
        Self::T2,
        Self::K1,
        Self::K2,
        Self::A1,
        Self::A2,
        Self::B1,
        Self::B2,
        Self::V1,
        Self::C1,
        Self::D1,
        Self::I1,
    ];

    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Self::P1 => "P1",
            Self::R1 => "R1",
            Self::T1 => "T1",
            Self::T2 => "T2",
            Self::K1 => "K1",
            Self::K2 => "K2",
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::B1 => "B1",
            Self::B2 => "B2",
            Self::V1 => "V1",
            Self::C1 => "C1",
            Self::D1 => "D1",
            Self::I1 => "I1",
        }
    }
}

/// What stopped a proof and a refutation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// What.
    pub kind: DoubtKind,
    /// The characters in question; nothing when it is about no place in particular.
    pub span: Option<Span>,
}

/// The kinds of doubts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DoubtKind {
    /// The search used up its budget of steps.
    Budget,
    /// Whether plaintext requests carry `s3:TlsVersion` is not documented.
    TlsVersionOnPlaintext,
    /// A Boolean test with several values, or with a text other than `true` and `false`.
    BooleanValues,
    /// An empty list of values.
    NoValues,
    /// A value that can't be read as the number, date or address that its operator wants.
    UnreadableValue,
    /// A value is not text (a function of a template that was not resolved).
    UnresolvedValue,
    /// The operator is not made for values of this key.
    OperatorMisfit,
    /// A set operator whose result is not documented here.
    SetOperator,
    /// A policy variable that some requests can't resolve, or whose value decides.
    Variable {
        /// The variable's key.
        key: String,
    },
    /// The condition key does not exist for the action that would escape with it.
    KeyNotListed {
        /// The key.
        key: String,
        /// The action.
        action: String,
    },
    /// No such condition key is known.
    UnknownKey {
        /// The key.
        key: String,
    },
    /// The key's value is not documented for the principals that would escape.
    UndocumentedValue {
        /// The key.
        key: String,
    },
    /// Only a request that AWS does not document would escape.
    UndocumentedRequest,
    /// Whom `NotPrincipal` spares is not documented for this caller.
    NotPrincipal,
    /// Whether the principal element covers the caller is not documented.
    PrincipalElement,
    /// A wildcard would have to reach across the parts of an ARN.
    WildcardAcrossParts,
    /// A part of the statement can be read in more than one way.
    AmbiguousStatement,
    /// Whose policy it is is not known, and the answer depends on it.
    UnknownResource,
}

/// Why a claim does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotApplicable {
    /// No statement names a principal: an identity policy or an organization's policy.
    NoPrincipal,
    /// The service has no key that tells the TLS version.
    NoTlsVersion,
}

/// What a policy decides about one request.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// What each statement decides.
    pub trace: Vec<Decision>,
    /// What follows.
    pub effect: Effect,
}

/// The decision of a policy about one request; other policies may still deny or allow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A Deny matches.
    ExplicitDeny,
    /// An Allow matches and no Deny does.
    Allow,
    /// Neither matches.
    ImplicitDeny,
    /// It depends on what is not documented.
    Undecided,
}
