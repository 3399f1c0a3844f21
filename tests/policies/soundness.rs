//! Laws that the prover keeps on thousands of random policies; `cargo xtask fuzz` goes on for as long as wanted.

use arbitrary::Unstructured;
use serde_json::Value;
use wireproof_tests::policies::laws::{self, Tally};
use wireproof_tests::policies::{cases, random::Bytes, reference::Request};

#[test]
fn answers_hold_of_random_requests() -> Result<(), String> {
    let mut tally = Tally::default();
    samples(1, 1000, |policy, requests, _| {
        laws::is_sound(policy, &cases::bucket("example-bucket"), requests, &mut tally)
    })?;
    println!("{tally:?}");
    assert!(tally.proved > 200 && tally.refuted > 600, "the policies are one-sided: {tally:?}");
    Ok(())
}

#[test]
fn proofs_hold_of_every_request_of_a_small_world() -> Result<(), String> {
    let mut tally = Tally::default();
    samples(2, 60, |policy, _, _| laws::holds_of_small_world(policy, &cases::bucket("example-bucket"), &mut tally))?;
    println!("{} pairs", tally.pairs);
    assert!(tally.pairs > 50_000, "few proofs: {tally:?}");
    Ok(())
}

#[test]
fn another_way_to_write_a_policy_keeps_its_answers() -> Result<(), String> {
    samples(3, 200, |policy, _, u| laws::is_steady(u, policy, &cases::bucket("example-bucket")))
}

#[test]
fn a_policy_can_be_made_of_few_bytes() {
    assert!(
        laws::sample(&mut Unstructured::new(&[0x2e, 0x7f, 0xff, 0xff, 0xce]), 20)
            .is_ok_and(|(_, requests)| requests.len() == 20)
    );
}

fn samples(
    seed: u64,
    count: usize,
    mut law: impl FnMut(&Value, &[Request], &mut Unstructured<'_>) -> Result<(), String>,
) -> Result<(), String> {
    let mut bytes = Bytes(seed);
    let mut done = 0;
    while done < count {
        let random = bytes.take(8192);
        let mut u = Unstructured::new(&random);
        let Ok((policy, requests)) = laws::sample(&mut u, 20) else { continue };
        law(&policy, &requests, &mut u)?;
        done += 1;
    }
    Ok(())
}
