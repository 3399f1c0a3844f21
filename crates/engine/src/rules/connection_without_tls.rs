//! The rule `connection-without-tls`.

use crate::mapping::{ISMS_P, ISO, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::{localized, quoted, words};
use wireproof_facts::System;
use wireproof_facts::systems::single_setting::{self, Meaning};
use wireproof_facts::systems::{glue, msk_connect};
use wireproof_report::{Language, Verdict};

rule! {
    /// A connector, ETL connection or address does without TLS.
    ///
    /// ## What it finds
    /// An MSK Connect connector whose encryption type is `PLAINTEXT`; a Glue connection without `JDBC_ENFORCE_SSL`, or with
    /// `KAFKA_SSL_ENABLED` false; an `http` address of an AppSync data source, an API destination or an AS2 connector; a DataSync location,
    /// a QuickSight data source or a VPC Lattice listener with TLS off; EMR Serverless workers without `spark.ssl.internode.enabled`.
    ///
    /// ## Why it matters
    /// The client decides here: whatever the cluster offers, what the connector moves may cross in clear.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "connectorName": "sink",
    ///   "kafkaCluster": { "apacheKafkaCluster": { "bootstrapServers": "b-1.events.kafka.eu-west-1.amazonaws.com:9092" } },
    ///   "kafkaClusterEncryptionInTransit": { "encryptionType": "PLAINTEXT" }
    ///                                                          ^^^^^^^^^^^ without TLS
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "connectorName": "sink",
    ///   "kafkaCluster": { "apacheKafkaCluster": { "bootstrapServers": "b-1.events.kafka.eu-west-1.amazonaws.com:9094" } },
    ///   "kafkaClusterEncryptionInTransit": { "encryptionType": "TLS" }
    /// }
    /// ```
    ///
    /// ## References
    /// - [KafkaClusterEncryptionInTransit](https://docs.aws.amazon.com/MSKC/latest/mskc/API_KafkaClusterEncryptionInTransit.html)
    id: "connection-without-tls",
    level: Error,
    maps: [
        MskConnect: [&[security_hub("MSK.3")], ISO, ISMS_P],
        Glue: [ISMS_P],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        match system {
            System::Glue(answer) => return of_glue(answer, language),
            System::SingleSetting(answer) => return of_setting(answer, language),
            _ => {}
        }
        let System::MskConnect(msk_connect::Answer::Plain { .. }) = system else { return None };
        Some(Words {
            message: words!(
                language,
                en: "the connector talks to the brokers without TLS",
                ko: "커넥터가 TLS 없이 브로커와 통신합니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "Every record that it moves crosses in clear.",
                ko: "커넥터가 옮기는 모든 레코드가 평문으로 오갑니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Set the encryption type to `TLS` and use the brokers' TLS port, 9094.",
                ko: "암호화 유형을 `TLS`로 바꾸고 브로커의 TLS 포트 9094를 쓰세요."
            )
            .to_owned(),
        })
    })
}

fn of_setting(answer: &single_setting::Answer, language: Language) -> Option<Words> {
    use single_setting::Answer::{Absent, Set};
    let (Set { field, meaning: Meaning::Plain, .. } | Absent { field, meaning: Meaning::Plain, .. }) = answer else {
        return None;
    };
    let field = quoted(field);
    Some(Words {
        message: localized!(
            language,
            en: "{field} leaves this connection without TLS",
            ko: "{field} 설정 때문에 이 연결에 TLS가 쓰이지 않습니다"
        ),
        why: words!(
            language,
            en: "Whoever sees the network between the two ends reads everything that is sent here.",
            ko: "두 지점 사이의 네트워크를 보는 사람은 여기로 오가는 내용을 모두 읽을 수 있습니다."
        )
        .to_owned(),
        action: localized!(
            language,
            en: "Change {field} so that TLS is used, and see that the other end takes it.",
            ko: "TLS를 쓰도록 {field} 값을 바꾸고, 상대도 TLS를 지원하는지 확인하세요."
        ),
    })
}

fn of_glue(answer: &glue::Answer, language: Language) -> Option<Words> {
    let (message, why, action) = match answer {
        glue::Answer::Opportunistic { .. } => (
            words!(language, en: "the connection does not demand TLS", ko: "연결이 TLS를 강제하지 않습니다"),
            words!(
                language,
                en: "Where TLS fails, Glue goes on without it: data and password cross in clear.",
                ko: "TLS 연결에 실패하면 Glue가 TLS 없이 접속하므로, 데이터와 비밀번호가 평문으로 오갈 수 있습니다."
            ),
            words!(
                language,
                en: "Set `JDBC_ENFORCE_SSL` to `true`: the job then fails rather than connect without TLS.",
                ko: "`JDBC_ENFORCE_SSL`을 `true`로 설정하세요. 그러면 TLS 없이 접속하는 대신 작업이 실패합니다."
            ),
        ),
        glue::Answer::KafkaPlain => (
            words!(
                language,
                en: "the job talks to the brokers without TLS",
                ko: "작업이 TLS 없이 브로커와 통신합니다"
            ),
            words!(
                language,
                en: "Every record that the job reads or writes crosses in clear.",
                ko: "작업이 읽고 쓰는 모든 레코드가 평문으로 오갑니다."
            ),
            words!(
                language,
                en: "Set `KAFKA_SSL_ENABLED` to `true` and use the brokers' TLS port, 9094 in MSK.",
                ko: "`KAFKA_SSL_ENABLED`를 `true`로 설정하고 브로커의 TLS 포트(MSK는 9094)를 쓰세요."
            ),
        ),
        _ => return None,
    };
    Some(Words { message: message.to_owned(), why: why.to_owned(), action: action.to_owned() })
}
