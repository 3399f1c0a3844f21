//! Why a hop has its verdict, what carries it and who decides.

use super::{join, quoted};
use crate::verdict::{Count, Flag, Ground, Judgement, PolicyState};
use wireproof_facts::{Facts, Hop, PlaceKind, Protection, Route, Wire};
use wireproof_report::{Language, Verdict};

const SWITCH: &str = "`EnableInterContainerTrafficEncryption`";

/// Why the hop has its verdict, and what to paste when it is unknown.
pub(crate) fn because(hop: &Hop, judgement: &Judgement, language: Language) -> String {
    match &judgement.ground {
        Ground::Policy(state) => policy(*state, hop, language),
        Ground::Transfer(state) => join(&[
            words!(
                language,
                en: "SageMaker moves S3 data over TLS.",
                ko: "SageMaker는 S3 데이터를 TLS로 주고받습니다."
            )
            .to_owned(),
            transfer(*state, bucket(hop), language),
        ]),
        Ground::Between(flag, count) => {
            let training = is_training(hop.to.kind);
            between(flag, count, judgement.verdict, training, language)
        }
        Ground::Wire => wire(hop, language),
        Ground::NoPlainPort => words!(
            language,
            en: "The service's API answers on HTTPS only, whatever this policy says.",
            ko: "정책과 관계없이 이 서비스의 API는 HTTPS로만 응답합니다."
        )
        .to_owned(),
        Ground::Url(protection) => url(*protection, language).to_owned(),
        Ground::Isolated => words!(
            language,
            en: "Network isolation is on, so the container can't open this connection.",
            ko: "네트워크 격리가 켜져 있어 컨테이너가 이 연결을 열 수 없습니다."
        )
        .to_owned(),
    }
}

/// What carries the bytes.
pub(crate) fn protocol(hop: &Hop, verdict: Verdict, facts: &Facts<'_>) -> Option<&'static str> {
    match hop.wire {
        Wire::Url => facts.urls.get(hop.url?).map(|url| url.protocol),
        Wire::ByPolicy if hop.to.kind == PlaceKind::Efs => Some("NFS"),
        Wire::ByPolicy if verdict == Verdict::Enforced => Some("HTTPS"),
        Wire::ByPolicy if verdict == Verdict::Cleartext => Some("HTTP, HTTPS"),
        Wire::SageMakerS3 | Wire::HttpsOnly | Wire::RegistryPull | Wire::ServiceApi => Some("HTTPS"),
        Wire::InterContainer if verdict == Verdict::Encrypted => Some("IPsec"),
        Wire::InterContainer if verdict == Verdict::Cleartext => Some("TCP"),
        Wire::EfsMount => Some("NFS"),
        Wire::LustreMount => Some("Lustre"),
        _ => None,
    }
}

/// Who decides whether the hop is encrypted.
pub(crate) fn controlled_by(hop: &Hop, language: Language) -> Option<&'static str> {
    Some(match hop.wire {
        Wire::ByPolicy if hop.to.kind == PlaceKind::Bucket => {
            words!(language, en: "the bucket policy", ko: "버킷 정책")
        }
        Wire::ByPolicy => words!(language, en: "the resource's policy", ko: "리소스 정책"),
        Wire::SageMakerS3 => words!(
            language,
            en: "SageMaker uses TLS; the bucket policy decides whether plain HTTP is refused",
            ko: "TLS 사용은 SageMaker, HTTP 거부는 버킷 정책"
        ),
        Wire::InterContainer => {
            words!(language, en: "`EnableInterContainerTrafficEncryption` of the job", ko: "작업의 `EnableInterContainerTrafficEncryption`")
        }
        Wire::HttpsOnly | Wire::ServiceApi => words!(language, en: "AWS, always", ko: "AWS(항상 적용)"),
        Wire::RegistryPull => words!(language, en: "SageMaker and the registry", ko: "SageMaker와 레지스트리"),
        Wire::EfsMount => words!(
            language,
            en: "SageMaker, when it mounts; the file system policy can refuse plain NFS",
            ko: "마운트하는 SageMaker(파일 시스템 정책으로 평문 NFS 거부 가능)"
        ),
        Wire::LustreMount => words!(
            language,
            en: "the file system's deployment type and the instance family",
            ko: "파일 시스템의 배포 유형과 인스턴스 패밀리"
        ),
        Wire::Url => words!(language, en: "the URL, read by your code", ko: "코드가 읽는 URL"),
        Wire::QueryResult => words!(language, en: "the query service and its source", ko: "쿼리 서비스와 원본 저장소"),
        _ => return None,
    })
}

/// The bucket's name at one end of the hop.
pub(crate) fn bucket(hop: &Hop) -> &str {
    [&hop.to, &hop.from].into_iter().find_map(|place| place.bucket.as_deref()).unwrap_or_default()
}

fn policy(state: PolicyState, hop: &Hop, language: Language) -> String {
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
            ko: "정책이 거부하지 않으면 {service} 서비스는 {plain} 요청도 받습니다. 이 정책을 빠져나가는 요청이 있습니다. 반례를 보세요."
        ),
        PolicyState::Missing => localized!(
            language,
            en: "There is no policy, and without one {service} accepts requests over {plain}.",
            ko: "정책이 없습니다. 정책이 없으면 {service} 서비스는 {plain} 요청을 받습니다."
        ),
        PolicyState::Rejected => {
            let name = quoted(&hop.to.name);
            localized!(
                language,
                en: "{service} would reject this policy, so it can't be what is in force at {name}. Paste the policy that is attached.",
                ko: "{service} 서비스가 이 정책을 저장하지 않으므로, 실제로 적용 중인 정책이 아닙니다. {name}에 연결된 정책을 붙여 넣으세요."
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

fn transfer(state: Option<PolicyState>, bucket: &str, language: Language) -> String {
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
        Some(PolicyState::Undecided) => localized!(
            language,
            en: "Whether bucket {name} refuses plain HTTP could not be decided from its policy.",
            ko: "버킷 {name}의 정책이 평문 HTTP를 거부하는지는 판단할 수 없었습니다."
        ),
        Some(PolicyState::Rejected) => localized!(
            language,
            en: "S3 would reject the policy shown for bucket {name}, so it does not show that plain HTTP is refused.",
            ko: "버킷 {name}의 정책으로 제시된 문서는 S3가 저장하지 않으므로, 평문 HTTP 거부의 근거가 되지 못합니다."
        ),
        None | Some(PolicyState::NotResource) if bucket.is_empty() => words!(
            language,
            en: "Whether the bucket refuses plain HTTP is decided by its policy: paste it as well to find out.",
            ko: "평문 HTTP를 거부하는지는 이 문서만으로 알 수 없습니다. 버킷 정책을 함께 붙여 넣으면 판정할 수 있습니다."
        )
        .to_owned(),
        None | Some(PolicyState::NotResource) => localized!(
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

/// Whether the instances exchange gradients and weights; elsewhere it is intermediate data.
pub(crate) fn is_training(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::TrainingCluster | PlaceKind::AutoMlCluster)
}

fn between(flag: &Flag, count: &Count, verdict: Verdict, training: bool, language: Language) -> String {
    if verdict == Verdict::NoTraffic {
        return words!(
            language,
            en: "The job runs on one instance, so there is no traffic between instances and the flag has no effect.",
            ko: "인스턴스가 한 대뿐이라 인스턴스 간 트래픽이 없습니다. 이 설정은 영향을 주지 않습니다."
        )
        .to_owned();
    }
    join(&[
        flag_sentence(flag, language),
        count_sentence(count, language),
        outcome_sentence(verdict, training, language),
    ])
}

fn flag_sentence(flag: &Flag, language: Language) -> String {
    match flag {
        Flag::Stated(value) => localized!(language, en: "{SWITCH} is `{value}`.", ko: "{SWITCH} 값이 `{value}`입니다."),
        Flag::Absent => localized!(
            language,
            en: "{SWITCH} is not set, and AWS leaves this traffic unencrypted unless it is.",
            ko: "{SWITCH} 설정이 없습니다. AWS는 이 설정을 켜지 않으면 인스턴스 간 트래픽을 암호화하지 않습니다."
        ),
        Flag::Default(value, what) => {
            let what = quoted(what);
            localized!(
                language,
                en: "{SWITCH} comes from {what}, whose default is `{value}`; a run may override it.",
                ko: "{SWITCH} 값은 {what}에서 오고 기본값은 `{value}`입니다. 실행할 때 달라질 수 있습니다."
            )
        }
        Flag::Converted(value, written) => {
            let written = quoted(written);
            localized!(
                language,
                en: "{SWITCH} is written as {written} instead of a boolean; read as `{value}`.",
                ko: "{SWITCH} 값이 불리언이 아니라 {written}(으)로 적혀 있어 `{value}`로 읽었습니다."
            )
        }
        Flag::Refused(written) => {
            let written = quoted(written);
            localized!(
                language,
                en: "{SWITCH} is written as {written}, which the API does not take as the flag.",
                ko: "{SWITCH} 값이 {written}(으)로 적혀 있는데, API는 이 값을 받지 않습니다."
            )
        }
        Flag::CutOff => localized!(
            language,
            en: "The text ends before {SWITCH} could appear, so it may be set in the part that is missing.",
            ko: "{SWITCH} 설정이 나오기 전에 문서가 끊겼습니다. 빠진 부분에 있을 수 있습니다."
        ),
        Flag::Open(what) => {
            let what = quoted(what);
            localized!(
                language,
                en: "{SWITCH} is {what}, which this document does not resolve.",
                ko: "{SWITCH} 값이 {what}인데, 이 문서만으로는 그 값을 알 수 없습니다."
            )
        }
    }
}

fn count_sentence(count: &Count, language: Language) -> String {
    match count {
        Count::Stated(number) => {
            localized!(language, en: "The job runs on {number} instances.", ko: "작업은 인스턴스 {number}대에서 실행됩니다.")
        }
        Count::Default(number, what) => {
            let what = quoted(what);
            localized!(
                language,
                en: "The number of instances comes from {what}, whose default is {number}.",
                ko: "인스턴스 수는 {what}에서 오고 기본값은 {number}대입니다."
            )
        }
        Count::ByAws => words!(
            language,
            en: "AWS chooses the number of instances, so several may talk to each other.",
            ko: "인스턴스 수는 AWS가 정하므로 여러 대가 서로 통신할 수 있습니다."
        )
        .to_owned(),
        Count::Open(what) => {
            let what = quoted(what);
            localized!(
                language,
                en: "The number of instances is {what}, which this document does not resolve.",
                ko: "인스턴스 수가 {what}인데, 이 문서만으로는 그 값을 알 수 없습니다."
            )
        }
        Count::ByRule(number) => localized!(
            language,
            en: "The number of instances is not set; AWS then uses {number}.",
            ko: "인스턴스 수가 지정되지 않았습니다. 이때 AWS의 기본값은 {number}대입니다."
        ),
        Count::CutOff => words!(
            language,
            en: "The text ends before the number of instances.",
            ko: "인스턴스 수가 나오기 전에 문서가 끊겼습니다."
        )
        .to_owned(),
        Count::Absent => words!(
            language,
            en: "The document does not say how many instances there are.",
            ko: "인스턴스가 몇 대인지 문서에 없습니다."
        )
        .to_owned(),
    }
}

fn outcome_sentence(verdict: Verdict, training: bool, language: Language) -> String {
    match verdict {
        Verdict::Encrypted | Verdict::Enforced => words!(
            language,
            en: "Traffic between them is encrypted: by IPsec (UDP 500 and IP protocol 50), not by TLS.",
            ko: "서로 주고받는 트래픽은 암호화됩니다. TLS가 아니라 IPsec(UDP 500, IP 프로토콜 50)을 씁니다."
        ),
        Verdict::Cleartext if !training => words!(
            language,
            en: "The data that they exchange can cross the network in clear.",
            ko: "서로 주고받는 데이터가 평문으로 오갈 수 있습니다."
        ),
        Verdict::Cleartext => words!(
            language,
            en: "What they exchange, such as gradients and weights, can cross the network in clear.",
            ko: "서로 주고받는 그래디언트나 가중치 같은 데이터가 평문으로 오갈 수 있습니다."
        ),
        Verdict::Unknown | Verdict::NoTraffic => words!(
            language,
            en: "Paste the output of the matching `describe` command of a run to find out.",
            ko: "실행된 작업의 `describe` 명령 출력을 붙여 넣으면 판정할 수 있습니다."
        ),
    }
    .to_owned()
}

fn url(protection: Protection, language: Language) -> &'static str {
    match protection {
        Protection::Plain => words!(
            language,
            en: "The URL names a protocol without TLS: what the code sends there crosses the network in clear.",
            ko: "URL이 TLS가 없는 프로토콜을 가리킵니다. 코드가 이 주소로 주고받는 데이터는 평문으로 오갑니다."
        ),
        Protection::Opportunistic => words!(
            language,
            en: "The URL does not demand TLS: the client goes on in clear when the server offers none.",
            ko: "URL이 TLS를 강제하지 않습니다. 서버가 TLS를 제공하지 않으면 평문으로 통신합니다."
        ),
        Protection::Unverified => words!(
            language,
            en: "The URL demands TLS but does not verify the server's certificate: encrypted, but not authenticated.",
            ko: "URL이 TLS를 강제하지만 서버 인증서를 확인하지 않습니다. 암호화는 되지만 상대가 인증되지는 않습니다."
        ),
        Protection::Tls => words!(
            language,
            en: "The URL names a protocol with TLS.",
            ko: "URL이 TLS를 쓰는 프로토콜을 가리킵니다."
        ),
        Protection::Unknown => words!(
            language,
            en: "The option that decides about TLS has a value that is not known here.",
            ko: "TLS를 정하는 옵션의 값을 여기서는 알 수 없습니다."
        ),
    }
}

fn not_shown(hop: &Hop, language: Language) -> String {
    match hop.route {
        Route::NotShown { ask } => {
            let command = quoted(ask.command());
            localized!(
                language,
                en: "This document names the resource but shows none of its settings. Paste the output of {command}.",
                ko: "이 문서는 리소스의 이름만 보여 주고 설정은 보여 주지 않습니다. {command} 출력을 붙여 넣으세요."
            )
        }
        _ => words!(
            language,
            en: "This document shows none of the resource's settings.",
            ko: "이 문서에는 리소스의 설정이 없습니다."
        )
        .to_owned(),
    }
}

fn wire(hop: &Hop, language: Language) -> String {
    match hop.wire {
        Wire::HttpsOnly => words!(
            language,
            en: "The SageMaker API answers on HTTPS only, with TLS 1.2 or later.",
            ko: "SageMaker API는 HTTPS로만 응답하며 TLS 1.2 이상을 요구합니다."
        ),
        Wire::RegistryPull => words!(
            language,
            en: "SageMaker pulls container images over HTTPS.",
            ko: "SageMaker는 컨테이너 이미지를 HTTPS로 내려받습니다."
        ),
        Wire::ServiceApi => words!(
            language,
            en: "SageMaker calls the service's API over HTTPS.",
            ko: "SageMaker는 이 서비스의 API를 HTTPS로 호출합니다."
        ),
        Wire::NoInterNode => words!(
            language,
            en: "Batch transform instances do not talk to each other, so there is nothing to encrypt here.",
            ko: "배치 변환 인스턴스는 서로 통신하지 않으므로 암호화할 트래픽이 없습니다."
        ),
        Wire::SingleInstance => words!(
            language,
            en: "One instance has no other to talk to.",
            ko: "인스턴스가 한 대뿐이라 서로 주고받을 트래픽이 없습니다."
        ),
        Wire::NoSwitch => words!(
            language,
            en: "The instances talk to each other, and the API has no setting that encrypts it. It depends on the instance family, on VPC Encryption Controls and on the framework.",
            ko: "인스턴스끼리 통신하지만 이를 암호화하는 API 설정이 없습니다. 인스턴스 패밀리, VPC Encryption Controls, 프레임워크에 따라 달라집니다."
        ),
        Wire::EfsMount => words!(
            language,
            en: "AWS does not document whether SageMaker mounts EFS with TLS, and the job has no option for it. Paste the file system's policy: a Deny on `aws:SecureTransport` = `false` is what refuses plain NFS.",
            ko: "SageMaker가 EFS를 TLS로 마운트하는지는 AWS 문서에 없고, 작업에도 그런 옵션이 없습니다. 파일 시스템 정책을 붙여 넣으세요. `aws:SecureTransport`가 `false`인 요청을 거부하는 Deny가 있으면 평문 NFS가 거부됩니다."
        ),
        Wire::LustreMount => words!(
            language,
            en: "FSx for Lustre encrypts in transit by itself on some deployment types (never SCRATCH_1) and only to instance families that support it; the job shows neither. Paste the output of `aws fsx describe-file-systems`.",
            ko: "FSx for Lustre의 전송 중 암호화는 배포 유형(SCRATCH_1은 불가)과 이를 지원하는 인스턴스 패밀리에 달려 있는데, 작업 문서에는 둘 다 없습니다. `aws fsx describe-file-systems` 출력을 붙여 넣으세요."
        ),
        Wire::QueryResult => words!(
            language,
            en: "The query runs inside the service; whether its connection to the data is encrypted is decided there (for Redshift: `require_ssl` of the parameter group), not in this job.",
            ko: "쿼리는 서비스 안에서 실행됩니다. 데이터까지의 연결이 암호화되는지는 이 작업이 아니라 그 서비스의 설정(Redshift라면 파라미터 그룹의 `require_ssl`)이 정합니다."
        ),
        Wire::OtherMount => words!(
            language,
            en: "The type of the file system is not known here, so neither is the protocol of the mount.",
            ko: "파일 시스템 유형을 알 수 없어 마운트 프로토콜도 알 수 없습니다."
        ),
        Wire::NotShown => return not_shown(hop, language),
        Wire::Unresolved { .. } => words!(
            language,
            en: "The value is decided elsewhere (a parameter or an expression), so this document does not say where the data goes. Paste the output of the matching `describe` command of a run.",
            ko: "값이 파라미터나 식으로 정해져 있어, 이 문서만으로는 데이터가 어디로 가는지 알 수 없습니다. 실행된 작업의 `describe` 명령 출력을 붙여 넣으세요."
        ),
        Wire::ByPolicy => words!(
            language,
            en: "Policies of this kind of resource are not judged yet.",
            ko: "이 종류의 리소스 정책은 아직 판정하지 않습니다."
        ),
        _ => words!(
            language,
            en: "This document does not say whether the hop is encrypted.",
            ko: "이 문서만으로는 이 구간의 암호화 여부를 알 수 없습니다."
        ),
    }
    .to_owned()
}
