//! Buckets, and the policies of buckets, queues, topics and other resources as templates attach them.

use super::sns_subscription::subscription;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::resource::Resource;
use crate::{Mechanism, Origin, PolicyKind, Shown, field, policy, statement, template, unshown};
use wireproof_source::Node;

/// The type of buckets: read after all policies, because a bucket without one is told by nothing else.
pub(crate) const BUCKET: &str = "AWS::S3::Bucket";

macro_rules! types {
    ($($id:literal, $types:expr, [$($name:literal),*], $read:expr);+ $(;)?) => {
        pub(super) const CARDS: &[Card] = &[$(Card {
            id: $id,
            command: "aws cloudformation get-template --stack-name NAME --query TemplateBody",
            #[cfg(test)]
            sample: "",
            signs: Signs::Never,
            types: $types,
            names: &[$($name),*],
            body: Body::Resource($read),
        }),+];
    };
}

types! {
    "cloudformation.part", template::PARTS, [], unshown::read;
    "dynamodb.table", &["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "aws_dynamodb_resource_policy"], ["TableName"],
    table;
    "iam.template-policy", &["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy", "AWS::IAM::UserPolicy",
        "AWS::IAM::GroupPolicy", "aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"], [],
    |reader, node| within(reader, node, PolicyKind::Identity, &[&["PolicyDocument"], &["Policy"]], "");
    "organizations.policy", &["AWS::Organizations::Policy", "aws_organizations_policy"], [], organization;
    "s3.access-point-policy", &["AWS::S3::AccessPoint", "aws_s3_access_point", "aws_s3control_access_point_policy"], ["Name"],
    |reader, node| within(reader, node, PolicyKind::S3AccessPoint, &[&["Policy"]], "");
    "s3.bucket", &["AWS::S3::Bucket", "aws_s3_bucket"], ["BucketName", "Bucket", "Id"], bucket;
    "s3.bucket-policy-resource", &["AWS::S3::BucketPolicy", "aws_s3_bucket_policy"], [],
    |reader, node| within(reader, node, PolicyKind::S3Bucket, &[&["PolicyDocument"], &["Policy"]], "Bucket");
    "secretsmanager.template-policy", &["AWS::SecretsManager::ResourcePolicy", "aws_secretsmanager_secret_policy"], [],
    |reader, node| within(reader, node, PolicyKind::SecretsManager, &[&["ResourcePolicy"], &["Policy"]], "SecretArn");
    "sns.topic", &["AWS::SNS::Topic", "aws_sns_topic"], ["TopicArn", "TopicName", "Name"],
    |reader, node| {
        stored(reader, node, PolicyKind::Sns, &[(Mechanism::KmsKey, "KmsMasterKeyId")]);
        let topic = reader.name(node, &["TopicName", "Name"]);
        for one in field::list(node, "Subscription") {
            subscription(reader, one, &topic, field::name(one, "Endpoint"));
        }
    };
    "sqs.queue", &["AWS::SQS::Queue", "aws_sqs_queue"], ["QueueUrl", "QueueName", "Name"],
    |reader, node| stored(reader, node, PolicyKind::Sqs, &[
        (Mechanism::StorageEncryption, "SqsManagedSseEnabled"), (Mechanism::KmsKey, "KmsMasterKeyId"),
    ]);
    "sns.template-policy", &["AWS::SNS::TopicPolicy", "AWS::SNS::TopicInlinePolicy", "aws_sns_topic_policy"], [],
    |reader, node| each(reader, node, PolicyKind::Sns, &["Topics", "TopicArn", "Arn"]);
    "sqs.template-policy", &["AWS::SQS::QueuePolicy", "AWS::SQS::QueueInlinePolicy", "aws_sqs_queue_policy"], [],
    |reader, node| each(reader, node, PolicyKind::Sqs, &["Queues", "Queue", "QueueUrl"]);
    "efs.template-policy", &["aws_efs_file_system_policy"], [],
    |reader, node| within(reader, node, PolicyKind::Efs, &[&["Policy"]], "FileSystemId");
}

/// A policy in the first of these fields that there is; another field names what it is attached to.
fn within<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, kind: PolicyKind, paths: &[&[&str]], owner: &str) {
    let Some(document) = paths.iter().find_map(|path| field::find(node, path)) else { return };
    policy::attached(reader, kind, document, field::get(node, owner).and_then(name));
}

/// A table, or each replica of a global one, with its own policy.
fn table<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    within(reader, node, PolicyKind::DynamoDb, &[&["ResourcePolicy", "PolicyDocument"], &["Policy"]], "ResourceArn");
    for replica in field::list(node, "Replicas") {
        let Some(document) = field::find(replica, &["ResourcePolicy", "PolicyDocument"]) else { continue };
        let region = field::get(replica, "Region").and_then(name).unwrap_or_default();
        let label = format!("{} {region}", reader.name(node, &["TableName"])).trim_end().to_owned();
        policy::attached_to(reader, PolicyKind::DynamoDb, document, label);
    }
}

/// What a value names, written with placeholders where only a deployment decides it.
fn name(node: &Node<'_>) -> Option<String> {
    let text = node.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    text.or_else(|| template::placeholder(node)).map(|text| template::stand_in(&text))
}

/// One policy for each of the resources that it is attached to.
fn each<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, kind: PolicyKind, owners: &[&str]) {
    let Some(document) = field::get(node, "PolicyDocument").or_else(|| field::get(node, "Policy")) else { return };
    let owners = owners.iter().find_map(|owner| field::get(node, owner));
    for owner in owners.map_or(&[][..], Node::one_or_many) {
        let told = name(owner);
        let before = reader.facts.hops.len();
        let arn = told.as_deref().map(|told| owner_arn(reader, kind, document, told));
        policy::attached(reader, kind, document, arn);
        let label = told.map(|told| told.rsplit([':', '/']).next().unwrap_or_default().to_owned());
        let site = reader.site(owner.span);
        if let (Some(hop), Some(label)) = (reader.facts.hops.get_mut(before), label) {
            hop.to.name = label;
            hop.evidence.push(site);
        }
    }
}

/// The ARN of what a policy is attached to: as the policy itself writes it, if it speaks of something of that name. A policy that
/// speaks of other resources only says nothing of this one.
fn owner_arn(reader: &Reader<'_, '_>, kind: PolicyKind, document: &Node<'_>, told: &str) -> String {
    let (service, owner) =
        if kind == PolicyKind::Sqs { ("sqs", "AWS::SQS::Queue") } else { ("sns", "AWS::SNS::Topic") };
    let last = |text: &str| text.rsplit([':', '/']).next().unwrap_or_default().to_owned();
    let named = reader.find(owner, told).map(|entry| entry.resource.symbol.clone());
    let name = named.filter(|symbol| !symbol.is_empty()).unwrap_or_else(|| last(told));
    let own = statement::resource_names(document.open()).find(|own| last(own) == name).map(str::to_owned);
    own.unwrap_or_else(|| {
        if told.starts_with("arn:") {
            told.to_owned()
        } else {
            template::stand_in(&format!("arn:aws:{service}:${{AWS::Region}}:${{AWS::AccountId}}:{name}"))
        }
    })
}

/// A queue or topic: the policy that Terraform may write into it, and how it is stored.
fn stored<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, kind: PolicyKind, keys: &[(Mechanism, &str)]) {
    // Of what Config and the operators hold, the reader of their documents has listed the policy already.
    let is_whole = matches!(reader.resource.origin, Origin::CloudFormation | Origin::Terraform);
    if let Some(document) = field::string(node, "Policy").filter(|_| is_whole) {
        let named = ["QueueName", "TopicName", "Name"].iter().find_map(|key| field::string(node, key));
        let named = named.and_then(Node::as_str).unwrap_or(&reader.resource.name).to_owned();
        let arn = owner_arn(reader, kind, document, &named);
        policy::attached(reader, kind, document, Some(arn));
    }
    for (mechanism, key) in keys {
        if let Some(value) = field::get(node, key) {
            let (name, site) = (reader.resource.name.clone(), reader.site(value.span));
            reader.component(*mechanism, &name, site);
        }
    }
}

/// Only resource control policies speak of resources; service control policies speak of what identities may do.
fn organization<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let is_of_resources = field::name(node, "Type") == "RESOURCE_CONTROL_POLICY";
    let kind = if is_of_resources { PolicyKind::ResourceControl } else { PolicyKind::Identity };
    within(reader, node, kind, &[&["Content"]], "");
}

/// What policies call a bucket.
pub(crate) fn own_name(bucket: &Resource<'_>) -> String {
    let names = ["BucketName", "Bucket", "Name"];
    let named = names.iter().find_map(|key| field::string(bucket.node(), key)).and_then(Node::as_str);
    let symbol = Some(bucket.symbol.as_str()).filter(|symbol| !symbol.is_empty());
    named.or(symbol).unwrap_or(&bucket.name).to_owned()
}

/// A bucket: with the policy that Terraform may write into it, or without one anywhere in the inputs.
fn bucket<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let own = own_name(reader.resource);
    let before = reader.facts.hops.len();
    if let Some(document) = field::string(node, "Policy").filter(|_| reader.resource.origin != Origin::Kubernetes) {
        policy::attached(reader, PolicyKind::S3Bucket, document, Some(own.clone()));
    } else if !reader.world.has_policy(reader.input, &own) {
        let site = reader.named(node, &["BucketName", "Bucket"]);
        let part = reader.entry().and_then(|entry| unshown::may_attach(reader.world, entry));
        policy::undeclared(reader, &own, site, part);
    }
    let encryption = ["BucketEncryption", "ServerSideEncryptionConfiguration"];
    let encryption = encryption.iter().find_map(|name| field::get(node, name)).map(|node| reader.site(node.span));
    let hops = reader.facts.hops.iter_mut().skip(before);
    for (hop, site) in hops.zip(encryption) {
        hop.shown.push(Shown { mechanism: Mechanism::ServerSideEncryption, site });
    }
}
