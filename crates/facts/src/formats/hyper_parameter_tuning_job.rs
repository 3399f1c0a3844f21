//! A hyperparameter tuning job: each of its training job definitions is a cluster of its own; trials do not talk to one another.

use super::{Body, Card};
use super::training_job::{Call, job};
use crate::detect::{Groups, Signs};
use crate::reader::Reader;
use crate::{JobKind, field};
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-hyper-parameter-tuning-job",
        command: "aws sagemaker create-hyper-parameter-tuning-job --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"HyperParameterTuningJobName":"tune","HyperParameterTuningJobConfig":{"Strategy":"Bayesian","ResourceLimits":{"MaxParallelTrainingJobs":2}},"TrainingJobDefinition":{"AlgorithmSpecification":{"TrainingImage":"111122223333.dkr.ecr.us-east-1.amazonaws.com/fit:1","TrainingInputMode":"File"},"OutputDataConfig":{"S3OutputPath":"s3://example-bucket/out"},"ResourceConfig":{"InstanceType":"ml.c5.xlarge","InstanceCount":2,"VolumeSizeInGB":50}}}"#,
        signs: Signs::Keys { needs: NEEDS, never: ONLY_DESCRIBED },
        types: &["AWS::SageMaker::HyperParameterTuningJob", "aws_sagemaker_hyper_parameter_tuning_job"],
        names: &[],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-hyper-parameter-tuning-job",
        command: "aws sagemaker describe-hyper-parameter-tuning-job --hyper-parameter-tuning-job-name NAME",
        #[cfg(test)]
        sample: r#"{"HyperParameterTuningJobName":"tune","HyperParameterTuningJobArn":"arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/tune","HyperParameterTuningJobStatus":"Completed","HyperParameterTuningJobConfig":{"Strategy":"Bayesian"},"TrainingJobDefinitions":[{"DefinitionName":"a","ResourceConfig":{"InstanceType":"ml.c5.xlarge","InstanceCount":2,"VolumeSizeInGB":50}}]}"#,
        signs: Signs::Keys { needs: DESCRIBED, never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

const ONE: &[&str] = &[
    "TrainingJobDefinitions",
    "TrainingJobDefinition",
    "HyperParameterTuningJobConfig",
    "HyperParameterTuningJobName",
];
const REST: &[&str] = &["TrainingJobDefinitions", "TrainingJobDefinition", "HyperParameterTuningJobConfig"];
const ONLY_DESCRIBED: &[&str] = &["HyperParameterTuningJobArn", "HyperParameterTuningJobStatus", "CreationTime"];
const NEEDS: Groups = &[ONE, REST];
const DESCRIBED: Groups = &[ONE, REST, ONLY_DESCRIBED];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let tuning = field::get(node, "HyperParameterTuningJobName");
    let definitions = ["TrainingJobDefinition", "TrainingJobDefinitions"];
    let definitions = definitions.iter().flat_map(|name| field::list(node, name));
    for (at, definition) in definitions.enumerate() {
        let name = field::get(definition, "DefinitionName").or(tuning);
        let call = if at == 0 { Call::OfTuning(tuning) } else { Call::Told };
        job(reader, definition, JobKind::Tuning, name, call);
    }
}
