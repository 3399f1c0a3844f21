//! Redshift clusters by parameter group, and Redshift Serverless workgroups.
//!
//! `require_ssl` is false in `redshift-1.0` and true in `redshift-2.0`, the default family of clusters made since January 2025.

use super::parameter_group::{self, Named};
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Place, PlaceKind, System, field};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "redshift.describe-clusters",
        command: "aws redshift describe-clusters",
        #[cfg(test)]
        sample: r#"{"Clusters":[{"ClusterIdentifier":"dwh","NodeType":"ra3.xlplus","ClusterParameterGroups":[{"ParameterGroupName":"default.redshift-2.0"}]}]}"#,
        signs: Signs::List { key: "Clusters", needs: &[&["ClusterIdentifier"], &["NodeType", "ClusterParameterGroups"]] },
        types: &["AWS::Redshift::Cluster", "aws_redshift_cluster"],
        names: NAMES,
        body: Body::Resource(read),
    },
    Card {
        id: "redshift.describe-cluster-parameters",
        command: "aws redshift describe-cluster-parameters",
        #[cfg(test)]
        sample: r#"{"Parameters":[{"ParameterName":"require_ssl","ParameterValue":"true","Source":"user"}]}"#,
        signs: Signs::Other(|node| parameter_group::is_list_with(node, &["require_ssl"]).then(|| vec!["Parameters"])),
        types: &["redshift describe-cluster-parameters"],
        names: &[],
        body: Body::Resource(group),
    },
    Card {
        id: "redshift.describe-cluster-parameter-groups",
        command: "aws redshift describe-cluster-parameter-groups",
        #[cfg(test)]
        sample: r#"{"ParameterGroups":[{"ParameterGroupName":"strict","ParameterGroupFamily":"redshift-2.0"}]}"#,
        signs: Signs::List { key: "ParameterGroups", needs: &[&["ParameterGroupName"], &["ParameterGroupFamily"]] },
        types: &[GROUP, "aws_redshift_parameter_group"],
        names: &["ParameterGroupName", "Name"],
        body: Body::Resource(group),
    },
    Card {
        id: "redshift-serverless.get-workgroup",
        command: "aws redshift-serverless get-workgroup",
        #[cfg(test)]
        sample: r#"{"workgroup":{"workgroupName":"ml","configParameters":[{"parameterKey":"require_ssl","parameterValue":"true"}]}}"#,
        signs: Signs::List { key: "workgroup", needs: &[&["WorkgroupName"]] },
        types: &["AWS::RedshiftServerless::Workgroup", "aws_redshiftserverless_workgroup"],
        names: &["WorkgroupName"],
        body: Body::Resource(workgroup),
    },
];

const NAMES: &[&str] = &["ClusterIdentifier"];
const GROUP: &str = "AWS::Redshift::ClusterParameterGroup";
const LIST: &str = "redshift describe-cluster-parameters";
const SWITCH: &str = "require_ssl";

/// What decides about clients → warehouse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// TLS only.
    Required {
        /// Whether the value is written, rather than the family's default.
        stated: bool,
    },
    /// Plaintext too.
    Optional {
        /// Whether the value is written, rather than the family's default.
        stated: bool,
    },
    /// A group that the inputs do not show.
    GroupNotShown(String),
    /// A change of the group waits for a restart.
    Pending,
    /// No group is named, and the default family depends on the day.
    NoGroup,
    /// A workgroup without the parameter: its default changed in January 2025.
    NotConfigured,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, NAMES);
    let mut setting = None;
    let (answer, evidence) = match parameter_group::named(reader, node, FIELDS, GROUP) {
        Named::Nothing => (if reader.complete { Answer::NoGroup } else { Answer::CutOff }, reader.opening(node)),
        Named::Default { family, site } => (by_family(&family), site),
        Named::Shown(entry) => {
            let parameter = parameter_group::parameter(entry, SWITCH);
            let answer = match of_value(&parameter.given, parameter.is_listed, field::name(entry.resource.node(), FAMILY)) {
                Answer::NoGroup => Answer::GroupNotShown(field::name(entry.resource.node(), "ParameterGroupName").to_owned()),
                answer => answer,
            };
            setting = parameter.setting;
            (answer, parameter.site)
        }
        Named::NotShown { name, site } => match only_list(reader) {
            Some(entry) => {
                let parameter = parameter_group::parameter(entry, SWITCH);
                (of_value(&parameter.given, true, ""), parameter.site)
            }
            None => (Answer::GroupNotShown(name), site),
        },
        Named::Open { what, site } => (Answer::Open(what), site),
    };
    let is_decided = matches!(answer, Answer::Required { .. } | Answer::Optional { .. });
    let answer = if is_decided && parameter_group::is_pending(node) { Answer::Pending } else { answer };
    let hop = reader.clients(PlaceKind::Redshift, &name, System::Redshift(answer), vec![evidence]);
    if let Some(setting) = setting {
        reader.switch(hop, setting, "\"true\"");
    }
    reader.beside(hop, Mechanism::StorageEncryption, node, &["Encrypted"]);
    reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyId"]);
    reader.beside(hop, Mechanism::Routing, node, &["EnhancedVpcRouting"]);
}

const FIELDS: &[&str] = &["ClusterParameterGroups", "ClusterParameterGroupName"];
const FAMILY: &str = "ParameterGroupFamily";

/// A parameter list whose group nobody names, when it can only be that of the one cluster.
fn only_list<'d>(reader: &Reader<'_, 'd>) -> Option<crate::world::Entry<'d>> {
    let mut lists = reader.world.of_type(LIST);
    let alone = reader.world.of_type("AWS::Redshift::Cluster").take(2).count() == 1;
    lists.next().filter(|_| alone && lists.next().is_none())
}

/// A group that no cluster in the inputs uses: what it would do to one that does.
fn group<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    if reader.resource.kind == LIST && reader.world.of_type("AWS::Redshift::Cluster").next().is_some() {
        return;
    }
    let Some(entry) = reader.world.entries().iter().copied().find(|entry| std::ptr::eq(entry.resource, reader.resource)) else {
        return;
    };
    let uses = |node: &'d Node<'d>| FIELDS.iter().filter_map(|name| parameter_group::reference(node, name)).collect();
    if !reader.world.referrers("AWS::Redshift::Cluster", GROUP, entry.index, uses).is_empty() {
        return;
    }
    let parameter = parameter_group::parameter(entry, SWITCH);
    let name = reader.name(node, &["ParameterGroupName", "Name"]);
    let answer = match of_value(&parameter.given, parameter.is_listed, field::name(node, FAMILY)) {
        Answer::NoGroup => Answer::GroupNotShown(name.clone()),
        answer => answer,
    };
    let hop = reader.clients(PlaceKind::Redshift, &name, System::Redshift(answer), vec![parameter.site]);
    if let Some(setting) = parameter.setting {
        reader.switch(hop, setting, "\"true\"");
    }
}

fn of_value(given: &Given<String>, is_listed: bool, family: &str) -> Answer {
    match given {
        Given::Stated(word) if word.eq_ignore_ascii_case("true") => Answer::Required { stated: true },
        Given::Stated(word) if word.eq_ignore_ascii_case("false") => Answer::Optional { stated: true },
        Given::Stated(what) | Given::Unresolved { what } | Given::Malformed { written: what, .. } => {
            Answer::Open(what.clone())
        }
        Given::Absent if is_listed => by_family(family),
        Given::Absent => Answer::NoGroup,
        Given::CutOff => Answer::CutOff,
    }
}

fn by_family(family: &str) -> Answer {
    match family {
        "redshift-1.0" => Answer::Optional { stated: false },
        "redshift-2.0" => Answer::Required { stated: false },
        _ => Answer::GroupNotShown(family.to_owned()),
    }
}

fn workgroup<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let list = field::get(node, "ConfigParameters").or_else(|| field::get(node, "ConfigParameter"));
    let items = list.map(Node::one_or_many).unwrap_or_default();
    let found = items.iter().find(|item| field::name(item, "ParameterKey") == SWITCH);
    let value = found.and_then(|item| field::get(item, "ParameterValue"));
    let site = value.or(list).map_or_else(|| reader.opening(node), |value| reader.site(value.span));
    let answer = match value.map(crate::value::word) {
        Some(given) => of_value(&given, true, ""),
        None if reader.complete => Answer::NotConfigured,
        None => Answer::CutOff,
    };
    let name = reader.name(node, &["WorkgroupName"]);
    let place = |kind, name: &str| Place { site, ..reader.place(kind, name, Span::default()) };
    let (from, to) = (place(PlaceKind::Clients, ""), place(PlaceKind::RedshiftServerless, &name));
    let hop = reader.service(from, to, "", System::Redshift(answer), vec![site]);
    if let (Some(item), Some(_)) = (found, value) {
        let setting = reader.setting(item, &["ParameterValue"]);
        reader.switch(hop, setting, "\"true\"");
    }
    reader.beside(hop, Mechanism::Routing, node, &["EnhancedVpcRouting"]);
}
