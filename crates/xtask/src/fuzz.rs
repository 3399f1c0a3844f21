//! `cargo xtask fuzz` and `cargo xtask oracle`: the prover against random policies, against a second evaluator of ours
//! and against iam-simulate; and the targets of `fuzz/`, which need cargo-fuzz and a nightly compiler.

use crate::{catalog, command, place};
use anyhow::{Context, Result};
use lexopt::prelude::*;

/// An evaluator that others wrote. AGPL: it is run as a program beside ours and never becomes part of anything we ship.
const SIMULATOR: (&str, &str) = ("@cloud-copilot/iam-simulate", "0.1.173");

/// Tries the prover for some seconds on random policies, or on spoiled texts.
pub(crate) fn fuzz(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut seconds, mut seed, mut what, mut target) = (60_u64, 1_u64, "soundness", None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("seconds") => seconds = arguments.value()?.parse()?,
            Long("seed") => seed = arguments.value()?.parse()?,
            Long("texts") => what = "texts",
            Long("target") => target = Some(arguments.value()?.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if let Some(target) = target {
        return guided(&target, seconds, seed);
    }
    policy_fuzz(&[what, &seconds.to_string(), &seed.to_string()])
}

/// Runs a target of `fuzz/`, led by what its inputs reach. It begins with the samples and keeps what it finds in
/// `fuzz/corpus`, a text that breaks a law in `fuzz/artifacts`.
fn guided(target: &str, seconds: u64, seed: u64) -> Result<()> {
    let corpus = format!("fuzz/corpus/{target}");
    std::fs::create_dir_all(place::root()?.join(&corpus))?;
    // without `unsafe` there is nothing for the address sanitizer to find
    let run =
        ["+nightly", "fuzz", "run", "--sanitizer", "none", "--fuzz-dir", "fuzz", target, &corpus, "tests/samples"];
    let limits = [format!("-max_total_time={seconds}"), format!("-seed={seed}")];
    let rest = ["--", "-timeout=20", "-rss_limit_mb=2048"];
    let mut cargo = command::command("cargo", &run)?;
    command::run(cargo.args(rest).args(limits))
        .context("`cargo install cargo-fuzz` and `rustup toolchain install nightly` give what a target of fuzz/ needs")
}

/// Compares decisions about single requests with iam-simulate's.
pub(crate) fn oracle(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut pairs, mut seed) = (20_000_u64, 1_u64);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("pairs") => pairs = arguments.value()?.parse()?,
            Long("seed") => seed = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let folder = catalog::npm(SIMULATOR)?.display().to_string();
    policy_fuzz(&["oracle", &pairs.to_string(), &seed.to_string(), &folder])
}

/// The short comparison that `cargo xtask test` makes, with the program as the other tests build it.
pub(crate) fn short_oracle() -> Result<()> {
    let folder = catalog::npm(SIMULATOR)?.display().to_string();
    let run = ["run", "--quiet", "--package", "wireproof-tests", "--bin", "policy-fuzz", "--", "oracle", "3000", "1"];
    command::run(command::command("cargo", &run)?.arg(&folder))
}

fn policy_fuzz(arguments: &[&str]) -> Result<()> {
    let run = ["run", "--quiet", "--profile", "fuzz", "--package", "wireproof-tests", "--bin", "policy-fuzz", "--"];
    command::run(command::command("cargo", &run)?.args(arguments))
}
