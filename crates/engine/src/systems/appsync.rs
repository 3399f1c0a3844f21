//! AppSync: the API's cache.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::appsync::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::On => (Verdict::Encrypted, Certainty::Stated),
        Answer::Off { stated: true } => (Verdict::Cleartext, Certainty::Stated),
        Answer::Off { stated: false } => (Verdict::Cleartext, Certainty::Assumed),
        Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::On => words!(
            language,
            en: "The API talks to its cache over TLS.",
            ko: "API가 캐시와 TLS로 통신합니다."
        ),
        Answer::Off { stated: true } => words!(
            language,
            en: "`TransitEncryptionEnabled` is `false`: responses go into and out of the cache in clear.",
            ko: "`TransitEncryptionEnabled` 값이 `false`라서 응답이 평문으로 캐시에 오갑니다."
        ),
        Answer::Off { stated: false } => words!(
            language,
            en: "`TransitEncryptionEnabled` is not set, and its default is off: responses go into and out of the cache in clear.",
            ko: "`TransitEncryptionEnabled` 설정이 없고 기본값은 꺼짐입니다. 응답이 평문으로 캐시에 오갑니다."
        ),
        Answer::Open(what) => return undecided::open(what, "aws appsync get-api-cache --api-id ID", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::On => Some("TLS"),
        Answer::Off { .. } => Some("TCP"),
        Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`TransitEncryptionEnabled` of the cache (set when it is made)", ko: "캐시의 `TransitEncryptionEnabled`(만들 때만 설정)")
}
