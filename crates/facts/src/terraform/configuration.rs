//! `configuration`: the expressions that the values of a plan come from, and what they refer to.

use super::address;
use wireproof_source::{Map, Node, Set};

/// The resources and modules of the configuration, by address without indexes.
#[derive(Debug, Default)]
pub(super) struct Configuration<'d> {
    resources: Map<String, &'d Node<'d>>,
    modules: Map<String, Module<'d>>,
}

#[derive(Clone, Copy, Debug)]
struct Module<'d> {
    /// The expressions of its variables, as the caller writes them.
    arguments: Option<&'d Node<'d>>,
    outputs: Option<&'d Node<'d>>,
}

/// How far a reference is followed through variables and outputs.
const DEEPEST: usize = 16;

impl<'d> Configuration<'d> {
    /// Reads the `configuration` of a plan.
    pub(super) fn of(plan: &'d Node<'d>) -> Self {
        let mut configuration = Self::default();
        if let Some(root) = plan.find(&["configuration", "root_module"]) {
            configuration.add(root, None, &mut Vec::new());
        }
        configuration
    }

    fn add(&mut self, module: &'d Node<'d>, arguments: Option<&'d Node<'d>>, path: &mut Vec<&'d str>) {
        self.modules.insert(path.join("."), Module { arguments, outputs: module.get("outputs") });
        for resource in module.get("resources").into_iter().flat_map(Node::items) {
            let own = resource.get("address").and_then(Node::as_str).unwrap_or_default();
            let own: Vec<&str> = address::split(own).1;
            self.resources.insert(address::join(path, &own), resource);
        }
        for call in module.get("module_calls").into_iter().flat_map(Node::members) {
            let Some(inner) = call.value.get("module") else { continue };
            path.push(&call.key.value);
            self.add(inner, call.value.get("expressions"), path);
            path.pop();
        }
    }

    /// The expressions of a resource, if the configuration shows it.
    pub(super) fn expressions(&self, address: &str) -> Option<&'d Node<'d>> {
        self.resources.get(&address::configured(address))?.get("expressions")
    }

    /// The one resource (by address without indexes) that an expression within the resource `from` refers to, with the
    /// attribute and the index that the reference names.
    pub(super) fn target(&self, from: &'d str, expression: &'d Node<'d>) -> Option<Target<'d>> {
        let modules = address::split(from).0;
        let mut found = Set::new();
        self.follow(&modules, expression, &mut found, 0)?;
        let mut found = found.into_iter();
        let target = found.next()?;
        found.all(|other| other.address == target.address).then_some(target)
    }

    /// Adds what an expression refers to; nothing when that is not resources alone.
    fn follow(
        &self,
        modules: &[&'d str],
        expression: &'d Node<'d>,
        found: &mut Set<Target<'d>>,
        depth: usize,
    ) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        let references: Vec<&'d str> = references(expression).collect();
        for reference in &references {
            let parts = address::parts(reference);
            match parts.as_slice() {
                // Terraform adds each reference's resource and module without the attribute.
                ["each" | "count" | "path" | "terraform" | "self", ..] | ["module", _] => {}
                ["local", ..] => return None,
                ["var", name, ..] => {
                    let (_, outer) = modules.split_last()?;
                    let arguments = self.modules.get(&modules.join("."))?.arguments?;
                    self.follow(outer, arguments.get(address::plain(name))?, found, depth + 1)?;
                }
                ["module", name, output, ..] => {
                    let inner: Vec<&str> = modules.iter().copied().chain([address::plain(name)]).collect();
                    let outputs = self.modules.get(&inner.join("."))?.outputs?;
                    self.follow(&inner, outputs.get(address::plain(output))?.get("expression")?, found, depth + 1)?;
                }
                ["data", kind, name, rest @ ..] => {
                    found.insert(Target::new(modules, &["data", kind, name], rest));
                }
                [kind, name, rest @ ..] => {
                    found.insert(Target::new(modules, &[kind, name], rest));
                }
                _ => return None,
            }
        }
        // `x.name` comes with `x`: what names no attribute adds nothing.
        let named: Set<String> =
            found.iter().filter(|target| target.attribute.is_some()).map(|target| target.address.clone()).collect();
        found.retain(|target| target.attribute.is_some() || !named.contains(&target.address));
        Some(())
    }
}

/// What a reference names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target<'d> {
    /// The resource, without indexes.
    pub(super) address: String,
    /// The attribute, if the reference names one.
    pub(super) attribute: Option<&'d str>,
    /// The resource's index as written; empty when none is.
    pub(super) index: &'d str,
}

impl<'d> Target<'d> {
    fn new(modules: &[&str], own: &[&'d str], rest: &[&'d str]) -> Self {
        let plain: Vec<&str> = own.iter().map(|part| address::plain(part)).collect();
        let index = own.last().and_then(|name| name.find('[').and_then(|at| name.get(at..))).unwrap_or_default();
        Self { address: address::join(modules, &plain), attribute: rest.first().copied(), index }
    }
}

/// The references of an expression, the more exact first, as Terraform lists them.
pub(super) fn references<'d>(expression: &'d Node<'d>) -> impl Iterator<Item = &'d str> {
    expression.get("references").into_iter().flat_map(Node::items).filter_map(Node::as_str)
}
