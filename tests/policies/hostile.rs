//! Expensive policies end in a right answer or in `unknown`, within the budget, twice the same.

use std::time::Instant;
use wireproof_policy::Claim;
use wireproof_tests::policies::{cases, hostile, judge};

/// Steps that a claim may take at most.
const STEPS: u64 = 5_000_000;

#[test]
fn hostile_policies_end_rightly_or_undecided() {
    for one in hostile::all() {
        let subject = cases::bucket("example-bucket");
        let begin = Instant::now();
        let proof = judge::prove(&one.policy, &subject, Claim::DeniesPlaintext);
        let seconds = begin.elapsed().as_secs_f64();
        let word = judge::accepted(&proof.outcome).word();
        println!("{:>9} {:>9} steps {seconds:>7.3} s {:>8} bytes: {}", word, proof.steps, one.policy.len(), one.name);
        let right = if one.holds { "proved" } else { "refuted" };
        assert!(word == right || word == "unknown", "{}: {word}", one.name);
        assert!(proof.steps <= STEPS, "{}: {} steps", one.name, proof.steps);
        assert_eq!(judge::prove(&one.policy, &subject, Claim::DeniesPlaintext), proof, "{}", one.name);
    }
}
