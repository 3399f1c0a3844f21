//! The rule `cache-admits-plaintext`.

use crate::mapping::{ISMS_P, ISO, PCI, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::{dax, elasticache::Answer, memorydb};
use wireproof_report::Verdict;

rule! {
    /// A cache serves connections without TLS.
    ///
    /// ## What it finds
    /// A replication group or cache cluster of ElastiCache whose in-transit encryption is off or not set, or whose mode is `preferred`;
    /// a MemoryDB cluster with `TLSEnabled` false; a DAX cluster whose endpoint encryption type is `NONE` or not set.
    ///
    /// ## Why it matters
    /// Features and sessions that a model reads from a cache travel as plain Redis or Memcached commands. `preferred` looks
    /// safe because TLS is on, but the same port goes on answering clients that do not use it. A password, encryption at
    /// rest or a security group does not change the bytes.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "ReplicationGroups": [{
    ///     "ReplicationGroupId": "features",
    ///     "TransitEncryptionEnabled": true,
    ///     "TransitEncryptionMode": "preferred"
    ///                              ^^^^^^^^^^^ accepts connections without TLS
    ///   }]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "ReplicationGroups": [{
    ///     "ReplicationGroupId": "features",
    ///     "TransitEncryptionEnabled": true,
    ///     "TransitEncryptionMode": "required"
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [ElastiCache in-transit encryption (TLS)](https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html)
    id: "cache-admits-plaintext",
    level: Error,
    maps: [
        ReplicationGroup: [&[security_hub("ElastiCache.5")], PCI, ISO, ISMS_P],
        Dax: [&[security_hub("DynamoDB.7")], PCI, ISO],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let (message, action) = match system {
            System::ElastiCache(Answer::Preferred) => (
                words!(
                    language,
                    en: "`preferred` accepts connections without TLS",
                    ko: "`preferred` 모드는 평문 연결도 허용합니다"
                ),
                words!(
                    language,
                    en: "Move every client to TLS, then set `TransitEncryptionMode` to `required`.",
                    ko: "모든 클라이언트를 TLS로 옮긴 뒤 `TransitEncryptionMode`를 `required`로 설정하세요."
                ),
            ),
            System::ElastiCache(_) => (
                words!(language, en: "the cache is used without TLS", ko: "캐시와 TLS 없이 통신합니다"),
                words!(
                    language,
                    en: "Turn in-transit encryption on. Where the live cache allows it, set the mode `preferred` first, move every client to TLS, then set `required`; otherwise create the cache anew.",
                    ko: "전송 중 암호화를 켜세요. 운영 중에 바꿀 수 있는 캐시라면 먼저 모드를 `preferred`로 하고 모든 클라이언트를 TLS로 옮긴 뒤 `required`로 설정하세요. 바꿀 수 없다면 새로 만들어야 합니다."
                ),
            ),
            System::MemoryDb(memorydb::Answer::Off) | System::Dax(dax::Answer::Plain { .. }) => (
                words!(language, en: "the cluster is used without TLS", ko: "클러스터와 TLS 없이 통신합니다"),
                words!(
                    language,
                    en: "A live cluster keeps what it was created with: create one with TLS and move the clients to its endpoint.",
                    ko: "이미 만든 클러스터의 설정은 바꿀 수 없습니다. TLS를 켠 클러스터를 새로 만들고 클라이언트를 새 엔드포인트로 옮기세요."
                ),
            ),
            _ => return None,
        };
        Some(Words {
            message: message.to_owned(),
            why: words!(
                language,
                en: "Commands, values and passwords sent without TLS can be read by anyone on the network between client and cache.",
                ko: "TLS 없이 보낸 명령과 값, 비밀번호는 클라이언트와 캐시 사이의 네트워크에서 누구나 읽을 수 있습니다."
            )
            .to_owned(),
            action: action.to_owned(),
        })
    })
}
