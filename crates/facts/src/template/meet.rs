//! By which names the templates of stacks find each other where not all can be read together: the names of files, and of exports.

use super::export::Exports;
use super::files::{self, Files};
use super::resolve::Resolver;
use super::scope::Scope;
use super::{Links, STACK, Source, nested, part, prepared};
use crate::key::{By, Key, Keys};
use wireproof_source::{Node, Set};

/// What stands for the type of what a stack exports, which has none of its own.
const EXPORT: &str = "Fn::ImportValue";

/// The keys of the first template with the others at hand: what its relations ask for, and theirs, none of them gives.
pub(crate) fn keys(sources: &[Source<'_>]) -> Keys {
    let templates: Vec<_> = sources.iter().map(|source| prepared(source.template)).collect();
    let trees: Vec<&Node<'_>> = templates.iter().map(|prepared| &*prepared.template).collect();
    let files = Files::of(sources);
    let children: Vec<Set<usize>> = (trees.iter().enumerate())
        .map(|(index, tree)| nested::children(tree, index, &files).into_values().collect())
        .collect();
    let exports = Exports::of(&trees);
    let own: Vec<Keys> =
        sources.iter().zip(&trees).enumerate().map(|(at, (source, tree))| of(source, tree, at, &exports)).collect();
    let mut keys =
        Keys { provides: own.first().map(|own| own.provides.clone()).unwrap_or_default(), ..Keys::default() };
    let related = related(&children, &exports.pairs());
    for index in &related {
        keys.needs.extend(own.get(*index).into_iter().flat_map(|own| own.needs.iter().cloned()));
    }
    let given: Set<&Key> = own.iter().flat_map(|own| &own.provides).filter(|key| key.by == By::Name).collect();
    keys.needs.retain(|key| !given.contains(key));
    keys
}

/// What a template gives and asks for on its own.
fn of(source: &Source<'_>, template: &Node<'_>, index: usize, exports: &Exports) -> Keys {
    let key = |by, kind, name: &str| Key { by, kind, name: name.to_owned() };
    let mut keys = Keys::default();
    if let Some(name) = files::name(source.name) {
        keys.provides.insert(key(By::Name, STACK, name));
        keys.needs.insert(key(By::Reference, STACK, name));
    }
    let links = Links::default();
    let mut resolver = Resolver::linked(Scope::of(template), &links);
    let declared = template.get("Resources").into_iter().flat_map(Node::members);
    for address in declared.flat_map(|member| part::addresses(&mut resolver, &member.value)) {
        if let Some(name) = files::name(files::path(&address)) {
            keys.provides.insert(key(By::Reference, STACK, name));
            keys.needs.insert(key(By::Name, STACK, name));
        }
    }
    for name in exports.imported(index) {
        keys.provides.insert(key(By::Reference, EXPORT, name));
        keys.needs.insert(key(By::Name, EXPORT, name));
    }
    for name in exports.exported(index) {
        keys.provides.insert(key(By::Name, EXPORT, name));
        keys.needs.insert(key(By::Reference, EXPORT, name));
    }
    keys
}

/// The first template and those that it has to do with, also by way of others.
fn related(children: &[Set<usize>], pairs: &Set<(usize, usize)>) -> Set<usize> {
    let nested = children.iter().enumerate().flat_map(|(parent, own)| own.iter().map(move |child| (parent, *child)));
    let edges: Set<(usize, usize)> = nested.chain(pairs.iter().copied()).collect();
    let mut related = Set::from([0]);
    for _ in children {
        let before = related.len();
        for (one, other) in &edges {
            if related.contains(one) || related.contains(other) {
                related.extend([*one, *other]);
            }
        }
        if related.len() == before {
            break;
        }
    }
    related
}
