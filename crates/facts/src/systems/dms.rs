//! DMS endpoints: database → replication instance → target.
//!
//! An absent `SslMode` is `none`. `require` encrypts and verifies nothing. S3, Kinesis, DynamoDB and Redshift always show `none` and
//! are reached over TLS. Redis and Kafka have settings of their own.

use super::server;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Place, PlaceKind, System, field};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[Card {
    id: "dms.describe-endpoints",
    command: "aws dms describe-endpoints",
    #[cfg(test)]
    sample: r#"{"Endpoints":[{"EndpointIdentifier":"source","EndpointType":"SOURCE","EngineName":"postgres","SslMode":"verify-full"}]}"#,
    signs: Signs::List { key: "Endpoints", needs: &[&["EndpointIdentifier", "EndpointType"], &["EngineName"]] },
    types: &["AWS::DMS::Endpoint", "aws_dms_endpoint", "aws_dms_s3_endpoint"],
    names: NAMES,
    body: Body::Resource(read),
}];

const NAMES: &[&str] = &["EndpointIdentifier", "EndpointId"];

/// What decides about replication instance ↔ endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// TLS, and the certificate is verified.
    Verified,
    /// TLS, and the certificate is not verified.
    Unverified,
    /// No TLS.
    Plain {
        /// What decides.
        setting: Setting,
        /// Whether it is written, rather than the default.
        stated: bool,
    },
    /// A service of AWS that is reached over TLS whatever the mode says.
    Service,
    /// Redis or Kafka over TLS, with nothing said of the certificate.
    Tls {
        /// Whether it is written, rather than the default.
        stated: bool,
    },
    /// An engine of which this is not known.
    EngineNotKnown(String),
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

/// The setting that decides about an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// `SslMode`: of databases.
    SslMode,
    /// `SslSecurityProtocol` of `RedisSettings`.
    Redis,
    /// `SecurityProtocol` of `KafkaSettings`.
    Kafka,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let named = field::string(node, "EngineName");
    let engine = match named.and_then(Node::as_str) {
        Some(engine) => engine.to_ascii_lowercase(),
        None if reader.resource.kind == "aws_dms_s3_endpoint" => "s3".to_owned(),
        None => String::new(),
    };
    let (path, on): (&[&str], &'static str) = match engine.as_str() {
        "redis" => (&["RedisSettings", "SslSecurityProtocol"], "\"ssl-encryption\""),
        "kafka" => (&["KafkaSettings", "SecurityProtocol"], "\"ssl-encryption\""),
        // These two know no stricter mode.
        "oracle" | "db2" | "db2-zos" => (&["SslMode"], "\"verify-ca\""),
        _ => (&["SslMode"], "\"verify-full\""),
    };
    let (setting, given) = reader.word_at(node, path);
    let answer = match given {
        _ if is_service(&engine) => Answer::Service,
        // Of these the service answers `none` too, whatever the connection is: their address or their service says more.
        Given::Stated(word) if has_no_mode(&engine) && word.eq_ignore_ascii_case("none") => {
            Answer::EngineNotKnown(engine.clone())
        }
        Given::Stated(word) => of_word(&engine, word),
        Given::Absent => match engine.as_str() {
            "redis" => Answer::Tls { stated: false },
            "kafka" | "" => Answer::EngineNotKnown(engine.clone()),
            engine if has_no_mode(engine) => Answer::EngineNotKnown(engine.to_owned()),
            _ => Answer::Plain { setting: Setting::SslMode, stated: false },
        },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    let site = setting.site;
    let place = |kind, name: &str| Place { site, ..reader.place(kind, name, Span::default()) };
    let name = reader.name(node, NAMES);
    let (store, instance) = (place(store(&engine), &name), place(PlaceKind::ReplicationInstance, ""));
    let is_target = field::name(node, "EndpointType").eq_ignore_ascii_case("target");
    let (from, to) = if is_target { (instance, store) } else { (store, instance) };
    let open = matches!(answer, Answer::Plain { .. });
    let hop = reader.service(from, to, "", System::Dms(answer), vec![site]);
    if open {
        reader.switch(hop, setting, on);
    }
    if let Some(host) = field::get(node, "ServerName").filter(|_| path == ["SslMode"]) {
        server::refuses(reader, hop, host);
    }
    for path in [&["EncryptionMode"][..], &["S3Settings", "EncryptionMode"]] {
        reader.beside(hop, Mechanism::StorageEncryption, node, path);
    }
    for name in ["KmsKeyId", "KmsKeyArn", "ServerSideEncryptionKmsKeyId"] {
        reader.beside(hop, Mechanism::KmsKey, node, &[name]);
    }
}

fn of_word(engine: &str, word: String) -> Answer {
    match (engine, word.to_ascii_lowercase().as_str()) {
        ("redis", "plaintext") => Answer::Plain { setting: Setting::Redis, stated: true },
        ("kafka", "plaintext") => Answer::Plain { setting: Setting::Kafka, stated: true },
        ("redis", "ssl-encryption") | ("kafka", "ssl-encryption" | "ssl-authentication" | "sasl-ssl") => {
            Answer::Tls { stated: true }
        }
        ("redis" | "kafka", _) => Answer::Open(word),
        (_, "none") => Answer::Plain { setting: Setting::SslMode, stated: true },
        (_, "require") => Answer::Unverified,
        (_, "verify-ca" | "verify-full") => Answer::Verified,
        _ => Answer::Open(word),
    }
}

fn is_service(engine: &str) -> bool {
    matches!(engine, "s3" | "kinesis" | "dynamodb" | "redshift" | "redshift-serverless")
}

/// Targets that the mode says nothing of.
fn has_no_mode(engine: &str) -> bool {
    matches!(engine, "opensearch" | "elasticsearch" | "neptune" | "timestream")
}

fn store(engine: &str) -> PlaceKind {
    match engine {
        "s3" => PlaceKind::Bucket,
        "kinesis" => PlaceKind::Stream,
        "dynamodb" => PlaceKind::Table,
        "redshift" | "redshift-serverless" => PlaceKind::Redshift,
        _ => PlaceKind::DataStore,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Input, expand, read};
    use wireproof_source::{Document, Limits};

    #[test]
    fn the_better_value_is_one_that_the_engine_has() {
        for (engine, better) in [("postgres", "\"verify-full\""), ("oracle", "\"verify-ca\""), ("db2", "\"verify-ca\"")] {
            let text = format!(
                r#"{{"Endpoints":[{{"EndpointIdentifier":"a","EndpointType":"SOURCE","EngineName":"{engine}","SslMode":"none"}}]}}"#
            );
            let document = Document::parse(&text, &Limits::default());
            let expansion = expand(&document, None);
            let facts = read(&[Input { expansion: &expansion, bucket: None }]);
            let values: Vec<_> = facts.switches.iter().map(|switch| switch.json).collect();
            assert_eq!(values, [better], "{engine}");
        }
    }
}
