//! What a document says against a certificate.

use crate::Site;

/// Something about a certificate that keeps TLS from working, or from being trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The certificate's domain name or ARN; empty when the document gives none.
    pub certificate: String,
    /// What it is.
    pub kind: FlawKind,
    /// The value that says so, as written.
    pub value: String,
    /// Where it stands.
    pub site: Site,
}

/// Kinds of flaws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// Its time is over, or its issuer took it back.
    NotValid,
    /// It was never issued.
    NotIssued,
    /// ACM could not renew it, or waits for somebody to prove the domain again.
    NotRenewed,
    /// An RSA key of less than 2048 bits.
    ShortKey,
}
