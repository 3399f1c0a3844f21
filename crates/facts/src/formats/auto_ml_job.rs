//! An AutoML job of the first API: its switch stands in `AutoMLJobConfig.SecurityConfig`, and AWS picks the instances.

use super::{Body, Card};
use crate::detect::{Groups, Signs};
use crate::reader::Reader;
use crate::work::{Outline, Work};
use crate::{Cluster, JobKind, OutputKind, PlaceKind, channel, field};
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-auto-ml-job",
        command: "aws sagemaker create-auto-ml-job --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"AutoMLJobName":"auto","InputDataConfig":[{"TargetAttributeName":"y","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://example-bucket/train"}}}],"OutputDataConfig":{"S3OutputPath":"s3://example-bucket/auto"},"AutoMLJobConfig":{"SecurityConfig":{"EnableInterContainerTrafficEncryption":true}},"RoleArn":"arn:aws:iam::111122223333:role/auto"}"#,
        signs: Signs::Keys { needs: NEEDS, never: NOT_REQUESTED },
        types: &["AWS::SageMaker::AutoMLJob"],
        names: &[],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-auto-ml-job",
        command: "aws sagemaker describe-auto-ml-job --auto-ml-job-name NAME",
        #[cfg(test)]
        sample: r#"{"AutoMLJobName":"auto","AutoMLJobArn":"arn:aws:sagemaker:us-east-1:111122223333:automl-job/auto","AutoMLJobStatus":"Completed","InputDataConfig":[{"TargetAttributeName":"y","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://example-bucket/train"}}}],"OutputDataConfig":{"S3OutputPath":"s3://example-bucket/auto"}}"#,
        signs: Signs::Keys { needs: DESCRIBED, never: SECOND_API },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

const ONE: &[&str] = &["AutoMLJobConfig", "AutoMLJobName"];
const REST: &[&str] = &["AutoMLJobConfig", "InputDataConfig", "OutputDataConfig"];
const ONLY_DESCRIBED: &[&str] = &["AutoMLJobArn", "AutoMLJobStatus", "CreationTime"];
const SECOND_API: &[&str] = &["AutoMLJobInputDataConfig", "AutoMLProblemTypeConfig", "SecurityConfig"];
const NOT_REQUESTED: &[&str] = &[
    "AutoMLJobArn",
    "AutoMLJobStatus",
    "CreationTime",
    "AutoMLJobInputDataConfig",
    "AutoMLProblemTypeConfig",
    "SecurityConfig",
];
const NEEDS: Groups = &[ONE, REST];
const DESCRIBED: Groups = &[ONE, REST, ONLY_DESCRIBED];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let specification = ["AutoMLJobConfig", "CandidateGenerationConfig", "FeatureSpecificationS3Uri"];
    job(reader, node, &["AutoMLJobConfig", "SecurityConfig"], "InputDataConfig", &[&specification]);
}

/// Reads an AutoML job of either API, whose fields stand at these paths.
pub(super) fn job<'d>(
    reader: &mut Reader<'_, 'd>,
    node: &'d Node<'d>,
    security: &[&str],
    inputs: &str,
    specifications: &[&[&str]],
) {
    let config = field::find(node, security);
    let mut switch = security.to_vec();
    switch.push("EnableInterContainerTrafficEncryption");
    let cluster = Cluster {
        instances: reader.absent(),
        default: None,
        chosen_by_aws: true,
        types: Vec::new(),
        sites: vec![reader.opening(node)],
    };
    let outline = Outline {
        kind: JobKind::AutoMl,
        place: PlaceKind::AutoMlCluster,
        node,
        name: field::get(node, "AutoMLJobName"),
        network: config,
        role: field::string(node, "RoleArn"),
        volume_keys: config.and_then(|config| field::string(config, "VolumeKmsKeyId")).into_iter().collect(),
        switch: Some(reader.flag(node, &switch)),
        isolation: None,
        cluster,
        detail: String::new(),
    };
    let mut work = Work::begin(reader, outline);
    work.api(None);
    channel::read(&mut work, inputs);
    for path in specifications {
        work.input("FeatureSpecificationS3Uri", field::find(node, path));
    }
    work.between();
    let output = field::get(node, "OutputDataConfig");
    work.output(
        OutputKind::Artifacts,
        "",
        output.and_then(|output| field::string(output, "S3OutputPath")),
        output.and_then(|output| field::string(output, "KmsKeyId")),
    );
}
