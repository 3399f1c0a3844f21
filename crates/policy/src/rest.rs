//! What a proof rests on besides the policy.

use crate::ast::{PrincipalKind, Statement};
use crate::catalog::KeyKind;
use crate::domain::{Budget, Values, Wish};
use crate::operator::Test;
use crate::ready::{self, Prepared, Ready};
use crate::tested::{Match, Truth, old_tls};
use crate::universe::Universe;
use crate::{Assumption, Certificate, Claim, Kind};
use wireproof_source::order;

/// Steps that the look for an action outside of all statements may take.
const LOOK: u64 = 100_000;

/// The assumptions that a certificate relies on.
pub(crate) fn assumptions(
    ready: &Ready<'_>,
    claim: Claim,
    certificate: &Certificate,
    outside: bool,
    budget: &mut Budget,
) -> Vec<Assumption> {
    let mut found = Vec::new();
    let mut used: Vec<usize> = certificate.cases.iter().map(|case| case.statement).collect();
    used.extend(certificate.cases.iter().flat_map(|case| &case.requests).map(|literal| literal.statement));
    order::sort(&mut used);
    used.dedup();
    let universe = ready.universe;
    let prepared: Vec<&Prepared<'_>> = used.iter().filter_map(|&index| ready.statements.get(index)).collect();
    let closing: Vec<&Statement> = prepared.iter().map(|prepared| prepared.statement).collect();
    let denying = claim != Claim::GrantsNoPlaintext;
    if denying && universe.kind == Kind::S3Bucket {
        found.push(Assumption::R1);
    }
    if universe.kind == Kind::DynamoDbTable {
        found.push(Assumption::I1);
    }
    if outside {
        found.push(Assumption::A2);
    }
    for one in &prepared {
        if one.statement.deny && by_aws_only(one.statement) {
            found.push(Assumption::P1);
        }
        one.tests.iter().for_each(|test| condition_assumptions(test, claim, &mut found));
    }
    let looks_at = |keys: &[&str]| {
        let mut conditions = closing.iter().flat_map(|statement| &statement.conditions);
        conditions.any(|condition| keys.iter().any(|key| condition.key.eq_ignore_ascii_case(key)))
    };
    if looks_at(&["aws:SourceIp"]) && looks_at(&["aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp"]) {
        found.push(Assumption::C1);
    }
    if denying && universe.kind == Kind::S3Bucket {
        if names_list(&prepared, universe, budget) {
            found.push(Assumption::A1);
        }
        let empty = format!("{}/", universe.arn);
        let about = |one: &&Prepared<'_>| one.resources(universe, None).truth(&empty) == Truth::Yes;
        if !prepared.iter().any(about) {
            found.push(Assumption::K1);
        }
    }
    order::sort(&mut found);
    found.dedup();
    found
}

/// Everyone is named by `{"AWS": "*"}` only.
fn by_aws_only(statement: &Statement) -> bool {
    statement.principal.as_ref().is_some_and(|principals| {
        let star = |kind| principals.elements.iter().any(|one| one.kind == kind && one.value.text == "*");
        !principals.negated && star(PrincipalKind::Aws) && !star(PrincipalKind::Everyone)
    })
}

/// Whether an action that the catalogue does not know would be in none of the statements: they list actions then.
fn names_list(closing: &[&Prepared<'_>], universe: &Universe, budget: &mut Budget) -> bool {
    let Some(service) = universe.service else { return true };
    if closing.iter().any(|one| one.all_actions) {
        return false;
    }
    let letters = ('a'..='z').map(|letter| crate::domain::TextSet::like(&format!("{}:{letter}*", service.prefix)));
    let mut rest = crate::domain::TextSet::any_of(letters.collect());
    closing.iter().filter_map(|one| one.actions.names()).for_each(|covered| rest.keep(covered.complement()));
    let known = service.actions.iter().map(|action| {
        let name = format!("{}:{}", service.prefix, action.name.to_ascii_lowercase());
        crate::domain::TextSet::glob(crate::domain::Glob::literal(&name))
    });
    rest.keep(crate::domain::TextSet::any_of(known.collect()).complement());
    let wish = Wish { prefix: &format!("{}:", service.prefix), least: 1, most: 64, favourites: &["newaction"] };
    // Only whether an assumption is listed depends on it, so it may not take long; undecided, it is listed.
    budget.within(LOOK, |budget| rest.witness(wish, budget)).is_none_or(|found| found.is_some())
}

fn condition_assumptions(test: &ready::Test<'_>, claim: Claim, found: &mut Vec<Assumption>) {
    let (condition, kind) = (test.condition, test.kind);
    let key = condition.key.to_ascii_lowercase();
    let test = test.tested(None);
    match &*key {
        "aws:securetransport" if test.absent != Truth::Yes => found.push(Assumption::T2),
        "aws:currenttime" | "aws:epochtime" => found.push(Assumption::D1),
        "s3:tlsversion" => {
            found.push(Assumption::T1);
            let dense = match &test.must {
                Match::One(Values::Number(set)) => old_tls().intersect(&set.complement()).is_empty(),
                _ => true,
            };
            if claim == Claim::DeniesOldTls && !dense {
                found.push(Assumption::V1);
            }
        }
        _ => {}
    }
    if kind.kind == KeyKind::Bool {
        match condition.operator.test {
            Test::Bool if condition.values.iter().any(|value| value.text.chars().any(char::is_uppercase)) => {
                found.push(Assumption::B1);
            }
            Test::StringEquals | Test::StringEqualsIgnoreCase | Test::StringLike => found.push(Assumption::B2),
            _ => {}
        }
    }
}
