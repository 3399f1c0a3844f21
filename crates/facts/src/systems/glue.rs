//! Glue connections: job → database or Kafka.
//!
//! `JDBC_ENFORCE_SSL` is a string without regard to case, false when absent: Glue then tries TLS and goes on without it. `KAFKA_SSL_ENABLED`
//! is true when absent.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Place, PlaceKind, System, field};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[Card {
    id: "glue.get-connection",
    command: "aws glue get-connection --name NAME",
    sample: r#"{"Connection":{"Name":"orders","ConnectionType":"JDBC","ConnectionProperties":{"JDBC_CONNECTION_URL":"jdbc:postgresql://db:5432/orders","JDBC_ENFORCE_SSL":"true"}}}"#,
    signs: Signs::List { key: "Connection", needs: &[&["ConnectionProperties"], &["ConnectionType"]] },
    types: &["AWS::Glue::Connection", "aws_glue_connection"],
    names: &["Name"],
    body: Body::Resource(read),
}];

/// What decides about job → store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// TLS required, hostname checked.
    Required,
    /// TLS required, the certificate not checked.
    Unverified,
    /// TLS is tried, and done without when it fails.
    Tried {
        /// Whether `false` is written, rather than the default.
        stated: bool,
    },
    /// Kafka over TLS.
    Kafka {
        /// Whether `true` is written, rather than the default.
        stated: bool,
    },
    /// Kafka without TLS.
    KafkaPlain,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let input = field::get(node, "ConnectionInput").map_or(node, field::block);
    let kind = field::name(input, "ConnectionType").to_ascii_uppercase();
    let kind = if kind.is_empty() { "JDBC".to_owned() } else { kind };
    let is_kafka = match kind.as_str() {
        "JDBC" => false,
        "KAFKA" => true,
        // A network is only a way; other kinds say of themselves how they connect.
        _ => return,
    };
    let key = if is_kafka { "KAFKA_SSL_ENABLED" } else { "JDBC_ENFORCE_SSL" };
    let (setting, given) = reader.word_at(input, &["ConnectionProperties", key]);
    let given = match given {
        Given::Stated(word) if word.eq_ignore_ascii_case("true") => Given::Stated(true),
        Given::Stated(word) if word.eq_ignore_ascii_case("false") => Given::Stated(false),
        Given::Stated(what) | Given::Unresolved { what } | Given::Malformed { written: what, .. } => Given::Unresolved { what },
        Given::Absent => Given::Absent,
        Given::CutOff => Given::CutOff,
    };
    let skip = field::find(input, &["ConnectionProperties", "SKIP_CUSTOM_JDBC_CERT_VALIDATION"]).and_then(Node::as_str);
    let answer = match (given, is_kafka) {
        (Given::Stated(true), false) if skip.is_some_and(|skip| skip.eq_ignore_ascii_case("true")) => Answer::Unverified,
        (Given::Stated(true), false) => Answer::Required,
        (Given::Stated(false), false) => Answer::Tried { stated: true },
        (Given::Absent, false) => Answer::Tried { stated: false },
        (Given::Stated(true), true) => Answer::Kafka { stated: true },
        (Given::Absent, true) => Answer::Kafka { stated: false },
        (Given::Stated(false), true) => Answer::KafkaPlain,
        (Given::Unresolved { what } | Given::Malformed { written: what, .. }, _) => Answer::Open(what),
        (Given::CutOff, _) => Answer::CutOff,
    };
    let name = reader.name(input, &["Name"]);
    let from = Place { site: setting.site, ..reader.place(PlaceKind::Glue, &name, Span::default()) };
    let to = Place { site: setting.site, ..reader.place(PlaceKind::DataStore, "", Span::default()) };
    let hop = reader.service(from, to, &kind, System::Glue(answer), vec![setting.site]);
    reader.switch(hop, setting, "\"true\"");
    reader.beside(hop, Mechanism::Authentication, input, &["ConnectionProperties", "USERNAME"]);
    reader.beside(hop, Mechanism::VpcConfig, input, &["PhysicalConnectionRequirements"]);
}
