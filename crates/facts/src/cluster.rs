//! How many instances of which types a job runs on.

use crate::reader::Reader;
use crate::{Cluster, Given, Site, field, value};
use std::fmt::Write;
use wireproof_source::Node;

/// The instances and how people write them (`4 × ml.p4d.24xlarge`).
pub(crate) struct Instances {
    pub(crate) cluster: Cluster,
    pub(crate) detail: String,
}

struct Part {
    count: Given<u64>,
    kind: String,
    site: Site,
}

/// Reads a `ResourceConfig`, `ClusterConfig` or `TransformResources`; `parent` is where it would stand, `default` the number
/// that AWS documents for an absent one.
///
/// `InstanceGroups` are one heterogeneous cluster: summed, whatever `InstanceCount` says beside them. `InstancePreferences`
/// and `InstanceConfigs` are alternatives: the largest counts, unless a describe output tells which was selected.
/// `InstancePlacementConfig` places instances that are already counted.
pub(crate) fn read<'d>(
    reader: &Reader<'_, 'd>,
    config: Option<&'d Node<'d>>,
    parent: &'d Node<'d>,
    default: Option<u64>,
) -> Instances {
    let Some(config) = config else { return nothing(reader, parent, default) };
    if let Some(what) = value::expression(config) {
        let instances = Given::Unresolved { what };
        return Instances {
            cluster: Cluster {
                instances,
                default: None,
                chosen_by_aws: false,
                types: Vec::new(),
                sites: vec![reader.site(config.span)],
            },
            detail: String::new(),
        };
    }
    let groups = field::list(config, "InstanceGroups");
    if !groups.is_empty() {
        let parts: Vec<Part> = groups.iter().map(|group| part(reader, group, None)).collect();
        return together(&parts, " + ", |counts| counts.iter().fold(0_u64, |sum, count| sum.saturating_add(*count)));
    }
    if field::get(config, "SelectedInstanceCount").is_some() {
        return together(&[selected(reader, config)], "", largest);
    }
    let choices = ["InstancePreferences", "InstanceConfigs"].map(|name| field::list(config, name));
    let choices = choices.into_iter().find(|choices| !choices.is_empty()).unwrap_or_default();
    if !choices.is_empty() {
        let parts: Vec<Part> = choices.iter().map(|choice| part(reader, choice, Some(config))).collect();
        return together(&parts, " / ", largest);
    }
    let mut instances = together(&[part(reader, config, None)], "", largest);
    instances.cluster.default = default;
    instances
}

fn largest(counts: &[u64]) -> u64 {
    counts.iter().copied().max().unwrap_or_default()
}

fn nothing<'d>(reader: &Reader<'_, 'd>, parent: &'d Node<'d>, default: Option<u64>) -> Instances {
    let cluster = Cluster {
        instances: reader.absent(),
        default,
        chosen_by_aws: false,
        types: Vec::new(),
        sites: vec![reader.opening(parent)],
    };
    Instances { cluster, detail: String::new() }
}

fn selected<'d>(reader: &Reader<'_, 'd>, config: &'d Node<'d>) -> Part {
    let (count, site) = number(reader, config, "SelectedInstanceCount");
    Part { count, kind: field::name(config, "SelectedInstanceType").to_owned(), site }
}

fn part<'d>(reader: &Reader<'_, 'd>, config: &'d Node<'d>, fallback: Option<&'d Node<'d>>) -> Part {
    let (mut count, mut site) = number(reader, config, "InstanceCount");
    if let Some(fallback) = fallback.filter(|_| matches!(count, Given::Absent | Given::CutOff)) {
        (count, site) = number(reader, fallback, "InstanceCount");
    }
    let kind = field::get(config, "InstanceType").map(|kind| match value::expression(kind) {
        Some(what) => what,
        None => kind.as_str().unwrap_or_default().to_owned(),
    });
    Part { count, kind: kind.unwrap_or_default(), site }
}

fn number<'d>(reader: &Reader<'_, 'd>, config: &'d Node<'d>, name: &str) -> (Given<u64>, Site) {
    let Some(member) = field::member(config, name).filter(|member| !member.value.is_null()) else {
        return (reader.absent(), reader.opening(config));
    };
    let count = if member.key.value.ends_with(".$") {
        Given::Unresolved { what: member.value.as_str().unwrap_or_default().to_owned() }
    } else {
        match value::count(&member.value) {
            // A cluster of no instances is none that AWS would start.
            Given::Stated(0) => Given::Malformed { written: "0".into(), meaning: None },
            given => given,
        }
    };
    (count, reader.site(member.value.span))
}

fn together(parts: &[Part], between: &str, fold: impl Fn(&[u64]) -> u64) -> Instances {
    let mut detail = String::new();
    let mut types: Vec<String> = Vec::new();
    let mut stated = Vec::new();
    let mut open = None;
    for part in parts {
        if !detail.is_empty() {
            detail.push_str(between);
        }
        let count = match &part.count {
            Given::Stated(count) => count.to_string(),
            Given::Unresolved { what, .. } => what.clone(),
            Given::Malformed { written, .. } => written.clone(),
            Given::Absent | Given::CutOff => String::new(),
        };
        // A `String` takes every write.
        let _ = match (count.as_str(), part.kind.as_str()) {
            ("", kind) => write!(detail, "{kind}"),
            (count, "") => write!(detail, "{count} ×"),
            (count, kind) => write!(detail, "{count} × {kind}"),
        };
        if !part.kind.is_empty() && !types.contains(&part.kind) {
            types.push(part.kind.clone());
        }
        match &part.count {
            Given::Stated(count) => stated.push(*count),
            other => open = open.or(Some(other.clone())),
        }
    }
    let cluster = Cluster {
        instances: open.unwrap_or_else(|| Given::Stated(fold(&stated))),
        default: None,
        chosen_by_aws: false,
        types,
        sites: parts.iter().map(|part| part.site).collect(),
    };
    Instances { cluster, detail }
}
