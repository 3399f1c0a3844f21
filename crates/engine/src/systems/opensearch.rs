//! OpenSearch Service domains.

use super::undecided;
use crate::text::words;
use wireproof_facts::systems::opensearch::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let (verdict, stated) = match answer {
        Answer::HttpsOnly { stated } => (Verdict::Enforced, *stated),
        Answer::HttpToo { stated } | Answer::NodesInClear { stated } => (Verdict::Cleartext, *stated),
        Answer::NodesEncrypted => (Verdict::Encrypted, true),
        Answer::OneNode => (Verdict::NoTraffic, true),
        Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, true),
    };
    (verdict, if stated { Certainty::Stated } else { Certainty::Assumed })
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::HttpsOnly { stated: true } => words!(
            language,
            en: "`EnforceHTTPS` is true: the domain refuses plain HTTP.",
            ko: "`EnforceHTTPS`가 true라서 HTTP 요청은 거부됩니다."
        ),
        Answer::HttpsOnly { stated: false } => words!(
            language,
            en: "The block does not set `enforce_https`, and the provider then sets it to true: the domain refuses plain HTTP.",
            ko: "블록에 `enforce_https`가 없으면 프로바이더가 true로 설정하므로 HTTP 요청은 거부됩니다."
        ),
        Answer::HttpToo { stated: true } => words!(
            language,
            en: "`EnforceHTTPS` is false: the domain answers plain HTTP as well as HTTPS, so queries, documents and passwords may cross in clear.",
            ko: "`EnforceHTTPS`가 false라서 HTTPS뿐 아니라 HTTP에도 응답합니다. 질의와 문서, 비밀번호가 평문으로 오갈 수 있습니다."
        ),
        Answer::HttpToo { stated: false } => words!(
            language,
            en: "`EnforceHTTPS` is not set, and a domain answers plain HTTP unless HTTPS is required: queries, documents and passwords may cross in clear.",
            ko: "`EnforceHTTPS` 설정이 없습니다. HTTPS를 강제하지 않은 도메인은 HTTP에도 응답하므로 질의와 문서, 비밀번호가 평문으로 오갈 수 있습니다."
        ),
        Answer::NodesEncrypted => words!(
            language,
            en: "Node-to-node encryption is on: the nodes talk over TLS.",
            ko: "노드 간 암호화가 켜져 있어 노드끼리 TLS로 통신합니다."
        ),
        Answer::NodesInClear { stated: true } => words!(
            language,
            en: "Node-to-node encryption is off: what the nodes replicate and search among themselves crosses in clear.",
            ko: "노드 간 암호화가 꺼져 있어 노드끼리 복제하고 검색하는 데이터가 평문으로 오갑니다."
        ),
        Answer::NodesInClear { stated: false } => words!(
            language,
            en: "Node-to-node encryption is not set, and by default the nodes talk in clear, inside a VPC too.",
            ko: "노드 간 암호화 설정이 없습니다. 기본적으로 노드는 VPC 안에서도 평문으로 통신합니다."
        ),
        Answer::OneNode => words!(
            language,
            en: "The domain has one node, so nothing crosses between nodes.",
            ko: "노드가 하나뿐이라 노드 간에 오가는 데이터가 없습니다."
        ),
        Answer::Open(what) => return undecided::open(what, "aws opensearch describe-domain --domain-name NAME", language),
        Answer::CutOff => return undecided::cut_off(language),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::HttpsOnly { .. } => Some("HTTPS"),
        Answer::HttpToo { .. } => Some("HTTP, HTTPS"),
        Answer::NodesEncrypted => Some("TLS"),
        Answer::NodesInClear { .. } => Some("TCP"),
        Answer::OneNode | Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::NodesEncrypted | Answer::NodesInClear { .. } | Answer::OneNode => words!(
            language,
            en: "`NodeToNodeEncryptionOptions` of the domain",
            ko: "도메인의 `NodeToNodeEncryptionOptions`"
        ),
        _ => words!(language, en: "`DomainEndpointOptions` of the domain", ko: "도메인의 `DomainEndpointOptions`"),
    }
}
