//! Transfer Family servers: one connection for each protocol.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Mechanism, Place, PlaceKind, System, field, value};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[Card {
    id: "transfer.describe-server",
    command: "aws transfer describe-server --server-id ID",
    #[cfg(test)]
    sample: r#"{"Server":{"ServerId":"s-0123456789abcdef0","EndpointType":"PUBLIC","Protocols":["SFTP"]}}"#,
    signs: Signs::List { key: "Server", needs: &[&["ServerId"], &["Protocols", "EndpointType"]] },
    types: &["AWS::Transfer::Server", "aws_transfer_server"],
    names: &["ServerId", "Id"],
    body: Body::Resource(read),
}];

/// What decides about clients → server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// SFTP: SSH.
    Sftp {
        /// Whether it is written, rather than the default.
        stated: bool,
    },
    /// FTPS: TLS.
    Ftps,
    /// AS2: messages over HTTP or HTTPS; whether they are encrypted is agreed with each partner.
    As2,
    /// FTP: nothing is encrypted.
    Ftp,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, &["ServerId"]);
    let setting = reader.setting(node, &["Protocols"]);
    let mut connections = Vec::new();
    match setting.value {
        None if reader.complete => connections.push((Answer::Sftp { stated: false }, setting.site)),
        None => connections.push((Answer::CutOff, setting.site)),
        Some(list) => {
            for protocol in list.one_or_many() {
                let word = protocol.as_str().unwrap_or_default();
                let answer = match (value::expression(protocol), word) {
                    (Some(what), _) => Answer::Open(what),
                    (None, "SFTP") => Answer::Sftp { stated: true },
                    (None, "FTPS") => Answer::Ftps,
                    (None, "AS2") => Answer::As2,
                    (None, "FTP") => Answer::Ftp,
                    (None, other) => Answer::Open(other.to_owned()),
                };
                connections.push((answer, reader.site(protocol.span)));
            }
        }
    }
    for (answer, site) in connections {
        let route = match &answer {
            Answer::Sftp { .. } => "SFTP",
            Answer::Ftps => "FTPS",
            Answer::As2 => "AS2",
            Answer::Ftp => "FTP",
            Answer::Open(_) | Answer::CutOff => "",
        };
        let from = Place { site, ..reader.place(PlaceKind::Clients, "", Span::default()) };
        let to = Place { site, ..reader.place(PlaceKind::TransferServer, &name, Span::default()) };
        let hop = reader.service(from, to, route, System::Transfer(answer), vec![site]);
        if field::name(node, "EndpointType").starts_with("VPC") {
            reader.beside(hop, Mechanism::VpcEndpoint, node, &["EndpointType"]);
        }
    }
}
