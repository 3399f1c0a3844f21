//! Asks the prover, and takes its answers apart.

use super::reference::{Request, Truth};
use wireproof_policy::{Claim, Outcome, Proof, Subject};
use wireproof_source::{Document, Limits};

/// The prover's answer about a policy's text.
pub fn prove(policy: &str, subject: &Subject, claim: Claim) -> Proof {
    let document = Document::parse(policy, &Limits::default());
    let policy = document.root().map(|root| wireproof_policy::read(root.open())).unwrap_or_default();
    wireproof_policy::prove(&policy, subject, claim)
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
    let document = Document::parse(policy, &Limits::default());
    let policy = document.root().map(|root| wireproof_policy::read(root.open())).unwrap_or_default();
    let Request { principal, action, resource, context } = request.clone();
    let request = wireproof_policy::Request { principal, action, resource, context };
    let evaluation = wireproof_policy::evaluate(&policy, subject, &request);
    let decided = |decision: &wireproof_policy::Decision| match (&decision.missed, decision.doubts.is_empty()) {
        (Some(_), _) => Truth::No,
        (None, true) => Truth::Yes,
        (None, false) => Truth::Open,
    };
    evaluation.trace.iter().map(decided).collect()
}
