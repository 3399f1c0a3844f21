//! Templates of nested stacks that are among the inputs: what the template around passes to their parameters, and what it reads
//! of their outputs.
//!
//! A nested stack names its template by an address; an input whose file has that name is taken for it.

use super::condition::Truth;
use super::export::Exports;
use super::files::Files;
use super::resolve::Resolver;
use super::scope::Scope;
use super::{part, prepared};
use crate::resource::{Fate, Resource};
use crate::{Parameter, field};
use wireproof_source::{Map, Member, Node, Set};

/// A template among the inputs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'d> {
    /// The name of the input.
    pub(crate) name: &'d str,
    /// Its template.
    pub(crate) template: &'d Node<'d>,
}

/// What the other inputs say of a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Links {
    /// What the templates around pass to its parameters.
    passed: Map<String, Passed>,
    /// The outputs of its nested stacks that are shown, by the stack's logical id and the output's name.
    outputs: Map<String, Map<String, Passed>>,
    /// What it imports of the other templates, by the export's name.
    imports: Map<String, Passed>,
    /// What tells its own names from those of the templates that it has to do with.
    prefix: String,
    /// The logical id of the nested stack that it is; empty when it is none.
    stack: String,
    /// Whether the stack is made.
    made: Truth,
}

/// A value that goes from one template to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Passed {
    /// It is known, perhaps by the default of a parameter.
    Known(String, Option<Parameter>),
    /// Only a deployment decides it, or several stacks of the template get different ones.
    Open,
}

impl Passed {
    pub(super) fn value(&self) -> Option<(&str, Option<&Parameter>)> {
        match self {
            Self::Known(text, parameter) => Some((text, parameter.as_ref())),
            Self::Open => None,
        }
    }
}

impl Links {
    /// What is passed to a parameter, if anything is.
    pub(super) fn passed(&self, parameter: &str) -> Option<&Passed> {
        self.passed.get(parameter)
    }

    /// The output of a nested stack.
    pub(super) fn output(&self, stack: &str, name: &str) -> Option<&Passed> {
        self.outputs.get(stack)?.get(name)
    }

    /// What another stack exports under a name.
    pub(super) fn import(&self, name: &str) -> Option<&Passed> {
        self.imports.get(name)
    }

    /// The name of a bucket that is known in this template, told from those of the templates that it has to do with.
    pub(super) fn own(&self, name: String) -> String {
        let prefix = if self.prefix.is_empty() { &self.stack } else { &self.prefix };
        if prefix.is_empty() { name } else { format!("{prefix}_{name}") }
    }

    /// Whether the template is told apart from others.
    pub(super) fn is_alone(&self) -> bool {
        self.prefix.is_empty() && self.stack.is_empty()
    }

    /// Says of a resource what the condition of its stack decides.
    pub(super) fn decide(&self, resource: &mut Resource<'_>) {
        match (self.made, resource.fate) {
            (Truth::No, _) => resource.fate = Fate::Gone(resource.site),
            (Truth::Open, Fate::Present) => {
                resource.fate = Fate::Open(resource.site);
                resource.condition = Some((format!("the condition of {}", self.stack), resource.site));
            }
            _ => {}
        }
    }

    /// Whether the template of a nested stack is among the inputs.
    pub(super) fn shows(&self, stack: &str) -> bool {
        self.outputs.contains_key(stack)
    }
}

/// Values go down and up so many times; CloudFormation's own limits allow few levels more.
const ROUNDS: usize = 8;

/// So many levels up the outermost template is looked for.
const DEEPEST: usize = 64;

/// The links of each template, and for each the index of the outermost template that it belongs to.
pub(crate) fn links(sources: &[Source<'_>]) -> Vec<(Links, usize)> {
    let templates: Vec<_> = sources.iter().map(|source| prepared(source.template)).collect();
    let files = Files::of(sources);
    let children: Vec<Map<&str, usize>> =
        templates.iter().enumerate().map(|(index, prepared)| children(&prepared.template, index, &files)).collect();
    // The outputs of one of several stacks of a template would be taken for those of another.
    let mut stacks: Map<usize, usize> = Map::new();
    for child in children.iter().flat_map(Map::values) {
        *stacks.entry(*child).or_default() += 1;
    }
    let trees: Vec<&Node<'_>> = templates.iter().map(|prepared| &*prepared.template).collect();
    let exports = Exports::of(&trees);
    let (outermost, first) = families(&children, &exports.pairs(), sources);
    let mut known = first.clone();
    for _ in 0..ROUNDS {
        let mut next = first.clone();
        for (next, imports) in next.iter_mut().zip(exports.values(&trees, &known)) {
            next.imports = imports;
        }
        for (index, ((prepared, links), children)) in templates.iter().zip(&known).zip(&children).enumerate() {
            for (&stack, &child) in children {
                let (Some(other), Some(below)) = (templates.get(child), known.get(child)) else { continue };
                let passed = passed(&prepared.template, links, stack, &other.template);
                let made = made(&prepared.template, links, stack);
                if let Some(next) = next.get_mut(child) {
                    next.receive(stack, passed, made);
                }
                let mut outputs = outputs(&other.template, below, &prepared.template);
                if stacks.get(&child) != Some(&1) {
                    outputs = outputs.into_keys().map(|name| (name, Passed::Open)).collect();
                }
                if let Some(next) = next.get_mut(index) {
                    next.outputs.insert(stack.to_owned(), outputs);
                }
            }
        }
        if next == known {
            break;
        }
        known = next;
    }
    known.into_iter().zip(outermost).collect()
}

/// For each template the one that stands for all that it has to do with, and how its names are told from theirs.
fn families(
    children: &[Map<&str, usize>],
    pairs: &Set<(usize, usize)>,
    sources: &[Source<'_>],
) -> (Vec<usize>, Vec<Links>) {
    let mut family = outermost(children);
    let mut links = vec![Links::default(); sources.len()];
    for (importer, exporter) in pairs {
        let (Some(one), Some(other)) = (family.get(*importer).copied(), family.get(*exporter).copied()) else {
            continue;
        };
        family.iter_mut().filter(|own| **own == one.max(other)).for_each(|own| *own = one.min(other));
    }
    let joined: Set<usize> = pairs.iter().flat_map(|(importer, exporter)| [*importer, *exporter]).collect();
    for ((index, source), links) in sources.iter().enumerate().zip(&mut links) {
        if joined.contains(&index) && family.get(index) != Some(&index) {
            let file = source.name.rsplit(['/', '\\']).next().unwrap_or_default();
            let stem: String =
                file.split('.').next().unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
            links.prefix = format!("{stem}{index}");
        }
    }
    (family, links)
}

impl Links {
    /// Of the template that a stack set holds: what the set gives for its parameters.
    pub(super) fn of_set<'d>(resolver: &mut Resolver<'_, 'd>, set: &Member<'d>) -> Self {
        let listed = field::find(&set.value, &["Properties", "Parameters"]).map_or(&[][..], Node::one_or_many);
        let pairs =
            listed.iter().filter_map(|pair| Some((pair.get("ParameterKey")?.as_str()?, pair.get("ParameterValue")?)));
        let passed = pairs.map(|(key, value)| (key.to_owned(), known(resolver, value, &Set::new())));
        Self { passed: passed.collect(), stack: set.key.value.to_string(), ..Self::default() }
    }

    fn receive(&mut self, stack: &str, passed: Map<String, Passed>, made: Truth) {
        if self.stack.is_empty() {
            stack.clone_into(&mut self.stack);
            (self.passed, self.made) = (passed, made);
            return;
        }
        self.made = match (self.made, made) {
            (Truth::Yes, _) | (_, Truth::Yes) => Truth::Yes,
            (Truth::No, Truth::No) => Truth::No,
            _ => Truth::Open,
        };
        // One template, several stacks: only what they all get alike is known.
        let names: Set<String> = self.passed.keys().chain(passed.keys()).cloned().collect();
        let value = |name: String| {
            let value = self.passed.get(&name).filter(|own| passed.get(&name) == Some(own));
            let value = value.cloned().unwrap_or(Passed::Open);
            (name, value)
        };
        self.passed = names.into_iter().map(value).collect();
    }
}

/// The nested stacks of a template whose templates are among the inputs.
pub(super) fn children<'n>(template: &'n Node<'_>, own: usize, files: &Files<'_>) -> Map<&'n str, usize> {
    let mut found = Map::new();
    let links = Links::default();
    let mut resolver = Resolver::linked(Scope::of(template), &links);
    for member in resources(template) {
        let places = part::addresses(&mut resolver, &member.value);
        let child = places.iter().find_map(|address| files.named(address, own));
        let child = child.or_else(|| if places.is_empty() { None } else { files.declaring(&member.value, own) });
        if let Some(child) = child {
            found.insert(&*member.key.value, child);
        }
    }
    found
}

fn resources<'n, 'd>(template: &'n Node<'d>) -> &'n [Member<'d>] {
    template.get("Resources").map_or(&[], Node::members)
}

/// What a nested stack gets for its parameters.
fn passed(template: &Node<'_>, links: &Links, stack: &str, child: &Node<'_>) -> Map<String, Passed> {
    let mut resolver = Resolver::linked(Scope::of(template), links);
    let parameters = resources(template).iter().find(|member| member.key.value == stack);
    let parameters = parameters.and_then(|member| field::find(&member.value, &["Properties", "Parameters"]));
    let taken = names(child);
    let members = parameters.into_iter().flat_map(Node::members);
    members.map(|member| (member.key.value.to_string(), known(&mut resolver, &member.value, &taken))).collect()
}

/// Whether a nested stack is made.
fn made(template: &Node<'_>, links: &Links, stack: &str) -> Truth {
    let declared = resources(template).iter().find(|member| member.key.value == stack);
    let condition = declared.and_then(|member| member.value.get("Condition"));
    let own =
        condition.map_or(Truth::Yes, |condition| Resolver::linked(Scope::of(template), links).condition(condition).0);
    match (links.made, own) {
        (Truth::No, _) | (_, Truth::No) => Truth::No,
        (Truth::Yes, Truth::Yes) => Truth::Yes,
        _ => Truth::Open,
    }
}

/// The outputs of a nested stack.
fn outputs(template: &Node<'_>, links: &Links, around: &Node<'_>) -> Map<String, Passed> {
    let mut resolver = Resolver::linked(Scope::of(template), links);
    let taken = names(around);
    let declared = template.get("Outputs").into_iter().flat_map(Node::members);
    let values = declared.filter_map(|member| Some((&member.key.value, member.value.get("Value")?)));
    values.map(|(name, value)| (name.to_string(), known(&mut resolver, value, &taken))).collect()
}

pub(super) fn names<'n>(template: &'n Node<'_>) -> Set<&'n str> {
    resources(template).iter().map(|member| &*member.key.value).collect()
}

/// A value that another template reads. A name that means a resource here and another one there is left open.
pub(super) fn known<'d>(resolver: &mut Resolver<'_, 'd>, node: &Node<'d>, taken: &Set<&str>) -> Passed {
    let found = match node.items() {
        [] => resolver.text(node).map(|(join, parameter)| (join.value().to_owned(), parameter)),
        items => {
            let items: Option<Vec<_>> = items.iter().map(|item| resolver.plain(item)).collect();
            items.map(|items| {
                let (texts, parameters): (Vec<_>, Vec<_>) = items.into_iter().unzip();
                (texts.join(","), parameters.into_iter().flatten().next())
            })
        }
    };
    let is_plain = |text: &str| {
        let rest = text.replace("${AWS::Region}", "").replace("${AWS::AccountId}", "");
        !rest.contains("${") && !rest.contains("{{")
    };
    match found {
        Some((text, parameter)) if is_plain(&text) && (node.as_str().is_some() || !means_two(&text, taken)) => {
            Passed::Known(text, parameter)
        }
        _ => Passed::Open,
    }
}

/// Whether a text of another template names something that is called so here as well.
pub(super) fn means_two(text: &str, taken: &Set<&str>) -> bool {
    text.split([':', '/', ',']).any(|part| taken.contains(part.trim_end_matches('_')))
}

/// For each template the outermost one that it belongs to, by the first stack that it is.
fn outermost(children: &[Map<&str, usize>]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..children.len()).collect();
    for (index, own) in children.iter().enumerate() {
        for child in own.values() {
            if let Some(parent) = parent.get_mut(*child).filter(|parent| **parent == *child) {
                *parent = index;
            }
        }
    }
    let up = |index: usize| parent.get(index).copied().unwrap_or(index);
    (0..children.len()).map(|index| (0..DEEPEST).fold(index, |index, _| up(index))).collect()
}
