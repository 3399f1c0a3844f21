//! What a policy document is about: whose it is, by its principals, resources and actions.

use crate::{PolicyKind, value};
use wireproof_source::{Node, Text};

/// A policy document in a unit of input.
#[derive(Clone, Debug)]
pub(crate) struct Look<'d> {
    /// The policy: an object with `Statement`, one statement, a list of statements; or the string that should hold one.
    pub(crate) policy: &'d Node<'d>,
    /// What holds it.
    pub(crate) wrapper: Wrapper,
    /// Whose policy it is.
    pub(crate) kind: PolicyKind,
    /// The prefix of its service's actions (`s3`); empty when nothing tells.
    pub(crate) service: String,
    /// Whether it decides who may take a role.
    pub(crate) is_trust: bool,
    /// Whether it could be read.
    pub(crate) is_readable: bool,
}

impl<'d> Look<'d> {
    /// Something that should be a policy and can't be read as one.
    pub(crate) fn unreadable(kind: PolicyKind, policy: &'d Node<'d>) -> Self {
        Self { policy, wrapper: Wrapper::Output, kind, service: String::new(), is_trust: false, is_readable: false }
    }
}

/// What holds a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrapper {
    /// Nothing.
    Bare,
    /// The output of a command that gets it.
    Output,
    /// The request that puts it.
    Request,
}

/// Finds the policy that a unit of input is or holds.
pub(crate) fn look<'d>(node: &'d Node<'d>) -> Option<Look<'d>> {
    if is_policy(node) {
        return Some(judge(node, Wrapper::Bare));
    }
    let (holder, field) = holder(node)?;
    let value = holder.get(field)?;
    let wrapper = if crate::field::get(node, "Bucket").is_some() { Wrapper::Request } else { Wrapper::Output };
    let policy = value.open();
    if is_policy(policy) {
        let mut look = judge(policy, wrapper);
        if holder.get("Type").or_else(|| holder.find(&["PolicySummary", "Type"])).and_then(Node::as_str)
            == Some("RESOURCE_CONTROL_POLICY")
        {
            look.kind = PolicyKind::ResourceControl;
        }
        // A policy that names no service is a file system's where EFS shows it by the id.
        if look.kind == PolicyKind::Other && holder.get("FileSystemId").is_some() {
            look.kind = PolicyKind::Efs;
        }
        if ["RoleName", "UserName", "GroupName"].iter().any(|owner| holder.get(owner).is_some()) {
            look.kind = PolicyKind::Identity;
        }
        return Some(look);
    }
    let broken = value.text().filter(|text| text.document().is_none()).is_some_and(|text| looks_broken(&text.value));
    (broken && field != "Content" && field != "Document").then(|| Look::unreadable(PolicyKind::S3Bucket, value))
}

/// The bucket that a policy's resources name: the name that most of them give, without wildcards or variables.
pub(crate) fn bucket(policy: &Node<'_>) -> Option<String> {
    let mut names: Vec<(&str, usize)> = Vec::new();
    for resource in statements(policy).iter().flat_map(resources) {
        let Some(name) = arn(resource).filter(|arn| arn.is_bucket()).map(Arn::bucket) else { continue };
        match names.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => names.push((name, 1)),
        }
    }
    // The first one wins a tie: `max_by_key` keeps the last.
    let (name, _) = names.into_iter().rev().max_by_key(|(_, count)| *count)?;
    (!name.contains(['*', '?'])).then(|| name.to_owned())
}

/// An ARN that the policy's resources name and that tells what it belongs to; for people.
pub(crate) fn resource_name<'n>(policy: &'n Node<'_>) -> Option<&'n Text<'n>> {
    named_resources(policy).next()
}

/// The ARNs without wildcards that the policy's resources name.
pub(crate) fn resource_names<'n>(policy: &'n Node<'_>) -> impl Iterator<Item = &'n str> {
    named_resources(policy).map(|text| &*text.value)
}

fn named_resources<'n>(policy: &'n Node<'_>) -> impl Iterator<Item = &'n Text<'n>> {
    statements(policy)
        .iter()
        .flat_map(|statement| statement.get("Resource").into_iter().flat_map(Node::one_or_many))
        .filter_map(Node::text)
        .filter(|text| text.value.starts_with("arn:") && !text.value.contains(['*', '?']))
}

/// Whether a statement of the policy asks whether the request came over TLS.
pub(crate) fn speaks_of_transport(policy: &Node<'_>) -> bool {
    let asks = |block: &Node<'_>| {
        block.members().iter().any(|member| member.key.value.eq_ignore_ascii_case("aws:SecureTransport"))
    };
    let conditions = statements(policy).iter().filter_map(|statement| statement.get("Condition"));
    conditions.flat_map(Node::members).any(|operator| asks(&operator.value))
}

/// The partition (`aws`, `aws-cn`) of the policy's resources.
pub(crate) fn partition<'n>(policy: &'n Node<'_>) -> Option<&'n str> {
    statements(policy).iter().flat_map(resources).find_map(|resource| arn(resource).map(|arn| arn.partition))
}

fn is_policy(node: &Node<'_>) -> bool {
    let is_statement = |node: &Node<'_>| {
        matches!(node.get("Effect").and_then(Node::as_str), Some("Allow" | "Deny"))
            && ["Action", "NotAction", "Principal", "NotPrincipal"].iter().any(|key| node.get(key).is_some())
    };
    let statement = node.get("Statement").map(Node::open);
    is_statement(node)
        || statement.is_some_and(|node| node.is_object() || node.is_array())
        || (!node.items().is_empty() && node.items().iter().all(is_statement))
}

/// The object whose field should hold a policy, and the field.
fn holder<'d>(node: &'d Node<'d>) -> Option<(&'d Node<'d>, &'static str)> {
    const FIELDS: [&str; 6] = ["Policy", "ResourcePolicy", "PolicyDocument", "Content", "policyText", "policy"];
    let attributes = node.get("Attributes").filter(|attributes| attributes.get("Policy").is_some());
    let version = node.get("PolicyVersion").filter(|version| version.get("Document").is_some());
    // How SNS takes one of a topic's attributes.
    let attribute = node.get("AttributeName").filter(|name| name.as_str() == Some("Policy"));
    let summary = node.get("Policy").filter(|policy| policy.get("Content").is_some());
    attributes
        .map(|holder| (holder, "Policy"))
        .or(attribute.and(node.get("AttributeValue")).map(|_| (node, "AttributeValue")))
        .or(version.map(|holder| (holder, "Document")))
        .or(summary.map(|holder| (holder, "Content")))
        .or_else(|| FIELDS.iter().find(|field| node.get(field).is_some()).map(|field| (node, *field)))
}

fn looks_broken(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['{', '[']) || text.starts_with("%7B") || text.is_empty()
}

fn judge<'d>(policy: &'d Node<'d>, wrapper: Wrapper) -> Look<'d> {
    let statements = statements(policy);
    // Who is named by a statement that a template's expression stands for is not known.
    let has_principal = statements.iter().any(|node| {
        node.get("Principal").is_some() || node.get("NotPrincipal").is_some() || value::expression(node).is_some()
    });
    let service = service(statements);
    let is_trust = has_principal && service == "sts";
    let is_access_point = statements.iter().flat_map(resources).filter_map(arn).any(Arn::is_access_point);
    let has_bucket = statements.iter().flat_map(resources).filter_map(arn).any(Arn::is_bucket);
    let kind = match service.as_str() {
        _ if !has_principal || is_trust => PolicyKind::Identity,
        "s3" | "s3-object-lambda" if is_access_point && !has_bucket => PolicyKind::S3AccessPoint,
        "s3" | "s3express" => PolicyKind::S3Bucket,
        "sqs" => PolicyKind::Sqs,
        "sns" => PolicyKind::Sns,
        "kms" => PolicyKind::Kms,
        "elasticfilesystem" => PolicyKind::Efs,
        "secretsmanager" => PolicyKind::SecretsManager,
        "dynamodb" => PolicyKind::DynamoDb,
        _ => PolicyKind::Other,
    };
    Look { policy, wrapper, kind, service, is_trust, is_readable: true }
}

/// The service whose resources the statements name, or else whose actions; a bucket's before any other.
fn service(statements: &[Node<'_>]) -> String {
    let mut named: Vec<String> = statements
        .iter()
        .flat_map(resources)
        .filter_map(arn)
        .map(|arn| arn.service.to_ascii_lowercase())
        .filter(|service| !service.is_empty() && !service.contains(['*', '?']))
        .collect();
    if named.is_empty() {
        named = statements
            .iter()
            .flat_map(|node| ["Action", "NotAction"].iter().filter_map(|key| node.get(key)))
            .flat_map(Node::one_or_many)
            .filter_map(Node::as_str)
            .filter_map(|action| action.split_once(':'))
            .map(|(service, _)| service.trim().to_ascii_lowercase())
            .filter(|service| !service.is_empty() && !service.contains(['*', '?']))
            .collect();
    }
    let bucket = named.iter().find(|service| service.as_str() == "s3");
    bucket.or(named.first()).cloned().unwrap_or_default()
}

fn statements<'n, 't>(policy: &'n Node<'t>) -> &'n [Node<'t>] {
    match policy.get("Statement") {
        Some(statement) => statement.open().one_or_many(),
        None => policy.one_or_many(),
    }
}

fn resources<'n>(statement: &'n Node<'_>) -> impl Iterator<Item = &'n str> {
    ["Resource", "NotResource"]
        .into_iter()
        .filter_map(|key| statement.get(key))
        .flat_map(Node::one_or_many)
        .filter_map(Node::as_str)
}

/// The parts of an ARN that tell what it names.
#[derive(Clone, Copy)]
pub(crate) struct Arn<'a> {
    pub(crate) partition: &'a str,
    pub(crate) service: &'a str,
    pub(crate) region: &'a str,
    pub(crate) resource: &'a str,
}

impl<'a> Arn<'a> {
    pub(crate) fn is_bucket(self) -> bool {
        (self.service == "s3" && self.region.is_empty() && !self.resource.is_empty())
            || (self.service == "s3express" && self.resource.starts_with("bucket/"))
    }

    pub(crate) fn is_access_point(self) -> bool {
        self.resource.starts_with("accesspoint/")
    }

    /// The bucket's name.
    pub(crate) fn bucket(self) -> &'a str {
        let name = self.resource.strip_prefix("bucket/").unwrap_or(self.resource);
        name.split('/').next().unwrap_or(name)
    }
}

/// Splits an ARN; nothing when the text is none.
pub(crate) fn arn(text: &str) -> Option<Arn<'_>> {
    let mut parts = text.splitn(6, ':');
    let (scheme, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (region, _account, resource) = (parts.next()?, parts.next()?, parts.next()?);
    (scheme == "arn").then_some(Arn { partition, service, region, resource })
}
