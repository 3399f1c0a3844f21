//! Security groups and their rules: which packets pass, not what they hold.

use super::component::components;
use crate::Mechanism;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use wireproof_source::Node;

components! {
    "ec2.describe-security-groups", "aws ec2 describe-security-groups",
    in "SecurityGroups", &[&["GroupId"], &["IpPermissions", "IpPermissionsEgress"], &["GroupName", "VpcId", "OwnerId", "IpPermissionsEgress"]],
    r#"{"SecurityGroups":[{"GroupId":"sg-0a1b2c3d","GroupName":"jobs","VpcId":"vpc-0a1b2c3d","IpPermissions":[],"IpPermissionsEgress":[]}]}"#;
    &[GROUP, "aws_security_group", "aws_default_security_group"], &["GroupId", "Id"], read;

    "ec2.security-group-ingress", "aws ec2 describe-security-group-rules";
    &[INGRESS, "aws_vpc_security_group_ingress_rule"], &[], read;

    "ec2.security-group-egress", "aws ec2 describe-security-group-rules";
    &[EGRESS, "aws_vpc_security_group_egress_rule"], &[], read;

    "ec2.describe-security-group-rules", "aws ec2 describe-security-group-rules",
    in "SecurityGroupRules", &[&["SecurityGroupRuleId"], &["GroupId"]],
    r#"{"SecurityGroupRules":[{"SecurityGroupRuleId":"sgr-0a1b2c3d","GroupId":"sg-0a1b2c3d","IsEgress":false,"IpProtocol":"tcp","FromPort":443,"ToPort":443}]}"#;
    &[RULE, "aws_security_group_rule"], &[], read;
}

/// The group.
pub(crate) const GROUP: &str = "AWS::EC2::SecurityGroup";
/// A rule of it that lets packets in.
pub(crate) const INGRESS: &str = "AWS::EC2::SecurityGroupIngress";
/// A rule of it that lets packets out.
pub(crate) const EGRESS: &str = "AWS::EC2::SecurityGroupEgress";
/// A rule of either direction, as the API lists it.
pub(crate) const RULE: &str = "AWS::EC2::SecurityGroupRule";

const NAMES: &[&str] = &["GroupId", "SecurityGroupRuleId"];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, NAMES);
    let site = reader.named(node, NAMES);
    reader.component(Mechanism::SecurityGroup, &name, site);
}
