//! MSK clusters: clients, and the brokers among themselves.
//!
//! An absent `ClientBroker` is `TLS` in CloudFormation and Terraform. Of the API AWS's own texts disagree (the model says
//! `TLS_PLAINTEXT`). An absent `InCluster` is true everywhere. Serverless clusters take IAM authentication over TLS only.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Origin, Place, PlaceKind, System, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "msk.describe-cluster",
        command: "aws kafka describe-cluster-v2",
        #[cfg(test)]
        sample: r#"{"ClusterInfo":{"ClusterName":"events","NumberOfBrokerNodes":3,"EncryptionInfo":{"EncryptionInTransit":{"ClientBroker":"TLS","InCluster":true}}}}"#,
        signs: Signs::List { key: "ClusterInfo", needs: CLUSTER },
        types: &["AWS::MSK::Cluster", "aws_msk_cluster"],
        names: &["ClusterName"],
        body: Body::Resource(read),
    },
    Card {
        id: "msk.list-clusters",
        command: "aws kafka list-clusters-v2",
        #[cfg(test)]
        sample: r#"{"ClusterInfoList":[{"ClusterName":"events","ClusterType":"SERVERLESS","Serverless":{}}]}"#,
        signs: Signs::List { key: "ClusterInfoList", needs: CLUSTER },
        types: &["AWS::MSK::ServerlessCluster", "aws_msk_serverless_cluster"],
        names: &["ClusterName"],
        body: Body::Resource(|reader, node| {
            if reader.resource.kind.to_ascii_lowercase().contains("serverless") {
                serverless(reader, node);
            } else {
                read(reader, node);
            }
        }),
    },
];

const CLUSTER: crate::detect::Groups = &[
    &["ClusterName"],
    &["BrokerNodeGroupInfo", "NumberOfBrokerNodes", "EncryptionInfo", "Provisioned", "Serverless", "KafkaVersion"],
];

/// What decides about a connection of a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Clients: TLS only.
    Tls {
        /// Whether the document says so, rather than the default.
        stated: bool,
    },
    /// Clients: TLS and plaintext side by side.
    Both,
    /// Clients: plaintext only.
    Plain,
    /// Clients: not set in an API request, where AWS's texts name two defaults.
    TwoDefaults,
    /// A serverless cluster.
    Serverless,
    /// Brokers: encrypted.
    BrokersEncrypted {
        /// Whether the document says so, rather than the default.
        stated: bool,
    },
    /// Brokers: in clear.
    BrokersInClear,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    if field::get(node, "Serverless").is_some() {
        return serverless(reader, node);
    }
    let name = reader.name(node, &["ClusterName"]);
    let cluster = field::get(node, "Provisioned").filter(|cluster| cluster.is_object()).unwrap_or(node);
    clients(reader, cluster, &name);
    brokers(reader, cluster, &name);
}

fn serverless<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, &["ClusterName"]);
    let evidence = vec![reader.named(node, &["ClusterName"])];
    reader.clients(PlaceKind::Kafka, &name, System::Msk(Answer::Serverless), evidence);
}

fn clients<'d>(reader: &mut Reader<'_, 'd>, cluster: &'d Node<'d>, name: &str) {
    let (setting, given) = reader.word_at(cluster, &["EncryptionInfo", "EncryptionInTransit", "ClientBroker"]);
    let answer = match given {
        Given::Stated(word) => match word.as_str() {
            "TLS" => Answer::Tls { stated: true },
            "TLS_PLAINTEXT" => Answer::Both,
            "PLAINTEXT" => Answer::Plain,
            _ => Answer::Open(word),
        },
        Given::Absent => match reader.resource.origin {
            Origin::CloudFormation | Origin::Terraform => Answer::Tls { stated: false },
            _ => Answer::TwoDefaults,
        },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    let hop = reader.clients(PlaceKind::Kafka, name, System::Msk(answer), vec![setting.site]);
    reader.switch(hop, setting, "\"TLS\"");
    reader.beside(hop, Mechanism::StorageEncryption, cluster, &["EncryptionInfo", "EncryptionAtRest"]);
    reader.beside(hop, Mechanism::KmsKey, cluster, &["EncryptionInfo", "EncryptionAtRestKmsKeyArn"]);
    for way in ["Tls", "Sasl"] {
        reader.beside(hop, Mechanism::Authentication, cluster, &["ClientAuthentication", way]);
    }
}

fn brokers<'d>(reader: &mut Reader<'_, 'd>, cluster: &'d Node<'d>, name: &str) {
    const PATH: &[&str] = &["EncryptionInfo", "EncryptionInTransit", "InCluster"];
    let flag = reader.flag(cluster, PATH);
    let answer = match flag.given {
        Given::Stated(true) => Answer::BrokersEncrypted { stated: true },
        Given::Stated(false) => Answer::BrokersInClear,
        Given::Absent => Answer::BrokersEncrypted { stated: false },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    let mut evidence = vec![flag.site];
    let count = field::get(cluster, "NumberOfBrokerNodes").filter(|count| value::expression(count).is_none());
    evidence.extend(count.map(|count| reader.site(count.span)));
    let place = Place { site: flag.site, ..reader.place(PlaceKind::Kafka, name, flag.site.span) };
    let hop = reader.service(place.clone(), place, "brokers", System::Msk(answer), evidence);
    let setting = reader.setting(cluster, PATH);
    reader.switch(hop, setting, "true");
}
