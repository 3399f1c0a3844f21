//! Direct Connect: MACsec on the line.

use crate::text::{localized, quoted, words};
use wireproof_facts::systems::direct_connect::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Must => (Verdict::Enforced, Certainty::Stated),
        Answer::Should | Answer::Off | Answer::NotCapable => (Verdict::Cleartext, Certainty::Stated),
        Answer::Absent => (Verdict::Cleartext, Certainty::Assumed),
        Answer::Requested | Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
        Answer::Deleted => (Verdict::NoTraffic, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Must => words!(
            language,
            en: "`must_encrypt` takes the line down rather than pass clear frames. MACsec ends at the Direct Connect location; and when the last key is removed, AWS changes the mode to `should_encrypt`.",
            ko: "`must_encrypt`는 암호화가 실패하면 평문을 보내지 않고 회선을 내립니다. MACsec은 Direct Connect 로케이션에서 끝나며, 마지막 키를 제거하면 AWS가 모드를 `should_encrypt`로 바꿉니다."
        ),
        Answer::Should => words!(
            language,
            en: "`should_encrypt` goes on in clear when MACsec fails, even if it is up now.",
            ko: "`should_encrypt`는 지금 MACsec이 켜져 있더라도 실패하면 평문으로 통신을 이어 갑니다."
        ),
        Answer::Off => words!(
            language,
            en: "MACsec is off: the line passes every frame as it came.",
            ko: "MACsec이 꺼져 있어 회선이 프레임을 그대로 보냅니다."
        ),
        Answer::NotCapable => words!(
            language,
            en: "This port can't do MACsec, and Direct Connect does not encrypt by itself. A VPN over the line, or TLS in the programs, does.",
            ko: "이 포트는 MACsec을 지원하지 않으며 Direct Connect 자체는 암호화하지 않습니다. 회선 위의 VPN이나 프로그램의 TLS가 필요합니다."
        ),
        Answer::Absent => words!(
            language,
            en: "No MACsec mode is given, and Direct Connect does not encrypt by default.",
            ko: "MACsec 모드가 지정되어 있지 않고, Direct Connect는 기본으로 암호화하지 않습니다."
        ),
        Answer::Requested => words!(
            language,
            en: "A port that can do MACsec is requested, and nothing is encrypted until a key is associated with it. Once the line is up, paste the output of `aws directconnect describe-connections`.",
            ko: "MACsec 지원 포트를 요청했지만, 키를 연결하기 전까지는 암호화되지 않습니다. 회선이 연결된 뒤 `aws directconnect describe-connections` 출력을 붙여 넣으세요."
        ),
        Answer::Open(what) => {
            let what = quoted(what);
            return localized!(
                language,
                en: "The MACsec mode is {what}, which AWS's reference does not explain. Paste a later output of `aws directconnect describe-connections`.",
                ko: "MACsec 모드가 {what}인데 AWS 문서에 설명이 없는 값입니다. `aws directconnect describe-connections`를 다시 실행해 출력을 붙여 넣으세요."
            );
        }
        Answer::CutOff => words!(
            language,
            en: "The text ends before `encryptionMode` could appear. Paste all of it.",
            ko: "`encryptionMode`가 나오기 전에 문서가 끊겼습니다. 전체를 붙여 넣으세요."
        ),
        Answer::Deleted => words!(
            language,
            en: "The line is deleted; nothing travels here.",
            ko: "삭제된 회선이라 이 구간에는 트래픽이 없습니다."
        ),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Must => Some("MACsec"),
        Answer::Should => Some("MACsec, Ethernet"),
        Answer::Off | Answer::NotCapable | Answer::Absent => Some("Ethernet"),
        Answer::Requested | Answer::Open(_) | Answer::CutOff | Answer::Deleted => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`encryptionMode` of the connection", ko: "연결의 `encryptionMode`")
}
