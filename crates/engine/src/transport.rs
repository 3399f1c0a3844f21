//! The conditions that people wrote with TLS in mind: those on `aws:SecureTransport` and `s3:TlsVersion`.
//!
//! The prover decides; this finds the characters.

use crate::analysis::PolicyRead;
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

impl Transport<'_> {
    /// Whether the condition is met by requests with `aws:SecureTransport` = `wanted` and not by the others.
    pub(crate) fn asks_for(&self, wanted: bool) -> bool {
        let operator = self.condition.operator_text.to_ascii_lowercase();
        if operator == "null" {
            return false;
        }
        let negated = operator.contains("not");
        let named = wanted != negated;
        self.names(named) && !self.names(!named)
    }

    /// A name for the finding that does not depend on the place: the resource and the statement's Sid.
    pub(crate) fn name(&self, read: &PolicyRead) -> String {
        let resource = read.proofs.first().map(|proof| proof.resource.as_str()).unwrap_or_default();
        let sid = self.statement.sid.as_deref().unwrap_or_default();
        format!("{resource} {sid} {} {}", self.condition.operator_text, self.condition.key)
    }

    /// Whether the Boolean is among the values, in any case.
    fn names(&self, wanted: bool) -> bool {
        let word = if wanted { "true" } else { "false" };
        self.condition.values.iter().any(|value| value.text.eq_ignore_ascii_case(word))
    }
}
