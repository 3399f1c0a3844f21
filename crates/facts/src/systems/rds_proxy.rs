//! RDS Proxy: clients → proxy, proxy → database.
//!
//! A proxy connects to its database as its clients connect to the proxy, with TLS or without: so what the proxy demands of them
//! decides about both, unless the database refuses plaintext itself. Which databases a proxy connects to its target group says.

use super::rds;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::resource::Fate;
use crate::world::Entry;
use crate::{Given, Mechanism, Place, PlaceKind, Setting, Shown, Site, System, field, value};
use wireproof_source::{Node, Set, Span};

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "rds.describe-db-proxies",
        command: "aws rds describe-db-proxies",
        #[cfg(test)]
        sample: r#"{"DBProxies":[{"DBProxyName":"front","EngineFamily":"POSTGRESQL","RequireTLS":true}]}"#,
        signs: Signs::List { key: "DBProxies", needs: &[&["DBProxyName"], &["EngineFamily", "RequireTLS"]] },
        types: &[PROXY, "aws_db_proxy"],
        names: &["DBProxyName", "Name", "DBProxyArn", "Arn", "Endpoint"],
        body: Body::Resource(proxy),
    },
    Card {
        id: "rds.register-db-proxy-targets",
        command: "aws rds register-db-proxy-targets --cli-input-json file://FILE",
        #[cfg(test)]
        sample: r#"{"DBProxyName":"front","DBInstanceIdentifiers":["claims"]}"#,
        signs: Signs::Keys { needs: &[&["DBProxyName"], &["DBInstanceIdentifiers", "DBClusterIdentifiers"]], never: &[] },
        types: &["AWS::RDS::DBProxyTargetGroup", "aws_db_proxy_target"],
        names: &[],
        body: Body::Resource(group),
    },
    Card {
        id: "rds.describe-db-proxy-targets",
        command: "aws rds describe-db-proxy-targets --db-proxy-name NAME",
        #[cfg(test)]
        sample: r#"{"Targets":[{"RdsResourceId":"claims","Port":5432,"Type":"RDS_INSTANCE"}]}"#,
        signs: Signs::Other(|node| {
            let first = field::list(node, "Targets").first()?;
            let is_target = name_of(first).is_some() && field::get(first, "Type").is_some();
            is_target.then(|| vec!["Targets"])
        }),
        types: &[TARGETS],
        names: &[],
        body: Body::Resource(targets),
    },
];

/// The type of proxies.
pub(super) const PROXY: &str = "AWS::RDS::DBProxy";
/// The targets of a proxy as the API lists them: without the proxy.
const TARGETS: &str = "rds describe-db-proxy-targets";

/// What decides about clients → proxy and proxy → database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Clients: TLS required.
    Required,
    /// Clients: TLS not required.
    Optional {
        /// Whether `false` is written, rather than nothing.
        stated: bool,
    },
    /// Database: it refuses plaintext.
    DatabaseRequires {
        /// Its parameter.
        parameter: &'static str,
        /// Whether its value is written, rather than the default of engine and version.
        stated: bool,
    },
    /// Database: nothing shows that it refuses plaintext; the proxy requires TLS of its clients, and so uses it itself.
    AsClients,
    /// Database: it takes plaintext, and the proxy's clients may come without TLS.
    InClear {
        /// Whether both settings are written, rather than defaults.
        stated: bool,
    },
    /// Database: the proxy's clients may come without TLS, and what the database takes is not decided.
    DatabaseOpen(rds::Answer),
    /// Database: the proxy's clients may come without TLS, and the database is not among the inputs.
    DatabaseNotShown {
        /// Its name.
        name: String,
        /// Whether it is a cluster.
        is_cluster: bool,
    },
    /// Database: nothing shows that it refuses plaintext, and the proxy is not among the inputs.
    ProxyNotShown(String),
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn proxy<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let (answer, setting) = required(reader, node);
    let name = reader.name(node, &["DBProxyName", "Name"]);
    let hop = reader.clients(PlaceKind::RdsProxy, &name, System::RdsProxy(answer), vec![setting.site]);
    reader.switch(hop, setting, "true");
    let ways = field::list(node, "Auth").iter().filter_map(|way| field::get(way, "IAMAuth"));
    let sites: Vec<Site> = ways.map(|way| reader.site(way.span)).collect();
    if let Some(hop) = reader.facts.hops.get_mut(hop) {
        hop.shown.extend(sites.into_iter().map(|site| Shown { mechanism: Mechanism::Authentication, site }));
    }
}

/// What a proxy requires of its clients, and where it says so.
fn required<'d>(reader: &Reader<'_, 'd>, node: &'d Node<'d>) -> (Answer, Setting<'d, ()>) {
    let answer = match reader.flag(node, &["RequireTLS"]).given {
        Given::Stated(true) => Answer::Required,
        Given::Stated(false) => Answer::Optional { stated: true },
        Given::Absent => Answer::Optional { stated: false },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    (answer, reader.setting(node, &["RequireTLS"]))
}

/// Where a proxy says that it requires TLS of its clients, if it does.
pub(super) fn requires<'d>(reader: &Reader<'_, 'd>, node: &'d Node<'d>) -> Option<Site> {
    let (answer, setting) = required(reader, node);
    (answer == Answer::Required).then_some(setting.site)
}

/// A database that a proxy connects to.
struct Target<'d> {
    reference: &'d Node<'d>,
    is_cluster: bool,
}

/// The fields that name databases, and whether they name clusters.
const FIELDS: [(&str, bool); 4] = [
    ("DBInstanceIdentifiers", false),
    ("DBInstanceIdentifier", false),
    ("DBClusterIdentifiers", true),
    ("DBClusterIdentifier", true),
];

/// A target group, or a target of one.
fn group<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let named = field::get(node, "DBProxyName");
    let proxy = named.and_then(value::target).and_then(|name| reader.find(PROXY, name));
    let name = named.and_then(value::target).unwrap_or_default();
    for (field, is_cluster) in FIELDS {
        for reference in field::list(node, field) {
            connection(reader, proxy, name, &Target { reference, is_cluster });
        }
    }
}

/// The targets of one proxy: the only one of the inputs, if there is but one list. The members of a cluster stand beside it.
fn targets<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let is_only = |kind| reader.world.of_type(kind).take(2).count() == 1;
    let proxy = reader.world.of_type(PROXY).next().filter(|_| is_only(PROXY) && is_only(TARGETS));
    let mut known = Set::default();
    for target in field::list(node, "Targets") {
        let tracked = field::string(target, "TrackedClusterId");
        let is_cluster = tracked.is_some() || field::name(target, "Type") == "TRACKED_CLUSTER";
        let Some(reference) = name_of(target).filter(|name| known.insert((is_cluster, name.as_str()))) else { continue };
        connection(reader, proxy, "", &Target { reference, is_cluster });
    }
}

/// The database of a target of a list.
fn name_of<'n, 't>(target: &'n Node<'t>) -> Option<&'n Node<'t>> {
    field::string(target, "TrackedClusterId").or_else(|| field::string(target, "RdsResourceId"))
}

/// Proxy → database.
fn connection<'d>(reader: &mut Reader<'_, 'd>, proxy: Option<Entry<'d>>, name: &str, target: &Target<'d>) {
    let kind = if target.is_cluster { rds::CLUSTER } else { rds::INSTANCE };
    let site = reader.site(target.reference.span);
    let database = value::target(target.reference).and_then(|name| reader.find(kind, name));
    let database = database.filter(|entry| !matches!(entry.resource.fate, Fate::Gone(_)));
    let told = database.map(|entry| rds::answer_of(reader, entry));
    let asked = proxy.map(|entry| {
        let proxy = reader.of(entry);
        let (answer, setting) = required(&proxy, entry.resource.node());
        (answer, setting, proxy.name(entry.resource.node(), &["DBProxyName", "Name"]))
    });
    let (answer, mut evidence) = answer(asked.as_ref(), told, name, target);
    evidence.push(site);
    evidence.dedup();
    let first = evidence.first().copied().unwrap_or(site);
    let from = asked.as_ref().map_or(name, |(.., name)| name);
    let from = Place { site: first, ..reader.place(PlaceKind::RdsProxy, from, Span::default()) };
    let place = if target.is_cluster { PlaceKind::RdsCluster } else { PlaceKind::RdsInstance };
    let label = database.map(|entry| entry.resource.name.as_str()).filter(|name| !name.is_empty());
    let label = label.or_else(|| value::target(target.reference)).unwrap_or_default();
    let to = Place { site: first, ..reader.place(place, label, Span::default()) };
    let is_clear = matches!(answer, Answer::InClear { .. });
    let hop = reader.service(from, to, "database", System::RdsProxy(answer), evidence);
    if let Some((_, setting, _)) = asked.filter(|_| is_clear) {
        reader.switch(hop, setting, "true");
    }
}

fn answer(
    proxy: Option<&(Answer, Setting<'_, ()>, String)>,
    database: Option<(rds::Answer, Vec<Site>)>,
    name: &str,
    target: &Target<'_>,
) -> (Answer, Vec<Site>) {
    let is_stated = |(answer, ..): &(Answer, Setting<'_, ()>, String)| *answer == Answer::Optional { stated: true };
    let at = |(_, setting, _): &(Answer, Setting<'_, ()>, String)| setting.site;
    match (proxy, database) {
        (_, Some((rds::Answer::Required { parameter, stated }, evidence))) => {
            (Answer::DatabaseRequires { parameter, stated }, evidence)
        }
        (None, _) => (Answer::ProxyNotShown(name.to_owned()), Vec::new()),
        (Some(proxy @ (Answer::Required, ..)), _) => (Answer::AsClients, vec![at(proxy)]),
        (Some(proxy @ (Answer::Optional { .. }, ..)), Some((rds::Answer::Optional { stated, .. }, evidence))) => {
            let evidence = std::iter::once(at(proxy)).chain(evidence).collect();
            (Answer::InClear { stated: stated && is_stated(proxy) }, evidence)
        }
        (Some((Answer::Optional { .. }, ..)), Some((open, evidence))) => (Answer::DatabaseOpen(open), evidence),
        (Some((Answer::Optional { .. }, ..)), None) => {
            let name = value::target(target.reference).unwrap_or_default().to_owned();
            (Answer::DatabaseNotShown { name, is_cluster: target.is_cluster }, Vec::new())
        }
        (Some(proxy @ (open, ..)), _) => (open.clone(), vec![at(proxy)]),
    }
}
