//! Lambda functions: the connections that their environment variables name.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Place, PlaceKind, UrlHolder, field, scan};
use wireproof_source::{Node, Span};

pub(super) const CARDS: &[Card] = &[Card {
    id: "lambda.function",
    command: "aws lambda get-function-configuration --function-name NAME",
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
}
