//! EFS file systems, their policies and what mounts them; FSx for Lustre and the jobs that mount it.

use crate::plan::{of, plan, planned};
use crate::{lines, reasons, template};
use serde_json::{Value, json};

const ID: &str = "fs-0a1b2c3d";

fn deny(resource: &str) -> Value {
    json!({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "elasticfilesystem:*",
        "Resource": resource, "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]})
}

fn arn(id: &str) -> String {
    format!("arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/{id}")
}

/// What `describe-file-system-policy` prints.
fn policy(id: &str) -> Value {
    json!({"FileSystemId": id, "Policy": deny("*").to_string()})
}

fn open(id: &str) -> Value {
    let policy = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"},
        "Action": "elasticfilesystem:ClientMount", "Resource": "*"}]});
    json!({"FileSystemId": id, "Policy": policy.to_string()})
}

fn systems(ids: &[&str]) -> Value {
    let one = |id: &&str| {
        json!({"FileSystemId": id, "PerformanceMode": "generalPurpose", "Encrypted": true,
            "KmsKeyId": "arn:aws:kms:us-east-1:111122223333:key/0a1b"})
    };
    json!({"FileSystems": ids.iter().map(one).collect::<Vec<_>>()})
}

fn job(kind: &str, instance: &str) -> Value {
    json!({"TrainingJobName": "fit", "AlgorithmSpecification": {"TrainingInputMode": "File"},
        "InputDataConfig": [{"ChannelName": "train", "DataSource": {"FileSystemDataSource": {"FileSystemId": ID,
            "FileSystemType": kind, "FileSystemAccessMode": "ro", "DirectoryPath": "/"}}}],
        "ResourceConfig": {"InstanceType": instance, "InstanceCount": 1, "VolumeSizeInGB": 50}})
}

/// The verdict of the job's mount.
fn mount(documents: &[Value]) -> Vec<String> {
    let found = lines(documents, |hop| hop.from.kind == "efs" || (hop.from.kind == "fsx-lustre"));
    let word =
        |line: String| line.split_once(") ").map(|(_, rest)| rest.split(' ').take(2).collect::<Vec<_>>().join(" "));
    found.into_iter().filter_map(word).collect()
}

#[test]
fn a_job_s_mount_goes_by_the_policy_of_its_file_system() {
    let at = "0:/InputDataConfig/0/DataSource/FileSystemDataSource/FileSystemId";
    let job = job("EFS", "ml.m5.xlarge");
    let verdict = |documents: &[Value]| {
        let documents: Vec<Value> = std::iter::once(&job).chain(documents).cloned().collect();
        mount(&documents)
    };
    assert_eq!(verdict(&[]), [format!("unknown {at}")]);
    assert_eq!(verdict(&[policy(ID)]), [format!("enforced {at}")]);
    assert_eq!(verdict(&[deny(&arn(ID))]), [format!("enforced {at}")]);
    assert_eq!(verdict(&[systems(&[ID]), policy(ID)]), [format!("enforced {at}")]);
    assert_eq!(verdict(&[systems(&[ID, "fs-99"]), deny(&arn(ID))]), [format!("enforced {at}")]);
    // Of another file system, of two, or of several answers.
    assert_eq!(verdict(&[policy("fs-0a1b2c3e")]), [format!("unknown {at}")]);
    assert_eq!(verdict(&[deny(&arn("fs-0a1b2c3e"))]), [format!("unknown {at}")]);
    assert_eq!(verdict(&[systems(&["fs-99"]), deny("*")]), [format!("unknown {at}")]);
    assert_eq!(verdict(&[deny("*"), policy("fs-99")]), [format!("unknown {at}")]);
    let two = json!({"Version": "2012-10-17", "Statement": [
        deny(&arn(ID))["Statement"][0], deny(&arn("fs-99"))["Statement"][0]]});
    assert_eq!(verdict(&[two]), [format!("unknown {at}")]);
    assert_eq!(verdict(&[open(ID)]).len(), 1);
    assert!(verdict(&[open(ID)])[0].starts_with("unknown "), "{:?}", verdict(&[open(ID)]));
    assert!(verdict(&[policy(ID), open(ID)])[0].starts_with("unknown "));
    assert_eq!(verdict(&[policy(ID), policy(ID)]), [format!("enforced {at}")]);
}

#[test]
fn a_policy_that_does_not_tell_whose_it_is_is_that_of_the_only_file_system() {
    let told =
        "The policy does not tell whose it is; it is taken for that of this file system, the only one in the inputs.";
    let of_job = reasons(&[job("EFS", "ml.m5.xlarge"), deny("*")], |hop| hop.from.kind == "efs");
    assert_eq!(of_job.len(), 1);
    assert!(of_job[0].contains(" enforced: ") && of_job[0].ends_with(told), "{of_job:?}");
    let of_system = lines(&[systems(&[ID]), deny("*")], |_| true);
    assert_eq!(
        of_system,
        [
            format!("any client → {ID} enforced 0:/FileSystems/0/FileSystemId"),
            "any client → EFS file system enforced 1:".to_owned()
        ]
    );
    let bare = template(&json!({"Files": {"Type": "AWS::EFS::FileSystem", "Properties": {"Encrypted": true}}}));
    let of_template = lines(&[bare, deny("*")], |_| true);
    assert_eq!(of_template[0], "any client → Files cleartext 0:/Resources/Files");
}

#[test]
fn a_policy_beside_its_file_system_keeps_the_file_system_s_name_and_how_it_is_stored() {
    for policy in [policy(ID), deny(&arn(ID))] {
        let report = crate::report(&[systems(&[ID]), policy], wireproof_report::Language::En);
        let hops: Vec<_> = report.hops.iter().map(|hop| (hop.to.label.as_str(), hop.verdict.word())).collect();
        assert_eq!(hops, [(ID, "enforced")]);
        let beside =
            report.hops[0].not_encryption.iter().map(|part| (part.mechanism.as_str(), part.location.pointer.as_str()));
        assert_eq!(
            beside.collect::<Vec<_>>(),
            [("storage-encryption", "/FileSystems/0/Encrypted"), ("kms-key", "/FileSystems/0/KmsKeyId")]
        );
    }
}

#[test]
fn everything_that_mounts_a_file_system_of_a_template_goes_by_its_policy() {
    let document = |policy: Value, encryption: &str| {
        template(&json!({
            "Files": {"Type": "AWS::EFS::FileSystem", "Properties": {"Encrypted": true, "FileSystemPolicy": policy}},
            "Point": {"Type": "AWS::EFS::AccessPoint", "Properties": {"FileSystemId": {"Ref": "Files"}}},
            "Function": {"Type": "AWS::Lambda::Function", "Properties": {
                "FileSystemConfigs": [{"Arn": {"Fn::GetAtt": ["Point", "Arn"]}, "LocalMountPath": "/mnt/a"}]}},
            "Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"Volumes": [{"Name": "v",
                "EFSVolumeConfiguration": {"FilesystemId": {"Ref": "Files"}, "TransitEncryption": encryption}}]}},
            "Domain": {"Type": "AWS::SageMaker::Domain", "Properties": {"DomainName": "d", "AuthMode": "IAM", "DefaultUserSettings": {
                "CustomFileSystemConfigs": [{"EFSFileSystemConfig": {"FileSystemId": {"Ref": "Files"}}}]}}},
        }))
    };
    let mounts = |document: Value| {
        let lines = lines(&[document], |hop| hop.to.kind == "efs" && hop.to.label == "Files");
        lines.iter().map(|line| line.split(" 0:").next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let all = |domain: &str, client: &str, function: &str, task: &str| {
        [
            format!("Domain → Files {domain}"),
            format!("any client → Files {client}"),
            format!("Function → Files {function}"),
            format!("Task → Files {task}"),
        ]
    };
    let proved = all("enforced", "enforced", "enforced", "enforced");
    assert_eq!(mounts(document(deny("*"), "ENABLED")), proved);
    assert_eq!(mounts(document(deny("*"), "DISABLED")), proved);
    let allow = json!({"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "elasticfilesystem:*"}]});
    assert_eq!(mounts(document(allow.clone(), "ENABLED")), all("unknown", "cleartext", "encrypted", "encrypted"));
    assert_eq!(mounts(document(allow, "DISABLED")), all("unknown", "cleartext", "encrypted", "cleartext"));
}

#[test]
fn a_mount_with_plain_nfs_is_told_that_it_fails() {
    let task = json!({"taskDefinition": {"family": "web", "containerDefinitions": [], "volumes": [{"name": "v",
        "efsVolumeConfiguration": {"fileSystemId": ID, "transitEncryption": "DISABLED"}}]}});
    let found = reasons(&[task, policy(ID)], |hop| hop.from.kind == "ecs-task");
    assert_eq!(
        found,
        [format!(
            "{ID} enforced: The file system's policy refuses plain NFS, whoever mounts (proved). This volume is mounted with plain NFS, so the mount fails: set `TransitEncryption` to `ENABLED`."
        )]
    );
}

#[test]
fn a_plan_joins_mounts_and_policy_by_references() {
    let files = || of("aws_efs_file_system.files.id");
    let document = plan(&[
        planned("aws_efs_file_system.files", json!({"encrypted": true}), json!({"id": true, "arn": true}), json!({})),
        planned(
            "aws_efs_file_system_policy.p",
            json!({"policy": deny("*").to_string()}),
            json!({"file_system_id": true}),
            json!({"file_system_id": files()}),
        ),
        planned(
            "aws_efs_access_point.point",
            json!({}),
            json!({"file_system_id": true, "arn": true, "id": true}),
            json!({"file_system_id": files()}),
        ),
        planned(
            "aws_lambda_function.f",
            json!({"file_system_config": [{"local_mount_path": "/mnt/a"}]}),
            json!({"file_system_config": [{"arn": true}]}),
            json!({"file_system_config": [{"arn": of("aws_efs_access_point.point.arn")}]}),
        ),
        planned(
            "aws_ecs_task_definition.t",
            json!({"volume": [{"name": "v", "efs_volume_configuration": [{"transit_encryption": "DISABLED"}]}]}),
            json!({"volume": [{"efs_volume_configuration": [{"file_system_id": true}]}]}),
            json!({"volume": [{"efs_volume_configuration": [{"file_system_id": files()}]}]}),
        ),
    ]);
    let found = lines(&[document], |_| true);
    let values = "0:/planned_values/root_module/resources";
    assert_eq!(
        found,
        [
            format!("any client → aws_efs_file_system.files enforced {values}/1/values/policy"),
            "aws_lambda_function.f → aws_efs_file_system.files enforced 0:/resource_changes/3/change/after_unknown/file_system_config/0/arn".to_owned(),
            format!("aws_ecs_task_definition.t → aws_efs_file_system.files enforced {values}/4/values/volume/0/efs_volume_configuration/0/transit_encryption"),
        ]
    );
}

fn lustre(kind: Option<&str>) -> Value {
    let configuration = kind.map_or_else(|| json!({}), |kind| json!({"DeploymentType": kind}));
    json!({"FileSystems": [{"FileSystemId": ID, "FileSystemType": "LUSTRE", "LustreConfiguration": configuration}]})
}

#[test]
fn a_job_s_lustre_mount_goes_by_deployment_type_and_family() {
    let verdict = |instance: &str, kind: Option<&str>| mount(&[job("FSxLustre", instance), lustre(kind)]);
    let at = "1:/FileSystems/0/LustreConfiguration/DeploymentType";
    assert_eq!(verdict("ml.p5.48xlarge", Some("SCRATCH_1")), [format!("cleartext {at}")]);
    assert_eq!(verdict("ml.p5.48xlarge", None), ["cleartext 1:/FileSystems/0/LustreConfiguration"]);
    assert_eq!(verdict("ml.m5.xlarge", Some("PERSISTENT_2")), [format!("cleartext {at}")]);
    assert_eq!(verdict("ml.p5.48xlarge", Some("PERSISTENT_2")), [format!("unknown {at}")]);
    assert_eq!(verdict("ml.unheard.large", Some("SCRATCH_2")), [format!("unknown {at}")]);
    let own = "0:/InputDataConfig/0/DataSource/FileSystemDataSource/FileSystemId";
    assert_eq!(mount(&[job("FSxLustre", "ml.m5.xlarge")]), [format!("unknown {own}")]);
    // A file system of EFS by the same id is another one.
    assert_eq!(mount(&[job("FSxLustre", "ml.m5.xlarge"), policy(ID)]), [format!("unknown {own}")]);
    assert_eq!(mount(&[job("EFS", "ml.m5.xlarge"), lustre(Some("SCRATCH_1"))]), [format!("unknown {own}")]);
}

#[test]
fn a_cluster_s_lustre_mount_is_found_by_its_address() {
    let cluster = |address: Value| {
        json!({"ClusterName": "hp", "InstanceGroups": [{"InstanceGroupName": "g", "InstanceType": "ml.c5.xlarge", "InstanceCount": 2,
            "ExecutionRole": "arn:aws:iam::111122223333:role/n",
            "InstanceStorageConfigs": [{"FsxLustreConfig": {"DnsName": address, "MountName": "m"}}]}]})
    };
    let found = |address: &str| mount(&[cluster(json!(address)), lustre(Some("SCRATCH_2"))]);
    let at = "1:/FileSystems/0/LustreConfiguration/DeploymentType";
    assert_eq!(found(&format!("{ID}.fsx.us-east-1.amazonaws.com")), [format!("cleartext {at}")]);
    let own = "0:/InstanceGroups/0/InstanceStorageConfigs/0/FsxLustreConfig/DnsName";
    assert_eq!(found("fs-99.fsx.us-east-1.amazonaws.com"), [format!("unknown {own}")]);
    let made = template(&json!({
        "Lustre": {"Type": "AWS::FSx::FileSystem", "Properties": {"FileSystemType": "LUSTRE"}},
        "Nodes": {"Type": "AWS::SageMaker::Cluster", "Properties": cluster(json!({"Fn::GetAtt": ["Lustre", "DNSName"]}))},
    }));
    assert_eq!(mount(&[made]), ["cleartext 0:/Resources/Lustre/Properties"]);
}
