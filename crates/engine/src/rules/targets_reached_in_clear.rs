//! The rule `targets-reached-in-clear`.

use crate::mapping::{HIPAA, ISMS_P, NIST, PCI, config};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::{elb, elbv2};
use wireproof_report::Verdict;

rule! {
    /// A load balancer sends requests on to its targets in clear.
    ///
    /// ## What it finds
    /// A target group whose protocol is HTTP; a target group of TCP behind a TLS listener; a listener of a Classic Load
    /// Balancer whose instance protocol is HTTP, or TCP behind SSL.
    ///
    /// ## Why it matters
    /// TLS ends at the load balancer. What goes on to the targets is a connection of its own, often into another
    /// Availability Zone, and carries the same requests. The HTTPS listener in front says nothing of it. A health check
    /// over HTTPS does not either.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TargetGroups": [{
    ///     "TargetGroupName": "scoring",
    ///     "TargetType": "ip",
    ///     "Port": 8080,
    ///     "Protocol": "HTTP",
    ///                 ^^^^^^ in clear
    ///     "HealthCheckProtocol": "HTTPS"
    ///   }]
    /// }
    /// ```
    ///
    /// ## Instead
    /// A group's protocol can't be changed: make a new group, and let the targets serve HTTPS. The load balancer takes any
    /// certificate from them, also a self-signed one.
    /// ```json
    /// {
    ///   "TargetGroups": [{
    ///     "TargetGroupName": "scoring-tls",
    ///     "TargetType": "ip",
    ///     "Port": 8443,
    ///     "Protocol": "HTTPS",
    ///     "HealthCheckProtocol": "HTTPS"
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Target groups for your Application Load Balancers](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html)
    /// - [Target groups for your Network Load Balancers](https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html)
    id: "targets-reached-in-clear",
    level: Error,
    maps: [
        TargetGroup: [&[config("ELBV2_TARGETGROUP_PROTOCOL_ENCRYPTED")]],
        ClassicInstances: [NIST, PCI, HIPAA, ISMS_P],
    ],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let message = match system {
            System::Elbv2(elbv2::Answer::TargetsHttp { .. }) | System::Elb(elb::Answer::InstancesHttp) => words!(
                language,
                en: "the load balancer sends requests to the targets in clear",
                ko: "로드 밸런서가 대상에 평문으로 요청을 보냅니다"
            ),
            System::Elbv2(elbv2::Answer::Decrypted) | System::Elb(elb::Answer::Decrypted) => words!(
                language,
                en: "TLS ends at the load balancer, and the decrypted bytes go on in clear",
                ko: "TLS가 로드 밸런서에서 끝나고 복호화된 바이트가 평문으로 전달됩니다"
            ),
            _ => return None,
        };
        let action = match system {
            System::Elb(_) => words!(
                language,
                en: "Let the instances serve TLS, then set the listener's `InstanceProtocol` to `HTTPS`, or to `SSL` behind an SSL listener.",
                ko: "인스턴스가 TLS로 응답하게 한 뒤 리스너의 `InstanceProtocol`을 `HTTPS`(SSL 리스너라면 `SSL`)로 설정하세요."
            ),
            _ => words!(
                language,
                en: "Let the targets serve TLS, make a target group with `Protocol` `HTTPS` (`TLS` behind a Network Load Balancer), and forward to it. The protocol of a group can't be changed.",
                ko: "대상이 TLS로 응답하게 하고, `Protocol`이 `HTTPS`(Network Load Balancer는 `TLS`)인 대상 그룹을 새로 만들어 그쪽으로 전달하세요. 기존 그룹의 프로토콜은 바꿀 수 없습니다."
            ),
        };
        Some(Words {
            message: message.to_owned(),
            why: words!(
                language,
                en: "The connection to the targets carries the same requests as the one in front of the load balancer, without TLS.",
                ko: "대상까지의 연결에도 앞단과 같은 요청이 오가는데 TLS가 없습니다."
            )
            .to_owned(),
            action: action.to_owned(),
        })
    })
}
