//! The rule `certificate-not-in-order`.

use crate::mapping::{hipaa, pci, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::subject::Subject;
use crate::text::{localized, quoted, words};
use wireproof_facts::{Flaw, FlawKind};
use wireproof_report::Language;

rule! {
    /// A certificate of ACM is expired, was not issued or renewed, or has a short key.
    ///
    /// ## What it finds
    /// A `Status` of `EXPIRED`, `REVOKED`, `FAILED`, `VALIDATION_TIMED_OUT` or `INACTIVE`; a renewal that failed or waits for
    /// the domain to be validated; an RSA key of less than 2048 bits. The date in `NotAfter` is not compared with today: the
    /// same document always gets the same answer.
    ///
    /// ## Why it matters
    /// A certificate does not encrypt: it lets the client know whom it talks to. When it is out of order clients stop, or
    /// somebody turns their verification off, and then anyone in the path can answer. Keys of 1024 bits can be broken.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Certificate": {
    ///     "CertificateArn": "arn:aws:acm:ap-northeast-2:111122223333:certificate/a1b2c3d4-0000-0000-0000-000000000001",
    ///     "DomainName": "api.example.com",
    ///     "Status": "EXPIRED",
    ///               ^^^^^^^^^ not valid
    ///     "KeyAlgorithm": "RSA_2048"
    ///   }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "Certificate": {
    ///     "CertificateArn": "arn:aws:acm:ap-northeast-2:111122223333:certificate/a1b2c3d4-0000-0000-0000-000000000002",
    ///     "DomainName": "api.example.com",
    ///     "Status": "ISSUED",
    ///     "KeyAlgorithm": "RSA_2048"
    ///   }
    /// }
    /// ```
    ///
    /// ## References
    /// - [View certificate details](https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-describe.html)
    /// - [Managed certificate renewal](https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html)
    id: "certificate-not-in-order",
    level: Warning,
    maps: [
        CertificateValidity: [&[security_hub("ACM.1"), pci("4.2.1.1"), hipaa("164.312(e)(1)")]],
        CertificateKey: [&[security_hub("ACM.2")]],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let flaws = context.analysis.facts.flaws.iter();
    flaws
        .map(|flaw| {
            let subject = Some(match flaw.kind {
                FlawKind::ShortKey => Subject::CertificateKey,
                _ => Subject::CertificateValidity,
            });
            let about = format!("{} {:?}", flaw.certificate, flaw.kind);
            Draft { subject, ..RULE.finding(flaw.site, &about, sentences(flaw, context.language)) }
        })
        .collect()
}

fn sentences(flaw: &Flaw, language: Language) -> Words {
    let value = quoted(&flaw.value);
    let (message, why, action) = match flaw.kind {
        FlawKind::NotValid => (
            localized!(language, en: "the certificate is not valid: {value}", ko: "유효하지 않은 인증서입니다: {value}"),
            words!(
                language,
                en: "Clients that verify certificates refuse the connection; those that do not can be answered by anyone.",
                ko: "인증서를 확인하는 클라이언트는 접속하지 못하고, 확인하지 않는 클라이언트에는 누구든 대신 응답할 수 있습니다."
            ),
            words!(
                language,
                en: "Request or import a new certificate, put it where this one is used (`InUseBy`), then delete this one.",
                ko: "새 인증서를 요청하거나 가져와 이 인증서를 쓰는 곳(`InUseBy`)에서 교체한 뒤 삭제하세요."
            ),
        ),
        FlawKind::NotIssued => (
            localized!(language, en: "the certificate was not issued: {value}", ko: "발급되지 않은 인증서입니다: {value}"),
            words!(
                language,
                en: "A load balancer, distribution or API can't serve TLS with it.",
                ko: "로드 밸런서, 배포, API가 이 인증서로는 TLS를 제공할 수 없습니다."
            ),
            words!(
                language,
                en: "Delete the request, put the domain's DNS or e-mail validation right, and request it again.",
                ko: "요청을 삭제하고 도메인의 DNS 또는 이메일 검증을 바로잡은 뒤 다시 요청하세요."
            ),
        ),
        FlawKind::NotRenewed => (
            localized!(language, en: "the renewal is not done: {value}", ko: "갱신이 끝나지 않았습니다: {value}"),
            words!(
                language,
                en: "Unless it is renewed before `NotAfter`, the certificate expires and clients that verify it stop.",
                ko: "`NotAfter` 전에 갱신되지 않으면 인증서가 만료되고, 인증서를 확인하는 클라이언트는 접속하지 못합니다."
            ),
            words!(
                language,
                en: "Look at `RenewalSummary` for the reason, and put the validation record of the domain back.",
                ko: "`RenewalSummary`에서 이유를 확인하고 도메인의 검증 레코드를 복구하세요."
            ),
        ),
        FlawKind::ShortKey => (
            localized!(language, en: "the key is too short: {value}", ko: "키가 너무 짧습니다: {value}"),
            words!(
                language,
                en: "RSA keys of less than 2048 bits can be broken, and browsers refuse them.",
                ko: "2048비트보다 짧은 RSA 키는 깨질 수 있으며 브라우저도 거부합니다."
            ),
            words!(
                language,
                en: "Import a certificate with RSA 2048 or ECDSA P-256 or more, or let ACM issue one.",
                ko: "RSA 2048이나 ECDSA P-256 이상의 인증서를 가져오거나 ACM에서 발급받으세요."
            ),
        ),
    };
    Words { message, why: why.to_owned(), action: action.to_owned() }
}
