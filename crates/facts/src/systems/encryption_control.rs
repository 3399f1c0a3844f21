//! VPC Encryption Controls: mode, state and every exclusion; and VPCs, which may hold theirs.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Aspect, Mechanism, Origin, Place, PlaceKind, Site, System, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "ec2.describe-vpc-encryption-controls",
        command: "aws ec2 describe-vpc-encryption-controls",
        #[cfg(test)]
        sample: r#"{"VpcEncryptionControls":[{"VpcId":"vpc-0a1b2c3d","VpcEncryptionControlId":"vpcec-0123456789abcdef0","Mode":"enforce","State":"available","ResourceExclusions":{"NatGateway":{"State":"disabled"}}}]}"#,
        signs: Signs::List { key: "VpcEncryptionControls", needs: &[&["VpcEncryptionControlId"], &["Mode"]] },
        types: &[CONTROL, "aws_vpc_encryption_control"],
        names: &["VpcEncryptionControlId", "VpcId"],
        body: Body::Resource(read),
    },
    Card {
        id: "ec2.describe-vpcs",
        command: "aws ec2 describe-vpcs",
        #[cfg(test)]
        sample: r#"{"Vpcs":[{"VpcId":"vpc-0a1b2c3d","CidrBlock":"10.0.0.0/16","State":"available","IsDefault":false}]}"#,
        signs: Signs::List { key: "Vpcs", needs: &[&["VpcId"], &["CidrBlock"], &["IsDefault", "DhcpOptionsId"]] },
        types: &[VPC, "aws_vpc"],
        names: &["VpcId", "Id"],
        body: Body::Resource(vpc),
    },
];

/// The type of controls.
pub(crate) const CONTROL: &str = "AWS::EC2::VPCEncryptionControl";
/// The type of VPCs.
pub(crate) const VPC: &str = "AWS::EC2::VPC";

/// What decides about the traffic inside a VPC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Enforced, and the state is `available`.
    Enforced {
        /// Whether some kinds of traffic are excluded.
        has_exclusions: bool,
    },
    /// A template or plan asks for it; when it is in force only the state tells.
    Asked {
        /// Whether some kinds of traffic are excluded.
        has_exclusions: bool,
    },
    /// `enforce` is asked for, and the state is another than `available`.
    NotYet(String),
    /// A mode or state that the document does not decide.
    Open(String),
}

fn vpc<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let names = &["VpcId"];
    let (name, site) = (reader.name(node, names), reader.named(node, names));
    reader.component(Mechanism::Routing, &name, site);
    if let Some(component) = reader.facts.components.last_mut() {
        component.vpc = Some(name.clone());
    }
    if let Some(control) = within(node) {
        of_vpc(reader, control, &name);
    }
}

/// The controls that a VPC holds itself.
pub(crate) fn within<'n, 't>(vpc: &'n Node<'t>) -> Option<&'n Node<'t>> {
    let control = field::get(vpc, "VpcEncryptionControl").or_else(|| field::get(vpc, "EncryptionControl"));
    control.filter(|control| control.is_object())
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let vpc = field::get(node, "VpcId").and_then(value::target).unwrap_or_default().to_owned();
    of_vpc(reader, node, &vpc);
}

fn of_vpc<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, vpc: &str) {
    let Some(mode) = field::get(node, "Mode") else { return };
    let excluded = exclusions(reader, node);
    let has_exclusions = !excluded.is_empty();
    let state = field::string(node, "State");
    let mode_site = reader.site(mode.span);
    let known = value::expression(mode).is_none();
    match mode.as_str() {
        Some("monitor") if known => add(reader, vpc, mode_site, Aspect::Monitor),
        Some("enforce") if known => {
            let answer = match state.and_then(Node::as_str) {
                Some("available") => Answer::Enforced { has_exclusions },
                Some(other) => Answer::NotYet(other.to_owned()),
                None if reader.resource.origin == Origin::Api => Answer::Open("State".to_owned()),
                None => Answer::Asked { has_exclusions },
            };
            hop(reader, vpc, answer, state.unwrap_or(mode), mode);
        }
        other => {
            let what = value::expression(mode).unwrap_or_else(|| other.unwrap_or_default().to_owned());
            hop(reader, vpc, Answer::Open(what), mode, mode);
        }
    }
    for site in excluded {
        add(reader, vpc, site, Aspect::Excluded);
    }
}

fn hop<'d>(reader: &mut Reader<'_, 'd>, vpc: &str, answer: Answer, decides: &'d Node<'d>, mode: &'d Node<'d>) {
    let site = reader.site(decides.span);
    let mut evidence = vec![site, reader.site(mode.span)];
    evidence.dedup();
    let place = Place { site, ..reader.place(PlaceKind::Vpc, vpc, decides.span) };
    reader.service(place.clone(), place, "inside", System::EncryptionControl(answer), evidence);
}

fn add(reader: &mut Reader<'_, '_>, vpc: &str, site: Site, aspect: Aspect) {
    reader.component(Mechanism::VpcEncryptionControls, vpc, site);
    if let Some(component) = reader.facts.components.last_mut() {
        component.aspect = aspect;
        component.vpc = Some(vpc.to_owned()).filter(|vpc| !vpc.is_empty());
    }
}

/// The exclusions that are on: `NatGatewayExclusion` and its spellings in requests, `ResourceExclusions` in answers.
fn exclusions(reader: &Reader<'_, '_>, node: &Node<'_>) -> Vec<Site> {
    let is_on = |text: &str| ["enable", "enabled", "enabling"].contains(&text);
    let asked = node.members().iter().filter(|member| {
        let key: String = member.key.value.chars().filter(|letter| *letter != '_').collect();
        let key = key.to_ascii_lowercase();
        key.ends_with("exclusion") || key.ends_with("exclusioninput")
    });
    let asked = asked.filter(|member| member.value.as_str().is_some_and(is_on));
    let told = field::get(node, "ResourceExclusions").into_iter().flat_map(Node::members);
    let told = told.filter(|member| is_on(field::name(&member.value, "State")));
    asked.chain(told).map(|member| reader.site(member.value.span)).collect()
}
