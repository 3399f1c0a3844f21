//! Kubernetes manifests of the AWS controllers (ACK) and of the older SageMaker operator: what `spec` holds.
//!
//! `spec` has the API's fields in camel case. An ACK group is the service's name before `.services.k8s.aws`. A field that names another
//! resource has a twin that names its manifest: `vpcRef: {from: {name: main}}` stands for `vpcID`.

use super::{Body, Card};
use crate::catalogue;
use crate::detect::Signs;
use crate::field;
use crate::resource::{Origin, Resource, Tree};
use wireproof_source::{Member, Node, Value};

pub(super) const CARDS: &[Card] = &[Card {
    id: "kubernetes.manifest",
    command: "kubectl get trainingjobs.sagemaker.services.k8s.aws NAME --output json",
    #[cfg(test)]
    sample: r#"{"apiVersion":"sagemaker.services.k8s.aws/v1alpha1","kind":"TrainingJob","metadata":{"name":"fit"},"spec":{"trainingJobName":"fit","algorithmSpecification":{"trainingInputMode":"File"},"resourceConfig":{"instanceType":"ml.m5.xlarge","instanceCount":2,"volumeSizeInGB":50}}}"#,
    signs: Signs::Other(|node| is_manifest(node).then(|| vec!["apiVersion", "kind"])),
    types: &[],
    names: &[],
    body: Body::Document(list),
}];

fn is_manifest(node: &Node<'_>) -> bool {
    let kind = field::name(node, "kind");
    service(node).is_some() && !kind.is_empty() || kind.ends_with("List") && node.get("items").is_some_and(|items| items.items().iter().any(is_manifest))
}

/// The service whose resources the manifest's group has.
fn service<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    let (group, _version) = node.get("apiVersion")?.as_str()?.split_once('/')?;
    group.strip_suffix(".services.k8s.aws").or_else(|| group.strip_suffix(".aws.amazon.com").filter(|service| *service == "sagemaker"))
}

fn list<'d>(node: &'d Node<'d>, found: &mut Vec<Resource<'d>>) {
    for item in node.get("items").into_iter().flat_map(Node::items) {
        list(item, found);
    }
    let (Some(service), Some(spec)) = (service(node), node.get("spec").filter(|spec| spec.is_object())) else { return };
    let kind = field::name(node, "kind");
    let name = field::find(node, &["metadata", "name"]);
    let resource = Resource {
        name: name.and_then(Node::as_str).unwrap_or_default().to_owned(),
        site: name.map_or(spec.span, |name| name.span),
        origin: Origin::Kubernetes,
        tree: if has_references(spec) { Tree::Resolved(with_references(spec)) } else { Tree::Whole(spec) },
        ..Resource::plain(catalogue::kind(service, kind).unwrap_or_default(), spec)
    };
    found.extend(policy(service, kind, &resource, spec));
    if !resource.kind.is_empty() {
        found.push(resource);
    }
}

/// What a key says of another manifest: the field that it stands for, less its last word, and whether it names several.
fn reference(member: &Member<'_>) -> Option<(String, bool)> {
    let key = &*member.key.value;
    let (stem, several) = key.strip_suffix("Refs").map(|stem| (stem, true)).or(key.strip_suffix("Ref").map(|stem| (stem, false)))?;
    let is_reference = member.value.one_or_many().iter().any(|one| field::find(one, &["from", "name"]).is_some());
    (is_reference && !stem.is_empty()).then(|| (stem.to_owned(), several))
}

fn has_references(node: &Node<'_>) -> bool {
    node.items().iter().any(has_references)
        || node.members().iter().any(|member| reference(member).is_some() || has_references(&member.value))
}

/// The same, with each reference also under the names that its field has: with `Name`, `ID`, `ARN` or nothing after it.
fn with_references<'d>(node: &Node<'d>) -> Node<'d> {
    let value = match &node.value {
        Value::Array(items) => Value::Array(items.iter().map(with_references).collect()),
        Value::Object(members) => Value::Object(members.iter().flat_map(named_member).collect()),
        _ => return node.clone(),
    };
    Node { span: node.span, value }
}

fn named_member<'d>(member: &Member<'d>) -> Vec<Member<'d>> {
    let mut found = vec![Member { key: member.key.clone(), value: with_references(&member.value) }];
    let Some((stem, several)) = reference(member) else { return found };
    let targets = member.value.one_or_many().iter().filter_map(|one| field::find(one, &["from", "name"]));
    let value = if several {
        Node { span: member.value.span, value: Value::Array(targets.cloned().collect()) }
    } else {
        let Some(target) = targets.into_iter().next() else { return found };
        target.clone()
    };
    for end in ["Name", "ID", "ARN", ""] {
        let mut key = member.key.clone();
        key.value = format!("{stem}{end}{}", if several { "s" } else { "" }).into();
        found.push(Member { key, value: value.clone() });
    }
    found
}

/// The policy that the spec of a bucket, queue, topic, key or file system holds, as the resource that templates make of it.
fn policy<'d>(service: &str, kind: &str, of: &Resource<'d>, spec: &'d Node<'d>) -> Option<Resource<'d>> {
    let (kind, own_name) = match (service, kind) {
        ("s3", "Bucket") => ("AWS::S3::BucketPolicy", Some(("name", "Bucket"))),
        ("sqs", "Queue") => ("AWS::SQS::QueuePolicy", None),
        ("sns", "Topic") => ("AWS::SNS::TopicPolicy", None),
        _ => return None,
    };
    let policy = spec.member("policy").filter(|member| member.value.open().is_object())?;
    let mut key = policy.key.clone();
    key.value = "PolicyDocument".into();
    let mut members = vec![Member { key, value: policy.value.clone() }];
    if let Some((name, field)) = own_name.and_then(|(from, to)| Some((spec.member(from)?, to))) {
        let mut key = name.key.clone();
        key.value = field.into();
        members.push(Member { key, value: name.value.clone() });
    }
    let tree = Tree::Resolved(Node { span: spec.span, value: Value::Object(members) });
    Some(Resource { kind: kind.to_owned(), tree, ..of.clone() })
}
