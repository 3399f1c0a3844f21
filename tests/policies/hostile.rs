//! Expensive policies end in a right answer or in `unknown`, within the budget, twice the same.

use std::time::Instant;
use wireproof_policy::Claim;
use wireproof_tests::policies::{cases, hostile, judge};

/// Steps that a claim may take at most: the budget and the last piece of work begun within it.
const STEPS: u64 = 4_000_000;
/// Seconds that all claims of a policy may take on a busy machine without the release's optimisation. Steps are what is
/// counted; this catches work that nobody counts, which took many times as long.
const SECONDS: f64 = 8.0;

#[test]
fn hostile_policies_end_rightly_or_undecided() {
    let subject = cases::bucket("example-bucket");
    for one in hostile::all() {
        let begin = Instant::now();
        let proofs = judge::prove_all(&one.policy, &subject);
        let seconds = begin.elapsed().as_secs_f64();
        for proof in &proofs {
            let word = judge::accepted(&proof.outcome).word();
            println!("{word:>9} {:>9} steps: {} of {}", proof.steps, proof.claim.word(), one.name);
            assert!(proof.steps <= STEPS, "{}: {} steps", one.name, proof.steps);
            let right = if one.holds { "proved" } else { "refuted" };
            let is_right = proof.claim != Claim::DeniesPlaintext || word == right || word == "unknown";
            assert!(is_right, "{}: {word}", one.name);
            assert_eq!(&judge::prove(&one.policy, &subject, proof.claim), proof, "{}", one.name);
        }
        assert!(seconds < SECONDS, "{}: {seconds} s", one.name);
    }
}
