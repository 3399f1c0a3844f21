//! Resource policies found in the inputs.

use crate::mount::{self, FileSystem};
use crate::reader::{Draft, Reader};
use crate::statement::{self, Look};
use crate::{Format, Origin, PlaceKind, Route, Site, Wire, field, value};
use wireproof_source::Node;

/// The policy of one resource, or the statement that it has none.
#[derive(Clone, Debug)]
pub struct ResourcePolicy<'d> {
    /// What it belongs to.
    pub kind: PolicyKind,
    /// The format that it was read as.
    pub format: Format,
    /// For a bucket's policy: the bucket's name, told beside the policy or by the policy's own resources.
    pub bucket: Option<String>,
    /// The resource's ARN when something outside the policy tells it (a wrapper's field, the caller); the policy's own
    /// resources are left to the prover.
    pub resource: Option<String>,
    /// In a template, what `Fn::Sub` writes for the ARN of the resource (`${Bucket.Arn}`); empty where nothing there tells the
    /// ARN. `None` where the ARN is written out.
    pub spelling: Option<String>,
    /// The policy.
    pub source: PolicySource<'d>,
    /// Where it stands.
    pub site: Site,
    /// Indexes in [`crate::Facts::policies`] of the other policies of the same bucket or file system: only one of them can be in
    /// force.
    pub rivals: Vec<usize>,
    /// For a file system's policy: which one it belongs to, where anything tells.
    pub(crate) file_system: Option<FileSystem>,
    /// Whether nothing tells whose it is but that there is only one file system.
    pub is_presumed: bool,
}

/// What a policy is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PolicyKind {
    /// A bucket of S3 (also a directory bucket).
    S3Bucket,
    /// An access point of S3.
    S3AccessPoint,
    /// An SQS queue.
    Sqs,
    /// An SNS topic.
    Sns,
    /// A KMS key.
    Kms,
    /// An EFS file system.
    Efs,
    /// A secret of Secrets Manager.
    SecretsManager,
    /// A DynamoDB table.
    DynamoDb,
    /// A VPC endpoint.
    VpcEndpoint,
    /// An organization's resource control policy.
    ResourceControl,
    /// None: a policy of identities or of an organization, without principals.
    Identity,
    /// Some resource: nothing in the policy tells whose it is.
    Other,
}

/// Whether there is a policy.
#[derive(Clone, Copy, Debug)]
pub enum PolicySource<'d> {
    /// The policy document.
    Document(&'d Node<'d>),
    /// The service says that there is none (`NoSuchBucketPolicy`).
    None,
    /// The document makes the bucket and declares no policy for it; another one may.
    Undeclared,
    /// The document makes the bucket and declares no policy for it, and a part of the template that is not shown may.
    NotShown,
    /// What is shown of the bucket, such as a configuration item, leaves its policy out.
    LeftOut,
    /// What stands for the policy is decided elsewhere: an expression, or a value that is known after `terraform apply`.
    Unresolved,
    /// The document attaches one on a condition that only a deployment decides.
    Conditional,
    /// The field that should hold a policy holds something that can't be read as one.
    Unreadable(&'d Node<'d>),
}

/// Reads a unit of input that is or holds a policy.
pub(crate) fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    if let Some(look) = statement::look(node) {
        let told = told(node);
        found(reader, &look, told);
    }
}

/// Reads the policy that a field of a resource holds, of a kind that the resource's type tells. `told` is the name or ARN of what
/// it is attached to.
pub(crate) fn attached<'d>(reader: &mut Reader<'_, 'd>, kind: PolicyKind, policy: &'d Node<'d>, told: Option<String>) {
    let policy = policy.open();
    let look = statement::look(policy).filter(|look| std::ptr::eq(look.policy, policy));
    let look = look.map_or_else(|| Look::unreadable(kind, policy), |look| Look { kind, ..look });
    found(reader, &look, told);
}

/// The same of a resource that the document calls `name`, which says of which one the policy's hop is.
pub(crate) fn attached_to<'d>(reader: &mut Reader<'_, 'd>, kind: PolicyKind, policy: &'d Node<'d>, name: String) {
    let before = reader.facts.hops.len();
    attached(reader, kind, policy, None);
    if let Some(hop) = reader.facts.hops.get_mut(before) {
        hop.to.name = name;
    }
}

fn found<'d>(reader: &mut Reader<'_, 'd>, look: &Look<'d>, told: Option<String>) {
    let is_bucket = look.kind == PolicyKind::S3Bucket;
    let of_arn =
        told.as_deref().and_then(statement::arn).filter(|arn| arn.is_bucket()).map(|arn| arn.bucket().to_owned());
    let outside = of_arn.or_else(|| told.clone().filter(|name| !name.contains(':')));
    let own = if is_bucket { statement::bucket(look.policy) } else { None };
    let bucket = if !is_bucket {
        None
    } else if outside.is_some() {
        outside.clone()
    } else if own.as_ref().is_some_and(|name| !name.contains("${")) {
        own.clone()
    } else {
        reader.bucket.map(str::to_owned)
    };
    let known_outside = outside.is_some() || (is_bucket && bucket != own);
    let resource = match &bucket {
        Some(name) if known_outside => {
            Some(format!("arn:{}:s3:::{name}", statement::partition(look.policy).unwrap_or("aws")))
        }
        Some(_) => None,
        None => told.filter(|name| name.starts_with("arn:")),
    };
    let named = statement::resource_name(look.policy);
    let label = match (&bucket, &own, &resource, named) {
        (Some(name), ..) | (None, Some(name), ..) | (None, None, Some(name), _) => name.clone(),
        (None, None, None, Some(name)) if !is_bucket => name.value.clone().into_owned(),
        _ => String::new(),
    };
    let (source, site) = if look.is_readable {
        (PolicySource::Document(look.policy), reader.opening(look.policy))
    } else if value::expression(look.policy).is_some() {
        (PolicySource::Unresolved, reader.site(look.policy.span))
    } else {
        (PolicySource::Unreadable(look.policy), reader.site(look.policy.span))
    };
    add(reader, Found { kind: look.kind, bucket, resource, source, site, label });
}

/// The statement of the service that a bucket has no policy.
pub(crate) fn none(reader: &mut Reader<'_, '_>, bucket: Option<String>, site: Site) {
    let bucket = bucket.or_else(|| reader.bucket.map(str::to_owned));
    let resource = bucket.as_ref().map(|name| format!("arn:aws:s3:::{name}"));
    let label = bucket.clone().unwrap_or_default();
    add(reader, Found { kind: PolicyKind::S3Bucket, bucket, resource, source: PolicySource::None, site, label });
}

/// A bucket whose document holds no policy; `part` is what is not shown of the document and may make one.
pub(crate) fn undeclared(reader: &mut Reader<'_, '_>, bucket: &str, site: Site, part: Option<Site>) {
    let (resource, label) = (Some(format!("arn:aws:s3:::{bucket}")), bucket.to_owned());
    let bucket = Some(label.clone());
    let makes = matches!(reader.resource.origin, Origin::CloudFormation | Origin::Terraform);
    let source = match part {
        _ if !makes => PolicySource::LeftOut,
        Some(_) => PolicySource::NotShown,
        None => PolicySource::Undeclared,
    };
    add(reader, Found { kind: PolicyKind::S3Bucket, bucket, resource, source, site, label });
    if let Some(hop) = reader.facts.hops.last_mut() {
        hop.evidence.extend(part);
    }
}

struct Found<'d> {
    kind: PolicyKind,
    bucket: Option<String>,
    resource: Option<String>,
    source: PolicySource<'d>,
    site: Site,
    label: String,
}

fn add<'d>(reader: &mut Reader<'_, 'd>, found: Found<'d>) {
    let Found { kind, bucket, resource, source, site, label } = found;
    let format = reader.format;
    let entry = reader.entry().filter(|_| kind == PolicyKind::Efs);
    let file_system = entry.and_then(|entry| mount::owner(reader.world, entry));
    let index = reader.facts.policies.len();
    reader.facts.policies.push(ResourcePolicy {
        kind,
        format,
        bucket: bucket.clone(),
        resource,
        spelling: None,
        source,
        site,
        rivals: Vec::new(),
        file_system,
        is_presumed: false,
    });
    let Some(place) = kind.place() else { return };
    let clients = reader.place(PlaceKind::Clients, "", site.span);
    let mut end = reader.place(place, &label, site.span);
    end.bucket = bucket;
    let route = if place == PlaceKind::Bucket { Route::ToBucket } else { Route::ToResource };
    let draft = Draft { route, wire: Wire::ByPolicy, evidence: vec![site], shown: Vec::new(), job: None };
    let hop = reader.hop(clients, end, draft);
    if let Some(hop) = reader.facts.hops.get_mut(hop) {
        hop.policy = Some(index);
    }
}

/// The resource that a wrapper names beside the policy: a bucket's name or an ARN.
fn told(node: &Node<'_>) -> Option<String> {
    const FIELDS: [&str; 8] =
        ["Bucket", "BucketName", "BucketArn", "ARN", "ResourceArn", "FileSystemId", "QueueArn", "TopicArn"];
    let attributes = field::get(node, "Attributes");
    let named = |holder: &Node<'_>| {
        FIELDS.iter().find_map(|name| field::string(holder, name).and_then(Node::as_str).map(str::to_owned))
    };
    named(node).or_else(|| attributes.and_then(named))
}

impl PolicyKind {
    /// What the policy's resource is as the end of a hop; nothing for policies of identities.
    fn place(self) -> Option<PlaceKind> {
        Some(match self {
            Self::S3Bucket => PlaceKind::Bucket,
            Self::S3AccessPoint => PlaceKind::AccessPoint,
            Self::Sqs => PlaceKind::Queue,
            Self::Sns => PlaceKind::Topic,
            Self::Kms => PlaceKind::Key,
            Self::Efs => PlaceKind::Efs,
            Self::SecretsManager => PlaceKind::Secret,
            Self::DynamoDb => PlaceKind::Table,
            Self::VpcEndpoint => PlaceKind::VpcEndpoint,
            Self::ResourceControl | Self::Other => PlaceKind::Resource,
            Self::Identity => return None,
        })
    }
}
