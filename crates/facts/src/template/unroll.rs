//! `Fn::ForEach` written out: the loops of a template become what they stand for, each copy with the loop's own characters.
//!
//! `${Identifier}` and `Ref` become the item, `&{Identifier}` its letters and digits. A loop whose list only a deployment
//! decides, or that makes more than a template may hold, stays as it is written.

use super::Links;
use super::function::Call;
use super::resolve::{Resolver, computed};
use super::scope::Scope;
use crate::Parameter;
use std::borrow::Cow;
use wireproof_source::{Join, Map, Member, Node, Span, Text, Value};

/// How the key of a loop begins.
pub(super) const LOOP: &str = "Fn::ForEach::";

/// Values that the loops of one template may make; CloudFormation's own limits (500 resources, 1 MB) are far lower.
const MOST: usize = 1 << 18;

/// A template without the loops that could be written out.
#[derive(Debug)]
pub(super) struct Unrolled<'d> {
    pub(super) template: Node<'d>,
    /// The values that rest on the default of the parameter that lists the items.
    pub(super) defaults: Map<Span, Parameter>,
}

/// The parts of a loop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loop<'n, 'd> {
    pub(super) identifier: &'n str,
    pub(super) collection: &'n Node<'d>,
    pub(super) body: &'n Node<'d>,
}

impl<'n, 'd> Loop<'n, 'd> {
    pub(super) fn of(member: &'n Member<'d>) -> Option<Self> {
        let [identifier, collection, body] = member.value.items() else { return None };
        let is_loop = member.key.value.starts_with(LOOP) && body.is_object();
        is_loop.then_some(Self { identifier: identifier.as_str()?, collection, body })
    }
}

/// Writes out the loops of a template; nothing if it has none.
pub(super) fn unrolled<'d>(template: &Node<'d>) -> Option<Unrolled<'d>> {
    let sections = ["Conditions", "Outputs", "Resources"];
    if !sections.iter().filter_map(|name| template.get(name)).any(has_loop) {
        return None;
    }
    let links = Links::default();
    let resolver = Resolver::linked(Scope::of(template), &links);
    let mut unroller = Unroller { resolver, bound: Vec::new(), defaults: Map::new(), left: MOST };
    let members = template.members().iter().map(|member| {
        let is_section = sections.contains(&&*member.key.value);
        let value = if is_section { unroller.node(&member.value).0 } else { member.value.clone() };
        Member { key: member.key.clone(), value }
    });
    let value = Value::Object(members.collect());
    Some(Unrolled { template: Node { span: template.span, value }, defaults: unroller.defaults })
}

fn has_loop(node: &Node<'_>) -> bool {
    node.items().iter().any(has_loop)
        || node.members().iter().any(|member| Loop::of(member).is_some() || has_loop(&member.value))
}

struct Unroller<'n, 'd> {
    resolver: Resolver<'n, 'd>,
    /// The identifiers of the loops around, the innermost last.
    bound: Vec<Bound>,
    defaults: Map<Span, Parameter>,
    /// How many values may still be made; at none, whatever follows stays as it is written.
    left: usize,
}

struct Bound {
    identifier: String,
    item: String,
    parameter: Option<Parameter>,
}

impl<'d> Unroller<'_, 'd> {
    /// A tree with its loops written out and the identifiers of the loops around replaced, and whether one of those was.
    fn node(&mut self, node: &Node<'d>) -> (Node<'d>, bool) {
        if self.left == 0 {
            return (node.clone(), false);
        }
        self.left -= 1;
        let before = self.defaults.len();
        let (value, changed) = match &node.value {
            Value::Object(members) => {
                if let Some(item) = self.referred(node) {
                    return (computed(item, node.span), true);
                }
                let (members, changed) = self.members(members);
                (Value::Object(members), changed)
            }
            Value::Array(items) => {
                let (items, changed): (Vec<_>, Vec<_>) = items.iter().map(|item| self.node(item)).unzip();
                (Value::Array(items), changed.contains(&true))
            }
            Value::String(text) => match self.text(text) {
                Some(text) => (Value::String(text), true),
                None => return (node.clone(), false),
            },
            _ => return (node.clone(), false),
        };
        let node = Node { span: node.span, value };
        // What an expression is worked out to stands at the expression.
        if changed && (Call::of(&node).is_some() || node.as_str().is_some()) {
            let inner = self.defaults.len() > before;
            let parameter = self.parameter().cloned().filter(|_| inner || node.as_str().is_some());
            if let Some(parameter) = parameter {
                self.defaults.insert(node.span, parameter);
            }
        }
        (node, changed)
    }

    fn members(&mut self, members: &[Member<'d>]) -> (Vec<Member<'d>>, bool) {
        let (mut made, mut changed) = (Vec::with_capacity(members.len()), false);
        for member in members {
            if let Some(parts) = Loop::of(member)
                && let Some(copies) = self.copies(parts)
            {
                made.extend(copies);
                continue;
            }
            let key = self.text(&member.key);
            let (value, is_changed) = self.node(&member.value);
            changed |= is_changed || key.is_some();
            made.push(Member { key: key.unwrap_or_else(|| member.key.clone()), value });
        }
        (made, changed)
    }

    /// What a loop makes; nothing when its items are open or it makes too much.
    fn copies(&mut self, parts: Loop<'_, 'd>) -> Option<Vec<Member<'d>>> {
        if self.left == 0 {
            return None;
        }
        let (collection, _) = self.node(parts.collection);
        let found = self.resolver.value(&collection)?;
        let list = found.node.filter(Node::is_array)?;
        let (mut items, mut parameter) = (Vec::new(), found.parameter);
        for item in list.items() {
            let (item, other) = self.resolver.plain(item)?;
            parameter = parameter.or(other);
            items.push(item);
        }
        let mut made = Vec::new();
        for item in items {
            let parameter = parameter.clone();
            self.bound.push(Bound { identifier: parts.identifier.to_owned(), item, parameter });
            made.extend(self.members(parts.body.members()).0);
            self.bound.pop();
            if self.left == 0 {
                // Nothing of it rather than the first so many: what is left out could matter most.
                return None;
            }
        }
        Some(made)
    }

    /// The item that `{"Ref": "Identifier"}` means.
    fn referred(&mut self, node: &Node<'d>) -> Option<String> {
        let call = Call::of(node).filter(|call| call.name == "Ref")?;
        let name = call.value.as_str()?;
        let bound = self.bound.iter().rev().find(|bound| bound.identifier == name)?;
        if let Some(parameter) = &bound.parameter {
            self.defaults.insert(node.span, parameter.clone());
        }
        Some(bound.item.clone())
    }

    /// The parameter that lists the items of one of the loops around.
    fn parameter(&self) -> Option<&Parameter> {
        self.bound.iter().find_map(|bound| bound.parameter.as_ref())
    }

    /// A text with the items in place of their identifiers; nothing if it has none.
    fn text(&mut self, text: &Text<'d>) -> Option<Text<'d>> {
        if self.bound.is_empty() || !text.value.contains(['$', '&']) {
            return None;
        }
        let (mut join, mut written) = (Join::default(), 0);
        for (at, _) in text.value.match_indices(['$', '&']) {
            let Some((range, item)) = self.item(&text.value, at).filter(|_| at >= written) else { continue };
            join.part(text, written..range.start);
            join.computed(&item, text.slice(range.clone()));
            written = range.end;
        }
        if written == 0 {
            return None;
        }
        join.part(text, written..text.value.len());
        self.left = self.left.saturating_sub(join.len() / 16);
        Some(join.finish(text.span))
    }

    /// The item that `${Identifier}` or `&{Identifier}` at a place stands for.
    fn item(&self, text: &str, at: usize) -> Option<(std::ops::Range<usize>, Cow<'_, str>)> {
        let rest = text.get(at + 1..)?.strip_prefix('{')?;
        let (name, _) = rest.split_once('}')?;
        let bound = self.bound.iter().rev().find(|bound| bound.identifier == name)?;
        let item = Cow::Borrowed(bound.item.as_str());
        let is_plain = text.get(at..)?.starts_with('&');
        let letters = || bound.item.chars().filter(char::is_ascii_alphanumeric).collect();
        Some((at..at + name.len() + 3, if is_plain { Cow::Owned(letters()) } else { item }))
    }
}
