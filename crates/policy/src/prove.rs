//! The decision of a claim about a policy.

use crate::ast::{Policy, Statement};
use crate::check::faults;
use crate::domain::{Budget, Exhausted};
use crate::escape::{Found, Rules, escape};
use crate::ready::Ready;
use crate::rest::assumptions;
use crate::universe::Universe;
use crate::{Case, Certificate, Claim, Doubt, DoubtKind, Fault, Kind, NotApplicable, Outcome, Proof, Subject};
use wireproof_source::{Map, order};

/// Steps of work that a decision may take.
const BUDGET: u64 = 3_000_000;

/// Decides a claim about the policy.
pub fn prove(policy: &Policy, subject: &Subject, claim: Claim) -> Proof {
    prove_each(policy, subject, &[claim]).pop().unwrap_or_else(|| unproved(claim, subject.kind))
}

/// Decides the claims that mean something for this kind of policy, the one that matters most first.
pub fn prove_all(policy: &Policy, subject: &Subject) -> Vec<Proof> {
    prove_each(policy, subject, subject.kind.claims())
}

/// Each claim has a budget of its own, from which the common preparation is taken.
fn prove_each(policy: &Policy, subject: &Subject, claims: &[Claim]) -> Vec<Proof> {
    let universe = Universe::of(policy, subject);
    let mut budget = Budget::new(BUDGET);
    let ready = Ready::of(policy, &universe, &mut budget);
    let faults = ready.as_ref().ok().and_then(|ready| faults(ready, &mut budget).ok());
    let found = faults.iter().flatten();
    let rejected: Vec<Fault> = policy.faults.iter().chain(found).filter(|one| one.kind.rejects()).cloned().collect();
    let prove = |&claim: &Claim| {
        let mut budget = budget.clone();
        let mut proof = unproved(claim, subject.kind);
        if universe.is_told {
            proof.resource.clone_from(&universe.arn);
        }
        proof.outcome = match (not_applicable(policy, subject, claim), &ready, &faults) {
            (Some(reason), ..) => Outcome::NotApplicable(reason),
            (None, Ok(ready), Some(_)) => decide(ready, claim, &mut proof.assumptions, &mut budget),
            _ => Outcome::Unknown(vec![Doubt { kind: DoubtKind::Budget, span: None }]),
        };
        if !rejected.is_empty() && !matches!(proof.outcome, Outcome::NotApplicable(_)) {
            proof.outcome = Outcome::Invalid { faults: rejected.clone(), if_accepted: Box::new(proof.outcome) };
        }
        proof.steps = budget.used();
        proof
    };
    claims.iter().map(prove).collect()
}

fn unproved(claim: Claim, kind: Kind) -> Proof {
    let outcome = Outcome::Unknown(Vec::new());
    Proof { claim, kind, resource: String::new(), outcome, assumptions: Vec::new(), steps: 0 }
}

fn not_applicable(policy: &Policy, subject: &Subject, claim: Claim) -> Option<NotApplicable> {
    let nobody = policy.statements.iter().all(|statement| statement.principal.is_none() && !statement.is_opaque());
    if nobody && !policy.statements.is_empty() {
        return Some(NotApplicable::NoPrincipal);
    }
    let told = subject.kind.claims().contains(&Claim::DeniesOldTls) || subject.kind == Kind::VpcEndpoint;
    (claim == Claim::DeniesOldTls && !told).then_some(NotApplicable::NoTlsVersion)
}

fn decide(ready: &Ready<'_>, claim: Claim, assumed: &mut Vec<crate::Assumption>, budget: &mut Budget) -> Outcome {
    let statements = &ready.policy.statements;
    let allows = statements.iter().enumerate().filter(|(_, statement)| !statement.deny);
    let goals: Vec<Option<usize>> = match claim {
        Claim::GrantsNoPlaintext => allows.map(|(index, _)| Some(index)).collect(),
        _ => vec![None],
    };
    let budget_is_used_up = || Doubt { kind: DoubtKind::Budget, span: None };
    let Ok(rules) = Rules::of(ready, claim, budget) else { return Outcome::Unknown(vec![budget_is_used_up()]) };
    let mut all: Map<Case, usize> = Map::new();
    let mut doubts: Vec<Doubt> = Vec::new();
    let mut outside = false;
    for goal in goals {
        match escape(ready, &rules, claim, goal, budget) {
            Ok(Found::Nothing { cases, beyond }) => {
                outside |= beyond;
                for case in cases {
                    let next = all.len();
                    all.entry(case).or_insert(next);
                }
            }
            Ok(Found::Escape(counterexample)) => {
                let open = statements.iter().filter(|statement| !statement.has_effect);
                let open: Vec<Doubt> = open.map(may_deny).collect();
                return if open.is_empty() { Outcome::Refuted(counterexample) } else { Outcome::Unknown(open) };
            }
            Ok(Found::Doubtful(reasons)) => doubts.extend(reasons),
            Err(Exhausted) => {
                doubts.push(budget_is_used_up());
                break;
            }
        }
    }
    if !doubts.is_empty() {
        order::sort(&mut doubts);
        doubts.dedup();
        return Outcome::Unknown(doubts);
    }
    let mut cases: Vec<(Case, usize)> = all.into_iter().collect();
    order::sort_by_key(&mut cases, |&(_, place)| place);
    let certificate = Certificate { cases: cases.into_iter().map(|(case, _)| case).collect() };
    *assumed = assumptions(ready, claim, &certificate, outside, budget);
    Outcome::Proved(certificate)
}

/// A statement whose effect can't be read may catch what all others miss.
fn may_deny(statement: &Statement) -> Doubt {
    Doubt { kind: DoubtKind::AmbiguousStatement, span: Some(statement.span) }
}
