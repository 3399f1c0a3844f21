//! The rule `tls-version-mistaken-for-https`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::words;
use crate::transport::{Key, transports};
use crate::verdict::PolicyState;
use wireproof_facts::Site;

rule! {
    /// A `Deny` on `s3:TlsVersion` is taken for a refusal of plain HTTP.
    ///
    /// ## What it finds
    /// A `Deny` with a condition on `s3:TlsVersion` in a policy that is not proved to deny plaintext.
    ///
    /// ## Why it matters
    /// A request over plain HTTP has no TLS version. By the rules of IAM a numeric condition on a key that is absent is not
    /// met, so the statement does not catch it; AWS documents nothing that says otherwise. Beside
    /// `"aws:SecureTransport": "true"` in the same statement it surely does not: all conditions of a statement must be met.
    /// Two statements are needed, one for plaintext and one for old versions.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [{
    ///     "Effect": "Deny",
    ///     "Principal": "*",
    ///     "Action": "s3:*",
    ///     "Resource": ["arn:aws:s3:::ledger-bucket", "arn:aws:s3:::ledger-bucket/*"],
    ///     "Condition": {
    ///       "Bool": { "aws:SecureTransport": "true" },
    ///       "NumericLessThan": { "s3:TlsVersion": "1.2" }
    ///                            ^^^^^^^^^^^^^^^^^^^^^^ plain HTTP
    ///     }
    ///   }]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "Version": "2012-10-17",
    ///   "Statement": [
    ///     {
    ///       "Effect": "Deny",
    ///       "Principal": "*",
    ///       "Action": "s3:*",
    ///       "Resource": ["arn:aws:s3:::ledger-bucket", "arn:aws:s3:::ledger-bucket/*"],
    ///       "Condition": { "Bool": { "aws:SecureTransport": "false" } }
    ///     },
    ///     {
    ///       "Effect": "Deny",
    ///       "Principal": "*",
    ///       "Action": "s3:*",
    ///       "Resource": ["arn:aws:s3:::ledger-bucket", "arn:aws:s3:::ledger-bucket/*"],
    ///       "Condition": { "NumericLessThan": { "s3:TlsVersion": "1.3" } }
    ///     }
    ///   ]
    /// }
    /// ```
    ///
    /// ## References
    /// - [IAM JSON policy elements: condition operators](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html)
    id: "tls-version-mistaken-for-https",
    level: Warning,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let mut drafts = Vec::new();
    for (index, policy, read) in context.policies().filter(|(.., read)| read.state != PolicyState::Proved) {
        for transport in transports(&read.policy) {
            if !transport.statement.deny || transport.key != Key::TlsVersion {
                continue;
            }
            let words = Words {
                message: words!(
                    language,
                    en: "a condition on the TLS version does not refuse plain HTTP",
                    ko: "TLS 버전 조건으로는 평문 HTTP가 거부되지 않습니다"
                )
                .to_owned(),
                why: words!(
                    language,
                    en: "A request over plain HTTP has no TLS version, and a condition on an absent key is not met. This statement concerns HTTPS requests only.",
                    ko: "평문 HTTP 요청에는 TLS 버전이 없고, 없는 키에 대한 조건은 성립하지 않습니다. 이 문은 HTTPS 요청에만 적용됩니다."
                )
                .to_owned(),
                action: words!(
                    language,
                    en: "Deny `aws:SecureTransport` = `false` in a statement of its own.",
                    ko: "`aws:SecureTransport`가 `false`인 요청을 별도의 문으로 거부하세요."
                )
                .to_owned(),
            };
            let site = Site { input: policy.site.input, span: transport.condition.span };
            let hops = context.analysis.hops_of_policy(index);
            drafts.push(Draft { hops, ..RULE.finding(site, &transport.name(read), words) });
        }
    }
    drafts
}
