//! MSK Connect connectors: connector → brokers.
//!
//! The API and CloudFormation require `EncryptionType`; Terraform's provider takes `PLAINTEXT` when it is absent.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Origin, PlaceKind, System};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[Card {
    id: "kafkaconnect.describe-connector",
    command: "aws kafkaconnect describe-connector",
    #[cfg(test)]
    sample: r#"{"connectorName":"sink","kafkaCluster":{"apacheKafkaCluster":{"bootstrapServers":"b-1:9094"}},"kafkaClusterEncryptionInTransit":{"encryptionType":"TLS"}}"#,
    signs: Signs::List { key: "connectors", needs: &[&["ConnectorName"], &["KafkaCluster", "KafkaClusterEncryptionInTransit"]] },
    types: &["AWS::KafkaConnect::Connector", "aws_mskconnect_connector"],
    names: NAMES,
    body: Body::Resource(read),
}];

const NAMES: &[&str] = &["ConnectorName", "Name"];

/// What decides about connector → brokers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// TLS.
    Tls,
    /// No TLS.
    Plain {
        /// Whether `PLAINTEXT` is written, rather than the Terraform provider's default.
        stated: bool,
    },
    /// Not set, where it is required.
    NotSet,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let (setting, given) = reader.word_at(node, &["KafkaClusterEncryptionInTransit", "EncryptionType"]);
    let answer = match given {
        Given::Stated(word) if word == "TLS" => Answer::Tls,
        Given::Stated(word) if word == "PLAINTEXT" => Answer::Plain { stated: true },
        Given::Stated(word) | Given::Unresolved { what: word } | Given::Malformed { written: word, .. } => {
            Answer::Open(word)
        }
        Given::Absent if reader.resource.origin == Origin::Terraform => Answer::Plain { stated: false },
        Given::Absent => Answer::NotSet,
        Given::CutOff => Answer::CutOff,
    };
    let name = reader.name(node, NAMES);
    let from = crate::Place { site: setting.site, ..reader.place(PlaceKind::Connector, &name, Span::default()) };
    let to = crate::Place { site: setting.site, ..reader.place(PlaceKind::Kafka, "", Span::default()) };
    let hop = reader.service(from, to, "", System::MskConnect(answer), vec![setting.site]);
    // No switch: the port in the brokers' address would have to change with the type.
    reader.beside(hop, Mechanism::Authentication, node, &["KafkaClusterClientAuthentication"]);
}
