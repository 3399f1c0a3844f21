//! The rule `volume-combination-refused`.

use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::ecs::Answer;
use wireproof_report::Verdict;

rule! {
    /// A task definition asks for what ECS refuses.
    ///
    /// ## What it finds
    /// An EFS volume with IAM authorization or an access point, and without `TransitEncryption` `ENABLED`.
    ///
    /// ## Why it matters
    /// ECS does not register such a definition, so it says nothing of a mount that could exist. IAM authorization decides who may mount; TLS has
    /// to be turned on beside it.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "taskDefinition": {
    ///     "family": "features",
    ///     "volumes": [{
    ///       "name": "shared",
    ///       "efsVolumeConfiguration": {
    ///         "fileSystemId": "fs-0123456789abcdef0",
    ///         "transitEncryption": "DISABLED",
    ///                              ^^^^^^^^^^ refuses
    ///         "authorizationConfig": { "accessPointId": "fsap-0123456789abcdef0", "iam": "ENABLED" }
    ///       }
    ///     }]
    ///   }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json fixed
    /// {
    ///   "taskDefinition": {
    ///     "family": "features",
    ///     "volumes": [{
    ///       "name": "shared",
    ///       "efsVolumeConfiguration": {
    ///         "fileSystemId": "fs-0123456789abcdef0",
    ///         "transitEncryption": "ENABLED",
    ///         "authorizationConfig": { "accessPointId": "fsap-0123456789abcdef0", "iam": "ENABLED" }
    ///       }
    ///     }]
    ///   }
    /// }
    /// ```
    ///
    /// ## References
    /// - [EFSVolumeConfiguration (Amazon ECS)](https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html)
    id: "volume-combination-refused",
    level: Warning,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Unknown, |system, _| {
        let System::Ecs(Answer::Refused) = system else { return None };
        Some(Words {
            message: words!(
                language,
                en: "ECS refuses IAM authorization or an access point without TLS",
                ko: "ECS는 TLS 없는 IAM 권한 부여나 액세스 포인트를 거부합니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "The definition can't be registered as written, so nothing can be said of its mount.",
                ko: "적힌 대로는 등록할 수 없는 정의라서 마운트가 어떻게 될지 말할 수 없습니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Set `TransitEncryption` to `ENABLED`.",
                ko: "`TransitEncryption` 값을 `ENABLED`로 설정하세요."
            )
            .to_owned(),
        })
    })
}
