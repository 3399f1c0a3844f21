//! A template of CloudFormation, SAM or CDK: its resources.

use super::{Body, Card};
use crate::detect::Signs;
use crate::template;

pub(super) const CARDS: &[Card] = &[Card {
    id: "cloudformation.template",
    command: "aws cloudformation get-template --stack-name NAME --query TemplateBody",
    #[cfg(test)]
    sample: r#"{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"Queue":{"Type":"AWS::SQS::Queue"}}}"#,
    signs: Signs::Other(|node| template::is_template(node).then(|| vec!["Resources"])),
    types: &[],
    names: &[],
    body: Body::Template(template::resources),
}];
