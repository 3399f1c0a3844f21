//! `terraform show -json`: the planned values of a plan, or the values of a state.

use super::{Body, Card};
use crate::detect::Signs;
use crate::field;
use crate::resource::{Origin, Resource};
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "terraform.plan",
        command: "terraform show -json FILE",
        sample: r#"{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":"aws_sqs_queue.q","mode":"managed","type":"aws_sqs_queue","name":"q","values":{"name":"q"}}]}}}"#,
        signs: Signs::Keys { needs: &[&["planned_values", "resource_changes"]], never: &[] },
        types: &[],
        names: &[],
        body: Body::Document(list),
    },
    Card {
        id: "terraform.state",
        command: "terraform show -json",
        sample: r#"{"format_version":"1.0","terraform_version":"1.9.8","values":{"root_module":{"resources":[{"address":"aws_sqs_queue.q","mode":"managed","type":"aws_sqs_queue","name":"q","values":{"name":"q"}}]}}}"#,
        signs: Signs::Keys { needs: &[&["values"], &["terraform_version", "format_version"]], never: &["planned_values"] },
        types: &[],
        names: &[],
        body: Body::Document(list),
    },
];

fn list<'d>(node: &'d Node<'d>, resources: &mut Vec<Resource<'d>>) {
    for key in ["planned_values", "values"] {
        if let Some(module) = field::find(node, &[key, "root_module"]) {
            of_module(module, resources);
        }
    }
}

fn of_module<'d>(module: &'d Node<'d>, resources: &mut Vec<Resource<'d>>) {
    for node in field::list(module, "resources") {
        let Some(values) = field::get(node, "values") else { continue };
        resources.push(Resource {
            name: field::name(node, "address").to_owned(),
            site: field::get(node, "address").map_or(node.span, |address| address.span),
            origin: Origin::Terraform,
            ..Resource::plain(field::name(node, "type"), values)
        });
    }
    for child in field::list(module, "child_modules") {
        of_module(child, resources);
    }
}
