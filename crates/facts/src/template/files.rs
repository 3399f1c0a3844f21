//! Which input is the template that a nested stack names.

use super::Source;
use crate::field;
use wireproof_source::{Map, Node, order};

/// The templates by the names of their files.
pub(super) struct Files<'s> {
    /// By the file's name: the index, and the whole name.
    by_name: Map<&'s str, Vec<(usize, &'s str)>>,
    /// Those whose inputs have no file's name.
    unnamed: Vec<(usize, &'s Node<'s>)>,
}

impl<'s> Files<'s> {
    pub(super) fn of(sources: &'s [Source<'s>]) -> Self {
        let mut files = Self { by_name: Map::new(), unnamed: Vec::new() };
        for (index, source) in sources.iter().enumerate() {
            if let Some(name) = name(source.name) {
                files.by_name.entry(name).or_default().push((index, source.name));
            } else {
                files.unnamed.push((index, source.template));
            }
        }
        files
    }

    /// The only one whose name ends like the address: in the file's name, and in more folders than any other.
    pub(super) fn named(&self, address: &str, own: usize) -> Option<usize> {
        let address = path(address);
        let candidates = self.by_name.get(parts(address).next()?)?;
        let alike = |name: &str| parts(name).zip(parts(address)).take_while(|(one, other)| one == other).count();
        let fits = candidates.iter().filter(|(index, _)| *index != own);
        let mut fits: Vec<(usize, usize)> = fits.map(|(index, name)| (alike(name), *index)).collect();
        order::sort_by(&mut fits, |one, other| other.cmp(one));
        match fits.as_slice() {
            [(first, _), (second, _), ..] if first == second => None,
            [(_, index), ..] => Some(*index),
            [] => None,
        }
    }

    /// The only one without a file's name that declares all the parameters that a stack passes, if it passes any.
    pub(super) fn declaring(&self, stack: &Node<'_>, own: usize) -> Option<usize> {
        let passed = field::find(stack, &["Properties", "Parameters"]).map(Node::members)?;
        let fits = |(index, template): &&(usize, &Node<'_>)| {
            let declared = template.get("Parameters");
            let declares = |name: &str| declared.is_some_and(|declared| declared.get(name).is_some());
            *index != own && passed.iter().all(|member| declares(&member.key.value))
        };
        let mut fitting = self.unnamed.iter().filter(fits).map(|(index, _)| *index);
        fitting.next().filter(|_| !passed.is_empty() && fitting.next().is_none())
    }
}

/// The name of a file at the end of a path; nothing when it has none.
pub(super) fn name(path: &str) -> Option<&str> {
    parts(path).next().filter(|name| name.contains('.'))
}

/// An address without its query.
pub(super) fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or(address)
}

/// The parts of a path, the last one first.
fn parts(path: &str) -> impl Iterator<Item = &str> {
    path.rsplit(['/', '\\']).filter(|part| !part.is_empty() && *part != ".")
}
