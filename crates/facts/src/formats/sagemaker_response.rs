//! What the API answers to a request: the ARN of a job, and nothing of its fields.

use super::{Body, Card, Format};
use crate::detect::Signs;
use crate::reader::{Draft, Reader};
use crate::{PlaceKind, Route, Wire, field};
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[Card {
    id: "sagemaker.response",
    command: "aws sagemaker create-training-job --cli-input-json file://job.json",
    #[cfg(test)]
    sample: r#"{"TrainingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:training-job/fit"}"#,
    signs: Signs::Other(|node| {
        let (key, ..) = named(node)?;
        let beside = |name: &str| ["ResponseMetadata", key].contains(&name);
        node.members().iter().all(|member| beside(&member.key.value) || member.value.is_null()).then(|| vec![key])
    }),
    types: &[],
    names: &[],
    body: Body::Resource(read),
}];

/// The ARN's key, the kind of place, and the document that tells of it.
const ARNS: [(&str, PlaceKind, &str); 8] = [
    ("TrainingJobArn", PlaceKind::TrainingCluster, "sagemaker.describe-training-job"),
    ("ProcessingJobArn", PlaceKind::ProcessingCluster, "sagemaker.describe-processing-job"),
    ("HyperParameterTuningJobArn", PlaceKind::TrainingCluster, "sagemaker.describe-hyper-parameter-tuning-job"),
    ("AutoMLJobArn", PlaceKind::AutoMlCluster, "sagemaker.describe-auto-ml-job-v2"),
    ("TransformJobArn", PlaceKind::TransformCluster, "sagemaker.describe-transform-job"),
    ("ModelArn", PlaceKind::Model, "sagemaker.describe-model"),
    ("MonitoringScheduleArn", PlaceKind::MonitoringCluster, "sagemaker.describe-monitoring-schedule"),
    ("JobDefinitionArn", PlaceKind::MonitoringCluster, "sagemaker.describe-data-quality-job-definition"),
];

fn named(node: &Node<'_>) -> Option<(&'static str, PlaceKind, &'static str)> {
    ARNS.iter().copied().find(|(key, ..)| field::string(node, key).is_some())
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    not_shown(reader, node);
}

/// Adds the hop of a job of which only the ARN is there.
pub(super) fn not_shown<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let Some((key, kind, mut ask)) = named(node) else { return };
    let Some(arn) = field::string(node, key) else { return };
    let text = arn.as_str().unwrap_or_default();
    let definitions = [
        (":model-quality-job-definition/", "sagemaker.describe-model-quality-job-definition"),
        (":model-bias-job-definition/", "sagemaker.describe-model-bias-job-definition"),
        (":model-explainability-job-definition/", "sagemaker.describe-model-explainability-job-definition"),
    ];
    if let Some((_, other)) = definitions.iter().find(|(part, _)| text.contains(part)) {
        ask = other;
    }
    let Some(ask) = Format::from_id(ask) else { return };
    let name = text.rsplit('/').next().unwrap_or(text);
    let place = reader.place(kind, name, arn.span);
    let evidence = vec![place.site];
    let draft =
        Draft { route: Route::NotShown { ask }, wire: Wire::NotShown, evidence, shown: Vec::new(), job: None };
    reader.hop(place.clone(), place, draft);
}
