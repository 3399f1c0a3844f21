//! Transfer Family servers.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::transfer::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Sftp { stated: true } | Answer::Ftps => (Verdict::Enforced, Certainty::Stated),
        Answer::Sftp { stated: false } => (Verdict::Enforced, Certainty::Assumed),
        Answer::Ftp => (Verdict::Cleartext, Certainty::Stated),
        Answer::As2 | Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Sftp { stated: true } => words!(
            language,
            en: "SFTP runs over SSH; there is no plaintext SFTP.",
            ko: "SFTP는 SSH 위에서 동작하며 평문 SFTP는 없습니다."
        ),
        Answer::Sftp { stated: false } => words!(
            language,
            en: "No protocol is given, and the default is SFTP, which runs over SSH.",
            ko: "프로토콜을 지정하지 않으면 기본값은 SSH 위에서 동작하는 SFTP입니다."
        ),
        Answer::Ftps => words!(
            language,
            en: "FTPS servers of Transfer Family accept sessions over TLS only.",
            ko: "Transfer Family의 FTPS 서버는 TLS 세션만 받습니다."
        ),
        Answer::As2 => words!(
            language,
            en: "AS2 runs over HTTP as well as HTTPS, and whether a message itself is encrypted is agreed with each partner. Look at the agreements and connectors (`EncryptionAlgorithm`).",
            ko: "AS2는 HTTPS뿐 아니라 HTTP로도 전송되며, 메시지 자체를 암호화할지는 상대와의 계약으로 정합니다. 계약과 커넥터의 `EncryptionAlgorithm` 설정을 확인하세요."
        ),
        Answer::Ftp => words!(
            language,
            en: "FTP carries passwords and files in clear. The security policy of the server speaks of SSH and TLS only, and a VPC endpoint does not encrypt.",
            ko: "FTP는 비밀번호와 파일을 평문으로 보냅니다. 서버의 보안 정책은 SSH와 TLS에만 적용되고, VPC 엔드포인트는 암호화하지 않습니다."
        ),
        Answer::Open(what) => return undecided::open(what, "aws transfer describe-server --server-id ID", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Sftp { .. } => Some("SSH"),
        Answer::Ftps => Some("TLS"),
        Answer::As2 => Some("AS2"),
        Answer::Ftp => Some("FTP"),
        Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`Protocols` of the server", ko: "서버의 `Protocols`")
}
