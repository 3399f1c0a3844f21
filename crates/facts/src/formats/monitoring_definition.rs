//! The four monitoring job definitions: data quality, model quality, bias and explainability.

use super::{Body, Card};
use crate::detect::Signs;
use crate::monitoring::{Fields, job};
use crate::reader::Reader;
use wireproof_source::Node;

macro_rules! definitions {
    ($($word:literal, $prefix:literal, $terraform:literal);+ $(;)?) => {
        pub(super) const CARDS: &[Card] = &[$(
            Card {
                id: concat!("sagemaker.create-", $word, "-job-definition"),
                command: concat!("aws sagemaker create-", $word, "-job-definition --generate-cli-skeleton"),
                #[cfg(test)]
                sample: concat!(
                    r#"{"JobDefinitionName":"watch",""#, $prefix, r#"AppSpecification":{"ImageUri":"111122223333.dkr.ecr.us-east-1.amazonaws.com/watch:1"},""#,
                    $prefix, r#"JobInput":{"EndpointInput":{"EndpointName":"fraud","LocalPath":"/opt/ml/processing/input"}},""#,
                    $prefix, r#"JobOutputConfig":{"MonitoringOutputs":[{"S3Output":{"LocalPath":"/opt/ml/processing/output","S3Uri":"s3://example-bucket/reports"}}]},"JobResources":{"ClusterConfig":{"InstanceCount":2,"InstanceType":"ml.m5.xlarge","VolumeSizeInGB":20}},"RoleArn":"arn:aws:iam::111122223333:role/watch"}"#,
                ),
                signs: Signs::Keys {
                    needs: &[&[concat!($prefix, "JobInput"), concat!($prefix, "AppSpecification"), concat!($prefix, "JobOutputConfig")]],
                    never: ONLY_DESCRIBED,
                },
                types: &[concat!("AWS::SageMaker::", $prefix, "JobDefinition"), $terraform],
                names: &[],
                body: Body::Resource(|reader, node| read(reader, node, &fields!($prefix))),
            },
            Card {
                id: concat!("sagemaker.describe-", $word, "-job-definition"),
                command: concat!("aws sagemaker describe-", $word, "-job-definition --job-definition-name NAME"),
                #[cfg(test)]
                sample: concat!(
                    r#"{"JobDefinitionArn":"arn:aws:sagemaker:us-east-1:111122223333:"#, $word, r#"-job-definition/watch","JobDefinitionName":"watch","CreationTime":"2026-11-25T09:00:00Z",""#,
                    $prefix, r#"AppSpecification":{"ImageUri":"111122223333.dkr.ecr.us-east-1.amazonaws.com/watch:1"},"JobResources":{"ClusterConfig":{"InstanceCount":1,"InstanceType":"ml.m5.xlarge","VolumeSizeInGB":20}}}"#,
                ),
                signs: Signs::Keys {
                    needs: &[&[concat!($prefix, "JobInput"), concat!($prefix, "AppSpecification"), concat!($prefix, "JobOutputConfig")], ONLY_DESCRIBED],
                    never: &[],
                },
                types: &[],
                names: &[],
                body: Body::Resource(|reader, node| read(reader, node, &fields!($prefix))),
            },
        )+];
    };
}

macro_rules! fields {
    ($prefix:literal) => {
        Fields {
            input: concat!($prefix, "JobInput"),
            baseline: concat!($prefix, "BaselineConfig"),
            app: concat!($prefix, "AppSpecification"),
            output: concat!($prefix, "JobOutputConfig"),
            resources: "JobResources",
        }
    };
}

const ONLY_DESCRIBED: &[&str] = &["JobDefinitionArn", "CreationTime"];

definitions! {
    "data-quality", "DataQuality", "aws_sagemaker_data_quality_job_definition";
    "model-bias", "ModelBias", "aws_sagemaker_model_bias_job_definition";
    "model-explainability", "ModelExplainability", "aws_sagemaker_model_explainability_job_definition";
    "model-quality", "ModelQuality", "aws_sagemaker_model_quality_job_definition";
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, fields: &Fields) {
    job(reader, node, crate::field::get(node, "JobDefinitionName"), fields);
}
