//! What a policy says of the hop to its resource, and of SageMaker's transfers from and to a bucket.

use super::quoted;
use crate::verdict::PolicyState;
use wireproof_facts::{Hop, PlaceKind};
use wireproof_report::Language;

/// Why the hop of any client to the resource has its verdict.
pub(crate) fn policy(state: PolicyState, hop: &Hop, language: Language) -> String {
    let (service, plain) = service(hop.to.kind, language);
    match state {
        PolicyState::Proved => localized!(
            language,
            en: "Proved: the policy lets no request over {plain} through, whoever asks for whatever resource or action.",
            ko: "증명됨: 누가 어떤 리소스나 작업을 요청하든, 이 정책은 {plain} 요청을 하나도 통과시키지 않습니다."
        ),
        PolicyState::Refuted => localized!(
            language,
            en: "{service} accepts {plain} unless a policy refuses it, and at least one such request escapes this policy. The counterexample shows it.",
            ko: "정책이 거부하지 않으면 {service} 서비스는 {plain} 요청도 받습니다. 이 정책을 빠져나가는 요청이 있습니다. 반례를 확인하세요."
        ),
        PolicyState::Missing => localized!(
            language,
            en: "There is no policy, and without one {service} accepts requests over {plain}.",
            ko: "정책이 없습니다. 정책이 없으면 {service} 서비스는 {plain} 요청을 받습니다."
        ),
        PolicyState::Undeclared => localized!(
            language,
            en: "The document that makes this bucket declares no policy for it, and without one {service} accepts requests over {plain}. Another stack or module may attach one: paste it as well if there is one.",
            ko: "이 버킷을 만드는 문서에 버킷 정책이 없습니다. 정책이 없으면 {service} 서비스는 {plain} 요청을 받습니다. 다른 스택이나 모듈에서 정책을 연결한다면 함께 붙여 넣으세요."
        ),
        PolicyState::Rejected => {
            let name = quoted(&hop.to.name);
            localized!(
                language,
                en: "{service} would reject this policy, so it can't be what is in force at {name}. Paste the policy that is attached.",
                ko: "{service} 서비스가 이 정책을 저장하지 않으므로, 실제로 적용 중인 정책이 아닙니다. {name}에 연결된 정책을 붙여 넣으세요."
            )
        }
        PolicyState::LeftOut => {
            let command = quoted(&format!("aws s3api get-bucket-policy --bucket {}", hop.to.name));
            localized!(
                language,
                en: "{service} accepts {plain} unless a policy refuses it, and what is shown of this bucket leaves its policy out. Paste the output of {command}.",
                ko: "정책이 거부하지 않으면 {service} 서비스는 {plain} 요청도 받습니다. 이 문서에는 버킷 정책이 빠져 있으니, {command} 명령의 출력을 붙여 넣으세요."
            )
        }
        other => undecided(other, language).to_owned(),
    }
}

/// The service and its protocol without TLS.
fn service(kind: PlaceKind, language: Language) -> (&'static str, &'static str) {
    let http = words!(language, en: "plain HTTP", ko: "평문 HTTP");
    match kind {
        PlaceKind::Bucket | PlaceKind::AccessPoint => ("S3", http),
        PlaceKind::Queue => ("SQS", http),
        PlaceKind::Topic => ("SNS", http),
        PlaceKind::Table => ("DynamoDB", http),
        PlaceKind::Efs => ("EFS", words!(language, en: "plain NFS", ko: "평문 NFS")),
        _ => (words!(language, en: "the service", ko: "해당"), http),
    }
}

fn undecided(state: PolicyState, language: Language) -> &'static str {
    match state {
        PolicyState::NotResource => words!(
            language,
            en: "This is an identity policy: it says what its owner may do, not what the resource refuses. Paste the resource's own policy.",
            ko: "자격 증명 기반 정책입니다. 소유자가 할 수 있는 일을 정할 뿐, 리소스가 무엇을 거부하는지는 정하지 않습니다. 리소스의 정책을 붙여 넣으세요."
        ),
        PolicyState::Rivals => words!(
            language,
            en: "Several policies of this bucket were given, and they differ. Only one can be in force.",
            ko: "이 버킷의 정책이 여러 개이고 판정이 서로 다릅니다. 실제로는 하나만 적용됩니다."
        ),
        PolicyState::NotShown => words!(
            language,
            en: "The template declares no policy for this bucket, but a part of it that is not shown may attach one. Paste that part as well.",
            ko: "템플릿에 이 버킷의 정책이 없지만, 여기에 없는 부분에서 정책을 연결할 수 있습니다. 그 부분도 함께 붙여 넣으세요."
        ),
        PolicyState::Conditional => words!(
            language,
            en: "The policy is attached only on a condition that the deployment decides. Give the parameter a default, or paste the policy that is attached.",
            ko: "배포할 때 정해지는 조건이 참일 때만 이 정책이 연결됩니다. 파라미터에 기본값을 지정하거나, 실제로 연결된 정책을 붙여 넣으세요."
        ),
        PolicyState::Unresolved => words!(
            language,
            en: "The policy is decided elsewhere (by a parameter, an expression or the deployment itself), so this document does not show it. Paste the policy that is attached.",
            ko: "정책이 파라미터나 표현식, 배포 결과로 정해져 이 문서에는 나오지 않습니다. 실제로 연결된 정책을 붙여 넣으세요."
        ),
        PolicyState::CutOff => words!(
            language,
            en: "The policy can't be read to its end, and what is missing can change the answer. Paste the whole policy.",
            ko: "정책을 끝까지 읽을 수 없습니다. 빠진 부분에 따라 답이 달라지므로 정책 전체를 붙여 넣으세요."
        ),
        _ => words!(
            language,
            en: "Neither a proof nor an escaping request was found. The proof says what stopped it.",
            ko: "증명도 반례도 찾지 못했습니다. 막힌 이유는 증명 항목에 있습니다."
        ),
    }
}

/// What the bucket's policy adds to a transfer by SageMaker.
pub(crate) fn transfer(state: Option<PolicyState>, bucket: &str, language: Language) -> String {
    let name = quoted(bucket);
    match state {
        Some(PolicyState::Proved) => localized!(
            language,
            en: "The policy of bucket {name} denies every request over plain HTTP (proved), so this path can't fall back to clear text.",
            ko: "버킷 {name}의 정책이 평문 HTTP 요청을 모두 거부함이 증명되었으므로, 평문으로 바뀔 수 없습니다."
        ),
        Some(PolicyState::Refuted) => localized!(
            language,
            en: "But the policy of bucket {name} lets some plain HTTP requests through, so nothing forces TLS on the other clients of the same data.",
            ko: "다만 버킷 {name}의 정책을 빠져나가는 평문 HTTP 요청이 있어, 같은 데이터에 접근하는 다른 클라이언트에는 TLS가 강제되지 않습니다."
        ),
        Some(PolicyState::Missing) => localized!(
            language,
            en: "But bucket {name} has no policy, so it also accepts plain HTTP from other clients.",
            ko: "다만 버킷 {name}에는 정책이 없어, 다른 클라이언트의 평문 HTTP 요청도 받습니다."
        ),
        Some(PolicyState::Undeclared) => localized!(
            language,
            en: "But the document that makes bucket {name} declares no policy for it, so it also accepts plain HTTP from other clients.",
            ko: "다만 버킷 {name} 리소스를 만드는 문서에 버킷 정책이 없어, 다른 클라이언트의 평문 HTTP 요청도 받습니다."
        ),
        Some(PolicyState::Undecided) => localized!(
            language,
            en: "Whether bucket {name} refuses plain HTTP could not be decided from its policy.",
            ko: "버킷 {name}의 정책이 평문 HTTP를 거부하는지는 판단할 수 없었습니다."
        ),
        Some(PolicyState::NotShown) => localized!(
            language,
            en: "Whether bucket {name} has a policy depends on a part of the template that is not shown.",
            ko: "버킷 {name}에 정책이 있는지는 여기에 없는 템플릿의 일부에 달려 있습니다."
        ),
        Some(PolicyState::Conditional) => localized!(
            language,
            en: "Whether bucket {name} refuses plain HTTP depends on a condition of the template: its policy is attached only if the deployment fulfils it.",
            ko: "버킷 {name}의 평문 HTTP 거부 여부는 템플릿의 조건에 달려 있습니다. 배포 시 조건이 참일 때만 정책이 연결됩니다."
        ),
        Some(PolicyState::Rejected) => localized!(
            language,
            en: "S3 would reject the policy shown for bucket {name}, so it does not show that plain HTTP is refused.",
            ko: "버킷 {name}의 정책으로 제시된 문서는 S3가 저장하지 않으므로, 평문 HTTP 거부의 근거가 되지 못합니다."
        ),
        None | Some(PolicyState::LeftOut | PolicyState::Unresolved | PolicyState::NotResource) if bucket.is_empty() => words!(
            language,
            en: "Whether the bucket refuses plain HTTP is decided by its policy: paste it as well to find out.",
            ko: "평문 HTTP를 거부하는지는 이 문서만으로 알 수 없습니다. 버킷 정책을 함께 붙여 넣으면 판정할 수 있습니다."
        )
        .to_owned(),
        None | Some(PolicyState::LeftOut | PolicyState::Unresolved | PolicyState::NotResource) => localized!(
            language,
            en: "Whether bucket {name} refuses plain HTTP is decided by its policy: paste it as well to find out.",
            ko: "평문 HTTP를 거부하는지는 이 문서만으로 알 수 없습니다. 버킷 {name}의 정책을 함께 붙여 넣으면 판정할 수 있습니다."
        ),
        Some(PolicyState::Rivals) => localized!(
            language,
            en: "Several policies of bucket {name} were given, and they differ. Leave only the one that is in force.",
            ko: "버킷 {name}의 정책이 여러 개이고 판정이 서로 다릅니다. 실제로 적용 중인 정책 하나만 남기세요."
        ),
        Some(PolicyState::CutOff) => localized!(
            language,
            en: "The policy pasted for bucket {name} ends early; paste the whole of it to learn whether plain HTTP is refused.",
            ko: "버킷 {name}의 정책 문서가 중간에 끊겼습니다. 전체를 붙여 넣으면 평문 HTTP를 거부하는지 판정할 수 있습니다."
        ),
    }
}
