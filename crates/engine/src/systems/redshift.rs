//! Redshift clusters and Redshift Serverless workgroups.

use super::undecided;
use crate::text::{localized, quoted, words};
use wireproof_facts::systems::redshift::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let (verdict, stated) = match answer {
        Answer::Required { stated } => (Verdict::Enforced, *stated),
        Answer::Optional { stated } => (Verdict::Cleartext, *stated),
        _ => (Verdict::Unknown, true),
    };
    (verdict, if stated { Certainty::Stated } else { Certainty::Assumed })
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Required { stated: true } => words!(
            language,
            en: "`require_ssl` is true: the warehouse refuses connections without TLS.",
            ko: "`require_ssl`이 true라서 평문 연결은 거부됩니다."
        ),
        Answer::Required { stated: false } => words!(
            language,
            en: "The parameters are those of the family `redshift-2.0`, where `require_ssl` is true by default: connections without TLS are refused.",
            ko: "`redshift-2.0` 패밀리의 기본값은 `require_ssl`이 true이므로 평문 연결은 거부됩니다."
        ),
        Answer::Optional { stated: true } => words!(
            language,
            en: "`require_ssl` is false: the warehouse takes connections without TLS, and a client that does not ask for TLS sends queries and rows in clear.",
            ko: "`require_ssl`이 false라서 평문 연결도 허용합니다. TLS를 쓰지 않는 클라이언트는 질의와 행을 평문으로 주고받습니다."
        ),
        Answer::Optional { stated: false } => words!(
            language,
            en: "`require_ssl` is not set, and in the family `redshift-1.0` it is false by default: the warehouse takes connections without TLS.",
            ko: "`require_ssl` 설정이 없고 `redshift-1.0` 패밀리의 기본값은 false이므로 평문 연결도 허용합니다."
        ),
        Answer::GroupNotShown(group) => {
            let group = quoted(group);
            return localized!(
                language,
                en: "The parameter group {group} decides, and its parameters are not in the inputs. Paste the output of `aws redshift describe-cluster-parameters --parameter-group-name NAME`.",
                ko: "암호화는 파라미터 그룹 {group}에서 정하는데 그 값이 입력에 없습니다. `aws redshift describe-cluster-parameters --parameter-group-name NAME` 출력을 붙여 넣으세요."
            );
        }
        Answer::Pending => words!(
            language,
            en: "A change of the parameter group waits for a restart, so the value shown is not surely in force. Restart the cluster and paste the output of `aws redshift describe-clusters` again.",
            ko: "파라미터 그룹의 변경이 재시작을 기다리고 있어, 보이는 값이 실제로 적용 중인지 알 수 없습니다. 클러스터를 재시작한 뒤 `aws redshift describe-clusters` 출력을 다시 붙여 넣으세요."
        ),
        Answer::NoGroup => words!(
            language,
            en: "No parameter group is named. Clusters made since January 2025 get `default.redshift-2.0`, which requires TLS; older ones have `default.redshift-1.0`, which does not. Name a group, or paste the output of `aws redshift describe-clusters`.",
            ko: "파라미터 그룹이 지정되지 않았습니다. 2025년 1월 이후 만든 클러스터는 TLS를 강제하는 `default.redshift-2.0`, 그 전 클러스터는 강제하지 않는 `default.redshift-1.0`을 씁니다. 그룹을 지정하거나 `aws redshift describe-clusters` 출력을 붙여 넣으세요."
        ),
        Answer::NotConfigured => words!(
            language,
            en: "The workgroup does not set `require_ssl`, and its default changed in January 2025. Set it, or paste the output of `aws redshift-serverless get-workgroup`.",
            ko: "작업 그룹에 `require_ssl` 설정이 없고, 기본값은 2025년 1월에 바뀌었습니다. 값을 지정하거나 `aws redshift-serverless get-workgroup` 출력을 붙여 넣으세요."
        ),
        Answer::Open(what) => return undecided::open(what, "aws redshift describe-clusters", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Required { .. } => Some("TLS"),
        Answer::Optional { .. } => Some("TCP, TLS"),
        _ => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(
        language,
        en: "the parameter `require_ssl`; the client, where it is not required",
        ko: "파라미터 `require_ssl`(강제하지 않으면 클라이언트)"
    )
}
