//! The rule `vpc-mistaken-for-transport`.

use crate::mistaken;
use crate::rule::{Context, Draft, rule};
use crate::text::words;
use wireproof_facts::Mechanism;

rule! {
    /// A job relies on its VPC while one of its hops is in clear or unknown.
    ///
    /// ## What it finds
    /// `VpcConfig`, security groups, VPC endpoints, VPC peering or a NAT gateway beside a hop of the same job that is not
    /// encrypted, or of which the document does not say whether it is.
    ///
    /// ## Why it matters
    /// A VPC decides where packets go, a security group which of them pass, a NAT gateway which address they carry. None of
    /// them changes the bytes: a private path is not an encrypted path. AWS may encrypt the wire below, depending on Region and
    /// instance type, but that is not end to end and nothing in the job shows it.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.g5.12xlarge", "InstanceCount": 4, "VolumeSizeInGB": 50 },
    ///   "VpcConfig": { "SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d"] }
    ///   ^^^^^^^^^^^ does not encrypt its traffic
    /// }
    /// ```
    ///
    /// ## Instead
    /// Keep the VPC for what it does, and encrypt the hop:
    /// ```json
    /// {
    ///   "TrainingJobName": "fraud-detection",
    ///   "AlgorithmSpecification": { "TrainingInputMode": "File" },
    ///   "ResourceConfig": { "InstanceType": "ml.g5.12xlarge", "InstanceCount": 4, "VolumeSizeInGB": 50 },
    ///   "VpcConfig": { "SecurityGroupIds": ["sg-0a1b2c3d"], "Subnets": ["subnet-0a1b2c3d"] },
    ///   "EnableInterContainerTrafficEncryption": true
    /// }
    /// ```
    ///
    /// ## References
    /// - [Give SageMaker training jobs access to resources in your VPC](https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html)
    /// - [Infrastructure security in Amazon EC2: encryption in transit](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/data-protection.html)
    id: "vpc-mistaken-for-transport",
    level: Note,
    maps: [],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let network = [
        Mechanism::VpcConfig,
        Mechanism::SecurityGroup,
        Mechanism::VpcEndpoint,
        Mechanism::VpcPeering,
        Mechanism::NatGateway,
        Mechanism::InternetGateway,
        Mechanism::TransitGateway,
    ];
    let message = words!(
        context.language,
        en: "placing the job in a VPC does not encrypt its traffic",
        ko: "작업을 VPC에 배치해도 트래픽이 암호화되지는 않습니다"
    );
    mistaken::find(context, &RULE, &network, message)
}
