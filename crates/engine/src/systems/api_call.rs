//! Calls of AWS's APIs that a trail recorded.

use crate::text::{localized, quoted, words};
use wireproof_facts::systems::api_call::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Used { .. } => (Verdict::Encrypted, Certainty::Stated),
        Answer::NotRecorded { .. } => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Used { version, calls } => {
            let version = quoted(version);
            localized!(
                language,
                en: "CloudTrail recorded {version} for these calls ({calls}). That is the call of the API; it says nothing of the data that the resources then move, nor that calls without TLS are refused.",
                ko: "CloudTrail에 이 호출({calls}건)의 TLS 버전이 {version}(으)로 기록되어 있습니다. API 호출에 대한 기록일 뿐이며, 이후 리소스가 주고받는 데이터나 평문 호출이 거부되는지는 알 수 없습니다."
            )
        }
        Answer::NotRecorded { calls } => localized!(
            language,
            en: "The records of these calls ({calls}) have no `tlsDetails`. Trails hold it only for calls to which it applies, so this does not mean plaintext. Paste records that have it.",
            ko: "이 호출({calls}건)의 기록에는 `tlsDetails`가 없습니다. 해당하는 호출에만 기록되는 항목이므로 없다고 해서 평문이라는 뜻은 아닙니다. `tlsDetails`가 있는 기록을 붙여 넣으세요."
        ),
    }
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Used { .. } => Some("HTTPS"),
        Answer::NotRecorded { .. } => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "the caller and the API's endpoint", ko: "호출자와 API 엔드포인트")
}
