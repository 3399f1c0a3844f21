//! Which format an input has, and why.

use crate::statement::{self, Look};
use crate::{Format, Site, field};
use wireproof_source::Node;
use wireproof_source::order;

/// How one input was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    /// The format of its first recognised resource; nothing when none fits.
    pub format: Option<Format>,
    /// Why.
    pub reason: Reason,
    /// Where the keys of the reason stand.
    pub sites: Vec<Site>,
    /// How many resources were recognised in it.
    pub resources: usize,
    /// The nearest formats when none fits, nearest first, at most three.
    pub nearest: Vec<Near>,
}

/// Why an input was taken for a format.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// It has these keys, spelled as the API spells them.
    Keys(Vec<&'static str>),
    /// It is a policy whose actions or resources are of this service (`s3`); empty when they are of no particular one.
    Policy {
        /// The prefix of the service's actions.
        service: String,
    },
    /// The user said so.
    Told,
    /// It is source of Terraform, of which only the plan decides the values.
    TerraformSource,
    /// It is what `terraform plan -json` tells while it runs, without the values.
    TerraformLog,
    /// There is no tree to look at.
    NoTree,
    /// No format fits.
    NoFormat,
}

impl Reason {
    /// The keys that gave the format away.
    pub fn keys(&self) -> &[&'static str] {
        if let Self::Keys(keys) = self { keys } else { &[] }
    }
}

/// A format that an input almost has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The format.
    pub format: Format,
    /// Keys that are there.
    pub present: Vec<&'static str>,
    /// Keys that are missing.
    pub missing: Vec<&'static str>,
}

/// Groups of keys: of each group at least one must be there.
pub(crate) type Groups = &'static [&'static [&'static str]];

/// How a format is recognised.
pub(crate) enum Signs {
    /// By its keys: of each group at least one, none of the others.
    Keys {
        /// Keys that must be there.
        needs: Groups,
        /// Keys that no such document has.
        never: &'static [&'static str],
    },
    /// By the list under `key`, whose elements have of each group at least one key; or as one such element.
    List {
        /// The list's key, as the command prints it.
        key: &'static str,
        /// Keys that an element must have.
        needs: Groups,
    },
    /// By the policy in it.
    Policy(fn(&Look<'_>) -> bool),
    /// By other means.
    Other(fn(&Node<'_>) -> Option<Vec<&'static str>>),
    /// Not at all: only templates say what it is.
    Never,
}

/// The resources of an input: documents in lists and envelopes, each on its own, with the format of each.
pub(crate) fn units<'d>(node: &'d Node<'d>, units: &mut Vec<(&'d Node<'d>, Option<(Format, Reason)>)>) {
    let node = node.open();
    let found = recognise(node);
    if found.is_some() {
        units.push((node, found));
    } else if node.is_array() {
        node.items().iter().for_each(|item| self::units(item, units));
    } else if let Some(inner) = envelope(node) {
        self::units(inner, units);
    } else {
        units.push((node, None));
    }
}

/// The format of one resource, with the reason.
pub(crate) fn recognise(node: &Node<'_>) -> Option<(Format, Reason)> {
    let look = statement::look(node);
    let mut best: Option<(Format, Reason, usize)> = None;
    for format in Format::all() {
        let found = match &format.card().signs {
            Signs::Policy(fits) => look
                .as_ref()
                .filter(|look| fits(look))
                .map(|look| (usize::MAX, Reason::Policy { service: look.service.clone() })),
            _ => fits(format, node).map(|keys| (keys.len(), Reason::Keys(keys))),
        };
        if let Some((weight, reason)) = found
            && best.as_ref().is_none_or(|(.., known)| *known < weight)
        {
            best = Some((format, reason, weight));
        }
    }
    best.map(|(format, reason, _)| (format, reason))
}

/// A format that the user says, for a document that has something of it: a policy, or one of the format's keys.
pub(crate) fn told(format: Format, node: &Node<'_>) -> Option<(Format, Reason)> {
    let has_some = match &format.card().signs {
        Signs::Keys { needs, .. } => !present(node, needs).0.is_empty(),
        Signs::Policy(_) => statement::look(node).is_some(),
        Signs::List { .. } | Signs::Other(_) => fits(format, node).is_some(),
        Signs::Never => false,
    };
    has_some.then_some((format, Reason::Told))
}

/// The keys by which a document fits a format that is recognised by keys.
pub(crate) fn fits(format: Format, node: &Node<'_>) -> Option<Vec<&'static str>> {
    match &format.card().signs {
        Signs::Keys { needs, never } => keys(node, needs, never),
        Signs::List { key, needs } => match field::get(node, key) {
            Some(list) => keys(list.one_or_many().first()?, needs, &[]).map(|_| vec![*key]),
            None => keys(node, needs, &[]),
        },
        Signs::Other(fits) => fits(node),
        Signs::Policy(_) | Signs::Never => None,
    }
}

/// The formats that share most keys with a document that is none of them.
pub(crate) fn nearest(node: &Node<'_>) -> Vec<Near> {
    let mut near: Vec<(usize, Near)> = Vec::new();
    for format in Format::all() {
        let (present, missing) = match &format.card().signs {
            Signs::Keys { needs, .. } | Signs::List { needs, .. } => present(node, needs),
            // A policy is told by its statements; the other keys of one are no more than hints.
            Signs::Policy(_) if format.id() == "s3.bucket-policy" => {
                present(node, &[&["Version", "Id"], &["Statement"]])
            }
            Signs::Policy(_) | Signs::Other(_) | Signs::Never => continue,
        };
        if !present.is_empty() {
            near.push((present.len(), Near { format, present, missing }));
        }
    }
    order::sort_by_key(&mut near, |(present, near)| (std::cmp::Reverse(*present), near.missing.len()));
    near.into_iter().map(|(_, near)| near).take(3).collect()
}

fn keys(node: &Node<'_>, needs: Groups, never: &[&'static str]) -> Option<Vec<&'static str>> {
    let has = |key: &&str| field::get(node, key).is_some();
    // most formats are told off by their first group
    let fits = node.is_object() && needs.iter().all(|group| group.iter().any(has)) && !never.iter().any(has);
    fits.then(|| present(node, needs).0)
}

/// The keys that are there, and the first key of each group that has none.
fn present(node: &Node<'_>, needs: Groups) -> (Vec<&'static str>, Vec<&'static str>) {
    let mut present: Vec<&'static str> = Vec::new();
    let mut missing = Vec::new();
    for group in needs {
        let mut found = false;
        for key in group.iter().copied().filter(|key| field::get(node, key).is_some()) {
            found = true;
            if !present.contains(&key) {
                present.push(key);
            }
        }
        if !found {
            missing.extend(group.first());
        }
    }
    (present, missing)
}

/// What a recording, a search result, a tool's answer or a response holds under one key.
fn envelope<'d>(node: &'d Node<'d>) -> Option<&'d Node<'d>> {
    const KEYS: [&str; 14] = [
        "data",
        "TemplateBody",
        "Results",
        "TrainingJob",
        "ProcessingJob",
        "HyperParameterTuningJob",
        "TransformJob",
        "AutoMLJob",
        "MonitoringSchedule",
        "requestParameters",
        "structuredContent",
        "content",
        "text",
        "result",
    ];
    let holds = |inner: &&Node<'_>| inner.is_object() || inner.is_array();
    let known = KEYS.iter().find_map(|key| node.get(key).map(Node::open).filter(holds));
    known.or_else(|| {
        // What a service answers to a request that makes or changes one thing: `{"DBInstance": {…}}`.
        let beside = ["ResponseMetadata", "NextToken", "Marker"];
        let mut members = node.members().iter().filter(|member| !beside.contains(&&*member.key.value));
        let only = members.next().filter(|_| members.next().is_none())?;
        Some(only.value.open()).filter(|inner| inner.is_object() && recognise(inner).is_some())
    })
}
