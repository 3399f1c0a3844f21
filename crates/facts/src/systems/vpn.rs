//! Site-to-Site VPN and Client VPN: the stretch between a network or device outside and AWS.
//!
//! A VPN connection is IPsec and nothing else. Which proposals its tunnels accept is another matter: by default they
//! accept everything AWS supports, `IKEv1`, SHA-1 and Diffie-Hellman group 2 included.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Place, PlaceKind, Site, System, field, value};
use wireproof_source::{Node, Value};

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "ec2.describe-vpn-connections",
        command: "aws ec2 describe-vpn-connections",
        #[cfg(test)]
        sample: r#"{"VpnConnections":[{"VpnConnectionId":"vpn-0123456789abcdef0","State":"available","Type":"ipsec.1","Category":"VPN","CustomerGatewayId":"cgw-0a1b2c3d"}]}"#,
        signs: Signs::List {
            key: "VpnConnections",
            needs: &[&["VpnConnectionId"], &["Type", "CustomerGatewayId", "VgwTelemetry"]],
        },
        types: &["AWS::EC2::VPNConnection", "aws_vpn_connection"],
        names: NAMES,
        body: Body::Resource(read),
    },
    Card {
        id: "ec2.describe-client-vpn-endpoints",
        command: "aws ec2 describe-client-vpn-endpoints",
        #[cfg(test)]
        sample: r#"{"ClientVpnEndpoints":[{"ClientVpnEndpointId":"cvpn-endpoint-0123456789abcdef0","Status":{"Code":"available"},"VpnProtocol":"openvpn","TransportProtocol":"udp","SplitTunnel":false}]}"#,
        signs: Signs::List {
            key: "ClientVpnEndpoints",
            needs: &[&["ClientVpnEndpointId"], &["VpnProtocol", "TransportProtocol", "ClientCidrBlock"]],
        },
        types: &["AWS::EC2::ClientVpnEndpoint", "aws_ec2_client_vpn_endpoint"],
        names: NAMES,
        body: Body::Resource(client),
    },
];

/// What decides about the stretch outside → AWS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// IPsec.
    Ipsec {
        /// Whether every tunnel is reported down.
        is_down: bool,
        /// The weak proposals that the document lets the tunnels accept.
        weak: Vec<Weak>,
    },
    /// A Client VPN endpoint: TLS between device and endpoint.
    Client {
        /// Whether traffic that is not for AWS goes past the tunnel.
        is_split: bool,
    },
    /// A type that the reference does not list, or one that the document does not decide.
    Open(String),
    /// The connection is deleted.
    Deleted,
}

/// A proposal that a tunnel accepts and should not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weak {
    /// What it is, as the reference writes it (`ikev1`, `SHA1`, `2`).
    pub value: String,
    /// What it is a value of.
    pub kind: WeakKind,
    /// Where.
    pub site: Site,
}

/// The options of a tunnel that know weak values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakKind {
    /// The version of IKE.
    Ike,
    /// The integrity algorithm.
    Integrity,
    /// The Diffie-Hellman group.
    Group,
}

const NAMES: &[&str] = &["VpnConnectionId", "ClientVpnEndpointId"];

/// The option's words, in any spelling, and the values of it that are weak: SHA-1, groups of 1024 and 1536 bits.
const WEAK: [(&str, WeakKind, &[&str]); 3] = [
    ("ikeversions", WeakKind::Ike, &["ikev1"]),
    ("integrityalgorithms", WeakKind::Integrity, &["SHA1", "SHA-1"]),
    ("dhgroupnumbers", WeakKind::Group, &["2", "5"]),
];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let kind = field::string(node, "Type");
    let is_deleted = ["deleted", "deleting"].contains(&field::name(node, "State"));
    let tunnels = field::list(node, "VgwTelemetry");
    let is_down = !tunnels.is_empty() && tunnels.iter().all(|tunnel| field::name(tunnel, "Status") == "DOWN");
    let answer = match kind.map(|kind| (value::expression(kind), kind.as_str().unwrap_or_default())) {
        _ if is_deleted => Answer::Deleted,
        None | Some((None, "ipsec.1")) => Answer::Ipsec { is_down, weak: weak(reader, node) },
        Some((what, written)) => Answer::Open(what.unwrap_or_else(|| written.to_owned())),
    };
    let site = kind.map_or_else(|| reader.named(node, NAMES), |kind| reader.site(kind.span));
    let name = reader.name(node, NAMES);
    let from = Place { site, ..reader.place(PlaceKind::Site, "", kind.unwrap_or(node).span) };
    let to = Place { site, ..reader.place(PlaceKind::AwsNetwork, &name, kind.unwrap_or(node).span) };
    let hop = reader.service(from, to, "", System::Vpn(answer), vec![site]);
    reader.beside(hop, Mechanism::Routing, node, &["Options", "StaticRoutesOnly"]);
}

/// The weak values of every tunnel, whether the document lists its tunnels or writes `tunnel1_…` keys.
fn weak(reader: &Reader<'_, '_>, node: &Node<'_>) -> Vec<Weak> {
    let listed = field::find(node, &["Options", "TunnelOptions"]).into_iter().flat_map(Node::one_or_many);
    let specified = field::list(node, "VpnTunnelOptionsSpecifications").iter();
    let mut found = Vec::new();
    for tunnel in listed.chain(specified).chain([node]) {
        for member in tunnel.members() {
            let key: String = member.key.value.chars().filter(|letter| *letter != '_').collect();
            let key = key.to_ascii_lowercase();
            let Some((_, kind, weak)) = WEAK.iter().find(|(words, ..)| key.ends_with(words)) else { continue };
            for item in member.value.one_or_many() {
                let value = field::get(item, "Value").unwrap_or(item);
                let Some(text) = text(value) else { continue };
                if weak.iter().any(|weak| weak.eq_ignore_ascii_case(text)) {
                    found.push(Weak { value: text.to_owned(), kind: *kind, site: reader.site(value.span) });
                }
            }
        }
    }
    found
}

fn text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Number(number) => Some(number),
        _ => node.as_str(),
    }
}

fn client<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let split = reader.flag(node, &["SplitTunnel"]);
    let is_split = split.given == Given::Stated(true);
    let is_deleted = field::find(node, &["Status", "Code"]).and_then(Node::as_str) == Some("deleted");
    let answer = if is_deleted { Answer::Deleted } else { Answer::Client { is_split } };
    let protocol = field::string(node, "VpnProtocol");
    let site = protocol.map_or_else(|| reader.named(node, NAMES), |protocol| reader.site(protocol.span));
    let name = reader.name(node, NAMES);
    let hop = reader.clients(PlaceKind::AwsNetwork, &name, System::Vpn(answer), vec![site]);
    reader.beside(hop, Mechanism::Certificate, node, &["ServerCertificateArn"]);
    reader.beside(hop, Mechanism::Authentication, node, &["AuthenticationOptions"]);
    reader.beside(hop, Mechanism::SecurityGroup, node, &["SecurityGroupIds"]);
}
