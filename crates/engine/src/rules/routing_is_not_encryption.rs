//! The rule `routing-is-not-encryption`.

use wireproof_source::{Map, Set};
use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, mechanism, words};
use wireproof_facts::{Component, Mechanism};

rule! {
    /// The document shows only what moves or filters packets, and none of it encrypts them.
    ///
    /// ## What it finds
    /// A NAT or internet gateway, VPC peering, a VPC endpoint, a transit gateway, subnets and routes or security groups in a
    /// document that holds no connection to judge. One note for each kind.
    ///
    /// ## Why it matters
    /// Such documents are often shown as proof that data is protected on its way. They can't be: none of these has a setting
    /// that encrypts. A private path is not an encrypted path. What protects the bytes is TLS between the two programs, and
    /// that is shown by the documents of the two ends.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "NatGateways": [{ "NatGatewayId": "nat-0123456789abcdef0", "SubnetId": "subnet-0a1b2c3d" }]
    ///                                     ^^^^^^^^^^^^^^^^^^^^^^^ does not encrypt
    /// }
    /// ```
    ///
    /// ## Instead
    /// Show the two ends: the job that sends the data, and the policy of the bucket that takes it.
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50 }
    /// }
    /// ```
    ///
    /// ## References
    /// - [NAT gateways](https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html)
    /// - [Data protection in Amazon EC2: encryption in transit](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/data-protection.html)
    id: "routing-is-not-encryption",
    level: Note,
    maps: [],
    check,
}

const ROUTING: [Mechanism; 7] = [
    Mechanism::NatGateway,
    Mechanism::InternetGateway,
    Mechanism::VpcPeering,
    Mechanism::VpcEndpoint,
    Mechanism::TransitGateway,
    Mechanism::Routing,
    Mechanism::SecurityGroup,
];

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let facts = &context.analysis.facts;
    let with_hops: Set<u32> = facts.hops.iter().flat_map(|hop| &hop.evidence).map(|site| site.input).collect();
    let mut kinds: Map<(u32, Mechanism), Vec<&Component>> = Map::new();
    for component in &facts.components {
        let input = component.site.input;
        if ROUTING.contains(&component.mechanism) && !with_hops.contains(&input) {
            kinds.entry((input, component.mechanism)).or_default().push(component);
        }
    }
    kinds.into_iter().filter_map(|((_, mechanism), components)| find(context, mechanism, &components)).collect()
}

fn find(context: &Context<'_, '_>, mechanism: Mechanism, components: &[&Component]) -> Option<Draft> {
    let language = context.language;
    let (first, others) = components.split_first()?;
    let name = mechanism::card(mechanism, language).name;
    let words = Words {
        message: localized!(language, en: "{name}: this does not encrypt", ko: "{name}: 암호화하지 않습니다"),
        why: mechanism::component(mechanism, first.aspect, language).to_owned(),
        action: words!(
            language,
            en: "Paste the documents of the two ends: the job or the client that sends, and the policy or the settings of what receives.",
            ko: "구간 양 끝의 문서를 붙여 넣으세요. 보내는 작업이나 클라이언트, 받는 리소스의 정책이나 설정입니다."
        )
        .to_owned(),
    };
    let also = words!(language, en: "the same goes for this", ko: "여기도 마찬가지입니다");
    let related = others.iter().map(|other| (also.to_owned(), other.site)).collect();
    Some(Draft { related, ..RULE.finding(first.site, mechanism.id(), words) })
}
