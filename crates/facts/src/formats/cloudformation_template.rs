//! A template of CloudFormation, SAM or CDK: its resources.

use super::{Body, Card};
use crate::detect::Signs;
use crate::template;
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[Card {
    id: "cloudformation.template",
    command: "aws cloudformation get-template --stack-name NAME --query TemplateBody",
    sample: r#"{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"Queue":{"Type":"AWS::SQS::Queue"}}}"#,
    signs: Signs::Other(|node| {
        let typed = |node: &Node<'_>| node.get("Type").and_then(Node::as_str).is_some_and(|kind| kind.contains("::"));
        let resources = node.get("Resources")?;
        resources.members().iter().any(|member| typed(&member.value)).then(|| vec!["Resources"])
    }),
    types: &[],
    names: &[],
    body: Body::Document(template::resources),
}];
