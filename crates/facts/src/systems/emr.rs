//! EMR security configurations: between the nodes of the clusters that name one.
//!
//! `EnableInTransitEncryption` counts below `EncryptionConfiguration` only, and is off when it is absent.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Place, PlaceKind, System, field};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[Card {
    id: "emr.describe-security-configuration",
    command: "aws emr describe-security-configuration --name NAME",
    sample: r#"{"Name":"sc","SecurityConfiguration":"{\"EncryptionConfiguration\":{\"EnableInTransitEncryption\":true,\"InTransitEncryptionConfiguration\":{\"TLSCertificateConfiguration\":{\"CertificateProviderType\":\"PEM\"}}}}"}"#,
    signs: Signs::Keys { needs: &[&["Name"], &["SecurityConfiguration"]], never: &["ReleaseLabel", "Instances"] },
    types: &["AWS::EMR::SecurityConfiguration", "aws_emr_security_configuration"],
    names: &["Name"],
    body: Body::Resource(read),
}];

/// What decides about node ↔ node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Encrypted.
    On,
    /// Switched on, without the certificates that it needs.
    WithoutCertificates,
    /// In clear.
    Off {
        /// Whether `false` is written, rather than the default.
        stated: bool,
    },
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let held = ["SecurityConfiguration", "Configuration"].iter().find_map(|key| field::get(node, key));
    let Some(configuration) = held.map(Node::open).filter(|held| held.is_object()) else { return };
    let flag = reader.flag(configuration, &["EncryptionConfiguration", "EnableInTransitEncryption"]);
    let certificates = &["EncryptionConfiguration", "InTransitEncryptionConfiguration", "TLSCertificateConfiguration"];
    let answer = match flag.given {
        Given::Stated(true) if field::find(configuration, certificates).is_none() => Answer::WithoutCertificates,
        Given::Stated(true) => Answer::On,
        Given::Stated(false) => Answer::Off { stated: true },
        Given::Absent => Answer::Off { stated: false },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    let name = reader.name(node, &["Name"]);
    let place = |reader: &Reader<'_, 'd>| Place { site: flag.site, ..reader.place(PlaceKind::Emr, &name, Span::default()) };
    let (from, to) = (place(reader), place(reader));
    let hop = reader.service(from, to, "nodes", System::Emr(answer), vec![flag.site]);
    reader.beside(hop, Mechanism::StorageEncryption, configuration, &["EncryptionConfiguration", "EnableAtRestEncryption"]);
}
