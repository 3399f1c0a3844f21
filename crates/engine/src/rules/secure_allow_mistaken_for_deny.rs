//! The rule `secure-allow-mistaken-for-deny`.

use crate::mapping::{security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::subject::Subject;
use crate::text::words;
use crate::transport::{Key, transports};
use crate::verdict::PolicyState;
use wireproof_facts::Site;

rule! {
    /// An `Allow` asks for TLS where only a `Deny` refuses plaintext.
    ///
    /// ## What it finds
    /// An `Allow` statement whose condition asks for `aws:SecureTransport` = `true`, in a policy that is not proved to deny
    /// plaintext.
    ///
    /// ## Why it matters
    /// Such an `Allow` grants nothing over HTTP, but it refuses nothing either. A user of the bucket's own account whose IAM
    /// policy allows `s3:GetObject` needs no grant from the bucket policy, and the root user needs none at all: their requests
    /// over HTTP succeed. An explicit `Deny` wins over every allow.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Effect": "Allow",
    ///     "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
    ///     "Action": "s3:GetObject",
    ///     "Resource": "arn:aws:s3:::ledger-bucket/*",
    ///     "Condition": { "Bool": { "aws:SecureTransport": "true" } }
    ///                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ refuses nothing
    ///   }]
    /// }
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
    ///     "Resource": ["arn:aws:s3:::ledger-bucket", "arn:aws:s3:::ledger-bucket/*"],
    ///     "Condition": { "Bool": { "aws:SecureTransport": "false" } }
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Policy evaluation logic](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html)
    /// - [AWS Security Hub: S3.5](https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5)
    id: "secure-allow-mistaken-for-deny",
    level: Warning,
    maps: [Bucket: [&[security_hub("S3.5")]]],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let mut drafts = Vec::new();
    for (index, policy, read) in context.policies().filter(|(.., read)| read.state != PolicyState::Proved) {
        for transport in transports(&read.policy) {
            let asks = transport.key == Key::SecureTransport && transport.asks_for(true);
            if transport.statement.deny || !asks {
                continue;
            }
            let words = Words {
                message: words!(
                    language,
                    en: "an Allow that asks for TLS refuses nothing",
                    ko: "TLS를 조건으로 단 Allow는 아무것도 거부하지 않습니다"
                )
                .to_owned(),
                why: words!(
                    language,
                    en: "Users of the resource's own account may be allowed by their IAM policies instead, and then this statement does not matter: their plain HTTP requests succeed.",
                    ko: "같은 계정의 사용자는 자신의 IAM 정책만으로도 허용될 수 있습니다. 그러면 이 문과 관계없이 평문 HTTP 요청이 성공합니다."
                )
                .to_owned(),
                action: words!(
                    language,
                    en: "Keep the Allow if you like, and add a Deny with `aws:SecureTransport` = `false`.",
                    ko: "이 Allow는 그대로 두어도 됩니다. `aws:SecureTransport`가 `false`인 요청을 거부하는 Deny를 추가하세요."
                )
                .to_owned(),
            };
            let site = Site { input: policy.site.input, span: transport.condition.span };
            let hops = context.analysis.hops_of_policy(index);
            let subject = Subject::of_policy(policy.kind);
            drafts.push(Draft { subject, hops, ..RULE.finding(site, &transport.name(read), words) });
        }
    }
    drafts
}
