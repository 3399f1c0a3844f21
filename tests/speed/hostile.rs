//! Policies made to take long. Each must end within the budget of steps, and say so when it does.

use crate::goals::Goals;
use crate::prove_all;
use std::time::Instant;
use wireproof_tests::policies::{cases, hostile, judge};

/// How many of them are shown.
const SHOWN: usize = 12;

/// Prints the times; no row has a goal.
pub(crate) fn run(_: &mut Goals) {
    let subject = cases::bucket("example-bucket");
    let policies = hostile::all();
    let mut rows: Vec<_> = policies
        .iter()
        .map(|one| {
            let policy = judge::read(&one.policy);
            let start = Instant::now();
            let proofs = prove_all(&policy, &subject);
            let time = start.elapsed().as_secs_f64() * 1e3;
            let steps: u64 = proofs.iter().map(|proof| proof.steps).max().unwrap_or_default();
            (time, steps, proofs.first().map_or("", |proof| proof.outcome.word()), one)
        })
        .collect();
    rows.sort_by(|one, other| other.0.total_cmp(&one.0));
    println!("the {SHOWN} that take longest of {} policies made to take long, all claims of each", rows.len());
    println!("  {:<52}{:>6}{:>16}{:>10}   denies-plaintext", "", "KB", "steps at most", "ms");
    for (time, steps, word, one) in rows.into_iter().take(SHOWN) {
        println!("  {:<52}{:>6}{steps:>16}{time:>10.1}   {word}", one.name, one.policy.len() / 1000);
    }
}
