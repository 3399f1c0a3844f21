//! The rule `volume-mounted-without-tls`.

use crate::mapping::{config};
use crate::rule::{Context, Draft, Words, rule};
use crate::server;
use crate::text::words;
use wireproof_facts::System;
use wireproof_facts::systems::{ecs, efs, fsx};
use wireproof_report::Verdict;

rule! {
    /// A file system is mounted, or may be mounted, without encryption.
    ///
    /// ## What it finds
    /// An EFS volume of an ECS task without `TransitEncryption`; an EFS file system that its template gives no policy; an FSx for Lustre
    /// file system of type SCRATCH_1, the default; a Lustre file system of a later type, mounted by instances whose family does not encrypt.
    ///
    /// ## Why it matters
    /// EFS listens on one port for plain NFS and for TLS, and each client chooses at the mount. `Encrypted` and `KmsKeyId` protect stored
    /// data. SCRATCH_1 has no encryption in transit at all.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "taskDefinition": {
    ///     "family": "features",
    ///     "volumes": [{
    ///       "name": "shared",
    ///       "efsVolumeConfiguration": { "fileSystemId": "fs-0123456789abcdef0", "transitEncryption": "DISABLED" }
    ///                                                                                                ^^^^^^^^^^ without TLS
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
    ///       "efsVolumeConfiguration": { "fileSystemId": "fs-0123456789abcdef0", "transitEncryption": "ENABLED" }
    ///     }]
    ///   }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Encrypting data in transit (Amazon EFS)](https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html)
    /// - [Encrypting data in transit (FSx for Lustre)](https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-in-transit-fsxl.html)
    id: "volume-mounted-without-tls",
    level: Error,
    maps: [EcsTask: [&[config("ECS_TASK_DEFINITION_EFS_ENCRYPTION_ENABLED")]]],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    server::find(context, &RULE, Verdict::Cleartext, |system, _| {
        let message = match system {
            System::Ecs(ecs::Answer::Plain { .. }) => words!(
                language,
                en: "the volume is mounted without TLS",
                ko: "볼륨을 TLS 없이 마운트합니다"
            ),
            System::Efs(efs::Answer::NoPolicy) => words!(
                language,
                en: "this file system takes mounts without TLS",
                ko: "이 파일 시스템은 TLS 없이도 마운트됩니다"
            ),
            System::Fsx(fsx::Answer::FamilyPlain(_)) => words!(
                language,
                en: "the instances that mount this file system do not encrypt in transit",
                ko: "이 파일 시스템을 마운트하는 인스턴스가 전송 중 암호화를 지원하지 않습니다"
            ),
            System::Fsx(fsx::Answer::Scratch1 { .. }) => words!(
                language,
                en: "SCRATCH_1 is mounted without encryption in transit",
                ko: "SCRATCH_1은 전송 중 암호화 없이 마운트됩니다"
            ),
            _ => return None,
        };
        let action = match system {
            System::Ecs(_) => words!(
                language,
                en: "Set `TransitEncryption` of the volume to `ENABLED`. To refuse other mounts too, deny `aws:SecureTransport` = `false` in the file system's policy.",
                ko: "볼륨의 `TransitEncryption`을 `ENABLED`로 설정하세요. 다른 평문 마운트도 막으려면 파일 시스템 정책에서 `aws:SecureTransport`가 `false`인 요청을 거부하세요."
            ),
            System::Efs(_) => words!(
                language,
                en: "Give the file system a policy that denies `aws:SecureTransport` = `false`, once every client mounts with `-o tls`.",
                ko: "모든 클라이언트가 `-o tls`로 마운트하게 한 뒤, `aws:SecureTransport`가 `false`인 요청을 거부하는 파일 시스템 정책을 추가하세요."
            ),
            System::Fsx(fsx::Answer::FamilyPlain(_)) => words!(
                language,
                en: "Mount it from an instance family that encrypts in transit, or read the data from S3.",
                ko: "전송 중 암호화를 지원하는 인스턴스 패밀리에서 마운트하거나, 데이터를 S3에서 읽으세요."
            ),
            _ => words!(
                language,
                en: "Make a file system of type SCRATCH_2 or PERSISTENT_2 and mount it from instances that encrypt in transit; the type of one that exists can't be changed.",
                ko: "SCRATCH_2나 PERSISTENT_2 유형의 파일 시스템을 새로 만들고 전송 중 암호화를 지원하는 인스턴스에서 마운트하세요. 기존 파일 시스템의 유형은 바꿀 수 없습니다."
            ),
        };
        Some(Words {
            message: message.to_owned(),
            why: words!(
                language,
                en: "File contents and names cross the network in clear.",
                ko: "파일 내용과 이름이 네트워크를 평문으로 지나갑니다."
            )
            .to_owned(),
            action: action.to_owned(),
        })
    })
}
