//! What a policy that a template attaches rests on besides its text: the condition of its resource, the defaults of parameters.

use crate::resource::{Fate, Resource};
use crate::world::{Entry, World};
use crate::{Facts, Origin, PolicyKind, PolicySource, ResourcePolicy, Site, systems::template_policy, template};
use wireproof_source::{Node, Set, Span};

/// Says of the policies from `first` on, which are of one resource as the hops from `hops` on are, what they rest on.
pub(crate) fn qualify(facts: &mut Facts<'_>, world: &World<'_>, entry: Entry<'_>, first: usize, hops: usize) {
    let resource = entry.resource;
    let at = |span| Site { input: entry.input, span };
    for index in first..facts.policies.len() {
        let Some(policy) = facts.policies.get_mut(index) else { return };
        let end =
            facts.hops.iter().skip(hops).rev().find(|hop| hop.policy == Some(index)).map(|hop| hop.to.name.as_str());
        let owner = owner(world, entry, policy, end.unwrap_or_default());
        let own = owner.filter(|owner| owner.input == entry.input).map(|owner| owner.resource);
        if resource.origin == Origin::CloudFormation {
            // An edit of what a loop repeats is one of all its copies: it can't name what one of them is attached to.
            policy.spelling = if resource.is_made { Some(String::new()) } else { spelling(own, policy) };
        }
        let mut sites: Vec<Site> =
            rests_on(resource, owner.map(|owner| owner.resource), policy).into_iter().map(at).collect();
        let condition = resource.condition.as_ref().filter(|_| is_attached(&resource.kind));
        if let Some((name, span)) = condition {
            let is_shared = own.and_then(|owner| owner.condition.as_ref()).is_some_and(|(other, _)| other == name);
            sites.extend((!is_shared && resource.defaults.contains_key(span)).then(|| at(*span)));
            if matches!(resource.fate, Fate::Open(_)) && !is_shared {
                policy.source = PolicySource::Conditional;
                sites.push(at(*span));
            }
        }
        for hop in facts.hops.iter_mut().skip(hops).filter(|hop| hop.policy == Some(index)) {
            hop.evidence.extend(&sites);
        }
    }
}

/// Types that attach a policy to another resource: without them that resource exists all the same.
fn is_attached(kind: &str) -> bool {
    matches!(
        kind,
        "AWS::S3::BucketPolicy"
            | "AWS::SQS::QueuePolicy"
            | "AWS::SQS::QueueInlinePolicy"
            | "AWS::SNS::TopicPolicy"
            | "AWS::SNS::TopicInlinePolicy"
            | "AWS::SecretsManager::ResourcePolicy"
    )
}

/// The bucket, queue or topic that the policy is attached to, where the document makes it.
fn owner<'d>(world: &World<'d>, entry: Entry<'_>, policy: &ResourcePolicy<'_>, end: &str) -> Option<Entry<'d>> {
    let (kind, name) = match policy.kind {
        PolicyKind::S3Bucket => (template_policy::BUCKET, policy.bucket.as_deref()?),
        PolicyKind::Sqs => ("AWS::SQS::Queue", last(end)),
        PolicyKind::Sns => ("AWS::SNS::Topic", last(end)),
        _ => return None,
    };
    world.named_to(Some(entry.index), kind, entry.input, name)
}

/// How the template's functions write the ARN of what the policy is attached to.
fn spelling(owner: Option<&Resource<'_>>, policy: &ResourcePolicy<'_>) -> Option<String> {
    match (owner, policy.kind) {
        (Some(owner), PolicyKind::Sns) => Some(format!("${{{}}}", owner.name)),
        (Some(owner), _) => Some(format!("${{{}.Arn}}", owner.name)),
        (None, PolicyKind::S3Bucket) => {
            let is_written = policy.bucket.as_deref().is_some_and(template::is_bucket_name);
            (!is_written).then(String::new)
        }
        (None, _) => {
            let is_written =
                policy.resource.as_deref().is_some_and(|arn| !arn.contains(":region:") && !arn.contains("${"));
            (!is_written).then(String::new)
        }
    }
}

fn last(arn: &str) -> &str {
    arn.rsplit(':').next().unwrap_or(arn)
}

/// The values of the policy that rest on a parameter's default, one for each parameter. A parameter that names what the
/// policy is attached to may have any value where the policy's `Resource` names it by the same parameter.
fn rests_on(resource: &Resource<'_>, owner: Option<&Resource<'_>>, policy: &ResourcePolicy<'_>) -> Vec<Span> {
    let PolicySource::Document(document) = policy.source else { return Vec::new() };
    let whole = document.span;
    let statements = document.get("Statement").map_or(&[][..], |list| list.open().one_or_many());
    let names =
        |node: &Node<'_>| ["Resource", "NotResource"].iter().filter_map(|key| Some(node.get(key)?.span)).collect();
    let resources: Vec<Span> = statements.iter().flat_map(|statement| -> Vec<Span> { names(statement) }).collect();
    let beside = resource.defaults.iter().filter(|(span, _)| !whole.contains(**span)).map(|(_, parameter)| parameter);
    let naming: Set<&str> = owner
        .into_iter()
        .flat_map(|owner| owner.defaults.values())
        .chain(beside)
        .map(|parameter| &*parameter.name)
        .collect();
    let mut known = Set::new();
    let within = resource.defaults.iter().filter(|(span, _)| whole.contains(**span));
    within
        .filter(|(span, parameter)| {
            let is_name = resources.iter().any(|place| place.contains(**span)) && naming.contains(&*parameter.name);
            !is_name && known.insert(&*parameter.name)
        })
        .map(|(span, _)| *span)
        .collect()
}
