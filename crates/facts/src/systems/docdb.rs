//! DocumentDB clusters by parameter group.
//!
//! `tls` is `enabled` by default, also when no group is named; a list of values is read value by value. Only `disabled` takes
//! plaintext; `enabled` still takes TLS 1.0.

use super::rds;
use super::parameter_group::{self, Named};
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::world::Entry;
use crate::{Floor, Given, Mechanism, PlaceKind, Rests, Site, System, Version};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "docdb.describe-db-clusters",
        command: "aws docdb describe-db-clusters",
        #[cfg(test)]
        sample: "",
        signs: Signs::Never,
        types: &[CLUSTER, "aws_docdb_cluster"],
        names: NAMES,
        body: Body::Resource(cluster),
    },
    Card {
        id: "docdb.describe-db-cluster-parameters",
        command: "aws docdb describe-db-cluster-parameters",
        #[cfg(test)]
        sample: r#"{"Parameters":[{"ParameterName":"tls","ParameterValue":"enabled","Source":"user"}]}"#,
        signs: Signs::Other(|node| parameter_group::is_list_with(node, &[SWITCH]).then(|| vec!["Parameters"])),
        types: &[LIST],
        names: &[],
        body: Body::Resource(group),
    },
    Card {
        id: "docdb.cluster-parameter-group",
        command: "aws docdb describe-db-cluster-parameter-groups",
        #[cfg(test)]
        sample: "",
        signs: Signs::Never,
        types: &[GROUP, "aws_docdb_cluster_parameter_group"],
        names: &["DBClusterParameterGroupName", "Name"],
        body: Body::Resource(group),
    },
];

const CLUSTER: &str = "AWS::DocDB::DBCluster";
const GROUP: &str = "AWS::DocDB::DBClusterParameterGroup";
const LIST: &str = "docdb describe-db-cluster-parameters";
const SWITCH: &str = "tls";
const NAMES: &[&str] = &["DBClusterIdentifier", "ClusterIdentifier"];
const FIELDS: &[&str] = &["DBClusterParameterGroup", "DBClusterParameterGroupName"];

/// What decides about clients → cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// TLS only.
    Tls {
        /// Whether the value is written, rather than the default.
        stated: bool,
    },
    /// No TLS.
    Disabled,
    /// A group that the inputs do not show.
    GroupNotShown(String),
    /// A change of the group waits for a restart.
    Pending,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

/// A cluster; `aws rds describe-db-clusters` lists those of every engine.
pub(super) fn cluster<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, NAMES);
    let (answer, site, entry) = match group_of(reader, node) {
        Named::Nothing if !reader.complete => (Answer::CutOff, reader.opening(node), None),
        Named::Nothing => (Answer::Tls { stated: false }, reader.opening(node), None),
        Named::Default { site, .. } => (Answer::Tls { stated: false }, site, None),
        Named::Shown(entry) => of_group(entry),
        Named::NotShown { name, site } => match only_list(reader) {
            Some(entry) => of_group(entry),
            None => (Answer::GroupNotShown(name), site, None),
        },
        Named::Open { what, site } => (Answer::Open(what), site, None),
    };
    let is_decided = matches!(answer, Answer::Tls { .. } | Answer::Disabled);
    let answer = if is_decided && parameter_group::is_pending(node) { Answer::Pending } else { answer };
    let hop = add(reader, &name, answer, site, entry);
    reader.beside(hop, Mechanism::StorageEncryption, node, &["StorageEncrypted"]);
    reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyId"]);
}

/// The group that a cluster names; `aws rds describe-db-cluster-parameter-groups` lists those of every engine.
fn group_of<'d>(reader: &Reader<'_, 'd>, node: &'d Node<'d>) -> Named<'d> {
    match parameter_group::named(reader, node, FIELDS, GROUP) {
        Named::NotShown { name, site } => {
            let listed = reader.find(rds::CLUSTER_GROUP, &name);
            listed.map_or(Named::NotShown { name, site }, Named::Shown)
        }
        named => named,
    }
}

fn add<'d>(reader: &mut Reader<'_, 'd>, name: &str, answer: Answer, site: Site, entry: Option<Entry<'d>>) -> usize {
    let takes_old = matches!(answer, Answer::Tls { .. });
    let hop = reader.clients(PlaceKind::DocDb, name, System::DocDb(answer), vec![site]);
    let parameter = entry.map(|entry| parameter_group::parameter(entry, SWITCH));
    let written = parameter.as_ref().and_then(|parameter| match &parameter.given {
        Given::Stated(word) => Some(word.clone()),
        _ => None,
    });
    let version = written.as_deref().map_or(Version::Tls10, oldest);
    if takes_old && version.is_old() {
        let rests = if written.is_some() { Rests::Written } else { Rests::Default };
        let policy = written.unwrap_or_else(|| "enabled".to_owned());
        reader.floor(Floor { hop, version: Some(version), policy, rests, field: SWITCH, site });
    }
    if let Some(setting) = parameter.and_then(|parameter| parameter.setting) {
        reader.switch(hop, setting, "\"enabled\"");
    }
    hop
}

/// The oldest version that one of the listed values takes.
fn oldest(words: &str) -> Version {
    let versions = words.split(',').map(|word| match word.trim() {
        "tls1.3+" => Version::Tls13,
        "tls1.2+" | "fips-140-3" => Version::Tls12,
        _ => Version::Tls10,
    });
    versions.min().unwrap_or(Version::Tls10)
}

fn of_group(entry: Entry<'_>) -> (Answer, Site, Option<Entry<'_>>) {
    let parameter = parameter_group::parameter(entry, SWITCH);
    let answer = match parameter.given {
        Given::Stated(word) => {
            let known = ["enabled", "fips-140-3", "tls1.2+", "tls1.3+"];
            match word.split(',').map(str::trim).find(|word| !known.contains(word)) {
                None => Answer::Tls { stated: true },
                Some("disabled") => Answer::Disabled,
                Some(_) => Answer::Open(word.clone()),
            }
        }
        Given::Absent if parameter.is_listed => Answer::Tls { stated: false },
        Given::Absent | Given::CutOff => Answer::GroupNotShown(entry.resource.name.clone()),
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
    };
    (answer, parameter.site, Some(entry))
}

/// A parameter list, whose group it does not name, when it can only be that of the one cluster.
fn only_list<'d>(reader: &Reader<'_, 'd>) -> Option<Entry<'d>> {
    let mut lists = reader.world.of_type(LIST);
    let alone = clusters(reader).take(2).count() == 1;
    lists.next().filter(|_| alone && lists.next().is_none())
}

/// The clusters of the inputs; those that a list of the API holds have no type of their own.
fn clusters<'r, 'd>(reader: &'r Reader<'_, 'd>) -> impl Iterator<Item = Entry<'d>> + 'r {
    reader.world.of_type(CLUSTER).chain(reader.world.of_type("AWS::RDS::DBCluster"))
}

/// A group that no cluster in the inputs uses: what it would do to one that does.
fn group<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    if reader.resource.kind == LIST && clusters(reader).next().is_some() {
        return;
    }
    let Some(entry) = reader.entry() else { return };
    let uses = |node: &'d Node<'d>| FIELDS.iter().filter_map(|name| parameter_group::reference(node, name)).collect();
    if !reader.world.referrers(CLUSTER, GROUP, entry.index, uses).is_empty() {
        return;
    }
    let name = reader.name(node, &["DBClusterParameterGroupName", "Name"]);
    let (answer, site, entry) = of_group(entry);
    add(reader, &name, answer, site, entry);
}
