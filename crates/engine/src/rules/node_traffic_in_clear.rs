//! The rule `node-traffic-in-clear`.

use crate::mapping::{HIPAA, ISMS_P, ISO, NIST, PCI, config, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::{emr, msk, opensearch};
use wireproof_report::Verdict;

rule! {
    /// The nodes of a cluster talk to each other in clear.
    ///
    /// ## What it finds
    /// An OpenSearch domain without node-to-node encryption, an MSK cluster with `InCluster` false, an EMR security
    /// configuration without in-transit encryption.
    ///
    /// ## Why it matters
    /// What clients send over TLS is decrypted at the first node and goes on to replicas, shuffles and searches in clear.
    /// HTTPS at the front door and encryption at rest leave this hop open; being inside a VPC does not encrypt it.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "DomainName": "transactions",
    ///   "EngineVersion": "OpenSearch_2.13",
    ///   "ClusterConfig": { "InstanceCount": 3 },
    ///   "DomainEndpointOptions": { "EnforceHTTPS": true },
    ///   "NodeToNodeEncryptionOptions": { "Enabled": false }
    ///                                               ^^^^^ the nodes talk in clear
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "DomainName": "transactions",
    ///   "EngineVersion": "OpenSearch_2.13",
    ///   "ClusterConfig": { "InstanceCount": 3 },
    ///   "DomainEndpointOptions": { "EnforceHTTPS": true },
    ///   "NodeToNodeEncryptionOptions": { "Enabled": true }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Node-to-node encryption for Amazon OpenSearch Service](https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html)
    id: "node-traffic-in-clear",
    level: Error,
    maps: [
        OpenSearch: [&[security_hub("Opensearch.3")], NIST, PCI, HIPAA, ISO, ISMS_P],
        Elasticsearch: [&[security_hub("ES.3")], NIST, PCI, HIPAA, ISO, ISMS_P],
        MskBrokers: [&[security_hub("MSK.1"), config("MSK_IN_CLUSTER_NODE_REQUIRE_TLS")]],
        EmrConfiguration: [&[security_hub("EMR.4"), config("EMR_SECURITY_CONFIGURATION_ENCRYPTION_TRANSIT")]],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let message = match system {
            System::Msk(_) => {
                words!(language, en: "the brokers replicate in clear", ko: "브로커끼리 평문으로 복제합니다")
            }
            _ => words!(language, en: "the nodes talk in clear", ko: "노드끼리 평문으로 통신합니다"),
        };
        let action = match system {
            System::OpenSearch(opensearch::Answer::NodesInClear { .. }) => words!(
                language,
                en: "Set `NodeToNodeEncryptionOptions` to enabled. A live domain is replaced blue/green, and it can't be turned off again.",
                ko: "노드 간 암호화(`NodeToNodeEncryptionOptions`)를 켜세요. 운영 중인 도메인은 블루/그린 방식으로 교체되며, 한번 켜면 다시 끌 수 없습니다."
            ),
            System::Msk(msk::Answer::BrokersInClear) => words!(
                language,
                en: "A live cluster keeps what it was created with: create one with `InCluster` true and move the topics.",
                ko: "이미 만든 클러스터의 설정은 바꿀 수 없습니다. `InCluster`를 true로 한 클러스터를 새로 만들어 토픽을 옮기세요."
            ),
            System::Emr(emr::Answer::Off { .. } | emr::Answer::NoConfiguration) => words!(
                language,
                en: "Make a security configuration with `EnableInTransitEncryption` and a certificate provider, and start clusters with it.",
                ko: "`EnableInTransitEncryption`과 인증서 제공자가 있는 보안 구성을 만들어 클러스터를 시작할 때 지정하세요."
            ),
            _ => return None,
        };
        Some(Words {
            message: message.to_owned(),
            why: words!(
                language,
                en: "What clients send over TLS is decrypted at the first node and goes on between the nodes in clear.",
                ko: "클라이언트가 TLS로 보낸 데이터도 첫 노드에서 복호화된 뒤 노드 사이에서는 평문으로 오갑니다."
            )
            .to_owned(),
            action: action.to_owned(),
        })
    })
}
