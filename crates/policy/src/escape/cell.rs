//! One cell of the case split: a class of callers, a group of actions and the choices that keys share. In a cell every
//! condition key has its own domain, and every Deny becomes a list of the ways to slip past it.

use super::classes::Class;
use super::groups::Group;
use super::rules::{Keys, Part, Rule, Test};
use super::state::{Demand, State};
use crate::DoubtKind;
use crate::domain::{Budget, Exhausted, TextSet, Values, Wish};
use crate::evaluate::{over, resolution};
use crate::matching::Resources;
use crate::pattern::Resolution;
use crate::situation::{Chance, Domain, Situation};
use crate::tested::{Match, Tested, Truth};
use crate::universe::Target;
use std::borrow::Cow;
use wireproof_source::order;

/// How a search reads what is not documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// In favour of the request: whatever may let it slip past does. Without an escape the claim is proved.
    Possible,
    /// Against the request: only what surely lets it slip past does. With an escape the claim is refuted.
    Sure,
}

/// A cell.
#[derive(Debug)]
pub(super) struct Cell<'s> {
    /// What all its requests share.
    pub(super) situation: Situation<'s>,
    /// The callers.
    pub(super) class: &'s Class,
    /// The actions.
    pub(super) group: &'s Group,
    /// The resource.
    pub(super) target: &'s Target,
    /// The states of each key, and what is not documented if it is present.
    pub(super) domains: Vec<(Domain, Option<DoubtKind>)>,
}

/// A Deny as the ways to slip past it.
#[derive(Debug)]
pub(super) struct Clause {
    /// Index of the rule.
    pub(super) rule: usize,
    /// The ways.
    pub(super) ways: Vec<Way>,
}

/// One way to slip past a Deny.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// The part that fails.
    pub(super) part: Part,
    /// Number of the state that it concerns: 0 for the resource, 1 + number for a key.
    pub(super) state: usize,
    /// What lets it fail.
    pub(super) demand: Demand,
}

/// The ways past a rule in a cell.
pub(super) enum Ways {
    /// The rule never matches here, or may not match for reasons that the request does not choose.
    Free,
    /// These; none means that the rule catches the whole cell.
    Some(Vec<Way>),
}

impl<'s> Cell<'s> {
    /// Prepares a cell.
    pub(super) fn new(
        situation: Situation<'s>,
        class: &'s Class,
        group: &'s Group,
        target: &'s Target,
        keys: &Keys,
    ) -> Self {
        let mut domains: Vec<_> = keys.names.iter().map(|(name, kind)| situation.domain(name, *kind)).collect();
        for ((name, _), (domain, _)) in keys.names.iter().zip(&mut domains) {
            class.leave_out(domain, name);
        }
        Self { situation, class, group, target, domains }
    }

    /// The states before any choice.
    pub(super) fn states(&self, mode: Mode) -> Vec<State> {
        let shape = Values::Text(self.target.shape.clone());
        let keys = self.domains.iter().map(|(domain, _)| {
            let can = |chance: Chance| match mode {
                Mode::Possible => chance != Chance::Never,
                Mode::Sure => chance == Chance::Sure,
            };
            let values = if mode == Mode::Sure { &domain.sure } else { &domain.values };
            State::new(can(domain.absent), can(domain.present).then(|| values.clone()))
        });
        std::iter::once(State::new(false, Some(shape))).chain(keys).collect()
    }

    /// What the values of a state are like.
    pub(super) fn wish(&self, state: usize, mode: Mode) -> Wish<'_> {
        let key = state.checked_sub(1).and_then(|key| self.domains.get(key));
        let Some((domain, _)) = key else { return self.target.wish() };
        let least = usize::from(mode == Mode::Sure);
        Wish { prefix: &domain.prefix, least, most: 2048, favourites: domain.favourites }
    }

    /// What a variable stands for.
    pub(super) fn resolve(&self, key: &str) -> Resolution {
        resolution(&self.situation.domain(key, crate::catalog::KeyKind::Text).0)
    }

    /// The ways past a Deny; `number` is its place in the list of rules.
    pub(super) fn ways(
        &self,
        number: usize,
        rule: &Rule<'_>,
        mode: Mode,
        budget: &mut Budget,
    ) -> Result<Ways, Exhausted> {
        let possible = mode == Mode::Possible;
        let universe = self.situation.universe;
        let unsure_is_free = |truth: Truth| match truth {
            Truth::No => true,
            Truth::Unsure => possible,
            Truth::Yes => false,
        };
        let named = self.class.named.get(number).copied().unwrap_or(Truth::Unsure);
        if unsure_is_free(named) || (possible && rule.statement().ambiguous) {
            return Ok(Ways::Free);
        }
        if unsure_is_free(self.group.named(rule, universe)) {
            return Ok(Ways::Free);
        }
        let resolve = |key: &str| self.resolve(key);
        let mut ways = Vec::new();
        let about = self.resources(rule, &resolve, budget)?;
        if possible && about.void {
            return Ok(Ways::Free);
        }
        if self.target.open {
            let slips = if possible { about.must.complement() } else { about.may.complement() };
            if !slips.is_none() {
                let present = Some(Match::One(Values::Text(slips)));
                ways.push(Way { part: Part::Resource, state: 0, demand: Demand { absent: false, present } });
            }
        } else if unsure_is_free(about.truth(&self.target.prefix)) {
            return Ok(Ways::Free);
        }
        for (index, test) in rule.tests.iter().enumerate() {
            let tested = tested(*test, &resolve, budget)?;
            if possible && tested.void {
                return Ok(Ways::Free);
            }
            let Some((domain, _)) = self.domains.get(test.key) else { continue };
            match past(&tested, domain, mode, budget)? {
                Past::Free => return Ok(Ways::Free),
                Past::Never => {}
                Past::By(demand) => ways.push(Way { part: Part::Test(index), state: test.key + 1, demand }),
            }
        }
        order::sort_by_key(&mut ways, |way| (!way.demand.absent, way.part != Part::Resource));
        Ok(Ways::Some(ways))
    }

    /// What an Allow demands to match, by state; nothing when it can't. The part that fails is named.
    pub(super) fn goal(
        &self,
        rule: &Rule<'_>,
        mode: Mode,
        budget: &mut Budget,
    ) -> Result<Result<Vec<Way>, Option<Part>>, Exhausted> {
        let sure = mode == Mode::Sure;
        let holds = |truth: Truth| truth == Truth::Yes || (!sure && truth == Truth::Unsure);
        let acts = self.group.named(rule, self.situation.universe);
        if !holds(self.class.goal) || !holds(acts) || (sure && rule.statement().ambiguous) {
            return Ok(Err(None));
        }
        let resolve = |key: &str| self.resolve(key);
        let about = self.resources(rule, &resolve, budget)?;
        let mut demands = Vec::new();
        if sure && about.void {
            return Ok(Err(None));
        }
        if self.target.open {
            let set = if sure { about.must.clone() } else { about.may.clone() };
            let present = Some(Match::One(Values::Text(set)));
            demands.push(Way { part: Part::Resource, state: 0, demand: Demand { absent: false, present } });
        } else if !holds(about.truth(&self.target.prefix)) {
            return Ok(Err(None));
        }
        for (index, test) in rule.tests.iter().enumerate() {
            let tested = tested(*test, &resolve, budget)?;
            let Some((domain, _)) = self.domains.get(test.key) else { continue };
            let part = Part::Test(index);
            if sure && (tested.void || (domain.undetermined && over(&tested, domain, budget) != Truth::Yes)) {
                return Ok(Err(Some(part)));
            }
            if sure && domain.undetermined {
                continue;
            }
            let absent = if sure { tested.absent == Truth::Yes } else { tested.absent != Truth::No };
            let present = if sure { tested.must.clone() } else { tested.may.clone() };
            match decide(absent, present, domain, budget)? {
                Past::Free => {}
                Past::Never => return Ok(Err(Some(part))),
                Past::By(demand) => demands.push(Way { part, state: test.key + 1, demand }),
            }
        }
        Ok(Ok(demands))
    }

    /// What a rule's resources are in this cell. A look at them is counted: of a closed target's all texts are compared.
    fn resources<'r>(
        &self,
        rule: &Rule<'r>,
        resolve: &dyn Fn(&str) -> Resolution,
        budget: &mut Budget,
    ) -> Result<Cow<'r, Resources>, Exhausted> {
        let values = rule.statement().resource.values.len();
        let varies = rule.prepared.resources.is_none();
        budget.spend(if varies {
            4 * values
        } else if self.target.open {
            0
        } else {
            values / 8
        })?;
        Ok(rule.prepared.resources(self.situation.universe, Some(resolve)))
    }
}

fn tested<'r>(
    test: Test<'r>,
    resolve: &dyn Fn(&str) -> Resolution,
    budget: &mut Budget,
) -> Result<Cow<'r, Tested>, Exhausted> {
    budget.spend(if test.test.varies() { 4 * test.test.condition.values.len() } else { 0 })?;
    Ok(test.test.tested(Some(resolve)))
}

enum Past {
    Free,
    Never,
    By(Demand),
}

/// How a request gets past one condition.
fn past(tested: &Tested, domain: &Domain, mode: Mode, budget: &mut Budget) -> Result<Past, Exhausted> {
    let sure = mode == Mode::Sure;
    if sure && domain.undetermined {
        return Ok(if over(tested, domain, budget) == Truth::No { Past::Free } else { Past::Never });
    }
    let fails_absent = if sure { tested.absent == Truth::No } else { tested.absent != Truth::Yes };
    let fails_present = if sure { tested.may.complement() } else { tested.must.complement() };
    decide(fails_absent, fails_present, domain, budget)
}

/// Whether a demand is always met, never met, or depends, where that is plain to see.
fn decide(absent: bool, present: Match, domain: &Domain, budget: &mut Budget) -> Result<Past, Exhausted> {
    let (Match::One(values) | Match::Every(values) | Match::Some(values)) = &present;
    budget.spend(values.parts() / 8)?;
    if domain.present == Chance::Never {
        return Ok(if absent { Past::Free } else { Past::Never });
    }
    if domain.absent == Chance::Never
        && let Some(value) = only(&domain.values)
    {
        budget.spend(values.weight(value.len()) / 4)?;
        return Ok(match present.holds(&[value]) {
            Some(true) => Past::Free,
            _ => Past::Never,
        });
    }
    let set = match &present {
        Match::One(Values::Text(set)) | Match::Every(Values::Text(set)) | Match::Some(Values::Text(set)) => Some(set),
        _ => None,
    };
    Ok(match set {
        Some(set) if absent && set.is_all() => Past::Free,
        Some(set) if !absent && set.is_none() => Past::Never,
        Some(set) if set.is_none() => Past::By(Demand { absent, present: None }),
        _ => Past::By(Demand { absent, present: Some(present) }),
    })
}

/// The only value of a set, where that is plain to see.
fn only(values: &Values) -> Option<String> {
    match values {
        Values::Text(TextSet::Glob(glob)) if glob.is_literal() => Some(glob.filled("", ' ')),
        Values::Bool(set) if set.yes != set.no => Some(set.yes.to_string()),
        _ => None,
    }
}
