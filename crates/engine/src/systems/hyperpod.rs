//! SageMaker HyperPod clusters.

use crate::text::{localized, quoted, words};
use wireproof_facts::systems::hyperpod::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let verdict = match answer {
        Answer::Alone => Verdict::NoTraffic,
        Answer::FamiliesEncrypt | Answer::FamilyPlain(_) | Answer::FamilyUnknown => Verdict::Unknown,
    };
    (verdict, Certainty::Stated)
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Alone => words!(
            language,
            en: "One node has no other to talk to.",
            ko: "노드가 한 대뿐이라 서로 주고받을 트래픽이 없습니다."
        ),
        Answer::FamiliesEncrypt => words!(
            language,
            en: "The nodes talk to each other, and HyperPod has no setting that encrypts it. The EC2 families underneath encrypt between their instances, but AWS does not document that `ml.` instances and EFA traffic are covered. Encrypt in the framework, or ask AWS.",
            ko: "노드끼리 통신하지만 HyperPod에는 이를 암호화하는 설정이 없습니다. 기반 EC2 패밀리는 인스턴스 간 트래픽을 암호화하지만, `ml.` 인스턴스와 EFA 트래픽까지 포함되는지는 AWS 문서에 없습니다. 프레임워크에서 암호화하거나 AWS에 확인하세요."
        ),
        Answer::FamilyPlain(kind) => {
            let kind = quoted(kind);
            return localized!(
                language,
                en: "The nodes talk to each other, HyperPod has no setting that encrypts it, and the EC2 family of {kind} does not encrypt between its instances. Only the framework can; this document does not show it.",
                ko: "노드끼리 통신하지만 HyperPod에는 이를 암호화하는 설정이 없고, {kind} 유형의 EC2 패밀리는 인스턴스 간 트래픽을 암호화하지 않습니다. 프레임워크에서만 암호화할 수 있는데 이 문서로는 알 수 없습니다."
            );
        }
        Answer::FamilyUnknown => words!(
            language,
            en: "The nodes talk to each other, and HyperPod has no setting that encrypts it. It depends on the instance family, on VPC Encryption Controls and on the framework.",
            ko: "노드끼리 통신하지만 HyperPod에는 이를 암호화하는 설정이 없습니다. 인스턴스 패밀리, VPC Encryption Controls, 프레임워크에 따라 달라집니다."
        ),
    }
    .to_owned()
}

pub(super) fn protocol(_: &Answer) -> Option<&'static str> {
    None
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "your framework and the instance family", ko: "프레임워크와 인스턴스 패밀리")
}
