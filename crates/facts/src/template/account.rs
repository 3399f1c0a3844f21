//! Policies that speak of the account that they are deployed to: in which one that will be, a template does not say.
//!
//! `AWS::AccountId` and `AWS::Region` have stand-ins in policies. An account or Region that is written out may be the very same.

use super::{STAND_IN_ACCOUNT, STAND_IN_REGION, open};
use wireproof_source::{Map, Node, Value};

/// Whether what a resource's policies are attached to belongs to the account that the template is deployed to.
pub(super) fn is_of_deployment(kind: &str) -> bool {
    const KINDS: [&str; 10] = [
        "AWS::S3::BucketPolicy",
        "AWS::SQS::QueuePolicy",
        "AWS::SQS::QueueInlinePolicy",
        "AWS::SNS::TopicPolicy",
        "AWS::SNS::TopicInlinePolicy",
        "AWS::SecretsManager::ResourcePolicy",
        "AWS::KMS::Key",
        "AWS::DynamoDB::Table",
        "AWS::DynamoDB::GlobalTable",
        "AWS::EFS::FileSystem",
    ];
    KINDS.contains(&kind)
}

/// Leaves open what policies decide by an account that is written out, and takes for granted that what they are attached to
/// belongs to the account of the deployment.
pub(super) fn settle(node: &mut Node<'_>) {
    if node.get("Statement").is_some() {
        policy(node);
        return;
    }
    match &mut node.value {
        Value::Object(members) => members.iter_mut().for_each(|member| settle(&mut member.value)),
        Value::Array(items) => items.iter_mut().for_each(settle),
        _ => {}
    }
}

fn policy(policy: &mut Node<'_>) {
    let Value::Object(members) = &mut policy.value else { return };
    let Some(member) = members.iter_mut().rev().find(|member| member.key.value == "Statement") else { return };
    let statements = match &mut member.value.value {
        Value::Array(statements) => statements.as_mut_slice(),
        _ => std::slice::from_mut(&mut member.value),
    };
    // Of each name the ARNs that have it: whether one has the stand-ins.
    let mut named: Map<String, bool> = Map::new();
    for resource in statements.iter().filter_map(|statement| statement.get("Resource")).flat_map(Node::one_or_many) {
        if let Some((name, is_stand_in)) = resource.as_str().and_then(named_in_account) {
            *named.entry(name).or_default() |= is_stand_in;
        }
    }
    for statement in statements {
        let Value::Object(elements) = &mut statement.value else { continue };
        for element in elements.iter_mut() {
            match &*element.key.value {
                "Resource" => each(&mut element.value, &mut |resource| {
                    let found = resource.as_str().and_then(named_in_account);
                    if found.is_some_and(|(name, is_stand_in)| !is_stand_in && named.get(&name) == Some(&true)) {
                        open(resource);
                    }
                }),
                "Condition" => condition(&mut element.value),
                _ => {}
            }
        }
        elements.retain(|element| element.key.value != "Condition" || !is_empty(&element.value));
    }
}

fn condition(node: &mut Node<'_>) {
    let Value::Object(blocks) = &mut node.value else { return };
    for block in blocks.iter_mut() {
        let operator = block.key.value.to_ascii_lowercase();
        let is_equal = matches!(operator.trim_end_matches("ifexists"), "stringequals" | "stringlike");
        let Value::Object(keys) = &mut block.value.value else { continue };
        let is_account =
            |key: &str| ["aws:ResourceAccount", "s3:ResourceAccount"].iter().any(|name| key.eq_ignore_ascii_case(name));
        keys.retain(|key| {
            let is_own = key.value.one_or_many().iter().any(|value| value.as_str() == Some(STAND_IN_ACCOUNT));
            !(is_equal && is_own && is_account(&key.key.value))
        });
        for key in keys.iter_mut().filter(|key| is_account(&key.key.value)) {
            each(&mut key.value, &mut |value| {
                if value.as_str().is_some_and(is_account_id) {
                    open(value);
                }
            });
        }
    }
    blocks.retain(|block| !is_empty(&block.value));
}

fn is_empty(node: &Node<'_>) -> bool {
    node.is_object() && node.members().is_empty()
}

fn each(node: &mut Node<'_>, change: &mut impl FnMut(&mut Node<'_>)) {
    match &mut node.value {
        Value::Array(items) => items.iter_mut().for_each(change),
        _ => change(node),
    }
}

/// The service and name of an ARN that tells its account, and whether that and the Region are the stand-ins.
fn named_in_account(text: &str) -> Option<(String, bool)> {
    let mut parts = text.splitn(6, ':').skip(2);
    let (service, region, account, name) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let known = text.starts_with("arn:") && !account.is_empty() && !text.contains(['*', '?', '$']);
    known.then(|| (format!("{service}:{name}"), region == STAND_IN_REGION && account == STAND_IN_ACCOUNT))
}

fn is_account_id(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()) && text != STAND_IN_ACCOUNT
}
