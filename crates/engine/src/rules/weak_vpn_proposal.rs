//! The rule `weak-vpn-proposal`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, quoted, words};
use wireproof_facts::systems::vpn::{Answer, Weak, WeakKind};
use wireproof_facts::{Hop, System, Wire};

rule! {
    /// A VPN tunnel accepts proposals that are too weak today.
    ///
    /// ## What it finds
    /// A Site-to-Site VPN whose tunnel options name IKEv1, SHA-1 or Diffie-Hellman group 2 or 5. Options that are not written
    /// are not reported, although AWS then accepts every value that it supports, the weak ones included.
    ///
    /// ## Why it matters
    /// The tunnel is encrypted all the same: the hop keeps its verdict. But both ends may agree on the weakest proposal that
    /// both accept. A group of 1024 or 1536 bits can be attacked by somebody who records the traffic, and IKEv1 protects its
    /// negotiation less than IKEv2.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "VpnConnections": [{
    ///     "VpnConnectionId": "vpn-0123456789abcdef0",
    ///     "Type": "ipsec.1",
    ///     "Options": { "TunnelOptions": [{ "IkeVersions": [{ "Value": "ikev1" }] }] }
    ///                                                                 ^^^^^^^ accepts IKEv1
    ///   }]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "VpnConnections": [{
    ///     "VpnConnectionId": "vpn-0123456789abcdef0",
    ///     "Type": "ipsec.1",
    ///     "Options": { "TunnelOptions": [{ "IkeVersions": [{ "Value": "ikev2" }] }] }
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Tunnel options for your AWS Site-to-Site VPN connection](https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html)
    id: "weak-vpn-proposal",
    level: Warning,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let judged = context.analysis.judged();
    judged.filter_map(|(index, hop, _)| find(context, index, hop)).collect()
}

/// One finding for each connection, at its first weak value.
fn find(context: &Context<'_, '_>, index: usize, hop: &Hop) -> Option<Draft> {
    let Wire::System(System::Vpn(Answer::Ipsec { weak, .. })) = &hop.wire else { return None };
    let language = context.language;
    let (first, others) = weak.split_first()?;
    let words = Words {
        message: message(first, context),
        why: words!(
            language,
            en: "Both ends may agree on the weakest proposal that both accept. The tunnel is encrypted, but less well than it could be.",
            ko: "양쪽은 서로 받아들이는 제안 중 가장 약한 것으로 합의할 수 있습니다. 터널은 암호화되지만 그만큼 약해집니다."
        )
        .to_owned(),
        action: words!(
            language,
            en: "Leave only IKEv2, SHA2-256 or better and Diffie-Hellman groups 14 and above in the tunnel options, and set the same on your gateway.",
            ko: "터널 옵션에 IKEv2, SHA2-256 이상, Diffie-Hellman 그룹 14 이상만 남기고 내 게이트웨이도 똑같이 설정하세요."
        )
        .to_owned(),
    };
    let related = others.iter().map(|other| (message(other, context), other.site)).collect();
    Some(Draft { related, hops: vec![index], ..RULE.finding(first.site, &hop.to.name, words) })
}

fn message(weak: &Weak, context: &Context<'_, '_>) -> String {
    let language = context.language;
    let value = quoted(&weak.value);
    match weak.kind {
        WeakKind::Ike => words!(language, en: "accepts IKEv1", ko: "IKEv1을 허용합니다").to_owned(),
        WeakKind::Integrity => localized!(language, en: "accepts integrity by {value}", ko: "무결성 알고리즘 {value} 허용"),
        WeakKind::Group => {
            localized!(language, en: "accepts Diffie-Hellman group {value}", ko: "Diffie-Hellman 그룹 {value} 허용")
        }
    }
}
