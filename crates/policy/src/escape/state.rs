//! What is still open about one part of the request.

use crate::domain::{Budget, Exhausted, Values, Wish};
use crate::tested::Match;

/// The states that are left to a condition key, to the resource, or to the action.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// Whether it can be absent.
    pub(super) absent: bool,
    /// The values that it can have.
    pub(super) present: Option<Present>,
}

/// The values that are left.
#[derive(Clone, Debug)]
pub(super) struct Present {
    /// Every value lies in this set.
    pub(super) every: Values,
    /// For each of these sets, at least one value lies in it.
    pub(super) some: Vec<Values>,
    /// A value of `every`, once one was looked for.
    pub(super) witness: Option<String>,
}

/// The part of a state that lets a literal be so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    /// Whether absence does.
    pub(super) absent: bool,
    /// Which values do.
    pub(super) present: Option<Match>,
}

impl State {
    /// A state that can be absent or have these values.
    pub(super) fn new(absent: bool, values: Option<Values>) -> Self {
        let present = values.map(|every| Present { every, some: Vec::new(), witness: None });
        Self { absent, present }
    }

    /// Keeps what the demand allows; whether anything is left.
    pub(super) fn restrict(&mut self, demand: &Demand, wish: Wish<'_>, budget: &mut Budget) -> Result<bool, Exhausted> {
        self.absent &= demand.absent;
        budget.spend(self.cost(demand))?;
        match (&mut self.present, &demand.present) {
            (Some(present), Some(Match::One(set) | Match::Every(set))) => present.narrow(set),
            (Some(present), Some(Match::Some(set))) => {
                let mut own = set.clone();
                own.keep(&present.every);
                present.some.push(own);
            }
            (present, None) => *present = None,
            (None, _) => {}
        }
        self.is_possible(wish, budget)
    }

    /// Steps that it takes to narrow the state.
    fn cost(&self, demand: &Demand) -> usize {
        let (Some(present), Some(Match::One(set) | Match::Every(set) | Match::Some(set))) =
            (&self.present, &demand.present)
        else {
            return 0;
        };
        let known = present.witness.as_ref().map_or(0, |witness| set.weight(witness.len()));
        // A set of texts takes another in as one part.
        let own = if matches!(set, Values::Text(_)) { 0 } else { set.parts() + present.every.parts() };
        (known + own * (1 + present.some.len())) / 4
    }

    /// Whether any state is left. Values are looked for only when the key can't be absent.
    pub(super) fn is_possible(&mut self, wish: Wish<'_>, budget: &mut Budget) -> Result<bool, Exhausted> {
        budget.spend(1)?;
        if self.absent {
            return Ok(true);
        }
        let Some(present) = &mut self.present else { return Ok(false) };
        let possible = present.is_possible(wish, budget)?;
        if !possible {
            self.present = None;
        }
        Ok(possible)
    }
}

impl Present {
    fn narrow(&mut self, set: &Values) {
        self.every.keep(set);
        self.some.iter_mut().for_each(|some| some.keep(set));
        let holds = |witness: &String| set.contains(witness) == Some(true);
        self.witness = self.witness.take().filter(holds);
    }

    /// Whether there are such values, and one of them if they need not differ.
    pub(super) fn is_possible(&mut self, wish: Wish<'_>, budget: &mut Budget) -> Result<bool, Exhausted> {
        if self.witness.is_none() {
            self.witness = self.every.witness(wish, budget)?;
        }
        if self.witness.is_none() {
            return Ok(false);
        }
        for some in &self.some {
            if some.witness(wish, budget)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Values that fulfil everything.
    pub(super) fn values(&mut self, wish: Wish<'_>, budget: &mut Budget) -> Result<Option<Vec<String>>, Exhausted> {
        if !self.is_possible(wish, budget)? {
            return Ok(None);
        }
        let mut values = Vec::new();
        for some in &self.some {
            if !values.iter().any(|value: &String| some.contains(value) == Some(true)) {
                values.extend(some.witness(wish, budget)?);
            }
        }
        if values.is_empty() {
            values.extend(self.witness.clone());
        }
        Ok(Some(values))
    }
}
