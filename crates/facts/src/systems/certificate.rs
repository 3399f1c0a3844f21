//! Certificates of ACM: no hop of their own; what a document says against one is told.
//!
//! When a certificate expires is a date, and there is no clock here: `Status` tells whether it has.

use super::component::components;
use crate::certificate::{Flaw, FlawKind};
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism};
use wireproof_source::Node;

components! {
    "acm.describe-certificate", "aws acm describe-certificate --certificate-arn ARN",
    in "Certificate", &[&["CertificateArn"], &["DomainName"]],
    r#"{"Certificate":{"CertificateArn":"arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3d4-0000-0000-0000-000000000001","DomainName":"www.example.com","Status":"ISSUED","InUseBy":[]}}"#;
    &["AWS::CertificateManager::Certificate", "AWS::ACM::Certificate", "aws_acm_certificate"], &["CertificateArn", "Arn"],
    read;

    "acm.list-certificates", "aws acm list-certificates",
    in "CertificateSummaryList", &[&["CertificateArn"], &["DomainName"], &["SubjectAlternativeNameSummaries", "HasAdditionalSubjectAlternativeNames"]],
    r#"{"CertificateSummaryList":[{"CertificateArn":"arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3d4-0000-0000-0000-000000000001","DomainName":"www.example.com","SubjectAlternativeNameSummaries":["www.example.com"]}]}"#;
    &[], &[],
    read;
}

const NAMES: &[&str] = &["DomainName", "CertificateArn"];

/// What a word of the API says against a certificate.
type Judge = fn(&str) -> Option<FlawKind>;

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let (name, site) = (reader.name(node, NAMES), reader.named(node, NAMES));
    reader.component(Mechanism::Certificate, &name, site);
    let fields: [(&[&str], Judge); 3] =
        [(&["Status"], of_status), (&["RenewalSummary", "RenewalStatus"], of_renewal), (&["KeyAlgorithm"], of_key)];
    for (path, judge) in fields {
        let (setting, Given::Stated(value)) = reader.word_at(node, path) else { continue };
        if let Some(kind) = judge(&value) {
            reader.facts.flaws.push(Flaw { certificate: name.clone(), kind, value, site: setting.site });
        }
    }
}

fn of_status(status: &str) -> Option<FlawKind> {
    match status {
        "EXPIRED" | "REVOKED" => Some(FlawKind::NotValid),
        "FAILED" | "VALIDATION_TIMED_OUT" | "INACTIVE" => Some(FlawKind::NotIssued),
        _ => None,
    }
}

fn of_renewal(status: &str) -> Option<FlawKind> {
    matches!(status, "FAILED" | "PENDING_VALIDATION").then_some(FlawKind::NotRenewed)
}

/// As the API writes the algorithm, and as answers of older versions do (`RSA-1024`).
fn of_key(algorithm: &str) -> Option<FlawKind> {
    let bits = algorithm.strip_prefix("RSA").and_then(|rest| rest.get(1..))?.parse::<u32>().ok()?;
    (bits < 2048).then_some(FlawKind::ShortKey)
}
