//! Policies made to take long. Each must end within the budget of steps, and say so when it does.

use crate::{prove_all, read};
use serde_json::{Value, json};
use std::time::Instant;
use wireproof_policy::{Kind, Subject};

const BUCKET: &str = "arn:aws:s3:::example-bucket";

pub(crate) fn run() {
    println!("policies made to take long, all claims of each");
    println!("  {:<44}{:>8}{:>12}{:>12}   denies-plaintext", "", "KB", "steps", "ms");
    for (name, statements) in all() {
        let text = json!({ "Version": "2012-10-17", "Statement": statements }).to_string();
        let Some(policy) = read(&text) else { continue };
        let subject = Subject { kind: Kind::S3Bucket, resource: Some(BUCKET.to_owned()) };
        let start = Instant::now();
        let proofs = prove_all(&policy, &subject);
        let time = start.elapsed().as_secs_f64() * 1e3;
        let steps: u64 = proofs.iter().map(|proof| proof.steps).sum();
        let word = proofs.first().map_or("", |proof| proof.outcome.word());
        println!("  {name:<44}{:>8}{steps:>12}{time:>12.1}   {word}", text.len() / 1000);
    }
}

fn all() -> Vec<(&'static str, Vec<Value>)> {
    vec![
        ("10,000 statements, one key each", (0..10_000).map(|n| on(&[format!("{BUCKET}/{n:05}")])).collect()),
        (
            "10,000 exceptions in one NotResource",
            vec![except(&(0..10_000).map(|n| format!("{BUCKET}/{n:05}")).collect::<Vec<_>>())],
        ),
        ("40 globs of 20 stars, each excepted alone", (0..40).map(|n| except(&[stars(n, 20)])).collect()),
        ("one glob of 200 stars against 40 of 20", {
            let mut statements = vec![on(&[stars(7, 200), BUCKET.to_owned()])];
            statements.extend((0..40).map(|n| except(&[stars(n, 20)])));
            statements
        }),
        ("24 keys that each split the requests", (0..24).map(half).collect()),
        ("200 principals named one by one", (0..200).map(user).collect()),
        ("windows of 60 unknown characters", (0..30).map(|n| except(&[window(n, 60)])).collect()),
        ("1,000 address ranges, every second one open", vec![ranges(1_000)]),
    ]
}

fn deny() -> Value {
    json!({ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } })
}

fn with(mut statement: Value, key: &str, value: Value) -> Value {
    if let Some(members) = statement.as_object_mut() {
        members.insert(key.to_owned(), value);
    }
    statement
}

fn on(resources: &[String]) -> Value {
    with(deny(), "Resource", json!(resources))
}

fn except(resources: &[String]) -> Value {
    with(deny(), "NotResource", json!(resources))
}

/// `*a*b*c…`: many places where a match may begin.
fn stars(seed: usize, length: usize) -> String {
    let letters = (0..length).map(|at| char::from(b'a' + u8::try_from((seed * 7 + at * at) % 4).unwrap_or(0)));
    format!("{BUCKET}/*{}*", letters.map(String::from).collect::<Vec<_>>().join("*"))
}

/// `*a???…b`: the subset construction's worst case.
fn window(seed: usize, length: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(seed % 26).unwrap_or(0));
    format!("{BUCKET}/*{letter}{}z", "?".repeat(length + seed))
}

fn half(n: usize) -> Value {
    let key = format!("aws:RequestTag/k{n}");
    let other = format!("aws:RequestTag/k{}", (n * 5 + 1) % 24);
    let condition = json!({ "Bool": { "aws:SecureTransport": "false" }, "StringEquals": { key: "a" }, "StringNotEquals": { other: "b" } });
    with(on(&[BUCKET.to_owned(), format!("{BUCKET}/*")]), "Condition", condition)
}

fn user(n: usize) -> Value {
    with(
        on(&[BUCKET.to_owned(), format!("{BUCKET}/*")]),
        "Principal",
        json!({ "AWS": format!("arn:aws:iam::{:012}:user/u{n}", 111_122_223_333_usize + n % 9) }),
    )
}

fn ranges(count: usize) -> Value {
    let open: Vec<String> =
        (0..count).map(|n| format!("{}.{}.{}.0/24", 11 + n / 500, n % 250, (n * 2) % 256)).collect();
    let condition = json!({ "Bool": { "aws:SecureTransport": "false" }, "NotIpAddress": { "aws:SourceIp": open } });
    with(on(&[BUCKET.to_owned(), format!("{BUCKET}/*")]), "Condition", condition)
}
