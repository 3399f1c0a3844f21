//! Records of `CloudTrail`: alone, in log files, in events of `EventBridge` and as `lookup-events` prints them.
//!
//! Of each call that was made, what TLS it used; and the resources that requests ask for.

use super::{Body, Card};
use crate::detect::Signs;
use crate::resource::{Fate, Resource, Tree};
use crate::systems::api_call;
use crate::{catalogue, field, tree};
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "cloudtrail.record",
        command: "aws cloudtrail lookup-events --query 'Events[].CloudTrailEvent'",
        #[cfg(test)]
        sample: r#"{"eventVersion":"1.08","eventSource":"rds.amazonaws.com","eventName":"DescribeDBInstances","eventType":"AwsApiCall","tlsDetails":{"tlsVersion":"TLSv1.3"}}"#,
        signs: Signs::Other(|node| {
            let keys = || vec!["eventSource", "eventName"];
            if is_record(node) { Some(keys()) } else { node.get("detail").filter(|node| is_record(node)).map(|_| vec!["detail"]) }
        }),
        types: &[],
        names: &[],
        body: Body::Document(list),
    },
    Card {
        id: "cloudtrail.log-file",
        command: "aws s3 cp s3://TRAIL-BUCKET/KEY - | gunzip",
        #[cfg(test)]
        sample: r#"{"Records":[{"eventVersion":"1.08","eventSource":"rds.amazonaws.com","eventName":"DescribeDBInstances","eventType":"AwsApiCall","tlsDetails":{"tlsVersion":"TLSv1.3"}}]}"#,
        signs: Signs::Other(|node| {
            let first = node.get("Records").and_then(|records| records.items().first());
            first.is_some_and(is_record).then(|| vec!["Records"])
        }),
        types: &[],
        names: &[],
        body: Body::Document(list),
    },
    Card {
        id: "cloudtrail.lookup-events",
        command: "aws cloudtrail lookup-events",
        #[cfg(test)]
        sample: r#"{"Events":[{"EventName":"DescribeDBInstances","CloudTrailEvent":"{\"eventVersion\":\"1.08\",\"eventSource\":\"rds.amazonaws.com\",\"eventName\":\"DescribeDBInstances\",\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\"}}"}]}"#,
        signs: Signs::Other(|node| {
            let first = node.get("Events").and_then(|events| events.items().first());
            first.is_some_and(|first| first.get("CloudTrailEvent").is_some()).then(|| vec!["Events", "CloudTrailEvent"])
        }),
        types: &[],
        names: &[],
        body: Body::Document(list),
    },
];

fn is_record(node: &Node<'_>) -> bool {
    let has = |key: &str| node.get(key).and_then(Node::as_str).is_some();
    has("eventSource") && has("eventName") && (has("eventVersion") || has("eventID") || has("eventTime"))
}

fn list<'d>(node: &'d Node<'d>, resources: &mut Vec<Resource<'d>>) {
    let node = node.open();
    if is_record(node) {
        resources.extend(call(node));
        resources.extend(request(node));
    } else if let Some(records) = ["Records", "Events"].iter().find_map(|key| node.get(key)) {
        for record in records.items() {
            list(record, resources);
        }
    } else if let Some(inner) = ["CloudTrailEvent", "detail"].iter().find_map(|key| node.get(key)) {
        list(inner, resources);
    }
}

/// The call of the API; nothing for what a service does of itself.
fn call<'d>(record: &'d Node<'d>) -> Option<Resource<'d>> {
    if record.get("eventType").and_then(Node::as_str) == Some("AwsServiceEvent") {
        return None;
    }
    let source = record.get("eventSource")?;
    let version = field::get(record, "tlsDetails").and_then(|details| field::string(details, "tlsVersion"));
    let place = version.map_or_else(|| field::opening(record), |version| version.span);
    let name = source.as_str()?;
    let call = tree::string(place, version.and_then(Node::as_str).unwrap_or_default());
    Some(Resource {
        name: name.to_owned(),
        site: source.span,
        tree: Tree::Resolved(api_call::calls(call)),
        ..Resource::plain(api_call::KIND, record)
    })
}

/// What a request asks for, if it holds all the settings of a resource or a policy.
fn request<'d>(record: &'d Node<'d>) -> Option<Resource<'d>> {
    let action = record.get("eventName")?.as_str()?;
    let parameters = settings(record.get("requestParameters")?, action);
    if !parameters.is_object() {
        return None;
    }
    let service = record.get("eventSource")?.as_str()?.split('.').next()?;
    // A call that failed made nothing.
    let refused = ["errorCode", "errorMessage"].iter().find_map(|key| field::string(record, key));
    let fate = refused.map_or(Fate::Present, |refused| Fate::Gone(refused.span));
    let plain = |kind: &str| Resource { fate, ..Resource::plain(kind, parameters) };
    if let Some(policy) = policy(action, parameters) {
        return Some(Resource { tree: Tree::Resolved(policy), ..plain("") });
    }
    let thing = catalogue::made_by(action)?;
    let service = match (service, thing) {
        ("elasticloadbalancing", "LoadBalancer") if field::get(parameters, "Listeners").is_some() => service,
        ("elasticloadbalancing", _) => "elbv2",
        ("elasticfilesystem", _) => "efs",
        ("es", "Domain") => "opensearch",
        ("apigateway", "Api" | "Integration") => "apigatewayv2",
        ("firehose", _) => "kinesisfirehose",
        _ => service,
    };
    Some(plain(catalogue::kind(service, thing).unwrap_or_default()))
}

/// The settings in a request: some services record them under the action's name, `createDomainNameInput`.
fn settings<'d>(parameters: &'d Node<'d>, action: &str) -> &'d Node<'d> {
    let is_named = |key: &str| {
        let stem = key.strip_suffix("Input").or_else(|| key.strip_suffix("Request"));
        stem.is_some_and(|stem| stem.eq_ignore_ascii_case(action))
    };
    let inner = parameters.members().iter().find(|member| is_named(&member.key.value));
    inner.map_or(parameters, |member| &member.value)
}

/// The policy that a request puts, as the request of the command line would have it.
fn policy<'d>(action: &str, parameters: &'d Node<'d>) -> Option<Node<'d>> {
    let made = |of: &str, name: Option<&Node<'d>>, policy: &Node<'d>| {
        let name = name.map(|name| (of, name.clone()));
        tree::object(parameters.span, name.into_iter().chain([("Policy", policy.clone())]).collect())
    };
    match action {
        "PutBucketPolicy" => {
            Some(made("Bucket", field::get(parameters, "bucketName"), field::get(parameters, "bucketPolicy")?))
        }
        "SetTopicAttributes" if field::name(parameters, "AttributeName") == "Policy" => {
            Some(made("TopicArn", field::get(parameters, "TopicArn"), field::get(parameters, "AttributeValue")?))
        }
        "SetQueueAttributes" => Some(made("", None, field::find(parameters, &["Attributes", "Policy"])?)),
        _ => None,
    }
}
