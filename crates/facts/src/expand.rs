//! Document → resources: what templates, lists, recordings and envelopes hold, each on its own.

use crate::detect::{self, Signs};
use crate::formats::Body;
use crate::key::Keys;
use crate::resource::Resource;
use crate::systems::api_call;
use crate::template::{self, Links};
use crate::{Detection, Format, Reason, field, terraform};
use wireproof_source::{Document, Map, Node, Span};

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
    /// The index of the input with the outermost template of its nested stacks; nothing if it has to do with none.
    pub(crate) family: Option<u32>,
}

/// One input, before it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Source<'d> {
    /// Its name: a file's name tells which nested stack its template is of.
    pub name: &'d str,
    /// Its text and tree.
    pub document: &'d Document<'d>,
    /// The format that the user says it has, if any.
    pub format: Option<Format>,
}

/// How an input was recognised.
#[derive(Clone, Debug)]
pub(crate) struct Recognised {
    pub(crate) format: Format,
    pub(crate) reason: Reason,
    pub(crate) keys: Vec<Span>,
}

/// What several documents say of one another's resources, known before those of each are found.
#[derive(Debug)]
pub struct Families(Map<u32, (Links, u32)>);

impl Families {
    /// Links the templates among the sources.
    pub fn of(sources: &[Source<'_>]) -> Self {
        Self(families(sources))
    }

    /// Finds the resources of the source at an index; no source waits for another.
    pub fn expand<'d>(&self, index: u32, source: &Source<'d>) -> Expansion<'d> {
        match self.0.get(&index) {
            Some((links, outermost)) => Expansion { family: Some(*outermost), ..of(source, links) },
            None => of(source, &Links::default()),
        }
    }
}

/// Finds the resources of a document on its own. The format that the user says, if any, is the one looked for.
pub fn expand<'d>(document: &'d Document<'d>, told: Option<Format>) -> Expansion<'d> {
    of(&Source { name: "", document, format: told }, &Links::default())
}

/// By the index of each template that has or may be a nested stack: what the others say of it, and the outermost one.
fn families(sources: &[Source<'_>]) -> Map<u32, (Links, u32)> {
    let has_stacks = |source: &Source<'_>| {
        let text = source.document.text;
        text.contains("ImportValue") || template::STACKS.iter().any(|kind| text.contains(kind))
    };
    if sources.len() < 2 || !sources.iter().any(has_stacks) {
        return Map::new();
    }
    let templates = (0_u32..).zip(sources).filter_map(|(index, source)| Some((index, template_of(source)?)));
    let (indexes, templates): (Vec<u32>, Vec<_>) = templates.unzip();
    let outermost = |at: usize| indexes.get(at).copied().unwrap_or_default();
    let links = template::links(&templates).into_iter().map(|(links, at)| (links, outermost(at)));
    indexes.iter().copied().zip(links).collect()
}

/// By what the first source, if it is a template, finds those that it has to do with as stacks, and they it: with the others at
/// hand, what they do not give.
pub(crate) fn stacks(sources: &[Source<'_>]) -> Keys {
    if sources.first().and_then(template_of).is_none() {
        return Keys::default();
    }
    template::keys(&sources.iter().filter_map(template_of).collect::<Vec<_>>())
}

fn template_of<'d>(source: &Source<'d>) -> Option<template::Source<'d>> {
    let template = source.document.root()?.open();
    template::is_template(template).then_some(template::Source { name: source.name, template })
}

fn of<'d>(source: &Source<'d>, links: &Links) -> Expansion<'d> {
    let Source { document, format: told, .. } = *source;
    let mut units = Vec::new();
    match told {
        Some(format) => {
            let told = |node: &'d Node<'d>| (node.open(), detect::told(format, node.open()));
            units.extend(document.roots.iter().map(told));
        }
        None => document.roots.iter().for_each(|root| detect::units(root, &mut units)),
    }
    let mut expansion = Expansion {
        resources: Vec::new(),
        found: None,
        nearest: Vec::new(),
        other: None,
        has_tree: !units.is_empty(),
        complete: document.is_complete(),
        family: None,
    };
    for (node, found) in &mut units {
        let Some((format, reason)) = found.take() else { continue };
        resources(format, node, links, &mut expansion.resources);
        let keys = reason.keys().iter().filter_map(|key| field::member(node, key));
        let keys = keys.map(|member| member.key.span).collect();
        expansion.found.get_or_insert(Recognised { format, reason, keys });
    }
    api_call::group(&mut expansion.resources);
    if expansion.found.is_none() {
        expansion.other = terraform::other(document);
        expansion.nearest = units.first().map(|(node, _)| detect::nearest(node)).unwrap_or_default();
    }
    expansion
}

/// The resources of a document of a format.
fn resources<'d>(
    format: Format,
    node: &'d Node<'d>,
    links: &Links,
    resources: &mut Vec<(Option<Format>, Resource<'d>)>,
) {
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
        (Body::Template(list), _) => {
            let mut found = Vec::new();
            list(node, links, &mut found);
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
