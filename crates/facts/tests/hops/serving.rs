//! SageMaker beyond jobs: HyperPod clusters, endpoints, feature groups, notebooks and domains.

use crate::seen::hops;

/// The only hop whose line begins so.
#[track_caller]
fn one(text: &str, start: &str) -> String {
    let found: Vec<String> = hops(text).into_iter().filter(|hop| hop.starts_with(start)).collect();
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found[0].split(" | ").skip(1).collect::<Vec<_>>().join(" | ")
}

#[test]
fn nodes_of_a_cluster_by_their_families() {
    let cluster = |groups: &str| format!(r#"{{"ClusterName":"hp","InstanceGroups":[{groups}]}}"#);
    for (groups, answer, evidence) in [
        (r#"{"InstanceType":"ml.p5.48xlarge","InstanceCount":8}"#, "FamiliesEncrypt", "8"),
        (r#"{"InstanceType":"ml.m5.xlarge","InstanceCount":8}"#, r#"FamilyPlain("ml.m5.xlarge")"#, "8"),
        (r#"{"InstanceType":"ml.m5.xlarge","InstanceCount":1}"#, "Alone", "1"),
        (
            r#"{"InstanceType":"ml.p5.48xlarge","InstanceCount":1},{"InstanceType":"ml.c5.xlarge","InstanceCount":1}"#,
            r#"FamilyPlain("ml.c5.xlarge")"#,
            "1 1",
        ),
        (r#"{"InstanceType":"ml.unheard.large","InstanceCount":2}"#, "FamilyUnknown", "2"),
        (r#"{"InstanceType":{"Ref":"Type"},"InstanceCount":{"Ref":"Count"}}"#, "FamilyUnknown", r#"{"Ref":"Count"}"#),
        (r#"{"InstanceRequirements":{"InstanceTypes":["ml.p5.48xlarge"]},"InstanceCount":2}"#, "FamiliesEncrypt", "2"),
    ] {
        let said = one(&cluster(groups), "BetweenInstances");
        assert_eq!(said, format!("System(HyperPod({answer})) | {evidence}"), "{groups}");
    }
    let described = r#"{"ClusterArn":"arn:c","ClusterStatus":"InService","InstanceGroups":[{"InstanceType":"ml.p5.48xlarge","CurrentCount":3,"TargetCount":4}]}"#;
    assert_eq!(one(described, "BetweenInstances"), "System(HyperPod(FamiliesEncrypt)) | 4");
}

#[test]
fn a_cluster_fetches_scripts_and_mounts_lustre() {
    let text = r#"{"ClusterName":"hp","InstanceGroups":[{"InstanceType":"ml.p5.48xlarge","InstanceCount":1,"LifeCycleConfig":{"SourceS3Uri":"s3://sagemaker-b/lc"},"InstanceStorageConfigs":[{"FsxLustreConfig":{"DnsName":"fs-1.fsx","MountName":"m"}}]}],"RestrictedInstanceGroups":[{"InstanceCount":1,"EnvironmentConfig":{"FSxLustreConfig":{"SizeInGiB":1200}}}]}"#;
    assert_eq!(one(text, r#"Input { channel: "LifeCycleConfig" }"#), r#"SageMakerS3 | "s3://sagemaker-b/lc""#);
    let mounts: Vec<String> = hops(text).into_iter().filter(|hop| hop.contains("| LustreMount |")).collect();
    assert_eq!(mounts.len(), 2, "{mounts:?}");
}

#[test]
fn endpoints_serve_and_do_not_talk() {
    let text = r#"{"EndpointConfigName":"ec","KmsKeyId":"k","ProductionVariants":[{"ModelName":"m","InitialInstanceCount":4}],"DataCaptureConfig":{"DestinationS3Uri":"s3://b/cap"},"AsyncInferenceConfig":{"OutputConfig":{"S3OutputPath":"s3://b/out"}}}"#;
    assert_eq!(one(text, "BetweenInstances"), r#"System(EndpointConfig(Serving)) | 4 | ≠ kms-key "k""#);
    assert_eq!(one(text, "Service"), r#"System(EndpointConfig(Runtime)) | "ec" | ≠ kms-key "k""#);
    assert_eq!(one(text, "Output { kind: DataCapture"), r#"SageMakerS3 | "s3://b/cap" | ≠ kms-key "k""#);
    assert_eq!(one(text, "Output { kind: Artifacts"), r#"SageMakerS3 | "s3://b/out" | ≠ kms-key "k""#);
    assert_eq!(one(text, "Input"), r#"SageMakerS3 | "m" | ≠ kms-key "k""#);
}

#[test]
fn an_endpoint_is_invoked_once_and_its_model_tells_of_the_artifacts() {
    let text = r#"{"Resources":{
        "M":{"Type":"AWS::SageMaker::Model","Properties":{"ModelName":"m","ExecutionRoleArn":"r","PrimaryContainer":{"ModelDataUrl":"s3://b/m.tar.gz"}}},
        "C":{"Type":"AWS::SageMaker::EndpointConfig","Properties":{"ProductionVariants":[{"ModelName":{"Fn::GetAtt":["M","ModelName"]},"InitialInstanceCount":2}]}},
        "E":{"Type":"AWS::SageMaker::Endpoint","Properties":{"EndpointConfigName":{"Fn::GetAtt":["C","EndpointConfigName"]}}}}}"#;
    assert!(one(text, "Service").starts_with("System(EndpointConfig(Runtime))"));
    assert!(one(text, "Input").starts_with(r#"SageMakerS3 | "s3://b/m.tar.gz""#));
}

#[test]
fn a_feature_groups_security_config_is_a_key() {
    let text = r#"{"FeatureGroupName":"fg","FeatureDefinitions":[{"FeatureName":"id"}],"OnlineStoreConfig":{"EnableOnlineStore":true,"SecurityConfig":{"KmsKeyId":"k"}},"OfflineStoreConfig":{"S3StorageConfig":{"S3Uri":"s3://b/fg","KmsKeyId":"o"}}}"#;
    assert_eq!(one(text, "Service"), r#"System(FeatureGroup(Api)) | true | ≠ kms-key "k""#);
    assert_eq!(one(text, "Output"), r#"SageMakerS3 | "s3://b/fg" | ≠ kms-key "o""#);
}

#[test]
fn a_notebook_and_a_domain_choose_a_route() {
    let notebook = r#"{"NotebookInstanceName":"nb","InstanceType":"ml.t3.medium","DirectInternetAccess":"Disabled","SubnetId":"s","KmsKeyId":"k"}"#;
    assert_eq!(
        one(notebook, "Service"),
        r#"System(Notebook(Browser)) | "nb" | ≠ routing "Disabled" | ≠ routing "s" | ≠ volume-encryption "k""#
    );
    let domain = r#"{"DomainArn":"a","DomainId":"d","DomainName":"n","AuthMode":"IAM","HomeEfsFileSystemId":"fs-1","AppNetworkAccessType":"VpcOnly","DefaultUserSettings":{"CustomFileSystemConfigs":[{"EFSFileSystemConfig":{"FileSystemId":"fs-2"}},{"FSxLustreFileSystemConfig":{"FileSystemId":"fs-3"}}]}}"#;
    let routing = r#" | ≠ routing "VpcOnly""#;
    assert_eq!(one(domain, r#"Service { name: "browser" }"#), format!(r#"System(Notebook(Browser)) | "n"{routing}"#));
    assert_eq!(one(domain, r#"Service { name: "home" }"#), format!(r#"System(Notebook(HomeEfs)) | "fs-1"{routing}"#));
    let custom: Vec<String> = hops(domain).into_iter().filter(|hop| hop.contains("CustomFileSystemConfigs")).collect();
    assert!(custom[0].contains("| System(Notebook(CustomEfs)) | \"fs-2\""), "{custom:?}");
    assert!(custom[1].contains("| LustreMount | \"fs-3\""), "{custom:?}");
}
