//! Why a hop has its verdict, what carries it and who decides.

use super::{between, join, mount, quoted, transfer};
use crate::systems;
use crate::verdict::{Ground, Judgement};
use wireproof_facts::{Facts, Hop, Parameter, PlaceKind, Protection, Route, Wire};
use wireproof_report::{Language, Verdict};

/// Why the hop has its verdict, on what it depends, and what to paste when it is unknown.
pub(crate) fn because(hop: &Hop, judgement: &Judgement, language: Language) -> String {
    let depends = hop.depends.iter().map(|parameter| depends(parameter, language));
    join(&std::iter::once(ground(hop, judgement, language)).chain(depends).collect::<Vec<_>>())
}

fn depends(parameter: &Parameter, language: Language) -> String {
    let (name, default) = (quoted(&parameter.name), quoted(&parameter.default));
    localized!(
        language,
        en: "This rests on the default {default} of the parameter {name}; another value may change the answer.",
        ko: "파라미터 {name}의 기본값 {default} 기준입니다. 값을 바꾸면 답이 달라질 수 있습니다."
    )
}

fn ground(hop: &Hop, judgement: &Judgement, language: Language) -> String {
    match &judgement.ground {
        Ground::Policy(state) => transfer::policy(*state, hop, language),
        Ground::Transfer(state) => join(&[
            words!(
                language,
                en: "SageMaker moves S3 data over TLS.",
                ko: "SageMaker는 S3 데이터를 TLS로 주고받습니다."
            )
            .to_owned(),
            transfer::transfer(*state, bucket(hop), language),
        ]),
        Ground::Between(flag, count) => {
            let training = between::is_training(hop.to.kind);
            between::because(flag, count, judgement.verdict, training, language)
        }
        Ground::Wire => match &hop.wire {
            Wire::System(system) => systems::because(system, language),
            _ => wire(hop, language),
        },
        Ground::Server => server(hop, language),
        Ground::Origin(state) => transfer::transfer(Some(*state), bucket(hop), language),
        Ground::Mount { state, is_presumed } => mount::because(*state, *is_presumed, hop, language),
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

/// What the server refuses, whatever the hop's own settings ask for.
fn server(hop: &Hop, language: Language) -> String {
    let decides = words!(
        language,
        en: "The database at this address decides, whatever this connection asks for.",
        ko: "이 연결의 설정과 관계없이 이 주소의 데이터베이스가 정합니다."
    );
    let refuses = hop.server.as_ref().map(|server| systems::because(server, language));
    join(&[decides.to_owned(), refuses.unwrap_or_default()])
}

/// What carries the bytes.
pub(crate) fn protocol(hop: &Hop, verdict: Verdict, facts: &Facts<'_>) -> Option<&'static str> {
    match &hop.wire {
        Wire::System(system) => systems::protocol(system),
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
    Some(match &hop.wire {
        Wire::System(system) => systems::controlled_by(system, language),
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
        Wire::Gone => words!(
            language,
            en: "The document removes this resource or never creates it, so nothing travels here.",
            ko: "문서가 이 리소스를 삭제하거나 만들지 않으므로 이 구간에는 트래픽이 없습니다."
        ),
        Wire::Looped => words!(
            language,
            en: "A loop makes this resource for each item of a list that only the deployment decides, so neither how many there are nor what they are is known. Give the list's parameter a default, or paste what `aws cloudformation get-template --stack-name NAME --template-stage Processed` prints.",
            ko: "배포할 때 정해지는 목록의 항목마다 이 리소스가 만들어지므로, 개수도 내용도 알 수 없습니다. 목록 파라미터에 기본값을 지정하거나 `aws cloudformation get-template --stack-name NAME --template-stage Processed` 출력을 붙여 넣으세요."
        ),
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
