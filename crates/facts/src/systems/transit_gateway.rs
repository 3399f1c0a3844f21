//! Transit gateways: encryption support, which can only be switched on after creation.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Mechanism, Place, PlaceKind, System, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[Card {
    id: "ec2.describe-transit-gateways",
    command: "aws ec2 describe-transit-gateways",
    #[cfg(test)]
    sample: r#"{"TransitGateways":[{"TransitGatewayId":"tgw-0a1b2c3d","State":"available","Options":{"EncryptionSupport":{"EncryptionState":"enabled"}}}]}"#,
    signs: Signs::List {
        key: "TransitGateways",
        needs: &[&["TransitGatewayId"], &["Options", "TransitGatewayArn"], &["State"]],
    },
    types: &["AWS::EC2::TransitGateway", "aws_ec2_transit_gateway"],
    names: &["TransitGatewayId", "Id"],
    body: Body::Resource(read),
}];

/// What decides about the VPCs' attachments → the transit gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Encryption support is on.
    On,
    /// It is being switched on or off.
    Changing,
    /// A value that the document does not decide.
    Open(String),
}

/// Without encryption support the gateway is a router and no more: then it is no hop of its own.
fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let names = &["TransitGatewayId"];
    let (name, named) = (reader.name(node, names), reader.named(node, names));
    let support =
        field::find(node, &["Options", "EncryptionSupport"]).or_else(|| field::get(node, "EncryptionSupport"));
    let support = support.map(|support| field::get(support, "EncryptionState").unwrap_or(support));
    let answer = support.and_then(|support| match (value::expression(support), support.as_str()) {
        (Some(what), _) => Some(Answer::Open(what)),
        (None, Some("enabled" | "enable")) => Some(Answer::On),
        (None, Some("enabling" | "disabling")) => Some(Answer::Changing),
        (None, _) => None,
    });
    let Some((answer, support)) = answer.zip(support) else {
        return reader.component(Mechanism::TransitGateway, &name, named);
    };
    let site = reader.site(support.span);
    let from = Place { site, ..reader.place(PlaceKind::Vpc, "", support.span) };
    let to = Place { site, ..reader.place(PlaceKind::TransitGateway, &name, support.span) };
    reader.service(from, to, "", System::TransitGateway(answer), vec![site]);
}
