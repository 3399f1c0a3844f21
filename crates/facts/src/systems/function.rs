//! Lambda functions: the connections that their environment variables name, and the EFS file systems that they mount.

use super::efs;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Place, PlaceKind, System, UrlHolder, field, scan, value};
use wireproof_source::{Node, Span};

pub(super) const CARDS: &[Card] = &[Card {
    id: "lambda.function",
    command: "aws lambda get-function-configuration --function-name NAME",
    #[cfg(test)]
    sample: "",
    signs: Signs::Never,
    types: &["AWS::Lambda::Function", "aws_lambda_function"],
    names: &["FunctionName"],
    body: Body::Resource(read),
}];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, &["FunctionName"]);
    let variables = field::find(node, &["Environment", "Variables"]);
    for variable in variables.into_iter().flat_map(Node::members) {
        let Some(text) = variable.value.as_str() else { continue };
        for found in scan::scan(&variable.key.value, text) {
            let site = reader.site(variable.value.span);
            let from = Place { site, ..reader.place(PlaceKind::Function, &name, Span::default()) };
            let holder = UrlHolder::Environment(variable.key.value.clone().into_owned());
            reader.configured(from, &variable.value, found, holder);
        }
    }
    for config in ["FileSystemConfigs", "FileSystemConfig"].iter().flat_map(|key| field::list(node, key)) {
        if let Some(arn) = field::get(config, "Arn") {
            mounted(reader, &name, arn);
        }
    }
}

/// A mount, which names the access point of a file system.
fn mounted<'d>(reader: &mut Reader<'_, 'd>, function: &str, arn: &'d Node<'d>) {
    let point = value::target(arn).and_then(|name| reader.find(efs::ACCESS_POINT, name));
    let system = point.and_then(|point| field::string(point.resource.node(), "FileSystemId")).and_then(Node::as_str);
    if point.is_none() && !arn.as_str().is_some_and(|arn| arn.contains(":elasticfilesystem:")) {
        return;
    }
    let site = reader.site(arn.span);
    let label = system.or_else(|| arn.as_str()).unwrap_or_default();
    let from = Place { site, ..reader.place(PlaceKind::Function, function, Span::default()) };
    let to = Place { site, ..reader.place(PlaceKind::Efs, label, Span::default()) };
    reader.service(from, to, "mount", System::Efs(efs::Answer::Function), vec![site]);
}
