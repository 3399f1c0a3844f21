//! Statements made ready for the search: parts that no choice of the request can change are decided once.

use crate::ast::{Condition, Policy, PrincipalKind, Statement};
use crate::catalog::KeyKind;
use crate::matching::{Actions, Resources, resources, wanted_kind};
use crate::pattern::Resolution;
use crate::situation::key_type;
use crate::tested::{KeyType, Tested, Truth, tested};
use crate::universe::Universe;
use crate::{Claim, Escape, Literal};
use wireproof_source::Span;

/// A statement of the policy.
#[derive(Debug)]
pub(super) struct Rule<'p> {
    /// Its index.
    pub(super) index: usize,
    /// Its parts.
    pub(super) statement: &'p Statement,
    /// Which actions it is about.
    pub(super) actions: Actions,
    /// Whether it plainly is about every action.
    pub(super) all_actions: bool,
    /// Which resources, unless variables decide.
    pub(super) resources: Option<Resources>,
    /// Conditions that depend on the request, with the key's number.
    pub(super) tests: Vec<Test<'p>>,
}

/// A condition of a rule.
#[derive(Debug)]
pub(super) struct Test<'p> {
    /// As written.
    pub(super) condition: &'p Condition,
    /// Number of the key in [`Keys`].
    pub(super) key: usize,
    /// Type of the key.
    pub(super) kind: KeyType,
    /// When it is true, unless variables decide.
    pub(super) tested: Option<Tested>,
}

/// The condition keys that the rules look at. Keys that always have the same value share a number.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// The keys as first written, with their types.
    pub(super) names: Vec<(String, KeyKind)>,
}

impl Keys {
    fn number(&mut self, name: &str, kind: KeyKind) -> usize {
        let name = alias(name);
        if let Some(number) = self.names.iter().position(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return number;
        }
        self.names.push((name.to_owned(), kind));
        self.names.len() - 1
    }

    /// The number of a key, in any case.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|(known, _)| known.eq_ignore_ascii_case(name))
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

impl<'p> Rule<'p> {
    /// Makes a statement ready; nothing when it never matches a request of the claim.
    pub(super) fn of(
        index: usize,
        statement: &'p Statement,
        policy: &Policy,
        universe: &Universe,
        claim: Claim,
        keys: &mut Keys,
    ) -> Result<Self, &'p Condition> {
        let fixed = statement.conditions.iter().map(|condition| transport(condition, universe, claim));
        let fixed: Vec<Option<Truth>> = fixed.collect();
        let never = statement.conditions.iter().zip(&fixed).find(|(_, truth)| **truth == Some(Truth::No));
        if let Some((condition, _)) = never {
            return Err(condition);
        }
        let has_variables = |text: &str| policy.variables && text.contains("${");
        let mut tests = Vec::new();
        for (condition, _) in statement.conditions.iter().zip(&fixed).filter(|(_, truth)| **truth != Some(Truth::Yes)) {
            let kind = key_type(universe, &condition.key, || wanted_kind(policy, &condition.key));
            let varies = condition.values.iter().any(|value| has_variables(&value.text));
            tests.push(Test {
                condition,
                key: keys.number(&condition.key, kind.kind),
                kind,
                tested: (!varies).then(|| tested(condition, kind, None)),
            });
        }
        let actions = Actions::of(&statement.action);
        let all_actions = universe.service.is_some_and(|service| actions.is_all(service.prefix));
        let varies = statement.resource.values.iter().any(|value| has_variables(&value.text));
        let resources = (!varies).then(|| resources(statement, universe.kind, None));
        Ok(Self { index, statement, actions, all_actions, resources, tests })
    }

    /// The resources, with variables as `resolve` says.
    pub(super) fn resources(&self, universe: &Universe, resolve: &dyn Fn(&str) -> Resolution) -> Resources {
        match &self.resources {
            Some(known) => known.clone(),
            None => resources(self.statement, universe.kind, Some(resolve)),
        }
    }

    /// Whether it plainly names everyone; services under assumption P1.
    pub(super) fn names_everyone(&self) -> bool {
        self.statement.principal.as_ref().is_none_or(|principals| {
            let everyone = |kind| matches!(kind, PrincipalKind::Everyone | PrincipalKind::Aws);
            !principals.negated && principals.elements.iter().any(|one| one.value.text == "*" && everyone(one.kind))
        })
    }

    /// All parts that make the statement match.
    pub(super) fn spans(&self) -> Vec<Span> {
        let statement = self.statement;
        let principal = statement.principal.iter().map(|principals| principals.span);
        let conditions = statement.conditions.iter().map(|condition| condition.span);
        let resource = (!statement.resource.missing).then_some(statement.resource.span);
        principal.chain([statement.action.span]).chain(resource).chain(conditions).collect()
    }

    /// A part as a literal.
    pub(super) fn literal(&self, part: Part) -> Literal {
        let (escape, span) = match part {
            Part::Resource => (Escape::Resource, self.statement.resource.span),
            Part::Test(number) => match self.tests.get(number) {
                Some(Test { condition, .. }) => (
                    Escape::Condition { operator: condition.operator_text.clone(), key: condition.key.clone() },
                    condition.span,
                ),
                None => (Escape::Principal, self.statement.span),
            },
        };
        Literal { statement: self.index, escape, span }
    }
}

impl Test<'_> {
    /// When it is true, with variables as `resolve` says.
    pub(super) fn tested(&self, resolve: &dyn Fn(&str) -> Resolution) -> Tested {
        match &self.tested {
            Some(known) => known.clone(),
            None => tested(self.condition, self.kind, Some(resolve)),
        }
    }
}

/// The part of a statement that a request slips past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The resource.
    Resource,
    /// The condition with this number in [`Rule::tests`].
    Test(usize),
}

/// The value of a condition that the claim decides.
fn transport(condition: &Condition, universe: &Universe, claim: Claim) -> Option<Truth> {
    if !condition.key.eq_ignore_ascii_case("aws:SecureTransport") {
        return None;
    }
    let kind = key_type(universe, &condition.key, || KeyKind::Bool);
    let test = tested(condition, kind, None);
    let value = (claim == Claim::DeniesOldTls).to_string();
    Some(test.truth(Some(&[value]))).filter(|truth| *truth != Truth::Unsure)
}
