//! The rule `bucket-without-policy`.

use crate::mapping::{CIS_BUCKET, HIPAA, ISMS_P, NIST, PCI, config, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::subject::Subject;
use crate::text::{localized, quoted, words};
use wireproof_facts::{PolicySource, ResourcePolicy};
use wireproof_report::{Certainty, Language};

rule! {
    /// A bucket has no policy at all, so nothing refuses plain HTTP.
    ///
    /// ## What it finds
    /// S3's answer that a bucket has no policy (`NoSuchBucketPolicy`), and a bucket that a template or plan makes without one.
    ///
    /// ## Why it matters
    /// Without a policy S3 answers requests over plain HTTP from everyone whom IAM allows. No setting of the bucket other than
    /// its policy refuses plaintext; default encryption and Block Public Access do not.
    ///
    /// ## Example
    /// ```json
    /// { "Error": { "Code": "NoSuchBucketPolicy", "Message": "The bucket policy does not exist", "BucketName": "uploads" } }
    ///                      ^^^^^^^^^^^^^^^^^^^^ has no policy
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Effect": "Deny",
    ///     "Principal": "*",
    ///     "Action": "s3:*",
    ///     "Resource": ["arn:aws:s3:::uploads", "arn:aws:s3:::uploads/*"],
    ///     "Condition": { "Bool": { "aws:SecureTransport": "false" } }
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Security best practices for Amazon S3](https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html)
    id: "bucket-without-policy",
    level: Error,
    maps: [
        Bucket: [
            &[security_hub("S3.5"), config("S3_BUCKET_SSL_REQUESTS_ONLY")], CIS_BUCKET, NIST, PCI, HIPAA, ISMS_P,
        ],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let policies = context.policies();
    let policies =
        policies.filter(|(_, policy, _)| matches!(policy.source, PolicySource::None | PolicySource::Undeclared));
    policies
        .map(|(index, policy, _)| {
            let about = policy.bucket.clone().unwrap_or_default();
            let hops = context.analysis.hops_of_policy(index);
            let is_assumed = matches!(policy.source, PolicySource::Undeclared);
            let certainty = if is_assumed { Certainty::Assumed } else { Certainty::Stated };
            let subject = Some(Subject::Bucket);
            Draft { certainty, subject, hops, ..RULE.finding(policy.site, &about, sentences(policy, context.language)) }
        })
        .collect()
}

fn sentences(policy: &ResourcePolicy<'_>, language: Language) -> Words {
    let bucket = policy.bucket.as_deref().unwrap_or("BUCKET");
    let name = quoted(bucket);
    Words {
        message: match policy.bucket {
            Some(_) if matches!(policy.source, PolicySource::Undeclared) => localized!(
                language,
                en: "nothing here gives bucket {name} a policy, so it accepts plain HTTP",
                ko: "버킷 {name}의 정책이 문서에 없어 평문 HTTP 요청을 받습니다"
            ),
            Some(_) => localized!(
                language,
                en: "bucket {name} has no policy, so it accepts plain HTTP",
                ko: "버킷 {name}에 정책이 없어 평문 HTTP 요청을 받습니다"
            ),
            None => words!(
                language,
                en: "this bucket has no policy, so it accepts plain HTTP",
                ko: "이 버킷에 정책이 없어 평문 HTTP 요청을 받습니다"
            )
            .to_owned(),
        },
        why: words!(
            language,
            en: "Only a bucket policy can refuse plaintext. Default encryption and Block Public Access do not.",
            ko: "평문은 버킷 정책으로만 거부할 수 있습니다. 기본 암호화나 퍼블릭 액세스 차단으로는 거부되지 않습니다."
        )
        .to_owned(),
        action: localized!(
            language,
            en: "Attach a policy that denies `s3:*` to everyone on `arn:aws:s3:::{bucket}` and `arn:aws:s3:::{bucket}/*` when `aws:SecureTransport` is `false`.",
            ko: "`aws:SecureTransport`가 `false`이면 `arn:aws:s3:::{bucket}`, `arn:aws:s3:::{bucket}/*`에 대한 `s3:*`를 모두에게 거부하는 정책을 연결하세요."
        ),
    }
}
