//! EMR: between the nodes of a cluster, by its security configuration.
//!
//! An omitted `EnableInTransitEncryption` is false, and a cluster without a security configuration has none. EMR refuses the flag
//! without a certificate provider.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, PlaceKind, Site, System, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "emr.describe-security-configuration",
        command: "aws emr describe-security-configuration --name NAME",
        #[cfg(test)]
        sample: r#"{"Name":"strict","SecurityConfiguration":"{\"EncryptionConfiguration\":{\"EnableInTransitEncryption\":true}}"}"#,
        signs: Signs::Other(|node| {
            let inner = configuration(node).is_some_and(|inner| inner.get("EncryptionConfiguration").is_some());
            inner.then(|| vec!["SecurityConfiguration", "EncryptionConfiguration"])
        }),
        types: &[CONFIGURATION, "aws_emr_security_configuration"],
        names: &["Name"],
        body: Body::Resource(|reader, node| {
            let (answer, evidence) = of_configuration(reader.input, node);
            let name = reader.name(node, &["Name"]);
            add(reader, &name, answer, evidence);
        }),
    },
    Card {
        id: "emr.describe-cluster",
        command: "aws emr describe-cluster --cluster-id ID",
        #[cfg(test)]
        sample: r#"{"Cluster":{"Name":"etl","ReleaseLabel":"emr-7.2.0","SecurityConfiguration":"strict"}}"#,
        signs: Signs::List { key: "Cluster", needs: &[&["ReleaseLabel"], &["Name"]] },
        types: &["AWS::EMR::Cluster", "aws_emr_cluster"],
        names: &["Name"],
        body: Body::Resource(cluster),
    },
];

const CONFIGURATION: &str = "AWS::EMR::SecurityConfiguration";

/// What decides about node ↔ node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// In-transit encryption with a certificate provider.
    Encrypted,
    /// On, and no certificate provider: EMR refuses it.
    NoCertificate,
    /// Off.
    Off {
        /// Whether `false` is written, rather than nothing.
        stated: bool,
    },
    /// A cluster without a security configuration.
    NoConfiguration,
    /// A configuration that the inputs do not show.
    NotShown(String),
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

/// The configuration within a resource: an object, or a document in a string.
fn configuration<'n, 't>(node: &'n Node<'t>) -> Option<&'n Node<'t>> {
    let inner = field::get(node, "SecurityConfiguration").or_else(|| field::get(node, "Configuration"));
    match inner {
        Some(inner) => Some(inner.open()).filter(|inner| inner.is_object()),
        None => node.get("EncryptionConfiguration").map(|_| node),
    }
}

fn of_configuration<'d>(input: u32, node: &'d Node<'d>) -> (Answer, Vec<Site>) {
    let at = |span| Site { input, span };
    let Some(inner) = configuration(node).filter(|inner| value::expression(inner).is_none()) else {
        let written = field::get(node, "SecurityConfiguration").or_else(|| field::get(node, "Configuration"));
        let what = written.and_then(value::expression).unwrap_or_else(|| "SecurityConfiguration".to_owned());
        return (Answer::Open(what), vec![at(written.unwrap_or(node).span)]);
    };
    let Some(encryption) = inner.get("EncryptionConfiguration") else {
        return (Answer::Off { stated: false }, vec![at(field::opening(inner))]);
    };
    let Some(flag) = encryption.get("EnableInTransitEncryption") else {
        return (Answer::Off { stated: false }, vec![at(field::opening(encryption))]);
    };
    let certificate = field::find(encryption, &["InTransitEncryptionConfiguration", "TLSCertificateConfiguration"]);
    let answer = match value::boolean(flag) {
        Given::Stated(true) | Given::Malformed { meaning: Some(true), .. } if certificate.is_some() => Answer::Encrypted,
        Given::Stated(true) | Given::Malformed { meaning: Some(true), .. } => Answer::NoCertificate,
        Given::Stated(false) | Given::Malformed { meaning: Some(false), .. } => Answer::Off { stated: true },
        Given::Absent => Answer::Off { stated: false },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    (answer, vec![at(flag.span)])
}

fn cluster<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, &["Name"]);
    let Some(reference) = field::get(node, "SecurityConfiguration") else {
        let answer = if reader.complete { Answer::NoConfiguration } else { Answer::CutOff };
        let evidence = vec![reader.opening(node)];
        return add(reader, &name, answer, evidence);
    };
    let shown = value::target(reference).and_then(|name| reader.find(CONFIGURATION, name));
    let site = reader.site(reference.span);
    let (answer, evidence) = match (shown, value::expression(reference)) {
        (Some(entry), _) => of_configuration(entry.input, entry.resource.node()),
        (None, Some(what)) => (Answer::Open(what), vec![site]),
        (None, None) => (Answer::NotShown(reference.as_str().unwrap_or_default().to_owned()), vec![site]),
    };
    add(reader, &name, answer, evidence);
}

fn add(reader: &mut Reader<'_, '_>, name: &str, answer: Answer, evidence: Vec<Site>) {
    let site = evidence.first().copied().unwrap_or_default();
    let place = crate::Place { site, ..reader.place(PlaceKind::Emr, name, site.span) };
    reader.service(place.clone(), place, "nodes", System::Emr(answer), evidence);
}
