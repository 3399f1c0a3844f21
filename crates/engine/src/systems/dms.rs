//! DMS endpoints.

use super::undecided;
use crate::text::{localized, quoted, words};
use wireproof_facts::systems::dms::{Answer, Setting};
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let (verdict, stated) = match answer {
        Answer::Verified | Answer::Unverified | Answer::Service => (Verdict::Encrypted, true),
        Answer::Tls { stated } => (Verdict::Encrypted, *stated),
        Answer::Plain { stated, .. } => (Verdict::Cleartext, *stated),
        Answer::EngineNotKnown(_) | Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, true),
    };
    (verdict, if stated { Certainty::Stated } else { Certainty::Assumed })
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Verified => words!(
            language,
            en: "DMS connects with TLS and verifies the certificate.",
            ko: "DMS가 TLS로 접속하고 인증서를 확인합니다."
        ),
        Answer::Unverified => words!(
            language,
            en: "`require` encrypts the connection and does not verify the certificate: encrypted, but not authenticated.",
            ko: "`require`는 연결을 암호화하지만 인증서를 확인하지 않습니다. 상대가 누구인지는 보장되지 않습니다."
        ),
        Answer::Plain { stated: true, .. } => words!(
            language,
            en: "DMS is told to connect without TLS: all that it copies crosses in clear.",
            ko: "DMS가 TLS 없이 접속하도록 설정되어 있어 복사하는 데이터가 모두 평문으로 오갑니다."
        ),
        Answer::Plain { stated: false, .. } => words!(
            language,
            en: "`SslMode` is not set, and its default is `none`: all that DMS copies crosses in clear.",
            ko: "`SslMode` 설정이 없고 기본값은 `none`이므로 복사하는 데이터가 모두 평문으로 오갑니다."
        ),
        Answer::Service => words!(
            language,
            en: "This service is reached over TLS whatever the mode says; DMS shows `none` for it because there is nothing to choose.",
            ko: "이 서비스에는 모드와 관계없이 TLS로 접속합니다. 고를 것이 없어 DMS가 `none`으로 표시할 뿐입니다."
        ),
        Answer::Tls { stated: true } => words!(
            language,
            en: "The endpoint's security protocol uses TLS.",
            ko: "엔드포인트의 보안 프로토콜이 TLS를 사용합니다."
        ),
        Answer::Tls { stated: false } => words!(
            language,
            en: "The endpoint's security protocol is not set, and its default is `ssl-encryption`.",
            ko: "엔드포인트의 보안 프로토콜 설정이 없고 기본값은 `ssl-encryption`입니다."
        ),
        Answer::EngineNotKnown(engine) => {
            let engine = quoted(engine);
            return localized!(
                language,
                en: "How DMS reaches the engine {engine} without a setting is not documented. Set it, or paste the output of `aws dms describe-endpoints`.",
                ko: "설정이 없을 때 DMS가 {engine} 엔진에 어떻게 접속하는지는 문서에 없습니다. 값을 지정하거나 `aws dms describe-endpoints` 출력을 붙여 넣으세요."
            );
        }
        Answer::Open(what) => return undecided::open(what, "aws dms describe-endpoints", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Verified | Answer::Unverified | Answer::Tls { .. } => Some("TLS"),
        Answer::Service => Some("HTTPS, TLS"),
        Answer::Plain { .. } => Some("TCP"),
        Answer::EngineNotKnown(_) | Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::Service => words!(language, en: "DMS, always", ko: "DMS(항상 적용)"),
        Answer::Plain { setting: Setting::Redis | Setting::Kafka, .. } | Answer::Tls { .. } => {
            words!(language, en: "the endpoint's security protocol", ko: "엔드포인트의 보안 프로토콜 설정")
        }
        _ => words!(language, en: "`SslMode` of the endpoint", ko: "엔드포인트의 `SslMode`"),
    }
}
