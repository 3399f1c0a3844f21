//! Neptune clusters.

use crate::text::{localized, quoted, words};
use wireproof_facts::systems::neptune::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::HttpsOnly { .. } => (Verdict::Enforced, Certainty::Stated),
        Answer::Old(_) => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::HttpsOnly { retired: false } => words!(
            language,
            en: "Neptune takes HTTPS only; there is nothing to turn on.",
            ko: "Neptune은 HTTPS만 받으므로 따로 켤 설정이 없습니다."
        )
        .to_owned(),
        Answer::HttpsOnly { retired: true } => words!(
            language,
            en: "Neptune takes HTTPS only. `neptune_enforce_ssl` is retired and has no effect, whatever its value.",
            ko: "Neptune은 HTTPS만 받습니다. `neptune_enforce_ssl`은 더 이상 쓰이지 않아 어떤 값이든 효과가 없습니다."
        )
        .to_owned(),
        Answer::Old(version) => {
            let version = quoted(version);
            localized!(
                language,
                en: "Engines from 1.0.4.0 on take HTTPS only; this one is {version}, where `neptune_enforce_ssl` and the Region decided. Upgrade it.",
                ko: "HTTPS만 받는 것은 1.0.4.0 이상의 엔진입니다. 이 클러스터의 {version}에서는 `neptune_enforce_ssl`과 리전에 따라 달랐으므로 업그레이드하세요."
            )
        }
    }
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    matches!(answer, Answer::HttpsOnly { .. }).then_some("HTTPS")
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "AWS, always", ko: "AWS(항상 적용)")
}
