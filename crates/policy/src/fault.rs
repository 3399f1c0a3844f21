//! What a service would reject in a policy, and what reads differently than it looks.

use wireproof_source::Span;

/// Something that the service would reject, or that reads differently than it looks.
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
    /// A condition key is written in two spellings under different operators of one statement; both count. The service accepts it.
    KeyInTwoSpellings {
        /// The key.
        key: String,
    },
    /// An element that no policy has.
    UnknownElement {
        /// The element.
        element: String,
    },
    /// An element is missing.
    MissingElement {
        /// The element.
        element: &'static str,
    },
    /// Two elements that exclude each other (`Action` and `NotAction`).
    ConflictingElements {
        /// The element.
        element: &'static str,
    },
    /// An element that this kind of policy does not have.
    UnsupportedElement {
        /// The element.
        element: &'static str,
    },
    /// A value of the wrong JSON type.
    WrongType {
        /// The element.
        element: &'static str,
    },
    /// `Version` is neither `2012-10-17` nor `2008-10-17`.
    InvalidVersion {
        /// The value.
        version: String,
    },
    /// `Effect` is neither `Allow` nor `Deny`.
    InvalidEffect {
        /// The value.
        effect: String,
    },
    /// No such key of `Principal`.
    InvalidPrincipalKey {
        /// The key.
        key: String,
    },
    /// A value that names no principal.
    InvalidPrincipal {
        /// The value.
        principal: String,
    },
    /// A wildcard within a principal: only `*` alone is one.
    WildcardInPrincipal {
        /// The value.
        principal: String,
    },
    /// No such action, or one that this kind of policy can't name.
    InvalidAction {
        /// The action.
        action: String,
    },
    /// None of the statement's resources is of the action's type.
    ActionWithoutResource {
        /// The action.
        action: String,
    },
    /// A resource that this policy can't name.
    InvalidResource {
        /// The resource.
        resource: String,
    },
    /// No such condition operator.
    UnknownOperator {
        /// The operator.
        operator: String,
    },
    /// A policy variable where none may stand.
    VariableNotAllowed {
        /// The variable's key.
        key: String,
    },
}

impl FaultKind {
    /// Whether the service rejects a policy with this fault.
    pub fn rejects(&self) -> bool {
        !matches!(self, Self::KeyInTwoSpellings { .. })
    }
}
