//! The keys by which documents find each other give the same groups, and so the same answers, as reading all of them at once.

use crate::template;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use wireproof_engine::{Input, Options, analyze, keys, link};
use wireproof_report::Hop;

/// So often what a document asks for is looked up among what the others provide.
const ROUNDS: usize = 3;

fn inputs(documents: &[(&str, &Value)]) -> Vec<Input> {
    let input = |(name, document): &(&str, &Value)| Input {
        name: (*name).into(),
        bytes: document.to_string().into_bytes(),
        format: None,
    };
    documents.iter().map(input).collect()
}

/// The verdicts of each document's own hops when it is judged with those that its keys find, and the names of these.
fn apart(documents: &[(&str, Value)]) -> BTreeMap<String, (Vec<String>, Vec<String>)> {
    let provided: Vec<_> =
        documents.iter().map(|named| (named, keys(&inputs(&[(named.0, &named.1)])).provides)).collect();
    let judged = |(name, document)| {
        let mut group: Vec<(&str, &Value)> = vec![(name, document)];
        for _ in 0..ROUNDS {
            let needs = keys(&inputs(&group)).needs;
            let known: BTreeSet<&str> = group.iter().map(|(name, _)| *name).collect();
            let meets = provided
                .iter()
                .filter(|((name, _), keys)| !known.contains(name) && keys.iter().any(|key| needs.contains(key)));
            group.extend(meets.map(|((name, document), _)| (*name, document)));
        }
        let linked = link(&inputs(&group), &Options::default());
        let own = linked.report.hops.iter().zip(&linked.hops).filter(|(_, input)| **input == 0);
        let mut words: Vec<String> = own.map(|(hop, _)| word(hop)).collect();
        words.sort();
        (words, group.iter().skip(1).map(|(name, _)| (*name).to_owned()).collect())
    };
    documents.iter().map(|(name, document)| ((*name).to_owned(), judged((*name, document)))).collect()
}

fn word(hop: &Hop) -> String {
    format!("{} → {} {}", hop.from.label, hop.to.label, hop.verdict.word())
}

/// Judges the documents apart, demands that the answers are those of judging them together, and returns what each was judged with.
fn groups(documents: &[(&str, Value)]) -> BTreeMap<String, Vec<String>> {
    let apart = apart(documents);
    let mut words: Vec<String> = apart.values().flat_map(|(words, _)| words.clone()).collect();
    words.sort();
    let all: Vec<(&str, &Value)> = documents.iter().map(|(name, document)| (*name, document)).collect();
    let report = analyze(&inputs(&all), &Options::default());
    let mut together: Vec<String> = report.hops.iter().map(word).collect();
    together.sort();
    assert_eq!(words, together);
    apart.into_iter().map(|(name, (_, group))| (name, group)).collect()
}

fn with(group: &BTreeMap<String, Vec<String>>, name: &str) -> Vec<String> {
    group.get(name).cloned().unwrap_or_default()
}

fn database(group: &Value) -> Value {
    json!({"Type": "AWS::RDS::DBInstance", "Properties": {"Engine": "postgres", "EngineVersion": "13.4", "DBParameterGroupName": group}})
}

fn settings(forced: &str) -> Value {
    json!({"Type": "AWS::RDS::DBParameterGroup", "Properties": {"Family": "postgres13", "DBParameterGroupName": "strict",
        "Parameters": {"rds.force_ssl": forced}}})
}

fn stack(file: &str, parameters: &Value) -> Value {
    json!({"Type": "AWS::CloudFormation::Stack", "Properties": {
        "TemplateURL": format!("https://s3.amazonaws.com/templates/{file}?v=2"), "Parameters": parameters}})
}

#[test]
fn templates_of_nested_stacks_meet_by_the_names_of_their_files() {
    let child = json!({"AWSTemplateFormatVersion": "2010-09-09", "Parameters": {"Force": {"Type": "String"}},
        "Resources": {"Cache": {"Type": "AWS::ElastiCache::ReplicationGroup", "Properties": {"TransitEncryptionEnabled": {"Ref": "Force"}}}}});
    let middle = json!({"AWSTemplateFormatVersion": "2010-09-09", "Parameters": {"On": {"Type": "String"}},
        "Resources": {"Inner": stack("child.json", &json!({"Force": {"Ref": "On"}}))}});
    let parent = template(&json!({"Outer": stack("middle.json", &json!({"On": "true"}))}));
    let found = groups(&[
        ("stacks/parent.json", parent),
        ("stacks/middle.json", middle),
        ("stacks/child.json", child.clone()),
        ("stacks/stranger.json", template(&json!({"Settings": settings("1")}))),
    ]);
    assert_eq!(with(&found, "stacks/child.json"), ["stacks/middle.json", "stacks/parent.json"]);
    assert_eq!(with(&found, "stacks/parent.json"), ["stacks/middle.json", "stacks/child.json"]);
    assert_eq!(with(&found, "stacks/stranger.json"), [""; 0]);
    // Alone, what the template around passes is not known.
    let alone = analyze(&inputs(&[("stacks/child.json", &child)]), &Options::default());
    assert_eq!(alone.hops[0].verdict.word(), "unknown");
}

#[test]
fn what_a_nested_stack_puts_out_reaches_its_parent_s_other_stacks() {
    let group = json!({"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Settings": settings("1")},
        "Outputs": {"Name": {"Value": {"Ref": "Settings"}}}});
    let uses = json!({"AWSTemplateFormatVersion": "2010-09-09", "Parameters": {"Group": {"Type": "String"}},
        "Resources": {"Claims": database(&json!({"Ref": "Group"}))}});
    let parent = template(&json!({
        "Groups": stack("group.json", &json!({})),
        "Databases": stack("uses.json", &json!({"Group": {"Fn::GetAtt": ["Groups", "Outputs.Name"]}})),
    }));
    let found = groups(&[("uses.json", uses), ("group.json", group), ("parent.json", parent)]);
    assert_eq!(with(&found, "uses.json"), ["parent.json", "group.json"]);
}

#[test]
fn stacks_meet_by_what_they_export() {
    let exporter = json!({"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Settings": settings("1")},
        "Outputs": {"Name": {"Value": "strict", "Export": {"Name": "the-group"}}}});
    let importer = template(&json!({"Claims": database(&json!({"Fn::ImportValue": "the-group"}))}));
    let found = groups(&[("b.json", importer), ("a.json", exporter)]);
    assert_eq!(with(&found, "b.json"), ["a.json"]);
}

#[test]
fn what_mounts_a_file_system_meets_its_policy_and_its_description() {
    let statement = |resource: &str| {
        json!({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "elasticfilesystem:*",
            "Resource": resource, "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]})
    };
    let arn = |id: &str| format!("arn:aws:elasticfilesystem:us-east-1:111122223333:file-system/{id}");
    let system = |id: &str| json!({"FileSystems": [{"FileSystemId": id, "PerformanceMode": "generalPurpose", "Encrypted": true}]});
    let job = |kind: &str, id: &str| {
        json!({"TrainingJobName": "fit", "AlgorithmSpecification": {"TrainingInputMode": "File"},
            "InputDataConfig": [{"ChannelName": "train", "DataSource": {"FileSystemDataSource": {"FileSystemId": id,
                "FileSystemType": kind, "FileSystemAccessMode": "ro", "DirectoryPath": "/"}}}],
            "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 50}})
    };
    let function = json!({"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": {
        "FileSystemConfigs": [{"Arn": "arn:aws:elasticfilesystem:us-east-1:111122223333:access-point/fsap-01", "LocalMountPath": "/mnt/a"}]}}}});
    let points = json!({"AccessPoints": [{"AccessPointId": "fsap-01", "FileSystemId": "fs-0a",
        "AccessPointArn": "arn:aws:elasticfilesystem:us-east-1:111122223333:access-point/fsap-01"}]});
    let lustre = json!({"FileSystems": [{"FileSystemId": "fs-0c", "FileSystemType": "LUSTRE",
        "LustreConfiguration": {"DeploymentType": "PERSISTENT_2"}}]});
    let found = groups(&[
        ("job", job("EFS", "fs-0a")),
        ("told", json!({"FileSystemId": "fs-0a", "Policy": statement("*").to_string()})),
        ("bare", statement(&arn("fs-0b"))),
        ("first", system("fs-0a")),
        ("second", system("fs-0b")),
        ("function", function),
        ("points", points),
        ("big job", job("FSxLustre", "fs-0c")),
        ("lustre", lustre),
    ]);
    assert_eq!(with(&found, "job"), ["told", "first"]);
    assert_eq!(with(&found, "second"), ["bare"]);
    assert_eq!(with(&found, "bare"), ["second"]);
    assert_eq!(with(&found, "function"), ["points", "told", "first"]);
    assert_eq!(with(&found, "big job"), ["lustre"]);
}

#[test]
fn a_proxy_s_targets_meet_the_proxy_the_database_and_its_parameter_group() {
    let proxy = json!({"DBProxies": [{"DBProxyName": "front", "EngineFamily": "POSTGRESQL", "RequireTLS": false}]});
    let request = json!({"DBProxyName": "front", "DBInstanceIdentifiers": ["claims"]});
    let claims = json!({"DBInstances": [{"DBInstanceIdentifier": "claims", "Engine": "postgres", "EngineVersion": "16.4",
        "DBParameterGroups": [{"DBParameterGroupName": "strict"}]}]});
    let group = json!({"DBParameterGroups": [{"DBParameterGroupName": "strict", "DBParameterGroupFamily": "postgres16",
        "Parameters": [{"ParameterName": "rds.force_ssl", "ParameterValue": "0"}]}]});
    let found = groups(&[("request", request), ("proxy", proxy), ("claims", claims), ("group", group)]);
    assert_eq!(with(&found, "request"), ["proxy", "claims", "group"]);
}

#[test]
fn listeners_meet_their_target_groups_and_load_balancers() {
    let region = "arn:aws:elasticloadbalancing:us-east-1:111122223333";
    let balancer = json!({"LoadBalancers": [{"LoadBalancerArn": format!("{region}:loadbalancer/net/front/0123"),
        "LoadBalancerName": "front", "CanonicalHostedZoneId": "Z", "Type": "network"}]});
    let listener = json!({"Listeners": [{"ListenerArn": format!("{region}:listener/net/front/0123/4567"), "Port": 443,
        "LoadBalancerArn": format!("{region}:loadbalancer/net/front/0123"), "Protocol": "TLS",
        "DefaultActions": [{"Type": "forward", "TargetGroupArn": format!("{region}:targetgroup/app/89ab")}]}]});
    let group = json!({"TargetGroups": [{"TargetGroupArn": format!("{region}:targetgroup/app/89ab"), "TargetGroupName": "app",
        "Protocol": "TCP", "Port": 8080, "TargetType": "ip"}]});
    let found = groups(&[("group", group), ("listener", listener), ("balancer", balancer)]);
    assert_eq!(with(&found, "group"), ["listener", "balancer"]);
    assert_eq!(with(&found, "balancer"), ["listener"]);
}
