//! A definition of a SageMaker pipeline: each step holds the request that it sends.
//!
//! `{"Get": "Parameters.X"}` stands for the parameter's default, which each execution may override; `{"Std:Join": …}` for its
//! parts with the separator between. Everything else that is known only at run time stays an expression.

use super::{Body, Card};
use crate::detect::Signs;
use crate::resource::{Holder, Resource};
use crate::{Parameter, embedded, field};
use wireproof_source::{Map, Member, Node, Text, Value};

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.pipeline-definition",
        command: "aws sagemaker describe-pipeline --pipeline-name NAME --query PipelineDefinition --output text",
        #[cfg(test)]
        sample: r#"{"Version":"2020-12-01","Parameters":[{"Name":"Nodes","Type":"Integer","DefaultValue":2}],"Steps":[{"Name":"Fit","Type":"Training","Arguments":{"AlgorithmSpecification":{"TrainingInputMode":"File"},"ResourceConfig":{"InstanceType":"ml.m5.xlarge","InstanceCount":{"Get":"Parameters.Nodes"},"VolumeSizeInGB":50}}}]}"#,
        signs: Signs::Other(|node| is_definition(node).then(|| vec!["Steps"])),
        types: &[],
        names: &[],
        body: Body::Workflow(pipeline),
    },
    Card {
        id: "sagemaker.describe-pipeline",
        command: "aws sagemaker describe-pipeline --pipeline-name NAME",
        #[cfg(test)]
        sample: r#"{"PipelineArn":"arn:aws:sagemaker:us-east-1:111122223333:pipeline/fit","PipelineName":"fit","PipelineDefinition":"{\"Version\":\"2020-12-01\",\"Steps\":[{\"Name\":\"Register\",\"Type\":\"Model\",\"Arguments\":{\"PrimaryContainer\":{\"Image\":\"111122223333.dkr.ecr.us-east-1.amazonaws.com/fit:1\"}}}]}"}"#,
        signs: Signs::Other(|node| {
            let definition = node.get("PipelineDefinition")?.open();
            is_definition(definition).then(|| vec!["PipelineDefinition"])
        }),
        types: &["AWS::SageMaker::Pipeline", "aws_sagemaker_pipeline"],
        names: &["PipelineName"],
        body: Body::Workflow(holder),
    },
];

fn is_definition(node: &Node<'_>) -> bool {
    let is_step = |step: &Node<'_>| step.get("Name").is_some() && step.get("Type").is_some();
    node.get("Steps").is_some_and(|steps| steps.items().iter().any(is_step))
}

/// What has a definition: the API's answer or request, a template's resource, a manifest.
fn holder<'d>(node: &Node<'d>, holder: &Holder, found: &mut Vec<Resource<'d>>) {
    let Some(definition) = field::get(node, "PipelineDefinition") else { return };
    let definition = field::get(definition, "PipelineDefinitionBody").unwrap_or(definition);
    if let Some((definition, holder)) = embedded::document(definition, None, holder) {
        pipeline(&definition, &holder, found);
    }
}

fn pipeline<'d>(node: &Node<'d>, holder: &Holder, found: &mut Vec<Resource<'d>>) {
    let mut values = Values { parameters: Map::new(), holder: holder.clone() };
    for parameter in node.get("Parameters").into_iter().flat_map(Node::items) {
        if let Some(default) = parameter.get("DefaultValue").filter(|value| !value.is_null() && value.as_str() != Some("")) {
            values.parameters.insert(field::name(parameter, "Name").to_owned(), default);
        }
    }
    steps(node.get("Steps"), &mut values, found);
}

/// Lists what steps make; those of a condition step are steps as well.
fn steps<'d>(list: Option<&Node<'d>>, values: &mut Values<'_, 'd>, found: &mut Vec<Resource<'d>>) {
    for step in list.into_iter().flat_map(Node::items) {
        let arguments = step.get("Arguments");
        for key in ["IfSteps", "ElseSteps"] {
            steps(arguments.and_then(|arguments| arguments.get(key)), values, found);
        }
        let request = match field::name(step, "Type") {
            "EMR" => arguments.and_then(|arguments| arguments.get("ClusterConfig")),
            _ => arguments,
        };
        if let (Some(kind), Some(request)) = (kind(field::name(step, "Type")), request) {
            let request = values.resolve(request);
            let site = step.get("Name").map_or(step.span, |name| name.span);
            found.push(values.holder.part(kind, field::name(step, "Name"), site, request));
        }
    }
}

/// The type of what a step makes. Checks by Clarify and of quality are processing jobs.
fn kind(step: &str) -> Option<&'static str> {
    Some(match step {
        "Training" => "AWS::SageMaker::TrainingJob",
        "Processing" | "ClarifyCheck" | "QualityCheck" => "AWS::SageMaker::ProcessingJob",
        "Transform" => "AWS::SageMaker::TransformJob",
        "Tuning" => "AWS::SageMaker::HyperParameterTuningJob",
        "AutoML" => "AWS::SageMaker::AutoMLJob",
        "Model" => "AWS::SageMaker::Model",
        "RegisterModel" => "AWS::SageMaker::ModelPackage",
        "EndpointConfig" => "AWS::SageMaker::EndpointConfig",
        "Endpoint" => "AWS::SageMaker::Endpoint",
        "EMR" => "AWS::EMR::Cluster",
        _ => return None,
    })
}

/// What the pipeline's expressions stand for.
struct Values<'n, 'd> {
    /// The parameters that have a default.
    parameters: Map<String, &'n Node<'d>>,
    holder: Holder,
}

impl<'d> Values<'_, 'd> {
    /// A tree with the expressions that are known replaced.
    fn resolve(&mut self, node: &Node<'d>) -> Node<'d> {
        let value = match &node.value {
            Value::Object(members) => match members.as_slice() {
                [member] if member.key.value == "Get" => self.get(node, &member.value),
                [member] if member.key.value == "Std:Join" => self.join(node, &member.value),
                _ => Value::Object(
                    members
                        .iter()
                        .map(|member| Member { key: member.key.clone(), value: self.resolve(&member.value) })
                        .collect(),
                ),
            },
            Value::Array(items) => Value::Array(items.iter().map(|item| self.resolve(item)).collect()),
            other => other.clone(),
        };
        Node { span: node.span, value }
    }

    fn get(&mut self, node: &Node<'d>, path: &Node<'d>) -> Value<'d> {
        let name = path.as_str().and_then(|path| path.strip_prefix("Parameters."));
        let Some((name, default)) = name.and_then(|name| Some((name, *self.parameters.get(name)?))) else {
            return node.value.clone();
        };
        let (value, written) = match &default.value {
            Value::String(text) => {
                let written = text.value.clone().into_owned();
                (Value::String(Text::computed(written.clone(), node.span, None)), written)
            }
            Value::Number(number) => (default.value.clone(), number.clone().into_owned()),
            Value::Bool(value) => (default.value.clone(), value.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => return node.value.clone(),
        };
        self.holder.defaults.insert(node.span, Parameter { name: name.to_owned(), default: written });
        value
    }

    /// The parts joined; one that is known at run time only is written as `${…}`, so that the whole is an expression.
    fn join(&mut self, node: &Node<'d>, join: &Node<'d>) -> Value<'d> {
        let on = join.get("On").map_or(Some(""), Node::as_str);
        let (Some(on), Some(values)) = (on, join.get("Values").filter(|values| values.is_array())) else {
            return node.value.clone();
        };
        let mut parts = Vec::new();
        for value in values.items() {
            let part = self.resolve(value);
            if let Some(parameter) = self.holder.defaults.get(&value.span).cloned() {
                self.holder.defaults.insert(node.span, parameter);
            }
            parts.push(match &part.value {
                Value::String(text) => text.value.clone().into_owned(),
                Value::Number(number) => number.clone().into_owned(),
                Value::Bool(value) => value.to_string(),
                _ => {
                    let path = value.members().first().and_then(|member| member.value.as_str());
                    format!("${{{}}}", path.unwrap_or("…"))
                }
            });
        }
        Value::String(Text::computed(parts.join(on), node.span, None))
    }
}
