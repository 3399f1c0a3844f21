//! What the API's lists tell: names, ARNs and states, and nothing of a job's traffic.

use super::{Body, Card, sagemaker_response};
use crate::detect::Signs;
use crate::field;
use crate::reader::Reader;
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[Card {
    id: "sagemaker.list",
    command: "aws sagemaker list-training-jobs",
    #[cfg(test)]
    sample: r#"{"TrainingJobSummaries":[{"TrainingJobName":"fit","TrainingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:training-job/fit","TrainingJobStatus":"Completed"}]}"#,
    signs: Signs::Other(|node| LISTS.iter().copied().find(|key| node.get(key).is_some_and(Node::is_array)).map(|key| vec![key])),
    types: &[],
    names: &[],
    body: Body::Resource(read),
}];

const LISTS: [&str; 7] = [
    "TrainingJobSummaries",
    "ProcessingJobSummaries",
    "HyperParameterTuningJobSummaries",
    "AutoMLJobSummaries",
    "TransformJobSummaries",
    "MonitoringScheduleSummaries",
    "JobDefinitionSummaries",
];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    for summary in LISTS.iter().flat_map(|key| field::list(node, key)) {
        let definition = field::member(summary, "MonitoringJobDefinitionArn").is_some();
        if !definition {
            sagemaker_response::not_shown(reader, summary);
        }
    }
}
