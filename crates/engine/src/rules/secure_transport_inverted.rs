//! The rule `secure-transport-inverted`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::words;
use crate::transport::{Key, transports};
use wireproof_facts::Site;

rule! {
    /// A `Deny` on `aws:SecureTransport` = `true` refuses the encrypted requests and lets the plain ones through.
    ///
    /// ## What it finds
    /// A `Deny` statement whose condition is met by requests over TLS and not by requests over plain HTTP.
    ///
    /// ## Why it matters
    /// The statement does the reverse of what it was written for. AWS clients use HTTPS, so they are locked out, and whoever
    /// speaks HTTP is let in. A statement that also has a condition on `s3:TlsVersion` is left alone here: it is about old
    /// versions of TLS.
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
    ///     "Condition": { "Bool": { "aws:SecureTransport": "true" } }
    ///                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ denies the requests that use TLS
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
    /// - [AWS global condition context keys: aws:SecureTransport](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport)
    id: "secure-transport-inverted",
    level: Error,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let mut drafts = Vec::new();
    for (index, policy, read) in context.policies() {
        let transports = transports(&read.policy);
        for transport in &transports {
            let about_versions =
                transports.iter().any(|other| other.index == transport.index && other.key == Key::TlsVersion);
            let asks = transport.key == Key::SecureTransport && transport.asks_for(true);
            if !transport.statement.deny || !asks || about_versions {
                continue;
            }
            let words = Words {
                message: words!(
                    language,
                    en: "this Deny denies the requests that use TLS and not the plain ones",
                    ko: "이 Deny는 평문이 아니라 TLS 요청을 거부합니다"
                )
                .to_owned(),
                why: words!(
                    language,
                    en: "AWS clients use HTTPS and are locked out; whoever speaks plain HTTP gets through.",
                    ko: "HTTPS를 쓰는 AWS 클라이언트는 막히고, 평문 HTTP를 쓰는 요청은 통과합니다."
                )
                .to_owned(),
                action: words!(
                    language,
                    en: "Turn the value round: deny `aws:SecureTransport` = `false`.",
                    ko: "값을 뒤집어 `aws:SecureTransport`가 `false`인 요청을 거부하세요."
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
