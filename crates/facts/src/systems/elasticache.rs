//! ElastiCache: replication groups, cache clusters, serverless caches.
//!
//! An absent `TransitEncryptionEnabled` is off in the API, CloudFormation and Terraform; a new Valkey group must set it.
//! `TransitEncryptionMode` `preferred` serves both; when none is given at creation the service sets `required`. Memcached
//! has no `preferred`. Serverless caches always use TLS.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, PlaceKind, System, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "elasticache.describe-replication-groups",
        command: "aws elasticache describe-replication-groups",
        #[cfg(test)]
        sample: r#"{"ReplicationGroups":[{"ReplicationGroupId":"orders","TransitEncryptionEnabled":true,"TransitEncryptionMode":"preferred"}]}"#,
        signs: Signs::List { key: "ReplicationGroups", needs: &[&["ReplicationGroupId"]] },
        types: &[GROUP, "aws_elasticache_replication_group"],
        names: &["ReplicationGroupId"],
        body: Body::Resource(group),
    },
    Card {
        id: "elasticache.describe-cache-clusters",
        command: "aws elasticache describe-cache-clusters",
        #[cfg(test)]
        sample: r#"{"CacheClusters":[{"CacheClusterId":"frag","Engine":"memcached","TransitEncryptionEnabled":false}]}"#,
        signs: Signs::List { key: "CacheClusters", needs: &[&["CacheClusterId"]] },
        types: &["AWS::ElastiCache::CacheCluster", "aws_elasticache_cluster"],
        names: &["CacheClusterId", "ClusterId"],
        body: Body::Resource(cluster),
    },
    Card {
        id: "elasticache.describe-serverless-caches",
        command: "aws elasticache describe-serverless-caches",
        #[cfg(test)]
        sample: r#"{"ServerlessCaches":[{"ServerlessCacheName":"sl","Engine":"valkey"}]}"#,
        signs: Signs::List { key: "ServerlessCaches", needs: &[&["ServerlessCacheName"]] },
        types: &["AWS::ElastiCache::ServerlessCache", "aws_elasticache_serverless_cache"],
        names: &["ServerlessCacheName", "Name"],
        body: Body::Resource(serverless),
    },
];

/// What decides about clients → cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A serverless cache: TLS always.
    Serverless,
    /// TLS on, and the mode (or its absence at creation, or Memcached) refuses plaintext.
    Required {
        /// Whether `required` is written, rather than what the service sets when no mode is given.
        stated: bool,
    },
    /// TLS on, and plaintext is served beside it.
    Preferred,
    /// TLS off.
    Off {
        /// Whether `false` is written, rather than the default.
        stated: bool,
    },
    /// A Valkey group without the field: the service refuses to create one.
    MustBeSet,
    /// A member of a group that decides and is not in the inputs: a replication group, or a global one of another Region.
    MemberOf(String),
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

const GROUP: &str = "AWS::ElastiCache::ReplicationGroup";
/// A member of a replication group names that as well, so its own name comes first.
const NAMES: &[&str] = &["CacheClusterId", "ClusterId", "ReplicationGroupId", "ServerlessCacheName", "Name"];

/// A replication group. A secondary of a global one has that one's settings.
fn group<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    match field::get(node, "GlobalReplicationGroupId").filter(|_| leaves_open(reader, node)) {
        Some(global) => member(reader, node, global),
        None => read(reader, node),
    }
}

/// A cache cluster. A member of a replication group has no settings of its own: the group is read in its place.
fn cluster<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    match field::get(node, "ReplicationGroupId").filter(|_| leaves_open(reader, node)) {
        Some(group) if reader.referred(GROUP, group).is_some() => {}
        Some(group) => member(reader, node, group),
        None => read(reader, node),
    }
}

fn leaves_open<'d>(reader: &Reader<'_, 'd>, node: &'d Node<'d>) -> bool {
    reader.flag(node, &["TransitEncryptionEnabled"]).given == Given::Absent
}

fn member<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, of: &'d Node<'d>) {
    let answer = Answer::MemberOf(value::target(of).unwrap_or_default().to_owned());
    let (name, site) = (reader.name(node, NAMES), reader.site(of.span));
    let hop = reader.clients(PlaceKind::Cache, &name, System::ElastiCache(answer), vec![site]);
    beside(reader, node, hop);
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let enabled = reader.flag(node, &["TransitEncryptionEnabled"]);
    let mode = field::string(node, "TransitEncryptionMode");
    let (mut evidence, mut setting) = (vec![enabled.site], reader.setting(node, &["TransitEncryptionEnabled"]));
    let mut json = "true";
    let answer = match &enabled.given {
        Given::Stated(true) => match mode {
            // A plan that leaves the mode open: when the configuration sets none, the service sets `required`.
            Some(mode) if value::may_be_left_out(mode) => Answer::Required { stated: false },
            Some(mode) => {
                evidence.insert(0, reader.site(mode.span));
                (setting, json) = (reader.setting(node, &["TransitEncryptionMode"]), "\"required\"");
                match value::expression(mode) {
                    Some(what) => Answer::Open(what),
                    None if mode.as_str() == Some("required") => Answer::Required { stated: true },
                    None if mode.as_str() == Some("preferred") => Answer::Preferred,
                    None => Answer::Open(mode.as_str().unwrap_or_default().to_owned()),
                }
            }
            None => Answer::Required { stated: false },
        },
        Given::Stated(false) => Answer::Off { stated: true },
        Given::Absent if field::name(node, "Engine").eq_ignore_ascii_case("valkey") => Answer::MustBeSet,
        Given::Absent => Answer::Off { stated: false },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what.clone()),
        Given::CutOff => Answer::CutOff,
    };
    let name = reader.name(node, NAMES);
    let hop = reader.clients(PlaceKind::Cache, &name, System::ElastiCache(answer), evidence);
    reader.switch(hop, setting, json);
    beside(reader, node, hop);
}

fn serverless<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, NAMES);
    let evidence = vec![reader.named(node, NAMES)];
    let hop = reader.clients(PlaceKind::Cache, &name, System::ElastiCache(Answer::Serverless), evidence);
    beside(reader, node, hop);
}

fn beside<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, hop: usize) {
    reader.beside(hop, Mechanism::StorageEncryption, node, &["AtRestEncryptionEnabled"]);
    reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyId"]);
    reader.beside(hop, Mechanism::Authentication, node, &["AuthTokenEnabled"]);
    reader.beside(hop, Mechanism::Authentication, node, &["AuthToken"]);
}
