//! The rule `efa-coverage-undocumented`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::{localized, quoted};
use wireproof_facts::{Job, Wire};
use wireproof_report::Verdict;

rule! {
    /// The instances of a job have EFA devices, and AWS does not say whether the flag covers what crosses them.
    ///
    /// ## What it finds
    /// A job on several instances of a type made for EFA (p3dn, p4d, p5, p6, trn1, trn2 and their kin) with
    /// `EnableInterContainerTrafficEncryption` on.
    ///
    /// ## Why it matters
    /// On these types collective operations leave by the EFA device and bypass the operating system, while ordinary TCP
    /// traffic leaves by the network interface. The flag encrypts traffic between the containers; whether that includes EFA,
    /// AWS does not document. The hop is reported as encrypted for the TCP traffic.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.p4d.24xlarge", "InstanceCount": 4, "VolumeSizeInGB": 50 },
    ///   "EnableInterContainerTrafficEncryption": true
    ///                                            ^^^^ EFA
    /// }
    /// ```
    ///
    /// ## Instead
    /// Ask AWS Support for a statement on your instance type. Where that is not enough, use a type without EFA:
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.g4dn.xlarge", "InstanceCount": 4, "VolumeSizeInGB": 50 },
    ///   "EnableInterContainerTrafficEncryption": true
    /// }
    /// ```
    ///
    /// ## References
    /// - [Run training with EFA](https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-efa.html)
    /// - [Protect communications between ML compute instances in a distributed training job](https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html)
    id: "efa-coverage-undocumented",
    level: Note,
    maps: [],
    check,
}

/// Families whose distributed training goes over EFA.
const FAMILIES: &[&str] = &["p3dn", "p4d", "p4de", "p5", "p5e", "p5en", "trn1", "trn1n", "trn2", "trn2u"];

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let hops = context.analysis.judged();
    hops.filter(|(_, hop, judged)| {
        hop.wire == Wire::InterContainer && judged.judgement.verdict == Verdict::Encrypted
    })
    .filter_map(|(index, hop, judged)| {
        let job = context.analysis.facts.jobs.get(hop.job?)?;
        let kind = quoted(efa_type(job)?);
        let words = Words {
            message: localized!(
                language,
                en: "AWS does not document whether this covers EFA traffic of {kind}",
                ko: "{kind} 인스턴스의 EFA 트래픽까지 암호화되는지는 AWS 문서에 없습니다"
            ),
            why: localized!(
                language,
                en: "Collective operations leave by the EFA device and not by the network interface that carries TCP. Only the TCP traffic is documented as encrypted.",
                ko: "집합 통신은 TCP를 나르는 네트워크 인터페이스가 아니라 EFA 장치로 나갑니다. 암호화된다고 문서화된 것은 TCP 트래픽입니다."
            ),
            action: localized!(
                language,
                en: "Ask AWS Support for a statement on this instance type, or use a type without EFA.",
                ko: "이 인스턴스 유형에 대해 AWS Support에 확인하거나 EFA가 없는 유형을 쓰세요."
            ),
        };
        let site = job.switch.as_ref()?.site;
        Some(Draft { hops: vec![index], ..RULE.finding(site, &judged.id, words) })
    })
    .collect()
}

fn efa_type<'j>(job: &'j Job<'_>) -> Option<&'j str> {
    let has_efa = |name: &&String| {
        let family = name.split('.').nth(1).unwrap_or_default();
        FAMILIES.contains(&family) || family.starts_with("p6")
    };
    job.cluster.types.iter().find(has_efa).map(String::as_str)
}
