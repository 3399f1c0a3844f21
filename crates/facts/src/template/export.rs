//! Stacks beside each other: what one exports and others import by name.

use super::nested::{self, Links, Passed};
use super::resolve::Resolver;
use super::scope::Scope;
use wireproof_source::{Map, Node, Set};

/// What templates export and import, by the index of the template.
#[derive(Debug)]
pub(super) struct Exports {
    /// For each template the names that it imports.
    imported: Vec<Set<String>>,
    /// For each template the names that it exports.
    exported: Vec<Set<String>>,
    /// By the name, the template that exports it.
    exporters: Map<String, usize>,
}

impl Exports {
    pub(super) fn of<'n>(templates: &[&'n Node<'n>]) -> Self {
        let links = Links::default();
        let mut exporters = Map::new();
        let mut twice = Set::new();
        let mut names: Vec<Set<String>> = vec![Set::new(); templates.len()];
        for ((index, template), names) in templates.iter().enumerate().zip(&mut names) {
            for (name, _) in exported(template, &links) {
                names.insert(name.clone());
                if exporters.insert(name.clone(), index).is_some() {
                    twice.insert(name);
                }
            }
        }
        // Which of two stacks with the same name is meant is not known.
        exporters.retain(|name, _| !twice.contains(name));
        let imported = templates.iter().map(|template| imported(template, &links)).collect();
        Self { imported, exported: names, exporters }
    }

    /// The names that a template imports.
    pub(super) fn imported(&self, template: usize) -> impl Iterator<Item = &str> {
        self.imported.get(template).into_iter().flatten().map(String::as_str)
    }

    /// The names that a template exports.
    pub(super) fn exported(&self, template: usize) -> impl Iterator<Item = &str> {
        self.exported.get(template).into_iter().flatten().map(String::as_str)
    }

    /// The pairs of templates of which one imports something of the other.
    pub(super) fn pairs(&self) -> Set<(usize, usize)> {
        let importers = self.imported.iter().enumerate();
        let pairs = importers.flat_map(|(importer, names)| {
            names.iter().filter_map(move |name| Some((importer, *self.exporters.get(name)?)))
        });
        pairs.filter(|(importer, exporter)| importer != exporter).collect()
    }

    /// What each template gets of what it imports.
    pub(super) fn values(&self, templates: &[&Node<'_>], links: &[Links]) -> Vec<Map<String, Passed>> {
        let wanted: Set<usize> = self.pairs().into_iter().map(|(_, exporter)| exporter).collect();
        let exported: Map<String, (Passed, bool)> = wanted
            .iter()
            .filter_map(|index| Some(exported(templates.get(*index)?, links.get(*index)?)))
            .flatten()
            .collect();
        let of = |(names, template): (&Set<String>, &&Node<'_>)| {
            let taken = nested::names(template);
            let value = |name: &String| {
                self.exporters.get(name)?;
                let (value, is_written) = exported.get(name)?;
                let is_known = value.value().is_some_and(|(text, _)| *is_written || !nested::means_two(text, &taken));
                Some((name.clone(), if is_known { value.clone() } else { Passed::Open }))
            };
            names.iter().filter_map(value).collect()
        };
        self.imported.iter().zip(templates).map(of).collect()
    }
}

/// What a template exports: the name, the value, and whether that is written out.
fn exported(template: &Node<'_>, links: &Links) -> Vec<(String, (Passed, bool))> {
    let mut resolver = Resolver::linked(Scope::of(template), links);
    let outputs = template.get("Outputs").into_iter().flat_map(Node::members);
    let mut found = Vec::new();
    for output in outputs {
        let (Some(name), Some(value)) = (output.value.find(&["Export", "Name"]), output.value.get("Value")) else {
            continue;
        };
        if let Some((name, _)) = resolver.plain(name) {
            let passed = nested::known(&mut resolver, value, &Set::new());
            found.push((name, (passed, value.as_str().is_some())));
        }
    }
    found
}

/// The names that a template imports.
fn imported(template: &Node<'_>, links: &Links) -> Set<String> {
    let mut found = Set::new();
    let mut resolver = Resolver::linked(Scope::of(template), links);
    let mut left = vec![template];
    while let Some(node) = left.pop() {
        if let Some(name) = node.get("Fn::ImportValue") {
            found.extend(resolver.plain(name).map(|(name, _)| name));
        }
        left.extend(node.items().iter().chain(node.members().iter().map(|member| &member.value)));
    }
    found
}
