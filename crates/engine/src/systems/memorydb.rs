//! MemoryDB clusters.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::memorydb::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Tls { stated: true } => (Verdict::Enforced, Certainty::Stated),
        Answer::Tls { stated: false } => (Verdict::Enforced, Certainty::Assumed),
        Answer::Off => (Verdict::Cleartext, Certainty::Stated),
        Answer::NotSet | Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Tls { stated: true } => words!(
            language,
            en: "`TLSEnabled` is true: the cluster takes TLS connections only, version 1.2 or later.",
            ko: "`TLSEnabled`가 true라서 TLS 1.2 이상의 연결만 받습니다."
        ),
        Answer::Tls { stated: false } => words!(
            language,
            en: "`tls_enabled` is not set, and the provider then sets it to true: the cluster takes TLS connections only.",
            ko: "`tls_enabled` 설정이 없으면 프로바이더가 true로 설정하므로 TLS 연결만 받습니다."
        ),
        Answer::Off => words!(
            language,
            en: "`TLSEnabled` is false: commands and values cross in clear, and only the ACL `open-access` is allowed, so nobody has to log in either.",
            ko: "`TLSEnabled`가 false라서 명령과 값이 평문으로 오갑니다. 이때는 ACL도 `open-access`만 쓸 수 있어 로그인도 없습니다."
        ),
        Answer::NotSet => words!(
            language,
            en: "`TLSEnabled` is not set, and AWS documents no default. Set it, or paste the output of `aws memorydb describe-clusters`.",
            ko: "`TLSEnabled` 설정이 없고 AWS 문서에 기본값도 없습니다. 값을 지정하거나 `aws memorydb describe-clusters` 출력을 붙여 넣으세요."
        ),
        Answer::Open(what) => return undecided::open(what, "aws memorydb describe-clusters", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Tls { .. } => Some("TLS"),
        Answer::Off => Some("TCP"),
        Answer::NotSet | Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`TLSEnabled` of the cluster", ko: "클러스터의 `TLSEnabled`")
}
