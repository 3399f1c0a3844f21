//! What a template declares: parameters, mappings, conditions, resources, found by name.

use wireproof_source::{Map, Node};

/// The declarations of a template.
#[derive(Debug, Default)]
pub(super) struct Scope<'n, 'd> {
    pub(super) parameters: Map<&'n str, &'n Node<'d>>,
    pub(super) conditions: Map<&'n str, &'n Node<'d>>,
    pub(super) resources: Map<&'n str, &'n Node<'d>>,
    mappings: Map<(&'n str, &'n str), Map<&'n str, &'n Node<'d>>>,
}

impl<'n, 'd> Scope<'n, 'd> {
    /// Reads the declarations.
    pub(super) fn of(template: &'n Node<'d>) -> Self {
        let section = |name: &str| template.get(name).map(by_key).unwrap_or_default();
        let mut mappings = Map::new();
        for (map, entries) in section("Mappings") {
            for (key, values) in by_key(entries) {
                mappings.insert((map, key), by_key(values));
            }
        }
        Self {
            parameters: section("Parameters"),
            conditions: section("Conditions"),
            resources: section("Resources"),
            mappings,
        }
    }

    /// The value of a mapping.
    pub(super) fn mapped(&self, map: &str, first: &str, second: &str) -> Option<&'n Node<'d>> {
        // The map's own lifetime is longer than that of the keys asked for.
        let key: (&str, &str) = (map, first);
        self.mappings.get(&key)?.get(second).copied()
    }
}

/// The members of an object by their keys; the last one of those with the same key.
pub(super) fn by_key<'n, 'd>(node: &'n Node<'d>) -> Map<&'n str, &'n Node<'d>> {
    node.members().iter().map(|member| (&*member.key.value, &member.value)).collect()
}
