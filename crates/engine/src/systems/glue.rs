//! Glue connections.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::glue::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Required | Answer::Unverified | Answer::Kafka { stated: true } => (Verdict::Encrypted, Certainty::Stated),
        Answer::Kafka { stated: false } => (Verdict::Encrypted, Certainty::Assumed),
        Answer::Tried { stated: true } | Answer::KafkaPlain => (Verdict::Cleartext, Certainty::Stated),
        Answer::Tried { stated: false } => (Verdict::Cleartext, Certainty::Assumed),
        Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Required => words!(
            language,
            en: "Glue requires TLS for this connection and checks the host's name; the job fails rather than talk in clear.",
            ko: "Glue는 이 연결에 TLS를 요구하고 호스트 이름을 확인합니다. TLS를 쓸 수 없으면 작업이 실패합니다."
        ),
        Answer::Unverified => words!(
            language,
            en: "Glue requires TLS for this connection, but the certificate is not checked: encrypted, not authenticated.",
            ko: "Glue는 이 연결에 TLS를 요구하지만 인증서를 확인하지 않습니다. 암호화되지만 상대가 인증되지는 않습니다."
        ),
        Answer::Tried { stated: true } => words!(
            language,
            en: "`JDBC_ENFORCE_SSL` is `false`: Glue tries TLS and goes on in clear when that fails.",
            ko: "`JDBC_ENFORCE_SSL` 값이 `false`라서 Glue는 TLS를 시도하되 실패하면 평문으로 통신합니다."
        ),
        Answer::Tried { stated: false } => words!(
            language,
            en: "`JDBC_ENFORCE_SSL` is not set, and its default is false: Glue tries TLS and goes on in clear when that fails.",
            ko: "`JDBC_ENFORCE_SSL` 설정이 없고 기본값은 false입니다. Glue는 TLS를 시도하되 실패하면 평문으로 통신합니다."
        ),
        Answer::Kafka { stated: true } => words!(
            language,
            en: "Glue talks to Kafka over TLS. Whether the brokers refuse plaintext is their own setting.",
            ko: "Glue는 Kafka와 TLS로 통신합니다. 브로커가 평문을 거부하는지는 브로커 설정에 달려 있습니다."
        ),
        Answer::Kafka { stated: false } => words!(
            language,
            en: "`KAFKA_SSL_ENABLED` is not set, and its default is true: Glue talks to Kafka over TLS.",
            ko: "`KAFKA_SSL_ENABLED` 설정이 없고 기본값은 true입니다. Glue는 Kafka와 TLS로 통신합니다."
        ),
        Answer::KafkaPlain => words!(
            language,
            en: "`KAFKA_SSL_ENABLED` is `false`: Glue reads and writes Kafka in clear.",
            ko: "`KAFKA_SSL_ENABLED` 값이 `false`라서 Glue가 Kafka를 평문으로 읽고 씁니다."
        ),
        Answer::Open(what) => return undecided::open(what, "aws glue get-connection --name NAME", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Required | Answer::Unverified | Answer::Kafka { .. } => Some("TLS"),
        Answer::Tried { .. } => Some("TCP, TLS"),
        Answer::KafkaPlain => Some("TCP"),
        Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "`ConnectionProperties` of the connection", ko: "연결의 `ConnectionProperties`")
}
