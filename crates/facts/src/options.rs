//! What a driver's connection options say of TLS: by driver, because the same words differ among them.

use crate::Protection;
use std::ops::Range;

/// The drivers that read options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// A scheme without TLS.
    Plain,
    /// A scheme with TLS.
    Tls,
    /// A protocol that may be upgraded to TLS, or not.
    Opportunistic,
    ClickHouse,
    Db2,
    JdbcMariaDb,
    JdbcMySql,
    JdbcPostgres,
    JdbcRedshift,
    Kafka,
    Mongo,
    MongoSrv,
    MySqlUrl,
    Postgres,
    SqlServer,
    SslFlag,
}

/// What the options come to.
pub(crate) struct Verdict {
    pub(crate) protection: Protection,
    /// The option that decides; nothing when none was given.
    pub(crate) decides: Option<Range<usize>>,
}

/// One `key=value` and its bytes.
pub(crate) type Choice<'a> = (&'a str, &'a str, Range<usize>);

/// Judges the options of a connection.
pub(crate) fn judge(engine: Engine, choices: &[Choice<'_>]) -> Verdict {
    use Protection::{Opportunistic, Plain, Tls, Unknown, Unverified};
    let options = Options(choices);
    let (protection, decides) = match engine {
        Engine::Plain => (Plain, None),
        Engine::Tls => (Tls, None),
        Engine::Opportunistic => (Opportunistic, None),
        Engine::Kafka => match options.get(&["securityprotocol"]) {
            Some((value, range)) => match value.as_str() {
                "plaintext" | "sasl_plaintext" => (Plain, Some(range)),
                "ssl" | "sasl_ssl" => (Tls, Some(range)),
                _ => (Unknown, Some(range)),
            },
            None => (Unknown, None),
        },
        Engine::Postgres => match options.get(&["sslmode", "ssl"]) {
            Some((value, range)) => (postgres(&value), Some(range)),
            None => (Opportunistic, None),
        },
        Engine::JdbcPostgres | Engine::JdbcRedshift => jdbc_postgres(&options),
        Engine::JdbcMySql => jdbc_mysql(&options),
        Engine::MySqlUrl => match options.get(&["sslmode", "ssl"]) {
            Some((value, range)) => (mysql(&value), Some(range)),
            None => match options.get(&["sslca", "sslverifycert", "sslverifyidentity"]) {
                Some((_, range)) => (Tls, Some(range)),
                None => (Opportunistic, None),
            },
        },
        Engine::JdbcMariaDb => match options.get(&["sslmode", "usessl", "ssl"]) {
            Some((value, range)) => match value.as_str() {
                "disable" | "false" => (Plain, Some(range)),
                "trust" => (Unverified, Some(range)),
                "verify-ca" | "verify-full" | "true" => (Tls, Some(range)),
                _ => (Unknown, Some(range)),
            },
            None => (Plain, None),
        },
        Engine::SqlServer => match options.get(&["encrypt"]) {
            Some((value, range)) => match value.as_str() {
                "true" | "yes" | "mandatory" if options.is_on(&["trustservercertificate"]) => (Unverified, Some(range)),
                "true" | "yes" | "mandatory" | "strict" => (Tls, Some(range)),
                "false" | "no" | "optional" => (Plain, Some(range)),
                _ => (Unknown, Some(range)),
            },
            None => (Opportunistic, None),
        },
        Engine::Mongo | Engine::MongoSrv => match options.get(&["tls", "ssl"]) {
            Some((value, range)) => match value.as_str() {
                "true" => (mongo(&options), Some(range)),
                "false" => (Plain, Some(range)),
                _ => (Unknown, Some(range)),
            },
            None if engine == Engine::MongoSrv => (mongo(&options), None),
            None => (Plain, None),
        },
        Engine::Db2 => flag(&options, &["sslconnection"]),
        Engine::SslFlag => flag(&options, &["ssl"]),
        Engine::ClickHouse => flag(&options, &["secure", "ssl"]),
    };
    Verdict { protection, decides }
}

struct Options<'a, 'b>(&'b [Choice<'a>]);

impl Options<'_, '_> {
    /// The value of the first of these keys that is given, in small letters.
    fn get(&self, keys: &[&str]) -> Option<(String, Range<usize>)> {
        keys.iter().find_map(|wanted| {
            // The last one counts when an option is given twice.
            let (_, value, range) = self.0.iter().rev().find(|(key, ..)| fold(key) == *wanted)?;
            Some((value.to_ascii_lowercase(), range.clone()))
        })
    }

    fn is_on(&self, keys: &[&str]) -> bool {
        self.get(keys).is_some_and(|(value, _)| matches!(value.as_str(), "true" | "yes" | "1"))
    }
}

fn fold(key: &str) -> String {
    key.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

fn flag(options: &Options<'_, '_>, keys: &[&str]) -> (Protection, Option<Range<usize>>) {
    match options.get(keys) {
        Some((value, range)) => match value.as_str() {
            "true" | "1" | "yes" => (Protection::Tls, Some(range)),
            "false" | "0" | "no" => (Protection::Plain, Some(range)),
            _ => (Protection::Unknown, Some(range)),
        },
        None => (Protection::Plain, None),
    }
}

fn postgres(mode: &str) -> Protection {
    match mode {
        "disable" | "false" | "0" | "off" => Protection::Plain,
        "allow" | "prefer" => Protection::Opportunistic,
        "require" | "true" | "1" => Protection::Unverified,
        "verify-ca" | "verify-full" => Protection::Tls,
        _ => Protection::Unknown,
    }
}

fn mysql(mode: &str) -> Protection {
    match mode {
        "disabled" | "disable" | "false" | "0" => Protection::Plain,
        "preferred" => Protection::Opportunistic,
        "required" | "true" | "1" => Protection::Unverified,
        "verify_ca" | "verify_identity" | "verify-ca" | "verify-identity" => Protection::Tls,
        _ => Protection::Unknown,
    }
}

/// `ssl=true` means `verify-full` to PostgreSQL's driver, and so does Redshift's.
fn jdbc_postgres(options: &Options<'_, '_>) -> (Protection, Option<Range<usize>>) {
    if let Some((factory, range)) = options.get(&["sslfactory"])
        && factory.contains("nonvalidating")
    {
        return (Protection::Unverified, Some(range));
    }
    if let Some((mode, range)) = options.get(&["sslmode"]) {
        return (postgres(&mode), Some(range));
    }
    match options.get(&["ssl"]) {
        Some((value, range)) => match value.as_str() {
            "false" => (Protection::Plain, Some(range)),
            "true" | "" => (Protection::Tls, Some(range)),
            _ => (Protection::Unknown, Some(range)),
        },
        None => (Protection::Opportunistic, None),
    }
}

/// `sslMode` stands over the older `useSSL`, `requireSSL` and `verifyServerCertificate`.
fn jdbc_mysql(options: &Options<'_, '_>) -> (Protection, Option<Range<usize>>) {
    if let Some((mode, range)) = options.get(&["sslmode"]) {
        return (mysql(&mode), Some(range));
    }
    let Some((use_ssl, range)) = options.get(&["usessl"]) else { return (Protection::Opportunistic, None) };
    let protection = match use_ssl.as_str() {
        "false" => Protection::Plain,
        "true" if options.is_on(&["verifyservercertificate"]) => Protection::Tls,
        "true" if options.is_on(&["requiressl"]) => Protection::Unverified,
        "true" => Protection::Opportunistic,
        _ => Protection::Unknown,
    };
    (protection, Some(range))
}

fn mongo(options: &Options<'_, '_>) -> Protection {
    let unverified =
        ["tlsinsecure", "tlsallowinvalidcertificates", "tlsallowinvalidhostnames", "sslinvalidcertificatesallowed"];
    if unverified.iter().any(|key| options.is_on(&[key])) { Protection::Unverified } else { Protection::Tls }
}
