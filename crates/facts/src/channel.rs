//! The data that a job reads: S3, file systems, hub datasets, query results.

use crate::work::{Work, text_of};
use crate::{PlaceKind, Site, Wire, field};
use wireproof_source::Node;

/// Reads a list of channels with their `DataSource`.
pub(crate) fn read(work: &mut Work<'_, '_, '_>, list: &str) {
    for channel in field::list(work.node, list) {
        let name =
            ["ChannelName", "ChannelType"].iter().map(|key| field::name(channel, key)).find(|name| !name.is_empty());
        let name = name.unwrap_or(list);
        if let Some(source) = field::get(channel, "DataSource") {
            self::source(work, name, source);
        }
    }
}

/// Reads one `DataSource`.
pub(crate) fn source<'d>(work: &mut Work<'_, '_, 'd>, name: &str, source: &'d Node<'d>) {
    work.input(name, field::find(source, &["S3DataSource", "S3Uri"]));
    if let Some(system) = field::member(source, "FileSystemDataSource").filter(|member| !member.value.is_null()) {
        let id = field::string(&system.value, "FileSystemId");
        let kind = field::get(&system.value, "FileSystemType");
        let (place, (wire, decides)) = match kind.and_then(Node::as_str) {
            Some("EFS") => (PlaceKind::Efs, (Wire::EfsMount, None)),
            Some("FSxLustre") => (PlaceKind::Lustre, id.map_or((Wire::LustreMount, None), |id| work.lustre(id))),
            _ => (PlaceKind::FileSystem, (Wire::OtherMount, None)),
        };
        let key = work.reader.site(system.key.span);
        let place =
            work.reader.place(place, &id.map(text_of).unwrap_or_default(), id.map_or(system.key.span, |id| id.span));
        let mut evidence: Vec<Site> = decides.into_iter().chain([place.site]).collect();
        evidence.extend(kind.map(|kind| work.reader.site(kind.span)));
        evidence.push(key);
        evidence.dedup();
        work.receive(name, place, wire, evidence);
    }
    if let Some(arn) = field::find(source, &["DatasetSource", "DatasetArn"]) {
        let place = work.reader.place(PlaceKind::HubDataset, &text_of(arn), arn.span);
        let evidence = vec![place.site];
        work.receive(name, place, Wire::ServiceApi, evidence);
    }
}

/// Reads a `DatasetDefinition`: a query service writes to S3, from where the job reads.
pub(crate) fn dataset<'d>(work: &mut Work<'_, '_, 'd>, name: &str, definition: &'d Node<'d>) {
    let services = [
        ("AthenaDatasetDefinition", PlaceKind::Athena, ["Catalog", "Database"]),
        ("RedshiftDatasetDefinition", PlaceKind::Redshift, ["ClusterId", "Database"]),
    ];
    for (key, kind, parts) in services {
        let Some(member) = field::member(definition, key).filter(|member| !member.value.is_null()) else { continue };
        let label: Vec<&str> =
            parts.iter().map(|part| field::name(&member.value, part)).filter(|part| !part.is_empty()).collect();
        let from = work.reader.place(kind, &label.join("/"), member.key.span);
        let uri = field::string(&member.value, "OutputS3Uri");
        let mut evidence: Vec<Site> = vec![from.site];
        evidence.extend(uri.map(|uri| work.reader.site(uri.span)));
        work.query(name, from, uri, field::string(&member.value, "KmsKeyId"), evidence);
        work.input(name, uri);
    }
}
