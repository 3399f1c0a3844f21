//! The rule `iam-mistaken-for-transport`.

use crate::mistaken;
use crate::rule::{Context, Draft, Words, rule};
use crate::text::{mechanism, words};
use wireproof_facts::{Mechanism, PolicyKind};

rule! {
    /// An IAM role or identity policy stands where encryption in transit is asked for.
    ///
    /// ## What it finds
    /// The role of a job that has a hop in clear or unknown; and an identity policy (one without `Principal`) that was given
    /// to be judged: it says what its owner may do and can't make a bucket refuse anybody else's plaintext.
    ///
    /// ## Why it matters
    /// IAM decides who may send which request. The bytes on the wire stay as they are: an allowed request over HTTP is sent
    /// in clear. There is one exception, and it is in the policy of the resource: a `Deny` on `aws:SecureTransport` = `false`
    /// refuses plaintext, whoever asks.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "RoleArn": "arn:aws:iam::111122223333:role/Training",
    ///              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not how it travels
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.g5.12xlarge", "InstanceCount": 4, "VolumeSizeInGB": 50 }
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "RoleArn": "arn:aws:iam::111122223333:role/Training",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.g5.12xlarge", "InstanceCount": 4, "VolumeSizeInGB": 50 },
    ///   "EnableInterContainerTrafficEncryption": true
    /// }
    /// ```
    ///
    /// ## References
    /// - [Policies and permissions in IAM](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html)
    id: "iam-mistaken-for-transport",
    level: Note,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let message = words!(
        language,
        en: "the role decides who may read the data, not how it travels",
        ko: "역할은 누가 데이터를 읽을 수 있는지를 정할 뿐, 전송 중 데이터를 보호하지 않습니다"
    );
    let mut drafts = mistaken::find(context, &RULE, &[Mechanism::Iam], message);
    let identity = context.policies().filter(|(_, policy, _)| policy.kind == PolicyKind::Identity);
    drafts.extend(identity.map(|(_, policy, _)| {
        let words = Words {
            message: words!(
                language,
                en: "an identity policy can't make a resource refuse plaintext",
                ko: "자격 증명 기반 정책으로는 리소스가 평문 요청을 거부하게 할 수 없습니다"
            )
            .to_owned(),
            why: mechanism::card(Mechanism::Iam, language).does_not,
            action: words!(
                language,
                en: "Paste the policy of the resource itself, such as the output of `aws s3api get-bucket-policy`.",
                ko: "리소스 자체의 정책을 붙여 넣으세요(예: `aws s3api get-bucket-policy` 출력)."
            )
            .to_owned(),
        };
        RULE.finding(policy.site, "identity policy", words)
    }));
    drafts
}
