//! SNS subscriptions: topic → endpoint.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::sns_subscription::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Https | Answer::Service => (Verdict::Encrypted, Certainty::Stated),
        Answer::Http => (Verdict::Cleartext, Certainty::Stated),
        Answer::Carrier | Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Https => words!(
            language,
            en: "SNS delivers to this endpoint over HTTPS and verifies its certificate.",
            ko: "SNS는 이 엔드포인트에 HTTPS로 전달하고 인증서를 확인합니다."
        ),
        Answer::Http => words!(
            language,
            en: "SNS delivers to this endpoint over plain HTTP: every message crosses in clear, its signature protects against changes only.",
            ko: "SNS가 이 엔드포인트에 평문 HTTP로 전달합니다. 메시지가 평문으로 오가며, 서명은 변조만 막습니다."
        ),
        Answer::Service => words!(
            language,
            en: "SNS delivers to this service over its API, which it calls over TLS.",
            ko: "SNS는 이 서비스의 API를 TLS로 호출해 전달합니다."
        ),
        Answer::Carrier => words!(
            language,
            en: "Mail, text messages and push notifications leave AWS for other carriers, and no setting here encrypts them on the way. Do not put data in them.",
            ko: "메일, 문자, 푸시 알림은 AWS 밖의 사업자를 거치며 이를 암호화하는 설정이 없습니다. 데이터를 담지 마세요."
        ),
        Answer::Open(what) => return undecided::open(what, "aws sns list-subscriptions", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Https | Answer::Service => Some("HTTPS"),
        Answer::Http => Some("HTTP"),
        Answer::Carrier | Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`Protocol` of the subscription", ko: "구독의 `Protocol`")
}
