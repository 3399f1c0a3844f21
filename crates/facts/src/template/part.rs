//! What makes resources of a template and is not in it: nested stacks, snippets, macros, loops over lists that a deployment
//! decides. Each is listed like a resource, so that the answer can ask for it.

use super::resolve::Resolver;
use super::unroll::{LOOP, Loop};
use crate::resource::{Fate, Origin, Resource, Tree};
use crate::tree::string;
use crate::{field, tree};
use wireproof_source::{Map, Member, Node, Span};

/// The types of such parts: those of CloudFormation, and those that this file gives what has no type.
pub(crate) const PARTS: &[&str] = &[STACK, APPLICATION, STACK_SET, SNIPPET, MACRO, MODULE, LOOP_KIND, DEFINITION];

/// The types of nested stacks.
pub(crate) const STACKS: [&str; 2] = [STACK, APPLICATION];
pub(crate) const STACK: &str = "AWS::CloudFormation::Stack";
pub(crate) const APPLICATION: &str = "AWS::Serverless::Application";
/// A stack that is made in several accounts or Regions.
pub(crate) const STACK_SET: &str = "AWS::CloudFormation::StackSet";
/// A snippet that `AWS::Include` puts in.
pub(crate) const SNIPPET: &str = "AWS::Include";
/// A macro that may change anything.
pub(crate) const MACRO: &str = "Fn::Transform";
/// A module of the account's registry: its types end so.
pub(crate) const MODULE: &str = "::MODULE";
/// A loop whose items are open.
pub(crate) const LOOP_KIND: &str = "Fn::ForEach";
/// The definition of a state machine in a file of its own.
pub(crate) const DEFINITION: &str = "DefinitionUri";

/// Transforms that add no resource of which anything here speaks, or that are carried out here.
const KNOWN: [&str; 5] = [
    "AWS::Serverless-2016-10-31",
    "AWS::LanguageExtensions",
    "AWS::CodeDeployBlueGreen",
    "AWS::SecretsManager-2020-07-23",
    "AWS::SecretsManager-2024-09-16",
];

/// Lists what the template's own `Transform` puts in or may change.
pub(super) fn of_template<'d>(template: &Node<'d>, resources: &mut Vec<Resource<'d>>) {
    for transform in template.get("Transform").into_iter().flat_map(Node::one_or_many) {
        let name = transform.as_str().unwrap_or_else(|| field::name(transform, "Name"));
        if !name.is_empty() && !KNOWN.contains(&name) {
            resources.push(of_transform(name, transform));
        }
    }
}

/// Lists a member of `Resources` that is no resource, and the resources of a loop that is open; whether it was one.
pub(super) fn of_member<'d>(member: &Member<'d>, around: Option<Span>, resources: &mut Vec<Resource<'d>>) -> bool {
    let key = &*member.key.value;
    if let Some(parts) = Loop::of(member) {
        let own = around.unwrap_or(parts.collection.span);
        let name = open_items(parts.collection);
        let properties = tree::object(
            member.value.span,
            vec![("Collection", string(parts.collection.span, &name)), ("Body", parts.body.clone())],
        );
        if around.is_none() {
            resources.push(part(LOOP_KIND, key.trim_start_matches(LOOP), parts.collection.span, properties));
        }
        for inner in parts.body.members() {
            if !of_member(inner, Some(own), resources) {
                let properties = field::get(&inner.value, "Properties").unwrap_or(&inner.value).clone();
                let resource = part(field::name(&inner.value, "Type"), &inner.key.value, inner.key.span, properties);
                resources.push(Resource { fate: Fate::Looped(own), ..resource });
            }
        }
        return true;
    }
    if key == "Fn::Transform" {
        for transform in member.value.one_or_many() {
            resources.push(of_transform(field::name(transform, "Name"), transform));
        }
        return true;
    }
    let kind = field::member(&member.value, "Type")
        .filter(|kind| kind.value.as_str().is_some_and(|kind| kind.ends_with(MODULE)));
    if let Some(kind) = kind {
        let properties = tree::object(member.value.span, vec![("Type", kind.value.clone())]);
        resources.push(part(MODULE, key, kind.value.span, properties));
        return true;
    }
    snippets(&member.value, key, resources);
    if let Some((place, properties)) = definition(&member.value) {
        resources.push(part(DEFINITION, key, place, properties));
    }
    false
}

/// The list of an open loop within a resource's properties.
pub(super) fn open_loop(node: &Node<'_>) -> Option<Span> {
    let of_member = |member: &Member<'_>| Loop::of(member).map(|parts| parts.collection.span);
    node.members()
        .iter()
        .find_map(|member| of_member(member).or_else(|| open_loop(&member.value)))
        .or_else(|| node.items().iter().find_map(open_loop))
}

/// The template that a stack set holds itself.
pub(super) fn body<'n, 'd>(declared: &'n Node<'d>) -> Option<&'n Node<'d>> {
    let properties = declared.get("Properties").filter(|_| field::name(declared, "Type") == STACK_SET)?;
    Some(properties.get("TemplateBody")?.open()).filter(|body| super::is_template(body))
}

/// Where the template of a nested stack is, as the stack writes it.
pub(super) fn addresses<'d>(resolver: &mut Resolver<'_, 'd>, declared: &Node<'d>) -> Vec<String> {
    let property = match field::name(declared, "Type") {
        STACK => "TemplateURL",
        APPLICATION => "Location",
        _ => return Vec::new(),
    };
    let asset = declared.find(&["Metadata", "aws:asset:path"]).and_then(Node::as_str).map(str::to_owned);
    let url = declared.find(&["Properties", property]);
    let url = url.and_then(|url| resolver.text(url)).map(|(join, _)| join.value().to_owned());
    asset.into_iter().chain(url).collect()
}

/// Lists the snippets that are put into a resource.
fn snippets<'d>(node: &Node<'d>, resource: &str, resources: &mut Vec<Resource<'d>>) {
    for member in node.members() {
        let is_snippet = member.key.value == "Fn::Transform" && field::name(&member.value, "Name") == SNIPPET;
        if is_snippet {
            resources.push(Resource { name: resource.to_owned(), ..of_transform(SNIPPET, &member.value) });
        } else {
            snippets(&member.value, resource, resources);
        }
    }
    node.items().iter().for_each(|item| snippets(item, resource, resources));
}

fn of_transform<'d>(name: &str, transform: &Node<'d>) -> Resource<'d> {
    if name != SNIPPET {
        let place = field::get(transform, "Name").unwrap_or(transform).span;
        return part(MACRO, name, place, tree::object(transform.span, Vec::new()));
    }
    let location = field::find(transform, &["Parameters", "Location"]);
    let place = location.unwrap_or(transform).span;
    let location = location.map(|location| ("Location", location.clone()));
    part(SNIPPET, "", place, tree::object(transform.span, location.into_iter().collect()))
}

/// Where the definition of a state machine or an API is, if it is in a file of its own.
fn definition<'d>(declared: &Node<'d>) -> Option<(Span, Node<'d>)> {
    let defined = [
        "AWS::StepFunctions::StateMachine",
        "AWS::Serverless::StateMachine",
        "AWS::Serverless::Api",
        "AWS::Serverless::HttpApi",
        "AWS::ApiGateway::RestApi",
        "AWS::ApiGatewayV2::Api",
    ];
    if !defined.contains(&field::name(declared, "Type")) {
        return None;
    }
    let properties = declared.get("Properties")?;
    let keys = ["DefinitionUri", "DefinitionS3Location", "BodyS3Location"];
    let location = keys.iter().find_map(|key| field::get(properties, key))?;
    let is_inline = ["Definition", "DefinitionString", "DefinitionBody", "Body"]
        .iter()
        .any(|key| field::get(properties, key).is_some());
    (!is_inline).then(|| (location.span, tree::object(location.span, vec![("Location", location.clone())])))
}

/// What decides the items of a loop: the parameter's name, or the list as it is written.
fn open_items(collection: &Node<'_>) -> String {
    let call = collection.get("Ref").and_then(Node::as_str);
    call.unwrap_or_default().to_owned()
}

fn part<'d>(kind: &str, name: &str, site: Span, properties: Node<'d>) -> Resource<'d> {
    Resource {
        kind: kind.to_owned(),
        name: name.to_owned(),
        symbol: String::new(),
        is_made: true,
        site,
        tree: Tree::Resolved(properties),
        origin: Origin::CloudFormation,
        fate: Fate::Present,
        condition: None,
        defaults: Map::new(),
    }
}
