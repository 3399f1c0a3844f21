//! Direct Connect: MACsec between your router and the Direct Connect location.
//!
//! A line does not encrypt by default. `encryptionMode` is `no_encrypt`, `should_encrypt` (goes on in clear when MACsec
//! fails) or `must_encrypt` (goes down instead); only dedicated connections that are MACsec capable have it.

use crate::detect::{Groups, Signs};
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Place, PlaceKind, System, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "directconnect.describe-connections",
        command: "aws directconnect describe-connections",
        #[cfg(test)]
        sample: r#"{"connections":[{"connectionId":"dxcon-fg31dyv6","connectionState":"available","location":"EqDC2","bandwidth":"10Gbps","macSecCapable":true,"encryptionMode":"must_encrypt"}]}"#,
        signs: Signs::List { key: "connections", needs: CONNECTION },
        types: &["AWS::DirectConnect::Connection", "aws_dx_connection", "aws_dx_hosted_connection"],
        names: &["ConnectionId"],
        body: Body::Resource(read),
    },
    Card {
        id: "directconnect.describe-lags",
        command: "aws directconnect describe-lags",
        #[cfg(test)]
        sample: r#"{"lags":[{"lagId":"dxlag-fgytzthw","lagState":"available","location":"EqDC2","numberOfConnections":2,"macSecCapable":true,"encryptionMode":"should_encrypt"}]}"#,
        signs: Signs::List { key: "lags", needs: &[&["lagId"], &["numberOfConnections", "lagState", "connectionsBandwidth"]] },
        types: &["AWS::DirectConnect::Lag", "aws_dx_lag"],
        names: &["LagId"],
        body: Body::Resource(read),
    },
    Card {
        id: "directconnect.describe-interconnects",
        command: "aws directconnect describe-interconnects",
        #[cfg(test)]
        sample: r#"{"interconnects":[{"interconnectId":"dxcon-fgktov66","interconnectState":"available","location":"EqDC2","bandwidth":"10Gbps","encryptionMode":"no_encrypt"}]}"#,
        signs: Signs::List { key: "interconnects", needs: &[&["interconnectId"], &["interconnectState", "bandwidth"]] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
    Card {
        id: "directconnect.describe-virtual-interfaces",
        command: "aws directconnect describe-virtual-interfaces",
        #[cfg(test)]
        sample: r#"{"virtualInterfaces":[{"virtualInterfaceId":"dxvif-ffhhk74f","virtualInterfaceType":"private","vlan":101}]}"#,
        signs: Signs::List { key: "virtualInterfaces", needs: &[&["virtualInterfaceId"], &["virtualInterfaceType", "vlan"]] },
        types: &[
            "AWS::DirectConnect::PrivateVirtualInterface",
            "AWS::DirectConnect::TransitVirtualInterface",
            "AWS::DirectConnect::PublicVirtualInterface",
            "aws_dx_private_virtual_interface",
            "aws_dx_transit_virtual_interface",
            "aws_dx_public_virtual_interface",
        ],
        names: &["VirtualInterfaceId"],
        body: Body::Resource(interface),
    },
];

const CONNECTION: Groups =
    &[&["connectionId"], &["macSecCapable", "encryptionMode", "location", "bandwidth"], &["location", "bandwidth", "connectionState"]];

/// What decides about your network → the Direct Connect location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// `must_encrypt`.
    Must,
    /// `should_encrypt`.
    Should,
    /// `no_encrypt`.
    Off,
    /// The port can't do MACsec.
    NotCapable,
    /// No mode is given: a line does not encrypt by default.
    Absent,
    /// A request for a port that can do MACsec, which gives no mode; whether it encrypts depends on keys that are associated later.
    Requested,
    /// A mode that the reference does not list, or that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
    /// The line is deleted.
    Deleted,
}

const NAMES: &[&str] =
    &["ConnectionName", "LagName", "InterconnectName", "ConnectionId", "LagId", "InterconnectId", "Name"];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let mode = field::string(node, "EncryptionMode");
    let capable = reader.flag(node, &["MacSecCapable"]);
    let capable = if capable.value.is_some() { capable } else { reader.flag(node, &["MacsecCapable"]) };
    let requests = ["RequestMACSec", "RequestMacsec"].map(|key| reader.flag(node, &[key]));
    let requested = requests.into_iter().find(|request| request.given == Given::Stated(true)).and_then(|request| request.value);
    let states = ["ConnectionState", "LagState", "InterconnectState"];
    let is_deleted = states.iter().any(|state| field::name(node, state) == "deleted");
    let answer = match mode.map(|mode| (value::expression(mode), mode.as_str().unwrap_or_default())) {
        _ if is_deleted => Answer::Deleted,
        Some((None, "must_encrypt")) => Answer::Must,
        Some((None, "should_encrypt")) => Answer::Should,
        Some((None, "no_encrypt")) => Answer::Off,
        Some((what, written)) => Answer::Open(what.unwrap_or_else(|| written.to_owned())),
        None => match (field::get(node, "EncryptionMode").and_then(value::expression), &capable.given) {
            (Some(what), _) => Answer::Open(what),
            (None, Given::Stated(false)) => Answer::NotCapable,
            (None, Given::CutOff) => Answer::CutOff,
            (None, _) if requested.is_some() => Answer::Requested,
            (None, _) => Answer::Absent,
        },
    };
    let can_switch = matches!(answer, Answer::Should | Answer::Off);
    let site = match mode.or(capable.value).or(requested) {
        Some(value) => reader.site(value.span),
        None => reader.named(node, &["ConnectionId", "LagId", "InterconnectId"]),
    };
    let name = reader.name(node, NAMES);
    let from = Place { site, ..reader.place(PlaceKind::Site, "", node.span) };
    let to = Place { site, ..reader.place(PlaceKind::AwsNetwork, &name, node.span) };
    let hop = reader.service(from, to, "", System::DirectConnect(answer), vec![site]);
    if can_switch {
        let setting = reader.setting(node, &["EncryptionMode"]);
        reader.switch(hop, setting, "\"must_encrypt\"");
    }
}

fn interface<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let names = &["VirtualInterfaceName", "VirtualInterfaceId", "Name"];
    let (name, site) = (reader.name(node, names), reader.named(node, names));
    reader.component(Mechanism::DirectConnect, &name, site);
}
