//! A training job: `create-training-job`'s request and `describe-training-job`'s output.

use super::{Body, Card};
use crate::detect::{Groups, Signs};
use crate::reader::Reader;
use crate::work::{Outline, Work};
use crate::{JobKind, OutputKind, PlaceKind, channel, cluster, configured, field};
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-training-job",
        command: "aws sagemaker create-training-job --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"TrainingJobName":"fit","AlgorithmSpecification":{"TrainingImage":"111122223333.dkr.ecr.us-east-1.amazonaws.com/fit:1","TrainingInputMode":"File"},"RoleArn":"arn:aws:iam::111122223333:role/fit","InputDataConfig":[{"ChannelName":"train","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://example-bucket/train"}}}],"OutputDataConfig":{"S3OutputPath":"s3://example-bucket/out"},"ResourceConfig":{"InstanceType":"ml.p4d.24xlarge","InstanceCount":2,"VolumeSizeInGB":50},"StoppingCondition":{"MaxRuntimeInSeconds":3600}}"#,
        signs: Signs::Keys { needs: NEEDS, never: ONLY_DESCRIBED },
        types: &["AWS::SageMaker::TrainingJob", "aws_sagemaker_training_job"],
        names: &["TrainingJobName"],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-training-job",
        command: "aws sagemaker describe-training-job --training-job-name NAME",
        #[cfg(test)]
        sample: r#"{"TrainingJobName":"fit","TrainingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:training-job/fit","TrainingJobStatus":"Completed","AlgorithmSpecification":{"TrainingImage":"111122223333.dkr.ecr.us-east-1.amazonaws.com/fit:1","TrainingInputMode":"File"},"OutputDataConfig":{"S3OutputPath":"s3://example-bucket/out"},"ResourceConfig":{"InstanceType":"ml.p4d.24xlarge","InstanceCount":2,"VolumeSizeInGB":50},"EnableInterContainerTrafficEncryption":false}"#,
        signs: Signs::Keys { needs: DESCRIBED, never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

const ONE: &[&str] = &["AlgorithmSpecification", "ResourceConfig", "TrainingJobName"];
const REST: &[&str] = &[
    "ResourceConfig",
    "AlgorithmSpecification",
    "InputDataConfig",
    "OutputDataConfig",
    "RoleArn",
    "StoppingCondition",
    "EnableInterContainerTrafficEncryption",
];
const ONLY_DESCRIBED: &[&str] = &["TrainingJobArn", "TrainingJobStatus", "SecondaryStatus", "CreationTime"];
const NEEDS: Groups = &[ONE, REST];
const DESCRIBED: Groups = &[ONE, REST, ONLY_DESCRIBED];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    job(reader, node, JobKind::Training, field::get(node, "TrainingJobName"), Call::OfJob);
}

/// The call that starts a training job.
#[derive(Clone, Copy)]
pub(super) enum Call<'d> {
    /// Its own.
    OfJob,
    /// That of a tuning job, with the value that names it.
    OfTuning(Option<&'d Node<'d>>),
    /// It was told with another definition of the same tuning job.
    Told,
}

/// Reads a training job, or a definition of one in a tuning job.
pub(super) fn job<'d>(
    reader: &mut Reader<'_, 'd>,
    node: &'d Node<'d>,
    kind: JobKind,
    name: Option<&'d Node<'d>>,
    call: Call<'d>,
) {
    let tuning = field::get(node, "HyperParameterTuningResourceConfig");
    let config = tuning.or_else(|| field::get(node, "ResourceConfig"));
    let instances = cluster::read(reader, config, node, None);
    let outline = Outline {
        kind,
        place: PlaceKind::TrainingCluster,
        node,
        name,
        network: Some(node),
        role: field::string(node, "RoleArn"),
        volume_keys: config.and_then(|config| field::string(config, "VolumeKmsKeyId")).into_iter().collect(),
        switch: Some(reader.flag(node, &["EnableInterContainerTrafficEncryption"])),
        isolation: Some(reader.flag(node, &["EnableNetworkIsolation"])),
        cluster: instances.cluster,
        detail: instances.detail,
    };
    let mut work = Work::begin(reader, outline);
    match call {
        Call::OfJob => work.api(None),
        Call::OfTuning(name) => work.api(name),
        Call::Told => {}
    }
    let algorithm = field::get(node, "AlgorithmSpecification");
    work.image(algorithm.and_then(|algorithm| field::string(algorithm, "TrainingImage")));
    channel::read(&mut work, "InputDataConfig");
    work.between();
    let at = |path: &[&str]| field::find(node, path).filter(|value| value.as_str() != Some(""));
    work.output(
        OutputKind::Artifacts,
        "",
        at(&["OutputDataConfig", "S3OutputPath"]),
        at(&["OutputDataConfig", "KmsKeyId"]),
    );
    work.output(OutputKind::Checkpoints, "", at(&["CheckpointConfig", "S3Uri"]), None);
    work.output(OutputKind::Debugger, "", at(&["DebugHookConfig", "S3OutputPath"]), None);
    work.output(OutputKind::TensorBoard, "", at(&["TensorBoardOutputConfig", "S3OutputPath"]), None);
    work.output(OutputKind::Profiler, "", at(&["ProfilerConfig", "S3OutputPath"]), None);
    for rule in field::list(node, "DebugRuleConfigurations") {
        work.rule_output(OutputKind::Debugger, rule);
    }
    for rule in field::list(node, "ProfilerRuleConfigurations") {
        work.rule_output(OutputKind::Profiler, rule);
    }
    configured::variables(&mut work, field::get(node, "Environment"));
    configured::hyperparameters(&mut work, field::get(node, "HyperParameters"));
    configured::hyperparameters(&mut work, field::get(node, "StaticHyperParameters"));
    configured::arguments(&mut work, algorithm.and_then(|algorithm| field::get(algorithm, "ContainerEntrypoint")));
    configured::arguments(&mut work, algorithm.and_then(|algorithm| field::get(algorithm, "ContainerArguments")));
}
