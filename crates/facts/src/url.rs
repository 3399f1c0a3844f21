//! Connections that configuration values name.

use crate::Site;

/// A URL where a program reads its configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    /// The protocol's name for people (`HTTP`, `Redis`, `JDBC (PostgreSQL)`).
    pub protocol: &'static str,
    /// What the URL says of encryption.
    pub protection: Protection,
    /// The scheme or option that encrypts (`https`, `rediss`, `sslmode=verify-full`).
    pub secure: &'static str,
    /// Host and port as far as the URL names them, without user name and password; the variable's or option's name when the
    /// option stands alone.
    pub address: String,
    /// The characters of the whole URL.
    pub site: Site,
    /// The characters that decide: the scheme or the option; the whole URL when an option is missing.
    pub decides: Site,
    /// Who reads it.
    pub holder: UrlHolder,
    /// Index of the job whose configuration it is; nothing for a task of a workflow.
    pub job: Option<usize>,
    /// Index of its hop in [`crate::Facts::hops`].
    pub hop: usize,
}

/// What a URL says of the encryption of its connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// The protocol or an option of it is the unencrypted one.
    Plain,
    /// TLS is tried and plaintext taken when the server has none: no option demands it.
    Opportunistic,
    /// TLS is demanded, the server's certificate is not verified.
    Unverified,
    /// TLS is demanded and the server's certificate verified, or the protocol leaves that to the client's defaults.
    Tls,
    /// The option that decides has a value that is not known, or is a placeholder.
    Unknown,
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
    /// A field of the API that takes the place of data, with its name (`S3Uri`).
    DataSource(String),
    /// A task of a workflow that calls an API.
    Task,
}
