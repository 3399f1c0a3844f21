//! MemoryDB clusters.
//!
//! Terraform's provider sets `tls_enabled` to true when it is absent. Of the API and CloudFormation AWS documents no default.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Origin, PlaceKind, System};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[Card {
    id: "memorydb.describe-clusters",
    command: "aws memorydb describe-clusters",
    #[cfg(test)]
    sample: r#"{"Clusters":[{"Name":"sessions","ACLName":"app","NodeType":"db.r7g.large","TLSEnabled":true}]}"#,
    signs: Signs::List { key: "Clusters", needs: &[&["ACLName"], &["NodeType", "TLSEnabled"]] },
    types: &["AWS::MemoryDB::Cluster", "aws_memorydb_cluster"],
    names: NAMES,
    body: Body::Resource(read),
}];

const NAMES: &[&str] = &["ClusterName", "Name"];

/// What decides about clients → cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// TLS only.
    Tls {
        /// Whether the document says so, rather than the Terraform provider's default.
        stated: bool,
    },
    /// Plaintext only.
    Off,
    /// Not set, and no default is documented.
    NotSet,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let enabled = reader.flag(node, &["TLSEnabled"]);
    let answer = match enabled.given {
        Given::Stated(true) => Answer::Tls { stated: true },
        Given::Stated(false) => Answer::Off,
        Given::Absent if reader.resource.origin == Origin::Terraform => Answer::Tls { stated: false },
        Given::Absent => Answer::NotSet,
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    let name = reader.name(node, NAMES);
    let hop = reader.clients(PlaceKind::MemoryDb, &name, System::MemoryDb(answer), vec![enabled.site]);
    let setting = reader.setting(node, &["TLSEnabled"]);
    reader.switch(hop, setting, "true");
    reader.beside(hop, Mechanism::Authentication, node, &["ACLName"]);
    reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyId"]);
    reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyArn"]);
}
