//! SageMaker jobs that take from S3 and put to S3 and have no switch for their traffic: labeling, compilation, recommendations and their like.

use super::{Body, Card};
use crate::detect::Signs;
use crate::reader::Reader;
use crate::work::{Outline, Work};
use crate::{JobKind, OutputKind, PlaceKind, field};
use wireproof_source::Node;

/// Where a job names its places.
struct Places {
    name: &'static str,
    inputs: &'static [&'static [&'static str]],
    outputs: &'static [&'static [&'static str]],
    /// The key that outputs are stored with.
    key: &'static [&'static str],
    /// The object that holds `VpcConfig`.
    network: &'static [&'static str],
    volume_key: &'static [&'static str],
}

macro_rules! tasks {
    ($($id:literal, $command:literal, $needs:expr, $sample:literal; $types:expr, $places:expr);+ $(;)?) => {
        pub(super) const CARDS: &[Card] = &[$(Card {
            id: $id,
            command: $command,
            #[cfg(test)]
            sample: $sample,
            signs: Signs::Keys { needs: $needs, never: &[] },
            types: $types,
            names: &[],
            body: Body::Resource(|reader, node| read(reader, node, &$places)),
        }),+];
    };
}

tasks! {
    "sagemaker.describe-labeling-job", "aws sagemaker describe-labeling-job --labeling-job-name NAME",
    &[&["LabelingJobName"], &["InputConfig", "OutputConfig", "HumanTaskConfig"]],
    r#"{"LabelingJobName":"boxes","LabelAttributeName":"box","InputConfig":{"DataSource":{"S3DataSource":{"ManifestS3Uri":"s3://example-bucket/in.manifest"}}},"OutputConfig":{"S3OutputPath":"s3://example-bucket/out"}}"#;
    &["AWS::SageMaker::LabelingJob"],
    Places {
        name: "LabelingJobName",
        inputs: &[&["InputConfig", "DataSource", "S3DataSource", "ManifestS3Uri"], &["LabelCategoryConfigS3Uri"], &["HumanTaskConfig", "UiConfig", "UiTemplateS3Uri"]],
        outputs: &[&["OutputConfig", "S3OutputPath"]],
        key: &["OutputConfig", "KmsKeyId"],
        network: &["LabelingJobAlgorithmsConfig", "LabelingJobResourceConfig"],
        volume_key: &["LabelingJobAlgorithmsConfig", "LabelingJobResourceConfig", "VolumeKmsKeyId"],
    };

    "sagemaker.describe-compilation-job", "aws sagemaker describe-compilation-job --compilation-job-name NAME",
    &[&["CompilationJobName"], &["InputConfig", "CompilationJobArn"]],
    r#"{"CompilationJobName":"edge","RoleArn":"arn:aws:iam::111122223333:role/c","InputConfig":{"S3Uri":"s3://example-bucket/m.tar.gz","Framework":"XGBOOST"},"OutputConfig":{"S3OutputLocation":"s3://example-bucket/out","TargetDevice":"ml_c5"}}"#;
    &["AWS::SageMaker::CompilationJob"],
    Places {
        name: "CompilationJobName",
        inputs: &[&["InputConfig", "S3Uri"]],
        outputs: &[&["OutputConfig", "S3OutputLocation"]],
        key: &["OutputConfig", "KmsKeyId"],
        network: &[],
        volume_key: &[],
    };

    "sagemaker.describe-inference-recommendations-job", "aws sagemaker describe-inference-recommendations-job --job-name NAME",
    &[&["JobName"], &["JobType"], &["InputConfig"]],
    r#"{"JobName":"size","JobType":"Default","RoleArn":"arn:aws:iam::111122223333:role/r","InputConfig":{"ModelName":"fraud","ContainerConfig":{"PayloadConfig":{"SamplePayloadUrl":"s3://example-bucket/p.tar.gz"}}}}"#;
    &["AWS::SageMaker::InferenceRecommendationsJob"],
    Places {
        name: "JobName",
        inputs: &[&["InputConfig", "ContainerConfig", "PayloadConfig", "SamplePayloadUrl"]],
        outputs: &[&["OutputConfig", "CompiledOutputConfig", "S3OutputUri"]],
        key: &["OutputConfig", "KmsKeyId"],
        network: &["InputConfig"],
        volume_key: &["InputConfig", "VolumeKmsKeyId"],
    };

    "sagemaker.describe-optimization-job", "aws sagemaker describe-optimization-job --optimization-job-name NAME",
    &[&["OptimizationJobName"], &["ModelSource", "OutputConfig", "OptimizationJobArn"]],
    r#"{"OptimizationJobName":"q","RoleArn":"arn:aws:iam::111122223333:role/o","ModelSource":{"S3":{"S3Uri":"s3://example-bucket/m"}},"OutputConfig":{"S3OutputLocation":"s3://example-bucket/out"}}"#;
    &["AWS::SageMaker::OptimizationJob"],
    Places {
        name: "OptimizationJobName",
        inputs: &[&["ModelSource", "S3", "S3Uri"]],
        outputs: &[&["OutputConfig", "S3OutputLocation"]],
        key: &["OutputConfig", "KmsKeyId"],
        network: &[],
        volume_key: &[],
    };

    "sagemaker.describe-edge-packaging-job", "aws sagemaker describe-edge-packaging-job --edge-packaging-job-name NAME",
    &[&["EdgePackagingJobName"], &["OutputConfig", "EdgePackagingJobArn"]],
    r#"{"EdgePackagingJobName":"p","CompilationJobName":"edge","ModelName":"fraud","RoleArn":"arn:aws:iam::111122223333:role/e","OutputConfig":{"S3OutputLocation":"s3://example-bucket/out"}}"#;
    &["AWS::SageMaker::EdgePackagingJob"],
    Places {
        name: "EdgePackagingJobName",
        inputs: &[],
        outputs: &[&["OutputConfig", "S3OutputLocation"]],
        key: &["OutputConfig", "KmsKeyId"],
        network: &[],
        volume_key: &[],
    };
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, places: &Places) {
    let plain = Outline::plain(reader, node, JobKind::Task, PlaceKind::JobInstances, places.name);
    let outline = Outline {
        network: field::find(node, places.network),
        role: field::string(node, "RoleArn"),
        volume_keys: field::find(node, places.volume_key).into_iter().filter(|key| key.as_str().is_some()).collect(),
        ..plain
    };
    let mut work = Work::begin(reader, outline);
    work.api(None);
    for path in places.inputs {
        work.input(path.last().copied().unwrap_or_default(), field::find(node, path));
    }
    let key = field::find(node, places.key);
    for path in places.outputs {
        work.output(OutputKind::Artifacts, "", field::find(node, path), key);
    }
}
