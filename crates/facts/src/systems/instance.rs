//! EC2 instances: whether their family encrypts between instances, and whether they run enclaves.

use super::component::components;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Aspect, Given, Mechanism, families, field};
use wireproof_source::Node;

components! {
    "ec2.describe-instances", "aws ec2 describe-instances",
    in "Reservations", &[&["Instances"]],
    r#"{"Reservations":[{"ReservationId":"r-0123456789abcdef0","Instances":[{"InstanceId":"i-0123456789abcdef0","InstanceType":"c6i.large","EnclaveOptions":{"Enabled":false}}]}]}"#;
    &[], &[],
    |reader, node| field::list(node, "Instances").iter().for_each(|instance| read(reader, instance));

    "ec2.instance", "aws ec2 describe-instances --instance-ids ID";
    &["AWS::EC2::Instance", "aws_instance"], &["InstanceId"], read;

    "ec2.launch-template", "aws ec2 describe-launch-template-versions --launch-template-id ID";
    &["AWS::EC2::LaunchTemplate", "aws_launch_template"], &["LaunchTemplateId"],
    |reader, node| read(reader, field::get(node, "LaunchTemplateData").unwrap_or(node));

    "ec2.describe-instance-types", "aws ec2 describe-instance-types",
    in "InstanceTypes", &[&["InstanceType"], &["NetworkInfo", "ProcessorInfo", "VCpuInfo"]],
    r#"{"InstanceTypes":[{"InstanceType":"c6i.large","NetworkInfo":{"EncryptionInTransitSupported":true}}]}"#;
    &[], &[], types;
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    if let Some(kind) = field::string(node, "InstanceType") {
        let aspect = match kind.as_str().and_then(families::encrypts) {
            Some(true) => Aspect::FamilyEncrypts,
            Some(false) => Aspect::FamilyPlain,
            None => Aspect::Plain,
        };
        add(reader, node, kind, aspect);
    }
    let enclaves = reader.flag(node, &["EnclaveOptions", "Enabled"]);
    if enclaves.given == Given::Stated(true) {
        let name = reader.name(node, &["InstanceId"]);
        reader.component(Mechanism::NitroEnclaves, &name, enclaves.site);
    }
}

fn types<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let supported = reader.flag(node, &["NetworkInfo", "EncryptionInTransitSupported"]);
    let aspect = match supported.given {
        Given::Stated(true) => Aspect::FamilyEncrypts,
        Given::Stated(false) => Aspect::FamilyPlain,
        _ => Aspect::Plain,
    };
    if let Some(kind) = field::string(node, "InstanceType") {
        add(reader, node, supported.value.unwrap_or(kind), aspect);
    }
}

fn add<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, at: &'d Node<'d>, aspect: Aspect) {
    let name = reader.name(node, &["InstanceId", "InstanceType"]);
    let site = reader.site(at.span);
    reader.component(Mechanism::NitroEncryption, &name, site);
    if let Some(component) = reader.facts.components.last_mut() {
        component.aspect = aspect;
    }
}
