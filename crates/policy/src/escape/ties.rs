//! Keys whose values belong together, settled when all choices are made.

use super::cell::{Cell, Mode};
use super::rules::{Keys, Test};
use super::state::{Demand, State};
use crate::caller::is_account;
use crate::domain::{Booleans, Budget, Exhausted, TextSet, Values};
use crate::tested::Match;

/// Pairs of an organization's id and its paths: both or neither are present, and every path begins with the id.
const ORGANIZATIONS: [(&str, &str); 4] = [
    ("aws:PrincipalOrgID", "aws:PrincipalOrgPaths"),
    ("aws:ResourceOrgID", "aws:ResourceOrgPaths"),
    ("aws:SourceOrgID", "aws:SourceOrgPaths"),
    ("aws:VpceOrgID", "aws:VpceOrgPaths"),
];

/// Narrows the states of keys that belong together to states that go together; false when there are none.
pub(super) fn settle<'t>(
    cell: &'t Cell<'_>,
    mode: Mode,
    tests: &(impl Iterator<Item = &'t Test<'t>> + Clone),
    keys: &Keys,
    states: &'t mut [State],
    budget: &'t mut Budget,
) -> Result<bool, Exhausted> {
    if keys.names.len() < 2 {
        return Ok(true);
    }
    let values = |key: usize| {
        let own = tests.clone().filter(move |test| test.key == key);
        own.flat_map(|test| &test.test.condition.values).map(|value| &*value.text).collect()
    };
    let count = tests.clone().count();
    let mut ties = Ties { cell, mode, count, values: &values, states, budget };
    for (id, paths) in ORGANIZATIONS {
        if let (Some(id), Some(paths)) = (keys.find(id), keys.find(paths))
            && !ties.organization(id, paths)?
        {
            return Ok(false);
        }
    }
    if let (Some(age), Some(factor)) = (keys.find("aws:MultiFactorAuthAge"), keys.find("aws:MultiFactorAuthPresent"))
        && !ties.factor(age, factor)?
    {
        return Ok(false);
    }
    if let (Some(arn), Some(account)) = (keys.find("s3:DataAccessPointArn"), keys.find("s3:DataAccessPointAccount"))
        && !ties.point(arn, account)?
    {
        return Ok(false);
    }
    Ok(true)
}

struct Ties<'t, 'c> {
    cell: &'t Cell<'c>,
    mode: Mode,
    /// How many conditions there are.
    count: usize,
    /// The texts that conditions compare a key with.
    values: &'t dyn Fn(usize) -> Vec<&'t str>,
    states: &'t mut [State],
    budget: &'t mut Budget,
}

impl<'t> Ties<'t, '_> {
    fn state(&self, key: usize) -> Option<&State> {
        self.states.get(key + 1)
    }

    fn set(&mut self, key: usize, state: State) {
        if let Some(old) = self.states.get_mut(key + 1) {
            *old = state;
        }
    }

    fn values(&mut self, keys: &[usize]) -> Result<Vec<&'t str>, Exhausted> {
        let values: Vec<&str> = keys.iter().flat_map(|&key| (self.values)(key)).collect();
        self.budget.spend(self.count + values.len())?;
        Ok(values)
    }

    /// The state narrowed to values that match a pattern; nothing when none is left.
    fn within(&mut self, key: usize, pattern: &str) -> Result<Option<State>, Exhausted> {
        let Some(mut state) = self.state(key).cloned() else { return Ok(None) };
        let demand = Demand { absent: false, present: Some(Match::Every(Values::Text(TextSet::like(pattern)))) };
        let wish = self.cell.wish(key + 1, self.mode);
        let possible = state.restrict(&demand, wish, self.budget)?;
        Ok(possible.then_some(state))
    }

    fn organization(&mut self, id: usize, paths: usize) -> Result<bool, Exhausted> {
        let absent = |state: Option<&State>| state.is_some_and(|state| state.absent);
        if absent(self.state(id)) && absent(self.state(paths)) {
            self.set(id, State::new(true, None));
            self.set(paths, State::new(true, None));
            return Ok(true);
        }
        let mut exact = true;
        let mut ids: Vec<String> =
            vec!["o-example123".to_owned(), "o-another456".to_owned(), "o-zz00000000".to_owned()];
        for text in self.values(&[id, paths])? {
            let head = text.split('/').next().unwrap_or_default();
            if !head.contains(['*', '?', '$']) {
                ids.push(head.to_owned());
            } else if head != "*" {
                exact = false;
            }
        }
        for candidate in ids {
            let (Some(own), Some(below)) =
                (self.within(id, &candidate)?, self.within(paths, &format!("{candidate}/*"))?)
            else {
                continue;
            };
            self.set(id, own);
            self.set(paths, below);
            return Ok(true);
        }
        Ok(!exact && self.mode == Mode::Possible)
    }

    /// With a factor its age is present, without one it is not.
    fn factor(&mut self, age: usize, factor: usize) -> Result<bool, Exhausted> {
        for used in [false, true] {
            let (Some(mut of), Some(mut own)) = (self.state(factor).cloned(), self.state(age).cloned()) else {
                return Ok(true);
            };
            let set = Values::Bool(Booleans { yes: used, no: !used });
            let flag = Demand { absent: !used, present: Some(Match::One(set)) };
            let all = used.then(|| Match::One(Values::Number(crate::domain::Ranges::all())));
            let time = Demand { absent: !used, present: all };
            if of.restrict(&flag, self.cell.wish(factor + 1, self.mode), self.budget)?
                && own.restrict(&time, self.cell.wish(age + 1, self.mode), self.budget)?
            {
                self.set(factor, of);
                self.set(age, own);
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn point(&mut self, arn: usize, account: usize) -> Result<bool, Exhausted> {
        if self.state(arn).is_none_or(|state| state.present.is_none()) {
            return Ok(true);
        }
        let mut accounts: Vec<String> =
            vec!["111122223333".to_owned(), "444455556666".to_owned(), "777788889999".to_owned()];
        for text in self.values(&[arn, account])? {
            accounts.extend(text.split(':').filter(|part| is_account(part)).map(str::to_owned));
        }
        let present = |state: Option<&State>| state.is_some_and(|state| !state.absent && state.present.is_some());
        if !present(self.state(arn)) && !present(self.state(account)) {
            return Ok(true);
        }
        for candidate in accounts {
            let (Some(own), Some(of)) = (
                self.within(arn, &format!("arn:*:s3:*:{candidate}:accesspoint/*"))?,
                self.within(account, &candidate)?,
            ) else {
                continue;
            };
            self.set(arn, own);
            self.set(account, of);
            return Ok(true);
        }
        Ok(self.mode == Mode::Possible)
    }
}
