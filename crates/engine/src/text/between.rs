//! What is said of the traffic between the instances of a job, and of `EnableInterContainerTrafficEncryption`.

use super::{join, quoted};
use crate::verdict::{Count, Flag};
use wireproof_facts::PlaceKind;
use wireproof_report::{Language, Verdict};

const SWITCH: &str = "`EnableInterContainerTrafficEncryption`";

/// Whether the instances exchange gradients and weights; elsewhere it is intermediate data.
pub(crate) fn is_training(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::TrainingCluster | PlaceKind::AutoMlCluster)
}

/// Why the hop between the instances of a job has its verdict.
pub(crate) fn because(flag: &Flag, count: &Count, verdict: Verdict, training: bool, language: Language) -> String {
    if verdict == Verdict::NoTraffic {
        return words!(
            language,
            en: "The job runs on one instance, so there is no traffic between instances and the flag has no effect.",
            ko: "인스턴스가 한 대뿐이라 인스턴스 간 트래픽이 없습니다. 이 설정은 영향을 주지 않습니다."
        )
        .to_owned();
    }
    join(&[
        flag_sentence(flag, language),
        count_sentence(count, language),
        outcome_sentence(verdict, training, language),
    ])
}

fn flag_sentence(flag: &Flag, language: Language) -> String {
    match flag {
        Flag::Stated(value) => localized!(language, en: "{SWITCH} is `{value}`.", ko: "{SWITCH} 값이 `{value}`입니다."),
        Flag::Absent => localized!(
            language,
            en: "{SWITCH} is not set, and AWS leaves this traffic unencrypted unless it is.",
            ko: "{SWITCH} 설정이 없습니다. AWS는 이 설정을 켜지 않으면 인스턴스 간 트래픽을 암호화하지 않습니다."
        ),
        Flag::Converted(value, written) => {
            let written = quoted(written);
            localized!(
                language,
                en: "{SWITCH} is written as {written} instead of a boolean; read as `{value}`.",
                ko: "{SWITCH} 값이 불리언이 아니라 {written}(으)로 적혀 있어 `{value}`로 읽었습니다."
            )
        }
        Flag::Refused(written) => {
            let written = quoted(written);
            localized!(
                language,
                en: "{SWITCH} is written as {written}, which the API does not take as the flag.",
                ko: "{SWITCH} 값이 {written}(으)로 적혀 있는데, API는 이 값을 받지 않습니다."
            )
        }
        Flag::CutOff => localized!(
            language,
            en: "The text ends before {SWITCH} could appear, so it may be set in the part that is missing.",
            ko: "{SWITCH} 설정이 나오기 전에 문서가 끊겼습니다. 빠진 부분에 있을 수 있습니다."
        ),
        Flag::Open(what) => {
            let what = quoted(what);
            localized!(
                language,
                en: "{SWITCH} is {what}, which this document does not resolve.",
                ko: "{SWITCH} 값이 {what}인데, 이 문서만으로는 그 값을 알 수 없습니다."
            )
        }
    }
}

fn count_sentence(count: &Count, language: Language) -> String {
    match count {
        Count::Stated(number) => {
            localized!(language, en: "The job runs on {number} instances.", ko: "작업은 인스턴스 {number}대에서 실행됩니다.")
        }
        Count::ByAws => words!(
            language,
            en: "AWS chooses the number of instances, so several may talk to each other.",
            ko: "인스턴스 수는 AWS가 정하므로 여러 대가 서로 통신할 수 있습니다."
        )
        .to_owned(),
        Count::Open(what) => {
            let what = quoted(what);
            localized!(
                language,
                en: "The number of instances is {what}, which this document does not resolve.",
                ko: "인스턴스 수가 {what}인데, 이 문서만으로는 그 값을 알 수 없습니다."
            )
        }
        Count::ByRule(number) => localized!(
            language,
            en: "The number of instances is not set; AWS then uses {number}.",
            ko: "인스턴스 수가 지정되지 않았습니다. 이때 AWS의 기본값은 {number}대입니다."
        ),
        Count::CutOff => words!(
            language,
            en: "The text ends before the number of instances.",
            ko: "인스턴스 수가 나오기 전에 문서가 끊겼습니다."
        )
        .to_owned(),
        Count::Absent => words!(
            language,
            en: "The document does not say how many instances there are.",
            ko: "인스턴스가 몇 대인지 문서에 없습니다."
        )
        .to_owned(),
    }
}

fn outcome_sentence(verdict: Verdict, training: bool, language: Language) -> String {
    match verdict {
        Verdict::Encrypted | Verdict::Enforced => words!(
            language,
            en: "Traffic between them is encrypted: by IPsec (UDP 500 and IP protocol 50), not by TLS.",
            ko: "서로 주고받는 트래픽은 암호화됩니다. TLS가 아니라 IPsec(UDP 500, IP 프로토콜 50)을 씁니다."
        ),
        Verdict::Cleartext if !training => words!(
            language,
            en: "The data that they exchange can cross the network in clear.",
            ko: "서로 주고받는 데이터가 평문으로 오갈 수 있습니다."
        ),
        Verdict::Cleartext => words!(
            language,
            en: "What they exchange, such as gradients and weights, can cross the network in clear.",
            ko: "서로 주고받는 그래디언트나 가중치 같은 데이터가 평문으로 오갈 수 있습니다."
        ),
        Verdict::Unknown | Verdict::NoTraffic => words!(
            language,
            en: "Paste the output of the matching `describe` command of a run to find out.",
            ko: "실행된 작업의 `describe` 명령 출력을 붙여 넣으면 판정할 수 있습니다."
        ),
    }
    .to_owned()
}

/// What is so.
pub(crate) fn in_clear(count: &Count, language: Language) -> String {
    match count {
        Count::Stated(number) | Count::ByRule(number) => localized!(
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
    join(&[said, why.to_owned()])
}

/// The number of instances, as a remark at its place.
pub(crate) fn count(count: &Count, language: Language) -> String {
    match count {
        Count::Stated(number) | Count::ByRule(number) => {
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
