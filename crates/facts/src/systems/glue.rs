//! Glue connections: job → data store.
//!
//! `JDBC_ENFORCE_SSL` is false when absent: Glue then tries TLS and goes on without it. `KAFKA_SSL_ENABLED` is true when absent.
//! `NETWORK` connections are routes.

use super::server;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Place, PlaceKind, System, field, value};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "glue.get-connection",
        command: "aws glue get-connection --name NAME",
        #[cfg(test)]
        sample: r#"{"Connection":{"Name":"ledger","ConnectionType":"JDBC","ConnectionProperties":{"JDBC_ENFORCE_SSL":"true"}}}"#,
        signs: Signs::List { key: "Connection", needs: CONNECTION },
        types: &["AWS::Glue::Connection", "aws_glue_connection"],
        names: &["Name"],
        body: Body::Resource(read),
    },
    Card {
        id: "glue.get-connections",
        command: "aws glue get-connections",
        #[cfg(test)]
        sample: r#"{"ConnectionList":[{"Name":"events","ConnectionType":"KAFKA","ConnectionProperties":{"KAFKA_SSL_ENABLED":"true"}}]}"#,
        signs: Signs::Keys { needs: &[&["ConnectionList"]], never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(|reader, node| field::list(node, "ConnectionList").iter().for_each(|node| read(reader, node))),
    },
    Card {
        id: "glue.create-connection",
        command: "aws glue create-connection --cli-input-json file://FILE",
        #[cfg(test)]
        sample: r#"{"ConnectionInput":{"Name":"ledger","ConnectionType":"JDBC","ConnectionProperties":{"JDBC_ENFORCE_SSL":"true"}}}"#,
        signs: Signs::Keys { needs: &[&["ConnectionInput"]], never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

const SKIP: &str = "SKIP_CUSTOM_JDBC_CERT_VALIDATION";
const CONNECTION: crate::detect::Groups = &[&["ConnectionType"], &["ConnectionProperties"]];

/// What decides about job → store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// TLS is demanded and the certificate verified.
    Verified,
    /// TLS is demanded and the certificate not verified.
    Unverified,
    /// JDBC: TLS is tried and not demanded.
    Opportunistic {
        /// Whether `false` is written, rather than nothing.
        stated: bool,
    },
    /// JDBC: TLS is not demanded by Glue, and the address has an option of its driver about it.
    ByAddress,
    /// Kafka: TLS.
    KafkaTls {
        /// Whether `true` is written, rather than nothing.
        stated: bool,
    },
    /// Kafka: no TLS.
    KafkaPlain,
    /// A type of connection of which this is not known.
    TypeNotKnown(String),
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let node = field::get(node, "ConnectionInput").map_or(node, field::block);
    let kind = field::string(node, "ConnectionType").and_then(Node::as_str).unwrap_or("JDBC").to_ascii_uppercase();
    if kind == "NETWORK" {
        return;
    }
    let key = if kind == "KAFKA" { "KAFKA_SSL_ENABLED" } else { "JDBC_ENFORCE_SSL" };
    let (setting, given) = reader.word_at(node, &["ConnectionProperties", key]);
    let property = |name| field::find(node, &["ConnectionProperties", name]).map(value::word);
    let is_on = |name| matches!(property(name), Some(Given::Stated(word)) if word.eq_ignore_ascii_case("true"));
    let has_option = || match property("JDBC_CONNECTION_URL") {
        Some(Given::Stated(url)) => ["ssl", "tls", "encrypt"].iter().any(|word| url.to_ascii_lowercase().contains(word)),
        _ => false,
    };
    let mut evidence = vec![setting.site];
    let answer = match (kind.as_str(), given) {
        ("JDBC" | "KAFKA", Given::Unresolved { what } | Given::Malformed { written: what, .. }) => Answer::Open(what),
        ("JDBC" | "KAFKA", Given::CutOff) => Answer::CutOff,
        ("JDBC", Given::Stated(word)) if word.eq_ignore_ascii_case("true") => {
            if is_on(SKIP) {
                let skip = field::find(node, &["ConnectionProperties", SKIP]);
                evidence.extend(skip.map(|skip| reader.site(skip.span)));
                Answer::Unverified
            } else {
                Answer::Verified
            }
        }
        ("JDBC", _) if has_option() => Answer::ByAddress,
        ("JDBC", Given::Stated(word)) if word.eq_ignore_ascii_case("false") => Answer::Opportunistic { stated: true },
        ("JDBC", Given::Absent) => Answer::Opportunistic { stated: false },
        ("KAFKA", Given::Stated(word)) if word.eq_ignore_ascii_case("true") => Answer::KafkaTls { stated: true },
        ("KAFKA", Given::Stated(word)) if word.eq_ignore_ascii_case("false") => Answer::KafkaPlain,
        ("KAFKA", Given::Absent) => Answer::KafkaTls { stated: false },
        (_, Given::Stated(word)) if matches!(kind.as_str(), "JDBC" | "KAFKA") => Answer::Open(word),
        _ => Answer::TypeNotKnown(kind.clone()),
    };
    let site = setting.site;
    let place = |kind, name: &str| Place { site, ..reader.place(kind, name, Span::default()) };
    let name = reader.name(node, &["Name"]);
    let to = place(if kind == "KAFKA" { PlaceKind::Kafka } else { PlaceKind::DataStore }, &name);
    let from = place(PlaceKind::Glue, "");
    let hop = reader.service(from, to, "", System::Glue(answer), evidence);
    reader.switch(hop, setting, "\"true\"");
    if let Some(url) = field::find(node, &["ConnectionProperties", "JDBC_CONNECTION_URL"]) {
        server::refuses(reader, hop, url);
    }
    reader.beside(hop, Mechanism::Authentication, node, &["ConnectionProperties", "USERNAME"]);
    reader.beside(hop, Mechanism::VpcConfig, node, &["PhysicalConnectionRequirements"]);
}
