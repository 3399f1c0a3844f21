//! The rule `peer-not-verified`.

use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::{dms, glue};
use wireproof_report::Verdict;

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

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let mut drafts = server::find(context, &RULE, Verdict::Encrypted, |system, _| {
        let (System::Dms(dms::Answer::Unverified) | System::Glue(glue::Answer::Unverified)) = system else { return None };
        Some(Words {
            message: words!(
                language,
                en: "encrypted, but the certificate is not verified",
                ko: "암호화는 되지만 인증서가 확인되지 않음"
            )
            .to_owned(),
            why: words!(
                language,
                en: "The connection is encrypted to whoever answers. Somebody in the path can answer.",
                ko: "상대가 누구인지 확인하지 않으므로 경로 중간의 누군가가 대신 응답할 수 있습니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Turn verification on (`verify-full`, or the strictest mode of the engine) and give the service the certificate authority.",
                ko: "인증서 확인(`verify-full` 또는 엔진이 지원하는 가장 엄격한 모드)을 켜고 인증 기관의 인증서를 지정하세요."
            )
            .to_owned(),
        })
    });
    // Verification makes the hop no more encrypted than it is.
    for draft in &mut drafts {
        draft.proposal = None;
    }
    drafts
}
