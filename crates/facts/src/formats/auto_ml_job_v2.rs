//! An AutoML job of the second API: its switch stands in `SecurityConfig`, and AWS picks the instances.

use super::{Body, Card, auto_ml_job};
use crate::detect::{Groups, Signs};
use crate::reader::Reader;
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-auto-ml-job-v2",
        command: "aws sagemaker create-auto-ml-job-v2 --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"AutoMLJobName":"auto","AutoMLJobInputDataConfig":[{"ChannelType":"training","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://example-bucket/train"}}}],"OutputDataConfig":{"S3OutputPath":"s3://example-bucket/auto"},"AutoMLProblemTypeConfig":{"TabularJobConfig":{"TargetAttributeName":"y"}},"RoleArn":"arn:aws:iam::111122223333:role/auto","SecurityConfig":{"EnableInterContainerTrafficEncryption":true}}"#,
        signs: Signs::Keys { needs: NEEDS, never: ONLY_DESCRIBED },
        types: &["AWS::SageMaker::AutoMLJobV2"],
        names: &[],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-auto-ml-job-v2",
        command: "aws sagemaker describe-auto-ml-job-v2 --auto-ml-job-name NAME",
        #[cfg(test)]
        sample: r#"{"AutoMLJobName":"auto","AutoMLJobArn":"arn:aws:sagemaker:us-east-1:111122223333:automl-job/auto","AutoMLJobStatus":"Completed","AutoMLJobInputDataConfig":[{"ChannelType":"training","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://example-bucket/train"}}}],"OutputDataConfig":{"S3OutputPath":"s3://example-bucket/auto"}}"#,
        signs: Signs::Keys { needs: DESCRIBED, never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

const ONE: &[&str] = &["AutoMLJobInputDataConfig", "AutoMLProblemTypeConfig"];
const ONLY_DESCRIBED: &[&str] = &["AutoMLJobArn", "AutoMLJobStatus", "CreationTime"];
const NEEDS: Groups = &[ONE];
const DESCRIBED: Groups = &[ONE, ONLY_DESCRIBED];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let specification = |kind| ["AutoMLProblemTypeConfig", kind, "FeatureSpecificationS3Uri"];
    let (tabular, series) = (specification("TabularJobConfig"), specification("TimeSeriesForecastingJobConfig"));
    auto_ml_job::job(reader, node, &["SecurityConfig"], "AutoMLJobInputDataConfig", &[&tabular, &series]);
}
