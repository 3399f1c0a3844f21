//! Neptune clusters: HTTPS only since engine 1.0.4.0, whatever the retired `neptune_enforce_ssl` says.

use super::parameter_group::{self, Named};
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, PlaceKind, System, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "neptune.describe-db-clusters",
        command: "aws neptune describe-db-clusters",
        #[cfg(test)]
        sample: "",
        signs: Signs::Never,
        types: &["AWS::Neptune::DBCluster", "aws_neptune_cluster"],
        names: NAMES,
        body: Body::Resource(cluster),
    },
    Card {
        id: "neptune.cluster-parameter-group",
        command: "aws neptune describe-db-cluster-parameter-groups",
        #[cfg(test)]
        sample: "",
        signs: Signs::Never,
        types: &[GROUP, "aws_neptune_cluster_parameter_group"],
        names: &["DBClusterParameterGroupName", "Name"],
        body: Body::Resource(|_, _| {}),
    },
];

const GROUP: &str = "AWS::Neptune::DBClusterParameterGroup";
const NAMES: &[&str] = &["DBClusterIdentifier", "ClusterIdentifier"];
const FIELDS: &[&str] = &["DBClusterParameterGroup", "DBClusterParameterGroupName", "NeptuneClusterParameterGroupName"];

/// What decides about clients → cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// HTTPS only.
    HttpsOnly {
        /// Whether the group still sets the retired parameter.
        retired: bool,
    },
    /// An engine from before HTTPS was made the only way.
    Old(String),
}

/// A cluster; `aws rds describe-db-clusters` lists those of every engine.
pub(super) fn cluster<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, NAMES);
    let version = field::get(node, "EngineVersion").filter(|version| value::expression(version).is_none());
    let mut evidence = vec![reader.named(node, NAMES)];
    let parameter = match parameter_group::named(reader, node, FIELDS, GROUP) {
        Named::Shown(entry) => Some(parameter_group::parameter(entry, "neptune_enforce_ssl")),
        _ => None,
    };
    let retired = parameter.filter(|parameter| parameter.given != Given::Absent);
    evidence.extend(retired.as_ref().map(|parameter| parameter.site));
    let answer = match version.and_then(Node::as_str).filter(|version| is_old(version)) {
        Some(version) => Answer::Old(version.to_owned()),
        None => Answer::HttpsOnly { retired: retired.is_some() },
    };
    let hop = reader.clients(PlaceKind::Neptune, &name, System::Neptune(answer), evidence);
    reader.beside(hop, Mechanism::StorageEncryption, node, &["StorageEncrypted"]);
    reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyId"]);
    reader.beside(hop, Mechanism::Authentication, node, &["IamAuthEnabled"]);
}

fn is_old(version: &str) -> bool {
    let numbers: Vec<u32> = version.split('.').map_while(|part| part.parse().ok()).collect();
    !numbers.is_empty() && numbers < vec![1, 0, 4, 0]
}
