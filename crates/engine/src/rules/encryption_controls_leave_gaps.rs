//! The rule `encryption-controls-leave-gaps`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, mechanism, words};
use wireproof_facts::{Aspect, Component, Mechanism};
use wireproof_source::Map;

rule! {
    /// VPC Encryption Controls only report, or leave some kinds of traffic out.
    ///
    /// ## What it finds
    /// Controls in the mode `monitor`, and each exclusion that is on: internet gateway, egress-only internet gateway, NAT
    /// gateway, virtual private gateway, VPC peering, Lambda, VPC Lattice, EFS.
    ///
    /// ## Why it matters
    /// Only the mode `enforce` refuses resources that would send clear text inside the VPC, and what is excluded stays as it
    /// is. That the controls are there shows no hop to be encrypted.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "VpcEncryptionControls": [{
    ///     "VpcId": "vpc-0a1b2c3d",
    ///     "VpcEncryptionControlId": "vpcec-0123456789abcdef0",
    ///     "Mode": "monitor",
    ///             ^^^^^^^^^ refuses nothing
    ///     "State": "available"
    ///   }]
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "VpcEncryptionControls": [{
    ///     "VpcId": "vpc-0a1b2c3d",
    ///     "VpcEncryptionControlId": "vpcec-0123456789abcdef0",
    ///     "Mode": "enforce",
    ///     "State": "available"
    ///   }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Enforce VPC encryption in transit](https://docs.aws.amazon.com/vpc/latest/userguide/vpc-encryption-controls.html)
    id: "encryption-controls-leave-gaps",
    level: Note,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let mut controls: Map<(u32, Option<&str>, Aspect), Vec<&Component>> = Map::new();
    for component in &context.analysis.facts.components {
        let leaves_gaps = matches!(component.aspect, Aspect::Monitor | Aspect::Excluded);
        if component.mechanism == Mechanism::VpcEncryptionControls && leaves_gaps {
            let key = (component.site.input, component.vpc.as_deref(), component.aspect);
            controls.entry(key).or_default().push(component);
        }
    }
    controls.into_iter().filter_map(|((.., aspect), components)| find(context, aspect, &components)).collect()
}

fn find(context: &Context<'_, '_>, aspect: Aspect, components: &[&Component]) -> Option<Draft> {
    let language = context.language;
    let (first, others) = components.split_first()?;
    let (message, action, about) = if aspect == Aspect::Monitor {
        (
            words!(language, en: "monitor mode refuses nothing", ko: "모니터 모드는 아무것도 거부하지 않습니다"),
            words!(
                language,
                en: "See what stands in the way with `aws ec2 get-vpc-resources-blocking-encryption-enforcement --vpc-id ID`, then set the mode to `enforce`.",
                ko: "`aws ec2 get-vpc-resources-blocking-encryption-enforcement --vpc-id ID`로 걸리는 리소스를 확인한 뒤 모드를 `enforce`로 바꾸세요."
            ),
            "monitor",
        )
    } else {
        (
            words!(language, en: "the VPC's encryption controls leave this traffic out", ko: "이 트래픽은 VPC 암호화 제어에서 제외되어 있습니다"),
            words!(
                language,
                en: "Turn the exclusion off where nothing needs it; where something does, use TLS on each connection that takes this way.",
                ko: "필요 없는 제외는 끄세요. 필요하다면 이 경로를 쓰는 연결마다 TLS를 쓰세요."
            ),
            "excluded",
        )
    };
    let words = Words {
        message: message.to_owned(),
        why: mechanism::component(Mechanism::VpcEncryptionControls, aspect, language).to_owned(),
        action: action.to_owned(),
    };
    let also = localized!(language, en: "and this", ko: "이것도");
    let related = others.iter().map(|other| (also.clone(), other.site)).collect();
    let vpc = first.vpc.as_deref().unwrap_or_default();
    Some(Draft { related, ..RULE.finding(first.site, &format!("{vpc} {about}"), words) })
}
