//! VPC Encryption Controls.

use crate::text::{localized, quoted, words};
use wireproof_facts::systems::encryption_control::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Enforced { .. } => (Verdict::Enforced, Certainty::Stated),
        Answer::Asked { .. } => (Verdict::Enforced, Certainty::Assumed),
        Answer::NotYet(_) | Answer::Open(_) => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Enforced { has_exclusions: false } => words!(
            language,
            en: "Encryption controls are enforced: AWS refuses resources in this VPC that would send clear text. It is the network that encrypts, so no program learns who the other one is; and AWS does not document how it applies to SageMaker.",
            ko: "암호화 제어가 강제되어 평문을 보낼 수 있는 리소스는 이 VPC에서 거부됩니다. 네트워크가 하는 암호화라서 프로그램은 상대가 누구인지 알 수 없으며, SageMaker에 어떻게 적용되는지는 AWS 문서에 없습니다."
        ),
        Answer::Enforced { has_exclusions: true } => words!(
            language,
            en: "Encryption controls are enforced inside this VPC, except for the kinds of traffic that are excluded: encrypting those stays with you.",
            ko: "이 VPC 안에서는 암호화 제어가 강제됩니다. 다만 제외된 종류의 트래픽은 사용자가 직접 암호화해야 합니다."
        ),
        Answer::Asked { has_exclusions: false } => words!(
            language,
            en: "The document asks to enforce encryption controls. They count from the moment their state is `available`; until then nothing is refused.",
            ko: "암호화 제어를 강제하도록 설정되어 있습니다. 상태가 `available`이 된 때부터 효력이 있으며, 그 전에는 아무것도 거부되지 않습니다."
        ),
        Answer::Asked { has_exclusions: true } => words!(
            language,
            en: "The document asks to enforce encryption controls, except for the excluded kinds of traffic. They count from the moment their state is `available`.",
            ko: "제외된 종류의 트래픽을 빼고 암호화 제어를 강제하도록 설정되어 있습니다. 상태가 `available`이 된 때부터 효력이 있습니다."
        ),
        Answer::NotYet(state) => {
            let state = quoted(state);
            return localized!(
                language,
                en: "The mode is `enforce` but the state is {state}: enforcement counts from `available`. Paste a later output of `aws ec2 describe-vpc-encryption-controls`.",
                ko: "모드는 `enforce`이지만 상태가 {state}입니다. 강제는 `available`부터 효력이 있습니다. 나중에 `aws ec2 describe-vpc-encryption-controls` 출력을 다시 붙여 넣으세요."
            );
        }
        Answer::Open(what) => {
            let what = quoted(what);
            return localized!(
                language,
                en: "What decides is {what}, which this document does not tell. Paste the output of `aws ec2 describe-vpc-encryption-controls`.",
                ko: "암호화를 정하는 값이 {what}인데 이 문서에는 없습니다. `aws ec2 describe-vpc-encryption-controls` 출력을 붙여 넣으세요."
            );
        }
    }
    .to_owned()
}

pub(super) fn protocol(_: &Answer) -> Option<&'static str> {
    None
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "the VPC's encryption controls", ko: "VPC의 암호화 제어(VPC Encryption Controls)")
}
