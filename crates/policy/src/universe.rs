//! The requests that a policy is asked about: the actions of its service and the resources that it is attached to.

use crate::ast::{Policy, Statement};
use crate::caller::is_account;
use crate::catalog::{Action, ResourceType, SERVICES, Service};
use crate::domain::{TextSet, Wish};
use crate::{Kind, Subject};
use std::sync::OnceLock;
use wireproof_source::order;

/// The actions and resources of a policy's requests.
#[derive(Debug)]
pub(crate) struct Universe {
    /// Whose policy it is.
    pub(crate) kind: Kind,
    /// The service's catalogue; nothing for a service without one.
    pub(crate) service: Option<&'static Service>,
    /// ARN of the resource that the policy is attached to; empty when it is for many.
    pub(crate) arn: String,
    /// Whether the ARN was told; otherwise it only stands for one.
    pub(crate) is_told: bool,
    /// Partition of all ARNs.
    pub(crate) partition: String,
    /// The owner's account, when the resource's ARN tells it.
    pub(crate) owner: Option<String>,
    /// The resources.
    pub(crate) targets: Vec<Target>,
    /// The actions, those that people know best first.
    pub(crate) acts: &'static [Act],
}

/// One resource, or all resources of a kind.
#[derive(Debug)]
pub(crate) struct Target {
    /// The ARN, or what all ARNs begin with.
    pub(crate) prefix: String,
    /// Whether something follows the prefix.
    pub(crate) open: bool,
    /// Which ARNs that begin so are meant.
    pub(crate) shape: TextSet,
    /// Its type in the catalogue.
    pub(crate) kind: Option<&'static ResourceType>,
}

/// An action on a kind of resource.
#[derive(Debug)]
pub(crate) struct Act {
    /// The action with its prefix.
    pub(crate) name: String,
    /// The same in lower case.
    pub(crate) lower: String,
    /// What the catalogue says of it.
    pub(crate) action: &'static Action,
    /// Index of the resource.
    pub(crate) target: usize,
    /// Which resource it is about and how it stands to the claim, as one number up to [`MAX_KIND`].
    pub(crate) kind: usize,
    /// Whether clients send it as a request of their own.
    pub(crate) sure: bool,
    /// Whether it is outside of the claim by assumption A2; looked at only to know whether that matters.
    pub(crate) excluded: bool,
    /// Whether requests through an access point may have it.
    pub(crate) access_points: bool,
}

/// The highest [`Act::kind`].
pub(crate) const MAX_KIND: usize = 15;

/// What object keys are like.
const KEYS: &[&str] = &["reports/q1.csv", "app.js", "README", "index.html", "data/part-0001.parquet"];

impl Target {
    /// What an ARN of the target is like.
    pub(crate) fn wish(&self) -> Wish<'_> {
        Wish {
            prefix: &self.prefix,
            least: usize::from(self.open),
            most: if self.open { 1024 } else { 0 },
            favourites: if self.open { KEYS } else { &[] },
        }
    }
}

impl Universe {
    /// The requests of a policy.
    pub(crate) fn of(policy: &Policy, subject: &Subject) -> Self {
        let prefix = service_of(policy, subject.kind);
        let service = Service::find(&prefix);
        let many = matches!(subject.kind, Kind::VpcEndpoint | Kind::ResourceControl);
        let told = match (&subject.resource, many) {
            (_, true) => Some(String::new()),
            (Some(arn), _) => Some(arn.clone()),
            (None, false) => resource_of(policy, subject.kind),
        };
        let is_told = told.is_some();
        let arn = told.unwrap_or_else(|| sample(subject.kind).to_owned());
        let mut parts = arn.split(':').skip(1);
        let partition = parts.next().filter(|part| part.starts_with("aws")).unwrap_or("aws").to_owned();
        let owner = parts.nth(2).filter(|part| is_account(part)).map(str::to_owned);
        let targets = service.map(|service| targets(subject.kind, service, &arn, &partition)).unwrap_or_default();
        let targets = targets.into_iter().map(|(_, target)| target).collect();
        let acts = service.map_or(&[][..], |service| acts(subject.kind, service));
        Self { kind: subject.kind, service, arn, is_told, partition, owner, targets, acts }
    }
}

/// The actions of a kind of policy about a service: the same for all such policies, so they are put together once.
fn acts(kind: Kind, service: &'static Service) -> &'static [Act] {
    static KNOWN: [OnceLock<Vec<Act>>; Kind::ALL.len() * SERVICES.len()] =
        [const { OnceLock::new() }; Kind::ALL.len() * SERVICES.len()];
    let row = Kind::ALL.iter().position(|known| *known == kind).unwrap_or_default();
    let column = SERVICES.iter().position(|known| known.prefix == service.prefix).unwrap_or_default();
    let known = KNOWN.get(row * SERVICES.len() + column);
    known.map_or(&[], |known| known.get_or_init(|| ordered(kind, service)))
}

fn ordered(kind: Kind, service: &'static Service) -> Vec<Act> {
    let mut acts = Vec::new();
    let points = service.types.iter().enumerate().filter(|(_, kind)| kind.name.starts_with("accesspoint"));
    let points = points.fold(0_u16, |bits, (bit, _)| bits | 1 << bit);
    for (index, (names, _)) in targets(kind, service, "", "").into_iter().enumerate() {
        let bits = service.types.iter().enumerate().filter(|(_, kind)| names.contains(&kind.name));
        let bits = bits.fold(0_u16, |bits, (bit, _)| bits | 1 << bit);
        for action in service.actions.iter().filter(|action| action.types & bits != 0) {
            let Some((sure, excluded)) = standing(kind, service, action) else { continue };
            let name = format!("{}:{}", service.prefix, action.name);
            let access_points = action.types & points != 0;
            let lower = name.to_ascii_lowercase();
            let kind = 4 * index.min(3) + 2 * usize::from(sure) + usize::from(excluded);
            acts.push(Act { name, lower, action, target: index, kind, sure, excluded, access_points });
        }
    }
    order::sort_by_key(&mut acts, |act| (act.excluded, !act.sure, rank(act.action.name)));
    acts
}

/// The service whose requests a policy is about: its kind's, or for policies about several services the only one that
/// they name.
fn service_of(policy: &Policy, kind: Kind) -> String {
    if matches!(kind, Kind::VpcEndpoint | Kind::ResourceControl) {
        let mut named: Vec<String> = policy
            .statements
            .iter()
            .filter(|statement| !statement.action.negated)
            .flat_map(|statement| &statement.action.values)
            .map(|value| value.text.split(':').next().unwrap_or_default().to_ascii_lowercase())
            .collect();
        order::sort(&mut named);
        named.dedup();
        if let [only] = &named[..]
            && Service::find(only).is_some()
        {
            return only.clone();
        }
    }
    kind.service().to_owned()
}

fn targets(
    kind: Kind,
    service: &'static Service,
    arn: &str,
    partition: &str,
) -> Vec<(&'static [&'static str], Target)> {
    let find = |name: &str| service.types.iter().find(|known| known.name == name);
    let one =
        |name: &'static str| Target { prefix: arn.to_owned(), open: false, shape: TextSet::all(), kind: find(name) };
    let under = |separator: &str, name: &'static str| Target {
        prefix: format!("{arn}{separator}"),
        open: true,
        shape: TextSet::all(),
        kind: find(name),
    };
    match kind {
        Kind::S3Bucket => vec![(&["bucket"], one("bucket")), (&["object"], under("/", "object"))],
        Kind::S3AccessPoint => vec![
            (&["accesspoint"], one("accesspoint")),
            (&["accesspointobject"], under("/object/", "accesspointobject")),
        ],
        Kind::SqsQueue => vec![(&["queue"], one("queue"))],
        Kind::SnsTopic => vec![(&["topic"], one("topic"))],
        Kind::EfsFileSystem => vec![(&["file-system"], one("file-system"))],
        Kind::KmsKey => vec![(&["key"], one("key"))],
        Kind::Secret => vec![(&["Secret"], one("Secret"))],
        Kind::DynamoDbTable => vec![(&["table"], one("table"))],
        Kind::VpcEndpoint | Kind::ResourceControl if service.prefix == "s3" => {
            let prefix = format!("arn:{partition}:s3:::");
            let objects = TextSet::like(&format!("{prefix}?*/?*"));
            let buckets = TextSet::like(&format!("{prefix}*/*")).complement();
            let open = |shape, name| Target { prefix: prefix.clone(), open: true, shape, kind: find(name) };
            vec![(&["bucket"], open(buckets, "bucket")), (&["object"], open(objects, "object"))]
        }
        Kind::VpcEndpoint | Kind::ResourceControl => {
            let prefix = format!("arn:{partition}:{}:us-east-1:111122223333:", service.prefix);
            let target = Target { prefix, open: true, shape: TextSet::all(), kind: None };
            vec![(&["queue", "topic", "key", "Secret", "table", "file-system"], target)]
        }
    }
}

/// Whether clients send the action as a request of their own, and whether the claim leaves it out (assumption A2); nothing
/// for actions that a policy of this kind is never asked about.
fn standing(kind: Kind, service: &Service, action: &Action) -> Option<(bool, bool)> {
    let name = action.name;
    match kind {
        Kind::EfsFileSystem => name.starts_with("Client").then_some((true, false)),
        // What S3 calls an action on the access point itself is not asked of the point's own policy.
        Kind::S3AccessPoint => {
            let own = service.types_of(action).all(|kind| kind.name == "accesspoint");
            (!own).then_some((true, false))
        }
        Kind::SnsTopic => {
            let listed = [
                "AddPermission",
                "DeleteTopic",
                "GetTopicAttributes",
                "ListSubscriptionsByTopic",
                "Publish",
                "RemovePermission",
                "SetTopicAttributes",
                "Subscribe",
            ];
            (name != "CreateTopic").then_some((listed.contains(&name), false))
        }
        _ => match name {
            "CreateBucket" | "CreateQueue" | "CreateSecret" | "CreateTable" => None,
            "InitiateReplication" | "ObjectOwnerOverrideToBucketOwner" | "AllowVendedLogDeliveryForResource" => {
                Some((false, true))
            }
            _ if name.starts_with("Replicate") => Some((false, true)),
            "BypassGovernanceRetention"
            | "GetObjectVersionForReplication"
            | "GetReplicationConfigurationForReplication" => Some((false, false)),
            _ => Some((true, false)),
        },
    }
}

/// The actions that people know come first.
fn rank(name: &str) -> usize {
    let known = [
        "GetObject",
        "ListBucket",
        "PutObject",
        "DeleteObject",
        "SendMessage",
        "ReceiveMessage",
        "Publish",
        "Subscribe",
        "ClientMount",
        "ClientWrite",
        "Decrypt",
        "GetSecretValue",
        "GetItem",
        "PutItem",
    ];
    known.iter().position(|known| *known == name).unwrap_or(known.len())
}

/// The resource that the policy's own text tells: of a bucket policy the bucket that most of its resources name.
fn resource_of(policy: &Policy, kind: Kind) -> Option<String> {
    let positive = |statement: &&Statement| !statement.resource.negated;
    let denies = policy.statements.iter().filter(positive).filter(|statement| statement.deny);
    let allows = policy.statements.iter().filter(positive).filter(|statement| !statement.deny);
    let rest = policy.statements.iter().filter(|statement| statement.resource.negated);
    let values = denies.chain(allows).chain(rest).flat_map(|statement| &statement.resource.values);
    let mut best: Option<(&str, bool)> = None;
    for value in values {
        let Some(name) = stem(&value.text, kind) else { continue };
        let whole =
            !value.text.contains(['*', '?']) || value.text.get(name.len()..).is_some_and(|rest| rest.starts_with('/'));
        if best.is_none_or(|(_, exact)| !exact && whole) {
            best = Some((name, whole));
        }
    }
    best.map(|(name, _)| name.to_owned())
}

/// What a resource's text says of the ARN that the policy is attached to: for S3 up to the bucket's or access point's name.
fn stem(text: &str, kind: Kind) -> Option<&str> {
    let service = text.split(':').nth(2)?;
    if !text.starts_with("arn:") || service != kind.service() {
        return None;
    }
    let begin = text.match_indices(':').nth(4).map(|(at, _)| at + 1)?;
    let tail = text.get(begin..)?;
    let slashes = match kind {
        Kind::S3Bucket => 0,
        Kind::S3AccessPoint | Kind::DynamoDbTable | Kind::KmsKey | Kind::EfsFileSystem => 1,
        _ => usize::MAX,
    };
    let slash = tail.match_indices('/').nth(slashes).map_or(tail.len(), |(at, _)| at);
    let end = tail.find(['*', '?']).unwrap_or(tail.len()).min(slash);
    let stem = text.get(..begin + end)?;
    let head = text.get(..begin)?;
    (end > 0 && !head.contains(['*', '?'])).then_some(stem.trim_end_matches('/'))
}

fn sample(kind: Kind) -> &'static str {
    match kind {
        Kind::S3Bucket | Kind::VpcEndpoint | Kind::ResourceControl => "arn:aws:s3:::example-bucket",
        Kind::S3AccessPoint => "arn:aws:s3:us-east-1:111122223333:accesspoint/example",
        Kind::SqsQueue => "arn:aws:sqs:us-east-1:111122223333:example",
        Kind::SnsTopic => "arn:aws:sns:us-east-1:111122223333:example",
        Kind::EfsFileSystem => "arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-0123456789abcdef0",
        Kind::KmsKey => "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        Kind::Secret => "arn:aws:secretsmanager:us-east-1:111122223333:secret:example-AbCdEf",
        Kind::DynamoDbTable => "arn:aws:dynamodb:us-east-1:111122223333:table/example",
    }
}
