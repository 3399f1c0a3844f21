//! DAX clusters.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::dax::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Tls => (Verdict::Enforced, Certainty::Stated),
        Answer::Plain { stated: true } => (Verdict::Cleartext, Certainty::Stated),
        Answer::Plain { stated: false } => (Verdict::Cleartext, Certainty::Assumed),
        Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Tls => words!(
            language,
            en: "The endpoint's encryption type is `TLS`: the cluster refuses connections without it.",
            ko: "엔드포인트 암호화 유형이 `TLS`라서 평문 연결은 거부됩니다."
        ),
        Answer::Plain { stated: true } => words!(
            language,
            en: "The endpoint's encryption type is `NONE`: items read and written through the cache cross in clear.",
            ko: "엔드포인트 암호화 유형이 `NONE`이라서 캐시를 거쳐 읽고 쓰는 항목이 평문으로 오갑니다."
        ),
        Answer::Plain { stated: false } => words!(
            language,
            en: "`ClusterEndpointEncryptionType` is not set, and its default is `NONE`: items read and written through the cache cross in clear.",
            ko: "`ClusterEndpointEncryptionType` 설정이 없고 기본값은 `NONE`입니다. 캐시를 거쳐 읽고 쓰는 항목이 평문으로 오갑니다."
        ),
        Answer::Open(what) => return undecided::open(what, "aws dax describe-clusters", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Tls => Some("TLS"),
        Answer::Plain { .. } => Some("TCP"),
        Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(
        language,
        en: "`ClusterEndpointEncryptionType` of the cluster, fixed when it is created",
        ko: "클러스터의 `ClusterEndpointEncryptionType`(생성할 때 정해짐)"
    )
}
