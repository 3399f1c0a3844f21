//! What raises the oldest version of TLS that an end of a hop takes, in the service's own words.

use super::quoted;
use wireproof_facts::{Floor, Rests};
use wireproof_report::Language;

/// What to set.
pub(crate) fn advice(floor: &Floor, language: Language) -> String {
    let field = quoted(floor.field);
    let value = quoted(match floor.field {
        "SslPolicy" => "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        "TLSSecurityPolicy" => "Policy-Min-TLS-1-2-PFS-2023-10",
        "MinimumProtocolVersion" => "TLSv1.2_2021",
        "SecurityPolicy" => "TLS_1_2",
        "PolicyNames" => "ELBSecurityPolicy-TLS-1-2-2017-01",
        _ => "tls1.2+",
    });
    if floor.field == "OriginSSLProtocols" {
        return localized!(
            language,
            en: "Leave nothing but `TLSv1.2` in {field}, once the origin offers it.",
            ko: "오리진이 TLS 1.2를 지원하는지 확인한 뒤 {field}에 `TLSv1.2`만 남기세요."
        );
    }
    if floor.rests == Rests::Overridden {
        return localized!(
            language,
            en: "Use a domain name and a certificate of your own in place of CloudFront's default certificate; then {field} counts, and {value} or newer is the value to set.",
            ko: "CloudFront 기본 인증서 대신 자체 도메인 이름과 인증서를 쓰세요. 그러면 {field} 값이 적용되므로 {value} 이상으로 설정하세요."
        );
    }
    localized!(
        language,
        en: "Set {field} to {value} or newer, after the access logs show that no client needs an older version.",
        ko: "접근 로그에서 이전 버전을 쓰는 클라이언트가 없는지 확인한 뒤 {field} 값을 {value} 이상으로 바꾸세요."
    )
}
