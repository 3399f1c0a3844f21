//! Whose policy a document is or holds.

use crate::seen::{facts, hops, said};
use wireproof_facts::{Format, Input, PolicyKind, PolicySource, expand, read};
use wireproof_source::{Document, Limits};

/// Format, kind, bucket and ARN of the policy in a text.
fn policy(text: &str) -> (String, PolicyKind, Option<String>, Option<String>) {
    facts(&[text], |facts| {
        let policy = &facts.policies[0];
        (format!("{:?}", policy.format), policy.kind, policy.bucket.clone(), policy.resource.clone())
    })
}

fn statement(action: &str, resource: &str) -> String {
    format!(r#"{{"Effect":"Deny","Principal":"*","Action":"{action}","Resource":"{resource}"}}"#)
}

#[test]
fn every_way_to_hold_a_bucket_policy() {
    let one = statement("s3:*", "arn:aws:s3:::example-bucket/*");
    let whole = format!(r#"{{"Statement":{one}}}"#);
    let bucket = Some("example-bucket".to_owned());
    let arn = Some("arn:aws:s3:::example-bucket".to_owned());
    let escaped = whole.replace('"', "\\\"");
    for (text, format, resource) in [
        (whole.clone(), "s3.bucket-policy", None),
        (one.clone(), "s3.bucket-policy", None),
        (format!("[{one}]"), "s3.bucket-policy", None),
        (format!(r#""{escaped}""#), "s3.bucket-policy", None),
        (format!(r#"{{"Policy":"{escaped}"}}"#), "s3.get-bucket-policy", None),
        (format!(r#"{{"status_code":200,"data":{{"Policy":"{escaped}"}}}}"#), "s3.get-bucket-policy", None),
        (format!(r#"{{"Bucket":"example-bucket","Policy":"{escaped}"}}"#), "s3.put-bucket-policy", arn.clone()),
        (format!(r#"{{"bucket":"example-bucket","policy":{whole}}}"#), "s3.put-bucket-policy", arn.clone()),
    ] {
        assert_eq!(policy(&text), (format.to_owned(), PolicyKind::S3Bucket, bucket.clone(), resource), "{text}");
    }
}

#[test]
fn a_statement_that_a_template_chooses_may_name_a_principal() {
    let chosen = statement("s3:*", "arn:aws:s3:::example-bucket/*");
    for text in [
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Fn::If":["Hardened",{chosen},{{"Ref":"AWS::NoValue"}}]}}]}}"#
        ),
        format!(
            r#"{{"Version":"2012-10-17","Statement":{{"Fn::If":["Hardened",{chosen},{{"Ref":"AWS::NoValue"}}]}}}}"#
        ),
    ] {
        assert_ne!(policy(&text).1, PolicyKind::Identity, "{text}");
    }
}

#[test]
fn a_policy_told_to_be_of_another_bucket() {
    let text =
        format!(r#"{{"Bucket":"mine","Policy":{{"Statement":{}}}}}"#, statement("s3:*", "arn:aws-cn:s3:::theirs/*"));
    let (_, _, bucket, arn) = policy(&text);
    assert_eq!((bucket.as_deref(), arn.as_deref()), (Some("mine"), Some("arn:aws-cn:s3:::mine")));
}

#[test]
fn a_name_with_a_placeholder_or_wildcard_is_no_name() {
    for resource in ["arn:aws:s3:::logs-${Account}/*", "arn:aws:s3:::logs-*", "*"] {
        let text = format!(r#"{{"Statement":{}}}"#, statement("s3:*", resource));
        assert_eq!(policy(&text).2, None, "{resource}");
    }
    let text = format!(r#"{{"Statement":{}}}"#, statement("s3:*", "arn:aws:s3:::logs-${Account}/*"));
    assert_eq!(hops(&text), ["ToBucket: clients → bucket logs-${Account} | ByPolicy | {"]);
}

#[test]
fn the_caller_names_the_bucket_only_when_the_document_does_not() {
    let told = |resource: &str| {
        let text = format!(r#"{{"Statement":{}}}"#, statement("s3:*", resource));
        let document = Document::parse(&text, &Limits::default());
        let expansion = expand(&document, None);
        let facts = read(&[Input { expansion: &expansion, bucket: Some("named") }]);
        (facts.policies[0].bucket.clone(), facts.policies[0].resource.clone())
    };
    assert_eq!(told("arn:aws:s3:::own/*"), (Some("own".into()), None));
    assert_eq!(told("*"), (Some("named".into()), Some("arn:aws:s3:::named".into())));
}

#[test]
fn policies_of_other_resources_are_not_bucket_policies() {
    for (action, resource, format, kind) in [
        ("sqs:*", "arn:aws:sqs:us-east-1:111122223333:q", "sqs.queue-policy", PolicyKind::Sqs),
        ("SNS:Publish", "arn:aws:sns:us-east-1:111122223333:t", "sns.topic-policy", PolicyKind::Sns),
        ("kms:*", "*", "kms.key-policy", PolicyKind::Kms),
        (
            "*",
            "arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/fs-1",
            "elasticfilesystem.file-system-policy",
            PolicyKind::Efs,
        ),
        ("secretsmanager:*", "*", "secretsmanager.resource-policy", PolicyKind::SecretsManager),
        (
            "dynamodb:*",
            "arn:aws:dynamodb:us-east-1:111122223333:table/t",
            "dynamodb.resource-policy",
            PolicyKind::DynamoDb,
        ),
        (
            "s3:*",
            "arn:aws:s3:us-east-1:111122223333:accesspoint/ap",
            "s3control.access-point-policy",
            PolicyKind::S3AccessPoint,
        ),
        (
            "lambda:InvokeFunction",
            "arn:aws:lambda:us-east-1:111122223333:function:f",
            "iam.resource-policy",
            PolicyKind::Other,
        ),
        ("*", "*", "iam.resource-policy", PolicyKind::Other),
        ("s3:*", "*", "s3.bucket-policy", PolicyKind::S3Bucket),
        (
            "s3express:*",
            "arn:aws:s3express:us-east-1:111122223333:bucket/b--use1-az4--x-s3",
            "s3.bucket-policy",
            PolicyKind::S3Bucket,
        ),
    ] {
        let text = format!(r#"{{"Statement":[{}]}}"#, statement(action, resource));
        let (found, found_kind, ..) = policy(&text);
        assert_eq!((found.as_str(), found_kind), (format, kind), "{action} {resource}");
    }
}

#[test]
fn policies_of_identities_make_no_hop() {
    let identity = r#"{"Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::example-bucket/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}"#;
    let trust = r#"{"Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;
    for (text, format) in [(identity, "iam.policy"), (trust, "iam.trust-policy")] {
        assert_eq!(policy(text).0, format);
        assert_eq!(hops(text), Vec::<String>::new());
    }
}

#[test]
fn a_broken_policy_string_is_unreadable_at_the_string() {
    let text = r#"{"Policy":"{broken"}"#;
    facts(&[text], |facts| {
        assert!(matches!(facts.policies[0].source, PolicySource::Unreadable(_)));
        assert_eq!(facts.detections[0].format, Format::from_id("s3.get-bucket-policy"));
        assert_eq!(said(text, facts.policies[0].site), "10..19 \"{broken\"");
    });
}

#[test]
fn every_policy_of_a_list_is_read_on_its_own() {
    let list = format!(
        r#"[{{"Statement":[{}]}},{{"Statement":[{}]}}]"#,
        statement("s3:*", "arn:aws:s3:::a/*"),
        statement("s3:*", "arn:aws:s3:::b/*")
    );
    facts(&[&list], |facts| {
        let buckets: Vec<_> = facts.policies.iter().map(|policy| policy.bucket.as_deref()).collect();
        assert_eq!(buckets, [Some("a"), Some("b")]);
        assert_eq!(facts.detections[0].resources, 2);
    });
}
