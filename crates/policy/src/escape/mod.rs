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

use crate::ast::Condition;
use crate::domain::{Budget, Exhausted};
use crate::ready::Ready;
use crate::situation::{Chance, Scene, Situation};
use crate::{Case, Claim, Counterexample, Doubt, DoubtKind, Evaluation, Literal, Request};
use cell::{Cell, Mode, Way};
use classes::{Class, classes, splits_accounts};
use groups::{Group, Looks, groups};
use rules::{Keys, Part, Rule};
use search::{Closed, Search};
use std::borrow::Cow;
use wireproof_source::{Map, Set, order};
use witness::{Builder, Built};

pub(crate) use rules::Rules;

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
    ready: &Ready<'_>,
    rules: &Rules<'_>,
    claim: Claim,
    goal: Option<usize>,
    budget: &mut Budget,
) -> Result<Found, Exhausted> {
    let mut keys = Cow::Borrowed(&rules.keys);
    let mut aim = None;
    if let Some((index, prepared)) = goal.and_then(|index| Some((index, ready.statements.get(index)?))) {
        budget.spend(1 + prepared.tests.len())?;
        if let Some(test) = prepared.never(claim) {
            return Ok(never(index, test.condition));
        }
        if rules.plain.is_none() {
            budget.spend(rules.keys.names.len())?;
            aim = Some(Rule::of(index, prepared, claim, keys.to_mut()));
        }
    }
    if let Some(rule) = rules.plain.and_then(|number| rules.denies.get(number)) {
        return Ok(Found::Nothing { cases: vec![everything(rule.index, rule.spans())], beyond: false });
    }
    let looks = Looks::of(&keys);
    let classes = classes(ready, rules, aim.as_ref(), &keys, budget)?;
    let groups = groups(ready.universe, rules, aim.as_ref(), &keys, budget)?;
    let closed = Map::new();
    let mut explorer =
        Explorer { ready, rules, goal: aim.as_ref(), claim, keys: &keys, looks, closed, doubts: Vec::new() };
    explorer.explore(&classes, &groups, budget)
}

/// Whether a statement plainly matches no request of the claim, by its transport condition alone.
pub(crate) fn never_matches(ready: &Ready<'_>, index: usize, claim: Claim) -> bool {
    ready.statements.get(index).is_some_and(|prepared| prepared.never(claim).is_some())
}

/// An Allow that the claim's transport never meets.
fn never(index: usize, condition: &Condition) -> Found {
    Found::Nothing { cases: vec![everything(index, vec![condition.span])], beyond: false }
}

fn everything(statement: usize, spans: Vec<wireproof_source::Span>) -> Case {
    let (principals, actions) = (Vec::new(), Vec::new());
    Case { principals, actions, requests: Vec::new(), is_matched: false, statement, spans }
}

/// The groups of each class.
type Places = Map<usize, Vec<usize>>;

/// What the search of a cell found.
enum Slip {
    /// Nothing escapes.
    Never,
    /// Something may, but it could not be made one request.
    Unclear,
    /// This one does; with what the policy decides about it if that was asked.
    Request(Request, Option<Evaluation>),
}

struct Explorer<'e> {
    ready: &'e Ready<'e>,
    rules: &'e Rules<'e>,
    /// The statement that has to allow the request; its number is behind those of all Denies.
    goal: Option<&'e Rule<'e>>,
    claim: Claim,
    keys: &'e Keys,
    looks: Looks,
    /// The closed cases with their classes and groups, and the order in which they were found.
    closed: Map<Closed, (usize, Places)>,
    doubts: Vec<Doubt>,
}

impl<'e> Explorer<'e> {
    fn explore(&mut self, classes: &[Class], groups: &[Group], budget: &mut Budget) -> Result<Found, Exhausted> {
        let universe = self.ready.universe;
        let (mut doubtful, mut beyond) = (false, false);
        for (number, class) in classes.iter().enumerate() {
            for (place, group) in groups.iter().enumerate() {
                let Some(act) = group.acts.first().and_then(|&act| universe.acts.get(act)) else { continue };
                let Some(target) = universe.targets.get(act.target) else { continue };
                if act.excluded && (doubtful || beyond) {
                    continue;
                }
                for (scene, chance) in self.looks.scenes(class, act) {
                    budget.spend(8 + 4 * self.keys.names.len())?;
                    let situation = self.situation(class, act.action, target.kind, act.access_points, scene);
                    let cell = Cell::new(situation, class, group, target, self.keys);
                    let may = match self.look(&cell, Mode::Possible, Some((number, place)), budget)? {
                        Slip::Never => continue,
                        Slip::Unclear => None,
                        Slip::Request(request, _) => Some(request),
                    };
                    if act.excluded {
                        beyond = true;
                        break;
                    }
                    if act.sure && chance == Chance::Sure {
                        let sure = self.look(&cell, Mode::Sure, None, budget)?;
                        if let Slip::Request(request, Some(evaluation)) = sure {
                            return Ok(Found::Escape(Counterexample { request, trace: evaluation.trace }));
                        }
                    }
                    if !doubtful {
                        self.doubts = self.doubts(&cell, may, budget)?;
                    }
                    doubtful = true;
                }
            }
        }
        if doubtful || classes.is_empty() || groups.is_empty() {
            return Ok(Found::Doubtful(std::mem::take(&mut self.doubts)));
        }
        if let Some(condition) = self.used().find_map(splits_accounts) {
            let kind = DoubtKind::UndocumentedValue { key: condition.key.clone() };
            return Ok(Found::Doubtful(vec![Doubt { kind, span: Some(condition.span) }]));
        }
        budget.spend(self.closed.values().map(|(_, places)| places.len() * groups.len()).sum::<usize>() / 4)?;
        Ok(Found::Nothing { cases: self.cases(classes, groups), beyond })
    }

    fn rule(&self, number: usize) -> Option<&'e Rule<'e>> {
        let behind = number.checked_sub(self.rules.denies.len());
        behind.map_or_else(|| self.rules.denies.get(number), |behind| self.goal.filter(|_| behind == 0))
    }

    /// The rules that the closed cases rest on.
    fn used(&self) -> impl Iterator<Item = &'e Rule<'e>> {
        let numbers =
            self.closed.keys().flat_map(|closed| closed.chosen.iter().map(|&(number, _)| number).chain([closed.rule]));
        let numbers: Set<usize> = numbers.collect();
        numbers.into_iter().filter_map(|number| self.rule(number))
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
        'e: 's,
    {
        let action = Some(action);
        Situation {
            universe: self.ready.universe,
            claim: self.claim,
            caller: &class.caller,
            action,
            target,
            access_points,
            scene,
        }
    }

    /// Searches one cell.
    fn look(
        &mut self,
        cell: &Cell<'_>,
        mode: Mode,
        place: Option<(usize, usize)>,
        budget: &mut Budget,
    ) -> Result<Slip, Exhausted> {
        let mut goal: Vec<(usize, Way)> = Vec::new();
        if let Some(rule) = self.goal {
            let number = self.rules.denies.len();
            match cell.goal(rule, mode, budget)? {
                Ok(ways) => goal.extend(ways.into_iter().map(|way| (number, way))),
                Err(part) => {
                    if let (Some(part), Some(place)) = (part, place) {
                        self.close(Closed { chosen: vec![(number, part)], rule: number }, place);
                    }
                    return Ok(Slip::Never);
                }
            }
        }
        let (ready, rules, keys) = (self.ready, self.rules, self.keys);
        let builder = Builder { ready, cell, mode, rules, goal: self.goal, keys };
        let mut found = Slip::Unclear;
        let mut leaf = |states: &mut Vec<state::State>, budget: &mut Budget| {
            budget.spend(4)?;
            Ok(match builder.build(states, budget)? {
                Built::Impossible => false,
                Built::Unclear => true,
                Built::Request(request, evaluation) => {
                    found = Slip::Request(request, evaluation);
                    true
                }
            })
        };
        let mut search = Search::new(cell, mode, &mut leaf, budget);
        let escapes = search.run(&self.rules.denies, &goal)?;
        let closed = std::mem::take(&mut search.closed);
        if let (false, Some(place)) = (escapes, place) {
            let mut closed: Vec<(Closed, usize)> = closed.into_iter().collect();
            order::sort_by_key(&mut closed, |&(_, order)| order);
            for (closed, _) in closed {
                self.close(closed, place);
            }
        }
        Ok(if escapes { found } else { Slip::Never })
    }

    fn close(&mut self, closed: Closed, (class, group): (usize, usize)) {
        let next = self.closed.len();
        let (_, places) = self.closed.entry(closed).or_insert_with(|| (next, Map::new()));
        let groups = places.entry(class).or_default();
        if groups.last() != Some(&group) && !groups.contains(&group) {
            groups.push(group);
        }
    }

    /// The closed cases, those of several callers and actions joined. A case that rests on what other statements miss comes
    /// behind the requests that those statements match.
    fn cases(&self, classes: &[Class], groups: &[Group]) -> Vec<Case> {
        let mut found: Vec<(&Closed, &Places, usize)> =
            self.closed.iter().map(|(closed, (order, places))| (closed, places, *order)).collect();
        order::sort_by_key(&mut found, |&(.., order)| order);
        let mut matched: Map<usize, Places> = Map::new();
        for (closed, places, _) in &found {
            for number in closed.chosen.iter().map(|&(number, _)| number).filter(|number| *number != closed.rule) {
                let own = matched.entry(number).or_default();
                for (class, groups) in *places {
                    let known = own.entry(*class).or_default();
                    known.extend(groups.iter().filter(|group| !known.contains(group)).copied().collect::<Vec<_>>());
                    order::sort(known);
                }
            }
        }
        let matched: Vec<(Closed, Places)> =
            matched.into_iter().map(|(rule, places)| (Closed { chosen: Vec::new(), rule }, places)).collect();
        let mut cases = Vec::new();
        let whole = found.iter().map(|&(closed, places, _)| (closed, places, false));
        for (closed, places, is_matched) in matched.iter().map(|(closed, places)| (closed, places, true)).chain(whole) {
            let mut rectangles: Map<&Vec<usize>, Vec<usize>> = Map::new();
            for (class, groups) in places {
                rectangles.entry(groups).or_default().push(*class);
            }
            let mut rectangles: Vec<(Vec<usize>, &Vec<usize>)> =
                rectangles.into_iter().map(|(groups, classes)| (classes, groups)).collect();
            order::sort(&mut rectangles);
            for (callers, acts) in rectangles {
                cases.extend(self.case(closed, is_matched, (&callers, acts), classes, groups));
            }
        }
        cases
    }

    fn case(
        &self,
        closed: &Closed,
        is_matched: bool,
        (callers, acts): (&[usize], &[usize]),
        classes: &[Class],
        groups: &[Group],
    ) -> Option<Case> {
        let rule = self.rule(closed.rule)?;
        let acts_of = |group: &Group| group.acts.iter().filter_map(|&act| self.ready.universe.acts.get(act)).collect();
        let all: Vec<&crate::universe::Act> = groups.iter().flat_map(|group| -> Vec<_> { acts_of(group) }).collect();
        let claimed = all.iter().filter(|act| !act.excluded).count();
        let mut chosen: Vec<usize> =
            acts.iter().filter_map(|&group| groups.get(group)).flat_map(|group| &group.acts).copied().collect();
        order::sort(&mut chosen);
        let chosen: Vec<&crate::universe::Act> =
            chosen.iter().filter_map(|&act| self.ready.universe.acts.get(act)).filter(|act| !act.excluded).collect();
        if chosen.is_empty() {
            return None;
        }
        let everything = chosen.len() == claimed;
        let actions = if everything { Vec::new() } else { chosen.iter().map(|act| act.name.clone()).collect() };
        let caller = |&class: &usize| classes.get(class).map(|class| class.caller.write());
        let principals =
            if callers.len() == classes.len() { Vec::new() } else { callers.iter().filter_map(caller).collect() };
        let literal = |&(rule, part): &(usize, Part)| Some(self.rule(rule)?.literal(part));
        let requests: Vec<Literal> = closed.chosen.iter().filter_map(literal).collect();
        Some(Case { principals, actions, requests, is_matched, statement: rule.index, spans: rule.spans() })
    }

    /// Why a request only may escape: what the policy leaves undecided about it, and what is not documented of its keys.
    fn doubts(&self, cell: &Cell<'_>, may: Option<Request>, budget: &mut Budget) -> Result<Vec<Doubt>, Exhausted> {
        let mut doubts = Vec::new();
        if let Some(request) = may {
            budget.spend(self.ready.weight)?;
            let evaluation = crate::evaluate::Replay::new(self.ready, &request).evaluation(budget);
            let undecided = evaluation.trace.into_iter().filter(|one| one.missed.is_none());
            doubts.extend(undecided.flat_map(|one| one.doubts));
            for ((name, _), (_, doubt)) in self.keys.names.iter().zip(&cell.domains) {
                let carried = request.context.keys().any(|key| key.eq_ignore_ascii_case(name));
                doubts.extend(doubt.clone().filter(|_| carried).map(|kind| Doubt { kind, span: None }));
            }
        }
        if doubts.is_empty() {
            doubts.push(Doubt { kind: DoubtKind::UndocumentedRequest, span: None });
        }
        order::sort(&mut doubts);
        doubts.dedup();
        Ok(doubts)
    }
}
