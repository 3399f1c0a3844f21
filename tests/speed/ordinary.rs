//! The policies that people write: those of the tables, and the largest one of the corpus.

use crate::documents::policy;
use crate::goals::Goals;
use crate::{microseconds, prove_all, read, shortest};
use std::path::Path;
use std::time::Duration;
use wireproof_policy::{Kind, Subject};
use wireproof_tests::policies::cases;

/// Prints the times and fills in the row.
pub(crate) fn run(goals: &mut Goals) {
    one(goals);
    tables();
    largest();
}

/// The policy that most buckets have.
fn one(goals: &mut Goals) {
    let Some(policy) = read(&policy(0).to_string()) else { return };
    let subject = Subject { kind: Kind::S3Bucket, resource: None };
    let time = shortest(3000, || prove_all(&policy, &subject));
    goals.limit("one ordinary policy, all claims", time, Duration::from_micros(20));
}

fn tables() {
    let mut cases: Vec<(String, Subject)> = cases::all().into_iter().map(|case| (case.policy, case.subject)).collect();
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    cases.dedup_by(|one, other| one.0 == other.0);
    let mut times: Vec<[Duration; 3]> = Vec::new();
    for (text, subject) in &cases {
        let Some(policy) = read(text) else { continue };
        let value = shortest(50, || serde_json::from_str::<serde_json::Value>(text).is_ok());
        let whole = shortest(50, || read(text).map(|policy| prove_all(&policy, subject)));
        times.push([value, whole, shortest(50, || prove_all(&policy, subject))]);
    }
    let middle = |column: usize| {
        let mut column: Vec<Duration> = times.iter().filter_map(|row| row.get(column)).copied().collect();
        column.sort_unstable();
        column.get(column.len() / 2).copied().unwrap_or_default()
    };
    let [value, whole, proofs] = [middle(0), middle(1), middle(2)];
    println!("{} policies of the tables, all claims of each, median", times.len());
    println!("  text to serde_json's value                       {:>12}", microseconds(value));
    println!(
        "  text to proofs                                   {:>12}  × {:.1}",
        microseconds(whole),
        ratio(whole, value)
    );
    println!(
        "  proofs alone                                     {:>12}  × {:.1}",
        microseconds(proofs),
        ratio(proofs, value)
    );
}

fn largest() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus/large/bucket-policy-300kb.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("the bucket policy of 300 KB: not here (../shared/corpus)");
        return;
    };
    let Some(policy) = read(&text) else { return };
    let subject = Subject { kind: Kind::S3Bucket, resource: None };
    let value = shortest(5, || serde_json::from_str::<serde_json::Value>(&text).is_ok());
    let time = shortest(5, || prove_all(&policy, &subject));
    let proofs = prove_all(&policy, &subject);
    println!("a bucket policy of {} KB, {} statements, all claims", text.len() / 1000, policy.statements.len());
    println!("  text to serde_json's value                       {:>12}", microseconds(value));
    println!(
        "  proofs alone                                     {:>12}  × {:.1}",
        microseconds(time),
        ratio(time, value)
    );
    for proof in proofs {
        println!("  {:<22}{:<10}{:>18} steps", proof.claim.word(), proof.outcome.word(), proof.steps);
    }
}

fn ratio(time: Duration, other: Duration) -> f64 {
    time.as_secs_f64() / other.as_secs_f64().max(1e-12)
}
