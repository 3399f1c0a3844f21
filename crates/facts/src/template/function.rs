//! `Ref` and the intrinsic functions.

use super::choice::Choice;
use super::condition::Truth;
use super::resolve::{Found, Resolver, at, computed, size};
use crate::{Parameter, field};
use wireproof_source::{Join, Node, Span, Text, Value};

/// A function and its argument: an object with the function's name as its only key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Call<'n, 'd> {
    pub(super) name: &'n str,
    pub(super) value: &'n Node<'d>,
}

impl<'n, 'd> Call<'n, 'd> {
    pub(super) fn of(node: &'n Node<'d>) -> Option<Self> {
        let [member] = node.members() else { return None };
        let name = &*member.key.value;
        let is_call = matches!(name, "Ref" | "Condition") || name.starts_with("Fn::");
        // Within a policy `Condition` is no function but an element.
        let is_element = name == "Condition" && member.value.as_str().is_none();
        (is_call && !is_element).then_some(Self { name, value: &member.value })
    }
}

/// Longer texts than this are not worked out.
pub(super) const LONGEST: usize = 1 << 20;

impl<'d> Resolver<'_, 'd> {
    /// What an expression stands for; nothing when the template does not decide it.
    pub(super) fn call(&mut self, node: &Node<'d>) -> Option<Found<'d>> {
        let call = Call::of(node)?;
        if !self.enter() {
            return None;
        }
        let found = match call.name {
            "Ref" => call.value.as_str().and_then(|name| self.referred(name, node.span)),
            "Fn::GetAtt" => self.get_att(call.value, node.span),
            "Fn::Sub" => self.sub(call.value, node.span),
            "Fn::Join" => self.join(call.value, node.span),
            "Fn::If" => self.choose(call.value, node.span),
            "Fn::FindInMap" => self.find_in_map(call.value, node.span),
            "Fn::Select" => self.select(call.value, node.span),
            "Fn::Split" => self.split(call.value, node.span),
            "Fn::ImportValue" => self.import(call.value, node.span),
            "Fn::Length" => self.length(call.value, node.span),
            "Fn::ToJsonString" => self.json_string(call.value, node.span),
            _ => None,
        };
        self.leave();
        found
    }

    fn referred(&mut self, name: &str, span: Span) -> Option<Found<'d>> {
        match name {
            "AWS::NoValue" => return Some(Found { node: None, parameter: None }),
            // Where nothing else is said, a template is meant for the commercial Regions.
            "AWS::Partition" => return Some(fixed(computed("aws".to_owned(), span))),
            "AWS::URLSuffix" => return Some(fixed(computed("amazonaws.com".to_owned(), span))),
            _ => {}
        }
        if let Some(declared) = self.scope.parameters.get(name) {
            return match self.links.passed(name) {
                Some(passed) => passed.value().map(|(text, parameter)| Found {
                    node: Some(typed(field::name(declared, "Type"), text.to_owned(), span)),
                    parameter: parameter.cloned(),
                }),
                None => parameter(name, declared, span),
            };
        }
        let symbol = self.reference(name)?;
        self.spend(symbol.len())?;
        Some(fixed(computed(symbol, span)))
    }

    fn get_att(&mut self, value: &Node<'d>, span: Span) -> Option<Found<'d>> {
        let (resource, attribute) = match (value.as_str(), value.items()) {
            (Some(path), _) => path.split_once('.')?,
            (_, [resource, attribute]) => (resource.as_str()?, attribute.as_str()?),
            _ => return None,
        };
        self.attributed(resource, attribute, span)
    }

    /// What `Fn::GetAtt` gives: of a nested stack that is shown, its output.
    fn attributed(&mut self, resource: &str, attribute: &str, span: Span) -> Option<Found<'d>> {
        if let Some(passed) = attribute.strip_prefix("Outputs.").and_then(|name| self.links.output(resource, name)) {
            let (text, parameter) = passed.value()?;
            return Some(Found { node: Some(computed(text.to_owned(), span)), parameter: parameter.cloned() });
        }
        self.attribute(resource, attribute).map(|text| fixed(computed(text, span)))
    }

    fn sub(&mut self, value: &Node<'d>, span: Span) -> Option<Found<'d>> {
        let (text, own) = match value.items() {
            [text, own] => (text.text()?, Some(own)),
            [text] => (text.text()?, None),
            _ => (value.text()?, None),
        };
        if !text.value.contains("${") {
            self.spend(text.value.len())?;
            return Some(fixed(Node { span, value: Value::String(text.clone()) }));
        }
        let (mut join, mut parameter) = (Join::default(), None);
        let mut at = 0;
        while let Some(start) = text.value.get(at..).and_then(|rest| rest.find("${")).map(|found| at + found) {
            let Some(length) = text.value.get(start..).and_then(|rest| rest.find('}')) else { break };
            let end = start + length + 1;
            let inner = text.value.get(start + 2..end - 1).unwrap_or_default();
            join.part(text, at..start);
            if inner.starts_with('!') {
                join.part(text, start..start + 2);
                join.part(text, start + 3..end);
            } else {
                self.variable(inner.trim(), own, text, start..end, &mut join, &mut parameter)?;
            }
            self.spend(end - at)?;
            at = end;
        }
        join.part(text, at..text.value.len());
        Some(Found { node: Some(text_node(join, span)), parameter })
    }

    /// Puts in what `${name}` stands for; what is open stays as it is written.
    fn variable(
        &mut self,
        name: &str,
        own: Option<&Node<'d>>,
        text: &Text<'_>,
        range: std::ops::Range<usize>,
        join: &mut Join,
        parameter: &mut Option<Parameter>,
    ) -> Option<()> {
        if let Some(value) = own.and_then(|own| own.get(name)) {
            return self.push(value, join, parameter);
        }
        let span = text.slice(range.clone());
        let found = match name.split_once('.') {
            Some((resource, attribute)) => self.attributed(resource, attribute, span),
            None => self.referred(name, span),
        };
        let Some(found) = found else {
            join.part(text, range);
            return Some(());
        };
        if parameter.is_none() {
            *parameter = found.parameter;
        }
        let node = found.node?;
        let value = scalar(&node)?;
        join.computed(value, span);
        self.spend(value.len()).filter(|()| join.len() <= LONGEST)
    }

    fn join(&mut self, value: &Node<'d>, span: Span) -> Option<Found<'d>> {
        let [delimiter, list] = value.items() else { return None };
        let delimiter = delimiter.as_str()?;
        let (mut join, mut parameter) = (Join::default(), None);
        let worked_out = match Call::of(list) {
            Some(_) => {
                let found = self.call(list)?;
                parameter = found.parameter;
                found.node
            }
            None => None,
        };
        let items = worked_out.as_ref().unwrap_or(list);
        if !items.is_array() {
            return None;
        }
        let mut is_first = true;
        for item in items.items() {
            if Call::of(item).is_some_and(|call| call.name == "Ref" && call.value.as_str() == Some("AWS::NoValue")) {
                continue;
            }
            if !is_first {
                join.computed(delimiter, span);
            }
            is_first = false;
            self.push(item, &mut join, &mut parameter)?;
        }
        Some(Found { node: Some(text_node(join, span)), parameter })
    }

    fn choose(&mut self, value: &Node<'d>, span: Span) -> Option<Found<'d>> {
        let [condition, yes, no] = value.items() else { return None };
        let (truth, parameter) = self.condition(condition);
        let branch = match truth {
            Truth::Yes => yes,
            Truth::No => no,
            Truth::Open => return self.alike(condition, yes, no, span),
        };
        let found = self.value(branch)?;
        Some(Found { node: found.node.map(|node| at(span, node)), parameter: parameter.or(found.parameter) })
    }

    /// The value of two branches as far as they say the same; what they say differently stays a choice.
    fn alike(&mut self, condition: &Node<'d>, yes: &Node<'d>, no: &Node<'d>, span: Span) -> Option<Found<'d>> {
        let (one, other) = (self.value(yes)?, self.value(no)?);
        let parameter = one.parameter.or(other.parameter);
        if one.node.is_none() && other.node.is_none() {
            return Some(Found { node: None, parameter });
        }
        let made = one.node.iter().chain(&other.node).map(size).sum();
        self.spend(made)?;
        let choice = Choice { condition, span };
        let node = choice.of(one.node.as_ref(), other.node.as_ref());
        // Nothing is gained by a choice that is written anew.
        (Call::of(&node).is_none()).then_some(Found { node: Some(node), parameter })
    }

    fn find_in_map(&mut self, value: &Node<'d>, span: Span) -> Option<Found<'d>> {
        let [map, first, second, ..] = value.items() else { return None };
        let (map, _) = self.plain(map)?;
        let (first, parameter) = self.plain(first)?;
        let (second, other) = self.plain(second)?;
        let parameter = parameter.or(other);
        if let Some(mapped) = self.scope.mapped(&map, &first, &second) {
            self.spend(mapped.items().len() + 1)?;
            return Some(Found { node: Some(mapped.clone().standing_at(span)), parameter });
        }
        let default = value.items().get(3).and_then(|options| options.get("DefaultValue"))?;
        let found = self.value(default)?;
        Some(Found { node: found.node.map(|node| node.standing_at(span)), parameter: parameter.or(found.parameter) })
    }

    fn select(&mut self, value: &Node<'d>, span: Span) -> Option<Found<'d>> {
        let [index, list] = value.items() else { return None };
        let (index, parameter) = self.plain(index)?;
        let index: usize = index.trim().parse().ok()?;
        if Call::of(list).is_none() {
            let found = self.value(list.items().get(index)?)?;
            return Some(Found {
                node: found.node.map(|node| at(span, node)),
                parameter: parameter.or(found.parameter),
            });
        }
        let found = self.call(list)?;
        let node = found.node?.items().get(index)?.clone();
        Some(Found { node: Some(node.standing_at(span)), parameter: parameter.or(found.parameter) })
    }

    fn split(&mut self, value: &Node<'d>, span: Span) -> Option<Found<'d>> {
        let [delimiter, text] = value.items() else { return None };
        let delimiter = delimiter.as_str().filter(|delimiter| !delimiter.is_empty())?;
        let (text, parameter) = self.plain(text)?;
        Some(Found { node: Some(list(text.split(delimiter), span)), parameter })
    }

    fn import(&mut self, name: &Node<'d>, span: Span) -> Option<Found<'d>> {
        let (name, parameter) = self.plain(name)?;
        let (text, own) = self.links.import(&name)?.value()?;
        Some(Found { node: Some(computed(text.to_owned(), span)), parameter: parameter.or_else(|| own.cloned()) })
    }

    fn length(&mut self, value: &Node<'d>, span: Span) -> Option<Found<'d>> {
        let found = self.value(value)?;
        let list = found.node.filter(Node::is_array)?;
        let length = list.items().len().to_string();
        Some(Found { node: Some(Node { span, value: Value::Number(length.into()) }), parameter: found.parameter })
    }

    /// A value as the string that holds it.
    fn json_string(&mut self, value: &Node<'d>, span: Span) -> Option<Found<'d>> {
        let found = self.value(value)?;
        let document = found.node.filter(|node| node.is_object() || node.is_array())?;
        let text = Text::computed("{}".to_owned(), span, Some(document));
        Some(Found { node: Some(Node { span, value: Value::String(text) }), parameter: found.parameter })
    }
}

/// A parameter's value: its default, or the only value that it may have.
fn parameter<'d>(name: &str, declared: &Node<'d>, span: Span) -> Option<Found<'d>> {
    let kind = field::name(declared, "Type");
    // The default of such a parameter is the name under which the value is kept.
    if kind.starts_with("AWS::SSM::Parameter::Value") {
        return None;
    }
    let written = |node: &Node<'d>| match &node.value {
        Value::String(text) => Some(text.value.clone().into_owned()),
        Value::Number(number) => Some(number.clone().into_owned()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    };
    let (value, used) = match (declared.get("Default"), declared.get("AllowedValues").map(Node::items)) {
        (Some(default), _) => {
            let default = written(default)?;
            (default.clone(), Some(Parameter { name: name.to_owned(), default }))
        }
        (None, Some([only])) => (written(only)?, None),
        _ => return None,
    };
    Some(Found { node: Some(typed(kind, value, span)), parameter: used })
}

/// The value of a parameter of a type.
fn typed<'d>(kind: &str, value: String, span: Span) -> Node<'d> {
    let is_list = kind == "CommaDelimitedList" || kind.starts_with("List<");
    match kind {
        _ if is_list => list(value.split(',').map(str::trim), span),
        "Number" => Node { span, value: Value::Number(value.into()) },
        _ => computed(value, span),
    }
}

fn list<'d>(texts: impl Iterator<Item = impl Into<String>>, span: Span) -> Node<'d> {
    Node { span, value: Value::Array(texts.map(|text| computed(text.into(), span)).collect()) }
}

fn text_node<'d>(join: Join, span: Span) -> Node<'d> {
    Node { span, value: Value::String(join.finish(span)) }
}

fn fixed(node: Node<'_>) -> Found<'_> {
    Found { node: Some(node), parameter: None }
}

/// The text of a scalar.
pub(super) fn scalar<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::String(text) => Some(&text.value),
        Value::Number(number) => Some(number),
        Value::Bool(true) => Some("true"),
        Value::Bool(false) => Some("false"),
        _ => None,
    }
}
