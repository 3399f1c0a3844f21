//! The rule `replication-in-clear`.

use crate::mapping::{ISMS_P, ISO, PCI, config, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::dms::{Answer, Setting};
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
        let System::Dms(Answer::Plain { setting, .. }) = system else { return None };
        let action = match setting {
            Setting::SslMode => words!(
                language,
                en: "Set `SslMode` to `verify-full` (`verify-ca` for Oracle and Db2), and give the endpoint the certificate of the database's authority (`CertificateArn`).",
                ko: "`SslMode`를 `verify-full`(Oracle과 Db2는 `verify-ca`)로 설정하고, 데이터베이스 인증 기관의 인증서를 엔드포인트에 지정하세요(`CertificateArn`)."
            ),
            Setting::Redis => words!(
                language,
                en: "Turn TLS on in Redis, then set `SslSecurityProtocol` to `ssl-encryption` and name the authority in `SslCaCertificateArn`.",
                ko: "Redis에서 TLS를 켠 뒤 `SslSecurityProtocol`을 `ssl-encryption`으로 설정하고 `SslCaCertificateArn`에 인증 기관을 지정하세요."
            ),
            Setting::Kafka => words!(
                language,
                en: "Set `SecurityProtocol` to `ssl-encryption` (or `sasl-ssl`) and `Broker` to the brokers' TLS port, 9094 in MSK.",
                ko: "`SecurityProtocol`을 `ssl-encryption`(또는 `sasl-ssl`)으로 설정하고 `Broker`에는 브로커의 TLS 포트(MSK는 9094)를 쓰세요."
            ),
        };
        Some(Words {
            message: words!(language, en: "DMS connects without TLS", ko: "DMS가 TLS 없이 접속합니다").to_owned(),
            why: words!(
                language,
                en: "Everything that DMS copies, and the password, crosses the network in clear.",
                ko: "DMS가 복사하는 모든 데이터와 비밀번호가 평문으로 오갑니다."
            )
            .to_owned(),
            action: action.to_owned(),
        })
    })
}
