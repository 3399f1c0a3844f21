//! Proofs → the report: the argument in words, the counterexample as a command.

use crate::analysis::{Analysis, PolicyRead};
use crate::command;
use crate::id::Ids;
use crate::lower::Lowering;
use crate::text::proof::{self as text, Wire};
use crate::verdict::PolicyState;
use wireproof_facts::{ResourcePolicy, Site};
use wireproof_policy::{Counterexample, Outcome, Proof};
use wireproof_report as out;
use wireproof_report::Language;
use wireproof_source::Span;

/// The proofs of all policies, and for each policy the id of its `denies-plaintext`.
pub(crate) fn lower_all(
    analysis: &Analysis<'_>,
    lowering: &Lowering<'_, '_>,
    language: Language,
) -> (Vec<out::Proof>, Vec<Option<String>>) {
    let mut ids = Ids::default();
    let mut proofs = Vec::new();
    let mut first_of = Vec::with_capacity(analysis.policies.len());
    for (policy, read) in analysis.facts.policies.iter().zip(&analysis.policies) {
        let view = View { policy, read, lowering, language };
        let start = proofs.len();
        for proof in &read.proofs {
            let resource = view.resource(proof);
            let id = ids.give('p', &[policy.format.id(), &resource, proof.claim.word()]);
            proofs.push(view.lower(id, resource, proof));
        }
        first_of.push(proofs.get(start).map(|proof: &out::Proof| proof.id.clone()));
    }
    (proofs, first_of)
}

struct View<'a, 'd> {
    policy: &'a ResourcePolicy<'d>,
    read: &'a PolicyRead,
    lowering: &'a Lowering<'a, 'd>,
    language: Language,
}

impl View<'_, '_> {
    fn resource(&self, proof: &Proof) -> String {
        match &self.policy.resource {
            Some(resource) if proof.resource.is_empty() => resource.clone(),
            _ => proof.resource.clone(),
        }
    }

    fn lower(&self, id: String, resource: String, proof: &Proof) -> out::Proof {
        let cut_off = self.read.state == PolicyState::CutOff;
        let (outcome, if_accepted) = match &proof.outcome {
            Outcome::Invalid { if_accepted, .. } => (&**if_accepted, Some(if_accepted.word().to_owned())),
            outcome => (outcome, None),
        };
        out::Proof {
            id,
            resource,
            claim: proof.claim.word().to_owned(),
            verdict: if cut_off { "unknown" } else { proof.outcome.word() }.to_owned(),
            counterexample: match outcome {
                Outcome::Refuted(found) if !cut_off => Some(counterexample(found)),
                _ => None,
            },
            assumptions: proof.assumptions.iter().map(|assumption| assumption.id().to_owned()).collect(),
            steps: if cut_off { Vec::new() } else { self.steps(proof, outcome) },
            why: self.why(proof, cut_off),
            if_accepted: if_accepted.filter(|_| !cut_off),
        }
    }

    fn steps(&self, proof: &Proof, outcome: &Outcome) -> Vec<out::Step> {
        let policy = &self.read.policy;
        match outcome {
            Outcome::Proved(certificate) => {
                let view = Wire::of(proof.claim, proof.kind);
                if certificate.cases.is_empty() {
                    return vec![self.step(text::nothing_to_grant(view, self.language), None)];
                }
                let cases = certificate.cases.iter();
                cases
                    .map(|case| {
                        let span = self.statement(case.statement).or_else(|| case.spans.first().copied());
                        self.step(text::case(policy, case, view, self.language), span)
                    })
                    .collect()
            }
            Outcome::Refuted(found) => found
                .trace
                .iter()
                .map(|decision| {
                    let span = decision.missed.as_ref().map(|literal| literal.span);
                    let span = span.or_else(|| self.statement(decision.statement));
                    self.step(text::decision(policy, decision, self.language), span)
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    fn why(&self, proof: &Proof, cut_off: bool) -> Option<String> {
        if cut_off {
            return Some(text::cut_off(self.language).to_owned());
        }
        match &proof.outcome {
            Outcome::Unknown(doubts) => Some(text::doubts(doubts, self.language)),
            Outcome::Invalid { faults, .. } => Some(text::faults(faults, self.language)),
            Outcome::NotApplicable(why) => Some(text::not_applicable(why, self.language)),
            Outcome::Proved(_) | Outcome::Refuted(_) => None,
        }
    }

    fn statement(&self, index: usize) -> Option<Span> {
        self.read.policy.statements.get(index).map(|statement| statement.span)
    }

    fn step(&self, message: String, span: Option<Span>) -> out::Step {
        let span = span.unwrap_or(self.policy.site.span);
        out::Step { message, location: self.lowering.location(Site { input: self.policy.site.input, span }) }
    }
}

fn counterexample(found: &Counterexample) -> out::Counterexample {
    let request = &found.request;
    out::Counterexample {
        principal: request.principal.clone(),
        action: request.action.clone(),
        resource: request.resource.clone(),
        context: request.context.iter().map(|(key, values)| (key.clone(), values.join(", "))).collect(),
        command: command::of(request),
    }
}
