//! The database that an address of another resource means, where that database refuses plaintext.

use super::{rds, rds_proxy};
use crate::reader::Reader;
use crate::world::Entry;
use crate::{Site, System, value};
use wireproof_source::{Node, Set};

/// Says on a hop that the database at its end refuses plaintext, if it does, whoever connects: `address` is a host's name, or a
/// URL with one.
pub(super) fn refuses<'d>(reader: &mut Reader<'_, 'd>, hop: usize, address: &'d Node<'d>) {
    let Some((answer, evidence)) = at(reader, address).and_then(|entry| refusal(reader, entry)) else { return };
    if let Some(hop) = reader.facts.hops.get_mut(hop) {
        hop.server = Some(answer);
        hop.evidence.splice(0..0, evidence);
    }
}

fn refusal<'d>(reader: &mut Reader<'_, 'd>, entry: Entry<'d>) -> Option<(System, Vec<Site>)> {
    if entry.format.is_some_and(|format| format.card().types.contains(&rds_proxy::PROXY)) {
        let site = rds_proxy::requires(&reader.of(entry), entry.resource.node())?;
        return Some((System::RdsProxy(rds_proxy::Answer::Required), vec![site]));
    }
    match rds::answer_of(reader, entry) {
        (answer @ rds::Answer::Required { .. }, evidence) => Some((System::Rds(answer), evidence)),
        _ => None,
    }
}

/// The only database that an address means.
fn at<'d>(reader: &Reader<'_, 'd>, address: &Node<'_>) -> Option<Entry<'d>> {
    let names: Set<&str> = match address.as_str() {
        Some(text) if text.contains("${") => expressions(text).collect(),
        Some(text) => hosts(text).into_iter().collect(),
        None => value::target(address).into_iter().collect(),
    };
    let name = names.last().filter(|_| names.len() == 1)?;
    [rds::INSTANCE, rds::CLUSTER, rds_proxy::PROXY].into_iter().find_map(|kind| reader.find(kind, name))
}

/// What the expressions in a text are attributes of: a template's logical id, an address of Terraform.
fn expressions(text: &str) -> impl Iterator<Item = &str> {
    text.split("${").skip(1).filter_map(|rest| rest.split_once('}')).filter_map(|(inner, _)| {
        if inner.starts_with("aws_") { Some(inner.rsplit_once('.')?.0) } else { inner.split('.').next() }
    })
}

/// The hosts of a URL, or a host alone; without ports.
fn hosts(text: &str) -> Vec<&str> {
    let rest = text.split_once("//").map_or(text, |(_, rest)| rest);
    let authority = rest.split(['/', '?', ';', '#']).next().unwrap_or(rest);
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    authority.split(',').map(|host| host.split(':').next().unwrap_or(host)).collect()
}
