//! A monitoring schedule: with its job definition inline, or with the definition's name.

use super::{Body, Card, Format};
use crate::detect::Signs;
use crate::monitoring::{Fields, job};
use crate::reader::{Draft, Reader};
use crate::work::text_of;
use crate::{PlaceKind, Route, Wire, field};
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-monitoring-schedule",
        command: "aws sagemaker create-monitoring-schedule --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"MonitoringScheduleName":"daily","MonitoringScheduleConfig":{"ScheduleConfig":{"ScheduleExpression":"cron(0 6 * * ? *)"},"MonitoringJobDefinition":{"MonitoringAppSpecification":{"ImageUri":"111122223333.dkr.ecr.us-east-1.amazonaws.com/watch:1"},"MonitoringInputs":[{"EndpointInput":{"EndpointName":"fraud","LocalPath":"/opt/ml/processing/input"}}],"MonitoringOutputConfig":{"MonitoringOutputs":[{"S3Output":{"LocalPath":"/opt/ml/processing/output","S3Uri":"s3://example-bucket/reports"}}]},"MonitoringResources":{"ClusterConfig":{"InstanceCount":2,"InstanceType":"ml.m5.xlarge","VolumeSizeInGB":20}}}}}"#,
        signs: Signs::Keys { needs: &[&["MonitoringScheduleConfig"]], never: ONLY_DESCRIBED },
        types: &["AWS::SageMaker::MonitoringSchedule", "aws_sagemaker_monitoring_schedule"],
        names: &[],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-monitoring-schedule",
        command: "aws sagemaker describe-monitoring-schedule --monitoring-schedule-name NAME",
        #[cfg(test)]
        sample: r#"{"MonitoringScheduleArn":"arn:aws:sagemaker:us-east-1:111122223333:monitoring-schedule/daily","MonitoringScheduleName":"daily","MonitoringScheduleStatus":"Scheduled","MonitoringScheduleConfig":{"MonitoringJobDefinitionName":"watch","MonitoringType":"DataQuality"}}"#,
        signs: Signs::Keys { needs: &[&["MonitoringScheduleConfig"], ONLY_DESCRIBED], never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

const ONLY_DESCRIBED: &[&str] = &["MonitoringScheduleArn", "MonitoringScheduleStatus", "CreationTime"];
const FIELDS: Fields = Fields {
    input: "MonitoringInputs",
    baseline: "BaselineConfig",
    app: "MonitoringAppSpecification",
    output: "MonitoringOutputConfig",
    resources: "MonitoringResources",
};

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let Some(config) = field::get(node, "MonitoringScheduleConfig") else { return };
    if let Some(definition) = field::get(config, "MonitoringJobDefinition") {
        job(reader, definition, field::get(node, "MonitoringScheduleName"), &FIELDS);
    }
    let Some(name) = field::string(config, "MonitoringJobDefinitionName") else { return };
    let ask = match field::name(config, "MonitoringType") {
        "ModelQuality" => "sagemaker.describe-model-quality-job-definition",
        "ModelBias" => "sagemaker.describe-model-bias-job-definition",
        "ModelExplainability" => "sagemaker.describe-model-explainability-job-definition",
        _ => "sagemaker.describe-data-quality-job-definition",
    };
    let Some(ask) = Format::from_id(ask) else { return };
    let place = reader.place(PlaceKind::MonitoringCluster, &text_of(name), name.span);
    let evidence = vec![place.site];
    let draft =
        Draft { route: Route::NotShown { ask }, wire: Wire::NotShown, evidence, shown: Vec::new(), job: None };
    reader.hop(place.clone(), place, draft);
}
