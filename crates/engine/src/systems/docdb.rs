//! DocumentDB clusters.

use super::undecided;
use crate::text::{localized, quoted, words};
use wireproof_facts::systems::docdb::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Tls { stated: true } => (Verdict::Enforced, Certainty::Stated),
        Answer::Tls { stated: false } => (Verdict::Enforced, Certainty::Assumed),
        Answer::Disabled => (Verdict::Cleartext, Certainty::Stated),
        Answer::GroupNotShown(_) | Answer::Pending | Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Tls { stated: true } => words!(
            language,
            en: "The parameter `tls` is on: the cluster refuses connections without TLS.",
            ko: "파라미터 `tls`가 켜져 있어 평문 연결은 거부됩니다."
        ),
        Answer::Tls { stated: false } => words!(
            language,
            en: "The parameter `tls` is not set, and it is `enabled` by default: the cluster refuses connections without TLS.",
            ko: "파라미터 `tls` 설정이 없고 기본값은 `enabled`이므로 평문 연결은 거부됩니다."
        ),
        Answer::Disabled => words!(
            language,
            en: "The parameter `tls` is `disabled`: documents, queries and passwords cross in clear.",
            ko: "파라미터 `tls`가 `disabled`라서 문서와 질의, 비밀번호가 평문으로 오갑니다."
        ),
        Answer::GroupNotShown(group) => {
            let group = quoted(group);
            return localized!(
                language,
                en: "The parameter group {group} decides, and its parameters are not in the inputs. Paste the output of `aws docdb describe-db-cluster-parameters --db-cluster-parameter-group-name NAME`.",
                ko: "암호화는 파라미터 그룹 {group}에서 정하는데 그 값이 입력에 없습니다. `aws docdb describe-db-cluster-parameters --db-cluster-parameter-group-name NAME` 출력을 붙여 넣으세요."
            );
        }
        Answer::Pending => words!(
            language,
            en: "A change of the parameter group waits for a restart of an instance, so the value shown is not surely in force. Restart the cluster's instances and paste the output of `aws docdb describe-db-clusters` again.",
            ko: "파라미터 그룹의 변경이 인스턴스 재시작을 기다리고 있어, 보이는 값이 실제로 적용 중인지 알 수 없습니다. 클러스터의 인스턴스를 재시작한 뒤 `aws docdb describe-db-clusters` 출력을 다시 붙여 넣으세요."
        ),
        Answer::Open(what) => return undecided::open(what, "aws docdb describe-db-cluster-parameters --db-cluster-parameter-group-name NAME", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Tls { .. } => Some("TLS"),
        Answer::Disabled => Some("TCP"),
        Answer::GroupNotShown(_) | Answer::Pending | Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(_: &Answer, language: Language) -> &'static str {
    words!(language, en: "the parameter `tls` of the cluster's group", ko: "클러스터 파라미터 그룹의 `tls`")
}
