//! The rule `network-isolation-mistaken-for-transport`.

use crate::mistaken;
use crate::rule::{Context, Draft, rule};
use crate::text::words;
use wireproof_facts::Mechanism;

rule! {
    /// A job relies on network isolation while one of its hops is in clear or unknown.
    ///
    /// ## What it finds
    /// `EnableNetworkIsolation` = `true` beside a hop of the same job that is not encrypted, or of which the document does
    /// not say whether it is.
    ///
    /// ## Why it matters
    /// Network isolation keeps the container from calling out, so that code can't send data away. SageMaker still moves the
    /// data, and the instances of the job still talk to each other. Isolation contains; it does not encrypt.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "ProcessingJobName": "features",
    ///   "AppSpecification": { "ImageUri": "111122223333.dkr.ecr.us-east-1.amazonaws.com/features:1" },
    ///   "ProcessingResources": { "ClusterConfig": { "InstanceCount": 3, "InstanceType": "ml.m5.xlarge", "VolumeSizeInGB": 30 } },
    ///   "NetworkConfig": { "EnableNetworkIsolation": true }
    ///                                                ^^^^ does not encrypt
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "ProcessingJobName": "features",
    ///   "AppSpecification": { "ImageUri": "111122223333.dkr.ecr.us-east-1.amazonaws.com/features:1" },
    ///   "ProcessingResources": { "ClusterConfig": { "InstanceCount": 3, "InstanceType": "ml.m5.xlarge", "VolumeSizeInGB": 30 } },
    ///   "NetworkConfig": { "EnableNetworkIsolation": true, "EnableInterContainerTrafficEncryption": true }
    /// }
    /// ```
    ///
    /// ## References
    /// - [Run training and inference containers in internet-free mode](https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html)
    id: "network-isolation-mistaken-for-transport",
    level: Note,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let message = words!(
        context.language,
        en: "network isolation does not encrypt the job's traffic",
        ko: "네트워크 격리는 작업의 트래픽을 암호화하지 않습니다"
    );
    mistaken::find(context, &RULE, &[Mechanism::NetworkIsolation], message)
}
