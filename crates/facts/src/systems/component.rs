//! What is on the way or beside it and encrypts nothing: gateways, peering, endpoints, subnets and routes.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Aspect, Given, Mechanism, PolicyKind, field, policy, statement, value};
use wireproof_source::Node;

/// Cards of resources that have no hop of their own: what the command prints, or types that only templates have.
macro_rules! components {
    (@signs) => { Signs::Never };
    (@signs $key:literal $needs:expr) => { Signs::List { key: $key, needs: $needs } };
    (@sample) => { "" };
    (@sample $sample:literal) => { $sample };
    ($($id:literal, $command:literal $(, in $key:literal, $needs:expr, $sample:literal)?;
       $types:expr, $names:expr, $read:expr);+ $(;)?) => {
        pub(super) const CARDS: &[Card] = &[$(Card {
            id: $id,
            command: $command,
            #[cfg(test)]
            sample: components!(@sample $($sample)?),
            signs: components!(@signs $($key $needs)?),
            types: $types,
            names: $names,
            body: Body::Resource($read),
        }),+];
    };
}
pub(super) use components;

components! {
    "ec2.describe-nat-gateways", "aws ec2 describe-nat-gateways",
    in "NatGateways", &[&["NatGatewayId"], &["NatGatewayAddresses", "ConnectivityType", "SubnetId"]],
    r#"{"NatGateways":[{"NatGatewayId":"nat-0123456789abcdef0","State":"available","ConnectivityType":"public","VpcId":"vpc-0a1b2c3d","SubnetId":"subnet-0a1b2c3d"}]}"#;
    &["AWS::EC2::NatGateway", "aws_nat_gateway"], &["NatGatewayId"],
    |reader, node| read(reader, node, Mechanism::NatGateway, &["NatGatewayId"]);

    "ec2.describe-internet-gateways", "aws ec2 describe-internet-gateways",
    in "InternetGateways", &[&["InternetGatewayId"], &["Attachments"]],
    r#"{"InternetGateways":[{"InternetGatewayId":"igw-0123456789abcdef0","Attachments":[{"State":"available","VpcId":"vpc-0a1b2c3d"}]}]}"#;
    &["AWS::EC2::InternetGateway", "aws_internet_gateway"], &["InternetGatewayId"],
    |reader, node| read(reader, node, Mechanism::InternetGateway, &["InternetGatewayId"]);

    "ec2.describe-egress-only-internet-gateways", "aws ec2 describe-egress-only-internet-gateways",
    in "EgressOnlyInternetGateways", &[&["EgressOnlyInternetGatewayId"], &["Attachments"]],
    r#"{"EgressOnlyInternetGateways":[{"EgressOnlyInternetGatewayId":"eigw-0123456789abcdef0","Attachments":[{"State":"attached","VpcId":"vpc-0a1b2c3d"}]}]}"#;
    &["AWS::EC2::EgressOnlyInternetGateway", "aws_egress_only_internet_gateway"], &["EgressOnlyInternetGatewayId"],
    |reader, node| read(reader, node, Mechanism::InternetGateway, &["EgressOnlyInternetGatewayId"]);

    "ec2.describe-vpc-peering-connections", "aws ec2 describe-vpc-peering-connections",
    in "VpcPeeringConnections", &[&["VpcPeeringConnectionId"], &["RequesterVpcInfo", "AccepterVpcInfo"]],
    r#"{"VpcPeeringConnections":[{"VpcPeeringConnectionId":"pcx-0123456789abcdef0","Status":{"Code":"active"},"RequesterVpcInfo":{"VpcId":"vpc-0a1b2c3d","Region":"us-east-1"},"AccepterVpcInfo":{"VpcId":"vpc-0e4f5a6b","Region":"eu-west-1"}}]}"#;
    &["AWS::EC2::VPCPeeringConnection", "aws_vpc_peering_connection", "aws_vpc_peering_connection_accepter"],
    &["VpcPeeringConnectionId"], peering;

    "ec2.describe-transit-gateway-peering-attachments", "aws ec2 describe-transit-gateway-peering-attachments",
    in "TransitGatewayPeeringAttachments", &[&["TransitGatewayAttachmentId"], &["RequesterTgwInfo", "AccepterTgwInfo"]],
    r#"{"TransitGatewayPeeringAttachments":[{"TransitGatewayAttachmentId":"tgw-attach-0123456789abcdef0","RequesterTgwInfo":{"Region":"us-west-2"},"AccepterTgwInfo":{"Region":"us-east-2"},"State":"available"}]}"#;
    &["AWS::EC2::TransitGatewayPeeringAttachment", "aws_ec2_transit_gateway_peering_attachment"],
    &["TransitGatewayAttachmentId"], transit_peering;

    "ec2.describe-transit-gateway-attachments", "aws ec2 describe-transit-gateway-attachments",
    in "TransitGatewayAttachments", &[&["TransitGatewayAttachmentId"], &["ResourceType"]],
    r#"{"TransitGatewayAttachments":[{"TransitGatewayAttachmentId":"tgw-attach-0123456789abcdef0","TransitGatewayId":"tgw-0a1b2c3d","ResourceType":"vpc","ResourceId":"vpc-0a1b2c3d"}]}"#;
    &[], &[],
    |reader, node| read(reader, node, Mechanism::TransitGateway, &["TransitGatewayAttachmentId"]);

    "ec2.describe-transit-gateway-vpc-attachments", "aws ec2 describe-transit-gateway-vpc-attachments",
    in "TransitGatewayVpcAttachments", &[&["TransitGatewayAttachmentId"], &["VpcId"], &["SubnetIds", "Options"]],
    r#"{"TransitGatewayVpcAttachments":[{"TransitGatewayAttachmentId":"tgw-attach-0123456789abcdef0","TransitGatewayId":"tgw-0a1b2c3d","VpcId":"vpc-0a1b2c3d","State":"available","SubnetIds":["subnet-0a1b2c3d"]}]}"#;
    &["AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayVpcAttachment", "aws_ec2_transit_gateway_vpc_attachment"],
    &["TransitGatewayAttachmentId"],
    |reader, node| read(reader, node, Mechanism::TransitGateway, &["TransitGatewayAttachmentId"]);

    "ec2.describe-vpc-endpoints", "aws ec2 describe-vpc-endpoints",
    in "VpcEndpoints", &[&["VpcEndpointId"], &["ServiceName", "VpcEndpointType"]],
    r#"{"VpcEndpoints":[{"VpcEndpointId":"vpce-0123456789abcdef0","VpcEndpointType":"Gateway","VpcId":"vpc-0a1b2c3d","ServiceName":"com.amazonaws.us-east-1.s3","State":"available"}]}"#;
    &["AWS::EC2::VPCEndpoint", "aws_vpc_endpoint"], &["VpcEndpointId"], endpoint;

    "ec2.describe-subnets", "aws ec2 describe-subnets",
    in "Subnets", &[&["SubnetId"], &["CidrBlock"], &["AvailableIpAddressCount", "MapPublicIpOnLaunch"]],
    r#"{"Subnets":[{"SubnetId":"subnet-0a1b2c3d","VpcId":"vpc-0a1b2c3d","CidrBlock":"10.0.1.0/24","MapPublicIpOnLaunch":false}]}"#;
    &["AWS::EC2::Subnet", "aws_subnet"], &["SubnetId"],
    |reader, node| read(reader, node, Mechanism::Routing, &["SubnetId"]);

    "ec2.describe-network-acls", "aws ec2 describe-network-acls",
    in "NetworkAcls", &[&["NetworkAclId"], &["Entries"]],
    r#"{"NetworkAcls":[{"NetworkAclId":"acl-0a1b2c3d","VpcId":"vpc-0a1b2c3d","Entries":[]}]}"#;
    &["AWS::EC2::NetworkAcl", "aws_network_acl", "aws_default_network_acl"], &["NetworkAclId"],
    |reader, node| read(reader, node, Mechanism::SecurityGroup, &["NetworkAclId"]);

    "ec2.describe-volumes", "aws ec2 describe-volumes",
    in "Volumes", &[&["VolumeId"], &["Encrypted"]],
    r#"{"Volumes":[{"VolumeId":"vol-0a1b2c3d","Encrypted":true,"KmsKeyId":"arn:aws:kms:us-east-1:111122223333:key/1f0c"}]}"#;
    &["AWS::EC2::Volume", "aws_ebs_volume"], &["VolumeId"],
    |reader, node| at(reader, node, Mechanism::VolumeEncryption, &["Encrypted"]);

    "s3.get-bucket-encryption", "aws s3api get-bucket-encryption --bucket NAME",
    in "Rules", &[&["ApplyServerSideEncryptionByDefault"]],
    r#"{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"},"BucketKeyEnabled":true}]}"#;
    &["aws_s3_bucket_server_side_encryption_configuration"], &[],
    |reader, node| {
        for key in ["ApplyServerSideEncryptionByDefault", "Rule"] {
            at(reader, node, Mechanism::ServerSideEncryption, &[key]);
        }
    };

    "elasticache.describe-user-groups", "aws elasticache describe-user-groups",
    in "UserGroups", &[&["UserGroupId"], &["UserIds"]],
    r#"{"UserGroups":[{"UserGroupId":"apps","Status":"active","Engine":"redis","UserIds":["default"]}]}"#;
    &["AWS::ElastiCache::UserGroup", "AWS::ElastiCache::User", "AWS::MemoryDB::ACL", "AWS::MemoryDB::User",
      "aws_elasticache_user_group", "aws_elasticache_user", "aws_memorydb_acl", "aws_memorydb_user"], &["UserGroupId"],
    |reader, node| read(reader, node, Mechanism::Authentication, &["UserGroupId", "UserId", "ACLName", "UserName", "Name"]);

    "ec2.route", "aws ec2 describe-route-tables";
    &["AWS::EC2::Route", "AWS::EC2::TransitGatewayRoute", "aws_route", "AWS::GlobalAccelerator::Accelerator", "aws_globalaccelerator_accelerator"], &[],
    |reader, node| read(reader, node, Mechanism::Routing, &["Name"]);

    "network-firewall.firewall", "aws network-firewall describe-firewall --firewall-name NAME";
    &["AWS::NetworkFirewall::Firewall", "aws_networkfirewall_firewall"], &["FirewallName"],
    |reader, node| read(reader, node, Mechanism::SecurityGroup, &["FirewallName", "Name"]);

    "apigateway.vpc-link", "aws apigatewayv2 get-vpc-links";
    &["AWS::ApiGateway::VpcLink", "AWS::ApiGatewayV2::VpcLink", "aws_api_gateway_vpc_link", "aws_apigatewayv2_vpc_link"], &["VpcLinkId"],
    |reader, node| read(reader, node, Mechanism::VpcEndpoint, &["Name"]);

    "rds.db-subnet-group", "aws rds describe-db-subnet-groups";
    &["AWS::RDS::DBSubnetGroup", "AWS::DocDB::DBSubnetGroup", "AWS::Neptune::DBSubnetGroup", "aws_db_subnet_group",
        "aws_docdb_subnet_group", "aws_neptune_subnet_group"],
    &["DBSubnetGroupName", "Name"], |_, _| {};

    "elasticache.subnet-group", "aws elasticache describe-cache-subnet-groups";
    &["AWS::ElastiCache::SubnetGroup", "aws_elasticache_subnet_group"], &["CacheSubnetGroupName", "Name"], |_, _| {};

    "redshift.cluster-subnet-group", "aws redshift describe-cluster-subnet-groups";
    &["AWS::Redshift::ClusterSubnetGroup", "aws_redshift_subnet_group"], &["ClusterSubnetGroupName", "Name"], |_, _| {};

    "ec2.describe-route-tables", "aws ec2 describe-route-tables",
    in "RouteTables", &[&["RouteTableId"], &["Routes"]],
    r#"{"RouteTables":[{"RouteTableId":"rtb-0a1b2c3d","VpcId":"vpc-0a1b2c3d","Routes":[{"DestinationCidrBlock":"0.0.0.0/0","NatGatewayId":"nat-0123456789abcdef0"}]}]}"#;
    &["AWS::EC2::RouteTable", "aws_route_table"], &["RouteTableId"],
    |reader, node| read(reader, node, Mechanism::Routing, &["RouteTableId"]);
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, mechanism: Mechanism, names: &[&str]) {
    add(reader, node, mechanism, names, Aspect::Plain);
}

/// What a field of the resource says, if the field is there and is not `false`.
fn at<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, mechanism: Mechanism, path: &[&str]) {
    let Some(value) = field::find(node, path).filter(|value| value::boolean(value) != Given::Stated(false)) else {
        return;
    };
    let (name, site) = (reader.resource.name.clone(), reader.site(value.span));
    reader.component(mechanism, &name, site);
}

/// Adds the component, with the VPC that it belongs to.
fn add<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, mechanism: Mechanism, names: &[&str], aspect: Aspect) {
    let name = reader.name(node, names);
    let site = reader.named(node, names);
    let vpc = reader.vpc(node);
    reader.component(mechanism, &name, site);
    if let Some(component) = reader.facts.components.last_mut() {
        (component.aspect, component.vpc) = (aspect, vpc);
    }
}

/// A peering connection, by the Regions of its ends where the document tells both.
fn peering<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let region = |end: &str| field::find(node, &[end, "Region"]).and_then(Node::as_str);
    let ends = region("RequesterVpcInfo").zip(region("AccepterVpcInfo"));
    // A template names the other Region only when it is another.
    let other = field::string(node, "PeerRegion").filter(|region| value::expression(region).is_none());
    let aspect = match (ends, other) {
        (Some((one, two)), _) if one == two => Aspect::WithinRegion,
        (Some(_), _) | (None, Some(_)) => Aspect::BetweenRegions,
        (None, None) => Aspect::Plain,
    };
    add(reader, node, Mechanism::VpcPeering, &["VpcPeeringConnectionId"], aspect);
    // It belongs to both of its VPCs.
    if let Some(component) = reader.facts.components.last_mut() {
        component.vpc = None;
    }
}

/// Transit gateways that are peered are told by their Regions too.
fn transit_peering<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let region = |end: &str| field::find(node, &[end, "Region"]).and_then(Node::as_str);
    let aspect = match region("RequesterTgwInfo").zip(region("AccepterTgwInfo")) {
        Some((one, two)) if one != two => Aspect::BetweenRegions,
        Some(_) => Aspect::WithinRegion,
        None => Aspect::Plain,
    };
    add(reader, node, Mechanism::TransitGateway, &["TransitGatewayAttachmentId"], aspect);
}

fn endpoint<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    add(reader, node, Mechanism::VpcEndpoint, &["VpcEndpointId"], Aspect::Plain);
    if let Some(component) = reader.facts.components.last_mut() {
        field::name(node, "ServiceName").clone_into(&mut component.service);
    }
    // What an endpoint's policy lets through its service may still refuse: one that does not speak of TLS, like the default that
    // allows everything, tells nothing.
    let document = ["PolicyDocument", "Policy"].iter().find_map(|key| field::get(node, key));
    if let Some(document) = document.filter(|document| statement::speaks_of_transport(document.open())) {
        let name = reader.name(node, &["VpcEndpointId"]);
        policy::attached_to(reader, PolicyKind::VpcEndpoint, document, name);
    }
}
