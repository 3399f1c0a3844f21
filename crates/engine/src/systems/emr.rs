//! EMR clusters and security configurations.

use super::undecided;
use crate::text::{localized, quoted, words};
use wireproof_facts::systems::emr::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Encrypted => (Verdict::Encrypted, Certainty::Stated),
        Answer::Off { stated: true } => (Verdict::Cleartext, Certainty::Stated),
        Answer::Off { stated: false } | Answer::NoConfiguration => (Verdict::Cleartext, Certainty::Assumed),
        _ => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Encrypted => words!(
            language,
            en: "In-transit encryption is on, with a certificate provider: the frameworks that support it talk over TLS between the nodes of clusters that name this configuration.",
            ko: "전송 중 암호화가 켜져 있고 인증서 제공자가 지정되어 있습니다. 이 구성을 쓰는 클러스터에서는 이를 지원하는 프레임워크가 노드 사이에서 TLS로 통신합니다."
        ),
        Answer::NoCertificate => words!(
            language,
            en: "In-transit encryption is on and no `TLSCertificateConfiguration` is given; EMR refuses such a configuration, so what is in force is not shown. Add the certificate provider.",
            ko: "전송 중 암호화는 켜져 있지만 `TLSCertificateConfiguration`이 없습니다. EMR은 이런 구성을 받지 않으므로 실제로 적용되는 값을 알 수 없습니다. 인증서 제공자를 추가하세요."
        ),
        Answer::Off { stated: true } => words!(
            language,
            en: "`EnableInTransitEncryption` is false: shuffles and other traffic between the nodes cross in clear.",
            ko: "`EnableInTransitEncryption`이 false라서 셔플을 비롯한 노드 간 통신이 평문으로 오갑니다."
        ),
        Answer::Off { stated: false } => words!(
            language,
            en: "`EnableInTransitEncryption` is not set in `EncryptionConfiguration`, and its default is false: shuffles and other traffic between the nodes cross in clear.",
            ko: "`EncryptionConfiguration`에 `EnableInTransitEncryption`이 없고 기본값은 false입니다. 셔플을 비롯한 노드 간 통신이 평문으로 오갑니다."
        ),
        Answer::NoConfiguration => words!(
            language,
            en: "The cluster names no security configuration, and without one the traffic between the nodes is not encrypted.",
            ko: "클러스터에 보안 구성이 지정되지 않았습니다. 보안 구성이 없으면 노드 간 통신은 암호화되지 않습니다."
        ),
        Answer::NotShown(name) => {
            let name = quoted(name);
            return localized!(
                language,
                en: "The security configuration {name} decides, and it is not in the inputs. Paste the output of `aws emr describe-security-configuration --name NAME`.",
                ko: "암호화는 보안 구성 {name}에서 정하는데 입력에 없습니다. `aws emr describe-security-configuration --name NAME` 출력을 붙여 넣으세요."
            );
        }
        Answer::Open(what) => return undecided::open(what, "aws emr describe-security-configuration --name NAME", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Encrypted => Some("TLS"),
        Answer::Off { .. } | Answer::NoConfiguration => Some("TCP"),
        _ => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "the cluster's security configuration", ko: "클러스터의 보안 구성")
}
