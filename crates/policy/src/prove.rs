//! The decision of a claim about a policy.

use crate::ast::{Policy, Statement};
use crate::check::faults;
use crate::domain::Budget;
use crate::escape::{Found, escape};
use crate::rest::assumptions;
use crate::universe::Universe;
use crate::{Case, Certificate, Claim, Doubt, DoubtKind, Kind, NotApplicable, Outcome, Proof, Subject};

/// Steps of work that a decision may take.
const BUDGET: u64 = 4_000_000;

/// Decides a claim about the policy.
pub fn prove(policy: &Policy, subject: &Subject, claim: Claim) -> Proof {
    let universe = Universe::of(policy, subject);
    let mut budget = Budget::new(BUDGET);
    let mut proof = Proof {
        claim,
        kind: subject.kind,
        resource: if universe.is_told { universe.arn.clone() } else { String::new() },
        outcome: Outcome::Unknown(Vec::new()),
        assumptions: Vec::new(),
        steps: 0,
    };
    proof.outcome = match not_applicable(policy, subject, claim) {
        Some(reason) => Outcome::NotApplicable(reason),
        None => decide(policy, &universe, claim, &mut proof.assumptions, &mut budget),
    };
    let rejected: Vec<_> = policy.faults.iter().cloned().chain(faults(policy, &universe)).collect();
    let rejected: Vec<_> = rejected.into_iter().filter(|fault| fault.kind.rejects()).collect();
    if !rejected.is_empty() && !matches!(proof.outcome, Outcome::NotApplicable(_)) {
        proof.outcome = Outcome::Invalid { faults: rejected, if_accepted: Box::new(proof.outcome) };
    }
    proof.steps = budget.used();
    proof
}

fn not_applicable(policy: &Policy, subject: &Subject, claim: Claim) -> Option<NotApplicable> {
    let nobody = policy.statements.iter().all(|statement| statement.principal.is_none() && !statement.is_opaque());
    if nobody && !policy.statements.is_empty() {
        return Some(NotApplicable::NoPrincipal);
    }
    let told = subject.kind.claims().contains(&Claim::DeniesOldTls) || subject.kind == Kind::VpcEndpoint;
    (claim == Claim::DeniesOldTls && !told).then_some(NotApplicable::NoTlsVersion)
}

fn decide(
    policy: &Policy,
    universe: &Universe,
    claim: Claim,
    assumed: &mut Vec<crate::Assumption>,
    budget: &mut Budget,
) -> Outcome {
    let allows = policy.statements.iter().enumerate().filter(|(_, statement)| !statement.deny);
    let goals: Vec<Option<usize>> = match claim {
        Claim::GrantsNoPlaintext => allows.map(|(index, _)| Some(index)).collect(),
        _ => vec![None],
    };
    let mut all: Vec<Case> = Vec::new();
    let mut doubts: Vec<Doubt> = Vec::new();
    let mut outside = false;
    for goal in goals {
        match escape(policy, universe, claim, goal, budget) {
            Ok(Found::Nothing { cases, beyond }) => {
                outside |= beyond;
                for case in cases {
                    if !all.contains(&case) {
                        all.push(case);
                    }
                }
            }
            Ok(Found::Escape(counterexample)) => {
                let open = policy.statements.iter().filter(|statement| !statement.has_effect);
                let open: Vec<Doubt> = open.map(may_deny).collect();
                return if open.is_empty() { Outcome::Refuted(counterexample) } else { Outcome::Unknown(open) };
            }
            Ok(Found::Doubtful(reasons)) => doubts.extend(reasons),
            Err(_) => doubts.push(Doubt { kind: DoubtKind::Budget, span: None }),
        }
    }
    if !doubts.is_empty() {
        doubts.sort();
        doubts.dedup();
        return Outcome::Unknown(doubts);
    }
    let certificate = Certificate { cases: all };
    *assumed = assumptions(policy, universe, claim, &certificate, outside, budget);
    Outcome::Proved(certificate)
}

/// A statement whose effect can't be read may catch what all others miss.
fn may_deny(statement: &Statement) -> Doubt {
    Doubt { kind: DoubtKind::AmbiguousStatement, span: Some(statement.span) }
}
