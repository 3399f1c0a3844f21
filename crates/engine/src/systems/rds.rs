//! RDS and Aurora databases.

use super::undecided;
use crate::text::{localized, quoted, words};
use wireproof_facts::systems::rds::Answer;
use wireproof_report::{Certainty, Language, Verdict};

/// The setting of Oracle's option group.
const ORACLE: &str = "SQLNET.ENCRYPTION_SERVER";

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let (verdict, stated) = match answer {
        Answer::Required { stated, .. } => (Verdict::Enforced, *stated),
        Answer::Optional { stated, .. } => (Verdict::Cleartext, *stated),
        _ => (Verdict::Unknown, true),
    };
    (verdict, if stated { Certainty::Stated } else { Certainty::Assumed })
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Required { parameter, stated } => required(parameter, *stated, language),
        Answer::Optional { parameter, stated, misplaced, .. } => optional(parameter, *stated, *misplaced, language),
        Answer::Oracle => words!(
            language,
            en: "Oracle keeps its plaintext port open beside TLS; only the option NATIVE_NETWORK_ENCRYPTION with `SQLNET.ENCRYPTION_SERVER` set to `REQUIRED` refuses it. Paste the output of `aws rds describe-option-groups`.",
            ko: "Oracle은 TLS를 쓰더라도 평문 포트를 열어 둡니다. NATIVE_NETWORK_ENCRYPTION 옵션의 `SQLNET.ENCRYPTION_SERVER`가 `REQUIRED`일 때만 평문을 거부합니다. `aws rds describe-option-groups` 출력을 확인하세요."
        )
        .to_owned(),
        Answer::GroupNotShown { group, of_cluster } => not_shown(group, *of_cluster, language),
        Answer::Pending => words!(
            language,
            en: "A change of the parameter group waits for a restart, so the value shown is not surely in force. Restart the instance and paste the output of `aws rds describe-db-instances` again.",
            ko: "파라미터 그룹의 변경이 재시작을 기다리고 있어, 보이는 값이 실제로 적용 중인지 알 수 없습니다. 인스턴스를 재시작한 뒤 `aws rds describe-db-instances` 출력을 다시 붙여 넣으세요."
        )
        .to_owned(),
        Answer::ClusterNotShown => words!(
            language,
            en: "The instance belongs to a cluster, and the cluster's parameter group decides. Paste the output of `aws rds describe-db-clusters`.",
            ko: "클러스터에 속한 인스턴스라서 클러스터의 파라미터 그룹이 정합니다. `aws rds describe-db-clusters` 출력을 붙여 넣으세요."
        )
        .to_owned(),
        Answer::DefaultNotKnown => words!(
            language,
            en: "Nothing sets whether plaintext is refused, and the default depends on an engine version that is not given or not known. Paste the output of `aws rds describe-db-parameters --db-parameter-group-name NAME`.",
            ko: "평문 거부 여부를 정하는 설정이 없고, 기본값은 엔진 버전에 따라 다른데 버전이 없거나 알려지지 않은 값입니다. `aws rds describe-db-parameters --db-parameter-group-name NAME` 출력을 붙여 넣으세요."
        )
        .to_owned(),
        Answer::Open(what) => undecided::open(what, "aws rds describe-db-parameters --db-parameter-group-name NAME", language),
        Answer::CutOff => undecided::cut_off(language),
    }
}

fn required(parameter: &str, stated: bool, language: Language) -> String {
    if parameter == ORACLE {
        return words!(
            language,
            en: "`SQLNET.ENCRYPTION_SERVER` is `REQUIRED`: the server refuses connections without Oracle's native network encryption.",
            ko: "`SQLNET.ENCRYPTION_SERVER` 값이 `REQUIRED`라서 Oracle 네이티브 네트워크 암호화를 쓰지 않는 연결은 거부됩니다."
        )
        .to_owned();
    }
    let parameter = quoted(parameter);
    if stated {
        return localized!(
            language,
            en: "{parameter} is on in the parameter group: the server refuses connections without TLS.",
            ko: "파라미터 그룹에서 {parameter}가 켜져 있어 평문 연결은 거부됩니다."
        );
    }
    localized!(
        language,
        en: "{parameter} is not set, and it is on by default for this engine and version: the server refuses connections without TLS.",
        ko: "{parameter} 설정이 없고 이 엔진과 버전의 기본값은 켜짐이므로 평문 연결은 거부됩니다."
    )
}

fn optional(parameter: &str, stated: bool, misplaced: Option<&str>, language: Language) -> String {
    if parameter == ORACLE {
        return words!(
            language,
            en: "Oracle keeps its plaintext port open beside TLS. Only the option `NATIVE_NETWORK_ENCRYPTION` with `SQLNET.ENCRYPTION_SERVER` set to `REQUIRED` refuses plaintext, and the option group does not have it so.",
            ko: "Oracle은 TLS를 쓰더라도 평문 포트를 열어 둡니다. `NATIVE_NETWORK_ENCRYPTION` 옵션의 `SQLNET.ENCRYPTION_SERVER`가 `REQUIRED`일 때만 평문을 거부하는데, 이 옵션 그룹은 그렇게 설정되어 있지 않습니다."
        )
        .to_owned();
    }
    let parameter = quoted(parameter);
    if let Some(other) = misplaced.map(quoted) {
        return localized!(
            language,
            en: "The group sets {other}, which this engine does not have. Its parameter is {parameter}, not set and off by default: the server takes connections without TLS.",
            ko: "그룹이 이 엔진에 없는 {other}를 설정합니다. 이 엔진의 파라미터는 {parameter}인데 설정이 없고 기본값은 꺼짐이라 평문 연결도 허용합니다."
        );
    }
    if stated {
        return localized!(
            language,
            en: "{parameter} lets connections without TLS in: a client that does not ask for TLS sends queries, rows and passwords in clear.",
            ko: "{parameter} 값이 평문 연결을 허용합니다. TLS를 쓰지 않는 클라이언트는 질의와 행, 비밀번호를 평문으로 주고받습니다."
        );
    }
    localized!(
        language,
        en: "{parameter} is not set, and it is off by default for this engine and version: a client that does not ask for TLS talks in clear.",
        ko: "{parameter} 설정이 없고 이 엔진과 버전의 기본값은 꺼짐입니다. TLS를 쓰지 않는 클라이언트는 평문으로 통신합니다."
    )
}

fn not_shown(group: &str, of_cluster: bool, language: Language) -> String {
    let name = if group.is_empty() { "NAME" } else { group };
    let command = quoted(&if of_cluster {
        format!("aws rds describe-db-cluster-parameters --db-cluster-parameter-group-name {name}")
    } else {
        format!("aws rds describe-db-parameters --db-parameter-group-name {name}")
    });
    localized!(
        language,
        en: "The parameter group decides, and its parameters are not in the inputs. Paste the output of {command}.",
        ko: "암호화는 파라미터 그룹에서 정하는데 그 값이 입력에 없습니다. {command} 출력을 붙여 넣으세요."
    )
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Required { .. } => Some("TLS"),
        Answer::Optional { .. } => Some("TCP, TLS"),
        _ => None,
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::Oracle => words!(language, en: "the option group; the client", ko: "옵션 그룹과 클라이언트"),
        _ => words!(
            language,
            en: "the parameter group; the client, where TLS is not required",
            ko: "파라미터 그룹(강제하지 않으면 클라이언트)"
        ),
    }
}
