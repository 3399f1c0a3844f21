//! Processing, transform and AutoML jobs, and models.

use crate::seen::{between, facts, hops};

#[test]
fn every_hop_of_a_job() {
    let text = r#"{
  "ProcessingJobName": "clean",
  "AppSpecification": { "ImageUri": "image" },
  "ProcessingInputs": [
    { "InputName": "raw", "S3Input": { "S3Uri": "s3://example-bucket/raw" } },
    { "InputName": "query", "DatasetDefinition": { "AthenaDatasetDefinition": { "Catalog": "c", "Database": "d", "OutputS3Uri": "s3://example-bucket/athena" } } },
    { "InputName": "warehouse", "DatasetDefinition": { "RedshiftDatasetDefinition": { "ClusterId": "w", "Database": "d", "OutputS3Uri": "s3://example-bucket/redshift", "KmsKeyId": "key" } } }
  ],
  "ProcessingOutputConfig": { "KmsKeyId": "key-2", "Outputs": [
    { "OutputName": "clean", "S3Output": { "S3Uri": "s3://example-bucket/clean" } },
    { "OutputName": "features", "FeatureStoreOutput": { "FeatureGroupName": "group" } }
  ] },
  "NetworkConfig": { "VpcConfig": { "SecurityGroupIds": ["sg-1"], "Subnets": ["subnet-1"] }, "EnableNetworkIsolation": false }
}"#;
    let network = r#"| ≠ vpc-config "VpcConfig" | ≠ security-group "SecurityGroupIds""#;
    assert_eq!(
        hops(text),
        [
            r#"Api: caller → sagemaker-api | HttpsOnly | "clean""#.to_owned(),
            r#"Image: container-registry image → processing-cluster clean | RegistryPull | "image""#.into(),
            format!(
                r#"Input {{ channel: "raw" }}: bucket s3://example-bucket/raw → processing-cluster clean | SageMakerS3 | "s3://example-bucket/raw" {network}"#
            ),
            r#"Input { channel: "query" }: athena c/d → bucket s3://example-bucket/athena | QueryResult | "AthenaDatasetDefinition" "s3://example-bucket/athena""#.into(),
            format!(
                r#"Input {{ channel: "query" }}: bucket s3://example-bucket/athena → processing-cluster clean | SageMakerS3 | "s3://example-bucket/athena" {network}"#
            ),
            r#"Input { channel: "warehouse" }: redshift w/d → bucket s3://example-bucket/redshift | QueryResult | "RedshiftDatasetDefinition" "s3://example-bucket/redshift" | ≠ kms-key "key""#.into(),
            format!(
                r#"Input {{ channel: "warehouse" }}: bucket s3://example-bucket/redshift → processing-cluster clean | SageMakerS3 | "s3://example-bucket/redshift" {network}"#
            ),
            format!("BetweenInstances: processing-cluster clean → processing-cluster clean | SingleInstance | {{ {network}"),
            format!(
                r#"Output {{ kind: Artifacts, name: "clean" }}: processing-cluster clean → bucket s3://example-bucket/clean | SageMakerS3 | "s3://example-bucket/clean" | ≠ kms-key "key-2" {network}"#
            ),
            format!(
                r#"Output {{ kind: FeatureStore, name: "features" }}: processing-cluster clean → feature-store group | ServiceApi | "group" {network}"#
            ),
        ]
    );
}

#[test]
fn an_absent_count_is_one() {
    let text =
        r#"{"ProcessingJobName":"clean","ProcessingResources":{"ClusterConfig":{"InstanceType":"ml.m5.xlarge"}}}"#;
    facts(&[text], |facts| assert_eq!(facts.jobs[0].cluster.count(), Some(1)));
    assert_eq!(
        between(text),
        [
            "BetweenInstances: processing-cluster clean ml.m5.xlarge → processing-cluster clean ml.m5.xlarge | SingleInstance | {"
        ]
    );
}

#[test]
fn transform_instances_do_not_talk() {
    let text = r#"{"TransformJobName":"score","ModelName":"m","TransformInput":{"DataSource":{"S3DataSource":{"S3Uri":"s3://example-bucket/in"}}},"TransformOutput":{"S3OutputPath":"s3://example-bucket/out","KmsKeyId":"key"},"DataCaptureConfig":{"DestinationS3Uri":"s3://example-bucket/captured"},"TransformResources":{"InstanceType":"ml.m5.xlarge","InstanceCount":4}}"#;
    let cluster = "transform-cluster score 4 × ml.m5.xlarge";
    assert_eq!(
        hops(text),
        [
            r#"Api: caller → sagemaker-api | HttpsOnly | "score""#.to_owned(),
            format!(r#"Input {{ channel: "ModelName" }}: model m → {cluster} | SageMakerS3 | "m""#),
            format!(
                r#"Input {{ channel: "TransformInput" }}: bucket s3://example-bucket/in → {cluster} | SageMakerS3 | "s3://example-bucket/in""#
            ),
            format!("BetweenInstances: {cluster} → {cluster} | NoInterNode | 4"),
            format!(
                r#"Output {{ kind: Artifacts, name: "" }}: {cluster} → bucket s3://example-bucket/out | SageMakerS3 | "s3://example-bucket/out" | ≠ kms-key "key""#
            ),
            format!(
                r#"Output {{ kind: DataCapture, name: "" }}: {cluster} → bucket s3://example-bucket/captured | SageMakerS3 | "s3://example-bucket/captured""#
            ),
        ]
    );
}

#[test]
fn aws_picks_the_instances_of_an_automl_job() {
    let text = r#"{"AutoMLJobName":"auto","AutoMLJobInputDataConfig":[{"ChannelType":"training","DataSource":{"S3DataSource":{"S3Uri":"s3://example-bucket/train"}}}],"AutoMLProblemTypeConfig":{"TabularJobConfig":{"FeatureSpecificationS3Uri":"s3://example-bucket/features.json"}},"OutputDataConfig":{"S3OutputPath":"s3://example-bucket/auto"},"SecurityConfig":{"VolumeKmsKeyId":"key","EnableInterContainerTrafficEncryption":true}}"#;
    assert_eq!(
        hops(text),
        [
            r#"Api: caller → sagemaker-api | HttpsOnly | "auto""#,
            r#"Input { channel: "training" }: bucket s3://example-bucket/train → automl-cluster auto | SageMakerS3 | "s3://example-bucket/train""#,
            r#"Input { channel: "FeatureSpecificationS3Uri" }: bucket s3://example-bucket/features.json → automl-cluster auto | SageMakerS3 | "s3://example-bucket/features.json""#,
            r#"BetweenInstances: automl-cluster auto → automl-cluster auto | InterContainer | true | ≠ volume-encryption "key""#,
            r#"Output { kind: Artifacts, name: "" }: automl-cluster auto → bucket s3://example-bucket/auto | SageMakerS3 | "s3://example-bucket/auto""#,
        ]
    );
    facts(&[text], |facts| assert!(facts.jobs[0].cluster.chosen_by_aws));
}

#[test]
fn the_first_automl_api_keeps_its_switch_deeper() {
    let text = r#"{"AutoMLJobName":"auto","InputDataConfig":[{"TargetAttributeName":"y","DataSource":{"S3DataSource":{"S3Uri":"s3://example-bucket/train"}}}],"AutoMLJobConfig":{"SecurityConfig":{"EnableInterContainerTrafficEncryption":false}}}"#;
    assert_eq!(between(text), ["BetweenInstances: automl-cluster auto → automl-cluster auto | InterContainer | false"]);
}

#[test]
fn a_model_is_images_and_artifacts() {
    let text = r#"{"ModelName":"m","Containers":[{"Image":"a","ModelDataUrl":"s3://example-bucket/a.tar.gz"},{"Image":"b","ModelDataSource":{"S3DataSource":{"S3Uri":"s3://example-bucket/b/"}},"AdditionalModelDataSources":[{"ChannelName":"draft","S3DataSource":{"S3Uri":"s3://example-bucket/draft/"}}]}]}"#;
    assert_eq!(
        hops(text),
        [
            r#"Api: caller → sagemaker-api | HttpsOnly | "m""#,
            r#"Image: container-registry a → model m | RegistryPull | "a""#,
            r#"Input { channel: "ModelDataUrl" }: bucket s3://example-bucket/a.tar.gz → model m | SageMakerS3 | "s3://example-bucket/a.tar.gz""#,
            r#"Image: container-registry b → model m | RegistryPull | "b""#,
            r#"Input { channel: "ModelDataSource" }: bucket s3://example-bucket/b/ → model m | SageMakerS3 | "s3://example-bucket/b/""#,
            r#"Input { channel: "draft" }: bucket s3://example-bucket/draft/ → model m | SageMakerS3 | "s3://example-bucket/draft/""#,
        ]
    );
}
