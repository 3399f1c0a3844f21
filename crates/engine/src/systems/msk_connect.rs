//! MSK Connect connectors.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::msk_connect::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Tls => (Verdict::Encrypted, Certainty::Stated),
        Answer::Plain { stated: true } => (Verdict::Cleartext, Certainty::Stated),
        Answer::Plain { stated: false } => (Verdict::Cleartext, Certainty::Assumed),
        Answer::NotSet | Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Tls => words!(
            language,
            en: "The connector talks to the brokers over TLS. Whether the brokers refuse plaintext is the cluster's setting.",
            ko: "커넥터는 브로커와 TLS로 통신합니다. 브로커가 평문을 거부하는지는 클러스터 설정에 달려 있습니다."
        ),
        Answer::Plain { stated: true } => words!(
            language,
            en: "The encryption type is `PLAINTEXT`: every record that the connector reads or writes crosses in clear.",
            ko: "암호화 유형이 `PLAINTEXT`라서 커넥터가 읽고 쓰는 모든 레코드가 평문으로 오갑니다."
        ),
        Answer::Plain { stated: false } => words!(
            language,
            en: "`encryption_type` is not set, and the provider then takes `PLAINTEXT`: every record that the connector reads or writes crosses in clear.",
            ko: "`encryption_type` 설정이 없으면 프로바이더가 `PLAINTEXT`를 쓰므로 커넥터가 읽고 쓰는 모든 레코드가 평문으로 오갑니다."
        ),
        Answer::NotSet => words!(
            language,
            en: "`EncryptionType` is required, and this document does not have it. Paste the output of `aws kafkaconnect describe-connector`.",
            ko: "`EncryptionType`은 필수인데 이 문서에는 없습니다. `aws kafkaconnect describe-connector` 출력을 붙여 넣으세요."
        ),
        Answer::Open(what) => return undecided::open(what, "aws kafkaconnect describe-connector --connector-arn ARN", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Tls => Some("TLS"),
        Answer::Plain { .. } => Some("TCP"),
        Answer::NotSet | Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(
        language,
        en: "`KafkaClusterEncryptionInTransit` of the connector",
        ko: "커넥터의 `KafkaClusterEncryptionInTransit`"
    )
}
