//! The rule `broker-admits-plaintext`.

use crate::mapping::{ISMS_P, ISO, PCI};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::msk::Answer;
use wireproof_report::Verdict;

rule! {
    /// Kafka brokers serve clients without TLS.
    ///
    /// ## What it finds
    /// An MSK cluster whose `ClientBroker` is `PLAINTEXT` or `TLS_PLAINTEXT`.
    ///
    /// ## Why it matters
    /// Events are read and written on port 9092 in clear. With `TLS_PLAINTEXT` the TLS ports work as well, so nobody notices
    /// the clients that use the other one; client certificates and SASL passwords do not encrypt that port. Security Hub's
    /// MSK.1 looks at the brokers among themselves and passes such a cluster.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "ClusterInfo": {
    ///     "ClusterName": "events",
    ///     "NumberOfBrokerNodes": 3,
    ///     "EncryptionInfo": { "EncryptionInTransit": { "ClientBroker": "TLS_PLAINTEXT", "InCluster": true } }
    ///                                                                  ^^^^^^^^^^^^^^^ without TLS
    ///   }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "ClusterInfo": {
    ///     "ClusterName": "events",
    ///     "NumberOfBrokerNodes": 3,
    ///     "EncryptionInfo": { "EncryptionInTransit": { "ClientBroker": "TLS", "InCluster": true } }
    ///   }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Amazon MSK encryption in transit](https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption-in-transit.html)
    id: "broker-admits-plaintext",
    level: Error,
    maps: [MskClients: [PCI, ISO, ISMS_P]],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let System::Msk(Answer::Both | Answer::Plain) = system else { return None };
        Some(Words {
            message: words!(
                language,
                en: "the brokers serve clients without TLS",
                ko: "브로커가 평문 연결도 허용합니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "A client on port 9092 reads and writes events in clear.",
                ko: "9092 포트를 쓰는 클라이언트는 이벤트를 평문으로 읽고 씁니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Move every client to a TLS port, then set `ClientBroker` to `TLS`. A live cluster can be updated.",
                ko: "모든 클라이언트를 TLS 포트로 옮긴 뒤 `ClientBroker`를 `TLS`로 설정하세요. 운영 중인 클러스터에도 적용할 수 있습니다."
            )
            .to_owned(),
        })
    })
}
