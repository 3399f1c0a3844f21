//! A state machine of Step Functions: each task that calls an API to make a resource holds the request.
//!
//! `Resource` is `arn:PARTITION:states:::sagemaker:createTrainingJob` with or without `.sync`, or
//! `arn:PARTITION:states:::aws-sdk:sagemaker:createTrainingJob`. The request is `Parameters` in `JSONPath`, whose keys may end
//! in `.$`, and `Arguments` in `JSONata`.

use super::{Body, Card};
use crate::catalogue;
use crate::detect::Signs;
use crate::reader::{Draft, Reader};
use crate::resource::{Holder, Resource};
use crate::{Place, PlaceKind, Route, UrlHolder, Wire, embedded, field, scan, value};
use wireproof_source::{Node, Span};

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "stepfunctions.state-machine",
        command: "aws stepfunctions describe-state-machine --state-machine-arn ARN --query definition --output text",
        #[cfg(test)]
        sample: r#"{"StartAt":"Train","States":{"Train":{"Type":"Task","Resource":"arn:aws:states:::sagemaker:createTrainingJob.sync","Parameters":{"TrainingJobName":"fit","AlgorithmSpecification":{"TrainingInputMode":"File"},"ResourceConfig":{"InstanceType":"ml.m5.xlarge","InstanceCount":2,"VolumeSizeInGB":50}},"End":true}}}"#,
        signs: Signs::Other(|node| is_definition(node).then(|| vec!["StartAt", "States"])),
        types: &[],
        names: &[],
        body: Body::Workflow(machine),
    },
    Card {
        id: "stepfunctions.describe-state-machine",
        command: "aws stepfunctions describe-state-machine --state-machine-arn ARN",
        #[cfg(test)]
        sample: r#"{"stateMachineArn":"arn:aws:states:us-east-1:111122223333:stateMachine:train","name":"train","definition":"{\"StartAt\":\"Train\",\"States\":{\"Train\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::sagemaker:createModel\",\"Parameters\":{\"ModelName\":\"fit\",\"PrimaryContainer\":{\"Image\":\"111122223333.dkr.ecr.us-east-1.amazonaws.com/fit:1\"}},\"End\":true}}}"}"#,
        signs: Signs::Other(|node| {
            let definition = node.get("definition")?.open();
            is_definition(definition).then(|| vec!["definition"])
        }),
        types: &["AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine", "aws_sfn_state_machine"],
        names: &["name", "StateMachineName"],
        body: Body::Workflow(holder),
    },
    Card {
        id: "stepfunctions.http-task",
        command: "aws stepfunctions describe-state-machine --state-machine-arn ARN",
        #[cfg(test)]
        sample: "",
        signs: Signs::Never,
        types: &[HTTP],
        names: &[],
        body: Body::Resource(http),
    },
];

/// The type that this file gives tasks that call an HTTP API.
const HTTP: &str = "http:invoke";

fn is_definition(node: &Node<'_>) -> bool {
    node.get("StartAt").is_some() && node.get("States").is_some_and(Node::is_object)
}

/// What has a definition: the API's answer or request, a template's resource.
fn holder<'d>(node: &Node<'d>, holder: &Holder, found: &mut Vec<Resource<'d>>) {
    let definition = ["DefinitionString", "Definition"].iter().find_map(|key| field::get(node, key));
    let values = field::get(node, "DefinitionSubstitutions");
    if let Some((definition, holder)) = definition.and_then(|text| embedded::document(text, values, holder)) {
        machine(&definition, &holder, found);
    }
}

/// The tasks of a machine, and of those inside its `Parallel` and `Map` states.
fn machine<'d>(node: &Node<'d>, holder: &Holder, found: &mut Vec<Resource<'d>>) {
    for state in node.get("States").into_iter().flat_map(Node::members) {
        let (name, state) = (&state.key, &state.value);
        if let Some(resource) = state.get("Resource").and_then(Node::as_str)
            && let Some(kind) = kind(resource)
            && let Some(request) = ["Arguments", "Parameters"].iter().find_map(|key| state.get(key))
        {
            found.push(holder.part(kind, &name.value, name.span, request.clone()));
        }
        for key in ["ItemProcessor", "Iterator"] {
            if let Some(inner) = state.get(key) {
                machine(inner, holder, found);
            }
        }
        for branch in state.get("Branches").into_iter().flat_map(Node::items) {
            machine(branch, holder, found);
        }
    }
}

/// The type of what a task makes.
fn kind(resource: &str) -> Option<&'static str> {
    let (_, call) = resource.strip_prefix("arn:")?.split_once(":states:::")?;
    let call = call.strip_prefix("aws-sdk:").unwrap_or(call);
    let (service, action) = call.split_once(':')?;
    let action = action.split('.').next().unwrap_or(action);
    if (service, action) == ("http", "invoke") {
        return Some(HTTP);
    }
    catalogue::kind(service, catalogue::made_by(action)?)
}

/// Step Functions → the API that a task calls.
fn http<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let Some(endpoint) = field::member(node, "ApiEndpoint") else { return };
    let value = &endpoint.value;
    let site = reader.site(value.span);
    let from = Place { site, ..reader.place(PlaceKind::Workflow, &reader.resource.name.clone(), Span::default()) };
    let text = value.as_str().unwrap_or_default();
    let is_path = endpoint.key.value.ends_with(".$");
    let found = scan::scan("", text).into_iter().next().filter(|_| !is_path);
    let Some(found) = found else {
        let what = value::expression(value).unwrap_or_else(|| text.to_owned());
        let to = Place { site, ..reader.place(PlaceKind::Address, "", Span::default()) };
        let wire = Wire::Unresolved { what };
        reader.hop(from, to, Draft { route: Route::Configured, wire, evidence: vec![site], shown: Vec::new(), job: None });
        return;
    };
    reader.configured(from, value, found, UrlHolder::Task);
}
