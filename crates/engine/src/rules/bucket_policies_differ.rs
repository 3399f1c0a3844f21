//! The rule `bucket-policies-differ`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, quoted, words};

rule! {
    /// Several policies of one bucket were given, and they do not give the same answer.
    ///
    /// ## What it finds
    /// Two or more policies of the same bucket among the inputs, of which one refuses plaintext and another does not.
    ///
    /// ## Why it matters
    /// A bucket has one policy. Which of these is in force the documents do not say, so the job's transfers are not called
    /// enforced.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Effect": "Deny", "Principal": "*", "Action": "s3:*",
    ///     "Resource": ["arn:aws:s3:::ledger-bucket", "arn:aws:s3:::ledger-bucket/*"],
    ///     "Condition": { "Bool": { "aws:SecureTransport": "false" } }
    ///   }]
    /// }
    /// ---
    /// {
    /// ^ another policy of bucket `ledger-bucket` gives a different answer
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::ledger-bucket/*"
    ///   }]
    /// }
    /// ```
    ///
    /// ## Instead
    /// Give the policy that is in force:
    /// ```json
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Effect": "Deny", "Principal": "*", "Action": "s3:*",
    ///     "Resource": ["arn:aws:s3:::ledger-bucket", "arn:aws:s3:::ledger-bucket/*"],
    ///     "Condition": { "Bool": { "aws:SecureTransport": "false" } }
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [get-bucket-policy](https://docs.aws.amazon.com/cli/latest/reference/s3api/get-bucket-policy.html)
    id: "bucket-policies-differ",
    level: Note,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let mut drafts = Vec::new();
    for (index, policy, read) in context.policies() {
        let Some(first) = policy.rivals.iter().copied().min().filter(|first| *first < index) else { continue };
        let (Some(other), Some(other_policy)) =
            (context.analysis.policies.get(first), context.analysis.facts.policies.get(first))
        else {
            continue;
        };
        if other.state == read.state {
            continue;
        }
        let bucket = policy.bucket.as_deref().unwrap_or_default();
        let name = quoted(bucket);
        let words = Words {
            message: localized!(
                language,
                en: "another policy of bucket {name} gives a different answer",
                ko: "버킷 {name}의 다른 정책과 판정이 서로 다릅니다"
            ),
            why: localized!(
                language,
                en: "A bucket has one policy, and the documents do not say which of these is in force.",
                ko: "버킷에는 정책이 하나만 있는데, 어느 것이 적용 중인지 문서로는 알 수 없습니다."
            ),
            action: localized!(
                language,
                en: "Leave only the policy that is in force.",
                ko: "실제로 적용 중인 정책만 남기세요."
            ),
        };
        let here = words!(language, en: "the other policy", ko: "다른 정책").to_owned();
        let hops = context.analysis.hops_of_policy(index);
        let related = vec![(here, other_policy.site)];
        drafts.push(Draft { related, hops, ..RULE.finding(policy.site, bucket, words) });
    }
    drafts
}
