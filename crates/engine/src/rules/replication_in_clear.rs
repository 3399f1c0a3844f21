//! The rule `replication-in-clear`.

use crate::mapping::{ISMS_P, ISO, PCI, config, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::dms::Answer;
use wireproof_report::Verdict;

rule! {
    /// DMS copies a database without TLS.
    ///
    /// ## What it finds
    /// A DMS endpoint whose `SslMode` is `none` or not set, or whose Redis or Kafka protocol is `plaintext`. S3, Kinesis,
    /// DynamoDB and Redshift always show `none` and are reached over TLS; they are left alone.
    ///
    /// ## Why it matters
    /// A migration sends every table and every change over this connection, often between networks. A KMS key on the
    /// replication instance protects its disk, not the wire.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Endpoints": [
    ///     { "EndpointIdentifier": "ledger", "EndpointType": "SOURCE", "EngineName": "postgres", "SslMode": "none" }
    ///                                                                                                      ^^^^^^ without TLS
    ///   ]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "Endpoints": [
    ///     { "EndpointIdentifier": "ledger", "EndpointType": "SOURCE", "EngineName": "postgres", "SslMode": "verify-full" }
    ///   ]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Using SSL with AWS Database Migration Service](https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html)
    id: "replication-in-clear",
    level: Error,
    maps: [
        DmsEndpoint: [&[security_hub("DMS.9")], PCI, ISMS_P],
        DmsRedis: [&[security_hub("DMS.12"), config("DMS_REDIS_TLS_ENABLED")], PCI, ISO],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let System::Dms(Answer::Plain { .. }) = system else { return None };
        Some(Words {
            message: words!(language, en: "DMS connects without TLS", ko: "DMS가 TLS 없이 접속합니다").to_owned(),
            why: words!(
                language,
                en: "Every table and every change crosses in clear.",
                ko: "모든 테이블과 변경 사항이 평문으로 오갑니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Set the strictest mode that the engine has (`verify-full`, or `verify-ca` for Oracle and Db2) and give the endpoint the certificate.",
                ko: "엔진이 지원하는 가장 엄격한 모드(`verify-full`, Oracle과 Db2는 `verify-ca`)로 설정하고 엔드포인트에 인증서를 지정하세요."
            )
            .to_owned(),
        })
    })
}
