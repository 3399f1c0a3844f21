//! The rule `traffic-between-containers-in-clear`.

use crate::fix::Proposal;
use crate::rule::{Context, Draft, Map, Words, isms_p, iso, rule, security_hub};
use crate::setting;
use crate::text::{between as text, localized};
use crate::verdict::Ground;
use wireproof_facts::{Hop, Job, JobKind, Wire};
use wireproof_report::Verdict;

rule! {
    /// The instances of one job talk to each other in clear.
    ///
    /// ## What it finds
    /// A training, tuning, processing, AutoML or monitoring job that runs on more than one instance while
    /// `EnableInterContainerTrafficEncryption` is `false` or absent. Absent means off: AWS leaves this traffic unencrypted
    /// unless it is switched on. A job on one instance is left alone: it has nobody to talk to. So is batch transform, whose
    /// instances do not talk to each other.
    ///
    /// ## Why it matters
    /// In distributed training the instances exchange gradients and weights all the time, and both can reveal the data they
    /// were computed from. TLS to S3 does not cover this hop, and neither does a VPC, network isolation, a KMS key or an IAM
    /// role: they decide where packets may go, who may ask, and how disks are encrypted. With the flag on, the traffic is
    /// encrypted by IPsec; the job's security group must then let its members talk to each other on UDP 500 and IP
    /// protocol 50. Training may take longer.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.g5.12xlarge", "InstanceCount": 4, "VolumeSizeInGB": 50 },
    ///   "EnableInterContainerTrafficEncryption": false
    ///                                            ^^^^^ 4 instances exchange data in clear
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.g5.12xlarge", "InstanceCount": 4, "VolumeSizeInGB": 50 },
    ///   "EnableInterContainerTrafficEncryption": true
    /// }
    /// ```
    /// One instance has no traffic between instances, so nothing is found here:
    /// ```json
    /// {
    ///   "TrainingJobName": "baseline",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50 }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Protect communications between ML compute instances in a distributed training job](https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html)
    /// - [Protecting data in transit with encryption](https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-in-transit.html)
    id: "traffic-between-containers-in-clear",
    level: Error,
    maps: [iso("A.8.24"), isms_p("2.7.1")],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let hops = context.analysis.judged();
    let clear = hops
        .filter(|(_, hop, judged)| hop.wire == Wire::InterContainer && judged.judgement.verdict == Verdict::Cleartext);
    clear.filter_map(|(index, hop, _)| find(context, index, hop)).collect()
}

fn find(context: &Context<'_, '_>, index: usize, hop: &Hop) -> Option<Draft> {
    let language = context.language;
    let judged = context.analysis.hops.get(index)?;
    let job = context.analysis.facts.jobs.get(hop.job?)?;
    let Ground::Between(flag, count) = &judged.judgement.ground else { return None };
    let switch = job.switch.as_ref()?;
    let words = Words {
        message: text::in_clear(count, language),
        why: text::why(flag, text::is_training(hop.to.kind), language),
        action: localized!(
            language,
            en: "Set `EnableInterContainerTrafficEncryption` to `true`. In a VPC, let the members of the job's security group reach each other on UDP 500 and IP protocol 50.",
            ko: "`EnableInterContainerTrafficEncryption` 값을 `true`로 설정하세요. VPC에서는 작업의 보안 그룹에 자기 자신을 상대로 UDP 500과 IP 프로토콜 50을 허용해야 합니다."
        ),
    };
    let document = context.to_fix(switch.site.input);
    let proposal = document.and_then(|document| setting::set(document, switch, "true")).map(|edit| Proposal {
        title: text::fix(language),
        input: switch.site.input,
        edits: vec![edit],
        hop: index,
    });
    Some(Draft {
        certainty: judged.judgement.certainty,
        maps: maps(job),
        related: job.cluster.sites.iter().map(|site| (text::count(count, language), *site)).collect(),
        hops: vec![index],
        proposal,
        ..RULE.finding(switch.site, &judged.id, words)
    })
}

/// Security Hub has controls for monitoring jobs only; there is none for `CreateTrainingJob`.
fn maps(job: &Job<'_>) -> Vec<Map> {
    let control = match job.format.id() {
        _ if job.kind != JobKind::Monitoring => None,
        id if id.contains("data-quality") => Some("SageMaker.9"),
        id if id.contains("explainability") => Some("SageMaker.10"),
        id if id.contains("model-quality") => Some("SageMaker.13"),
        id if id.contains("bias") => Some("SageMaker.15"),
        id if id.contains("schedule") => Some("SageMaker.22"),
        _ => None,
    };
    RULE.maps.iter().copied().chain(control.map(security_hub)).collect()
}
