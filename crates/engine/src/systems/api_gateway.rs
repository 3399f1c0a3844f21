//! API Gateway: custom domains and integrations.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::api_gateway::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::HttpsOnly => (Verdict::Enforced, Certainty::Stated),
        Answer::IntegrationHttps => (Verdict::Encrypted, Certainty::Stated),
        Answer::IntegrationHttp => (Verdict::Cleartext, Certainty::Stated),
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
        Answer::Open(what) => return undecided::open(what, "aws apigateway get-domain-name --domain-name NAME", language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::HttpsOnly | Answer::IntegrationHttps => Some("HTTPS"),
        Answer::IntegrationHttp => Some("HTTP"),
        Answer::Open(_) => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "AWS for the endpoint; the address for an integration", ko: "엔드포인트는 AWS, 통합은 대상 주소")
}
