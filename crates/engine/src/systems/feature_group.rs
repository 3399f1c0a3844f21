//! SageMaker Feature Store.

use crate::text::words;
use wireproof_facts::systems::feature_group::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Api => (Verdict::Enforced, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Api => words!(
            language,
            en: "Records are put and read through the Feature Store API, which answers on HTTPS only. `SecurityConfig` is a KMS key for stored records and changes nothing here.",
            ko: "레코드는 Feature Store API로 쓰고 읽으며, 이 API는 HTTPS로만 응답합니다. `SecurityConfig`는 저장된 레코드를 위한 KMS 키일 뿐 이 구간과 관계가 없습니다."
        ),
    }
    .to_owned()
}

#[expect(clippy::unnecessary_wraps, reason = "every system answers in this form")]
pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Api => Some("HTTPS"),
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "AWS, always", ko: "AWS(항상 적용)")
}
