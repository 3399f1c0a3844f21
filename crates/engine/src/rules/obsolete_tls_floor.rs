//! The rule `obsolete-tls-floor`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, quoted};
use crate::transport::{Key, Transport, transports};
use crate::verdict::PolicyState;
use wireproof_facts::Site;

rule! {
    /// A statement refuses TLS versions that S3 has not accepted since 2024.
    ///
    /// ## What it finds
    /// A `Deny` with `NumericLessThan` on `s3:TlsVersion` and a value of 1.2 or lower, in a policy that already denies
    /// plaintext.
    ///
    /// ## Why it matters
    /// Since 27 February 2024 the endpoints of AWS refuse TLS below 1.2 themselves. The statement is harmless and protects
    /// nothing today; auditors may still ask for it. A value of 1.3 does have an effect.
    ///
    /// ## Example
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
    ///       "Condition": { "NumericLessThan": { "s3:TlsVersion": "1.2" } }
    ///                                           ^^^^^^^^^^^^^^^^^^^^^^ refuses TLS below 1.2 by itself
    ///     }
    ///   ]
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
    /// - [Enforcing encryption in transit with TLS 1.2 or higher with Amazon S3](https://aws.amazon.com/blogs/storage/enforcing-encryption-in-transit-with-tls1-2-or-higher-with-amazon-s3/)
    id: "obsolete-tls-floor",
    level: Note,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let mut drafts = Vec::new();
    for (_, policy, read) in context.policies().filter(|(.., read)| read.state == PolicyState::Proved) {
        for transport in transports(&read.policy) {
            let Some(floor) = obsolete(&transport) else { continue };
            let floor = quoted(floor);
            let words = Words {
                message: localized!(
                    language,
                    en: "S3 refuses TLS below 1.2 by itself, so a floor of {floor} adds nothing",
                    ko: "S3는 이미 TLS 1.2 미만을 거부하므로 하한 {floor} 조건은 더하는 것이 없습니다"
                ),
                why: localized!(
                    language,
                    en: "Since 27 February 2024 all AWS endpoints require TLS 1.2. The statement is harmless.",
                    ko: "2024년 2월 27일부터 모든 AWS 엔드포인트가 TLS 1.2 이상을 요구합니다. 이 문이 있어도 해롭지는 않습니다."
                ),
                action: localized!(
                    language,
                    en: "Keep it if an auditor asks for it, or raise it to 1.3 if every client can do TLS 1.3. S3 through PrivateLink and Multi-Region Access Points can't.",
                    ko: "감사에서 요구하면 그대로 두고, 모든 클라이언트가 TLS 1.3을 지원하면 1.3으로 올리세요. PrivateLink와 다중 리전 액세스 포인트는 1.3을 지원하지 않습니다."
                ),
            };
            let site = Site { input: policy.site.input, span: transport.condition.span };
            drafts.push(RULE.finding(site, &transport.name(read), words));
        }
    }
    drafts
}

/// The floor, when it is one that AWS keeps anyway. `…IfExists` is left alone: it also catches plain HTTP.
fn obsolete<'p>(transport: &Transport<'p>) -> Option<&'p str> {
    let operator = transport.condition.operator_text.eq_ignore_ascii_case("NumericLessThan");
    let deny = transport.statement.deny && transport.key == Key::TlsVersion;
    let [value] = transport.condition.values.as_slice() else { return None };
    let known = ["1", "1.0", "1.1", "1.2"].contains(&value.text.as_str());
    (deny && operator && known).then_some(&value.text)
}
