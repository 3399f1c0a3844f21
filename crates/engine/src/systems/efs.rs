//! EFS file systems: what mounts without a policy, and what mounts with TLS.

use crate::text::words;
use wireproof_facts::systems::efs::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::NoPolicy => (Verdict::Cleartext, Certainty::Assumed),
        Answer::PolicyNotShown | Answer::PolicyOfAnother => (Verdict::Unknown, Certainty::Stated),
        Answer::Function => (Verdict::Encrypted, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::NoPolicy => words!(
            language,
            en: "The document that makes this file system gives it no policy, and without one it accepts plain NFS: TLS is each client's choice at the mount.",
            ko: "이 파일 시스템을 만드는 문서에 파일 시스템 정책이 없습니다. 정책이 없으면 평문 NFS도 받으며, TLS는 클라이언트가 마운트할 때 정합니다."
        ),
        Answer::PolicyNotShown => words!(
            language,
            en: "TLS is each client's choice at the mount; only the file system's policy can refuse plain NFS, and it is not shown here. Paste the output of `aws efs describe-file-system-policy --file-system-id ID` as well; without a policy plain NFS is accepted.",
            ko: "TLS는 클라이언트가 마운트할 때 정하고, 평문 NFS는 파일 시스템 정책으로만 거부할 수 있는데 이 문서에는 정책이 없습니다. `aws efs describe-file-system-policy --file-system-id ID` 출력을 함께 붙여 넣으세요. 정책이 없으면 평문 NFS도 받습니다."
        ),
        Answer::PolicyOfAnother => words!(
            language,
            en: "The policy names another file system, and AWS does not document what it does at this one. Leave `Resource` out, or paste the output of `aws efs describe-file-system-policy --file-system-id ID`.",
            ko: "정책이 다른 파일 시스템을 가리키며, 이 파일 시스템에 어떻게 적용되는지 AWS 문서에 없습니다. `Resource`를 빼거나 `aws efs describe-file-system-policy --file-system-id ID` 출력을 붙여 넣으세요."
        ),
        Answer::Function => words!(
            language,
            en: "Lambda mounts EFS with TLS, always. Whether the file system refuses plain NFS from other clients is decided by its policy: paste the output of `aws efs describe-file-system-policy --file-system-id ID` as well.",
            ko: "Lambda는 항상 EFS를 TLS로 마운트합니다. 다른 클라이언트의 평문 NFS를 거부하는지는 파일 시스템 정책이 정하므로 `aws efs describe-file-system-policy --file-system-id ID` 출력을 함께 붙여 넣으세요."
        ),
    }
    .to_owned()
}

#[expect(clippy::unnecessary_wraps, reason = "every system has this function")]
pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::NoPolicy | Answer::PolicyNotShown | Answer::PolicyOfAnother | Answer::Function => Some("NFS"),
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    if *answer == Answer::Function {
        return words!(language, en: "Lambda, always", ko: "Lambda(항상 적용)");
    }
    words!(language, en: "the client at the mount; the file system policy can refuse plain NFS", ko: "마운트하는 클라이언트(파일 시스템 정책으로 평문 NFS 거부 가능)")
}
