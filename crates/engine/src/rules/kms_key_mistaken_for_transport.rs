//! The rule `kms-key-mistaken-for-transport`.

use crate::mistaken;
use crate::rule::{Context, Draft, rule};
use crate::text::words;
use wireproof_facts::Mechanism;

rule! {
    /// A job relies on a KMS key while one of its hops is in clear or unknown.
    ///
    /// ## What it finds
    /// A KMS key, volume encryption or server-side encryption beside a hop of the same job that is not encrypted, or of
    /// which the document does not say whether it is.
    ///
    /// ## Why it matters
    /// These keys encrypt what is stored: volumes and objects. What a program reads from an encrypted disk and sends over the
    /// network is decrypted before it leaves. At rest and in transit are two protections, and one does not give the other.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": {
    ///     "InstanceType": "ml.m5.12xlarge",
    ///     "InstanceCount": 4,
    ///     "VolumeSizeInGB": 50,
    ///     "VolumeKmsKeyId": "alias/training"
    ///                       ^^^^^^^^^^^^^^^^ at rest
    ///   }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": {
    ///     "InstanceType": "ml.m5.12xlarge",
    ///     "InstanceCount": 4,
    ///     "VolumeSizeInGB": 50,
    ///     "VolumeKmsKeyId": "alias/training"
    ///   },
    ///   "EnableInterContainerTrafficEncryption": true
    /// }
    /// ```
    ///
    /// ## References
    /// - [Protect data at rest using encryption](https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html)
    id: "kms-key-mistaken-for-transport",
    level: Note,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let keys = [Mechanism::KmsKey, Mechanism::VolumeEncryption, Mechanism::ServerSideEncryption];
    let message = words!(
        context.language,
        en: "this key protects data at rest, not on the wire",
        ko: "이 키는 저장 시 암호화에 쓰이며, 전송 중 데이터는 보호하지 않습니다"
    );
    mistaken::find(context, &RULE, &keys, message)
}
