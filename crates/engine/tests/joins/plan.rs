//! Plans and states of Terraform, made of a few resources.

use serde_json::{Map, Value, json};

/// A resource of a plan: its address, its values, what is unknown of them until apply, and the expressions that set those.
pub(crate) struct Planned {
    pub(crate) address: &'static str,
    pub(crate) values: Value,
    pub(crate) unknown: Value,
    pub(crate) expressions: Value,
}

pub(crate) fn planned(address: &'static str, values: Value, unknown: Value, expressions: Value) -> Planned {
    Planned { address, values, unknown, expressions }
}

/// The expression that refers to an attribute of a resource.
pub(crate) fn of(reference: &str) -> Value {
    let resource = reference.rsplit_once('.').map_or(reference, |(resource, _)| resource);
    json!({"references": [reference, resource]})
}

pub(crate) fn plan(resources: &[Planned]) -> Value {
    let named = |resource: &Planned| {
        let (kind, name) = resource.address.split_once('.').unwrap_or_default();
        Map::from_iter([
            ("address".to_owned(), json!(resource.address)),
            ("mode".to_owned(), json!("managed")),
            ("type".to_owned(), json!(kind)),
            ("name".to_owned(), json!(name)),
        ])
    };
    let with = |resource: &Planned, key: &str, value: Value| {
        let mut members = named(resource);
        members.insert(key.to_owned(), value);
        Value::Object(members)
    };
    let values: Vec<Value> =
        resources.iter().map(|resource| with(resource, "values", resource.values.clone())).collect();
    let change = |resource: &Planned| {
        let change =
            json!({"actions": ["create"], "before": null, "after": resource.values, "after_unknown": resource.unknown});
        with(resource, "change", change)
    };
    let configured = |resource: &Planned| with(resource, "expressions", resource.expressions.clone());
    json!({
        "format_version": "1.2", "terraform_version": "1.9.8",
        "planned_values": {"root_module": {"resources": values}},
        "resource_changes": resources.iter().map(change).collect::<Vec<_>>(),
        "configuration": {"root_module": {"resources": resources.iter().map(configured).collect::<Vec<_>>()}},
    })
}

pub(crate) fn state(resources: &[(&str, Value)]) -> Value {
    let resource = |(address, values): &(&str, Value)| {
        let (kind, name) = address.split_once('.').unwrap_or_default();
        json!({"address": address, "mode": "managed", "type": kind, "name": name, "values": values})
    };
    json!({
        "format_version": "1.0", "terraform_version": "1.9.8",
        "values": {"root_module": {"resources": resources.iter().map(resource).collect::<Vec<_>>()}},
    })
}
