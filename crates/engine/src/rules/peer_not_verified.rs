//! The rule `peer-not-verified`.

use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::{dms, glue};
use wireproof_report::{Level, Verdict};

rule! {
    /// A service connects with TLS and does not verify the certificate.
    ///
    /// ## What it finds
    /// A DMS endpoint with `SslMode` `require`, a Glue connection with `SKIP_CUSTOM_JDBC_CERT_VALIDATION`.
    ///
    /// ## Why it matters
    /// The bytes are encrypted, so the hop is. But they are encrypted to whoever answers: somebody in the path can present a
    /// certificate of their own and read along.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Endpoints": [
    ///     { "EndpointIdentifier": "ledger", "EndpointType": "SOURCE", "EngineName": "postgres", "SslMode": "require" }
    ///                                                                                                      ^^^^^^^^^ the certificate is not verified
    ///   ]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "Endpoints": [
    ///     { "EndpointIdentifier": "ledger", "EndpointType": "SOURCE", "EngineName": "postgres", "SslMode": "verify-full" }
    ///   ]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Using SSL with AWS Database Migration Service](https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html)
    id: "peer-not-verified",
    level: Warning,
    maps: [],
    check,
}

/// `require` never promised to verify; a Glue connection verifies unless it is told not to.
fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let of_dms = |system: &System| matches!(system, System::Dms(dms::Answer::Unverified));
    let of_glue = |system: &System| matches!(system, System::Glue(glue::Answer::Unverified));
    let strict_mode = words!(
        language,
        en: "Set `SslMode` to `verify-full`, or to `verify-ca` where the engine has no stricter mode, and give the endpoint the certificate of the authority (`CertificateArn`).",
        ko: "`SslMode`를 `verify-full`(엔진이 지원하지 않으면 `verify-ca`)로 설정하고 엔드포인트에 인증 기관의 인증서(`CertificateArn`)를 지정하세요."
    );
    let certificate = words!(
        language,
        en: "Remove `SKIP_CUSTOM_JDBC_CERT_VALIDATION` and name the authority's certificate in `CUSTOM_JDBC_CERT`.",
        ko: "`SKIP_CUSTOM_JDBC_CERT_VALIDATION`을 지우고 `CUSTOM_JDBC_CERT`에 인증 기관의 인증서를 지정하세요."
    );
    let mut drafts = find(context, Level::Note, of_dms, strict_mode);
    drafts.extend(find(context, Level::Warning, of_glue, certificate));
    drafts
}

fn find(context: &Context<'_, '_>, level: Level, is_it: fn(&System) -> bool, action: &str) -> Vec<Draft> {
    let language = context.language;
    let found = server::find(context, &RULE, Verdict::Encrypted, |system, _| {
        is_it(system).then(|| Words {
            message: words!(
                language,
                en: "encrypted, but the certificate is not verified",
                ko: "암호화는 되지만 인증서는 확인하지 않습니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "Somebody in the path can present a certificate of their own and read along.",
                ko: "경로 중간의 누군가가 자신의 인증서로 대신 응답하고 내용을 읽을 수 있습니다."
            )
            .to_owned(),
            action: action.to_owned(),
        })
    });
    // Verification makes the hop no more encrypted than it is: there is no fix to try.
    found.into_iter().map(|draft| Draft { level, proposal: None, ..draft }).collect()
}
