//! ElastiCache: replication groups, cache clusters, serverless caches.

use crate::text::{localized, quoted, words};
use wireproof_facts::systems::elasticache::Answer;
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    match answer {
        Answer::Serverless | Answer::Required { stated: true } => (Verdict::Enforced, Certainty::Stated),
        Answer::Required { stated: false } => (Verdict::Enforced, Certainty::Assumed),
        Answer::Preferred | Answer::Off { stated: true } => (Verdict::Cleartext, Certainty::Stated),
        Answer::Off { stated: false } => (Verdict::Cleartext, Certainty::Assumed),
        Answer::MustBeSet | Answer::MemberOf(_) | Answer::Open(_) | Answer::CutOff => (Verdict::Unknown, Certainty::Stated),
    }
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Serverless => words!(
            language,
            en: "Serverless caches accept TLS connections only; there is nothing to turn on.",
            ko: "서버리스 캐시는 TLS 연결만 받으므로 따로 켤 설정이 없습니다."
        ),
        Answer::Required { stated: true } => words!(
            language,
            en: "In-transit encryption is on and the mode is `required`: the cache refuses connections without TLS.",
            ko: "전송 중 암호화가 켜져 있고 모드가 `required`라서 평문 연결은 거부됩니다."
        ),
        Answer::Required { stated: false } => words!(
            language,
            en: "In-transit encryption is on. No mode is given, and the service then sets `required`: connections without TLS are refused.",
            ko: "전송 중 암호화가 켜져 있습니다. 모드를 지정하지 않으면 서비스가 `required`로 설정하므로 평문 연결은 거부됩니다."
        ),
        Answer::Preferred => words!(
            language,
            en: "The mode is `preferred`: the cache serves TLS and plaintext side by side, so a client that does not ask for TLS talks in clear.",
            ko: "모드가 `preferred`라서 TLS와 평문을 모두 받습니다. TLS를 쓰지 않는 클라이언트는 평문으로 통신합니다."
        ),
        Answer::Off { stated: true } => words!(
            language,
            en: "In-transit encryption is off: commands, values and passwords cross the network in clear.",
            ko: "전송 중 암호화가 꺼져 있어 명령과 값, 비밀번호가 평문으로 오갑니다."
        ),
        Answer::Off { stated: false } => words!(
            language,
            en: "`TransitEncryptionEnabled` is not set, and its default is off: commands, values and passwords cross the network in clear.",
            ko: "`TransitEncryptionEnabled` 설정이 없고 기본값은 꺼짐입니다. 명령과 값, 비밀번호가 평문으로 오갑니다."
        ),
        Answer::MustBeSet => words!(
            language,
            en: "A new Valkey group must say `TransitEncryptionEnabled`, and this one does not. Set it, or paste the output of `aws elasticache describe-replication-groups`.",
            ko: "Valkey 그룹을 만들 때는 `TransitEncryptionEnabled`를 반드시 지정해야 하는데 이 문서에는 없습니다. 값을 지정하거나 `aws elasticache describe-replication-groups` 출력을 붙여 넣으세요."
        ),
        Answer::MemberOf(group) => {
            let group = quoted(group);
            return localized!(
                language,
                en: "The cache belongs to the group {group}, which decides, and that group is not in the inputs. Paste the output of `aws elasticache describe-replication-groups`.",
                ko: "이 캐시는 {group} 그룹에 속하며 암호화는 그 그룹에서 정하는데, 그룹이 입력에 없습니다. `aws elasticache describe-replication-groups` 출력을 붙여 넣으세요."
            );
        }
        Answer::Open(what) => {
            let what = quoted(what);
            return localized!(
                language,
                en: "The setting that decides is {what}, which this document does not resolve. Paste the output of `aws elasticache describe-replication-groups`.",
                ko: "암호화를 정하는 설정이 {what}인데, 이 문서만으로는 그 값을 알 수 없습니다. `aws elasticache describe-replication-groups` 출력을 붙여 넣으세요."
            );
        }
        Answer::CutOff => words!(
            language,
            en: "The text ends before `TransitEncryptionEnabled` could appear. Paste all of it.",
            ko: "`TransitEncryptionEnabled` 설정이 나오기 전에 문서가 끊겼습니다. 전체를 붙여 넣으세요."
        ),
    }
    .to_owned()
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Serverless | Answer::Required { .. } => Some("TLS"),
        Answer::Preferred => Some("TCP, TLS"),
        Answer::Off { .. } => Some("TCP"),
        Answer::MustBeSet | Answer::MemberOf(_) | Answer::Open(_) | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::Serverless => words!(language, en: "AWS, always", ko: "AWS(항상 적용)"),
        _ => words!(
            language,
            en: "`TransitEncryptionEnabled` and `TransitEncryptionMode` of the cache",
            ko: "캐시의 `TransitEncryptionEnabled`와 `TransitEncryptionMode`"
        ),
    }
}
