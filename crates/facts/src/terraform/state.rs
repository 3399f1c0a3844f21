//! A state: what exists, as `terraform show -json` prints it or as the state file holds it.

use crate::resource::{Origin, Resource};
use wireproof_source::Node;

/// Lists the resources of the output of `terraform show -json`.
pub(crate) fn list<'d>(node: &'d Node<'d>, resources: &mut Vec<Resource<'d>>) {
    if let Some(module) = node.find(&["values", "root_module"]) {
        of_module(module, resources);
    }
}

fn of_module<'d>(module: &'d Node<'d>, resources: &mut Vec<Resource<'d>>) {
    for node in module.get("resources").into_iter().flat_map(Node::items).filter(|node| is_managed(node)) {
        let (Some(values), Some(address)) = (node.get("values"), node.get("address")) else { continue };
        let name = address.as_str().unwrap_or_default().to_owned();
        resources.push(Resource { name, site: address.span, ..resource(node, values) });
    }
    for child in module.get("child_modules").into_iter().flat_map(Node::items) {
        of_module(child, resources);
    }
}

/// Lists the resources of a state file of version 4.
pub(crate) fn file<'d>(node: &'d Node<'d>, resources: &mut Vec<Resource<'d>>) {
    for node in node.get("resources").into_iter().flat_map(Node::items).filter(|node| is_managed(node)) {
        let part = |key: &str| node.get(key).and_then(Node::as_str);
        let module = part("module").map(|module| format!("{module}.")).unwrap_or_default();
        let name = format!("{module}{}.{}", part("type").unwrap_or_default(), part("name").unwrap_or_default());
        let site = node.get("name").map_or(node.span, |name| name.span);
        for instance in node.get("instances").into_iter().flat_map(Node::items) {
            // A deposed object waits for its removal; the object that took its place is there too.
            let is_deposed = instance.get("deposed").is_some_and(|deposed| !deposed.is_null());
            let Some(values) = instance.get("attributes").filter(|values| values.is_object() && !is_deposed) else {
                continue;
            };
            let index = instance.get("index_key").map(|key| match (key.as_str(), key.number()) {
                (Some(key), _) => format!("[\"{key}\"]"),
                (None, Some(number)) => format!("[{number}]"),
                (None, None) => String::new(),
            });
            let name = format!("{name}{}", index.unwrap_or_default());
            resources.push(Resource { name, site, ..resource(node, values) });
        }
    }
}

/// Data sources show but a part of what they read: what they leave out has no default.
fn is_managed(node: &Node<'_>) -> bool {
    node.get("mode").and_then(Node::as_str) != Some("data")
}

fn resource<'d>(node: &'d Node<'d>, values: &'d Node<'d>) -> Resource<'d> {
    let kind = node.get("type").and_then(Node::as_str).unwrap_or_default();
    Resource { origin: Origin::Terraform, ..Resource::plain(kind, values) }
}
