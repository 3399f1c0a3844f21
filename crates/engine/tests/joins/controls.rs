//! VPC Encryption Controls, the VPC and the resources in it: the controls are told on their hops and change no verdict.

use crate::{report, template};
use serde_json::{Value, json};
use wireproof_report::Language;

/// `to verdict` of the hops that name controls, each with the places of these.
fn told(documents: &[Value]) -> Vec<String> {
    let report = report(documents, Language::En);
    let line = |hop: &wireproof_report::Hop| {
        let controls = hop.not_encryption.iter().filter(|part| part.mechanism == "vpc-encryption-controls");
        let places: Vec<String> =
            controls.map(|part| format!("{}:{}", part.location.input, part.location.pointer)).collect();
        (!places.is_empty()).then(|| format!("{} {} {}", hop.to.label, hop.verdict.word(), places.join(" ")))
    };
    report.hops.iter().filter_map(line).collect()
}

fn control(vpc: &str, mode: &str, exclusion: &str) -> Value {
    json!({"VpcEncryptionControls": [{"VpcEncryptionControlId": "vpcec-01", "VpcId": vpc, "Mode": mode, "State": "available",
        "ResourceExclusions": {"NatGateway": {"State": exclusion}}}]})
}

#[test]
fn answers_of_the_api_meet_by_the_vpc_s_id() {
    let database = json!({"DBInstances": [{"DBInstanceIdentifier": "claims", "Engine": "postgres", "EngineVersion": "13.4",
        "DBParameterGroups": [{"DBParameterGroupName": "default.postgres13"}], "DBSubnetGroup": {"VpcId": "vpc-01"}}]});
    let subnet = json!({"Subnets": [{"SubnetId": "subnet-01", "VpcId": "vpc-01", "CidrBlock": "10.0.0.0/24", "MapPublicIpOnLaunch": false}]});
    let job = json!({"ProcessingJobName": "clean", "ProcessingResources": {"ClusterConfig": {"InstanceCount": 2}},
        "NetworkConfig": {"EnableInterContainerTrafficEncryption": false,
            "VpcConfig": {"SecurityGroupIds": ["sg-01"], "Subnets": ["subnet-01"]}}});
    let documents = |control: Value| [database.clone(), subnet.clone(), job.clone(), control];
    assert_eq!(
        told(&documents(control("vpc-01", "enforce", "disabled"))),
        ["claims cleartext 3:/VpcEncryptionControls/0/State", "clean (2 ×) cleartext 3:/VpcEncryptionControls/0/State"]
    );
    let exclusion = "3:/VpcEncryptionControls/0/ResourceExclusions/NatGateway";
    assert_eq!(
        told(&documents(control("vpc-01", "monitor", "enabled"))),
        [
            format!("claims cleartext 3:/VpcEncryptionControls/0/Mode {exclusion}"),
            format!("clean (2 ×) cleartext 3:/VpcEncryptionControls/0/Mode {exclusion}"),
        ]
    );
    assert_eq!(told(&documents(control("vpc-02", "enforce", "disabled"))), [""; 0]);
}

#[test]
fn a_template_s_controls_are_those_of_its_own_vpc() {
    let document = |control: &str| {
        template(&json!({
            "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
            "Other": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.1.0.0/16"}},
            "Subnet": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"}},
            "Subnets": {"Type": "AWS::ElastiCache::SubnetGroup", "Properties": {"SubnetIds": [{"Ref": "Subnet"}]}},
            "Cache": {"Type": "AWS::ElastiCache::ReplicationGroup", "Properties": {"TransitEncryptionEnabled": false,
                "CacheSubnetGroupName": {"Ref": "Subnets"}}},
            "Control": {"Type": "AWS::EC2::VPCEncryptionControl", "Properties": {"VpcId": {"Ref": control}, "Mode": "enforce"}},
        }))
    };
    let at = "0:/Resources/Control/Properties/Mode";
    assert_eq!(told(&[document("Vpc")])[..1], [format!("Cache cleartext {at}")]);
    assert_eq!(told(&[document("Other")]), [""; 0]);
    // The same names in another template are other resources.
    let apart = template(&json!({"Control": {"Type": "AWS::EC2::VPCEncryptionControl",
        "Properties": {"VpcId": {"Ref": "Vpc"}, "Mode": "enforce"}}, "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {}}}));
    assert_eq!(told(&[document("Other"), apart]), [""; 0]);
}
