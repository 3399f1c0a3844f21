//! SageMaker notebook instances, domains and user profiles.

use crate::text::words;
use wireproof_facts::systems::notebook::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let verdict = match answer {
        Answer::Browser => Verdict::Encrypted,
        Answer::HomeEfs | Answer::CustomEfs => Verdict::Unknown,
    };
    (verdict, Certainty::Stated)
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Browser => words!(
            language,
            en: "The browser opens notebooks over HTTPS, at an address that SageMaker gives. Whether the way is public or through your VPC changes the route and not the bytes.",
            ko: "브라우저는 SageMaker가 발급한 주소에 HTTPS로 접속합니다. 퍼블릭 경로인지 VPC 경로인지는 라우팅만 바꿀 뿐 바이트는 그대로입니다."
        ),
        Answer::HomeEfs => words!(
            language,
            en: "AWS does not document whether SageMaker mounts a domain's home EFS with TLS, and the domain has no option for it. A Deny on `aws:SecureTransport` = `false` in the file system's policy refuses plain NFS; test that the applications still mount. Paste that policy.",
            ko: "SageMaker가 도메인의 홈 EFS를 TLS로 마운트하는지는 AWS 문서에 없고, 도메인에도 그런 옵션이 없습니다. 파일 시스템 정책에서 `aws:SecureTransport`가 `false`인 요청을 거부하면 평문 NFS가 거부됩니다. 앱이 여전히 마운트되는지 시험하고, 그 정책을 붙여 넣으세요."
        ),
        Answer::CustomEfs => words!(
            language,
            en: "AWS does not document whether SageMaker mounts this EFS file system with TLS, and the settings have no option for it. Paste the file system's policy: a Deny on `aws:SecureTransport` = `false` is what refuses plain NFS.",
            ko: "SageMaker가 이 EFS 파일 시스템을 TLS로 마운트하는지는 AWS 문서에 없고, 설정에도 그런 옵션이 없습니다. 파일 시스템 정책을 붙여 넣으세요. `aws:SecureTransport`가 `false`인 요청을 거부하는 Deny가 있으면 평문 NFS가 거부됩니다."
        ),
    }
    .to_owned()
}

#[expect(clippy::unnecessary_wraps, reason = "every system answers in this form")]
pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Browser => Some("HTTPS"),
        Answer::HomeEfs | Answer::CustomEfs => Some("NFS"),
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::Browser => words!(language, en: "AWS, always", ko: "AWS(항상 적용)"),
        Answer::HomeEfs | Answer::CustomEfs => words!(
            language,
            en: "SageMaker, when it mounts; the file system policy can refuse plain NFS",
            ko: "마운트하는 SageMaker(파일 시스템 정책으로 평문 NFS 거부 가능)"
        ),
    }
}
