//! Trees with expressions → trees without, as far as the template decides them.

use super::Links;
use super::condition::Answer;
use super::function::{Call, LONGEST};
use super::scope::Scope;
use crate::Parameter;
use crate::field;
use wireproof_source::{Join, Map, Member, Node, Span, Text, Value};

/// Resolves the expressions of one template.
#[derive(Debug)]
pub(super) struct Resolver<'n, 'd> {
    pub(super) scope: Scope<'n, 'd>,
    /// What other templates say of this one.
    pub(super) links: &'n Links,
    /// The conditions that were asked for.
    pub(super) truths: Map<&'n str, Answer>,
    /// The resources' names that were asked for.
    pub(super) symbols: Map<&'n str, String>,
    /// The values that rest on a parameter's default, of the resource at hand.
    pub(super) defaults: Map<Span, Parameter>,
    depth: usize,
    work: usize,
}

/// What became of a value.
#[derive(Debug)]
pub(super) enum Change<'d> {
    /// It stays as it is written.
    Same,
    /// It is `AWS::NoValue`: as if it were not written.
    Gone,
    /// It stands for this.
    New(Node<'d>),
}

/// What an expression stands for.
#[derive(Debug)]
pub(super) struct Found<'d> {
    /// The value; nothing for `AWS::NoValue`.
    pub(super) node: Option<Node<'d>>,
    /// A parameter whose default it rests on.
    pub(super) parameter: Option<Parameter>,
}

/// Expressions within expressions, names that ask for names, conditions that ask for conditions: no further than this.
const DEEPEST: usize = 64;

/// Calls, characters and copied values: after so many, expressions stay as they are. References can multiply what a
/// template says; this ends it.
const WORK: usize = 64 << 20;

impl<'n, 'd> Resolver<'n, 'd> {
    pub(super) fn linked(scope: Scope<'n, 'd>, links: &'n Links) -> Self {
        Self { scope, links, truths: Map::new(), symbols: Map::new(), defaults: Map::new(), depth: 0, work: WORK }
    }

    /// The defaults that the values resolved since the last call rest on.
    pub(super) fn take_defaults(&mut self) -> Map<Span, Parameter> {
        std::mem::take(&mut self.defaults)
    }

    /// Says that the value at a place rests on a parameter's default.
    pub(super) fn mark(&mut self, span: Span, parameter: &Parameter) {
        self.defaults.entry(span).or_insert_with(|| parameter.clone());
    }

    /// Resolves a tree; what holds no expression is not copied.
    pub(super) fn tree(&mut self, node: &Node<'d>) -> Change<'d> {
        if Call::of(node).is_some() {
            let Some(found) = self.call(node) else { return Change::Same };
            if let (Some(parameter), Some(node)) = (&found.parameter, &found.node) {
                self.mark_all(node, parameter);
            } else if let Some(parameter) = &found.parameter {
                self.mark(node.span, parameter);
            }
            return found.node.map_or(Change::Gone, Change::New);
        }
        match &node.value {
            Value::Object(members) => self.object(node.span, members),
            Value::Array(items) => self.array(node.span, items),
            _ => Change::Same,
        }
    }

    /// What a value stands for if it is an expression; otherwise the value.
    pub(super) fn value(&mut self, node: &Node<'d>) -> Option<Found<'d>> {
        if Call::of(node).is_some() {
            return self.call(node);
        }
        let node = match self.tree(node) {
            Change::Same => {
                self.spend(size(node));
                Some(node.clone())
            }
            Change::Gone => None,
            Change::New(node) => Some(node),
        };
        Some(Found { node, parameter: None })
    }

    /// A value as text, with placeholders for what is open; nothing if it can't be written so.
    pub(super) fn text(&mut self, node: &Node<'d>) -> Option<(Join, Option<Parameter>)> {
        let (mut join, mut parameter) = (Join::default(), None);
        self.push(node, &mut join, &mut parameter)?;
        Some((join, parameter))
    }

    /// A value as text without anything open.
    pub(super) fn plain(&mut self, node: &Node<'d>) -> Option<(String, Option<Parameter>)> {
        let (join, parameter) = self.text(node)?;
        let is_open = join.value().contains("${") || join.value().contains("{{");
        (!is_open).then(|| (join.value().to_owned(), parameter))
    }

    /// Adds a value to a text.
    pub(super) fn push(&mut self, node: &Node<'d>, join: &mut Join, parameter: &mut Option<Parameter>) -> Option<()> {
        if Call::of(node).is_none() {
            return self.push_scalar(node, node.span, join);
        }
        let Some(found) = self.call(node) else {
            let placeholder = super::placeholder(node)?;
            join.computed(&placeholder, node.span);
            return self.spend(placeholder.len());
        };
        if parameter.is_none() {
            *parameter = found.parameter;
        }
        self.push_scalar(&found.node?, node.span, join)
    }

    fn push_scalar(&mut self, node: &Node<'_>, span: Span, join: &mut Join) -> Option<()> {
        match &node.value {
            Value::String(text) => {
                join.part(text, 0..text.value.len());
                self.spend(text.value.len()).filter(|()| join.len() <= LONGEST)
            }
            Value::Number(number) => {
                join.computed(number, span);
                Some(())
            }
            Value::Bool(flag) => {
                join.computed(if *flag { "true" } else { "false" }, span);
                Some(())
            }
            _ => None,
        }
    }

    /// One level down; nothing more when the expressions go too deep or there were too many.
    pub(super) fn enter(&mut self) -> bool {
        if self.depth >= DEEPEST || self.spend(1).is_none() {
            return false;
        }
        self.depth += 1;
        true
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Counts work; nothing when there was too much.
    pub(super) fn spend(&mut self, work: usize) -> Option<()> {
        self.work = self.work.saturating_sub(work);
        (self.work > 0).then_some(())
    }

    fn object(&mut self, span: Span, members: &[Member<'d>]) -> Change<'d> {
        let is_statement = members.iter().any(|member| member.key.value == "Effect");
        let mut changed: Option<Vec<Member<'d>>> = None;
        for (index, member) in members.iter().enumerate() {
            let change = self.tree(&member.value);
            if changed.is_none() && !matches!(change, Change::Same) {
                changed = Some(members.get(..index).unwrap_or_default().to_vec());
            }
            let Some(changed) = &mut changed else { continue };
            let value = match change {
                Change::Same => member.value.clone(),
                Change::New(value) => value,
                // A statement has no empty elements; elsewhere the place of what is not there tells where it would be.
                Change::Gone if is_statement => continue,
                Change::Gone => Node { span: member.value.span, value: Value::Null },
            };
            changed.push(Member { key: member.key.clone(), value });
        }
        changed.map_or(Change::Same, |members| Change::New(Node { span, value: Value::Object(members) }))
    }

    fn array(&mut self, span: Span, items: &[Node<'d>]) -> Change<'d> {
        let mut changed: Option<Vec<Node<'d>>> = None;
        for (index, item) in items.iter().enumerate() {
            let change = self.tree(item);
            if changed.is_none() && !matches!(change, Change::Same) {
                changed = Some(items.get(..index).unwrap_or_default().to_vec());
            }
            let Some(changed) = &mut changed else { continue };
            match change {
                Change::Same => changed.push(item.clone()),
                Change::New(value) => changed.push(value),
                Change::Gone => {}
            }
        }
        changed.map_or(Change::Same, |items| Change::New(Node { span, value: Value::Array(items) }))
    }

    fn mark_all(&mut self, node: &Node<'_>, parameter: &Parameter) {
        if self.spend(1).is_none() {
            return;
        }
        self.mark(node.span, parameter);
        if node.is_object() || node.is_array() {
            self.mark(field::opening(node), parameter);
        }
        let items = node.items().iter().chain(node.members().iter().map(|member| &member.value));
        items.for_each(|child| self.mark_all(child, parameter));
    }
}

/// A scalar at the place of the expression that it was worked out of; the characters of a text stay where they are written.
pub(super) fn at(span: Span, node: Node<'_>) -> Node<'_> {
    if node.is_object() || node.is_array() { node } else { Node { span, ..node } }
}

/// A text that an expression stands for.
pub(super) fn computed<'d>(value: String, span: Span) -> Node<'d> {
    Node { span, value: Value::String(Text::computed(value, span, None)) }
}

/// How many values a tree holds.
pub(super) fn size(node: &Node<'_>) -> usize {
    let items = node.items().iter().chain(node.members().iter().map(|member| &member.value));
    1 + items.map(size).sum::<usize>()
}
