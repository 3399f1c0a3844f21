//! OpenSearch Service domains, Elasticsearch ones too: clients, and the nodes among themselves.
//!
//! An absent `EnforceHTTPS` leaves plain HTTP open in the API and CloudFormation; Terraform's provider writes true for it when
//! it writes the block. Absent `NodeToNodeEncryptionOptions` means plaintext between nodes. The default TLS policy accepts 1.0.

use crate::detect::Signs;
use crate::floor::{Rests, Version};
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Floor, Given, Mechanism, Origin, PlaceKind, Site, System, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "opensearch.describe-domain",
        command: "aws opensearch describe-domain",
        #[cfg(test)]
        sample: r#"{"DomainStatus":{"DomainName":"logs","ARN":"arn:aws:es:eu-west-1:111122223333:domain/logs","DomainEndpointOptions":{"EnforceHTTPS":true}}}"#,
        signs: Signs::List { key: "DomainStatus", needs: DOMAIN },
        types: &[
            "AWS::OpenSearchService::Domain",
            "AWS::Elasticsearch::Domain",
            "AWS::OpenSearch::Domain",
            "aws_opensearch_domain",
            "aws_elasticsearch_domain",
        ],
        names: &["DomainName"],
        body: Body::Resource(read),
    },
    Card {
        id: "opensearch.describe-domains",
        command: "aws opensearch describe-domains",
        #[cfg(test)]
        sample: r#"{"DomainStatusList":[{"DomainName":"logs","ClusterConfig":{"InstanceCount":3}}]}"#,
        signs: Signs::List { key: "DomainStatusList", needs: DOMAIN },
        types: &[],
        names: &["DomainName"],
        body: Body::Resource(read),
    },
    Card {
        id: "opensearch.describe-domain-config",
        command: "aws opensearch describe-domain-config",
        #[cfg(test)]
        sample: r#"{"DomainConfig":{"DomainEndpointOptions":{"Options":{"EnforceHTTPS":true}},"ClusterConfig":{"Options":{"InstanceCount":3}}}}"#,
        signs: Signs::Keys { needs: &[&["DomainConfig"]], never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read_config),
    },
];

const DOMAIN: crate::detect::Groups =
    &[&["DomainName"], &["ARN", "EngineVersion", "ElasticsearchVersion", "ClusterConfig", "ElasticsearchClusterConfig"]];

/// What decides about a connection of a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Clients: plain HTTP is refused.
    HttpsOnly {
        /// Whether the document says so, rather than the Terraform provider's default.
        stated: bool,
    },
    /// Clients: plain HTTP is answered.
    HttpToo {
        /// Whether `false` is written, rather than nothing.
        stated: bool,
    },
    /// Between nodes: encrypted.
    NodesEncrypted,
    /// Between nodes: in clear.
    NodesInClear {
        /// Whether `false` is written, rather than nothing.
        stated: bool,
    },
    /// One node.
    OneNode,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

/// The places of a domain's settings: `describe-domain-config` puts each group's values under `Options`.
struct Layout {
    https: &'static [&'static str],
    policy: &'static [&'static str],
    nodes: &'static [&'static [&'static str]],
    clusters: &'static [&'static [&'static str]],
    at_rest: &'static [&'static [&'static str]],
}

const PLAIN: Layout = Layout {
    https: &["DomainEndpointOptions", "EnforceHTTPS"],
    policy: &["DomainEndpointOptions", "TLSSecurityPolicy"],
    nodes: &[&["NodeToNodeEncryptionOptions", "Enabled"], &["NodeToNodeEncryption", "Enabled"]],
    clusters: &[&["ClusterConfig"], &["ElasticsearchClusterConfig"]],
    at_rest: &[&["EncryptionAtRestOptions"], &["EncryptAtRest"]],
};

const CONFIG: Layout = Layout {
    https: &["DomainConfig", "DomainEndpointOptions", "Options", "EnforceHTTPS"],
    policy: &["DomainConfig", "DomainEndpointOptions", "Options", "TLSSecurityPolicy"],
    nodes: &[&["DomainConfig", "NodeToNodeEncryptionOptions", "Options", "Enabled"]],
    clusters: &[&["DomainConfig", "ClusterConfig", "Options"], &["DomainConfig", "ElasticsearchClusterConfig", "Options"]],
    at_rest: &[&["DomainConfig", "EncryptionAtRestOptions", "Options"]],
};

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    of_layout(reader, node, &PLAIN);
}

fn read_config<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    of_layout(reader, node, &CONFIG);
}

fn of_layout<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, layout: &Layout) {
    let name = reader.name(node, &["DomainName"]);
    clients(reader, node, &name, layout);
    nodes(reader, node, &name, layout);
}

fn clients<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, name: &str, layout: &Layout) {
    let enforced = reader.flag(node, layout.https);
    let (policy, given) = reader.word_at(node, layout.policy);
    let is_written = enforced.missing.len() == 1;
    let answer = match enforced.given {
        Given::Stated(true) => Answer::HttpsOnly { stated: true },
        Given::Stated(false) => Answer::HttpToo { stated: true },
        Given::Absent if reader.resource.origin == Origin::Terraform && is_written => {
            Answer::HttpsOnly { stated: false }
        }
        Given::Absent => Answer::HttpToo { stated: false },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    let mut evidence = vec![enforced.site];
    evidence.extend(policy.value.map(|_| policy.site));
    let hop = reader.clients(domain(reader, node), name, System::OpenSearch(answer), evidence);
    let setting = reader.setting(node, layout.https);
    reader.switch(hop, setting, "true");
    if let Some(floor) = floor(hop, given, policy.site) {
        reader.floor(floor);
    }
    for path in layout.at_rest {
        reader.beside(hop, Mechanism::StorageEncryption, node, path);
    }
    reader.beside(hop, Mechanism::Authentication, node, &["AdvancedSecurityOptions"]);
}

/// What the document calls the domain: AWS keeps the types of OpenSearch Service and of its predecessor apart.
fn domain(reader: &Reader<'_, '_>, node: &Node<'_>) -> PlaceKind {
    let kind = reader.resource.kind.to_ascii_lowercase();
    let is_predecessor = kind.contains("elasticsearch") || field::get(node, "ElasticsearchVersion").is_some();
    if is_predecessor { PlaceKind::Elasticsearch } else { PlaceKind::OpenSearch }
}

/// A policy of a name that is not known here may accept anything.
fn floor(hop: usize, given: Given<String>, site: Site) -> Option<Floor> {
    let (policy, rests) = match given {
        Given::Stated(policy) | Given::Malformed { written: policy, .. } => (policy, Rests::Written),
        Given::Unresolved { what } => (what, Rests::Written),
        Given::Absent => ("Policy-Min-TLS-1-0-2019-07".to_owned(), Rests::Default),
        Given::CutOff => return None,
    };
    let version = match policy.as_str() {
        "Policy-Min-TLS-1-0-2019-07" => Some(Version::Tls10),
        "Policy-Min-TLS-1-2-2019-07"
        | "Policy-Min-TLS-1-2-PFS-2023-10"
        | "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08"
        | "Policy-Min-TLS-1-2-FIPS-PQ-2026-10" => Some(Version::Tls12),
        _ => None,
    };
    Some(Floor { hop, version, policy, rests, field: "TLSSecurityPolicy", site })
}

fn nodes<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, name: &str, layout: &Layout) {
    let Some(path) = layout.nodes.iter().find(|path| field::find(node, path).is_some()).or(layout.nodes.first()) else {
        return;
    };
    let flag = reader.flag(node, path);
    let cluster = layout.clusters.iter().find_map(|path| field::find(node, path)).map(field::block);
    let count = cluster.and_then(|cluster| field::get(cluster, "InstanceCount"));
    let several = match count.map(value::count) {
        _ if cluster.is_some_and(has_other_nodes) => true,
        Some(Given::Stated(count) | Given::Malformed { meaning: Some(count), .. }) => count > 1,
        // A domain that does not say gets one data node.
        None if cluster.is_some() && reader.complete => false,
        _ => true,
    };
    let answer = match flag.given {
        Given::Stated(true) => Answer::NodesEncrypted,
        _ if !several => Answer::OneNode,
        Given::Stated(false) => Answer::NodesInClear { stated: true },
        Given::Absent => Answer::NodesInClear { stated: false },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    let site = flag.site;
    let mut evidence = vec![site];
    match count {
        Some(count) if answer == Answer::OneNode => evidence.insert(0, reader.site(count.span)),
        count => evidence.extend(count.map(|count| reader.site(count.span))),
    }
    let place = || crate::Place { site, ..reader.place(domain(reader, node), name, site.span) };
    let (from, to) = (place(), place());
    let hop = reader.service(from, to, "nodes", System::OpenSearch(answer), evidence);
    let setting = reader.setting(node, path);
    reader.switch(hop, setting, "true");
}

/// Dedicated master, warm and coordinator nodes: those that are there, and those that only a deployment tells.
fn has_other_nodes(cluster: &Node<'_>) -> bool {
    let is_off = |value| matches!(value::boolean(value), Given::Stated(false) | Given::Malformed { meaning: Some(false), .. });
    let on = |key| field::get(cluster, key).is_some_and(|value| !value::may_be_left_out(value) && !is_off(value));
    on("DedicatedMasterEnabled") || on("WarmEnabled") || !field::list(cluster, "NodeOptions").is_empty()
}
