//! Asks the prover, and takes its answers apart.

use super::reference::{Request, Truth};
use wireproof_policy::{Claim, Outcome, Policy, Proof, Subject};
use wireproof_source::{Document, Limits};

/// The policy in a text.
pub fn read(policy: &str) -> Policy {
    let document = Document::parse(policy, &Limits::default());
    document.root().map(|root| wireproof_policy::read(root.open())).unwrap_or_default()
}

/// The prover's answer about a policy's text.
pub fn prove(policy: &str, subject: &Subject, claim: Claim) -> Proof {
    wireproof_policy::prove(&read(policy), subject, claim)
}

/// The prover's answers to all claims that mean something for this kind of policy.
pub fn prove_all(policy: &str, subject: &Subject) -> Vec<Proof> {
    wireproof_policy::prove_all(&read(policy), subject)
}

/// The answer, or the answer if the service accepted an invalid policy.
pub fn accepted(outcome: &Outcome) -> &Outcome {
    match outcome {
        Outcome::Invalid { if_accepted, .. } => accepted(if_accepted),
        other => other,
    }
}

/// What the prover names as escaping, as the second evaluator takes it.
pub fn witness(outcome: &Outcome) -> Option<Request> {
    let Outcome::Refuted(counterexample) = accepted(outcome) else { return None };
    let request = &counterexample.request;
    Some(Request {
        principal: request.principal.clone(),
        action: request.action.clone(),
        resource: request.resource.clone(),
        context: request.context.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
    })
}

/// For each statement, whether it matches the request.
pub fn evaluate(policy: &str, subject: &Subject, request: &Request) -> Vec<Truth> {
    let policy = read(policy);
    let Request { principal, action, resource, context } = request.clone();
    let context = context.into_iter().collect();
    let request = wireproof_policy::Request { principal, action, resource, context };
    let evaluation = wireproof_policy::evaluate(&policy, subject, &request);
    let decided = |decision: &wireproof_policy::Decision| match (&decision.missed, decision.doubts.is_empty()) {
        (Some(_), _) => Truth::No,
        (None, true) => Truth::Yes,
        (None, false) => Truth::Open,
    };
    evaluation.trace.iter().map(decided).collect()
}
