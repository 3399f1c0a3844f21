//! The rule `listener-admits-http`.

use crate::mapping::{HIPAA, ISMS_P, NIST, PCI, config, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::elb;
use wireproof_facts::systems::elbv2::{self, Serves};
use wireproof_report::Verdict;

rule! {
    /// A load balancer's listener serves clients in clear.
    ///
    /// ## What it finds
    /// A listener, or a rule of one, that speaks HTTP and does more than redirect to HTTPS; a listener of a Classic Load
    /// Balancer that speaks HTTP. A redirection whose protocol is not `HTTPS` sends clients to HTTP again.
    ///
    /// ## Why it matters
    /// The load balancer is where TLS starts for clients. A certificate on another port does not help a client that uses this
    /// one. Security groups and subnets of the load balancer do not change the bytes.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "Listeners": [{
    ///     "Port": 80,
    ///     "Protocol": "HTTP",
    ///                 ^^^^^^ serves requests in clear
    ///     "DefaultActions": [{ "Type": "forward" }]
    ///   }]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "Listeners": [{
    ///     "Port": 80,
    ///     "Protocol": "HTTP",
    ///     "DefaultActions": [{
    ///       "Type": "redirect",
    ///       "RedirectConfig": { "Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301" }
    ///     }]
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Create an HTTPS listener for your Application Load Balancer](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html)
    id: "listener-admits-http",
    level: Error,
    maps: [
        Listener: [
            &[
                security_hub("ELB.1"),
                security_hub("ELB.18"),
                config("ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK"),
                config("ELBV2_LISTENER_ENCRYPTION_IN_TRANSIT"),
            ],
            NIST, PCI, HIPAA, ISMS_P,
        ],
        ClassicListener: [&[security_hub("ELB.3")], NIST, PCI, HIPAA, ISMS_P],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let message = match system {
            System::Elbv2(elbv2::Answer::Http { serves: Serves::RedirectToHttp, .. }) => words!(
                language,
                en: "the listener serves requests in clear: its redirection does not lead to HTTPS",
                ko: "이 리스너는 평문 요청을 받으며, 리디렉션도 HTTPS로 가지 않습니다"
            ),
            System::Elbv2(elbv2::Answer::Http { .. }) | System::Elb(elb::Answer::ClientsHttp) => words!(
                language,
                en: "the listener serves requests in clear",
                ko: "이 리스너는 평문 요청을 받습니다"
            ),
            _ => return None,
        };
        let action = match system {
            System::Elb(_) => words!(
                language,
                en: "Add an HTTPS listener with a certificate and delete this one: a Classic Load Balancer can't redirect. To keep a redirection, move to an Application Load Balancer.",
                ko: "인증서를 지정한 HTTPS 리스너를 추가하고 이 리스너는 삭제하세요. Classic Load Balancer는 리디렉션을 지원하지 않으므로, 리디렉션이 필요하면 Application Load Balancer로 옮기세요."
            ),
            _ => words!(
                language,
                en: "Serve on an HTTPS listener. Let this one do nothing but redirect to it (action `redirect` with `Protocol` `HTTPS`), or delete it.",
                ko: "HTTPS 리스너에서 서비스하고, 이 리스너는 HTTPS로 리디렉션만 하게 하거나(`redirect` 작업의 `Protocol`을 `HTTPS`로) 삭제하세요."
            ),
        };
        Some(Words {
            message: message.to_owned(),
            why: words!(
                language,
                en: "Requests, answers and cookies cross the network in clear between clients and the load balancer.",
                ko: "클라이언트와 로드 밸런서 사이에서 요청과 응답, 쿠키가 평문으로 오갑니다."
            )
            .to_owned(),
            action: action.to_owned(),
        })
    })
}
