//! RDS instances and Aurora clusters by engine, version and parameter group.
//!
//! Whether the server refuses plaintext is a parameter: its name and its default differ by engine and version
//! ([`rds_default`](super::rds_default)). A member of an Aurora cluster goes by the cluster's group.

use super::parameter_group::{self, Named, Parameter};
pub use super::rds_default::Engine;
use super::rds_default::Refuses;
use super::{docdb, neptune, option_group};
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::world::Entry;
use crate::{Given, Mechanism, PlaceKind, Setting, Site, System, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "rds.describe-db-instances",
        command: "aws rds describe-db-instances",
        #[cfg(test)]
        sample: r#"{"DBInstances":[{"DBInstanceIdentifier":"claims","Engine":"postgres","EngineVersion":"16.4","DBParameterGroups":[{"DBParameterGroupName":"default.postgres16","ParameterApplyStatus":"in-sync"}]}]}"#,
        signs: Signs::List { key: "DBInstances", needs: &[&["DBInstanceIdentifier"], &["Engine"]] },
        types: &[INSTANCE, "aws_db_instance", "aws_rds_cluster_instance"],
        names: &["DBInstanceIdentifier", "Identifier", "Endpoint.Address", "Address"],
        body: Body::Resource(instance),
    },
    Card {
        id: "rds.describe-db-clusters",
        command: "aws rds describe-db-clusters",
        #[cfg(test)]
        sample: r#"{"DBClusters":[{"DBClusterIdentifier":"ledger","Engine":"aurora-postgresql","EngineVersion":"16.6","DBClusterParameterGroup":"default.aurora-postgresql16"}]}"#,
        signs: Signs::List { key: "DBClusters", needs: &[&["DBClusterIdentifier"], &["Engine"]] },
        types: &[CLUSTER, "aws_rds_cluster"],
        names: &["DBClusterIdentifier", "ClusterIdentifier", "Endpoint", "ReaderEndpoint"],
        body: Body::Resource(cluster),
    },
    Card {
        id: "rds.describe-db-parameter-groups",
        command: "aws rds describe-db-parameter-groups",
        #[cfg(test)]
        sample: r#"{"DBParameterGroups":[{"DBParameterGroupName":"strict","DBParameterGroupFamily":"postgres16"}]}"#,
        signs: Signs::List {
            key: "DBParameterGroups",
            needs: &[&["DBParameterGroupName"], &["DBParameterGroupFamily", "Parameters"]],
        },
        types: &[GROUP, "aws_db_parameter_group"],
        names: &["DBParameterGroupName", "Name"],
        body: Body::Resource(|reader, node| group(reader, node, &OF_INSTANCE)),
    },
    Card {
        id: "rds.describe-db-cluster-parameter-groups",
        command: "aws rds describe-db-cluster-parameter-groups",
        #[cfg(test)]
        sample: r#"{"DBClusterParameterGroups":[{"DBClusterParameterGroupName":"strict","DBParameterGroupFamily":"aurora-postgresql16"}]}"#,
        signs: Signs::List {
            key: "DBClusterParameterGroups",
            needs: &[&["DBClusterParameterGroupName"], &["DBParameterGroupFamily", "Parameters"]],
        },
        types: &[CLUSTER_GROUP, "aws_rds_cluster_parameter_group"],
        names: &["DBClusterParameterGroupName", "Name"],
        body: Body::Resource(|reader, node| group(reader, node, &OF_CLUSTER)),
    },
    Card {
        id: "rds.describe-db-parameters",
        command: "aws rds describe-db-parameters",
        #[cfg(test)]
        sample: r#"{"Parameters":[{"ParameterName":"rds.force_ssl","ParameterValue":"1","Source":"user"}]}"#,
        signs: Signs::Other(|node| parameter_group::is_list_with(node, SWITCHES).then(|| vec!["Parameters"])),
        types: &[LIST],
        names: &[],
        body: Body::Resource(list),
    },
];

/// The type of instances.
pub(super) const INSTANCE: &str = "AWS::RDS::DBInstance";
/// The type of clusters.
pub(super) const CLUSTER: &str = "AWS::RDS::DBCluster";
const GROUP: &str = "AWS::RDS::DBParameterGroup";
/// The type of clusters' parameter groups.
pub(super) const CLUSTER_GROUP: &str = "AWS::RDS::DBClusterParameterGroup";
const LIST: &str = "rds describe-db-parameters";
const SWITCHES: &[&str] = &["rds.force_ssl", "require_secure_transport", "db2comm", "DB2COMM"];
const INSTANCE_NAMES: &[&str] = &["DBInstanceIdentifier", "Identifier"];
const CLUSTER_NAMES: &[&str] = &["DBClusterIdentifier", "ClusterIdentifier"];

/// What decides about clients → database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Plaintext is refused.
    Required {
        /// The parameter.
        parameter: &'static str,
        /// Whether its value is written, rather than the default of engine and version.
        stated: bool,
    },
    /// Plaintext is taken.
    Optional {
        /// The engine; nothing when only the name of its parameter hints at it.
        engine: Option<Engine>,
        /// The parameter.
        parameter: &'static str,
        /// Whether its value is written, rather than the default of engine and version.
        stated: bool,
        /// A parameter of another engine that the group sets instead, in vain.
        misplaced: Option<&'static str>,
    },
    /// Oracle: nothing that the inputs show refuses plaintext on the ordinary port.
    Oracle,
    /// A group that the inputs do not show.
    GroupNotShown {
        /// Its name; empty when not even that is told.
        group: String,
        /// Whether it is a cluster's.
        of_cluster: bool,
    },
    /// A change of the group waits for a restart.
    Pending,
    /// A member of an Aurora cluster that the inputs do not show.
    ClusterNotShown,
    /// The default depends on an engine or version that is not told or not known.
    DefaultNotKnown,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

/// Where databases of one kind name their groups.
struct Kind {
    database: &'static str,
    group: &'static str,
    fields: &'static [&'static str],
    place: PlaceKind,
    of_cluster: bool,
    references: for<'d> fn(&'d Node<'d>) -> Vec<&'d Node<'d>>,
}

const OF_INSTANCE: Kind = Kind {
    database: INSTANCE,
    group: GROUP,
    fields: &["DBParameterGroups", "DBParameterGroupName", "ParameterGroupName"],
    place: PlaceKind::RdsInstance,
    of_cluster: false,
    references: |node| references(node, &OF_INSTANCE),
};

const OF_CLUSTER: Kind = Kind {
    database: CLUSTER,
    group: CLUSTER_GROUP,
    fields: &["DBClusterParameterGroup", "DBClusterParameterGroupName"],
    place: PlaceKind::RdsCluster,
    of_cluster: true,
    references: |node| references(node, &OF_CLUSTER),
};

fn references<'d>(node: &'d Node<'d>, kind: &Kind) -> Vec<&'d Node<'d>> {
    kind.fields.iter().filter_map(|name| parameter_group::reference(node, name)).collect()
}

fn instance<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let engine = engine(reader, node);
    let member = CLUSTER_NAMES.iter().find_map(|name| field::get(node, name));
    match member {
        // DocumentDB and Neptune list their instances here too.
        _ if matches!(field::name(node, "Engine"), "docdb" | "neptune") => {}
        Some(cluster) => {
            let shown = value::target(cluster).and_then(|name| reader.find(CLUSTER, name));
            if shown.is_none() {
                let name = reader.name(node, INSTANCE_NAMES);
                let site = reader.site(cluster.span);
                let hop = reader.clients(PlaceKind::RdsInstance, &name, System::Rds(Answer::ClusterNotShown), vec![site]);
                beside(reader, node, hop);
            }
        }
        None => database(reader, node, engine, &OF_INSTANCE, INSTANCE_NAMES),
    }
}

fn cluster<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    match field::name(node, "Engine") {
        "docdb" => docdb::cluster(reader, node),
        "neptune" => neptune::cluster(reader, node),
        _ => {
            let engine = engine(reader, node);
            database(reader, node, engine, &OF_CLUSTER, CLUSTER_NAMES);
        }
    }
}

/// What decides about a database that another resource connects to; a member of a cluster goes by its cluster.
pub(super) fn answer_of<'d>(reader: &mut Reader<'_, 'd>, entry: Entry<'d>) -> (Answer, Vec<Site>) {
    let node = entry.resource.node();
    let reader = reader.of(entry);
    let member = CLUSTER_NAMES.iter().find_map(|name| field::get(node, name));
    let of = |reader: &Reader<'_, 'd>, node, kind| {
        let Found { answer, evidence, .. } = found(reader, node, engine(reader, node), kind);
        (answer, evidence)
    };
    if reader.format.card().types.contains(&CLUSTER) {
        return of(&reader, node, &OF_CLUSTER);
    }
    let Some(member) = member else { return of(&reader, node, &OF_INSTANCE) };
    let mut reader = reader;
    match value::target(member).and_then(|name| reader.find(CLUSTER, name)) {
        Some(cluster) => {
            let reader = reader.of(cluster);
            of(&reader, cluster.resource.node(), &OF_CLUSTER)
        }
        None => (Answer::ClusterNotShown, vec![reader.site(member.span)]),
    }
}

/// Engine and version; of a read replica in a template its source's.
fn engine<'d>(reader: &Reader<'_, 'd>, node: &'d Node<'d>) -> (Option<Engine>, String) {
    let own = |node: &Node<'_>| (Engine::of(field::name(node, "Engine")), field::name(node, "EngineVersion").to_owned());
    let (engine, version) = own(node);
    let source = ["SourceDBInstanceIdentifier", "ReplicateSourceDb"].iter().find_map(|name| field::get(node, name));
    let source = source.and_then(value::target).and_then(|name| reader.find(INSTANCE, name));
    match (engine, source) {
        (None, Some(source)) => own(source.resource.node()),
        (engine, _) => (engine, version),
    }
}

/// What was found about one database.
struct Found<'d> {
    answer: Answer,
    evidence: Vec<Site>,
    switch: Option<(Setting<'d, ()>, &'static str)>,
}

fn database<'d>(
    reader: &mut Reader<'_, 'd>,
    node: &'d Node<'d>,
    (engine, version): (Option<Engine>, String),
    kind: &Kind,
    names: &[&str],
) {
    let name = reader.name(node, names);
    let Found { answer, evidence, switch } = found(reader, node, (engine, version), kind);
    let hop = reader.clients(kind.place, &name, System::Rds(answer), evidence);
    if let Some((setting, json)) = switch {
        reader.switch(hop, setting, json);
    }
    beside(reader, node, hop);
}

/// What decides about a database.
fn found<'d>(
    reader: &Reader<'_, 'd>,
    node: &'d Node<'d>,
    (engine, version): (Option<Engine>, String),
    kind: &Kind,
) -> Found<'d> {
    let version_site = field::get(node, "EngineVersion").map(|version| reader.site(version.span));
    let plain = |answer, site| Found { answer, evidence: vec![site], switch: None };
    let by_default = |engine, version: &str, site| {
        let evidence = std::iter::once(site).chain(version_site).collect();
        Found { answer: default(engine, version), evidence, switch: None }
    };
    let found = match parameter_group::named(reader, node, kind.fields, kind.group) {
        _ if engine == Some(Engine::Oracle) => {
            let (answer, site) = option_group::of_database(reader, node, is_answer(node));
            plain(answer, site)
        }
        Named::Nothing if !reader.complete => plain(Answer::CutOff, reader.opening(node)),
        Named::Nothing if is_answer(node) => {
            let group = String::new();
            plain(Answer::GroupNotShown { group, of_cluster: kind.of_cluster }, reader.opening(node))
        }
        Named::Nothing => by_default(engine, &version, reader.opening(node)),
        Named::Default { family, site } => by_default(engine.or(Engine::of(&family)), family_version(&family, &version), site),
        Named::Shown(entry) => of_group(entry, engine, &version, kind),
        Named::NotShown { name, site } => match only_list(reader, kind) {
            Some(entry) => of_group(entry, engine, &version, kind),
            None => plain(Answer::GroupNotShown { group: name, of_cluster: kind.of_cluster }, site),
        },
        Named::Open { what, site } => plain(Answer::Open(what), site),
    };
    let is_written = matches!(found.answer, Answer::Required { stated: true, .. } | Answer::Optional { stated: true, .. });
    let is_pending = is_written && parameter_group::is_pending(node);
    Found { answer: if is_pending { Answer::Pending } else { found.answer }, ..found }
}

/// Whether a resource is an answer of the API, which would name the group.
fn is_answer(node: &Node<'_>) -> bool {
    ["DBInstanceArn", "DBInstanceStatus", "DbiResourceId", "DBClusterArn", "DbClusterResourceId"]
        .iter()
        .any(|name| node.get(name).is_some())
}

fn family_version<'v>(family: &'v str, version: &'v str) -> &'v str {
    if version.is_empty() { family.trim_start_matches(|letter: char| !letter.is_ascii_digit()) } else { version }
}

fn default(engine: Option<Engine>, version: &str) -> Answer {
    let Some(engine) = engine else { return Answer::DefaultNotKnown };
    let parameter = engine.parameter();
    match engine.default(version) {
        Refuses::Plaintext => Answer::Required { parameter, stated: false },
        Refuses::Nothing => Answer::Optional { engine: Some(engine), parameter, stated: false, misplaced: None },
        Refuses::NotKnown => Answer::DefaultNotKnown,
    }
}

/// What a group decides, for an engine that the database tells or else the group's family.
fn of_group<'d>(entry: Entry<'d>, engine: Option<Engine>, version: &str, kind: &Kind) -> Found<'d> {
    let group = entry.resource.node();
    let family = ["DBParameterGroupFamily", "Family"].iter().map(|name| field::name(group, name)).find(|name| !name.is_empty());
    let family = family.unwrap_or_default().to_ascii_lowercase();
    let written = |name: &'static str| {
        let parameter = parameter_group::parameter(entry, name);
        (parameter.given != Given::Absent).then_some((name, parameter))
    };
    let set = SWITCHES.iter().find_map(|name| written(name));
    let told = engine.or_else(|| Engine::of(&family));
    let engine = told.or_else(|| Engine::of_parameter(set.as_ref()?.0));
    let Some(engine) = engine else {
        let site = parameter_group::parameter(entry, "rds.force_ssl").site;
        return Found { answer: Answer::DefaultNotKnown, evidence: vec![site], switch: None };
    };
    let name = engine.parameter();
    let Parameter { given, mut site, setting, is_listed } = parameter_group::parameter(entry, name);
    let answer = match given {
        Given::Stated(word) => match engine.reads(&word) {
            Some(true) => Answer::Required { parameter: name, stated: true },
            Some(false) => Answer::Optional { engine: told, parameter: name, stated: true, misplaced: None },
            None => Answer::Open(word),
        },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::Absent if is_listed => match default(Some(engine), family_version(&family, version)) {
            Answer::Optional { parameter, stated, .. } => {
                let misplaced = set.filter(|(other, _)| !other.eq_ignore_ascii_case(name));
                site = misplaced.as_ref().map_or(site, |(_, other)| other.site);
                Answer::Optional { engine: told, parameter, stated, misplaced: misplaced.map(|(other, _)| other) }
            }
            answer => answer,
        },
        Given::Absent | Given::CutOff => {
            let group = entry.resource.name.clone();
            Answer::GroupNotShown { group, of_cluster: kind.of_cluster }
        }
    };
    let json = engine.on();
    Found { answer, evidence: vec![site], switch: setting.map(|setting| (setting, json)) }
}

/// A parameter list, whose group it does not name, when it can only be that of the one database.
fn only_list<'d>(reader: &Reader<'_, 'd>, kind: &Kind) -> Option<Entry<'d>> {
    let mut lists = reader.world.of_type(LIST);
    let alone = reader.world.of_type(kind.database).take(2).count() == 1;
    lists.next().filter(|_| alone && lists.next().is_none())
}

/// A group that no database in the inputs uses: what it would do to one that does.
fn group<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, kind: &Kind) {
    let Some(entry) = reader.entry() else { return };
    if !reader.world.referrers(kind.database, kind.group, entry.index, kind.references).is_empty() {
        return;
    }
    let name = reader.name(node, &["DBParameterGroupName", "DBClusterParameterGroupName", "Name"]);
    lone(reader, entry, kind, &name);
}

fn list<'d>(reader: &mut Reader<'_, 'd>, _: &'d Node<'d>) {
    let has_databases = [INSTANCE, CLUSTER].iter().any(|kind| reader.world.of_type(kind).next().is_some());
    if let Some(entry) = reader.entry().filter(|_| !has_databases) {
        lone(reader, entry, &OF_INSTANCE, "");
    }
}

fn lone<'d>(reader: &mut Reader<'_, 'd>, entry: Entry<'d>, kind: &Kind, name: &str) {
    let Found { answer, evidence, switch } = of_group(entry, None, "", kind);
    if answer == Answer::DefaultNotKnown {
        return;
    }
    let hop = reader.clients(kind.place, name, System::Rds(answer), evidence);
    if let Some((setting, json)) = switch {
        reader.switch(hop, setting, json);
    }
}

fn beside<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, hop: usize) {
    reader.beside(hop, Mechanism::StorageEncryption, node, &["StorageEncrypted"]);
    reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyId"]);
    for name in ["EnableIAMDatabaseAuthentication", "IAMDatabaseAuthenticationEnabled"] {
        reader.beside(hop, Mechanism::Authentication, node, &[name]);
    }
}
