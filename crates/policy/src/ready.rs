//! A policy made ready to be asked many questions: every part is read once.

use crate::Claim;
use crate::ast::{Condition, Policy, Statement};
use crate::catalog::KeyKind;
use crate::domain::{Budget, Exhausted};
use crate::matching::{Actions, Resources, resources};
use crate::operator::Test as Operation;
use crate::pattern::Resolution;
use crate::situation::{key_type, known};
use crate::tested::{KeyType, Tested, Truth, tested};
use crate::universe::Universe;
use std::borrow::Cow;
use std::cell::OnceCell;
use wireproof_source::Map;

/// A policy and the requests that it is asked about.
#[derive(Debug)]
pub(crate) struct Ready<'p> {
    /// The policy.
    pub(crate) policy: &'p Policy,
    /// Its requests.
    pub(crate) universe: &'p Universe,
    /// Its statements.
    pub(crate) statements: Vec<Prepared<'p>>,
    /// About how many values there are in all: what one look at the whole policy costs.
    pub(crate) weight: usize,
    /// The types of keys that nobody knows, as their conditions want them.
    wanted: Map<String, KeyKind>,
}

/// A statement with all that can be said of it before a request is known.
#[derive(Debug)]
pub(crate) struct Prepared<'p> {
    /// As written.
    pub(crate) statement: &'p Statement,
    /// Which actions it is about.
    pub(crate) actions: Actions,
    /// Whether it plainly is about every action of the service.
    pub(crate) all_actions: bool,
    /// Which resources, unless variables decide.
    pub(crate) resources: Option<Resources>,
    /// Its conditions.
    pub(crate) tests: Vec<Test<'p>>,
    /// About how many values it has.
    pub(crate) weight: usize,
    /// Whether it is about each of the universe's actions, once someone asked.
    named: OnceCell<Vec<Truth>>,
}

/// A condition with all that can be said of it before a request is known.
#[derive(Debug)]
pub(crate) struct Test<'p> {
    /// As written.
    pub(crate) condition: &'p Condition,
    /// Type of the key.
    pub(crate) kind: KeyType,
    /// When it is true, unless variables decide.
    tested: Option<Tested>,
}

impl<'p> Ready<'p> {
    /// Makes a policy ready.
    pub(crate) fn of(policy: &'p Policy, universe: &'p Universe, budget: &mut Budget) -> Result<Self, Exhausted> {
        let wanted = wanted(policy, universe);
        let mut ready =
            Self { policy, universe, statements: Vec::with_capacity(policy.statements.len()), weight: 0, wanted };
        for statement in &policy.statements {
            let prepared = ready.prepared(statement);
            budget.spend(2 + 2 * prepared.weight)?; // to read a value takes longer than to look at it
            ready.weight += 1 + prepared.weight;
            ready.statements.push(prepared);
        }
        Ok(ready)
    }

    fn prepared(&self, statement: &'p Statement) -> Prepared<'p> {
        let has_variables = |text: &str| self.policy.variables && text.contains("${");
        let tests = statement.conditions.iter().map(|condition| {
            let kind = self.key_type(&condition.key);
            let varies = condition.values.iter().any(|value| has_variables(&value.text));
            Test { condition, kind, tested: (!varies).then(|| tested(condition, kind, None)) }
        });
        let tests: Vec<Test<'p>> = tests.collect();
        let actions = Actions::of(&statement.action);
        let all_actions = self.universe.service.is_some_and(|service| actions.is_all(service.prefix));
        let varies = statement.resource.values.iter().any(|value| has_variables(&value.text));
        let resources = (!varies).then(|| resources(statement, self.universe.kind, None));
        let values = statement.resource.values.iter().chain(statement.conditions.iter().flat_map(|one| &one.values));
        let texts: usize = values.map(|value| 1 + value.text.len() / 16).sum();
        let principals = statement.principal.as_ref().map_or(0, |principals| principals.elements.len());
        let weight = texts + principals + actions.len() + tests.len();
        Prepared { statement, actions, all_actions, resources, tests, weight, named: OnceCell::new() }
    }

    /// The type of a key; of an unknown key the one that the policy's conditions on it want.
    pub(crate) fn key_type(&self, key: &str) -> KeyType {
        key_type(self.universe, key, || self.wanted.get(&key.to_ascii_lowercase()).copied().unwrap_or(KeyKind::Text))
    }
}

impl Prepared<'_> {
    /// The resources, with variables as `resolve` says.
    pub(crate) fn resources(
        &self,
        universe: &Universe,
        resolve: Option<&dyn Fn(&str) -> Resolution>,
    ) -> Cow<'_, Resources> {
        match &self.resources {
            Some(known) => Cow::Borrowed(known),
            None => Cow::Owned(resources(self.statement, universe.kind, resolve)),
        }
    }

    /// Whether it is about the action with this index.
    pub(crate) fn names(&self, universe: &Universe, act: usize) -> Truth {
        if self.all_actions {
            return Truth::Yes;
        }
        let acts = || universe.acts.iter().map(|act| self.actions.truth(&act.lower)).collect();
        self.named.get_or_init(acts).get(act).copied().unwrap_or(Truth::Unsure)
    }

    /// The condition that no request of the claim meets, if there is one.
    pub(crate) fn never(&self, claim: Claim) -> Option<&Test<'_>> {
        self.tests.iter().find(|test| test.transport(claim) == Some(Truth::No))
    }
}

impl Test<'_> {
    /// When it is true, with variables as `resolve` says.
    pub(crate) fn tested(&self, resolve: Option<&dyn Fn(&str) -> Resolution>) -> Cow<'_, Tested> {
        match &self.tested {
            Some(known) => Cow::Borrowed(known),
            None => Cow::Owned(tested(self.condition, self.kind, resolve)),
        }
    }

    /// Whether a variable decides it.
    pub(crate) fn varies(&self) -> bool {
        self.tested.is_none()
    }

    /// Its value, where the claim decides it.
    pub(crate) fn transport(&self, claim: Claim) -> Option<Truth> {
        if !self.condition.key.eq_ignore_ascii_case("aws:SecureTransport") {
            return None;
        }
        let value = (claim == Claim::DeniesOldTls).to_string();
        Some(self.tested(None).truth(Some(&[value]))).filter(|truth| *truth != Truth::Unsure)
    }
}

/// The value types that the conditions on unknown keys want, by key in lower case; text when they do not agree.
fn wanted(policy: &Policy, universe: &Universe) -> Map<String, KeyKind> {
    let mut wanted = Map::new();
    for condition in policy.statements.iter().flat_map(|statement| &statement.conditions) {
        if known(universe, &condition.key).is_some() {
            continue;
        }
        let kind = match condition.operator.test {
            Operation::Numeric(_) => KeyKind::Number,
            Operation::Date(_) => KeyKind::Date,
            Operation::Bool => KeyKind::Bool,
            Operation::IpAddress => KeyKind::Ip,
            Operation::Arn => KeyKind::Arn,
            Operation::Null => continue,
            _ => KeyKind::Text,
        };
        let own = wanted.entry(condition.key.to_ascii_lowercase()).or_insert(kind);
        if *own != kind {
            *own = KeyKind::Text;
        }
    }
    wanted
}
