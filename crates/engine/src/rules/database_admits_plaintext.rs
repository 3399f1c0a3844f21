//! The rule `database-admits-plaintext`.

use crate::mapping::{ISMS_P, ISO, config, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::{localized, quoted, words};
use wireproof_facts::System;
use wireproof_facts::systems::{docdb, rds, rds_proxy};
use wireproof_report::Verdict;

rule! {
    /// A database takes connections without TLS.
    ///
    /// ## What it finds
    /// An RDS instance, Aurora or DocumentDB cluster whose parameter group (or the default of its engine and version) lets
    /// plaintext in, and an RDS Proxy that does not require TLS.
    ///
    /// ## Why it matters
    /// TLS is offered, so most connections look safe. But a client whose driver does not ask for it, or falls back, sends
    /// queries, rows and the password in clear, and nothing tells. `ssl=1`, encryption of the storage, IAM authentication and
    /// a private subnet do not refuse such a client.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "AWSTemplateFormatVersion": "2010-09-09",
    ///   "Resources": {
    ///     "Claims": {
    ///       "Type": "AWS::RDS::DBInstance",
    ///       "Properties": { "Engine": "postgres", "EngineVersion": "16.4", "DBParameterGroupName": { "Ref": "Loose" } }
    ///     },
    ///     "Loose": {
    ///       "Type": "AWS::RDS::DBParameterGroup",
    ///       "Properties": { "Family": "postgres16", "Description": "claims", "Parameters": { "rds.force_ssl": "0" } }
    ///                                                                                                         ^^^ without TLS
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "AWSTemplateFormatVersion": "2010-09-09",
    ///   "Resources": {
    ///     "Claims": {
    ///       "Type": "AWS::RDS::DBInstance",
    ///       "Properties": { "Engine": "postgres", "EngineVersion": "16.4", "DBParameterGroupName": { "Ref": "Loose" } }
    ///     },
    ///     "Loose": {
    ///       "Type": "AWS::RDS::DBParameterGroup",
    ///       "Properties": { "Family": "postgres16", "Description": "claims", "Parameters": { "rds.force_ssl": "1" } }
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Using SSL/TLS to encrypt a connection to a DB instance](https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html)
    id: "database-admits-plaintext",
    level: Error,
    maps: [
        RdsPostgres: [&[security_hub("RDS.38"), config("RDS_POSTGRES_INSTANCE_ENCRYPTED_IN_TRANSIT")], ISO, ISMS_P],
        RdsMySql: [&[security_hub("RDS.39"), config("RDS_MYSQL_INSTANCE_ENCRYPTED_IN_TRANSIT")], ISO, ISMS_P],
        RdsSqlServer: [&[security_hub("RDS.41"), config("RDS_SQLSERVER_ENCRYPTED_IN_TRANSIT")], ISO, ISMS_P],
        RdsMariaDb: [&[security_hub("RDS.44"), config("RDS_MARIADB_INSTANCE_ENCRYPTED_IN_TRANSIT")], ISO, ISMS_P],
        RdsDb2: [ISO, ISMS_P],
        RdsProxy: [&[security_hub("RDS.43"), config("RDS_PROXY_TLS_ENCRYPTION")]],
        DocDb: [&[security_hub("DocumentDB.6"), config("DOCDB_CLUSTER_ENCRYPTED_IN_TRANSIT")]],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let message = match system {
            System::RdsProxy(rds_proxy::Answer::Optional { .. }) => {
                words!(language, en: "the proxy takes clients without TLS", ko: "프록시가 클라이언트의 평문 연결도 허용합니다")
            }
            System::RdsProxy(rds_proxy::Answer::InClear { .. }) => words!(
                language,
                en: "the proxy talks to its database without TLS when its client does",
                ko: "클라이언트가 TLS 없이 접속하면 프록시도 데이터베이스와 TLS 없이 통신합니다"
            ),
            System::DocDb(docdb::Answer::Disabled) => {
                words!(language, en: "the cluster is used without TLS", ko: "클러스터와 TLS 없이 통신합니다")
            }
            System::Rds(rds::Answer::Optional { .. }) => {
                words!(language, en: "the database takes connections without TLS", ko: "데이터베이스가 평문 연결도 허용합니다")
            }
            _ => return None,
        };
        let action = match system {
            System::Rds(rds::Answer::Optional { engine: Some(rds::Engine::Oracle), .. }) => words!(
                language,
                en: "Put the option `NATIVE_NETWORK_ENCRYPTION` with `SQLNET.ENCRYPTION_SERVER` set to `REQUIRED` into an option group of your own.",
                ko: "직접 만든 옵션 그룹에 `NATIVE_NETWORK_ENCRYPTION` 옵션을 추가하고 `SQLNET.ENCRYPTION_SERVER`를 `REQUIRED`로 설정하세요."
            )
            .to_owned(),
            System::Rds(rds::Answer::Optional { parameter, engine, .. }) => {
                let (parameter, on) = (quoted(parameter), quoted(engine.map_or("1", rds::Engine::refusing)));
                let set = localized!(
                    language,
                    en: "Look for sessions without TLS, then set {parameter} to {on} in a parameter group of your own.",
                    ko: "TLS를 쓰지 않는 세션이 있는지 확인한 뒤, 직접 만든 파라미터 그룹에 {parameter} = {on} 값을 설정하세요."
                );
                let restart = words!(
                    language,
                    en: " SQL Server needs a restart.",
                    ko: " SQL Server는 재시작해야 적용됩니다."
                );
                if *engine == Some(rds::Engine::SqlServer) { set + restart } else { set }
            }
            System::DocDb(_) => words!(
                language,
                en: "Set `tls` to `enabled` in a cluster parameter group of your own, then restart the instances.",
                ko: "직접 만든 클러스터 파라미터 그룹에서 `tls`를 `enabled`로 설정하고 인스턴스를 재시작하세요."
            )
            .to_owned(),
            _ => words!(
                language,
                en: "Set `RequireTLS` to true after every client connects with TLS.",
                ko: "모든 클라이언트가 TLS로 접속하게 한 뒤 `RequireTLS`를 true로 설정하세요."
            )
            .to_owned(),
        };
        let why = match system {
            System::DocDb(_) => words!(
                language,
                en: "Documents, queries and passwords of every client cross in clear.",
                ko: "모든 클라이언트의 문서와 질의, 비밀번호가 평문으로 오갑니다."
            ),
            _ => words!(
                language,
                en: "A client that does not ask for TLS sends queries, rows and its password in clear, and nobody notices.",
                ko: "TLS를 쓰지 않는 클라이언트는 질의와 행, 비밀번호를 평문으로 주고받으며, 겉으로는 알 수 없습니다."
            ),
        };
        Some(Words {
            message: message.to_owned(),
            why: why.to_owned(),
            action,
        })
    })
}
