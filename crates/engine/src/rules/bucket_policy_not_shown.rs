//! The rule `bucket-policy-not-shown`.

use wireproof_source::Map;
use crate::command::word;
use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, quoted};
use wireproof_facts::{Hop, Site, Wire};
use wireproof_report::Language;

rule! {
    /// A job uses a bucket whose policy was not given, so nothing shows whether the bucket refuses plain HTTP.
    ///
    /// ## What it finds
    /// An `s3://` address of a job when the bucket's policy is not among the inputs. Each bucket is named once.
    ///
    /// ## Why it matters
    /// SageMaker moves S3 data over TLS, so this transfer is encrypted. Whether anybody else can read or write the same data
    /// over plain HTTP is decided by the bucket's policy, and only the policy can prove that it is refused.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "OutputDataConfig": { "S3OutputPath": "s3://ledger-bucket/models/" },
    ///                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the policy of bucket `ledger-bucket` is not shown
    ///   "ResourceConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50 }
    /// }
    /// ```
    ///
    /// ## Instead
    /// Give the policy as well. The two inputs are read together:
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "OutputDataConfig": { "S3OutputPath": "s3://ledger-bucket/models/" },
    ///   "ResourceConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50 }
    /// }
    /// ---
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Effect": "Deny",
    ///     "Principal": "*",
    ///     "Action": "s3:*",
    ///     "Resource": ["arn:aws:s3:::ledger-bucket", "arn:aws:s3:::ledger-bucket/*"],
    ///     "Condition": { "Bool": { "aws:SecureTransport": "false" } }
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [get-bucket-policy](https://docs.aws.amazon.com/cli/latest/reference/s3api/get-bucket-policy.html)
    id: "bucket-policy-not-shown",
    level: Note,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let mut drafts: Map<&str, Draft> = Map::new();
    for (index, hop, _) in context.analysis.judged() {
        let (Some(bucket), Some(site)) = (bucket(hop), hop.evidence.first()) else { continue };
        let first = || RULE.finding(*site, bucket, words(bucket, language));
        add(drafts.entry(bucket).or_insert_with(first), index, *site, language);
    }
    drafts.into_values().collect()
}

/// The bucket at an end of a transfer whose policy is not known.
fn bucket(hop: &Hop) -> Option<&str> {
    let asks = hop.wire == Wire::SageMakerS3 && hop.policy.is_none();
    let name = [&hop.from, &hop.to].into_iter().find_map(|place| place.bucket.as_deref());
    name.filter(|_| asks)
}

fn add(draft: &mut Draft, hop: usize, site: Site, language: Language) {
    const MOST: usize = 20;
    draft.hops.push(hop);
    if draft.related.len() < MOST && site != draft.site && draft.related.iter().all(|(_, other)| *other != site) {
        draft.related.push((localized!(language, en: "the same bucket", ko: "같은 버킷"), site));
    }
}

fn words(bucket: &str, language: Language) -> Words {
    let name = quoted(bucket);
    let bucket = word(bucket);
    Words {
        message: localized!(
            language,
            en: "the policy of bucket {name} is not shown",
            ko: "버킷 {name}의 정책이 입력에 없습니다"
        ),
        why: localized!(
            language,
            en: "SageMaker uses TLS here. Whether the bucket refuses plain HTTP from anyone else is decided by its policy.",
            ko: "이 전송에는 SageMaker가 TLS를 씁니다. 다른 클라이언트의 평문 HTTP를 거부하는지는 버킷 정책에 달려 있습니다."
        ),
        action: localized!(
            language,
            en: "Paste the output of `aws s3api get-bucket-policy --bucket {bucket}` beside this document.",
            ko: "`aws s3api get-bucket-policy --bucket {bucket}` 출력을 이 문서와 함께 붙여 넣으세요."
        ),
    }
}
