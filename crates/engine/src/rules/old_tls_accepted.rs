//! The rule `old-tls-accepted`.

use crate::mapping::{ISMS_P, ISO, PCI, config, nist, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::subject::Subject;
use crate::text::{floor as text, localized, quoted, words};
use wireproof_facts::{Floor, Rests};
use wireproof_report::{Certainty, Language, Level, Verdict};

rule! {
    /// A server still takes TLS 1.0 or 1.1.
    ///
    /// ## What it finds
    /// A security policy or minimum version, written or set by default, that lets clients talk TLS 1.1 or older; and, as a
    /// note, a policy whose name is not known.
    ///
    /// ## Why it matters
    /// The connection is encrypted, so the hop stays so. TLS 1.0 and 1.1 were retired in 2021 (RFC 8996): their handshake
    /// rests on MD5 and SHA-1, and their CBC suites have known attacks. Auditors ask for TLS 1.2 or later. `FIPS` or `PQ` in
    /// the name of a policy does not raise its oldest version.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Listeners": [{
    ///     "Port": 443,
    ///     "Protocol": "HTTPS",
    ///     "SslPolicy": "ELBSecurityPolicy-TLS13-1-0-PQ-2025-09",
    ///                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ still takes TLS 1.0
    ///     "DefaultActions": [{ "Type": "forward" }]
    ///   }]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "Listeners": [{
    ///     "Port": 443,
    ///     "Protocol": "HTTPS",
    ///     "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    ///     "DefaultActions": [{ "Type": "forward" }]
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [RFC 8996: Deprecating TLS 1.0 and TLS 1.1](https://www.rfc-editor.org/rfc/rfc8996)
    /// - [Security policies for your Application Load Balancer](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html)
    id: "old-tls-accepted",
    level: Warning,
    maps: [
        Listener: [
            &[
                security_hub("ELB.17"),
                config("ELBV2_PREDEFINED_SECURITY_POLICY_SSL_CHECK"),
                nist("SC-8(1)"),
                nist("SC-23(5)"),
            ],
        ],
        OpenSearch: [&[security_hub("Opensearch.8")]],
        Elasticsearch: [&[security_hub("ES.8")]],
        CloudFrontViewers: [&[security_hub("CloudFront.15")]],
        CloudFrontOrigins: [&[security_hub("CloudFront.10")], PCI, ISO, ISMS_P],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let analysis = context.analysis;
    let floors = analysis.facts.floors.iter().filter_map(|floor| {
        let (hop, judged) = (analysis.facts.hops.get(floor.hop)?, analysis.hops.get(floor.hop)?);
        let (level, words) = sentences(floor, context.language)?;
        (judged.judgement.verdict != Verdict::NoTraffic).then(|| Draft {
            level,
            certainty: if floor.rests == Rests::Default { Certainty::Assumed } else { Certainty::Stated },
            subject: Subject::of(hop),
            hops: vec![floor.hop],
            ..RULE.finding(floor.site, &format!("{} {}", judged.id, floor.field), words)
        })
    });
    floors.collect()
}

fn sentences(floor: &Floor, language: Language) -> Option<(Level, Words)> {
    let (policy, field) = (quoted(&floor.policy), quoted(floor.field));
    let Some(version) = floor.version else {
        return (floor.rests == Rests::Written).then(|| (Level::Note, not_known(&policy, language)));
    };
    let name = version.name();
    let message = match floor.rests {
        Rests::Written => {
            localized!(language, en: "{policy} still takes {name}", ko: "{policy} 값은 아직 {name} 연결을 허용합니다")
        }
        Rests::Default => localized!(
            language,
            en: "without {field} the default is {policy}, which still takes {name}",
            ko: "{field} 설정이 없으면 기본값({policy})이 적용되어 아직 {name} 연결을 허용합니다"
        ),
        Rests::Overridden => localized!(
            language,
            en: "{policy} applies here whatever {field} says, and still takes {name}",
            ko: "{field} 값과 관계없이 {policy} 설정이 적용되어 아직 {name} 연결을 허용합니다"
        ),
    };
    version.is_old().then(|| (Level::Warning, Words {
        message,
        why: words!(
            language,
            en: "The bytes are encrypted, but a connection may use a version that was retired in 2021 and that auditors do not accept.",
            ko: "암호화는 되지만, 2021년에 폐기되어 감사에서 인정하지 않는 버전으로도 연결할 수 있습니다."
        )
        .to_owned(),
        action: text::advice(floor, language),
    }))
}

fn not_known(policy: &str, language: Language) -> Words {
    Words {
        message: localized!(
            language,
            en: "which TLS versions {policy} takes is not known here",
            ko: "{policy} 정책이 받는 TLS 버전을 알 수 없습니다"
        ),
        why: words!(
            language,
            en: "The name is a custom policy's, newer than the tables here, or decided elsewhere; a name is not guessed at.",
            ko: "사용자 지정 정책이거나 이 도구의 표보다 새로운 이름이거나 다른 곳에서 정해지는 값입니다. 이름만으로 짐작하지 않습니다."
        )
        .to_owned(),
        action: words!(
            language,
            en: "Look the policy up with the service and check that its oldest version is TLS 1.2.",
            ko: "서비스에서 정책을 조회해 최저 버전이 TLS 1.2인지 확인하세요."
        )
        .to_owned(),
    }
}
