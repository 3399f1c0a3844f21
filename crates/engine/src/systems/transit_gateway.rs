//! Transit gateways.

use crate::text::{localized, quoted, words};
use wireproof_facts::systems::transit_gateway::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let verdict = match answer {
        Answer::On => Verdict::Encrypted,
        Answer::Changing | Answer::Open(_) => Verdict::Unknown,
    };
    (verdict, Certainty::Stated)
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::On => words!(
            language,
            en: "Encryption support is on: AWS encrypts between the gateway and its attachments. Past the attachment it depends on the VPC: only one that enforces encryption controls without exclusions keeps it encrypted.",
            ko: "암호화 지원이 켜져 있어 게이트웨이와 연결(attachment) 사이를 AWS가 암호화합니다. 그 너머는 VPC에 달려 있으며, 제외 항목 없이 암호화 제어를 강제하는 VPC에서만 암호화가 유지됩니다."
        ),
        Answer::Changing => words!(
            language,
            en: "Encryption support is being changed. Paste a later output of `aws ec2 describe-transit-gateways`.",
            ko: "암호화 지원 설정이 바뀌는 중입니다. 나중에 `aws ec2 describe-transit-gateways` 출력을 다시 붙여 넣으세요."
        ),
        Answer::Open(what) => {
            let what = quoted(what);
            return localized!(
                language,
                en: "Encryption support is {what}, which this document does not resolve. Paste the output of `aws ec2 describe-transit-gateways`.",
                ko: "암호화 지원 값이 {what}인데 이 문서만으로는 알 수 없습니다. `aws ec2 describe-transit-gateways` 출력을 붙여 넣으세요."
            );
        }
    }
    .to_owned()
}

pub(super) fn protocol(_: &Answer) -> Option<&'static str> {
    None
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`EncryptionSupport` of the transit gateway", ko: "전송 게이트웨이의 `EncryptionSupport`")
}
