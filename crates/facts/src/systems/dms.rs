//! DMS: replication instance ↔ endpoint.
//!
//! `SslMode` is `none` unless it is set; `require` encrypts without checking the server's certificate. Endpoints that are AWS APIs always show
//! `none` and are called over HTTPS, and Redshift takes no other value and uses TLS.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Place, PlaceKind, System, field};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "dms.describe-endpoints",
        command: "aws dms describe-endpoints",
        sample: r#"{"Endpoints":[{"EndpointIdentifier":"orders","EndpointType":"SOURCE","EngineName":"mysql","SslMode":"none"}]}"#,
        signs: Signs::List { key: "Endpoints", needs: &[&["EndpointIdentifier"], &["EngineName"]] },
        types: &["AWS::DMS::Endpoint", "aws_dms_endpoint"],
        names: &["EndpointIdentifier", "EndpointId"],
        body: Body::Resource(read),
    },
    Card {
        id: "dms.s3-endpoint",
        command: "aws dms describe-endpoints",
        sample: "",
        signs: Signs::Never,
        types: &["aws_dms_s3_endpoint"],
        names: &["EndpointId"],
        body: Body::Resource(|reader, node| of_engine(reader, node, "s3")),
    },
];

/// What decides about replication instance ↔ endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// TLS, with the server's certificate verified.
    Verified,
    /// TLS, without a look at the certificate.
    Unverified,
    /// No TLS.
    Plain {
        /// Whether it is written, rather than the default.
        stated: bool,
    },
    /// An AWS API: HTTPS, whatever the mode says.
    Api,
    /// Redshift: TLS, whatever the mode says.
    Redshift,
    /// An engine whose settings are not among those that are known here.
    OtherEngine(String),
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

const NAMES: &[&str] = &["EndpointIdentifier", "EndpointId"];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    of_engine(reader, node, field::name(node, "EngineName"));
}

fn of_engine<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, engine: &str) {
    let redis = field::get(node, "RedisSettings").map(field::block);
    let kafka = field::get(node, "KafkaSettings").map(field::block);
    let (setting, given, json) = match (engine, redis, kafka) {
        ("redis", Some(redis), _) => {
            let (setting, given) = reader.word_at(redis, &["SslSecurityProtocol"]);
            (setting, given, "\"ssl-encryption\"")
        }
        ("kafka", _, Some(kafka)) => {
            let (setting, given) = reader.word_at(kafka, &["SecurityProtocol"]);
            (setting, given, "\"ssl-encryption\"")
        }
        _ => {
            let (setting, given) = reader.word_at(node, &["SslMode"]);
            (setting, given, "\"verify-full\"")
        }
    };
    let answer = match engine {
        "s3" | "dynamodb" | "kinesis" => Answer::Api,
        "redshift" | "redshift-serverless" => Answer::Redshift,
        "redis" | "kafka" => store(given, engine),
        "" => Answer::Open("EngineName".to_owned()),
        "opensearch" | "elasticsearch" | "neptune" | "babelfish" | "timestream" => Answer::OtherEngine(engine.to_owned()),
        _ => mode(given),
    };
    let name = reader.name(node, NAMES);
    let site = setting.site;
    let instance = Place { site, ..reader.place(PlaceKind::ReplicationInstance, "", Span::default()) };
    let store = Place { site, ..reader.place(PlaceKind::DataStore, &name, Span::default()) };
    let is_target = field::name(node, "EndpointType").eq_ignore_ascii_case("target");
    let (from, to) = if is_target { (instance, store) } else { (store, instance) };
    let is_plain = matches!(answer, Answer::Plain { .. } | Answer::Unverified);
    let hop = reader.service(from, to, engine, System::Dms(answer), vec![site]);
    if is_plain {
        reader.switch(hop, setting, json);
    }
    reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyId"]);
    reader.beside(hop, Mechanism::StorageEncryption, node, &["EncryptionMode"]);
    reader.beside(hop, Mechanism::StorageEncryption, node, &["S3Settings", "EncryptionMode"]);
}

fn mode(given: Given<String>) -> Answer {
    match given {
        Given::Stated(word) => match word.as_str() {
            "none" => Answer::Plain { stated: true },
            "require" => Answer::Unverified,
            "verify-ca" | "verify-full" => Answer::Verified,
            _ => Answer::Open(word),
        },
        Given::Absent => Answer::Plain { stated: false },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    }
}

/// Redis uses TLS unless it is told otherwise; what Kafka does when nothing is said is not known here.
fn store(given: Given<String>, engine: &str) -> Answer {
    match given {
        Given::Stated(word) => match word.as_str() {
            "plaintext" => Answer::Plain { stated: true },
            "ssl-encryption" | "ssl-authentication" | "sasl-ssl" => Answer::Verified,
            _ => Answer::Open(word),
        },
        Given::Absent if engine == "redis" => Answer::Verified,
        Given::Absent => Answer::OtherEngine(engine.to_owned()),
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    }
}
