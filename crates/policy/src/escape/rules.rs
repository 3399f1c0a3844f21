//! Statements in a search: those that may stand in a request's way, with the conditions that the claim leaves open.

use super::classes::{Cast, accounts_of, home, splits_accounts};
use super::groups::Kinds;
use crate::ast::{PrincipalKind, Statement};
use crate::caller::Caller;
use crate::catalog::KeyKind;
use crate::domain::{Budget, Exhausted};
use crate::ready::{self, Prepared, Ready};
use crate::tested::Truth;
use crate::universe::{Target, Universe};
use crate::{Claim, Escape, Literal};
use std::cell::RefCell;
use std::rc::Rc;
use wireproof_source::{Map, Set, Span};

/// The Denies that requests of a claim can meet.
#[derive(Debug)]
pub(crate) struct Rules<'r> {
    /// The Denies, in the policy's order but for those that look at part of an account's digits.
    pub(super) denies: Vec<Rule<'r>>,
    /// The keys that they look at.
    pub(super) keys: Keys,
    /// The first that plainly catches every request, by its number.
    pub(super) plain: Option<usize>,
    /// The accounts of each whose principal element names accounts and their principals only.
    pub(super) accounts: Vec<Option<Set<&'r str>>>,
    /// The owner's account.
    pub(super) home: Rc<str>,
    /// Whom they name.
    pub(super) cast: Cast,
    /// The universe's actions: those of one kind are meant by the same Denies.
    pub(super) acts: Kinds,
    /// Whether each is about a caller, for callers that were asked about.
    pub(super) named: RefCell<Map<Caller, Rc<[Truth]>>>,
}

/// A statement of the policy.
#[derive(Debug)]
pub(super) struct Rule<'r> {
    /// Its index.
    pub(super) index: usize,
    /// All that is known of it.
    pub(super) prepared: &'r Prepared<'r>,
    /// Conditions that depend on the request, with the key's number.
    pub(super) tests: Vec<Test<'r>>,
}

/// A condition of a rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Test<'r> {
    /// All that is known of it.
    pub(super) test: &'r ready::Test<'r>,
    /// Number of the key in [`Keys`].
    pub(super) key: usize,
}

/// The condition keys that the rules look at. Keys that always have the same value share a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    /// The keys as first written, with their types.
    pub(super) names: Vec<(String, KeyKind)>,
    /// The number of each, by its name in lower case.
    numbers: Map<String, usize>,
}

impl Keys {
    fn number(&mut self, name: &str, kind: KeyKind) -> usize {
        let name = alias(name);
        let next = self.names.len();
        let number = *self.numbers.entry(name.to_ascii_lowercase()).or_insert(next);
        if number == next {
            self.names.push((name.to_owned(), kind));
        }
        number
    }

    /// The number of a key, in any case.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        if self.names.len() < 16 {
            // Few names are looked at faster than looked up.
            return self.names.iter().position(|(known, _)| known.eq_ignore_ascii_case(name));
        }
        self.numbers.get(&name.to_ascii_lowercase()).copied()
    }

    /// Whether a key of this prefix is looked at.
    pub(super) fn any(&self, prefixes: &[&str]) -> bool {
        let starts =
            |name: &str, prefix: &str| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        self.names.iter().any(|(name, _)| prefixes.iter().any(|prefix| starts(name, prefix)))
    }
}

/// Keys with one value under two names.
fn alias(name: &str) -> &str {
    if name.eq_ignore_ascii_case("aws:EpochTime") {
        "aws:CurrentTime"
    } else if name.eq_ignore_ascii_case("s3:ResourceAccount") {
        "aws:ResourceAccount"
    } else {
        name
    }
}

impl<'r> Rules<'r> {
    /// The rules of a policy about a claim.
    pub(crate) fn of(ready: &'r Ready<'r>, claim: Claim, budget: &mut Budget) -> Result<Self, Exhausted> {
        let mut keys = Keys::default();
        let mut denies = Vec::new();
        for (index, prepared) in ready.statements.iter().enumerate().filter(|(_, one)| one.statement.deny) {
            budget.spend(1 + prepared.tests.len())?;
            if prepared.never(claim).is_none() {
                denies.push(Rule::of(index, prepared, claim, &mut keys));
            }
        }
        // What rests on part of an account's digits is not proved, so those who do come last.
        budget.spend(denies.iter().map(|rule| rule.prepared.weight / 4).sum())?;
        let (mut denies, split): (Vec<_>, Vec<_>) =
            denies.into_iter().partition(|rule| splits_accounts(rule).is_none());
        denies.extend(split);
        let plain = denies.iter().position(|rule| rule.catches_everything(ready.universe));
        let accounts = denies.iter().map(|rule| rule.statement().principal.as_ref().and_then(accounts_of)).collect();
        let mut rules = Self {
            denies,
            keys,
            plain,
            accounts,
            cast: Cast::default(),
            home: home(ready),
            acts: Kinds::of(ready.universe),
            named: RefCell::default(),
        };
        if plain.is_none() {
            rules.denies.iter().try_for_each(|rule| rules.cast.add(rule, budget))?;
            for rule in &rules.denies {
                rules.acts.divide_by_rule(rule, ready.universe, budget)?;
            }
        }
        Ok(rules)
    }
}

impl<'r> Rule<'r> {
    /// A statement that requests of the claim can meet.
    pub(super) fn of(index: usize, prepared: &'r Prepared<'r>, claim: Claim, keys: &mut Keys) -> Self {
        let open = prepared.tests.iter().filter(|test| test.transport(claim).is_none());
        let tests = open.map(|test| Test { test, key: keys.number(&test.condition.key, test.kind.kind) }).collect();
        Self { index, prepared, tests }
    }

    /// The statement as written.
    pub(super) fn statement(&self) -> &'r Statement {
        self.prepared.statement
    }

    /// Whether variables decide something of it.
    pub(super) fn varies(&self) -> bool {
        self.prepared.resources.is_none() || self.tests.iter().any(|test| test.test.varies())
    }

    /// The quick look at ordinary policies: a statement without further conditions that names everyone, all actions and all
    /// resources.
    fn catches_everything(&self, universe: &Universe) -> bool {
        self.tests.is_empty()
            && self.prepared.all_actions
            && !self.statement().ambiguous
            && self.names_everyone()
            && !universe.targets.is_empty()
            && self.prepared.resources.as_ref().is_some_and(|about| {
                let covers = |target: &Target| {
                    if target.open { about.must.covers(&target.prefix) } else { about.must.contains(&target.prefix) }
                };
                !about.void && universe.targets.iter().all(covers)
            })
    }

    /// Whether it plainly names everyone; services under assumption P1.
    pub(super) fn names_everyone(&self) -> bool {
        self.statement().principal.as_ref().is_none_or(|principals| {
            let everyone = |kind| matches!(kind, PrincipalKind::Everyone | PrincipalKind::Aws);
            !principals.negated && principals.elements.iter().any(|one| one.value.text == "*" && everyone(one.kind))
        })
    }

    /// All parts that make the statement match.
    pub(super) fn spans(&self) -> Vec<Span> {
        let statement = self.statement();
        let principal = statement.principal.iter().map(|principals| principals.span);
        let conditions = statement.conditions.iter().map(|condition| condition.span);
        let resource = (!statement.resource.missing).then_some(statement.resource.span);
        principal.chain([statement.action.span]).chain(resource).chain(conditions).collect()
    }

    /// A part as a literal.
    pub(super) fn literal(&self, part: Part) -> Literal {
        let (escape, span) = match part {
            Part::Resource => (Escape::Resource, self.statement().resource.span),
            Part::Test(number) => match self.tests.get(number) {
                Some(Test { test, .. }) => {
                    let condition = test.condition;
                    let (operator, key) = (condition.operator_text.clone(), condition.key.clone());
                    (Escape::Condition { operator, key }, condition.span)
                }
                None => (Escape::Principal, self.statement().span),
            },
        };
        Literal { statement: self.index, escape, span }
    }
}

/// The part of a statement that a request slips past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The resource.
    Resource,
    /// The condition with this number in [`Rule::tests`].
    Test(usize),
}
