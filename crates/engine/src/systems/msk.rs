//! MSK clusters.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::msk::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Tls { stated: true } => (Verdict::Enforced, Certainty::Stated),
        Answer::Tls { stated: false } | Answer::Serverless => (Verdict::Enforced, Certainty::Assumed),
        Answer::Both | Answer::Plain | Answer::BrokersInClear => (Verdict::Cleartext, Certainty::Stated),
        Answer::BrokersEncrypted { stated: true } => (Verdict::Encrypted, Certainty::Stated),
        Answer::BrokersEncrypted { stated: false } => (Verdict::Encrypted, Certainty::Assumed),
        Answer::TwoDefaults | Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Tls { stated: true } => words!(
            language,
            en: "`ClientBroker` is `TLS`: the brokers listen for TLS connections only.",
            ko: "`ClientBroker`가 `TLS`라서 브로커는 TLS 연결만 받습니다."
        ),
        Answer::Tls { stated: false } => words!(
            language,
            en: "`ClientBroker` is not set, and its default in this kind of document is `TLS`. The API's default differs, so write it down.",
            ko: "`ClientBroker` 설정이 없고, 이 문서 종류에서 기본값은 `TLS`입니다. API의 기본값은 다르므로 명시해 두는 것이 좋습니다."
        ),
        Answer::Both => words!(
            language,
            en: "`ClientBroker` is `TLS_PLAINTEXT`: port 9092 stays open without TLS, so a client that uses it talks in clear, with or without client certificates on the other port.",
            ko: "`ClientBroker`가 `TLS_PLAINTEXT`라서 TLS가 없는 9092 포트가 열려 있습니다. 다른 포트에 클라이언트 인증서를 쓰더라도 이 포트를 쓰는 클라이언트는 평문으로 통신합니다."
        ),
        Answer::Plain => words!(
            language,
            en: "`ClientBroker` is `PLAINTEXT`: the brokers take connections without TLS only.",
            ko: "`ClientBroker`가 `PLAINTEXT`라서 브로커는 TLS가 없는 연결만 받습니다."
        ),
        Answer::TwoDefaults => words!(
            language,
            en: "`ClientBroker` is not set. The API's model gives `TLS_PLAINTEXT` as the default, the guide gives `TLS`. Set it, or paste the output of `aws kafka describe-cluster-v2`.",
            ko: "`ClientBroker` 설정이 없습니다. API 모델은 기본값을 `TLS_PLAINTEXT`로, 안내서는 `TLS`로 적고 있습니다. 값을 지정하거나 `aws kafka describe-cluster-v2` 출력을 붙여 넣으세요."
        ),
        Answer::Serverless => words!(
            language,
            en: "A serverless cluster takes IAM-authenticated connections only, and those run over TLS.",
            ko: "서버리스 클러스터는 IAM 인증 연결만 받으며, 이 연결은 TLS를 씁니다."
        ),
        Answer::BrokersEncrypted { stated: true } => words!(
            language,
            en: "`InCluster` is true: the brokers replicate over TLS.",
            ko: "`InCluster`가 true라서 브로커끼리 TLS로 복제합니다."
        ),
        Answer::BrokersEncrypted { stated: false } => words!(
            language,
            en: "`InCluster` is not set, and its default is true: the brokers replicate over TLS.",
            ko: "`InCluster` 설정이 없고 기본값은 true이므로 브로커끼리 TLS로 복제합니다."
        ),
        Answer::BrokersInClear => words!(
            language,
            en: "`InCluster` is false: what clients send over TLS is replicated between brokers in clear. It can't be changed later.",
            ko: "`InCluster`가 false라서 클라이언트가 TLS로 보낸 데이터도 브로커 사이에서는 평문으로 복제됩니다. 나중에 바꿀 수 없습니다."
        ),
        Answer::Open(what) => return undecided::open(what, "aws kafka describe-cluster-v2 --cluster-arn ARN", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Tls { .. } | Answer::Serverless | Answer::BrokersEncrypted { .. } => Some("TLS"),
        Answer::Both => Some("TCP, TLS"),
        Answer::Plain | Answer::BrokersInClear => Some("TCP"),
        Answer::TwoDefaults | Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::Serverless => words!(language, en: "AWS, always", ko: "AWS(항상 적용)"),
        _ => words!(
            language,
            en: "`EncryptionInfo.EncryptionInTransit` of the cluster",
            ko: "클러스터의 `EncryptionInfo.EncryptionInTransit`"
        ),
    }
}
