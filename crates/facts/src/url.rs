//! URLs that name an unencrypted protocol.

use crate::Site;

/// A URL without TLS where a program reads its configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainUrl {
    /// The protocol's name for people (`HTTP`, `Redis`, `JDBC (PostgreSQL)`).
    pub protocol: &'static str,
    /// The scheme or option that encrypts (`https`, `rediss`, `sslmode=verify-full`).
    pub secure: &'static str,
    /// Host and port, without user name and password.
    pub address: String,
    /// The characters of the URL's scheme, or of the whole URL.
    pub site: Site,
    /// Who reads it.
    pub holder: UrlHolder,
    /// Index of the job.
    pub job: usize,
}

/// Where a URL stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlHolder {
    /// An environment variable.
    Environment(String),
    /// A hyperparameter.
    HyperParameter(String),
    /// Container arguments or entry point.
    Argument,
}
