//! The rule `traffic-between-containers-in-clear`.

use crate::fix::Proposal;
use crate::mapping::{ISMS_P, ISO, config, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::setting;
use crate::subject::Subject;
use crate::text::{between as text, localized};
use crate::verdict::Ground;
use wireproof_facts::{Hop, Wire};
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
    maps: [
        TrainingJob: [ISO, ISMS_P],
        DataQuality: [&[security_hub("SageMaker.9"), config("SAGEMAKER_DATA_QUALITY_JOB_ENCRYPT_IN_TRANSIT")]],
        ModelExplainability: [
            &[security_hub("SageMaker.10"), config("SAGEMAKER_MODEL_EXPLAINABILITY_JOB_ENCRYPT_IN_TRANSIT")],
        ],
        ModelQuality: [&[security_hub("SageMaker.13"), config("SAGEMAKER_MODEL_QUALITY_JOB_ENCRYPT_IN_TRANSIT")]],
        ModelBias: [&[security_hub("SageMaker.15"), config("SAGEMAKER_MODEL_BIAS_JOB_ENCRYPT_IN_TRANSIT")]],
        MonitoringSchedule: [&[security_hub("SageMaker.22")]],
    ],
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
        subject: Subject::of_job(job),
        related: job.cluster.sites.iter().map(|site| (text::count(count, language), *site)).collect(),
        hops: vec![index],
        proposal,
        ..RULE.finding(switch.site, &judged.id, words)
    })
}
