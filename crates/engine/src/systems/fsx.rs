//! FSx file systems.

use super::undecided;
use crate::text::{localized, quoted, words};
use wireproof_facts::systems::fsx::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Scratch1 { stated: true } => (Verdict::Cleartext, Certainty::Stated),
        Answer::Scratch1 { stated: false } | Answer::FamilyPlain(_) => (Verdict::Cleartext, Certainty::Assumed),
        Answer::ByClient
        | Answer::FamiliesEncrypt
        | Answer::FamilyNotKnown
        | Answer::OtherType(_)
        | Answer::Open(_)
        | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Scratch1 { stated: true } => words!(
            language,
            en: "SCRATCH_1 file systems do not encrypt in transit, and no setting changes that; later deployment types do.",
            ko: "SCRATCH_1 파일 시스템은 전송 중 암호화를 하지 않으며 이를 바꾸는 설정도 없습니다. 이후 배포 유형은 지원합니다."
        ),
        Answer::Scratch1 { stated: false } => words!(
            language,
            en: "No deployment type is given, and the default is SCRATCH_1, which does not encrypt in transit.",
            ko: "배포 유형이 지정되지 않았고 기본값은 전송 중 암호화를 하지 않는 SCRATCH_1입니다."
        ),
        Answer::ByClient => words!(
            language,
            en: "This deployment type encrypts by itself towards instance types that support it and not towards others; the clients are not in this document. Paste what describes them (a job or instances).",
            ko: "이 배포 유형은 지원하는 인스턴스 유형과는 자동으로 암호화하지만 그 밖의 유형과는 하지 않습니다. 클라이언트가 이 문서에 없으므로 작업이나 인스턴스 문서를 함께 붙여 넣으세요."
        ),
        Answer::FamiliesEncrypt => words!(
            language,
            en: "This deployment type encrypts by itself towards EC2 instance types that support it, and the EC2 families underneath these instances do; but AWS does not document that `ml.` instances are covered. Ask AWS, or read from S3.",
            ko: "이 배포 유형은 지원하는 EC2 인스턴스 유형과는 자동으로 암호화하며 기반 EC2 패밀리도 지원합니다. 다만 `ml.` 인스턴스까지 포함되는지는 AWS 문서에 없습니다. AWS에 확인하거나 S3에서 읽으세요."
        ),
        Answer::FamilyPlain(kind) => {
            let kind = quoted(kind);
            return localized!(
                language,
                en: "This deployment type encrypts only towards instance types that support it, and the EC2 family underneath {kind} does not.",
                ko: "이 배포 유형은 지원하는 인스턴스 유형과만 암호화하는데, {kind} 유형의 기반 EC2 패밀리는 지원하지 않습니다."
            );
        }
        Answer::FamilyNotKnown => words!(
            language,
            en: "This deployment type encrypts by itself towards instance types that support it and not towards others, and the type of these instances is not told here or not known. Paste what tells their type.",
            ko: "이 배포 유형은 지원하는 인스턴스 유형과는 자동으로 암호화하지만 그 밖의 유형과는 하지 않는데, 여기서는 인스턴스 유형을 알 수 없습니다. 인스턴스 유형이 있는 문서를 함께 붙여 넣으세요."
        ),
        Answer::OtherType(_) => words!(
            language,
            en: "SMB and NFS encrypt or not as the client and the file system agree (SMB 3 encryption, Kerberos `krb5p`, or an IPsec or Nitro path below); this document does not say.",
            ko: "SMB와 NFS의 암호화는 클라이언트와 파일 시스템의 설정(SMB 3 암호화, Kerberos `krb5p`, 그 아래의 IPsec이나 Nitro)에 달려 있는데, 이 문서만으로는 알 수 없습니다."
        ),
        Answer::Open(what) => return undecided::open(what, "aws fsx describe-file-systems", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Scratch1 { .. }
        | Answer::ByClient
        | Answer::FamiliesEncrypt
        | Answer::FamilyPlain(_)
        | Answer::FamilyNotKnown => Some("Lustre"),
        Answer::OtherType(_) | Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "the file system's deployment type and the instance family", ko: "파일 시스템의 배포 유형과 인스턴스 패밀리")
}
