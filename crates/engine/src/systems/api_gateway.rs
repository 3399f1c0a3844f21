//! API Gateway: custom domains and integrations.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::api_gateway::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::HttpsOnly => (Verdict::Enforced, Certainty::Stated),
        Answer::IntegrationHttps | Answer::PrivateTls => (Verdict::Encrypted, Certainty::Stated),
        Answer::IntegrationHttp => (Verdict::Cleartext, Certainty::Stated),
        Answer::PrivateHttp => (Verdict::Cleartext, Certainty::Assumed),
        Answer::Open(_) => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::HttpsOnly => words!(
            language,
            en: "API Gateway endpoints answer on HTTPS only.",
            ko: "API Gateway 엔드포인트는 HTTPS로만 응답합니다."
        ),
        Answer::IntegrationHttps => words!(
            language,
            en: "The integration is called over HTTPS.",
            ko: "통합 대상을 HTTPS로 호출합니다."
        ),
        Answer::IntegrationHttp => words!(
            language,
            en: "The integration's address is `http`: what the client sent over HTTPS goes on to it in clear.",
            ko: "통합 대상 주소가 `http`라서 클라이언트가 HTTPS로 보낸 데이터가 평문으로 전달됩니다."
        ),
        Answer::PrivateTls => words!(
            language,
            en: "The private integration has a TLS configuration: API Gateway speaks HTTPS to what the VPC link leads to.",
            ko: "프라이빗 통합에 TLS 구성이 있어 API Gateway가 VPC 링크 너머의 대상과 HTTPS로 통신합니다."
        ),
        Answer::PrivateHttp => words!(
            language,
            en: "The private integration has no `TlsConfig`, and only with one does API Gateway use HTTPS towards what the VPC link leads to. The link itself is a way, not encryption.",
            ko: "프라이빗 통합에 `TlsConfig`가 없습니다. API Gateway는 이 구성이 있을 때만 VPC 링크 너머의 대상과 HTTPS로 통신합니다. VPC 링크는 경로일 뿐 암호화가 아닙니다."
        ),
        Answer::Open(what) => {
            return undecided::open(what, "aws apigatewayv2 get-integrations --api-id ID", language);
        }
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::HttpsOnly | Answer::IntegrationHttps | Answer::PrivateTls => Some("HTTPS"),
        Answer::IntegrationHttp | Answer::PrivateHttp => Some("HTTP"),
        Answer::Open(_) => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "AWS for the endpoint; the address for an integration", ko: "엔드포인트는 AWS, 통합은 대상 주소")
}
