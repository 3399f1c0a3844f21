//! What makes resources and is not among the inputs, so that "there is none" can't be said.

use crate::reader::Reader;
use crate::resource::{Fate, Resource};
use crate::template::{self, APPLICATION, DEFINITION, LOOP_KIND, MACRO, MODULE, SNIPPET, STACK, STACK_SET};
use crate::world::{Entry, World};
use crate::{Site, field};
use wireproof_source::{Node, Value};

/// A part of a document that is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unshown {
    /// What it is.
    pub part: Part,
    /// The name that tells it: the address of a template, the name of a macro, the parameter of a list; empty when nothing does.
    pub name: String,
    /// Where the document speaks of it.
    pub site: Site,
}

/// What is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The template of a nested stack.
    NestedTemplate,
    /// A snippet that is put in when the template is deployed.
    Snippet,
    /// What a macro makes of the template.
    Macro,
    /// A module that the account has registered.
    Module,
    /// The items of the list that a loop goes over.
    Items,
    /// The definition of a state machine or an API.
    Definition,
}

/// Reads such a part.
pub(crate) fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let property = |key: &str| field::get(node, key).map(|value| (written(value), value.span));
    let (part, named) = match reader.resource.kind.as_str() {
        STACK | STACK_SET => (Part::NestedTemplate, property("TemplateURL").or_else(|| property("TemplateBody"))),
        APPLICATION => (Part::NestedTemplate, property("Location")),
        SNIPPET => (Part::Snippet, property("Location")),
        LOOP_KIND => (Part::Items, property("Collection")),
        DEFINITION => (Part::Definition, property("Location")),
        MODULE => (Part::Module, property("Type")),
        MACRO => (Part::Macro, Some((reader.resource.name.clone(), reader.resource.site))),
        _ => return,
    };
    let (name, span) = named.unwrap_or_else(|| (String::new(), reader.resource.site));
    let site = reader.site(span);
    reader.facts.unshown.push(Unshown { part, name, site });
}

/// A part of the template around a bucket, or of those around that, that may give the bucket a policy: where it stands.
pub(crate) fn may_attach(world: &World<'_>, bucket: Entry<'_>) -> Option<Site> {
    let has_name = field::get(bucket.resource.node(), "BucketName").is_some();
    let attaches = |part: &Entry<'_>| match part.resource.kind.as_str() {
        _ if matches!(part.resource.fate, Fate::Gone(_)) => false,
        // A name that CloudFormation makes up is known to a nested stack only if it is passed down.
        STACK | APPLICATION | STACK_SET => {
            let passed = field::get(part.resource.node(), "Parameters");
            has_name || passed.is_some_and(|passed| mentions(passed, &bucket.resource.symbol))
        }
        LOOP_KIND => field::get(part.resource.node(), "Body").is_some_and(makes_policies),
        // One within a resource makes something of that.
        SNIPPET => part.resource.name.is_empty(),
        MACRO | MODULE => true,
        _ => false,
    };
    // An output is one of a template around; an import may be of any.
    let is_near = |policy: &Entry<'_>| {
        let is_output = bucket_name(policy.resource).contains("Outputs.");
        policy.input != bucket.input && (!is_output || world.scope(policy.input) == world.scope(bucket.input))
    };
    let found = world.parts(bucket.input).find(attaches).or_else(|| world.adrift().find(is_near));
    found.map(|part| Site { input: part.input, span: part.resource.site })
}

/// Whether a resource is the policy of an output of a stack that is not told from others, or of an import that nothing decides.
pub(crate) fn is_adrift(resource: &Resource<'_>) -> bool {
    let name = || bucket_name(resource);
    let is_import = || field::get(resource.node(), "Bucket").is_some_and(|of| of.get("Fn::ImportValue").is_some());
    resource.kind == "AWS::S3::BucketPolicy"
        && (name().contains("Outputs.") || name().contains("Fn_ImportValue") || is_import())
}

fn bucket_name<'n>(policy: &'n Resource<'_>) -> &'n str {
    field::name(policy.node(), "Bucket")
}

/// Whether what a loop repeats may attach policies to buckets.
fn makes_policies(body: &Node<'_>) -> bool {
    let kind = field::name(body, "Type");
    kind == "AWS::S3::BucketPolicy"
        || template::STACKS.contains(&kind)
        || body.items().iter().chain(body.members().iter().map(|member| &member.value)).any(makes_policies)
}

/// Whether a value names something, or can't be read.
fn mentions(node: &Node<'_>, name: &str) -> bool {
    match &node.value {
        Value::String(text) => text.value.contains(name),
        Value::Object(_) | Value::Array(_) => {
            let children = node.items().iter().chain(node.members().iter().map(|member| &member.value));
            children.into_iter().any(|child| mentions(child, name))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A name as the document writes it, with placeholders for what is open.
fn written(node: &Node<'_>) -> String {
    node.as_str().map(str::to_owned).or_else(|| template::placeholder(node)).unwrap_or_default()
}
