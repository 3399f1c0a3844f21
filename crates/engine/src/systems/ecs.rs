//! ECS tasks: the EFS volumes that they mount.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::ecs::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Tls => (Verdict::Encrypted, Certainty::Stated),
        Answer::Plain { stated: true } => (Verdict::Cleartext, Certainty::Stated),
        Answer::Plain { stated: false } => (Verdict::Cleartext, Certainty::Assumed),
        Answer::Refused | Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Tls => words!(
            language,
            en: "The task mounts the file system with TLS. Whether the file system refuses plain NFS is its policy's matter.",
            ko: "태스크가 파일 시스템을 TLS로 마운트합니다. 파일 시스템이 평문 NFS를 거부하는지는 파일 시스템 정책에 달려 있습니다."
        ),
        Answer::Plain { stated: true } => words!(
            language,
            en: "`TransitEncryption` is `DISABLED`: the volume is mounted with plain NFS.",
            ko: "`TransitEncryption` 값이 `DISABLED`라서 볼륨을 평문 NFS로 마운트합니다."
        ),
        Answer::Plain { stated: false } => words!(
            language,
            en: "`TransitEncryption` is not set, and its default is `DISABLED`: the volume is mounted with plain NFS.",
            ko: "`TransitEncryption` 설정이 없고 기본값은 `DISABLED`입니다. 볼륨을 평문 NFS로 마운트합니다."
        ),
        Answer::Refused => words!(
            language,
            en: "IAM authorization and access points need `TransitEncryption` to be `ENABLED`; ECS refuses the definition as it is written. Paste the output of `aws ecs describe-task-definition` for the one that runs.",
            ko: "IAM 인증이나 액세스 포인트를 쓰려면 `TransitEncryption`이 `ENABLED`여야 하며, ECS는 이 정의를 받지 않습니다. 실행 중인 태스크 정의의 `aws ecs describe-task-definition` 출력을 붙여 넣으세요."
        ),
        Answer::Open(what) => return undecided::open(what, "aws ecs describe-task-definition --task-definition NAME", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Tls => Some("NFS over TLS"),
        Answer::Plain { .. } => Some("NFS"),
        Answer::Refused | Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`TransitEncryption` of the volume", ko: "볼륨의 `TransitEncryption`")
}
