//! Glue connections.

use super::undecided;
use crate::text::{localized, quoted, words};
use wireproof_facts::systems::glue::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let (verdict, stated) = match answer {
        Answer::Verified | Answer::Unverified => (Verdict::Encrypted, true),
        Answer::KafkaTls { stated } => (Verdict::Encrypted, *stated),
        Answer::Opportunistic { stated } => (Verdict::Cleartext, *stated),
        Answer::KafkaPlain => (Verdict::Cleartext, true),
        _ => (Verdict::Unknown, true),
    };
    (verdict, if stated { Certainty::Stated } else { Certainty::Assumed })
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Verified => words!(
            language,
            en: "`JDBC_ENFORCE_SSL` is true: the job connects with TLS and a matching host name, or not at all.",
            ko: "`JDBC_ENFORCE_SSL`이 true라서 작업은 TLS와 호스트 이름 확인을 거쳐야만 접속합니다."
        ),
        Answer::Unverified => words!(
            language,
            en: "TLS is demanded, and `SKIP_CUSTOM_JDBC_CERT_VALIDATION` turns the check of the certificate off: encrypted, but not authenticated.",
            ko: "TLS를 강제하지만 `SKIP_CUSTOM_JDBC_CERT_VALIDATION`이 인증서 확인을 끕니다. 암호화는 되지만 상대가 인증되지는 않습니다."
        ),
        Answer::Opportunistic { stated: true } => words!(
            language,
            en: "`JDBC_ENFORCE_SSL` is false: Glue tries TLS and goes on in clear when that fails.",
            ko: "`JDBC_ENFORCE_SSL`이 false라서 Glue는 TLS를 시도하다가 실패하면 평문으로 접속합니다."
        ),
        Answer::Opportunistic { stated: false } => words!(
            language,
            en: "`JDBC_ENFORCE_SSL` is not set, and its default is false: Glue tries TLS and goes on in clear when that fails.",
            ko: "`JDBC_ENFORCE_SSL` 설정이 없고 기본값은 false입니다. Glue는 TLS를 시도하다가 실패하면 평문으로 접속합니다."
        ),
        Answer::ByAddress => words!(
            language,
            en: "Glue does not demand TLS, but the JDBC address has an option about it, which the driver reads. Set `JDBC_ENFORCE_SSL` to `true` to be sure.",
            ko: "Glue는 TLS를 강제하지 않지만 JDBC 주소에 관련 옵션이 있고, 이는 드라이버가 해석합니다. `JDBC_ENFORCE_SSL`을 `true`로 설정하면 확실합니다."
        ),
        Answer::KafkaTls { stated: true } => words!(
            language,
            en: "`KAFKA_SSL_ENABLED` is true: the job talks to the brokers over TLS.",
            ko: "`KAFKA_SSL_ENABLED`가 true라서 작업은 브로커와 TLS로 통신합니다."
        ),
        Answer::KafkaTls { stated: false } => words!(
            language,
            en: "`KAFKA_SSL_ENABLED` is not set, and its default is true: the job talks to the brokers over TLS.",
            ko: "`KAFKA_SSL_ENABLED` 설정이 없고 기본값은 true이므로 작업은 브로커와 TLS로 통신합니다."
        ),
        Answer::KafkaPlain => words!(
            language,
            en: "`KAFKA_SSL_ENABLED` is false: the job talks to the brokers in clear.",
            ko: "`KAFKA_SSL_ENABLED`가 false라서 작업은 브로커와 평문으로 통신합니다."
        ),
        Answer::TypeNotKnown(kind) => {
            let kind = quoted(kind);
            return localized!(
                language,
                en: "What a connection of the type {kind} does about TLS is not in this document. Look at the options of the job or the connector that uses it.",
                ko: "{kind} 유형의 연결이 TLS를 쓰는지는 이 문서에 없습니다. 이 연결을 쓰는 작업이나 커넥터의 옵션을 확인하세요."
            );
        }
        Answer::Open(what) => return undecided::open(what, "aws glue get-connection --name NAME", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Verified | Answer::Unverified | Answer::KafkaTls { .. } => Some("TLS"),
        Answer::Opportunistic { .. } => Some("TCP, TLS"),
        Answer::KafkaPlain => Some("TCP"),
        _ => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`ConnectionProperties` of the connection", ko: "연결의 `ConnectionProperties`")
}
