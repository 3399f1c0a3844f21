//! Monitoring definitions and schedules, and documents that only name a job.

use crate::seen::{facts, hops};
use wireproof_facts::Route;

#[test]
fn every_hop_of_a_definition() {
    let text = r#"{"JobDefinitionName":"watch",
      "ModelBiasAppSpecification":{"ImageUri":"image","ConfigUri":"s3://example-bucket/config.json"},
      "ModelBiasBaselineConfig":{"ConstraintsResource":{"S3Uri":"s3://example-bucket/constraints.json"}},
      "ModelBiasJobInput":{"EndpointInput":{"EndpointName":"fraud"},"GroundTruthS3Input":{"S3Uri":"s3://example-bucket/truth"}},
      "ModelBiasJobOutputConfig":{"KmsKeyId":"key","MonitoringOutputs":[{"S3Output":{"S3Uri":"s3://example-bucket/reports"}}]},
      "JobResources":{"ClusterConfig":{"InstanceCount":2,"InstanceType":"ml.m5.xlarge"}},
      "NetworkConfig":null}"#;
    let cluster = "monitoring-cluster watch 2 × ml.m5.xlarge";
    let input = |channel: &str, from: &str, evidence: &str| {
        format!(r#"Input {{ channel: "{channel}" }}: {from} → {cluster} | SageMakerS3 | "{evidence}""#)
    };
    let of = |path: &str| (format!("bucket s3://example-bucket/{path}"), format!("s3://example-bucket/{path}"));
    let (config, truth, constraints) = (of("config.json"), of("truth"), of("constraints.json"));
    assert_eq!(
        hops(text),
        [
            r#"Api: caller → sagemaker-api | HttpsOnly | "watch""#.to_owned(),
            format!(r#"Image: container-registry image → {cluster} | RegistryPull | "image""#),
            input("EndpointInput", "endpoint fraud", "fraud"),
            input("GroundTruthS3Input", &truth.0, &truth.1),
            input("ConfigUri", &config.0, &config.1),
            input("ConstraintsResource", &constraints.0, &constraints.1),
            format!("BetweenInstances: {cluster} → {cluster} | InterContainer | null 2"),
            format!(
                r#"Output {{ kind: Monitoring, name: "" }}: {cluster} → bucket s3://example-bucket/reports | SageMakerS3 | "s3://example-bucket/reports" | ≠ kms-key "key""#
            ),
        ]
    );
    facts(&[text], |facts| {
        let switch = facts.jobs[0].switch.as_ref().expect("a switch");
        assert_eq!(switch.missing, ["NetworkConfig", "EnableInterContainerTrafficEncryption"]);
        assert!(switch.null.is_some_and(wireproof_source::Node::is_null));
    });
}

#[test]
fn a_schedule_by_name_asks_for_its_definition() {
    for (kind, ask) in [
        ("DataQuality", "sagemaker.describe-data-quality-job-definition"),
        ("ModelQuality", "sagemaker.describe-model-quality-job-definition"),
        ("ModelBias", "sagemaker.describe-model-bias-job-definition"),
        ("ModelExplainability", "sagemaker.describe-model-explainability-job-definition"),
    ] {
        let text = format!(
            r#"{{"MonitoringScheduleName":"daily","MonitoringScheduleConfig":{{"MonitoringJobDefinitionName":"watch","MonitoringType":"{kind}"}}}}"#
        );
        facts(&[&text], |facts| {
            assert_eq!(facts.hops.len(), 1);
            let Route::NotShown { ask: asked } = facts.hops[0].route else { panic!("{:?}", facts.hops[0].route) };
            assert_eq!(asked.id(), ask);
        });
        assert_eq!(
            hops(&text),
            [format!(
                "NotShown {{ ask: {ask} }}: monitoring-cluster watch → monitoring-cluster watch | NotShown | \"watch\""
            )]
        );
    }
}

#[test]
fn a_response_and_a_list_only_name_jobs() {
    assert_eq!(
        hops(
            r#"{"ProcessingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:processing-job/clean","ResponseMetadata":{}}"#
        ),
        [
            r#"NotShown { ask: sagemaker.describe-processing-job }: processing-cluster clean → processing-cluster clean | NotShown | "arn:aws:sagemaker:us-east-1:111122223333:processing-job/clean""#
        ]
    );
    let list = r#"{"TransformJobSummaries":[{"TransformJobName":"a","TransformJobArn":"arn:x:transform-job/a"},{"TransformJobName":"b","TransformJobArn":"arn:x:transform-job/b"}]}"#;
    assert_eq!(
        hops(list),
        [
            r#"NotShown { ask: sagemaker.describe-transform-job }: transform-cluster a → transform-cluster a | NotShown | "arn:x:transform-job/a""#,
            r#"NotShown { ask: sagemaker.describe-transform-job }: transform-cluster b → transform-cluster b | NotShown | "arn:x:transform-job/b""#,
        ]
    );
}
