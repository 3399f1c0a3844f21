//! The conditions that people wrote with TLS in mind: those on `aws:SecureTransport` and `s3:TlsVersion`.
//!
//! The prover decides; this finds the characters.

use wireproof_policy::{Condition, Policy, Statement};

/// A condition on the transport.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Transport<'p> {
    /// Index of the statement.
    pub(crate) index: usize,
    pub(crate) statement: &'p Statement,
    pub(crate) condition: &'p Condition,
    /// Which key.
    pub(crate) key: Key,
}

/// The keys that speak of the transport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    SecureTransport,
    TlsVersion,
}

impl Key {
    /// The key of a name as written; names ignore case.
    pub(crate) fn of(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case("aws:SecureTransport") {
            Some(Self::SecureTransport)
        } else if name.eq_ignore_ascii_case("s3:TlsVersion") {
            Some(Self::TlsVersion)
        } else {
            None
        }
    }
}

/// Every condition on the transport.
pub(crate) fn transports(policy: &Policy) -> Vec<Transport<'_>> {
    let statements = policy.statements.iter().enumerate();
    statements
        .flat_map(|(index, statement)| {
            let conditions = statement.conditions.iter();
            conditions.filter_map(move |condition| {
                Some(Transport { index, statement, condition, key: Key::of(&condition.key)? })
            })
        })
        .collect()
}

/// Whether the condition names the Boolean among its values, in any case.
pub(crate) fn names(condition: &Condition, wanted: bool) -> bool {
    let word = if wanted { "true" } else { "false" };
    condition.values.iter().any(|value| value.text.eq_ignore_ascii_case(word))
}
