//! Buckets behind CloudFront, and their policies.

use crate::plan::{of, plan, planned};
use crate::{lines, template};
use serde_json::{Value, json};

fn deny(resources: &Value) -> Value {
    json!({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": resources,
        "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]})
}

fn of_bucket(name: &str) -> Value {
    deny(&json!([format!("arn:aws:s3:::{name}"), format!("arn:aws:s3:::{name}/*")]))
}

fn distribution(domain: &Value, viewers: &str) -> Value {
    json!({"DistributionConfig": {"Origins": [{"Id": "o", "DomainName": domain, "S3OriginConfig": {}}],
        "DefaultCacheBehavior": {"TargetOriginId": "o", "ViewerProtocolPolicy": viewers}}})
}

fn edge(documents: &[Value]) -> Vec<String> {
    let found = lines(documents, |hop| hop.from.kind == "cloudfront");
    found.iter().map(|line| line.rsplit(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn a_bucket_that_refuses_plain_http_refuses_it_from_the_edge_too() {
    let site = |viewers: &str| distribution(&json!("site-bucket.s3.eu-west-1.amazonaws.com"), viewers);
    let at = "0:/DistributionConfig/Origins/0/S3OriginConfig";
    assert_eq!(edge(&[site("allow-all")]), [format!("{at} cleartext")]);
    assert_eq!(edge(&[site("https-only")]), [format!("{at} encrypted")]);
    for viewers in ["allow-all", "https-only"] {
        assert_eq!(edge(&[site(viewers), of_bucket("site-bucket")]), [format!("{at} enforced")]);
    }
    assert_eq!(edge(&[site("allow-all"), of_bucket("other-bucket")]), [format!("{at} cleartext")]);
    let open = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
        "Resource": "arn:aws:s3:::site-bucket/*"}]});
    assert_eq!(edge(&[site("allow-all"), open.clone()]), [format!("{at} cleartext")]);
    // Two policies that differ: only one can be in force.
    assert_eq!(edge(&[site("allow-all"), of_bucket("site-bucket"), open]), [format!("{at} cleartext")]);
    // A website's endpoint is another way into the bucket.
    let website = distribution(&json!("site-bucket.s3-website.eu-west-1.amazonaws.com"), "allow-all");
    assert_eq!(edge(&[website, of_bucket("site-bucket")]), [format!("{at} cleartext")]);
}

#[test]
fn a_template_s_distribution_finds_its_bucket() {
    let document = |domain: Value| {
        template(&json!({
            "Edge": {"Type": "AWS::CloudFront::Distribution", "Properties": distribution(&domain, "allow-all")},
            "Files": {"Type": "AWS::S3::Bucket", "Properties": {}},
            "Other": {"Type": "AWS::S3::Bucket", "Properties": {}},
            "Policy": {"Type": "AWS::S3::BucketPolicy", "Properties": {"Bucket": {"Ref": "Files"}, "PolicyDocument":
                deny(&json!([{"Fn::GetAtt": ["Files", "Arn"]}, {"Fn::Sub": "${Files.Arn}/*"}]))}},
        }))
    };
    let at = "0:/Resources/Edge/Properties/DistributionConfig/Origins/0/S3OriginConfig";
    let domain = |bucket: &str| json!({"Fn::GetAtt": [bucket, "RegionalDomainName"]});
    assert_eq!(edge(&[document(domain("Files"))]), [format!("{at} enforced")]);
    assert_eq!(edge(&[document(domain("Other"))]), [format!("{at} cleartext")]);
    assert_eq!(edge(&[document(json!({"Fn::Sub": "${Files}.s3.amazonaws.com"}))]), [format!("{at} enforced")]);
}

#[test]
fn a_plan_s_distribution_finds_its_bucket() {
    let document = plan(&[
        planned(
            "aws_cloudfront_distribution.edge",
            json!({"origin": [{"origin_id": "o"}],
                "default_cache_behavior": [{"target_origin_id": "o", "viewer_protocol_policy": "allow-all"}]}),
            json!({"origin": [{"domain_name": true}]}),
            json!({"origin": [{"domain_name": of("aws_s3_bucket.files.bucket_regional_domain_name")}]}),
        ),
        planned("aws_s3_bucket.files", json!({"bucket": "site-bucket"}), json!({"id": true}), json!({})),
        planned(
            "aws_s3_bucket_policy.files",
            json!({"policy": of_bucket("site-bucket").to_string()}),
            json!({"bucket": true}),
            json!({"bucket": of("aws_s3_bucket.files.id")}),
        ),
    ]);
    assert_eq!(edge(&[document]).iter().map(|line| line.rsplit(' ').next().unwrap()).collect::<Vec<_>>(), ["enforced"]);
}
