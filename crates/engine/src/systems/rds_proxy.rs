//! RDS Proxy: its clients, and the databases behind it.

use super::{rds, undecided};
use crate::text::{join, localized, quoted, words};
use wireproof_facts::systems::rds_proxy::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let (verdict, stated) = match answer {
        Answer::Required => (Verdict::Enforced, true),
        Answer::DatabaseRequires { stated, .. } => (Verdict::Enforced, *stated),
        Answer::AsClients => (Verdict::Encrypted, true),
        Answer::Optional { stated } | Answer::InClear { stated } => (Verdict::Cleartext, *stated),
        Answer::DatabaseOpen(_)
        | Answer::DatabaseNotShown { .. }
        | Answer::ProxyNotShown(_)
        | Answer::Open(_)
        | Answer::CutOff => (Verdict::Unknown, true),
    };
    (verdict, if stated { Certainty::Stated } else { Certainty::Assumed })
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Required => words!(
            language,
            en: "`RequireTLS` is true: the proxy refuses clients without TLS.",
            ko: "`RequireTLS`가 true라서 TLS를 쓰지 않는 클라이언트는 거부됩니다."
        )
        .to_owned(),
        Answer::Optional { stated: true } => words!(
            language,
            en: "`RequireTLS` is false: the proxy takes clients without TLS, whatever the database behind it requires, and talks to the database as the client talks to it.",
            ko: "`RequireTLS`가 false라서 뒤의 데이터베이스 설정과 관계없이 TLS를 쓰지 않는 클라이언트도 받으며, 데이터베이스와도 클라이언트와 같은 방식으로 통신합니다."
        )
        .to_owned(),
        Answer::Optional { stated: false } => words!(
            language,
            en: "`RequireTLS` is not set, and a proxy that is not told to require TLS takes clients without it.",
            ko: "`RequireTLS` 설정이 없습니다. TLS를 강제하지 않은 프록시는 TLS를 쓰지 않는 클라이언트도 받습니다."
        )
        .to_owned(),
        Answer::DatabaseRequires { parameter, stated } => {
            let answer = wireproof_facts::systems::rds::Answer::Required { parameter, stated: *stated };
            rds::because(&answer, language)
        }
        Answer::AsClients => words!(
            language,
            en: "The proxy talks to its database as its clients talk to it, and `RequireTLS` lets none in without TLS. Nothing shown makes the database refuse plaintext from others.",
            ko: "프록시는 클라이언트가 접속한 방식 그대로 데이터베이스와 통신하는데, `RequireTLS`가 켜져 있어 TLS를 쓰지 않는 클라이언트는 없습니다. 다만 데이터베이스가 다른 곳에서 오는 평문을 거부한다는 근거는 없습니다."
        )
        .to_owned(),
        Answer::InClear { .. } => words!(
            language,
            en: "The proxy talks to its database as its client talks to it: the proxy takes clients without TLS and the database takes connections without it, so then both ways are in clear.",
            ko: "프록시는 클라이언트가 접속한 방식 그대로 데이터베이스와 통신합니다. 프록시와 데이터베이스 모두 평문 연결을 받으므로, 클라이언트가 TLS 없이 접속하면 양쪽 구간이 모두 평문입니다."
        )
        .to_owned(),
        Answer::DatabaseOpen(database) => join(&[clients_without(language), rds::because(database, language)]),
        Answer::DatabaseNotShown { name, is_cluster } => {
            let name = if name.is_empty() { "NAME" } else { name };
            let command = quoted(&if *is_cluster {
                format!("aws rds describe-db-clusters --db-cluster-identifier {name}")
            } else {
                format!("aws rds describe-db-instances --db-instance-identifier {name}")
            });
            let paste = localized!(
                language,
                en: "Whether the database refuses plaintext is not in the inputs. Paste the output of {command}.",
                ko: "데이터베이스가 평문을 거부하는지는 입력에 없습니다. {command} 출력을 붙여 넣으세요."
            );
            join(&[clients_without(language), paste])
        }
        Answer::ProxyNotShown(name) => {
            let command = quoted(&if name.is_empty() {
                "aws rds describe-db-proxies".to_owned()
            } else {
                format!("aws rds describe-db-proxies --db-proxy-name {name}")
            });
            localized!(
                language,
                en: "The proxy talks to its database as its clients talk to it; whether it requires TLS of them is not in the inputs, and nothing shown makes the database refuse plaintext. Paste the output of {command} of this one proxy.",
                ko: "프록시는 클라이언트가 접속한 방식 그대로 데이터베이스와 통신합니다. 프록시가 TLS를 강제하는지는 입력에 없고, 데이터베이스가 평문을 거부한다는 근거도 없습니다. 이 프록시의 {command} 출력만 붙여 넣으세요."
            )
        }
        Answer::Open(what) => undecided::open(what, "aws rds describe-db-proxies", language),
        Answer::CutOff => undecided::cut_off(language),
    }
}

fn clients_without(language: Language) -> String {
    words!(
        language,
        en: "The proxy takes clients without TLS, and talks to its database as they talk to it.",
        ko: "프록시가 TLS를 쓰지 않는 클라이언트도 받으며, 데이터베이스와도 같은 방식으로 통신합니다."
    )
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Required | Answer::DatabaseRequires { .. } | Answer::AsClients => Some("TLS"),
        Answer::Optional { .. } | Answer::InClear { .. } => Some("TCP, TLS"),
        _ => None,
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::DatabaseRequires { .. } => words!(language, en: "the database's parameter group", ko: "데이터베이스의 파라미터 그룹"),
        Answer::Required | Answer::Optional { .. } => words!(language, en: "`RequireTLS` of the proxy", ko: "프록시의 `RequireTLS`"),
        _ => words!(
            language,
            en: "`RequireTLS` of the proxy; the database's parameter group can refuse plaintext",
            ko: "프록시의 `RequireTLS`(데이터베이스의 파라미터 그룹으로 평문 거부 가능)"
        ),
    }
}
