//! The rule `nodes-without-switch`.

use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::hyperpod::Answer;
use wireproof_report::Verdict;

rule! {
    /// The nodes of a HyperPod cluster talk to each other, and no setting encrypts it.
    ///
    /// ## What it finds
    /// HyperPod clusters of more than one node. The API has no `EnableInterContainerTrafficEncryption` for them.
    ///
    /// ## Why it matters
    /// The nodes exchange gradients and weights as those of a training job do. Whether these bytes are encrypted depends on the
    /// EC2 family underneath, on VPC Encryption Controls and on the framework. AWS does not document that `ml.` instances
    /// inherit what their EC2 family does, nor what happens to EFA traffic, so nothing here can be proved.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "ClusterName": "research",
    ///   "InstanceGroups": [{ "InstanceGroupName": "workers", "InstanceType": "ml.m5.xlarge", "InstanceCount": 8 }]
    ///                                                                                                         ^ does not encrypt
    /// }
    /// ```
    ///
    /// ## Instead
    /// One node has nobody to talk to. For more, encrypt in the framework, choose a family that encrypts between instances, and
    /// ask AWS whether it holds for your type.
    /// ```json
    /// {
    ///   "ClusterName": "research",
    ///   "InstanceGroups": [{ "InstanceGroupName": "workers", "InstanceType": "ml.m5.xlarge", "InstanceCount": 1 }]
    /// }
    /// ```
    ///
    /// ## References
    /// - [Data protection in Amazon EC2: encryption in transit](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/data-protection.html)
    id: "nodes-without-switch",
    level: Warning,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Unknown, |system, _| {
        let System::HyperPod(answer) = system else { return None };
        let message = match answer {
            Answer::FamilyPlain(_) => words!(
                language,
                en: "the EC2 family does not encrypt between these nodes",
                ko: "이 EC2 패밀리는 노드 사이를 암호화하지 않습니다"
            ),
            _ => words!(
                language,
                en: "no setting encrypts the traffic between these nodes",
                ko: "노드 사이의 트래픽을 암호화하는 설정이 없습니다"
            ),
        };
        Some(Words {
            message: message.to_owned(),
            why: words!(
                language,
                en: "The nodes exchange gradients and weights, which can reveal the data they were computed from.",
                ko: "노드는 그래디언트와 가중치를 주고받으며, 여기서 원래 데이터가 드러날 수 있습니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Encrypt in the framework, or choose a family that encrypts between instances and ask AWS whether it holds for this type and for EFA.",
                ko: "프레임워크에서 암호화하거나, 인스턴스 간 암호화를 지원하는 패밀리를 고르고 이 유형과 EFA에도 적용되는지 AWS에 확인하세요."
            )
            .to_owned(),
        })
    })
}
