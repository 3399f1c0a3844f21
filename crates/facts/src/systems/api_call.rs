//! Calls of AWS's APIs that a trail recorded, with the TLS version that each used.
//!
//! `tlsDetails` is there for calls that came over the network from a client; without it nothing is known, not even that
//! the call was in clear.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::resource::{Resource, Tree};
use crate::{Format, Place, PlaceKind, System, field, tree};
use wireproof_source::{Map, Node, Span, Value};

/// The type of recorded calls; no template has it.
pub(crate) const KIND: &str = "cloudtrail:call";

pub(crate) const CARDS: &[Card] = &[Card {
    id: "cloudtrail.api-call",
    command: "aws cloudtrail lookup-events",
    #[cfg(test)]
    sample: "",
    signs: Signs::Never,
    types: &[KIND],
    names: &[],
    body: Body::Resource(read),
}];

/// What is known of calls of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They used TLS.
    Used {
        /// The version, as recorded.
        version: String,
        /// How many calls.
        calls: usize,
    },
    /// The records do not say.
    NotRecorded {
        /// How many calls.
        calls: usize,
    },
}

/// How many calls a hop shows as its evidence at most.
const SHOWN: usize = 8;

/// The tree of a call: a string with its TLS version, empty when none is recorded.
pub(crate) fn calls(call: Node<'_>) -> Node<'_> {
    let span = call.span;
    tree::object(span, vec![("calls", Node { span, value: Value::Array(vec![call]) })])
}

/// Makes one resource of all calls of a service with the same TLS version: trails hold thousands.
pub(crate) fn group(resources: &mut Vec<(Option<Format>, Resource<'_>)>) {
    let mut groups: Map<(String, String), usize> = Map::new();
    let mut kept: Vec<(Option<Format>, Resource<'_>)> = Vec::with_capacity(resources.len());
    for (format, mut resource) in std::mem::take(resources) {
        let version = if resource.kind == KIND { version(resource.node()).map(str::to_owned) } else { None };
        let key = version.map(|version| (resource.name.clone(), version));
        let known = key.as_ref().and_then(|key| groups.get(key)).and_then(|at| kept.get_mut(*at));
        let Some((_, known)) = known else {
            groups.extend(key.map(|key| (key, kept.len())));
            kept.push((format, resource));
            continue;
        };
        if let (Some(all), Some(more)) = (list(&mut known.tree), list(&mut resource.tree)) {
            all.append(more);
        }
    }
    *resources = kept;
}

fn version<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.get("calls")?.items().first()?.as_str()
}

fn list<'t, 'd>(tree: &'t mut Tree<'d>) -> Option<&'t mut Vec<Node<'d>>> {
    let Tree::Resolved(Node { value: Value::Object(members), .. }) = tree else { return None };
    match members.first_mut().map(|member| &mut member.value.value) {
        Some(Value::Array(calls)) => Some(calls),
        _ => None,
    }
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let items = field::list(node, "calls");
    let (calls, version) = (items.len(), version(node).unwrap_or_default().to_owned());
    let evidence: Vec<_> = items.iter().take(SHOWN).map(|call| reader.site(call.span)).collect();
    let site = evidence.first().copied().unwrap_or_default();
    let answer =
        if version.is_empty() { Answer::NotRecorded { calls } } else { Answer::Used { version: version.clone(), calls } };
    let from = Place { site, ..reader.place(PlaceKind::Caller, "", Span::default()) };
    let name = reader.resource.name.clone();
    let to = reader.place(PlaceKind::Resource, &name, reader.resource.site);
    reader.service(from, to, &version, System::ApiCall(answer), evidence);
}
