//! Tries the prover on random policies for as long as wanted; `cargo xtask fuzz` and `cargo xtask oracle` start it.
//!
//! `policy-fuzz soundness SECONDS SEED`; `policy-fuzz texts SECONDS SEED`; `policy-fuzz hostile PART`; `policy-fuzz oracle PAIRS SEED FOLDER`: FOLDER holds the `node_modules` of iam-simulate.

#![expect(clippy::print_stdout, reason = "this program's output is its result")]

use arbitrary::Unstructured;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use wireproof_policy::Claim;
use wireproof_tests::policies::laws::Tally;
use wireproof_tests::policies::{cases, hostile, judge, laws, oracle, random::Bytes, reference::Truth};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse::<u64>().unwrap_or_default();
    match words.as_slice() {
        ["soundness", seconds, seed] => hunt(Duration::from_secs(number(seconds)), number(seed)),
        ["texts", seconds, seed] => spoil(Duration::from_secs(number(seconds)), number(seed)),
        ["oracle", pairs, seed, folder] => compare(number(pairs), number(seed), Path::new(folder)),
        ["hostile", part] => weigh(part),
        _ => {
            println!(
                "policy-fuzz soundness SECONDS SEED | policy-fuzz texts SECONDS SEED | policy-fuzz hostile PART | policy-fuzz oracle PAIRS SEED FOLDER"
            );
            ExitCode::from(2)
        }
    }
}

/// Prints what the hostile policies cost whose names hold a text.
fn weigh(part: &str) -> ExitCode {
    for one in hostile::all().iter().filter(|one| one.name.contains(part)) {
        let begin = Instant::now();
        let proof = judge::prove(&one.policy, &cases::bucket("example-bucket"), Claim::DeniesPlaintext);
        let (word, seconds) = (judge::accepted(&proof.outcome).word(), begin.elapsed().as_secs_f64());
        println!("{word:>9} {:>9} steps {seconds:>7.3} s {:>8} bytes: {}", proof.steps, one.policy.len(), one.name);
    }
    ExitCode::SUCCESS
}

/// Tries laws on random policies until the time is over or one is broken.
fn hunt(time: Duration, seed: u64) -> ExitCode {
    let mut bytes = Bytes(seed);
    let mut tally = Tally::default();
    let (begin, mut broken) = (Instant::now(), 0);
    while begin.elapsed() < time && broken < 5 {
        let random = bytes.take(65_536);
        let mut u = Unstructured::new(&random);
        let Ok((policy, requests)) = laws::sample(&mut u, 200) else { continue };
        let subject = cases::bucket("example-bucket");
        let result = laws::is_sound(&policy, &subject, &requests, &mut tally)
            .and_then(|()| laws::is_steady(&mut u, &policy, &subject));
        if let Err(fault) = result {
            broken += 1;
            println!("{fault}\n");
        }
    }
    println!("{:.0} s: {tally:?}, {broken} faults", begin.elapsed().as_secs_f64());
    ExitCode::from(u8::from(broken > 0))
}

/// Spoils the texts of the tables until the time is over: reading and proving never panics, and answers twice the same.
fn spoil(time: Duration, seed: u64) -> ExitCode {
    let cases = cases::all();
    let mut bytes = Bytes(seed);
    let (begin, mut done, mut broken) = (Instant::now(), 0_u64, 0);
    while begin.elapsed() < time && broken < 5 {
        let random = bytes.take(256);
        let mut u = Unstructured::new(&random);
        let Ok((text, case)) = spoiled(&mut u, &cases) else { continue };
        done += 1;
        let prove = || std::panic::catch_unwind(|| judge::prove_all(&text, &case.subject));
        let (Ok(once), Ok(twice)) = (prove(), prove()) else {
            broken += 1;
            println!("panics: {text}\n");
            continue;
        };
        if once != twice {
            broken += 1;
            println!("answers differ: {text}\n");
        }
    }
    println!("{:.0} s: {done} texts, {broken} faults", begin.elapsed().as_secs_f64());
    ExitCode::from(u8::from(broken > 0))
}

/// The text of a case with some of its characters gone, doubled, or taken from another.
fn spoiled<'c>(u: &mut Unstructured<'_>, cases: &'c [cases::Case]) -> arbitrary::Result<(String, &'c cases::Case)> {
    let case = u.choose(cases)?;
    let mut text: Vec<char> = case.policy.chars().collect();
    for _ in 0..u.int_in_range(1..=6)? {
        let at = u.choose_index(text.len().max(1))?;
        let end = (at + u.int_in_range(0..=24)?).min(text.len());
        let put: Vec<char> = match u.int_in_range(0..=3)? {
            0 => Vec::new(),
            1 => text.get(at..end).unwrap_or_default().repeat(2),
            2 => vec![*u.choose(&['*', '?', '$', '{', '}', '[', ']', '"', ',', ':', '\\', '0', 'é', '\n'])?],
            _ => {
                let other: Vec<char> = u.choose(cases)?.policy.chars().collect();
                let from = u.choose_index(other.len().max(1))?;
                other.into_iter().skip(from).take(u.int_in_range(1..=60)?).collect()
            }
        };
        text.splice(at.min(text.len())..end, put);
    }
    Ok((text.into_iter().collect(), case))
}

/// Compares with iam-simulate; fails on a disagreement that no committed class explains.
fn compare(wanted: u64, seed: u64, folder: &Path) -> ExitCode {
    let mut bytes = Bytes(seed);
    let mut pairs = Vec::new();
    while (pairs.len() as u64) < wanted {
        let Ok((policy, requests)) = laws::sample(&mut Unstructured::new(&bytes.take(4096)), 8) else { continue };
        pairs.extend(requests.into_iter().map(|request| (policy.clone(), request)));
    }
    let answers = match oracle::ask(folder, &pairs) {
        Ok(answers) => answers,
        Err(error) => {
            println!("iam-simulate can't be asked: {error}");
            return ExitCode::FAILURE;
        }
    };
    let (mut agreed, mut open, mut unexplained) = (0_u64, 0_u64, 0_u64);
    let mut classes: BTreeMap<&str, u64> = BTreeMap::new();
    let mut refused: BTreeMap<String, u64> = BTreeMap::new();
    for ((policy, request), answer) in pairs.iter().zip(&answers) {
        let found = match answer {
            Ok(found) => found,
            Err(error) => {
                *refused.entry(error.chars().take(120).collect()).or_default() += 1;
                continue;
            }
        };
        let statements = policy.get("Statement").and_then(|list| list.as_array()).into_iter().flatten();
        let own = judge::evaluate(&policy.to_string(), &cases::bucket("example-bucket"), request);
        for ((expected, found), statement) in own.into_iter().zip(found).zip(statements) {
            if expected == Truth::Open {
                open += 1;
            } else if expected == Truth::from(*found) {
                agreed += 1;
            } else if let Some(class) = oracle::class_of(policy, statement, request) {
                *classes.entry(class).or_default() += 1;
            } else {
                unexplained += 1;
                if unexplained <= 5 {
                    println!("iam-simulate says {found}, expected {expected:?}:\n  {statement}\n  {request:?}");
                }
            }
        }
    }
    println!(
        "{} pairs: {agreed} statements decided alike, {open} not settled by AWS, {unexplained} unexplained",
        pairs.len()
    );
    for (class, count) in classes {
        println!("  {class}: {count}");
    }
    for (error, count) in refused {
        println!("  not answered {count}: {error}");
    }
    ExitCode::from(u8::from(unexplained > 0))
}
