//! SES: AWS → receiving mail server.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::ses::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Require => (Verdict::Enforced, Certainty::Stated),
        Answer::Optional { stated: true } => (Verdict::Cleartext, Certainty::Stated),
        Answer::Optional { stated: false } => (Verdict::Cleartext, Certainty::Assumed),
        Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Require => words!(
            language,
            en: "SES does not deliver mail to a server that offers no TLS.",
            ko: "SES는 TLS를 제공하지 않는 서버에는 메일을 보내지 않습니다."
        ),
        Answer::Optional { stated: true } => words!(
            language,
            en: "`OPTIONAL`: SES tries TLS and delivers in clear when the receiving server offers none, or when somebody on the way hides the offer.",
            ko: "`OPTIONAL`이라서 SES는 TLS를 시도하되, 수신 서버가 제공하지 않거나 중간에서 제공 여부를 숨기면 평문으로 보냅니다."
        ),
        Answer::Optional { stated: false } => words!(
            language,
            en: "`TlsPolicy` is not set, and its default is `OPTIONAL`: mail is delivered in clear when the receiving server offers no TLS.",
            ko: "`TlsPolicy` 설정이 없고 기본값은 `OPTIONAL`입니다. 수신 서버가 TLS를 제공하지 않으면 평문으로 보냅니다."
        ),
        Answer::Open(what) => return undecided::open(what, "aws sesv2 get-configuration-set --configuration-set-name NAME", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Require => Some("SMTP over TLS"),
        Answer::Optional { .. } => Some("SMTP"),
        Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`TlsPolicy` of the configuration set", ko: "구성 세트의 `TlsPolicy`")
}
