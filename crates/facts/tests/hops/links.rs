//! A job's bucket meets the bucket's policy.

use crate::seen::facts;
use wireproof_facts::{PolicySource, Route};

const JOB: &str = r#"{"TrainingJobName":"fit","ResourceConfig":{"InstanceCount":1},"InputDataConfig":[{"ChannelName":"a","DataSource":{"S3DataSource":{"S3Uri":"s3://example-bucket/a"}}},{"ChannelName":"b","DataSource":{"S3DataSource":{"S3Uri":"https://other-bucket.s3.eu-west-1.amazonaws.com/b"}}},{"ChannelName":"c","DataSource":{"S3DataSource":{"S3Uri":"s3://arn:aws:s3:us-east-1:111122223333:accesspoint/example-bucket/c"}}}]}"#;

fn policy(bucket: &str) -> String {
    format!(
        r#"{{"Statement":[{{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::{bucket}","arn:aws:s3:::{bucket}/*"]}}]}}"#
    )
}

/// The policies of a job's inputs.
fn linked(texts: &[&str]) -> Vec<Option<usize>> {
    facts(texts, |facts| {
        let inputs = facts.hops.iter().filter(|hop| matches!(hop.route, Route::Input { .. }));
        inputs.map(|hop| hop.policy).collect()
    })
}

#[test]
fn a_bucket_meets_its_policy() {
    assert_eq!(linked(&[JOB, &policy("example-bucket")]), [Some(0), None, None]);
    assert_eq!(linked(&[&policy("other-bucket"), JOB]), [None, Some(0), None]);
    assert_eq!(linked(&[JOB, &policy("example-bucket-2"), &policy("example")]), [None, None, None]);
    assert_eq!(linked(&[JOB, &policy("example-*")]), [None, None, None]);
}

#[test]
fn a_missing_policy_is_one_too() {
    let missing = r#"{"Error":{"Code":"NoSuchBucketPolicy","BucketName":"example-bucket"}}"#;
    assert_eq!(linked(&[JOB, missing]), [Some(0), None, None]);
    facts(&[JOB, missing], |facts| assert!(matches!(facts.policies[0].source, PolicySource::None)));
}

#[test]
fn two_policies_of_a_bucket_are_rivals() {
    let policy = policy("example-bucket");
    let request = format!(r#"{{"Bucket":"example-bucket","Policy":{policy}}}"#);
    facts(&[JOB, &policy, &request], |facts| {
        assert_eq!(facts.policies[0].rivals, [1]);
        assert_eq!(facts.policies[1].rivals, [0]);
    });
    assert_eq!(linked(&[JOB, &policy, &request]), [Some(0), None, None]);
}
