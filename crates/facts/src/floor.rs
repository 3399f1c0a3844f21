//! The oldest version of TLS that an end of a hop takes.

use crate::Site;

/// What an end of a hop takes at worst: a named security policy, or a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Floor {
    /// Index of the hop in [`crate::Facts::hops`].
    pub hop: usize,
    /// The oldest version; nothing when the policy's name is not known or its value is decided elsewhere.
    pub version: Option<Version>,
    /// The policy or version as the service names it, or the expression that stands for it.
    pub policy: String,
    /// What decides.
    pub rests: Rests,
    /// The field that sets it, by its API name.
    pub field: &'static str,
    /// The value's characters, or the place where it would be written.
    pub site: Site,
}

/// Why a floor is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rests {
    /// It is written.
    Written,
    /// Nothing is written: the service's default.
    Default,
    /// Something is written that the service does not follow.
    Overridden,
}

/// A version of SSL or TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// SSL 3.0.
    Ssl30,
    /// TLS 1.0.
    Tls10,
    /// TLS 1.1.
    Tls11,
    /// TLS 1.2.
    Tls12,
    /// TLS 1.3.
    Tls13,
}

impl Version {
    /// The version's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ssl30 => "SSL 3.0",
            Self::Tls10 => "TLS 1.0",
            Self::Tls11 => "TLS 1.1",
            Self::Tls12 => "TLS 1.2",
            Self::Tls13 => "TLS 1.3",
        }
    }

    /// Whether RFC 8996 and its like have retired it.
    pub fn is_old(self) -> bool {
        self < Self::Tls12
    }
}
