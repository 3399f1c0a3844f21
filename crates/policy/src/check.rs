//! What the service would reject about a policy because of what it is attached to.

use crate::ast::{Policy, Statement, Value};
use crate::domain::{Glob, TextSet};
use crate::matching::resources;
use crate::universe::Universe;
use crate::{Fault, FaultKind, Kind};

/// The faults of a policy on its resource.
pub(crate) fn faults(policy: &Policy, universe: &Universe) -> Vec<Fault> {
    let mut faults = Vec::new();
    for statement in policy.statements.iter().filter(|statement| !statement.is_opaque()) {
        required(statement, universe.kind, &mut faults);
        if universe.kind == Kind::ResourceControl {
            control(statement, &mut faults);
        }
        for value in statement.action.values.iter().filter(|value| !value.unresolved) {
            action(value, statement, universe, &mut faults);
        }
        for value in statement.resource.values.iter().filter(|value| !value.unresolved && !statement.resource.negated) {
            resource(value, universe, &mut faults);
        }
    }
    faults
}

fn required(statement: &Statement, kind: Kind, faults: &mut Vec<Fault>) {
    let mut missing = |element: &'static str| {
        faults.push(Fault { kind: FaultKind::MissingElement { element }, span: statement.span });
    };
    if statement.principal.is_none() {
        missing("Principal");
    }
    if statement.action.missing {
        missing("Action");
    }
    if statement.resource.missing && kind != Kind::EfsFileSystem {
        missing("Resource");
    }
}

/// A resource control policy denies everyone; it has neither `NotPrincipal` nor `NotAction`.
fn control(statement: &Statement, faults: &mut Vec<Fault>) {
    if statement.action.negated {
        let kind = FaultKind::UnsupportedElement { element: "NotAction" };
        faults.push(Fault { kind, span: statement.action.span });
    }
    if !statement.deny {
        faults.push(Fault { kind: FaultKind::InvalidEffect { effect: "Allow".to_owned() }, span: statement.effect });
    }
    if let Some(principals) = &statement.principal {
        if principals.negated {
            let kind = FaultKind::UnsupportedElement { element: "NotPrincipal" };
            faults.push(Fault { kind, span: principals.span });
        }
        for element in principals.elements.iter().filter(|element| element.value.text != "*") {
            let kind = FaultKind::InvalidPrincipal { principal: element.value.text.clone() };
            faults.push(Fault { kind, span: element.value.span });
        }
    }
}

fn action(value: &Value, statement: &Statement, universe: &Universe, faults: &mut Vec<Fault>) {
    let text = &*value.text;
    let fault = |kind| Fault { kind, span: value.span };
    let invalid = || fault(FaultKind::InvalidAction { action: text.to_owned() });
    if text == "*" || universe.kind == Kind::VpcEndpoint {
        return;
    }
    let Some((prefix, name)) = text.split_once(':') else {
        faults.push(invalid());
        return;
    };
    let Some(service) = universe.service else { return };
    let foreign = !prefix.eq_ignore_ascii_case(service.prefix);
    if text.contains("${") || (foreign && (statement.action.negated || universe.kind == Kind::ResourceControl)) {
        return;
    }
    if foreign {
        faults.push(invalid());
        return;
    }
    let wild = name.contains(['*', '?']);
    let pattern = Glob { fold: true, ..Glob::like(text) };
    let mut meant = universe.acts.iter().filter(|act| pattern.matches(&act.name)).peekable();
    if meant.peek().is_none() {
        // A service with rules of its own about which actions its policies may name is not second-guessed.
        let known = service.action(name).is_some() && universe.kind != Kind::S3Bucket;
        if !wild && !known {
            faults.push(invalid());
        }
        return;
    }
    if universe.kind != Kind::S3Bucket
        || statement.action.negated
        || statement.resource.negated
        || statement.resource.missing
    {
        return;
    }
    let about = resources(statement, universe.kind, None);
    let mut targets = meant.filter_map(|act| universe.targets.get(act.target));
    let reaches = |set: &TextSet, prefix: &str, open: bool| {
        if open { touches(set, prefix) } else { set.contains(prefix) }
    };
    if !targets.any(|target| reaches(&about.may, &target.prefix, target.open)) {
        faults.push(fault(FaultKind::ActionWithoutResource { action: text.to_owned() }));
    }
}

/// Whether some text that begins so is in the set, as far as its patterns' own texts tell.
fn touches(set: &TextSet, prefix: &str) -> bool {
    match set {
        TextSet::All(parts) => parts.iter().all(|part| touches(part, prefix)),
        TextSet::Any(parts) => parts.iter().any(|part| touches(part, prefix)),
        TextSet::Not(_) => true,
        TextSet::Glob(glob) => {
            let filled = glob.filled("", 'x');
            filled.starts_with(prefix) && filled != prefix
                || (1..=prefix.len()).any(|end| {
                    let head = prefix.get(..end).unwrap_or_default();
                    glob.filled(prefix.get(end..).unwrap_or_default(), 'x').starts_with(prefix)
                        && glob.matches(&format!("{head}{}x", prefix.get(end..).unwrap_or_default()))
                })
        }
    }
}

/// A bucket's policy names its own bucket and nothing else.
fn resource(value: &Value, universe: &Universe, faults: &mut Vec<Fault>) {
    let text = &*value.text;
    let valid = match universe.kind {
        Kind::S3Bucket | Kind::S3AccessPoint => {
            let whole = crate::pattern::pattern(text, crate::pattern::Style::Resource, None).may;
            let stem = text.find(['*', '?']).map_or(text, |at| text.get(..at).unwrap_or_default());
            let inside = |stem: &str| {
                let rest = stem.splitn(6, ':').nth(5).unwrap_or_default();
                let own = universe.arn.splitn(6, ':').nth(5).unwrap_or_default();
                rest.strip_prefix(own)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || stem.len() < text.len())
            };
            text != "*" && (inside(stem) || (text.contains("${") && whole.contains(&universe.arn)))
        }
        _ => true,
    };
    if !valid {
        faults.push(Fault { kind: FaultKind::InvalidResource { resource: text.to_owned() }, span: value.span });
    }
}
