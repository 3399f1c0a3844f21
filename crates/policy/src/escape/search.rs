//! The search of one cell: for each Deny one way past it, so that all ways go together.

use super::cell::{Cell, Clause, Mode, Way, Ways};
use super::rules::{Part, Rule};
use super::state::State;
use crate::domain::{Budget, Exhausted};
use wireproof_source::{Map, order};

/// How deep choices may be nested before the search gives up: a limit of the stack, not of the work.
const DEPTH: usize = 400;

/// A closed case: whoever chose these ways meets this rule, which leaves none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Closed {
    /// The ways past other rules, as rule and part.
    pub(super) chosen: Vec<(usize, Part)>,
    /// The rule.
    pub(super) rule: usize,
}

/// What is asked when all choices are made: whether they make a request.
pub(super) type Leaf<'l> = dyn FnMut(&mut Vec<State>, &mut Budget) -> Result<bool, Exhausted> + 'l;

/// A search in progress.
pub(super) struct Search<'s, 'c> {
    /// The cell.
    pub(super) cell: &'s Cell<'c>,
    /// How to read what is not documented.
    pub(super) mode: Mode,
    /// What is left of the request.
    pub(super) states: Vec<State>,
    /// The cases closed so far.
    pub(super) closed: Map<Closed, usize>,
    /// What is called with all choices made; it says whether they make a request.
    pub(super) leaf: &'s mut Leaf<'s>,
    /// Counts the work.
    pub(super) budget: &'s mut Budget,
    /// The rules passed so far, each with the way past it.
    chosen: Vec<(usize, Way)>,
}

impl<'s, 'c> Search<'s, 'c> {
    /// A search that has not begun.
    pub(super) fn new(cell: &'s Cell<'c>, mode: Mode, leaf: &'s mut Leaf<'s>, budget: &'s mut Budget) -> Self {
        Self { cell, mode, states: cell.states(mode), closed: Map::new(), leaf, budget, chosen: Vec::new() }
    }

    /// Whether a request of the cell slips past all Denies. `goal` is what it has to be besides.
    pub(super) fn run(&mut self, rules: &[Rule<'_>], goal: &[(usize, Way)]) -> Result<bool, Exhausted> {
        for (rule, way) in goal {
            if !self.choose(way)? {
                self.record(Closed { chosen: vec![(*rule, way.part)], rule: *rule })?;
                return Ok(false);
            }
        }
        let mut clauses = Vec::new();
        for (number, rule) in rules.iter().enumerate() {
            self.budget.spend(1)?;
            match self.cell.ways(number, rule, self.mode, self.budget)? {
                Ways::Free => {}
                Ways::Some(ways) if ways.is_empty() => {
                    self.closed = Map::from([(Closed { chosen: Vec::new(), rule: number }, 0)]);
                    return Ok(false);
                }
                Ways::Some(ways) => clauses.push(Clause { rule: number, ways }),
            }
        }
        order::sort_by_key(&mut clauses, |clause| clause.ways.len());
        let alone = clauses.iter().take_while(|clause| clause.ways.len() == 1).count();
        let (alone, branching) = clauses.split_at_checked(alone).unwrap_or((&[], &[]));
        for clause in alone {
            for way in &clause.ways {
                if !self.choose(way)? {
                    self.close(clause)?;
                    return Ok(false);
                }
                self.chosen.push((clause.rule, way.clone()));
            }
        }
        self.branch(branching, 0)
    }

    fn branch(&mut self, clauses: &[Clause], depth: usize) -> Result<bool, Exhausted> {
        let mut clauses = clauses;
        let (clause, rest) = loop {
            let Some((clause, rest)) = clauses.split_first() else {
                let escapes = (self.leaf)(&mut self.states.clone(), self.budget)?;
                if let (false, Some(((rule, _), before))) = (escapes, self.chosen.split_last()) {
                    let chosen = before.iter().map(|(rule, way)| (*rule, way.part)).collect();
                    self.record(Closed { chosen, rule: *rule })?;
                }
                return Ok(escapes);
            };
            if !self.is_past(clause)? {
                break (clause, rest);
            }
            clauses = rest;
        };
        if depth > DEPTH {
            return Err(Exhausted);
        }
        let mut went_on = false;
        for way in &clause.ways {
            let before = self.states.get(way.state).cloned();
            if self.choose(way)? {
                went_on = true;
                self.chosen.push((clause.rule, way.clone()));
                if self.branch(rest, depth + 1)? {
                    return Ok(true);
                }
                self.chosen.pop();
            }
            if let (Some(state), Some(before)) = (self.states.get_mut(way.state), before) {
                *state = before;
            }
        }
        if !went_on {
            self.close(clause)?;
        }
        Ok(false)
    }

    /// Whether the way past an earlier rule also is one past this one: nothing is left to choose then.
    fn is_past(&mut self, clause: &Clause) -> Result<bool, Exhausted> {
        self.budget.spend(self.chosen.len() * clause.ways.len() / 8)?;
        let alike = |way: &Way, (_, other): &(usize, Way)| way.state == other.state && way.demand == other.demand;
        Ok(clause.ways.iter().any(|way| self.chosen.iter().any(|chosen| alike(way, chosen))))
    }

    fn choose(&mut self, way: &Way) -> Result<bool, Exhausted> {
        let wish = self.cell.wish(way.state, self.mode);
        match self.states.get_mut(way.state) {
            Some(state) => state.restrict(&way.demand, wish, self.budget),
            None => Ok(false),
        }
    }

    /// Records the case that ends at a clause: only choices about the same parts of the request matter.
    fn close(&mut self, clause: &Clause) -> Result<(), Exhausted> {
        let matters = |state: usize| clause.ways.iter().any(|way| way.state == state);
        let chosen = self.chosen.iter().filter(|(_, way)| matters(way.state)).map(|(rule, way)| (*rule, way.part));
        self.record(Closed { chosen: chosen.collect(), rule: clause.rule })
    }

    fn record(&mut self, closed: Closed) -> Result<(), Exhausted> {
        self.budget.spend(1 + self.chosen.len() / 8 + closed.chosen.len())?;
        let next = self.closed.len();
        self.closed.entry(closed).or_insert(next);
        Ok(())
    }
}
