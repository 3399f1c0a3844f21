//! SageMaker endpoints: invocation, instances.

use crate::text::words;
use wireproof_facts::systems::endpoint_config::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let verdict = match answer {
        Answer::Serving => Verdict::NoTraffic,
        Answer::Runtime => Verdict::Enforced,
    };
    (verdict, Certainty::Stated)
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Serving => words!(
            language,
            en: "The instances of an endpoint serve requests and do not talk to each other, so there is nothing to encrypt here.",
            ko: "엔드포인트 인스턴스는 요청만 처리하고 서로 통신하지 않으므로 암호화할 트래픽이 없습니다."
        ),
        Answer::Runtime => words!(
            language,
            en: "Endpoints are invoked through the SageMaker runtime API, which answers on HTTPS only, with TLS 1.2 or later.",
            ko: "엔드포인트는 SageMaker 런타임 API로 호출하며, 이 API는 TLS 1.2 이상의 HTTPS로만 응답합니다."
        ),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Serving => None,
        Answer::Runtime => Some("HTTPS"),
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "AWS, always", ko: "AWS(항상 적용)")
}
