//! AppSync: the API's cache.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::appsync::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::On => (Verdict::Encrypted, Certainty::Stated),
        Answer::Off { .. } | Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
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
            en: "`TransitEncryptionEnabled` is `false`. AWS has deprecated this setting and says of caches made now that they always encrypt in transit; one made before with `false` keeps it, because it can't be changed. Make an older cache anew to be sure.",
            ko: "`TransitEncryptionEnabled` 값이 `false`입니다. AWS는 이 설정을 더 이상 쓰지 않으며 지금 만드는 캐시는 항상 전송 중에 암호화한다고 설명합니다. 예전에 `false`로 만든 캐시는 설정을 바꿀 수 없어 그대로입니다. 확실히 하려면 예전 캐시를 새로 만드세요."
        ),
        Answer::Off { stated: false } => words!(
            language,
            en: "`TransitEncryptionEnabled` is not set. AWS has deprecated this setting and says of caches made now that they always encrypt in transit; one made before may not. Paste the output of `aws appsync get-api-cache --api-id ID`.",
            ko: "`TransitEncryptionEnabled` 설정이 없습니다. AWS는 이 설정을 더 이상 쓰지 않으며 지금 만드는 캐시는 항상 전송 중에 암호화한다고 설명하지만, 예전에 만든 캐시는 아닐 수 있습니다. `aws appsync get-api-cache --api-id ID` 출력을 붙여 넣으세요."
        ),
        Answer::Open(what) => return undecided::open(what, "aws appsync get-api-cache --api-id ID", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::On => Some("TLS"),
        Answer::Off { .. } | Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`TransitEncryptionEnabled` of the cache (set when it is made)", ko: "캐시의 `TransitEncryptionEnabled`(만들 때만 설정)")
}
