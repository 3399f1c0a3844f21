//! DAX clusters.
//!
//! An absent `ClusterEndpointEncryptionType` is `NONE`. A cluster serves either TLS or plaintext, never both, and keeps what it
//! was created with.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, PlaceKind, System};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[Card {
    id: "dax.describe-clusters",
    command: "aws dax describe-clusters",
    #[cfg(test)]
    sample: r#"{"Clusters":[{"ClusterName":"features","ClusterEndpointEncryptionType":"TLS","ClusterDiscoveryEndpoint":{"Port":9111}}]}"#,
    signs: Signs::List {
        key: "Clusters",
        needs: &[
            &["ClusterName"],
            &["ClusterEndpointEncryptionType", "ClusterDiscoveryEndpoint", "ReplicationFactor", "SSESpecification"],
        ],
    },
    types: &["AWS::DAX::Cluster", "aws_dax_cluster"],
    names: &["ClusterName"],
    body: Body::Resource(read),
}];

/// What decides about clients → cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// TLS only.
    Tls,
    /// Plaintext only.
    Plain {
        /// Whether `NONE` is written, rather than nothing.
        stated: bool,
    },
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let (setting, given) = reader.word_at(node, &["ClusterEndpointEncryptionType"]);
    let answer = match given {
        Given::Stated(word) if word == "TLS" => Answer::Tls,
        Given::Stated(word) if word == "NONE" => Answer::Plain { stated: true },
        Given::Stated(word) | Given::Unresolved { what: word } | Given::Malformed { written: word, .. } => {
            Answer::Open(word)
        }
        Given::Absent => Answer::Plain { stated: false },
        Given::CutOff => Answer::CutOff,
    };
    let name = reader.name(node, &["ClusterName"]);
    let hop = reader.clients(PlaceKind::Dax, &name, System::Dax(answer), vec![setting.site]);
    reader.switch(hop, setting, "\"TLS\"");
    for field in ["SSESpecification", "SSEDescription", "ServerSideEncryption"] {
        reader.beside(hop, Mechanism::StorageEncryption, node, &[field]);
    }
}
