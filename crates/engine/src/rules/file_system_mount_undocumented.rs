//! The rule `file-system-mount-undocumented`.

use crate::rule::{Context, Draft, Words, rule};
use crate::text::words;
use wireproof_facts::systems::{fsx, notebook::Answer};
use wireproof_facts::{System, Wire};
use wireproof_report::{Language, Verdict};

rule! {
    /// A job reads from a file system, and nothing says whether the mount is encrypted.
    ///
    /// ## What it finds
    /// A channel that comes from Amazon EFS or FSx for Lustre. The API has no option for the encryption of the mount.
    ///
    /// ## Why it matters
    /// EFS speaks plain NFS unless the client mounts with TLS, and AWS does not document which SageMaker does. FSx for Lustre
    /// encrypts by itself on some deployment types, never on SCRATCH_1 (the default), and only towards instance families
    /// that support it. `Encrypted` and `KmsKeyId` of a file system protect the stored data, not the mount.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "InputDataConfig": [{
    ///     "ChannelName": "train",
    ///     "DataSource": {
    ///       "FileSystemDataSource": {
    ///         "FileSystemId": "fs-0a1b2c3d",
    ///                         ^^^^^^^^^^^^^ not documented
    ///         "FileSystemType": "EFS", "FileSystemAccessMode": "ro", "DirectoryPath": "/train"
    ///       }
    ///     }
    ///   }],
    ///   "ResourceConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50 }
    /// }
    /// ```
    ///
    /// ## Instead
    /// Read from S3, which SageMaker does over TLS. To stay with EFS, deny `aws:SecureTransport` = `false` in the file
    /// system's policy and test that the job still mounts.
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "InputDataConfig": [{
    ///     "ChannelName": "train",
    ///     "DataSource": { "S3DataSource": { "S3DataType": "S3Prefix", "S3Uri": "s3://ledger-bucket/train/" } }
    ///   }],
    ///   "ResourceConfig": { "InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50 }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Encrypting data in transit (Amazon EFS)](https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html)
    /// - [Encrypting data in transit (FSx for Lustre)](https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-in-transit-fsxl.html)
    id: "file-system-mount-undocumented",
    level: Warning,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let mounts = context.analysis.judged();
    mounts
        .filter(|(.., judged)| judged.judgement.verdict == Verdict::Unknown)
        .filter_map(|(index, hop, judged)| {
            let words = sentences(&hop.wire, context.language)?;
            let site = *hop.evidence.first()?;
            Some(Draft { hops: vec![index], ..RULE.finding(site, &judged.id, words) })
        })
        .collect()
}

fn sentences(wire: &Wire, language: Language) -> Option<Words> {
    let (message, why, action) = match wire {
        Wire::System(System::Notebook(Answer::HomeEfs | Answer::CustomEfs)) => (
            words!(
                language,
                en: "whether SageMaker mounts this EFS file system with TLS is not documented",
                ko: "SageMaker가 이 EFS 파일 시스템을 TLS로 마운트하는지는 문서화되어 있지 않습니다"
            ),
            words!(
                language,
                en: "EFS speaks plain NFS unless the client mounts with TLS, and domains have no option for it.",
                ko: "클라이언트가 TLS로 마운트하지 않으면 EFS는 평문 NFS로 통신합니다. 도메인에는 이를 정하는 옵션이 없습니다."
            ),
            words!(
                language,
                en: "Deny `aws:SecureTransport` = `false` in the file system's policy and test that the applications still mount.",
                ko: "파일 시스템 정책에서 `aws:SecureTransport`가 `false`인 요청을 거부하고 앱이 여전히 마운트되는지 시험하세요."
            ),
        ),
        Wire::EfsMount => (
            words!(
                language,
                en: "whether SageMaker mounts this EFS file system with TLS is not documented",
                ko: "SageMaker가 이 EFS 파일 시스템을 TLS로 마운트하는지는 문서화되어 있지 않습니다"
            ),
            words!(
                language,
                en: "EFS speaks plain NFS unless the client mounts with TLS, and the job has no option for it.",
                ko: "클라이언트가 TLS로 마운트하지 않으면 EFS는 평문 NFS로 통신합니다. 작업에는 이를 정하는 옵션이 없습니다."
            ),
            words!(
                language,
                en: "Deny `aws:SecureTransport` = `false` in the file system's policy and test that the job still mounts, or read from S3.",
                ko: "파일 시스템 정책에서 `aws:SecureTransport`가 `false`인 요청을 거부하고 작업이 여전히 마운트되는지 시험하거나, S3에서 읽으세요."
            ),
        ),
        Wire::LustreMount | Wire::System(System::Fsx(fsx::Answer::FamiliesEncrypt | fsx::Answer::FamilyNotKnown)) => (
            words!(
                language,
                en: "whether this FSx for Lustre mount is encrypted is decided outside the job",
                ko: "이 FSx for Lustre 마운트의 암호화 여부는 작업 밖에서 정해집니다"
            ),
            words!(
                language,
                en: "It depends on the file system's deployment type (SCRATCH_1, the default, never encrypts) and on the instance family.",
                ko: "파일 시스템의 배포 유형(기본값인 SCRATCH_1은 암호화하지 않음)과 인스턴스 패밀리에 달려 있습니다."
            ),
            if *wire == Wire::LustreMount {
                let en = "Paste the output of `aws fsx describe-file-systems`, or read from S3.";
                words!(language, en: en, ko: "`aws fsx describe-file-systems` 출력을 붙여 넣거나 S3에서 읽으세요.")
            } else {
                words!(language, en: "Ask AWS, or read from S3.", ko: "AWS에 확인하거나 S3에서 읽으세요.")
            },
        ),
        Wire::OtherMount => (
            words!(
                language,
                en: "this type of file system is not known here",
                ko: "알 수 없는 유형의 파일 시스템입니다"
            ),
            words!(
                language,
                en: "Without the protocol of the mount nothing can be said of its encryption.",
                ko: "마운트 프로토콜을 모르면 암호화 여부를 판단할 수 없습니다."
            ),
            words!(
                language,
                en: "Check the spelling of `FileSystemType`: AWS knows `EFS` and `FSxLustre`.",
                ko: "`FileSystemType` 표기를 확인하세요. AWS에는 `EFS`와 `FSxLustre`가 있습니다."
            ),
        ),
        _ => return None,
    };
    Some(Words { message: message.to_owned(), why: why.to_owned(), action: action.to_owned() })
}
