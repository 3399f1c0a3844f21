//! Training and tuning jobs.

use crate::seen::{between, hops};

#[test]
fn every_hop_of_a_job() {
    let text = r#"{
  "TrainingJobName": "fit",
  "AlgorithmSpecification": { "TrainingImage": "111122223333.dkr.ecr.us-east-1.amazonaws.com/fit:1" },
  "RoleArn": "arn:aws:iam::111122223333:role/fit",
  "InputDataConfig": [
    { "ChannelName": "train", "DataSource": { "S3DataSource": { "S3Uri": "s3://example-bucket/train" } } },
    { "ChannelName": "fs", "DataSource": { "FileSystemDataSource": { "FileSystemId": "fs-1", "FileSystemType": "EFS" } } },
    { "ChannelName": "lustre", "DataSource": { "FileSystemDataSource": { "FileSystemId": "fs-2", "FileSystemType": "FSxLustre" } } },
    { "ChannelName": "hub", "DataSource": { "DatasetSource": { "DatasetArn": "arn:hub" } } }
  ],
  "OutputDataConfig": { "S3OutputPath": "s3://example-bucket/out", "KmsKeyId": "key-1" },
  "ResourceConfig": { "InstanceType": "ml.p4d.24xlarge", "InstanceCount": 4, "VolumeKmsKeyId": "key-2" },
  "VpcConfig": { "SecurityGroupIds": ["sg-1"], "Subnets": ["subnet-1"] },
  "EnableNetworkIsolation": true,
  "EnableInterContainerTrafficEncryption": false,
  "CheckpointConfig": { "S3Uri": "s3://example-bucket/checkpoints" },
  "DebugHookConfig": { "S3OutputPath": "s3://example-bucket/debug" },
  "TensorBoardOutputConfig": { "S3OutputPath": "s3://example-bucket/board" },
  "ProfilerConfig": { "S3OutputPath": "s3://example-bucket/profile" },
  "DebugRuleConfigurations": [ { "RuleConfigurationName": "loss", "InstanceType": "ml.c5.xlarge", "S3OutputPath": "s3://example-bucket/rule" } ]
}"#;
    let network = r#"| ≠ vpc-config "VpcConfig" | ≠ security-group "SecurityGroupIds" | ≠ network-isolation true"#;
    let role = r#"| ≠ iam "arn:aws:iam::111122223333:role/fit""#;
    let cluster = "training-cluster fit 4 × ml.p4d.24xlarge";
    let input = |channel: &str, from: &str, wire: &str, evidence: &str| {
        format!(r#"Input {{ channel: "{channel}" }}: {from} → {cluster} | {wire} | {evidence} {role} {network}"#)
    };
    let output = |kind: &str, path: &str| {
        format!(
            r#"Output {{ kind: {kind}, name: "" }}: {cluster} → bucket s3://example-bucket/{path} | SageMakerS3 | "s3://example-bucket/{path}" {role} {network}"#
        )
    };
    let with_key = |line: String| line.replace(role, &format!(r#"{role} | ≠ kms-key "key-1""#));
    assert_eq!(
        hops(text),
        [
            format!(r#"Api: caller → sagemaker-api | HttpsOnly | "fit" {role}"#),
            format!(
                r#"Image: container-registry 111122223333.dkr.ecr.us-east-1.amazonaws.com/fit:1 → {cluster} | RegistryPull | "111122223333.dkr.ecr.us-east-1.amazonaws.com/fit:1""#
            ),
            input("train", "bucket s3://example-bucket/train", "SageMakerS3", r#""s3://example-bucket/train""#),
            input("fs", "efs fs-1", "EfsMount", r#""fs-1" "EFS" "FileSystemDataSource""#),
            input("lustre", "fsx-lustre fs-2", "LustreMount", r#""fs-2" "FSxLustre" "FileSystemDataSource""#),
            input("hub", "hub-dataset arn:hub", "ServiceApi", r#""arn:hub""#),
            format!(
                r#"BetweenInstances: {cluster} → {cluster} | InterContainer | false 4 | ≠ volume-encryption "key-2" {network}"#
            ),
            with_key(output("Artifacts", "out")),
            output("Checkpoints", "checkpoints"),
            output("Debugger", "debug"),
            output("TensorBoard", "board"),
            output("Profiler", "profile"),
            format!(
                r#"Output {{ kind: Debugger, name: "loss" }}: rule-instance loss ml.c5.xlarge → bucket s3://example-bucket/rule | SageMakerS3 | "s3://example-bucket/rule" {role} {network}"#
            ),
        ]
    );
}

/// A training job with this `ResourceConfig`.
fn job(config: &str) -> String {
    format!(r#"{{"TrainingJobName":"fit","ResourceConfig":{config},"EnableInterContainerTrafficEncryption":false}}"#)
}

#[track_caller]
fn assert_cluster(config: &str, detail: &str, wire: &str, evidence: &str) {
    let end = if detail.is_empty() { "training-cluster fit".into() } else { format!("training-cluster fit {detail}") };
    assert_eq!(between(&job(config)), [format!("BetweenInstances: {end} → {end} | {wire} | {evidence}")], "{config}");
}

#[test]
fn groups_of_a_heterogeneous_cluster_are_summed() {
    assert_cluster(
        r#"{"InstanceCount":0,"InstanceGroups":[{"InstanceType":"ml.p4d.24xlarge","InstanceCount":1},{"InstanceType":"ml.c5.xlarge","InstanceCount":1}]}"#,
        "1 × ml.p4d.24xlarge + 1 × ml.c5.xlarge",
        "InterContainer",
        "false 1 1",
    );
    assert_cluster(
        r#"{"InstanceGroups":[{"InstanceType":"ml.c5.xlarge","InstanceCount":1}]}"#,
        "1 × ml.c5.xlarge",
        "SingleInstance",
        "1 false",
    );
}

#[test]
fn preferences_are_alternatives() {
    assert_cluster(
        r#"{"InstancePreferences":[{"InstanceType":"ml.p5.48xlarge","InstanceCount":1},{"InstanceType":"ml.p4d.24xlarge","InstanceCount":2}]}"#,
        "1 × ml.p5.48xlarge / 2 × ml.p4d.24xlarge",
        "InterContainer",
        "false 1 2",
    );
    assert_cluster(
        r#"{"InstancePreferences":[{"InstanceType":"ml.p5.48xlarge","InstanceCount":1},{"InstanceType":"ml.p4d.24xlarge","InstanceCount":1}]}"#,
        "1 × ml.p5.48xlarge / 1 × ml.p4d.24xlarge",
        "SingleInstance",
        "1 1 false",
    );
    assert_cluster(
        r#"{"InstanceCount":3,"InstancePreferences":[{"InstanceType":"ml.p5.48xlarge"}]}"#,
        "3 × ml.p5.48xlarge",
        "InterContainer",
        "false 3",
    );
    assert_cluster(
        r#"{"InstancePreferences":[{"InstanceType":"ml.p5.48xlarge","InstanceCount":4}],"SelectedInstanceType":"ml.p5.48xlarge","SelectedInstanceCount":1}"#,
        "1 × ml.p5.48xlarge",
        "SingleInstance",
        "1 false",
    );
}

#[test]
fn placement_is_never_added() {
    assert_cluster(
        r#"{"InstanceType":"ml.p4d.24xlarge","InstanceCount":1,"InstancePlacementConfig":{"PlacementSpecifications":[{"UltraServerId":"u","InstanceCount":8}]}}"#,
        "1 × ml.p4d.24xlarge",
        "SingleInstance",
        "1 false",
    );
}

#[test]
fn counts_that_no_service_would_take_are_no_counts() {
    assert_cluster(r#"{"InstanceCount":"4"}"#, "4 ×", "InterContainer", r#"false "4""#);
    assert_cluster(r#"{"InstanceCount":0}"#, "0 ×", "InterContainer", "false 0");
    assert_cluster(r#"{"InstanceCount":"1"}"#, "1 ×", "InterContainer", r#"false "1""#);
    assert_cluster(r#"{"InstanceType":"ml.c5.xlarge"}"#, "ml.c5.xlarge", "InterContainer", "false {");
}

#[test]
fn a_count_that_is_decided_elsewhere_stays_open() {
    assert_cluster(
        r#"{"InstanceCount":{"Get":"Parameters.Nodes"}}"#,
        "Parameters.Nodes ×",
        "InterContainer",
        r#"false {"Get":"Parameters.Nodes"}"#,
    );
    assert_cluster(r#"{"InstanceCount.$":"$.nodes"}"#, "$.nodes ×", "InterContainer", r#"false "$.nodes""#);
}

#[test]
fn definitions_of_a_tuning_job_are_clusters_of_their_own() {
    let text = r#"{"HyperParameterTuningJobName":"tune","HyperParameterTuningJobConfig":{},"TrainingJobDefinitions":[
      {"DefinitionName":"a","ResourceConfig":{"InstanceCount":2},"EnableInterContainerTrafficEncryption":true},
      {"DefinitionName":"b","HyperParameterTuningResourceConfig":{"InstanceConfigs":[{"InstanceType":"ml.c5.xlarge","InstanceCount":1},{"InstanceType":"ml.c5.2xlarge","InstanceCount":3}]}},
      {"DefinitionName":"c","ResourceConfig":{"InstanceCount":1}}]}"#;
    assert_eq!(
        hops(text),
        [
            r#"Api: caller → sagemaker-api | HttpsOnly | "tune""#,
            "BetweenInstances: training-cluster a 2 × → training-cluster a 2 × | InterContainer | true 2",
            "BetweenInstances: training-cluster b 1 × ml.c5.xlarge / 3 × ml.c5.2xlarge → training-cluster b 1 × ml.c5.xlarge / 3 × ml.c5.2xlarge | InterContainer | { 1 3",
            "BetweenInstances: training-cluster c 1 × → training-cluster c 1 × | SingleInstance | 1",
        ]
    );
}

#[test]
fn the_same_job_in_camel_case() {
    let text = r#"{"trainingJobName":"fit","resourceConfig":{"instanceCount":2},"enableInterContainerTrafficEncryption":true}"#;
    assert_eq!(
        between(text),
        ["BetweenInstances: training-cluster fit 2 × → training-cluster fit 2 × | InterContainer | true 2"]
    );
}
