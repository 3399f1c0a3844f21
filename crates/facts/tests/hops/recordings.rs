//! AWS Config's items and CloudTrail's records: what exists, what was asked for, what TLS a call used.

use crate::seen::hops;

const OFF: &str = "System(ElastiCache(Off { stated: true })) | false";

fn record(more: &str) -> String {
    format!(
        r#"{{"eventVersion":"1.08","eventSource":"elasticache.amazonaws.com","eventName":"CreateReplicationGroup","eventType":"AwsApiCall"{more}}}"#
    )
}

const TLS: &str = r#","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256"}"#;
const ASKED: &str = r#","requestParameters":{"replicationGroupId":"g","transitEncryptionEnabled":false}"#;

/// The calls of one service, as a hop says them.
fn call(version: &str, answer: &str, evidence: &str) -> String {
    format!(
        "Service {{ name: {version:?} }}: caller → resource elasticache.amazonaws.com | System(ApiCall({answer})) | {evidence}"
    )
}

#[test]
fn calls_of_a_service_with_one_tls_version_are_one_hop() {
    let (with, without) = (record(TLS), record(""));
    let used = |calls, evidence| call("TLSv1.3", &format!("Used {{ version: \"TLSv1.3\", calls: {calls} }}"), evidence);
    let quoted = r#""TLSv1.3""#;
    let lookup = format!(r#"{{"Events":[{{"CloudTrailEvent":{}}}]}}"#, escaped(&with));
    for (text, expected) in [
        (with.clone(), vec![used(1, quoted)]),
        (without.clone(), vec![call("", "NotRecorded { calls: 1 }", "{")]),
        (
            format!(r#"{{"Records":[{with},{without},{with}]}}"#),
            vec![used(2, r#""TLSv1.3" "TLSv1.3""#), call("", "NotRecorded { calls: 1 }", "{")],
        ),
        (format!("[{with},{with}]"), vec![used(2, r#""TLSv1.3" "TLSv1.3""#)]),
        (format!("{with}\n{with}\n{with}"), vec![used(3, r#""TLSv1.3" "TLSv1.3" "TLSv1.3""#)]),
        (format!(r#"{{"detail-type":"AWS API Call via CloudTrail","detail":{with}}}"#), vec![used(1, quoted)]),
        (lookup, vec![used(1, r#"\"TLSv1.3\""#)]),
        (with.replace("AwsApiCall", "AwsServiceEvent"), vec![]),
    ] {
        assert_eq!(hops(&text), expected, "{text}");
    }
}

fn escaped(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

#[test]
fn many_calls_are_few_hops() {
    let lines: Vec<String> = (0..300).map(|_| record(TLS)).collect();
    let hops = hops(&lines.join("\n"));
    assert_eq!(hops.len(), 1);
    assert!(hops[0].contains("calls: 300"), "{}", hops[0]);
}

#[test]
fn a_request_is_read_as_what_it_asks_for() {
    let end = "Service { name: \"\" }: clients → elasticache g";
    assert_eq!(hops(&record(ASKED)).last(), Some(&format!("{end} | {OFF}")));
    let refused = record(&format!(r#"{ASKED},"errorCode":"AccessDenied""#));
    assert_eq!(hops(&refused).last(), Some(&format!(r#"{end} | Gone | "AccessDenied""#)));
    let changed = record(ASKED).replace("CreateReplicationGroup", "ModifyReplicationGroup");
    assert_eq!(hops(&changed).len(), 1, "a change holds but some of the settings");
    let put = r#"{"eventVersion":"1.08","eventSource":"s3.amazonaws.com","eventName":"PutBucketPolicy","requestParameters":{"bucketName":"b","policy":"","bucketPolicy":{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}}}"#;
    assert_eq!(hops(put).len(), 2, "{:?}", hops(put));
    assert!(hops(put)[1].starts_with("ToBucket: clients → bucket b | ByPolicy"), "{}", hops(put)[1]);
}

fn item(more: &str) -> String {
    format!(r#"{{"version":"1.3","resourceType":"AWS::ElastiCache::ReplicationGroup","resourceId":"id"{more}}}"#)
}

const CONFIGURATION: &str = r#","configuration":{"replicationGroupId":"g","transitEncryptionEnabled":false}"#;

#[test]
fn items_alone_in_lists_in_events_and_in_results() {
    let plain = item(CONFIGURATION);
    let string = item(&format!(
        ",\"configuration\":{}",
        escaped(r#"{"replicationGroupId":"g","transitEncryptionEnabled":false}"#)
    ));
    let event = format!(r#"{{"configurationItem":{plain},"messageType":"ConfigurationItemChangeNotification"}}"#);
    for text in [
        plain.clone(),
        string.clone(),
        format!(r#"{{"configurationItems":[{plain}]}}"#),
        format!(r#"{{"baseConfigurationItems":[{string}]}}"#),
        format!(r#"{{"fileVersion":"1.0","configSnapshotId":"s","configurationItems":[{string}]}}"#),
        format!(r#"{{"Results":[{}],"QueryInfo":{{}}}}"#, escaped(&plain)),
        format!(r#"{{"configRuleName":"r","invokingEvent":{}}}"#, escaped(&event)),
        format!(r#"{{"detail-type":"Config Configuration Item Change","detail":{event}}}"#),
    ] {
        let expected = format!("Service {{ name: \"\" }}: clients → elasticache g | {OFF}");
        assert_eq!(hops(&text), [expected], "{text}");
    }
}

#[test]
fn the_latest_item_of_each_resource_counts() {
    let at = |time: &str, on: bool| {
        item(&format!(
            r#","configurationItemCaptureTime":"{time}","configuration":{{"replicationGroupId":"g","transitEncryptionEnabled":{on}}}"#
        ))
    };
    let end = "Service { name: \"\" }: clients → elasticache g";
    let (old, new) = (at("2026-01-01T00:00:00Z", false), at("2026-02-01T00:00:00Z", true));
    for text in
        [format!("{{\"configurationItems\":[{new},{old}]}}"), format!("{{\"configurationItems\":[{old},{new}]}}")]
    {
        assert_eq!(hops(&text), [format!("{end} | System(ElastiCache(Required {{ stated: false }})) | true")]);
    }
    let gone = item(r#","configurationItemStatus":"ResourceDeleted","resourceName":"g","configuration":null"#);
    assert_eq!(hops(&gone), [format!(r#"{end} | Gone | "ResourceDeleted""#)]);
}

#[test]
fn items_of_several_regions_are_told_apart() {
    let of = |region: &str| item(&format!(r#","awsRegion":"{region}","resourceName":"g"{CONFIGURATION}"#));
    let text = format!(r#"{{"configurationItems":[{},{}]}}"#, of("eu-west-1"), of("us-east-1"));
    let expected = |region: &str| format!("Service {{ name: \"\" }}: clients → elasticache g ({region}) | {OFF}");
    assert_eq!(hops(&text), [expected("eu-west-1"), expected("us-east-1")]);
}

#[test]
fn a_result_without_a_type_is_read_once() {
    let result = r#"{"resourceId":"arn:aws:sns:us-east-1:111122223333:t","configuration":{"TopicArn":"arn:aws:sns:us-east-1:111122223333:t","Policy":{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:111122223333:t"}]}}}"#;
    let found = hops(&format!(r#"{{"Results":[{}]}}"#, escaped(result)));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("ToResource: clients → sns-topic arn:aws:sns:us-east-1:111122223333:t"),
        "{}",
        found[0]
    );
}

#[test]
fn the_policy_of_a_bucket_is_in_three_layers() {
    let policy = escaped(
        r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}"#,
    );
    let bucket = |text: &str| {
        let inner = format!("{{\"policyText\":{text}}}").replace('\\', "\\\\").replace('"', "\\\"");
        format!(
            r#"{{"resourceType":"AWS::S3::Bucket","resourceId":"b","configuration":{{"name":"b"}},"supplementaryConfiguration":{{"BucketPolicy":"{inner}"}}}}"#
        )
    };
    let with = hops(&bucket(&policy));
    assert_eq!(with.len(), 1, "{with:?}");
    assert!(with[0].starts_with("ToBucket: clients → bucket b | ByPolicy"), "{}", with[0]);
    let without = hops(&bucket("null"));
    assert_eq!(without.len(), 1, "{without:?}");
    assert!(without[0].starts_with("ToBucket: clients → bucket b | ByPolicy | null"), "{}", without[0]);
}
