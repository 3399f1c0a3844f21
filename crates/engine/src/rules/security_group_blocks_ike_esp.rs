//! The rule `security-group-blocks-ike-esp`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, quoted, words};
use wireproof_facts::{Gate, Shut, Wire};
use wireproof_report::Verdict;

rule! {
    /// The job's security group keeps its instances from encrypting their traffic.
    ///
    /// ## What it finds
    /// A job with `EnableInterContainerTrafficEncryption` on whose security groups are described in the same inputs and do not
    /// let their members reach each other on UDP 500 and IP protocol 50, inbound and outbound. A rule for all traffic from the
    /// group itself is enough. Rules by address, and groups that are not shown, are not blamed.
    ///
    /// ## Why it matters
    /// The traffic between instances is encrypted with IPsec: keys are agreed on UDP 500 and packets travel as IP protocol 50
    /// (ESP). Without both the instances can't talk, so the job is likely to hang or fail. The verdict of the hop stays as it
    /// is: nothing is sent in clear instead.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "AWSTemplateFormatVersion": "2010-09-09",
    ///   "Resources": {
    ///     "Group": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "GroupDescription": "jobs" } },
    ///     "Clean": { "Type": "AWS::SageMaker::ProcessingJob", "Properties": {
    ///       "ProcessingResources": { "ClusterConfig": { "InstanceCount": 2, "InstanceType": "ml.m5.xlarge", "VolumeSizeInGB": 30 } },
    ///       "NetworkConfig": {
    ///         "EnableInterContainerTrafficEncryption": true,
    ///         "VpcConfig": { "SecurityGroupIds": [{ "Ref": "Group" }], "Subnets": ["subnet-0a1b2c3d"] }
    ///                                             ^^^^^^^^^^^^^^^^^^ does not let IPsec through
    ///       }
    ///     } }
    ///   }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "AWSTemplateFormatVersion": "2010-09-09",
    ///   "Resources": {
    ///     "Group": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "GroupDescription": "jobs" } },
    ///     "Members": { "Type": "AWS::EC2::SecurityGroupIngress", "Properties": {
    ///       "GroupId": { "Ref": "Group" }, "SourceSecurityGroupId": { "Ref": "Group" }, "IpProtocol": "-1"
    ///     } },
    ///     "Clean": { "Type": "AWS::SageMaker::ProcessingJob", "Properties": {
    ///       "ProcessingResources": { "ClusterConfig": { "InstanceCount": 2, "InstanceType": "ml.m5.xlarge", "VolumeSizeInGB": 30 } },
    ///       "NetworkConfig": {
    ///         "EnableInterContainerTrafficEncryption": true,
    ///         "VpcConfig": { "SecurityGroupIds": [{ "Ref": "Group" }], "Subnets": ["subnet-0a1b2c3d"] }
    ///       }
    ///     } }
    ///   }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Protect communications between ML compute instances in a distributed training job](https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html)
    id: "security-group-blocks-ike-esp",
    level: Warning,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let encrypted = context
        .analysis
        .judged()
        .filter(|(_, hop, judged)| hop.wire == Wire::InterContainer && judged.judgement.verdict == Verdict::Encrypted);
    let found = encrypted.filter_map(|(index, hop, judged)| {
        let gate = context.analysis.facts.jobs.get(hop.job?)?.gate.as_ref()?;
        Some(Draft { hops: vec![index], ..draft(context, gate, &judged.id) })
    });
    found.collect()
}

fn draft(context: &Context<'_, '_>, gate: &Gate, about: &str) -> Draft {
    let language = context.language;
    let name = |shut: &Shut| match shut {
        Shut::IkeIn => words!(language, en: "UDP 500 inbound", ko: "UDP 500 인바운드"),
        Shut::EspIn => words!(language, en: "IP protocol 50 inbound", ko: "IP 프로토콜 50 인바운드"),
        Shut::IkeOut => words!(language, en: "UDP 500 outbound", ko: "UDP 500 아웃바운드"),
        Shut::EspOut => words!(language, en: "IP protocol 50 outbound", ko: "IP 프로토콜 50 아웃바운드"),
    };
    let lacks = gate.shut.iter().map(name).collect::<Vec<_>>().join(", ");
    let group = quoted(&gate.group);
    let words = Words {
        message: words!(language, en: "this security group does not let IPsec through", ko: "이 보안 그룹은 IPsec을 통과시키지 않습니다").to_owned(),
        why: localized!(
            language,
            en: "Between the members of {group} these do not pass: {lacks}. The instances agree on keys by UDP 500 and encrypt with IP protocol 50, so the job is likely to hang or fail. Nothing is sent in clear instead.",
            ko: "{group} 구성원 사이에 통과하지 못하는 것: {lacks}. 인스턴스는 UDP 500으로 키를 합의하고 IP 프로토콜 50으로 암호화하므로 작업이 멈추거나 실패하기 쉽습니다. 그렇다고 평문으로 보내지는 않습니다."
        ),
        action: words!(
            language,
            en: "Let the group's members reach each other on UDP 500 and IP protocol 50, in both directions, with the group itself as the source and destination.",
            ko: "보안 그룹에 자기 자신을 원본과 대상으로 하는 UDP 500과 IP 프로토콜 50 규칙을 양방향으로 추가하세요."
        )
        .to_owned(),
    };
    let related = vec![(words!(language, en: "the group", ko: "보안 그룹").to_owned(), gate.described)];
    Draft { related, ..RULE.finding(gate.site, about, words) }
}
