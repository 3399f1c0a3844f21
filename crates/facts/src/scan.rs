//! Finding connections in a string, and what each says of its encryption.

use crate::Protection;
use crate::options::{Engine, Verdict, judge};
use std::ops::Range;
use wireproof_source::order;

/// A connection in a string; the ranges are bytes of the string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) range: Range<usize>,
    pub(crate) decides: Range<usize>,
    pub(crate) protocol: &'static str,
    pub(crate) protection: Protection,
    pub(crate) secure: &'static str,
    pub(crate) address: String,
}

/// Finds the connections that the value of `key` names.
pub(crate) fn scan(key: &str, text: &str) -> Vec<Found> {
    let key = key.trim_start_matches('-');
    if key.to_ascii_lowercase().ends_with("proxy") {
        return Vec::new();
    }
    if let Some(found) = option(key, text) {
        return vec![found];
    }
    let mut found: Vec<Found> = urls(text).into_iter().filter_map(|range| url(text, range)).collect();
    found.extend(properties(text));
    found
}

/// A variable that holds nothing but the option: `PGSSLMODE`, `security.protocol`.
fn option(key: &str, text: &str) -> Option<Found> {
    let value = text.trim().trim_matches('"');
    let whole = || {
        let start = text.find(value).unwrap_or_default();
        start..start + value.len()
    };
    let folded = key.to_ascii_lowercase().replace(['.', '-', '_'], "");
    let (engine, protocol, secure, name) = if folded.ends_with("securityprotocol") {
        (Engine::Kafka, "Kafka", "SASL_SSL", "security.protocol")
    } else if folded == "pgsslmode" {
        (Engine::Postgres, "PostgreSQL", "verify-full", "sslmode")
    } else {
        return None;
    };
    let protection = judge(engine, &[(name, value, whole())]).protection;
    (!value.is_empty()).then(|| Found {
        range: whole(),
        decides: whole(),
        protocol,
        protection,
        secure,
        address: key.to_owned(),
    })
}

/// `security.protocol=…` in a text of properties.
fn properties(text: &str) -> Option<Found> {
    let at = text.find("security.protocol")?;
    let rest = text.get(at + "security.protocol".len()..)?;
    let value = rest.trim_start_matches([' ', '=', ':', '"']);
    let start = text.len() - value.len();
    let end =
        start + value.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').unwrap_or(value.len());
    let value = text.get(start..end)?;
    let protection = judge(Engine::Kafka, &[("security.protocol", value, start..end)]).protection;
    (!value.is_empty()).then(|| Found {
        range: at..end,
        decides: start..end,
        protocol: "Kafka",
        protection,
        secure: "SASL_SSL",
        address: "security.protocol".to_owned(),
    })
}

/// The URLs of a text: `scheme://…` or `jdbc:…`, up to a space or a quotation mark.
fn urls(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let is_scheme = |letter: char| letter.is_ascii_alphanumeric() || "+-._:".contains(letter);
    let schemes = lower.match_indices("://").map(|(at, _)| {
        let before = lower.get(..at).unwrap_or_default();
        before.trim_end_matches(is_scheme).len()
    });
    let mut starts: Vec<usize> = schemes.chain(lower.match_indices("jdbc:").map(|(at, _)| at)).collect();
    order::sort(&mut starts);
    let stops = |letter: char| letter.is_whitespace() || "\"'<>`|\\^".contains(letter);
    let mut urls: Vec<Range<usize>> = Vec::new();
    for start in starts {
        if urls.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let tail = text.get(start..).unwrap_or_default();
        let tail = tail.get(..tail.find(stops).unwrap_or(tail.len())).unwrap_or_default();
        let tail = without_closing(tail);
        urls.push(start..start + tail.len());
    }
    urls
}

/// Without what closes the sentence or list that a URL stands in.
fn without_closing(mut tail: &str) -> &str {
    // No URL is that long; and counting brackets again for each one takes time.
    const LONGEST: usize = 4096;
    if tail.len() > LONGEST {
        return tail;
    }
    loop {
        let unopened = |open: char, close: char| tail.matches(close).count() > tail.matches(open).count();
        let closes = match tail.chars().next_back() {
            Some('.' | ',' | ';') => true,
            Some(')') => unopened('(', ')'),
            Some(']') => unopened('[', ']'),
            Some('}') => unopened('{', '}'),
            _ => false,
        };
        match tail.char_indices().next_back() {
            Some((at, _)) if closes => tail = tail.get(..at).unwrap_or_default(),
            _ => return tail,
        }
    }
}

fn url(text: &str, range: Range<usize>) -> Option<Found> {
    let whole = text.get(range.clone())?;
    let lower = whole.to_ascii_lowercase();
    // `--url=http://…`, `key:http://…`: the scheme begins behind the last sign that no scheme has.
    let jdbc = lower.find("jdbc:");
    let skip = jdbc.unwrap_or_else(|| {
        let scheme = lower.find("://").unwrap_or_default();
        lower.get(..scheme).and_then(|scheme| scheme.rfind([':', '.', '_', '='])).map_or(0, |at| at + 1)
    });
    let start = range.start + skip;
    let url = text.get(start..range.end)?;
    let lower = url.to_ascii_lowercase();
    let driver = if jdbc.is_some() { Driver::of_jdbc(&lower) } else { Driver::of_scheme(lower.split("://").next()?) }?;
    let scheme_end = lower.find("://").unwrap_or(lower.len());
    let authority = authority(url);
    let hosts: Vec<&str> = authority.split(',').map(host).collect();
    if driver.is_url && (authority.is_empty() || hosts.iter().all(|host| is_local(host)) || is_name(&lower)) {
        return None;
    }
    let options = options(url, start, driver.engine);
    let Verdict { protection, decides } = judge(driver.engine, &options);
    let scheme = start..start + scheme_end;
    let whole = start..range.end;
    let by_scheme = matches!(driver.engine, Engine::Plain | Engine::Tls);
    let decides = decides.unwrap_or(if by_scheme { scheme } else { whole.clone() });
    Some(Found {
        range: whole,
        decides,
        protocol: driver.protocol,
        protection,
        secure: driver.secure,
        address: authority,
    })
}

/// What a scheme or a JDBC subprotocol speaks.
#[derive(Clone, Copy)]
struct Driver {
    engine: Engine,
    protocol: &'static str,
    secure: &'static str,
    is_url: bool,
}

impl Driver {
    fn of_scheme(scheme: &str) -> Option<Self> {
        let base = scheme.split('+').next().unwrap_or(scheme);
        let driver = |engine, protocol, secure| Some(Self { engine, protocol, secure, is_url: true });
        if scheme.ends_with("+unix") || scheme.ends_with("+socket") {
            return None;
        }
        match base {
            "http" => driver(Engine::Plain, "HTTP", "https"),
            "https" => driver(Engine::Tls, "HTTPS", "https"),
            "ws" => driver(Engine::Plain, "WebSocket", "wss"),
            "wss" => driver(Engine::Tls, "WebSocket", "wss"),
            "redis" | "valkey" => driver(Engine::Plain, "Redis", "rediss"),
            "rediss" | "valkeys" => driver(Engine::Tls, "Redis", "rediss"),
            "memcached" | "memcache" => driver(Engine::Plain, "Memcached", "TLS"),
            "ftp" => driver(Engine::Plain, "FTP", "ftps"),
            "ftps" => driver(Engine::Tls, "FTP", "ftps"),
            "tftp" => driver(Engine::Plain, "TFTP", "sftp"),
            "telnet" => driver(Engine::Plain, "Telnet", "ssh"),
            "amqp" => driver(Engine::Plain, "AMQP", "amqps"),
            "amqps" => driver(Engine::Tls, "AMQP", "amqps"),
            "mqtt" => driver(Engine::Plain, "MQTT", "mqtts"),
            "mqtts" => driver(Engine::Tls, "MQTT", "mqtts"),
            "ldap" => driver(Engine::Plain, "LDAP", "ldaps"),
            "ldaps" => driver(Engine::Tls, "LDAP", "ldaps"),
            "smtp" => driver(Engine::Opportunistic, "SMTP", "smtps"),
            "smtps" => driver(Engine::Tls, "SMTP", "smtps"),
            "nfs" => driver(Engine::Plain, "NFS", "NFS over TLS"),
            "grpc" => driver(Engine::Plain, "gRPC", "grpcs"),
            "grpcs" => driver(Engine::Tls, "gRPC", "grpcs"),
            "plaintext" | "sasl_plaintext" | "sasl-plaintext" => driver(Engine::Plain, "Kafka", "SASL_SSL"),
            "mongodb" if scheme.ends_with("+srv") => driver(Engine::MongoSrv, "MongoDB", "tls=true"),
            "mongodb" => driver(Engine::Mongo, "MongoDB", "tls=true"),
            "postgres" | "postgresql" | "timescaledb" | "cockroachdb" => {
                driver(Engine::Postgres, "PostgreSQL", "sslmode=verify-full")
            }
            "redshift" => driver(Engine::Postgres, "Redshift", "sslmode=verify-full"),
            "mysql" | "mysqlx" | "mariadb" => driver(Engine::MySqlUrl, "MySQL", "ssl-mode=VERIFY_IDENTITY"),
            "mssql" | "sqlserver" => driver(Engine::SqlServer, "SQL Server", "encrypt=true"),
            "clickhouse" => driver(Engine::ClickHouse, "ClickHouse", "secure=true"),
            _ if base != scheme => Self::of_scheme(scheme.split_once('+')?.1),
            _ => None,
        }
    }

    fn of_jdbc(url: &str) -> Option<Self> {
        let driver = |engine, protocol, secure| Some(Self { engine, protocol, secure, is_url: url.contains("://") });
        let subprotocol = url.strip_prefix("jdbc:")?.split("//").next()?;
        let has = |name: &str| subprotocol.split(':').any(|part| part == name);
        if has("postgresql") {
            driver(Engine::JdbcPostgres, "JDBC (PostgreSQL)", "sslmode=verify-full")
        } else if has("mysql") {
            driver(Engine::JdbcMySql, "JDBC (MySQL)", "sslMode=VERIFY_IDENTITY")
        } else if has("mariadb") {
            driver(Engine::JdbcMariaDb, "JDBC (MariaDB)", "sslMode=verify-full")
        } else if has("sqlserver") {
            driver(Engine::SqlServer, "JDBC (SQL Server)", "encrypt=true")
        } else if has("oracle") {
            let engine = if url.contains("tcps") { Engine::Tls } else { Engine::Opportunistic };
            driver(engine, "JDBC (Oracle)", "tcps")
        } else if has("redshift") {
            driver(Engine::JdbcRedshift, "JDBC (Redshift)", "sslmode=verify-full")
        } else if has("db2") {
            driver(Engine::Db2, "JDBC (Db2)", "sslConnection=true")
        } else if has("hive2") || has("trino") || has("presto") {
            driver(Engine::SslFlag, if has("hive2") { "JDBC (Hive)" } else { "JDBC (Trino)" }, "ssl=true")
        } else if has("clickhouse") || has("ch") {
            driver(Engine::ClickHouse, "JDBC (ClickHouse)", "ssl=true")
        } else {
            None
        }
    }
}

/// Host and port of a URL, without user name and password; empty when it names none so.
pub(crate) fn authority(url: &str) -> String {
    let rest = match url.split_once("://").or_else(|| url.split_once("@//")) {
        Some((_, rest)) => rest,
        None => url.split_once('@').map(|(_, rest)| rest).unwrap_or_default(),
    };
    if rest.starts_with('(') {
        return descriptor(rest);
    }
    let end = rest.find(['/', '?', '#', ';']).unwrap_or(rest.len());
    let mut authority = rest.get(..end).unwrap_or(rest);
    // `user:pa/ss@host`: a password that should have been encoded is no port and must not be shown.
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit() || b",.${}:]".contains(&byte));
    let is_cut = !authority.contains('@')
        && !authority.split(',').all(|host| host.rsplit_once(':').is_none_or(|(_, port)| is_port(port)));
    if is_cut && let Some((_, host)) = rest.rsplit_once('@') {
        authority = host.split(['/', '?', '#', ';']).next().unwrap_or(host);
    }
    authority.rsplit('@').next().unwrap_or(authority).to_owned()
}

/// Host and port of an Oracle connect descriptor.
fn descriptor(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let after = |key: &str| {
        let at = lower.find(key)? + key.len();
        text.get(at..)?.split(')').next().map(str::trim)
    };
    match (after("(host="), after("(port=")) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (Some(host), None) => host.to_owned(),
        (None, _) => String::new(),
    }
}

fn host(authority: &str) -> &str {
    match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(rest),
        None => authority.split(':').next().unwrap_or(authority),
    }
}

/// Whether what goes there stays on the machine.
fn is_local(host: &str) -> bool {
    let host = host.split('$').next().unwrap_or(host).to_ascii_lowercase();
    matches!(host.as_str(), "localhost" | "::1" | "0.0.0.0" | "host.docker.internal" | "fd00:ec2::254")
        || host.ends_with(".localhost")
        || is_address_of(&host, "127.")
        || is_address_of(&host, "169.254.")
}

fn is_address_of(host: &str, prefix: &str) -> bool {
    host.starts_with(prefix)
        && host.split('.').count() == 4
        && host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Whether a URL is a name: of an XML namespace, a JSON schema, a licence.
fn is_name(url: &str) -> bool {
    const NAMES: [&str; 12] = [
        "www.w3.org/",
        "schemas.",
        "json-schema.org/",
        "purl.org/",
        "xmlns.",
        "xml.apache.org/",
        "java.sun.com/",
        "ns.adobe.com/",
        "www.apache.org/licenses/",
        "www.opengis.net/",
        "schema.org/",
        "docs.oasis-open.org/",
    ];
    let rest = url.split_once("://").map(|(_, rest)| rest).unwrap_or_default();
    url.starts_with("http") && NAMES.iter().any(|name| rest.starts_with(name))
}

/// The `key=value` parts of a URL with the bytes of each.
fn options(url: &str, start: usize, engine: Engine) -> Vec<(&str, &str, Range<usize>)> {
    let from = url.find("://").map_or(0, |at| at + 3);
    let separators: &[char] = if engine == Engine::Db2 { &['?', '&', ';', ':'] } else { &['?', '&', ';', '#'] };
    let mut options = Vec::new();
    let mut at = from;
    for part in url.get(from..).unwrap_or_default().split(separators) {
        if let Some((key, value)) = part.split_once('=') {
            options.push((key, value, start + at..start + at + part.len()));
        }
        at += part.len() + 1;
    }
    options
}
