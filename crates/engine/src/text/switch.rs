//! What is said of `EnableInterContainerTrafficEncryption` in findings.

use super::quoted;
use crate::verdict::{Count, Flag};
use wireproof_report::Language;

/// What is so.
pub(crate) fn in_clear(count: &Count, language: Language) -> String {
    match count {
        Count::Stated(number) | Count::Default(number, _) | Count::ByRule(number) => localized!(
            language,
            en: "{number} instances exchange data in clear",
            ko: "인스턴스 {number}대가 서로 주고받는 트래픽이 암호화되지 않습니다"
        ),
        _ => words!(
            language,
            en: "the job's instances may exchange data in clear",
            ko: "작업의 인스턴스가 서로 주고받는 트래픽이 암호화되지 않을 수 있습니다"
        )
        .to_owned(),
    }
}

/// Why it matters, beginning with what the document says.
pub(crate) fn why(flag: &Flag, training: bool, language: Language) -> String {
    let said = match flag {
        Flag::Absent => words!(
            language,
            en: "The flag is absent, which means off.",
            ko: "설정이 없으면 꺼진 것과 같습니다."
        )
        .to_owned(),
        Flag::Default(_, what) => {
            let what = quoted(what);
            localized!(language, en: "The flag is off by the default of {what}.", ko: "{what} 기본값에 따라 꺼져 있습니다.")
        }
        _ => String::new(),
    };
    let why = if training {
        words!(
            language,
            en: "Gradients and weights cross between the instances and can reveal the training data. TLS to S3 does not cover this hop.",
            ko: "인스턴스 사이를 오가는 그래디언트와 가중치에서 훈련 데이터가 드러날 수 있습니다. S3까지의 TLS는 이 구간을 보호하지 않습니다."
        )
    } else {
        words!(
            language,
            en: "The instances share the data that they work on. TLS to S3 does not cover this hop.",
            ko: "인스턴스들은 처리 중인 데이터를 서로 나눕니다. S3까지의 TLS는 이 구간을 보호하지 않습니다."
        )
    };
    super::join(&[said, why.to_owned()])
}

/// The number of instances, as a remark at its place.
pub(crate) fn count(count: &Count, language: Language) -> String {
    match count {
        Count::Stated(number) | Count::Default(number, _) | Count::ByRule(number) => {
            localized!(language, en: "{number} instances", ko: "인스턴스 {number}대")
        }
        _ => words!(
            language,
            en: "AWS chooses the number of instances",
            ko: "인스턴스 수는 AWS가 정합니다"
        )
        .to_owned(),
    }
}

/// What the fix does.
pub(crate) fn fix(language: Language) -> String {
    words!(
        language,
        en: "Turn on inter-container traffic encryption",
        ko: "컨테이너 간 트래픽 암호화 켜기"
    )
    .to_owned()
}
