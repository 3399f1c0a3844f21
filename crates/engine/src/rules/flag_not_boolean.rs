//! The rule `flag-not-boolean`.

use crate::fix::Proposal;
use crate::rule::{Context, Draft, Words, rule};
use crate::setting;
use crate::text::{localized, quoted};
use wireproof_facts::Given;

rule! {
    /// `EnableInterContainerTrafficEncryption` is written in a way that the API does not take.
    ///
    /// ## What it finds
    /// The flag as a string or a number instead of `true` or `false`, or under a key that is spelled otherwise than AWS
    /// spells it.
    ///
    /// ## Why it matters
    /// Some tools convert `"true"` on the way, others send it as it is and the API refuses it, and a key that AWS does not
    /// know may be dropped without a word: then the flag is off. What runs in the end the document does not show.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.g5.12xlarge", "InstanceCount": 4, "VolumeSizeInGB": 50 },
    ///   "EnableInterContainerTrafficEncryption": "true"
    ///                                            ^^^^^^ not as the API takes it
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
    ///
    /// ## References
    /// - [CreateTrainingJob](https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html)
    id: "flag-not-boolean",
    level: Warning,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let jobs = context.analysis.facts.jobs.iter().enumerate();
    jobs.filter_map(|(index, job)| {
        let switch = job.switch.as_ref()?;
        let Given::Malformed { written, meaning } = &switch.given else { return None };
        let written = quoted(written);
        let words = Words {
            message: localized!(
                language,
                en: "the flag is written as {written}, not as the API takes it",
                ko: "설정이 API가 받는 형태로 적혀 있지 않습니다({written})"
            ),
            why: localized!(
                language,
                en: "Some tools convert it, others send it as it is and the API refuses or drops it. Then the flag is off.",
                ko: "변환해 주는 도구도 있지만, 그대로 보내면 API가 거부하거나 무시합니다. 그러면 설정은 꺼진 것과 같습니다."
            ),
            action: localized!(
                language,
                en: "Write `\"EnableInterContainerTrafficEncryption\": true`, spelled so and without quotes around `true`.",
                ko: "`\"EnableInterContainerTrafficEncryption\": true`처럼 철자를 맞추고 `true`에 따옴표 없이 쓰세요."
            ),
        };
        let hops = context.analysis.hops_between(index);
        let document = context.to_fix(switch.site.input);
        let value = if *meaning == Some(false) { "false" } else { "true" };
        let edit = document.and_then(|document| setting::set(document, switch, value));
        let proposal = edit.zip(hops.first()).map(|(edit, hop)| Proposal {
            title: localized!(language, en: "Write the flag as a boolean", ko: "설정을 불리언으로 쓰기"),
            input: switch.site.input,
            edits: vec![edit],
            hop: *hop,
        });
        Some(Draft { hops, proposal, ..RULE.finding(switch.site, &job.name, words) })
    })
    .collect()
}
