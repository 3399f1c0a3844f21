//! EMR security configurations.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::emr::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::On => (Verdict::Encrypted, Certainty::Stated),
        Answer::WithoutCertificates => (Verdict::Unknown, Certainty::Stated),
        Answer::Off { stated: true } => (Verdict::Cleartext, Certainty::Stated),
        Answer::Off { stated: false } => (Verdict::Cleartext, Certainty::Assumed),
        Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::On => words!(
            language,
            en: "In-transit encryption is on with certificates: the nodes of clusters that name this configuration use TLS for the applications that support it.",
            ko: "인증서와 함께 전송 중 암호화가 켜져 있습니다. 이 구성을 쓰는 클러스터의 노드는 지원하는 애플리케이션에 TLS를 씁니다."
        ),
        Answer::WithoutCertificates => words!(
            language,
            en: "In-transit encryption is on, but no certificate provider is given, and without one there is nothing to encrypt with. Add `TLSCertificateConfiguration`, or paste the output of `aws emr describe-security-configuration`.",
            ko: "전송 중 암호화가 켜져 있지만 인증서 제공자가 없어 암호화할 수 없습니다. `TLSCertificateConfiguration`을 추가하거나 `aws emr describe-security-configuration` 출력을 붙여 넣으세요."
        ),
        Answer::Off { stated: true } => words!(
            language,
            en: "In-transit encryption is off: the nodes of clusters that name this configuration talk in clear. A flag of the same name outside `EncryptionConfiguration` counts for nothing.",
            ko: "전송 중 암호화가 꺼져 있어 이 구성을 쓰는 클러스터의 노드끼리 평문으로 통신합니다. `EncryptionConfiguration` 밖에 있는 같은 이름의 설정은 효력이 없습니다."
        ),
        Answer::Off { stated: false } => words!(
            language,
            en: "`EncryptionConfiguration.EnableInTransitEncryption` is not set, and its default is off: the nodes talk in clear.",
            ko: "`EncryptionConfiguration.EnableInTransitEncryption` 설정이 없고 기본값은 꺼짐입니다. 노드끼리 평문으로 통신합니다."
        ),
        Answer::Open(what) => return undecided::open(what, "aws emr describe-security-configuration --name NAME", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::On => Some("TLS"),
        Answer::Off { .. } => Some("TCP"),
        Answer::WithoutCertificates => None,
        Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`EnableInTransitEncryption` of the security configuration", ko: "보안 구성의 `EnableInTransitEncryption`")
}
