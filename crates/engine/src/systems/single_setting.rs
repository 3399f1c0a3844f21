//! Connections that one setting decides, or none.

use super::undecided;
use crate::text::{localized, quoted, words};
use wireproof_facts::systems::single_setting::{Answer, Meaning};
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Always => (Verdict::Encrypted, Certainty::Stated),
        Answer::Set { meaning, .. } => (verdict(*meaning), Certainty::Stated),
        Answer::Absent { meaning, .. } => (verdict(*meaning), Certainty::Assumed),
        Answer::Open { .. } | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

fn verdict(meaning: Meaning) -> Verdict {
    match meaning {
        Meaning::Refused => Verdict::Enforced,
        Meaning::Encrypted | Meaning::Messages => Verdict::Encrypted,
        Meaning::Plain => Verdict::Cleartext,
        Meaning::Undocumented => Verdict::Unknown,
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Always => words!(
            language,
            en: "AWS documents that this service encrypts in transit, and there is no setting that turns it off.",
            ko: "AWS 문서에 따르면 이 서비스는 전송 중에 암호화하며, 이를 끄는 설정이 없습니다."
        )
        .to_owned(),
        Answer::Set { field, value, meaning } => set(&quoted(field), &quoted(value), *meaning, language),
        Answer::Absent { field, meaning, command } => absent(&quoted(field), *meaning, command, language),
        Answer::Open { what, command } => undecided::open(what, command, language),
        Answer::CutOff => undecided::cut_off(language),
    }
}

fn set(field: &str, value: &str, meaning: Meaning, language: Language) -> String {
    match meaning {
        Meaning::Refused => localized!(
            language,
            en: "{field} is {value}: connections without TLS are refused.",
            ko: "{field} 값이 {value}이므로 TLS 없는 연결을 거부합니다."
        ),
        Meaning::Encrypted => localized!(
            language,
            en: "{field} is {value}: this connection is encrypted.",
            ko: "{field} 값이 {value}이므로 이 연결은 암호화됩니다."
        ),
        Meaning::Messages => localized!(
            language,
            en: "{field} is {value}, but each AS2 message is encrypted before it is sent. Addresses and headers cross in clear.",
            ko: "{field} 값이 {value}이지만 AS2 메시지는 하나씩 암호화해서 보냅니다. 주소와 헤더는 평문으로 오갑니다."
        ),
        Meaning::Plain => localized!(
            language,
            en: "{field} is {value}: what is sent here crosses the network in clear.",
            ko: "{field} 값이 {value}이므로 이 구간의 데이터는 평문으로 오갑니다."
        ),
        Meaning::Undocumented => localized!(
            language,
            en: "{field} is {value}: whether the bytes are encrypted is decided by the programs at both ends, which this document does not show.",
            ko: "{field} 값이 {value}이므로 암호화 여부는 양쪽 프로그램이 정하는데, 이 문서에는 나오지 않습니다."
        ),
    }
}

fn absent(field: &str, meaning: Meaning, command: &str, language: Language) -> String {
    let command = quoted(command);
    match meaning {
        Meaning::Refused | Meaning::Encrypted | Meaning::Messages => localized!(
            language,
            en: "{field} is not set, and without it this connection is encrypted.",
            ko: "{field} 설정이 없으면 이 연결은 암호화됩니다."
        ),
        Meaning::Plain => localized!(
            language,
            en: "{field} is not set, and without it this connection is in clear.",
            ko: "{field} 설정이 없으면 이 연결은 평문입니다."
        ),
        Meaning::Undocumented => localized!(
            language,
            en: "{field} is not set, and AWS documents no default that would tell. The server at the other end may demand encryption; {command} shows what is in force here.",
            ko: "{field} 설정이 없고, 이 경우의 기본값은 AWS 문서에 없습니다. 상대 서버가 암호화를 요구할 수도 있습니다. 실제 설정은 {command} 출력에서 확인하세요."
        ),
    }
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    let (Answer::Set { meaning, .. } | Answer::Absent { meaning, .. }) = answer else {
        return matches!(answer, Answer::Always).then_some("TLS");
    };
    match meaning {
        Meaning::Refused | Meaning::Encrypted => Some("TLS"),
        Meaning::Messages => Some("AS2"),
        Meaning::Plain | Meaning::Undocumented => None,
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::Always => words!(language, en: "AWS, always", ko: "AWS(항상 적용)"),
        Answer::Set { field, .. } | Answer::Absent { field, .. } => field,
        Answer::Open { .. } | Answer::CutOff => words!(language, en: "the resource's settings", ko: "리소스의 설정"),
    }
}
