//! Templates of SAM → the resources of CloudFormation that SAM makes of them, as far as their connections go.
//!
//! `Globals` are merged as SAM documents it: maps are merged, lists appended, other values overridden by the resource's own.
//! What is made has the characters of what it is made of. Types that make no connection of their own are left as they are.

use super::function::Call;
use crate::tree::{object, string};
use crate::{field, value};
use wireproof_source::{Member, Node, Text, Value};

/// The types that `Globals` has a section for, which is named like the type.
const PREFIX: &str = "AWS::Serverless::";

/// A template with what SAM makes of its resources; nothing if it has none of SAM's.
pub(super) fn transformed<'d>(template: &Node<'d>) -> Option<Node<'d>> {
    let resources = template.get("Resources")?;
    let is_own = |member: &Member<'_>| field::name(&member.value, "Type").starts_with(PREFIX);
    if !resources.members().iter().any(is_own) {
        return None;
    }
    let mut made = Maker { globals: template.get("Globals"), members: Vec::new(), implicit: Vec::new() };
    for member in resources.members() {
        made.resource(member);
    }
    let known = |id: &str| resources.get(id).is_some();
    let implicit = std::mem::take(&mut made.implicit);
    for (id, kind, place) in implicit.into_iter().filter(|(id, ..)| !known(id)) {
        made.implicit_api(id, kind, &place);
    }
    let members = template.members().iter().map(|member| {
        let is_resources = member.key.value == "Resources";
        let value =
            if is_resources { Value::Object(std::mem::take(&mut made.members)) } else { member.value.value.clone() };
        Member { key: member.key.clone(), value: Node { span: member.value.span, value } }
    });
    Some(Node { span: template.span, value: Value::Object(members.collect()) })
}

struct Maker<'t, 'd> {
    globals: Option<&'t Node<'d>>,
    members: Vec<Member<'d>>,
    /// The APIs that events ask for without naming one: id, SAM's type, the event's characters.
    implicit: Vec<(&'static str, &'static str, Text<'d>)>,
}

impl<'d> Maker<'_, 'd> {
    fn resource(&mut self, member: &Member<'d>) {
        let declared = &member.value;
        let Some(kind) = field::name(declared, "Type").strip_prefix(PREFIX) else {
            self.members.push(member.clone());
            return;
        };
        let properties = self.properties(kind, declared);
        match kind {
            "Function" => self.function(member, properties),
            "Api" => {
                self.domain(member, &properties, "AWS::ApiGateway::DomainName");
                self.add(member, member.key.clone(), "AWS::ApiGateway::RestApi", rest_api(properties));
            }
            "HttpApi" => {
                self.domain(member, &properties, "AWS::ApiGatewayV2::DomainName");
                self.add(member, member.key.clone(), "AWS::ApiGatewayV2::Api", properties);
            }
            "GraphQLApi" => {
                if let Some(cache) = field::member(&properties, "Cache").filter(|cache| cache.value.is_object()) {
                    let key = Text::computed(format!("{}.Cache", member.key.value), cache.key.span, None);
                    self.add(member, key, "AWS::AppSync::ApiCache", cache.value.clone());
                }
                self.add(member, member.key.clone(), "AWS::AppSync::GraphQLApi", properties);
            }
            "SimpleTable" => self.add(member, member.key.clone(), "AWS::DynamoDB::Table", properties),
            "StateMachine" => {
                self.policies(member, &properties);
                self.add(member, member.key.clone(), "AWS::StepFunctions::StateMachine", properties);
            }
            _ => self.members.push(member.clone()),
        }
    }

    /// The properties of a resource over those that `Globals` gives its type.
    fn properties(&self, kind: &str, declared: &Node<'d>) -> Node<'d> {
        let own = declared.get("Properties").filter(|node| node.is_object());
        let global = self.globals.and_then(|globals| globals.get(kind)).filter(|node| node.is_object());
        match (own, global) {
            (Some(own), Some(global)) => merged(own, global),
            (Some(own), None) => own.clone(),
            (None, Some(global)) => Node { span: declared.span, value: global.value.clone() },
            (None, None) => Node { span: declared.span, value: Value::Object(Vec::new()) },
        }
    }

    fn function(&mut self, member: &Member<'d>, properties: Node<'d>) {
        for event in field::get(&properties, "Events").into_iter().flat_map(Node::members) {
            let inner = field::get(&event.value, "Properties");
            let names = |key: &str| inner.is_some_and(|inner| field::get(inner, key).is_some());
            match field::name(&event.value, "Type") {
                "Api" if !names("RestApiId") => self.ask("ServerlessRestApi", "Api", &event.key),
                "HttpApi" if !names("ApiId") => self.ask("ServerlessHttpApi", "HttpApi", &event.key),
                _ => {}
            }
        }
        self.policies(member, &properties);
        self.add(member, member.key.clone(), "AWS::Lambda::Function", properties);
    }

    fn ask(&mut self, id: &'static str, kind: &'static str, place: &Text<'d>) {
        if self.implicit.iter().all(|(known, ..)| *known != id) {
            self.implicit.push((id, kind, place.clone()));
        }
    }

    /// The role that a function or state machine without one gets, and the policies of identities that are attached to it.
    fn policies(&mut self, member: &Member<'d>, properties: &Node<'d>) {
        if field::get(properties, "Role").is_some() {
            return;
        }
        let id = &member.key.value;
        let policies = field::get(properties, "Policies");
        let place = policies.map_or(member.key.span, |policies| policies.span);
        let role = Text::computed(format!("{id}Role"), place, None);
        self.add(member, role, "AWS::IAM::Role", object(place, Vec::new()));
        let listed = policies.map_or(&[][..], Node::one_or_many).iter().enumerate();
        for (index, policy) in listed.filter(|(_, policy)| policy.is_object() && value::expression(policy).is_none()) {
            // A policy template of SAM is an object with the template's name as its only key.
            let properties = match policy.get("Statement") {
                Some(_) => object(policy.span, vec![("PolicyDocument", policy.clone())]),
                None => object(policy.span, Vec::new()),
            };
            let key = Text::computed(format!("{id}RolePolicy{index}"), policy.span, None);
            self.add(member, key, "AWS::IAM::Policy", properties);
        }
    }

    /// The domain that an API declares in itself.
    fn domain(&mut self, member: &Member<'d>, properties: &Node<'d>, kind: &str) {
        let Some(domain) = field::member(properties, "Domain").filter(|domain| domain.value.is_object()) else {
            return;
        };
        if Call::of(&domain.value).is_some() {
            return;
        }
        let key = Text::computed(format!("{}.DomainName", member.key.value), domain.key.span, None);
        self.add(member, key, kind, domain.value.clone());
    }

    fn implicit_api(&mut self, id: &'static str, kind: &str, place: &Text<'d>) {
        let key = Text::computed(id.to_owned(), place.span, None);
        let declared = object(place.span, vec![("Type", string(place.span, &format!("{PREFIX}{kind}")))]);
        self.resource(&Member { key, value: declared });
    }

    /// Adds a resource that exists on the same condition as the one that it is made of.
    fn add(&mut self, of: &Member<'d>, key: Text<'d>, kind: &str, properties: Node<'d>) {
        let place = of.value.get("Type").map_or(of.value.span, |kind| kind.span);
        let mut members = vec![("Type", string(place, kind))];
        for name in ["Condition", "Metadata"] {
            members.extend(of.value.get(name).map(|value| (name, value.clone())));
        }
        members.push(("Properties", properties));
        self.members.push(Member { key, value: object(of.value.span, members) });
    }
}

/// An API's properties as API Gateway names them.
fn rest_api(properties: Node<'_>) -> Node<'_> {
    let Value::Object(mut members) = properties.value else { return properties };
    for member in &mut members {
        // SAM also takes the bare word, and one type for API Gateway's list.
        if member.key.value == "EndpointConfiguration" {
            let own = &member.value;
            let kind =
                if own.is_object() && Call::of(own).is_none() { own.get("Type").cloned() } else { Some(own.clone()) };
            if let Some(kind) = kind {
                member.value = object(member.value.span, vec![("Types", kind)]);
            }
        }
    }
    Node { span: properties.span, value: Value::Object(members) }
}

/// A value over the global one.
fn merged<'d>(own: &Node<'d>, global: &Node<'d>) -> Node<'d> {
    if Call::of(own).is_some() || Call::of(global).is_some() {
        return own.clone();
    }
    let value = match (&own.value, &global.value) {
        (Value::Object(own), Value::Object(global)) => {
            let known = |key: &str| own.iter().rev().find(|member| member.key.value == key);
            let of_global = global.iter().filter(|member| known(&member.key.value).is_none()).cloned();
            let of_own = own.iter().map(|member| {
                let below = global.iter().rev().find(|other| other.key.value == member.key.value);
                let value = below.map_or_else(|| member.value.clone(), |below| merged(&member.value, &below.value));
                Member { key: member.key.clone(), value }
            });
            Value::Object(of_own.chain(of_global).collect())
        }
        (Value::Array(own), Value::Array(global)) => Value::Array(global.iter().chain(own).cloned().collect()),
        _ => return own.clone(),
    };
    Node { span: own.span, value }
}
