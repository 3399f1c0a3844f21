//! What the service would reject about a policy because of what it is attached to.

use crate::ast::{Statement, Value};
use crate::domain::{Budget, Exhausted};
use crate::matching::names;
use crate::ready::{Prepared, Ready};
use crate::universe::Universe;
use crate::{Fault, FaultKind, Kind};

/// The faults of a policy on its resource.
pub(crate) fn faults(ready: &Ready<'_>, budget: &mut Budget) -> Result<Vec<Fault>, Exhausted> {
    let universe = ready.universe;
    let mut faults = Vec::new();
    for prepared in ready.statements.iter().filter(|one| !one.statement.is_opaque()) {
        let statement = prepared.statement;
        required(statement, universe.kind, &mut faults);
        if universe.kind == Kind::ResourceControl {
            control(statement, &mut faults);
        }
        let reached = reached(prepared, universe, budget)?;
        for value in statement.action.values.iter().filter(|value| !value.unresolved) {
            budget.spend(universe.acts.len() / 8)?;
            action(value, statement, universe, &reached, &mut faults);
        }
        for value in statement.resource.values.iter().filter(|value| !value.unresolved && !statement.resource.negated) {
            resource(value, universe, &mut faults);
        }
    }
    Ok(faults)
}

/// Which of the universe's targets a statement's resources may reach.
fn reached(prepared: &Prepared<'_>, universe: &Universe, budget: &mut Budget) -> Result<Vec<bool>, Exhausted> {
    let about = prepared.resources(universe, None);
    let reached = universe.targets.iter().map(|target| {
        budget.spend(about.may.weight(target.prefix.len()) / 4)?;
        let wish = target.wish();
        if target.open { about.may.reaches(wish, budget) } else { Ok(about.may.contains(&target.prefix)) }
    });
    reached.collect()
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

fn action(value: &Value, statement: &Statement, universe: &Universe, reached: &[bool], faults: &mut Vec<Fault>) {
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
    let pattern = text.to_ascii_lowercase();
    let mut meant = universe.acts.iter().filter(|act| names(&pattern, &act.lower)).peekable();
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
    if !meant.any(|act| reached.get(act.target) == Some(&true)) {
        faults.push(fault(FaultKind::ActionWithoutResource { action: text.to_owned() }));
    }
}

/// A bucket's policy names its own bucket and nothing else.
fn resource(value: &Value, universe: &Universe, faults: &mut Vec<Fault>) {
    let text = &*value.text;
    let valid = match universe.kind {
        Kind::S3Bucket | Kind::S3AccessPoint => {
            let whole = || crate::pattern::pattern(text, crate::pattern::Style::Resource, None).may;
            let stem = text.find(['*', '?']).map_or(text, |at| text.get(..at).unwrap_or_default());
            let inside = |stem: &str| {
                let rest = stem.splitn(6, ':').nth(5).unwrap_or_default();
                let own = universe.arn.splitn(6, ':').nth(5).unwrap_or_default();
                rest.strip_prefix(own)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || stem.len() < text.len())
            };
            text != "*" && (inside(stem) || (text.contains("${") && whole().contains(&universe.arn)))
        }
        _ => true,
    };
    if !valid {
        faults.push(Fault { kind: FaultKind::InvalidResource { resource: text.to_owned() }, span: value.span });
    }
}
