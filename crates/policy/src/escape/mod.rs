//! The search for a request that every Deny misses: a case split over callers, actions and shared choices, and in each case
//! a search over the conditions.

mod cell;
mod classes;
mod groups;
mod rules;
mod search;
mod state;
mod ties;
mod witness;

use crate::ast::{Condition, Policy, Statement};
use crate::domain::{Budget, Exhausted};
use crate::situation::{Chance, Scene, Situation};
use crate::universe::Universe;
use crate::{Case, Claim, Counterexample, Doubt, DoubtKind, Evaluation, Literal, Request};
use cell::{Cell, Mode, Way};
use classes::{Class, classes, splits_accounts};
use groups::{Group, groups, scenes};
use rules::{Keys, Rule};
use search::{Closed, Search};
use std::collections::BTreeMap;
use witness::{Builder, Built};

/// What a search found.
#[derive(Debug)]
pub(crate) enum Found {
    /// No request escapes.
    Nothing {
        /// Why, case by case.
        cases: Vec<Case>,
        /// Whether actions that the claim leaves out would escape.
        beyond: bool,
    },
    /// This one does.
    Escape(Counterexample),
    /// Some may, for these reasons.
    Doubtful(Vec<Doubt>),
}

/// Looks for a request of the claim that no Deny catches. With a goal, the statement of that index has to allow it.
pub(crate) fn escape(
    policy: &Policy,
    universe: &Universe,
    claim: Claim,
    goal: Option<usize>,
    budget: &mut Budget,
) -> Result<Found, Exhausted> {
    let mut keys = Keys::default();
    let mut rules = Vec::new();
    for (index, statement) in policy.statements.iter().enumerate() {
        if !statement.deny && goal != Some(index) {
            continue;
        }
        budget.spend(1 + statement.conditions.len())?;
        match Rule::of(index, statement, policy, universe, claim, &mut keys) {
            Ok(rule) => rules.push(rule),
            Err(condition) if goal == Some(index) => return Ok(never(index, condition)),
            Err(_) => {}
        }
    }
    let plain = rules.iter().position(|rule| rule.statement.deny && catches_everything(rule, universe));
    if let Some(rule) = plain.and_then(|number| rules.get(number)) {
        let case = Case {
            principals: Vec::new(),
            actions: Vec::new(),
            requests: Vec::new(),
            statement: rule.index,
            spans: rule.spans(),
        };
        return Ok(Found::Nothing { cases: vec![case], beyond: false });
    }
    let classes = classes(policy, universe, &rules, &keys, budget)?;
    let groups = groups(universe, &rules, &keys);
    let goal = goal.and_then(|goal| rules.iter().position(|rule| rule.index == goal));
    let mut explorer =
        Explorer { policy, universe, claim, goal, keys: &keys, rules: &rules, closed: Vec::new(), doubts: Vec::new() };
    explorer.explore(&classes, &groups, budget)
}

/// Whether a statement plainly matches no request of the claim, by its transport condition alone.
pub(crate) fn never_matches(statement: &Statement, policy: &Policy, universe: &Universe, claim: Claim) -> bool {
    Rule::of(0, statement, policy, universe, claim, &mut Keys::default()).is_err()
}

/// An Allow that the claim's transport never meets.
fn never(index: usize, condition: &Condition) -> Found {
    let case = Case {
        principals: Vec::new(),
        actions: Vec::new(),
        requests: Vec::new(),
        statement: index,
        spans: vec![condition.span],
    };
    Found::Nothing { cases: vec![case], beyond: false }
}

/// The quick look at ordinary policies: one statement without further conditions that names everyone, all actions and all
/// resources.
fn catches_everything(rule: &Rule<'_>, universe: &Universe) -> bool {
    rule.tests.is_empty()
        && rule.all_actions
        && !rule.statement.ambiguous
        && rule.names_everyone()
        && !universe.targets.is_empty()
        && rule.resources.as_ref().is_some_and(|about| {
            !about.void
                && universe.targets.iter().all(|target| {
                    if target.open { about.must.covers(&target.prefix) } else { about.must.contains(&target.prefix) }
                })
        })
}

struct Explorer<'e> {
    policy: &'e Policy,
    universe: &'e Universe,
    claim: Claim,
    goal: Option<usize>,
    keys: &'e Keys,
    rules: &'e [Rule<'e>],
    closed: Vec<(Closed, usize, usize)>,
    doubts: Vec<Doubt>,
}

impl Explorer<'_> {
    fn explore(&mut self, classes: &[Class], groups: &[Group], budget: &mut Budget) -> Result<Found, Exhausted> {
        let (mut doubtful, mut beyond) = (false, false);
        for (number, class) in classes.iter().enumerate() {
            for (place, group) in groups.iter().enumerate() {
                let Some(act) = group.acts.first().and_then(|&act| self.universe.acts.get(act)) else { continue };
                let Some(target) = self.universe.targets.get(act.target) else { continue };
                if act.excluded && (doubtful || beyond) {
                    continue;
                }
                for (scene, chance) in scenes(class, act, self.keys) {
                    budget.spend(8)?;
                    let situation = self.situation(class, act.action, target.kind, act.access_points, scene);
                    let cell = Cell::new(situation, class, group, target, self.keys);
                    let Some(may) = self.look(&cell, Mode::Possible, Some((number, place)), budget)? else { continue };
                    if act.excluded {
                        beyond = true;
                        break;
                    }
                    if act.sure && chance == Chance::Sure {
                        let sure = self.look(&cell, Mode::Sure, None, budget)?;
                        if let Some(Some((request, evaluation))) = sure {
                            return Ok(Found::Escape(Counterexample { request, trace: evaluation.trace }));
                        }
                    }
                    if !doubtful {
                        self.doubts = doubts(&cell, self.keys, may);
                    }
                    doubtful = true;
                }
            }
        }
        let split = splits_accounts(self.rules).filter(|_| !doubtful);
        if let Some(condition) = split {
            let kind = DoubtKind::UndocumentedValue { key: condition.key.clone() };
            return Ok(Found::Doubtful(vec![Doubt { kind, span: Some(condition.span) }]));
        }
        if doubtful || classes.is_empty() || groups.is_empty() {
            return Ok(Found::Doubtful(std::mem::take(&mut self.doubts)));
        }
        Ok(Found::Nothing { cases: self.cases(classes, groups), beyond })
    }

    fn situation<'s>(
        &self,
        class: &'s Class,
        action: &'static crate::catalog::Action,
        target: Option<&'static crate::catalog::ResourceType>,
        access_points: bool,
        scene: Scene,
    ) -> Situation<'s>
    where
        Self: 's,
    {
        let universe: &'s Universe = self.universe;
        Situation {
            universe,
            claim: self.claim,
            caller: &class.caller,
            action: Some(action),
            target,
            access_points,
            scene,
        }
    }

    /// Searches one cell; the outer answer says whether anything escapes, the inner one which request.
    #[expect(clippy::option_option, reason = "an escape that no request could be built for is still one")]
    fn look(
        &mut self,
        cell: &Cell<'_>,
        mode: Mode,
        place: Option<(usize, usize)>,
        budget: &mut Budget,
    ) -> Result<Option<Option<(Request, Evaluation)>>, Exhausted> {
        let mut goal: Vec<(usize, Way)> = Vec::new();
        if let Some((number, rule)) = self.goal.and_then(|number| Some((number, self.rules.get(number)?))) {
            match cell.goal(number, rule, mode) {
                Ok(ways) => goal.extend(ways.into_iter().map(|way| (number, way))),
                Err(part) => {
                    if let (Some(part), Some((class, group))) = (part, place) {
                        let closed = Closed { chosen: vec![(number, part)], rule: number };
                        self.closed.push((closed, class, group));
                    }
                    return Ok(None);
                }
            }
        }
        let statement = self.goal.and_then(|number| self.rules.get(number)).map(|rule| rule.index);
        let builder = Builder { policy: self.policy, cell, mode, rules: self.rules, keys: self.keys, goal: statement };
        let mut found = None;
        let mut leaf = |states: &mut Vec<state::State>, budget: &mut Budget| {
            budget.spend(4)?;
            Ok(match builder.build(states, budget)? {
                Built::Impossible => false,
                Built::Unclear => true,
                Built::Request(request, evaluation) => {
                    found = Some((request, evaluation));
                    true
                }
            })
        };
        let mut search = Search::new(cell, mode, &mut leaf, budget);
        let escapes = search.run(self.rules, &goal)?;
        let closed = std::mem::take(&mut search.closed);
        if let (false, Some((class, group))) = (escapes, place) {
            self.closed.extend(closed.into_iter().map(|closed| (closed, class, group)));
        }
        Ok(escapes.then_some(found))
    }

    /// The closed cases, those of several callers and actions joined.
    fn cases(&self, classes: &[Class], groups: &[Group]) -> Vec<Case> {
        let mut joined: Vec<(&Closed, BTreeMap<usize, Vec<usize>>)> = Vec::new();
        for (closed, class, group) in &self.closed {
            let excluded = |group: &Group| {
                group.acts.first().and_then(|&act| self.universe.acts.get(act)).is_some_and(|act| act.excluded)
            };
            if groups.get(*group).is_some_and(excluded) {
                continue;
            }
            let at = joined.iter().position(|(known, _)| *known == closed).unwrap_or_else(|| {
                joined.push((closed, BTreeMap::new()));
                joined.len() - 1
            });
            if let Some((_, places)) = joined.get_mut(at) {
                let groups = places.entry(*class).or_default();
                if !groups.contains(group) {
                    groups.push(*group);
                }
            }
        }
        let mut cases = Vec::new();
        for (closed, places) in joined {
            let mut rectangles: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
            for (class, groups) in places {
                match rectangles.iter_mut().find(|(_, known)| *known == groups) {
                    Some((classes, _)) => classes.push(class),
                    None => rectangles.push((vec![class], groups)),
                }
            }
            for (callers, acts) in rectangles {
                cases.extend(self.case(closed, &callers, &acts, classes, groups));
            }
        }
        cases
    }

    fn case(
        &self,
        closed: &Closed,
        callers: &[usize],
        acts: &[usize],
        classes: &[Class],
        groups: &[Group],
    ) -> Option<Case> {
        let rule = self.rules.get(closed.rule)?;
        let all_acts = groups.iter().flat_map(|group| &group.acts).filter_map(|&act| self.universe.acts.get(act));
        let claimed = all_acts.filter(|act| !act.excluded).count();
        let chosen = acts.iter().filter_map(|&group| groups.get(group)).flat_map(|group| &group.acts);
        let mut chosen: Vec<usize> = chosen.copied().collect();
        chosen.sort_unstable();
        let name = |&act: &usize| self.universe.acts.get(act).map(|act| act.name.clone());
        let actions = if chosen.len() == claimed { Vec::new() } else { chosen.iter().filter_map(name).collect() };
        let caller = |&class: &usize| classes.get(class).map(|class| class.caller.write());
        let principals =
            if callers.len() == classes.len() { Vec::new() } else { callers.iter().filter_map(caller).collect() };
        let literal = |&(rule, part): &(usize, rules::Part)| Some(self.rules.get(rule)?.literal(part));
        let requests: Vec<Literal> = closed.chosen.iter().filter_map(literal).collect();
        Some(Case { principals, actions, requests, statement: rule.index, spans: rule.spans() })
    }
}

/// Why a request only may escape: what the policy leaves undecided about it, and what is not documented of its keys.
fn doubts(cell: &Cell<'_>, keys: &Keys, may: Option<(Request, Evaluation)>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if let Some((request, evaluation)) = may {
        let undecided = evaluation.trace.into_iter().filter(|one| one.missed.is_none());
        doubts.extend(undecided.flat_map(|one| one.doubts));
        for ((name, _), (_, doubt)) in keys.names.iter().zip(&cell.domains) {
            let carried = request.context.keys().any(|key| key.eq_ignore_ascii_case(name));
            doubts.extend(doubt.clone().filter(|_| carried).map(|kind| Doubt { kind, span: None }));
        }
    }
    if doubts.is_empty() {
        doubts.push(Doubt { kind: DoubtKind::UndocumentedRequest, span: None });
    }
    doubts.sort();
    doubts.dedup();
    doubts
}
