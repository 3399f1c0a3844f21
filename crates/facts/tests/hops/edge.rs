//! Edges: what reaches a distribution's origins, a load balancer's targets, a file system.

use crate::seen::{facts, hops};

/// Each hop's answer and evidence.
fn answers(text: &str) -> Vec<String> {
    hops(text).into_iter().filter_map(|line| line.split_once(" | ").map(|(_, rest)| rest.to_owned())).collect()
}

#[test]
fn the_origins_of_a_group_follow_the_behaviour_that_names_the_group() {
    let text = r#"{"DistributionConfig":{"Origins":{"Items":[
        {"Id":"a","DomainName":"a.s3.us-east-1.amazonaws.com","S3OriginConfig":{"OriginAccessIdentity":""}},
        {"Id":"c","DomainName":"c.s3.us-east-1.amazonaws.com","S3OriginConfig":{"OriginAccessIdentity":""}}]},
        "OriginGroups":{"Items":[{"Id":"g","Members":{"Items":[{"OriginId":"a"}]}}]},
        "CacheBehaviors":{"Items":[{"PathPattern":"/c/*","TargetOriginId":"c","ViewerProtocolPolicy":"https-only"}]},
        "DefaultCacheBehavior":{"TargetOriginId":"g","ViewerProtocolPolicy":"allow-all"}}}"#;
    assert_eq!(
        answers(text),
        [
            r#"System(CloudFront(AllowsAll)) | "allow-all""#,
            r#"System(CloudFront(HttpsOnly)) | "https-only""#,
            r#"System(CloudFront(OriginFollowsHttp)) | {"OriginAccessIdentity":""}"#,
            r#"System(CloudFront(OriginFollowsHttps)) | {"OriginAccessIdentity":""}"#,
        ]
    );
}

#[test]
fn a_vpc_origin_and_a_website_endpoint_do_not_follow_viewers() {
    let text = r#"{"DistributionConfig":{"Origins":{"Items":[
        {"Id":"a","DomainName":"internal.example.com","VpcOriginConfig":{"VpcOriginId":"vo_1"}},
        {"Id":"w","DomainName":"b.s3-website-us-east-1.amazonaws.com","CustomOriginConfig":{"OriginProtocolPolicy":"match-viewer"}}]},
        "DefaultCacheBehavior":{"TargetOriginId":"a","ViewerProtocolPolicy":"https-only"}}}"#;
    assert_eq!(
        answers(text),
        [
            r#"System(CloudFront(HttpsOnly)) | "https-only""#,
            r#"System(CloudFront(Open("VpcOriginConfig"))) | {"VpcOriginId":"vo_1"}"#,
            r#"System(CloudFront(OriginHttp { website: true })) | "match-viewer""#,
        ]
    );
}

#[test]
fn a_listener_is_judged_by_its_last_action_and_a_group_by_the_listener_in_front() {
    let redirect = r##"{"Listeners":[{"Port":80,"Protocol":"HTTP","DefaultActions":[{"Order":2,"Type":"redirect","RedirectConfig":{"Protocol":"#{protocol}"}},{"Order":1,"Type":"authenticate-oidc"}]}]}"##;
    assert_eq!(answers(redirect), [r#"System(Elbv2(Http { serves: RedirectToHttp, stated: true })) | "HTTP" {"#]);
    let arn = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/app/0123456789abcdef";
    let group =
        format!(r#"{{"TargetGroups":[{{"TargetGroupArn":"{arn}","TargetGroupName":"app","Protocol":"TCP"}}]}}"#);
    let listener = |protocol: &str| {
        format!(
            r#"{{"Listeners":[{{"Protocol":"{protocol}","SslPolicy":"ELBSecurityPolicy-TLS13-1-2-2021-06","DefaultActions":[{{"Type":"forward","TargetGroupArn":"{arn}"}}]}}]}}"#
        )
    };
    let wire = |texts: &[&str]| facts(texts, |facts| format!("{:?}", facts.hops.first().map(|hop| hop.wire.clone())));
    let cases = [
        (wire(&[&group]), r#"PassThroughOrDecrypted { protocol: "TCP" }"#),
        (wire(&[&group, &listener("TLS")]), "Decrypted"),
        (wire(&[&group, &listener("TCP")]), r#"PassThrough { protocol: "TCP" }"#),
    ];
    for (found, expected) in cases {
        assert_eq!(found, format!("Some(System(Elbv2({expected})))"));
    }
}

#[test]
fn a_file_system_of_an_undecided_type_is_left_open() {
    let text = r#"{"AWSTemplateFormatVersion":"2010-09-09","Parameters":{"Kind":{"Type":"String"}},"Resources":{"F":{"Type":"AWS::FSx::FileSystem","Properties":{"FileSystemType":{"Ref":"Kind"}}}}}"#;
    assert_eq!(answers(text), [r#"System(Fsx(Open("Kind"))) | {"Ref":"Kind"}"#]);
}
