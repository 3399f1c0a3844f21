//! DMS: replication instance ↔ endpoint.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::dms::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Verified | Answer::Unverified | Answer::Api | Answer::Redshift => (Verdict::Encrypted, Certainty::Stated),
        Answer::Plain { stated: true } => (Verdict::Cleartext, Certainty::Stated),
        Answer::Plain { stated: false } => (Verdict::Cleartext, Certainty::Assumed),
        Answer::OtherEngine(_) => (Verdict::Unknown, Certainty::Stated),
        Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Verified => words!(
            language,
            en: "DMS connects with TLS and checks the server's certificate. Whether the server refuses plaintext from others is its own setting.",
            ko: "DMS는 TLS로 연결하고 서버 인증서를 확인합니다. 서버가 다른 곳의 평문을 거부하는지는 서버 설정에 달려 있습니다."
        ),
        Answer::Unverified => words!(
            language,
            en: "`require` encrypts, but DMS does not check the server's certificate: whoever sits in between can pose as the server.",
            ko: "`require`는 암호화하지만 DMS가 서버 인증서를 확인하지 않아, 중간에 있는 누구나 서버 행세를 할 수 있습니다."
        ),
        Answer::Plain { stated: true } => words!(
            language,
            en: "TLS is turned off for this endpoint: the data that is migrated crosses in clear.",
            ko: "이 엔드포인트는 TLS를 쓰지 않아 마이그레이션 데이터가 평문으로 오갑니다."
        ),
        Answer::Plain { stated: false } => words!(
            language,
            en: "`SslMode` is not set, and its default is `none`: the data that is migrated crosses in clear.",
            ko: "`SslMode` 설정이 없고 기본값은 `none`입니다. 마이그레이션 데이터가 평문으로 오갑니다."
        ),
        Answer::Api => words!(
            language,
            en: "DMS calls this service's API over HTTPS; the mode does not apply and always shows `none`.",
            ko: "DMS는 이 서비스의 API를 HTTPS로 호출합니다. SSL 모드는 적용되지 않으며 항상 `none`으로 표시됩니다."
        ),
        Answer::Redshift => words!(
            language,
            en: "DMS connects to Redshift with TLS; `none` is the only value that the mode can have there.",
            ko: "DMS는 Redshift에 TLS로 연결합니다. 이 엔진에서 SSL 모드는 `none`만 가능합니다."
        ),
        Answer::OtherEngine(_) => words!(
            language,
            en: "What decides for this engine is not in the SSL mode; look at the settings of the engine. Paste the output of `aws dms describe-endpoints`.",
            ko: "이 엔진은 SSL 모드가 아닌 엔진 설정이 정합니다. `aws dms describe-endpoints` 출력을 붙여 넣으세요."
        ),
        Answer::Open(what) => return undecided::open(what, "aws dms describe-endpoints", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Verified | Answer::Unverified | Answer::Redshift => Some("TLS"),
        Answer::Api => Some("HTTPS"),
        Answer::Plain { .. } => Some("TCP"),
        Answer::OtherEngine(_) => None,
        Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`SslMode` of the endpoint", ko: "엔드포인트의 `SslMode`")
}
