//! Application and network load balancers: client → listener, load balancer → targets.

use crate::text::{localized, quoted, words};
use wireproof_facts::systems::elbv2::{Answer, Serves};
use wireproof_report::{Certainty, Language, Verdict};

pub(super) fn judge(answer: &Answer) -> (Verdict, Certainty) {
    let verdict = match answer {
        Answer::Https | Answer::Tls => Verdict::Enforced,
        Answer::Http { serves, stated } => {
            let verdict = match serves {
                Serves::Content | Serves::RedirectToHttp => Verdict::Cleartext,
                Serves::RedirectToHttps | Serves::FixedResponse => Verdict::Encrypted,
                Serves::NotShown | Serves::Open(_) => Verdict::Unknown,
            };
            return (verdict, if *stated { Certainty::Stated } else { Certainty::Assumed });
        }
        Answer::Quic | Answer::TargetsHttps | Answer::TargetsTls | Answer::Lambda => Verdict::Encrypted,
        Answer::TargetsHttp { .. } | Answer::Decrypted => Verdict::Cleartext,
        Answer::ListenerNotShown
        | Answer::PassThrough { .. }
        | Answer::PassThroughOrDecrypted { .. }
        | Answer::Geneve
        | Answer::NoListener
        | Answer::NoProtocol
        | Answer::Open(_)
        | Answer::CutOff => Verdict::Unknown,
    };
    (verdict, Certainty::Stated)
}

pub(super) fn because(answer: &Answer, language: Language) -> String {
    match answer {
        Answer::Https => words!(
            language,
            en: "The listener speaks HTTPS only: a request in plain HTTP is not served on this port. TLS ends at the load balancer; the way on to the targets is a hop of its own.",
            ko: "이 리스너는 HTTPS만 받으므로 같은 포트에서 평문 HTTP 요청은 처리되지 않습니다. TLS는 로드 밸런서에서 끝나며, 대상까지의 구간은 따로 판단합니다."
        ),
        Answer::Tls => words!(
            language,
            en: "The listener speaks TLS only. TLS ends at the load balancer; the way on to the targets is a hop of its own.",
            ko: "이 리스너는 TLS만 받습니다. TLS는 로드 밸런서에서 끝나며, 대상까지의 구간은 따로 판단합니다."
        ),
        Answer::Http { serves, stated } => return http(serves, *stated, language),
        Answer::ListenerNotShown => words!(
            language,
            en: "The rule's listener is not in the inputs, and its protocol decides. Paste the output of `aws elbv2 describe-listeners`.",
            ko: "이 규칙의 리스너가 입력에 없습니다. 암호화는 리스너의 프로토콜이 정하므로 `aws elbv2 describe-listeners` 출력을 붙여 넣으세요."
        ),
        Answer::PassThrough { protocol } => {
            let protocol = quoted(protocol);
            return localized!(
                language,
                en: "{protocol} is passed through as it comes: the load balancer neither adds nor removes TLS, and a port number proves nothing. The targets and their clients decide; look at their settings.",
                ko: "{protocol} 트래픽은 그대로 전달됩니다. 로드 밸런서는 TLS를 더하지도 풀지도 않으며, 포트 번호는 아무것도 증명하지 않습니다. 대상과 클라이언트의 설정을 확인하세요."
            );
        }
        Answer::PassThroughOrDecrypted { protocol } => {
            let protocol = quoted(protocol);
            return localized!(
                language,
                en: "A target group of {protocol} gets what its listener leaves: behind a TLS listener the decrypted bytes, behind a TCP listener the bytes as they came. Paste the output of `aws elbv2 describe-listeners` as well.",
                ko: "{protocol} 대상 그룹은 리스너가 넘겨준 바이트를 그대로 받습니다. TLS 리스너 뒤라면 복호화된 바이트이고, TCP 리스너 뒤라면 들어온 그대로입니다. `aws elbv2 describe-listeners` 출력도 함께 붙여 넣으세요."
            );
        }
        Answer::Quic => words!(
            language,
            en: "QUIC has no plaintext form: TLS 1.3 is part of it, between the client and the target.",
            ko: "QUIC에는 평문 형식이 없습니다. 클라이언트와 대상 사이의 TLS 1.3이 프로토콜에 포함되어 있습니다."
        ),
        Answer::Geneve => words!(
            language,
            en: "A Gateway Load Balancer wraps packets in GENEVE as they come: it adds no encryption. Whoever sent them decides.",
            ko: "Gateway Load Balancer는 패킷을 들어온 그대로 GENEVE로 감쌀 뿐 암호화하지 않습니다. 암호화 여부는 패킷을 보낸 쪽이 정합니다."
        ),
        Answer::TargetsHttp { probes: false } => words!(
            language,
            en: "The target group's protocol is HTTP: whatever the listener in front speaks, the load balancer sends requests on in clear.",
            ko: "대상 그룹의 프로토콜이 HTTP입니다. 앞단 리스너가 무엇을 쓰든 로드 밸런서는 요청을 평문으로 전달합니다."
        ),
        Answer::TargetsHttp { probes: true } => words!(
            language,
            en: "The target group's protocol is HTTP: the load balancer sends requests on in clear. `HealthCheckProtocol` is about the health checks only.",
            ko: "대상 그룹의 프로토콜이 HTTP라서 로드 밸런서가 요청을 평문으로 전달합니다. `HealthCheckProtocol`은 상태 확인에만 적용됩니다."
        ),
        Answer::TargetsHttps | Answer::TargetsTls => words!(
            language,
            en: "The load balancer opens TLS to the targets. It does not validate their certificates, so the bytes are encrypted and the target is not authenticated; the versions it offers can't be chosen.",
            ko: "로드 밸런서가 대상에 TLS로 연결합니다. 대상의 인증서는 검증하지 않으므로 암호화는 되지만 상대를 인증하지는 않으며, TLS 버전은 고를 수 없습니다."
        ),
        Answer::Decrypted => words!(
            language,
            en: "A TLS listener in front ends TLS, and a target group of TCP sends the decrypted bytes on. With a target group of TLS the load balancer encrypts again.",
            ko: "앞단의 TLS 리스너가 TLS를 풀고, TCP 대상 그룹은 복호화된 바이트를 그대로 보냅니다. 대상 그룹이 TLS면 로드 밸런서가 다시 암호화합니다."
        ),
        Answer::Lambda => words!(
            language,
            en: "The load balancer invokes the function through the service's API, which is HTTPS.",
            ko: "로드 밸런서는 HTTPS인 서비스 API로 함수를 호출합니다."
        ),
        Answer::NoListener => words!(
            language,
            en: "A load balancer's listeners decide, and none is in the inputs. Paste the output of `aws elbv2 describe-listeners`.",
            ko: "암호화는 로드 밸런서의 리스너가 정하는데 입력에 리스너가 없습니다. `aws elbv2 describe-listeners` 출력을 붙여 넣으세요."
        ),
        Answer::NoProtocol => words!(
            language,
            en: "No `Protocol` is given here. Paste the output of `aws elbv2 describe-listeners` or `describe-target-groups`.",
            ko: "`Protocol` 설정이 없습니다. `aws elbv2 describe-listeners`나 `describe-target-groups` 출력을 붙여 넣으세요."
        ),
        Answer::Open(what) => {
            let what = quoted(what);
            return localized!(
                language,
                en: "The protocol is {what}, which this document does not resolve. Paste the output of `aws elbv2 describe-listeners` or `describe-target-groups`.",
                ko: "프로토콜이 {what}인데, 이 문서만으로는 그 값을 알 수 없습니다. `aws elbv2 describe-listeners`나 `describe-target-groups` 출력을 붙여 넣으세요."
            );
        }
        Answer::CutOff => words!(
            language,
            en: "The text ends before `Protocol` could appear. Paste all of it.",
            ko: "`Protocol` 설정이 나오기 전에 문서가 끊겼습니다. 전체를 붙여 넣으세요."
        ),
    }
    .to_owned()
}

fn http(serves: &Serves, stated: bool, language: Language) -> String {
    let serves = match serves {
        Serves::Content => words!(
            language,
            en: "The listener speaks HTTP and serves requests: they and the answers cross the network in clear.",
            ko: "이 리스너는 HTTP로 요청을 처리하므로 요청과 응답이 평문으로 오갑니다."
        )
        .to_owned(),
        Serves::RedirectToHttps => words!(
            language,
            en: "The listener only redirects to HTTPS. The first request of each client still arrives in clear, with its path, headers and cookies: use HSTS and `Secure` cookies. Rules of the listener come before this action.",
            ko: "이 리스너는 HTTPS로 리디렉션만 합니다. 다만 클라이언트의 첫 요청은 경로와 헤더, 쿠키까지 평문으로 도착하므로 HSTS와 `Secure` 쿠키를 쓰세요. 리스너에 규칙이 있으면 이 동작보다 먼저 적용됩니다."
        )
        .to_owned(),
        Serves::RedirectToHttp => words!(
            language,
            en: "The listener redirects, but not to HTTPS: without `Protocol`, or with `#{protocol}`, the new address is plain HTTP again.",
            ko: "리디렉션하지만 HTTPS로 보내지 않습니다. `Protocol`이 없거나 `#{protocol}`이면 새 주소도 평문 HTTP입니다."
        )
        .to_owned(),
        Serves::FixedResponse => words!(
            language,
            en: "The listener answers every request with the same fixed response and passes nothing on. Requests still arrive in clear, so clients should not be told of this address. Rules of the listener come before this action.",
            ko: "이 리스너는 모든 요청에 고정 응답만 돌려주고 아무것도 전달하지 않습니다. 그래도 요청은 평문으로 도착하므로 이 주소를 클라이언트에 알리지 마세요. 리스너에 규칙이 있으면 이 동작보다 먼저 적용됩니다."
        )
        .to_owned(),
        Serves::NotShown => words!(
            language,
            en: "The listener speaks HTTP, and its actions are not shown: it may only redirect. Paste the output of `aws elbv2 describe-listeners`.",
            ko: "이 리스너는 HTTP인데 동작이 보이지 않아 리디렉션만 하는지 알 수 없습니다. `aws elbv2 describe-listeners` 출력을 붙여 넣으세요."
        )
        .to_owned(),
        Serves::Open(what) => {
            let what = quoted(what);
            localized!(
                language,
                en: "The listener speaks HTTP; whether it only redirects is decided by {what}, which this document does not resolve. Paste the output of `aws elbv2 describe-listeners`.",
                ko: "이 리스너는 HTTP입니다. 리디렉션만 하는지는 {what}에 달려 있는데, 이 문서만으로는 그 값을 알 수 없습니다. `aws elbv2 describe-listeners` 출력을 붙여 넣으세요."
            )
        }
    };
    if stated {
        return serves;
    }
    let default = words!(
        language,
        en: "`protocol` is not set, and Terraform's provider then takes HTTP for an Application Load Balancer.",
        ko: "`protocol` 설정이 없으면 Terraform 프로바이더는 Application Load Balancer에 HTTP를 씁니다."
    );
    format!("{default} {serves}")
}

pub(super) fn protocol(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Https | Answer::TargetsHttps | Answer::Lambda => Some("HTTPS"),
        Answer::Tls | Answer::TargetsTls => Some("TLS"),
        Answer::Http { .. } | Answer::TargetsHttp { .. } => Some("HTTP"),
        Answer::Decrypted => Some("TCP"),
        Answer::Quic => Some("QUIC"),
        Answer::Geneve => Some("GENEVE"),
        Answer::PassThrough { protocol } | Answer::PassThroughOrDecrypted { protocol } => {
            Some(if protocol.eq_ignore_ascii_case("UDP") { "UDP" } else { "TCP" })
        }
        Answer::ListenerNotShown
        | Answer::NoListener
        | Answer::NoProtocol
        | Answer::Open(_)
        | Answer::CutOff => None,
    }
}

pub(super) fn controlled_by(answer: &Answer, language: Language) -> &'static str {
    match answer {
        Answer::Lambda => words!(language, en: "AWS, always", ko: "AWS(항상 적용)"),
        Answer::PassThrough { .. } | Answer::Quic | Answer::Geneve => {
            words!(language, en: "the clients and the targets", ko: "클라이언트와 대상")
        }
        Answer::TargetsHttp { .. }
        | Answer::TargetsHttps
        | Answer::TargetsTls
        | Answer::Decrypted
        | Answer::PassThroughOrDecrypted { .. } => {
            words!(language, en: "`Protocol` of the target group", ko: "대상 그룹의 `Protocol`")
        }
        _ => words!(language, en: "`Protocol` and the actions of the listener", ko: "리스너의 `Protocol`과 동작"),
    }
}
