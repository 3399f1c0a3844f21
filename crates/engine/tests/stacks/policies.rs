//! Policies in templates and of what the API shows beside them: which resource each belongs to, whose account it means.

use super::*;

#[test]
fn policies_beside_buckets() {
    let statement = "Effect: Allow, Principal: '*', Action: '*'";
    let tls = "Condition: {Bool: {'aws:SecureTransport': 'true'}}";
    one(
        &format!(
            "Resources:
  Key: {{Type: 'AWS::KMS::Key', Properties: {{KeyPolicy: {{Statement: [{{{statement}, Resource: '*'}}]}}}}}}
  Open: {{Type: 'AWS::EC2::VPCEndpoint', Properties: {{ServiceName: com.amazonaws.us-east-1.s3, PolicyDocument: {{Statement: [{{{statement}, Resource: '*'}}]}}}}}}
  Shut: {{Type: 'AWS::EC2::VPCEndpoint', Properties: {{ServiceName: com.amazonaws.us-east-1.s3, PolicyDocument: {{Statement: [{{{statement}, Resource: '*', {tls}}}]}}}}}}
  Table:
    Type: AWS::DynamoDB::GlobalTable
    Properties:
      Replicas:
        - {{Region: us-east-1, ResourcePolicy: {{PolicyDocument: {{Statement: [{{{statement}, Resource: '*'}}]}}}}}}
        - {{Region: eu-west-1}}
  Own: {{Type: 'AWS::EFS::FileSystem', Properties: {{FileSystemPolicy: {{Statement: [{{{statement}, {tls}}}]}}}}}}
  Strange: {{Type: 'AWS::EFS::FileSystem', Properties: {{FileSystemPolicy: {{Statement: [{{{statement}, Resource: !GetAtt Own.Arn, {tls}}}]}}}}}}
"
        ),
        &[
            "Key enforced /Resources/Key/Properties/KeyPolicy",
            "Shut enforced /Resources/Shut/Properties/PolicyDocument/Statement/0",
            "Table us-east-1 cleartext /Resources/Table/Properties/Replicas/0/ResourcePolicy/PolicyDocument/Statement/0",
            "Own enforced /Resources/Own/Properties/FileSystemPolicy/Statement/0",
            "Strange unknown /Resources/Strange/Properties/FileSystemPolicy",
        ],
        &[],
    );
}

#[test]
fn file_systems_and_policies_that_the_api_shows() {
    let system =
        |id: &str| format!(r#"{{"FileSystemId": "{id}", "PerformanceMode": "generalPurpose", "Encrypted": true}}"#);
    let systems =
        format!(r#"{{"FileSystems": [{}, {}]}}"#, system("fs-0123456789abcdef0"), system("fs-0fedcba9876543210"));
    let policy = r#"{"FileSystemId": "fs-0123456789abcdef0", "Policy": "{\"Statement\": [{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"false\"}}}]}"}"#;
    let found = lines(&report(&[("systems", &systems), ("policy", policy)], Language::En));
    let other = "fs-0fedcba9876543210 unknown /FileSystems/1/FileSystemId";
    assert_eq!(found.0, [other, "fs-0123456789abcdef0 enforced 1:/Policy"]);
    let found = lines(&report(&[("systems", &systems)], Language::En));
    assert_eq!(found.0, ["fs-0123456789abcdef0 unknown /FileSystems/0/FileSystemId", other]);
}

#[test]
fn caches_of_graphql_apis() {
    one(
        "Resources:
  On: {Type: 'AWS::AppSync::ApiCache', Properties: {ApiCachingBehavior: FULL_REQUEST_CACHING, TransitEncryptionEnabled: true}}
  Off: {Type: 'AWS::AppSync::ApiCache', Properties: {ApiCachingBehavior: FULL_REQUEST_CACHING, TransitEncryptionEnabled: false}}
  Silent: {Type: 'AWS::AppSync::ApiCache', Properties: {ApiCachingBehavior: FULL_REQUEST_CACHING}}
",
        &[
            "On encrypted /Resources/On/Properties/TransitEncryptionEnabled",
            "Off unknown /Resources/Off/Properties/TransitEncryptionEnabled",
            "Silent unknown /Resources/Silent/Properties",
        ],
        &[],
    );
}

#[test]
fn accounts_that_policies_name() {
    let verdict = |kind: &str, resource: &str, condition: &str, allow: &str| {
        let text = format!(
            "Resources:
  B: {{Type: 'AWS::S3::Bucket'}}
  Q: {{Type: 'AWS::SQS::Queue', Properties: {{QueueName: orders}}}}
  P:
    Type: AWS::{kind}
    Properties:
      Bucket: !Ref B
      Queues: [!Ref Q]
      PolicyDocument: {{Statement: [{allow}{{Effect: Deny, Principal: '*', Action: '*', Resource: {resource}, Condition: {{Bool: {{'aws:SecureTransport': 'false'}}{condition}}}}}]}}
"
        );
        let report = report(&[("t", &text)], Language::En);
        report.hops.first().map(|hop| hop.verdict.word()).unwrap_or_default()
    };
    let bucket = |condition: &str| verdict("S3::BucketPolicy", "[!GetAtt B.Arn, !Sub '${B.Arn}/*']", condition, "");
    assert_eq!(bucket(", StringEquals: {'aws:ResourceAccount': !Ref 'AWS::AccountId'}"), "enforced");
    assert_eq!(bucket(", StringNotEquals: {'aws:ResourceAccount': !Ref 'AWS::AccountId'}"), "cleartext");
    assert_eq!(bucket(", StringEquals: {'aws:ResourceAccount': '111122223333'}"), "unknown");
    assert_eq!(bucket(", StringNotEquals: {'aws:PrincipalAccount': !Ref 'AWS::AccountId'}"), "cleartext");
    let queue = |resource: &str, allow: &str| verdict("SQS::QueuePolicy", resource, "", allow);
    let allow = "{Effect: Allow, Principal: {AWS: !Ref 'AWS::AccountId'}, Action: 'sqs:*', Resource: !GetAtt Q.Arn}, ";
    assert_eq!(queue("!GetAtt Q.Arn", allow), "enforced");
    assert_eq!(queue("'arn:aws:sqs:us-east-1:111122223333:orders'", ""), "enforced");
    assert_eq!(queue("'arn:aws:sqs:us-east-1:111122223333:orders'", allow), "unknown");
    assert_eq!(queue("'arn:aws:sqs:us-east-1:111122223333:other'", allow), "cleartext");
}

#[test]
fn statements_that_a_condition_leaves_out() {
    let template = |statements: &str| {
        format!(
            "Parameters: {{Stage: {{Type: String}}}}\nConditions: {{Open: !Equals [!Ref Stage, x], Never: !Equals [a, b], Not: !Not [{{Condition: Never}}]}}\nResources:\n  B: {{Type: 'AWS::S3::Bucket'}}\n  P: {{Type: 'AWS::S3::BucketPolicy', Properties: {{Bucket: !Ref B, PolicyDocument: {{Statement: [{statements}]}}}}}}\n"
        )
    };
    let verdict = |statements: &str| {
        let report = report(&[("t", &template(statements))], Language::En);
        report.hops.iter().map(|hop| hop.verdict.word()).collect::<Vec<_>>().join(" ")
    };
    let allow = "{Effect: Allow, Principal: {AWS: 'arn:aws:iam::111122223333:root'}, Action: 's3:GetObject', Resource: !Sub '${B.Arn}/*'}";
    let none = "!Ref 'AWS::NoValue'";
    assert_eq!(verdict(&format!("{allow}, !If [Never, {none}, {DENY}]")), "enforced");
    assert_eq!(verdict(&format!("{allow}, !If [Not, {DENY}, {none}]")), "enforced");
    assert_eq!(verdict(&format!("{allow}, {{'Fn::If': [Never, {DENY}, {{Ref: 'AWS::NoValue'}}]}}")), "cleartext");
    assert_eq!(verdict(&format!("{allow}, !If [Open, {DENY}, {none}]")), "unknown");
    assert_eq!(verdict(&format!("{DENY}, !If [Open, {allow}, {none}]")), "enforced");
}
