//! The rule `connection-without-tls`.

use crate::rule::{Context, Draft, Words, isms_p, iso, rule, security_hub};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::msk_connect;
use wireproof_report::Verdict;

rule! {
    /// A connector is told to talk to its brokers without TLS.
    ///
    /// ## What it finds
    /// An MSK Connect connector whose encryption type is `PLAINTEXT`.
    ///
    /// ## Why it matters
    /// The client decides here: whatever the cluster offers, every record that the connector moves crosses in clear.
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
    maps: [iso("A.8.24"), isms_p("2.7.1"), security_hub("MSK.3")],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let mut drafts = server::find(context, &RULE, Verdict::Cleartext, |system, _| {
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
    });
    // The address of the brokers has to change with the type, which nothing in the document tells.
    drafts.iter_mut().for_each(|draft| draft.proposal = None);
    drafts
}
