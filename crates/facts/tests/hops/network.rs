//! Gateways, peering, lines and tunnels: what is a component, what is a hop, and what a job's hops pass.

use crate::seen::{characters, facts, hops};
use wireproof_facts::Shut;

/// `mechanism characters aspect`, and `on the path` for those that a hop names.
fn components(text: &str) -> Vec<String> {
    facts(&[text], |facts| {
        let line = |component: &wireproof_facts::Component| {
            let path = if component.is_on_path { " on the path" } else { "" };
            let said = characters(text, component.site);
            format!("{} {said} {:?}{path}", component.mechanism.id(), component.aspect)
        };
        facts.components.iter().map(line).collect()
    })
}

#[test]
fn what_encrypts_nothing_is_a_component() {
    for (text, expected) in [
        (r#"{"NatGateways":[{"NatGatewayId":"nat-1","SubnetId":"s"}]}"#, r#"nat-gateway "nat-1" Plain"#),
        (
            r#"{"InternetGateways":[{"InternetGatewayId":"igw-1","Attachments":[]}]}"#,
            r#"internet-gateway "igw-1" Plain"#,
        ),
        (
            r#"{"EgressOnlyInternetGateways":[{"EgressOnlyInternetGatewayId":"e-1","Attachments":[]}]}"#,
            r#"internet-gateway "e-1" Plain"#,
        ),
        (
            r#"{"VpcPeeringConnections":[{"VpcPeeringConnectionId":"p","RequesterVpcInfo":{"Region":"a"},"AccepterVpcInfo":{"Region":"b"}}]}"#,
            r#"vpc-peering "p" BetweenRegions"#,
        ),
        (
            r#"{"VpcPeeringConnections":[{"VpcPeeringConnectionId":"p","RequesterVpcInfo":{"Region":"a"},"AccepterVpcInfo":{"Region":"a"}}]}"#,
            r#"vpc-peering "p" WithinRegion"#,
        ),
        (
            r#"{"VpcPeeringConnections":[{"VpcPeeringConnectionId":"p","RequesterVpcInfo":{"VpcId":"v"}}]}"#,
            r#"vpc-peering "p" Plain"#,
        ),
        (r#"{"VpcEndpoints":[{"VpcEndpointId":"e","ServiceName":"com.amazonaws.x.s3"}]}"#, r#"vpc-endpoint "e" Plain"#),
        (
            r#"{"TransitGateways":[{"TransitGatewayId":"t","State":"available","Options":{}}]}"#,
            r#"transit-gateway "t" Plain"#,
        ),
        (r#"{"Vpcs":[{"VpcId":"v","CidrBlock":"10.0.0.0/16","IsDefault":false}]}"#, r#"routing "v" Plain"#),
        (
            r#"{"InstanceTypes":[{"InstanceType":"c6i.large","NetworkInfo":{"EncryptionInTransitSupported":true}}]}"#,
            "nitro-encryption true FamilyEncrypts",
        ),
        (
            r#"{"Reservations":[{"Instances":[{"InstanceType":"m5.large"}]}]}"#,
            r#"nitro-encryption "m5.large" FamilyPlain"#,
        ),
        (
            r#"{"VpcEncryptionControls":[{"VpcEncryptionControlId":"c","VpcId":"v","Mode":"monitor","State":"available"}]}"#,
            r#"vpc-encryption-controls "monitor" Monitor"#,
        ),
        (
            r#"{"Certificate":{"CertificateArn":"arn:c","DomainName":"d.example.com"}}"#,
            r#"certificate "d.example.com" Plain"#,
        ),
    ] {
        assert_eq!(components(text), [expected], "{text}");
        assert_eq!(hops(text), [""; 0], "{text}");
    }
}

#[test]
fn a_template_names_them_by_their_logical_ids() {
    let text = r#"{"AWSTemplateFormatVersion":"2010-09-09","Resources":{
        "Nat":{"Type":"AWS::EC2::NatGateway","Properties":{"SubnetId":"s"}},
        "Peer":{"Type":"AWS::EC2::VPCPeeringConnection","Properties":{"VpcId":"v","PeerRegion":"eu-west-1"}},
        "Role":{"Type":"AWS::IAM::Role","Properties":{}},
        "Key":{"Type":"AWS::KMS::Key","Properties":{}},
        "Box":{"Type":"AWS::EC2::Instance","Properties":{"InstanceType":"c7g.large","EnclaveOptions":{"Enabled":"true"}}}}}"#;
    assert_eq!(
        components(text),
        [
            r#"nat-gateway "Nat" Plain"#,
            r#"vpc-peering "Peer" BetweenRegions"#,
            r#"iam "Role" Plain"#,
            r#"kms-key "Key" Plain"#,
            r#"nitro-encryption "c7g.large" FamilyEncrypts"#,
            r#"nitro-enclaves "true" Plain"#,
        ]
    );
}

/// The answer of the only hop, with its evidence.
#[track_caller]
fn assert_answer(text: &str, answer: &str, evidence: &str) {
    let found = hops(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    let mut parts = found[0].split(" | ").skip(1);
    assert_eq!((parts.next(), parts.next()), (Some(answer), Some(evidence)), "{text}");
}

#[test]
fn lines_by_their_macsec_mode() {
    for (rest, answer, evidence) in [
        (r#""encryptionMode":"must_encrypt""#, "Must", r#""must_encrypt""#),
        (r#""encryptionMode":"should_encrypt""#, "Should", r#""should_encrypt""#),
        (r#""encryptionMode":"no_encrypt""#, "Off", r#""no_encrypt""#),
        (r#""encryptionMode":"unknown""#, r#"Open("unknown")"#, r#""unknown""#),
        (r#""encryptionMode":null,"macSecCapable":false"#, "NotCapable", "false"),
        (r#""macSecCapable":true"#, "Absent", "true"),
        (r#""connectionState":"deleted""#, "Deleted", r#""dx""#),
        (r#""bandwidth":"1Gbps""#, "Absent", r#""dx""#),
        (r#""requestMACSec":true"#, "Requested", "true"),
        (r#""requestMACSec":true,"encryptionMode":"no_encrypt""#, "Off", r#""no_encrypt""#),
        (r#""requestMACSec":false"#, "Absent", r#""dx""#),
    ] {
        let text = format!(r#"{{"connections":[{{"connectionId":"dx","location":"l",{rest}}}]}}"#);
        assert_answer(&text, &format!("System(DirectConnect({answer}))"), evidence);
    }
}

#[test]
fn tunnels_and_what_they_accept() {
    let vpn = |rest: &str| format!(r#"{{"VpnConnections":[{{"VpnConnectionId":"vpn","Type":"ipsec.1"{rest}}}]}}"#);
    let found = |text: &str| hops(text)[0].split(" | ").nth(1).unwrap_or_default().to_owned();
    assert_answer(&vpn(""), "System(Vpn(Ipsec { is_down: false, weak: [] }))", r#""ipsec.1""#);
    let down = r#","VgwTelemetry":[{"Status":"DOWN"},{"Status":"DOWN"}]"#;
    assert_answer(&vpn(down), "System(Vpn(Ipsec { is_down: true, weak: [] }))", r#""ipsec.1""#);
    assert_answer(&vpn(r#","State":"deleted""#), "System(Vpn(Deleted))", r#""ipsec.1""#);
    let strong = r#","Options":{"TunnelOptions":[{"Phase1DHGroupNumbers":[{"Value":20}],"IkeVersions":[{"Value":"ikev2"}],"Phase1IntegrityAlgorithms":[{"Value":"SHA2-256"}]}]}"#;
    assert_eq!(found(&vpn(strong)), "System(Vpn(Ipsec { is_down: false, weak: [] }))");
    let weak = r#","Options":{"TunnelOptions":[{"Phase2DHGroupNumbers":[{"Value":2},{"Value":14}]}]}"#;
    assert!(found(&vpn(weak)).contains(r#"Weak { value: "2", kind: Group"#), "{}", found(&vpn(weak)));
    let plan = r#"{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":"aws_vpn_connection.v","type":"aws_vpn_connection","values":{"type":"ipsec.1","tunnel1_ike_versions":["ikev1"],"tunnel2_phase1_integrity_algorithms":["SHA1"]}}]}}}"#;
    let text = found(plan);
    assert!(
        text.contains(r#"value: "ikev1", kind: Ike"#) && text.contains(r#"value: "SHA1", kind: Integrity"#),
        "{text}"
    );
}

#[test]
fn encryption_controls_count_when_available() {
    let control = |rest: &str| {
        format!(r#"{{"VpcEncryptionControls":[{{"VpcEncryptionControlId":"c","VpcId":"v","Mode":"enforce"{rest}}}]}}"#)
    };
    for (rest, answer, evidence) in [
        (r#","State":"available""#, "Enforced { has_exclusions: false }", r#""available" "enforce""#),
        (
            r#","State":"available","ResourceExclusions":{"Lambda":{"State":"enabled"}}"#,
            "Enforced { has_exclusions: true }",
            r#""available" "enforce""#,
        ),
        (r#","State":"enforce-failed""#, r#"NotYet("enforce-failed")"#, r#""enforce-failed" "enforce""#),
        ("", r#"Open("State")"#, r#""enforce""#),
    ] {
        assert_answer(&control(rest), &format!("System(EncryptionControl({answer}))"), evidence);
    }
    let template = r#"{"Resources":{"C":{"Type":"AWS::EC2::VPCEncryptionControl","Properties":{"VpcId":"v","Mode":"enforce","NatGatewayExclusionInput":"enable"}}}}"#;
    assert_answer(template, "System(EncryptionControl(Asked { has_exclusions: true }))", r#""enforce""#);
    assert_eq!(components(template), [r#"vpc-encryption-controls "enable" Excluded"#]);
    let vpc = r#"{"Resources":{"V":{"Type":"AWS::EC2::VPC","Properties":{"CidrBlock":"10.0.0.0/16","VpcEncryptionControl":{"Mode":"enforce"}}}}}"#;
    assert_answer(vpc, "System(EncryptionControl(Asked { has_exclusions: false }))", r#""enforce""#);
}

#[test]
fn transit_gateways_with_encryption_support() {
    let gateway = |state: &str| {
        format!(
            r#"{{"TransitGateways":[{{"TransitGatewayId":"t","State":"available","Options":{{"EncryptionSupport":{{"EncryptionState":"{state}"}}}}}}]}}"#
        )
    };
    assert_answer(&gateway("enabled"), "System(TransitGateway(On))", r#""enabled""#);
    assert_answer(&gateway("enabling"), "System(TransitGateway(Changing))", r#""enabling""#);
    assert_eq!(components(&gateway("disabled")), [r#"transit-gateway "t" Plain"#]);
}

const JOB: &str = r#""Job":{"Type":"AWS::SageMaker::ProcessingJob","Properties":{"ProcessingInputs":[{"InputName":"in","S3Input":{"S3Uri":"s3://b/in"}}],"ProcessingResources":{"ClusterConfig":{"InstanceCount":2}},"NetworkConfig":{"EnableInterContainerTrafficEncryption":true,"VpcConfig":{"SecurityGroupIds":[{"Ref":"Sg"}],"Subnets":[{"Ref":"Sub"}]}}}}"#;

fn template(rest: &str) -> String {
    format!(
        r#"{{"Resources":{{"Sub":{{"Type":"AWS::EC2::Subnet","Properties":{{"VpcId":{{"Ref":"V"}}}}}},{JOB},{rest}}}}}"#
    )
}

#[test]
fn the_way_to_s3_passes_the_gateways_of_the_same_vpc() {
    let nat = r#""Nat":{"Type":"AWS::EC2::NatGateway","Properties":{"SubnetId":{"Ref":"Sub"}}}"#;
    let text = template(nat);
    assert!(
        components(&text).contains(&r#"nat-gateway "Nat" Plain on the path"#.to_owned()),
        "{:?}",
        components(&text)
    );
    let to_s3: Vec<String> = hops(&text).into_iter().filter(|hop| hop.starts_with("Input")).collect();
    assert!(to_s3[0].ends_with(r#"≠ nat-gateway "Nat""#), "{to_s3:?}");
    let other = r#""Other":{"Type":"AWS::EC2::VPCEndpoint","Properties":{"VpcId":"vpc-other","ServiceName":"com.amazonaws.us-east-1.s3"}}"#;
    assert!(components(&template(other)).contains(&r#"vpc-endpoint "Other" Plain"#.to_owned()));
    let kms = r#""Kms":{"Type":"AWS::EC2::VPCEndpoint","Properties":{"VpcId":{"Ref":"V"},"ServiceName":"com.amazonaws.us-east-1.kms"}}"#;
    assert!(components(&template(kms)).contains(&r#"vpc-endpoint "Kms" Plain"#.to_owned()));
}

/// What does not pass between the members of the job's group.
fn shut(rest: &str) -> Vec<Shut> {
    let text = template(rest);
    facts(&[&text], |facts| facts.jobs[0].gate.as_ref().map(|gate| gate.shut.clone()).unwrap_or_default())
}

#[test]
fn groups_that_keep_ipsec_out() {
    use Shut::{EspIn, EspOut, IkeIn, IkeOut};
    let group = r#""Sg":{"Type":"AWS::EC2::SecurityGroup","Properties":{"GroupDescription":"g"}}"#;
    let ingress = |rest: &str| {
        format!(
            r#"{group},"In":{{"Type":"AWS::EC2::SecurityGroupIngress","Properties":{{"GroupId":{{"Ref":"Sg"}},"SourceSecurityGroupId":{{"Fn::GetAtt":["Sg","GroupId"]}},{rest}}}}}"#
        )
    };
    assert_eq!(shut(group), [IkeIn, EspIn]);
    assert_eq!(shut(&ingress(r#""IpProtocol":"tcp","FromPort":443,"ToPort":443"#)), [IkeIn, EspIn]);
    assert_eq!(shut(&ingress(r#""IpProtocol":"udp","FromPort":500,"ToPort":500"#)), [EspIn]);
    assert_eq!(shut(&ingress(r#""IpProtocol":"udp","FromPort":0,"ToPort":65535"#)), [EspIn]);
    assert_eq!(shut(&ingress(r#""IpProtocol":"udp","FromPort":501,"ToPort":600"#)), [IkeIn, EspIn]);
    assert_eq!(shut(&ingress(r#""IpProtocol":50"#)), [IkeIn]);
    assert_eq!(shut(&ingress(r#""IpProtocol":"-1""#)), []);
    assert_eq!(shut(&ingress(r#""IpProtocol":{"Ref":"Protocol"}"#)), []);
    // a rule for another group lets nobody of this one in
    let other = format!(
        r#"{group},"Other":{{"Type":"AWS::EC2::SecurityGroup","Properties":{{}}}},"In":{{"Type":"AWS::EC2::SecurityGroupIngress","Properties":{{"GroupId":{{"Ref":"Sg"}},"SourceSecurityGroupId":{{"Ref":"Other"}},"IpProtocol":"-1"}}}}"#
    );
    assert_eq!(shut(&other), [IkeIn, EspIn]);
    // addresses may be those of the members
    let addresses = r#""Sg":{"Type":"AWS::EC2::SecurityGroup","Properties":{"SecurityGroupIngress":[{"CidrIp":"10.0.0.0/8","IpProtocol":"-1"}]}}"#;
    assert_eq!(shut(addresses), []);
    // a rule of its own for outbound traffic replaces the one that lets everything out
    let egress = r#""Sg":{"Type":"AWS::EC2::SecurityGroup","Properties":{"SecurityGroupIngress":[{"CidrIp":"10.0.0.0/8","IpProtocol":"-1"}],"SecurityGroupEgress":[{"IpProtocol":"tcp","FromPort":443,"ToPort":443,"CidrIp":"0.0.0.0/0"}]}}"#;
    assert_eq!(shut(egress), [IkeOut, EspOut]);
    // a group that is not shown is not blamed
    assert_eq!(shut(r#""Else":{"Type":"AWS::EC2::SecurityGroup","Properties":{}}"#), []);
}

#[test]
fn groups_of_the_api_meet_a_job_of_another_input() {
    let job = r#"{"TrainingJobName":"a","ResourceConfig":{"InstanceCount":2},"EnableInterContainerTrafficEncryption":true,"VpcConfig":{"SecurityGroupIds":["sg-1"],"Subnets":["s"]}}"#;
    let group = |rules: &str| {
        format!(
            r#"{{"SecurityGroups":[{{"GroupId":"sg-1","GroupName":"g","IpPermissions":[{rules}],"IpPermissionsEgress":[{{"IpProtocol":"-1","IpRanges":[{{"CidrIp":"0.0.0.0/0"}}]}}]}}]}}"#
        )
    };
    let shut = |group: &str| {
        facts(&[job, group], |facts| facts.jobs[0].gate.as_ref().map(|gate| gate.shut.clone()).unwrap_or_default())
    };
    assert_eq!(shut(&group("")), [Shut::IkeIn, Shut::EspIn]);
    assert_eq!(shut(&group(r#"{"IpProtocol":"-1","UserIdGroupPairs":[{"GroupId":"sg-1"}]}"#)), []);
    assert_eq!(
        shut(&group(r#"{"IpProtocol":"-1","UserIdGroupPairs":[{"GroupId":"sg-2"}]}"#)),
        [Shut::IkeIn, Shut::EspIn]
    );
}
