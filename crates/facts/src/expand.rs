//! Document → resources: what templates, lists, recordings and envelopes hold, each on its own.

use crate::detect::{self, Signs};
use crate::formats::Body;
use crate::resource::Resource;
use crate::systems::api_call;
use crate::{Detection, Format, Reason, field, terraform};
use wireproof_source::{Document, Node, Span};

/// The resources of one input, and how the input was recognised.
#[derive(Clone, Debug)]
pub struct Expansion<'d> {
    pub(crate) resources: Vec<(Option<Format>, Resource<'d>)>,
    pub(crate) found: Option<Recognised>,
    pub(crate) nearest: Vec<crate::Near>,
    /// What else it is when it has no format.
    pub(crate) other: Option<Reason>,
    pub(crate) has_tree: bool,
    pub(crate) complete: bool,
}

/// How an input was recognised.
#[derive(Clone, Debug)]
pub(crate) struct Recognised {
    pub(crate) format: Format,
    pub(crate) reason: Reason,
    pub(crate) keys: Vec<Span>,
}

/// Finds the resources of a document. The format that the user says, if any, is the one looked for.
pub fn expand<'d>(document: &'d Document<'d>, told: Option<Format>) -> Expansion<'d> {
    let mut units = Vec::new();
    match told {
        Some(_) => units.extend(document.roots.iter().map(Node::open)),
        None => document.roots.iter().for_each(|root| detect::units(root, &mut units)),
    }
    let mut expansion = Expansion {
        resources: Vec::new(),
        found: None,
        nearest: Vec::new(),
        other: None,
        has_tree: !units.is_empty(),
        complete: document.is_complete(),
    };
    for node in &units {
        let found = told.map_or_else(|| detect::recognise(node), |format| detect::told(format, node));
        let Some((format, reason)) = found else { continue };
        resources(format, node, &mut expansion.resources);
        let keys = reason.keys().iter().filter_map(|key| field::member(node, key));
        let keys = keys.map(|member| member.key.span).collect();
        expansion.found.get_or_insert(Recognised { format, reason, keys });
    }
    api_call::group(&mut expansion.resources);
    if expansion.found.is_none() {
        expansion.other = terraform::other(document);
        expansion.nearest = units.first().map(|node| detect::nearest(node)).unwrap_or_default();
    }
    expansion
}

/// The resources of a document of a format.
fn resources<'d>(format: Format, node: &'d Node<'d>, resources: &mut Vec<(Option<Format>, Resource<'d>)>) {
    let card = format.card();
    let kind = card.types.first().copied().unwrap_or_default();
    match (&card.body, &card.signs) {
        (Body::Document(list), _) => {
            let mut found = Vec::new();
            list(node, &mut found);
            for resource in found {
                add(resource, resources);
            }
        }
        (Body::Workflow(_), _) => {
            for resource in made(format, &Resource::plain(kind, node)) {
                add(resource, resources);
            }
        }
        (Body::Resource(_), Signs::List { key, .. }) if field::get(node, key).is_some() => {
            let items = field::list(node, key).iter();
            resources.extend(items.map(|item| (Some(format), Resource::plain(kind, item))));
        }
        (Body::Resource(_), _) => resources.push((Some(format), Resource::plain(kind, node))),
    }
}

/// Adds a resource, and those that the tasks in it make.
fn add<'d>(resource: Resource<'d>, resources: &mut Vec<(Option<Format>, Resource<'d>)>) {
    let format = Format::of_type(&resource.kind).or_else(|| by_keys(&resource));
    let made = format.map(|format| made(format, &resource)).unwrap_or_default();
    resources.push((format, resource));
    for resource in made {
        add(resource, resources);
    }
}

/// The format of a resource whose document does not tell its type.
fn by_keys(resource: &Resource<'_>) -> Option<Format> {
    let found = if resource.kind.is_empty() { detect::recognise(resource.node()) } else { None };
    found.map(|(format, _)| format).filter(|format| matches!(format.card().body, Body::Resource(_)))
}

/// What the tasks of a workflow make.
fn made<'d>(format: Format, resource: &Resource<'d>) -> Vec<Resource<'d>> {
    let mut found = Vec::new();
    if let Body::Workflow(list) = format.card().body {
        list(resource.node(), &resource.holder(), &mut found);
    }
    found
}

impl Expansion<'_> {
    /// How the input was recognised, with places in the input of this index.
    pub(crate) fn detection(&self, input: u32) -> Detection {
        let resources = self.resources.len();
        match &self.found {
            Some(found) => Detection {
                format: Some(found.format),
                reason: found.reason.clone(),
                sites: found.keys.iter().map(|span| crate::Site { input, span: *span }).collect(),
                resources,
                nearest: Vec::new(),
            },
            None => Detection {
                format: None,
                reason: match &self.other {
                    Some(other) => other.clone(),
                    None if self.has_tree => Reason::NoFormat,
                    None => Reason::NoTree,
                },
                sites: Vec::new(),
                resources,
                nearest: self.nearest.clone(),
            },
        }
    }
}
