//! `wireproof prove`.

use super::*;

#[test]
fn proved() {
    insta::assert_snapshot!(wireproof("prove fraud-ledger-enforced.json").page());
}

#[test]
fn refuted() {
    insta::assert_snapshot!(wireproof("prove fraud-ledger-objects-only.json").page());
}

#[test]
fn one_claim_refuted_and_another_proved() {
    insta::assert_snapshot!(wireproof("prove tls-version-trap.json").page());
}

#[test]
fn in_korean() {
    insta::assert_snapshot!(wireproof("prove --lang ko fraud-ledger-objects-only.json").page());
}

#[test]
fn as_json() {
    let answer = wireproof("prove --format json tls-version-trap.json").json();
    assert_eq!(answer["schema"], 1);
    assert_eq!(answer["problems"], serde_json::json!([]));
    let verdicts: Vec<_> = answer["proofs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|proof| (proof["claim"].as_str().unwrap(), proof["verdict"].as_str().unwrap()))
        .collect();
    assert!(verdicts.contains(&("denies-plaintext", "refuted")), "{verdicts:?}");
    assert!(verdicts.contains(&("denies-old-tls", "proved")), "{verdicts:?}");
}

#[test]
fn the_bucket_may_be_named() {
    let anonymous = OPEN.replace("arn:aws:s3:::example-bucket/*", "*");
    let answer = wireproof("prove - --bucket ledger --format json").input(anonymous).json();
    assert_eq!(answer["proofs"][0]["resource"], "arn:aws:s3:::ledger");
}

#[test]
fn a_job_has_no_policy() {
    insta::assert_snapshot!(wireproof("prove single-instance-job.json").page());
}
