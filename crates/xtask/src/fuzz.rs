//! `cargo xtask fuzz` and `cargo xtask oracle`: the prover against random policies, against a second evaluator of ours
//! and against iam-simulate.

use crate::{catalog, command};
use anyhow::Result;
use lexopt::prelude::*;

/// An evaluator that others wrote. AGPL: it is run as a program beside ours and never becomes part of anything we ship.
const SIMULATOR: (&str, &str) = ("@cloud-copilot/iam-simulate", "0.1.173");

/// Tries the prover for some seconds on random policies, or on spoiled texts.
pub(crate) fn fuzz(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut seconds, mut seed, mut what) = (60_u64, 1_u64, "soundness");
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("seconds") => seconds = arguments.value()?.parse()?,
            Long("seed") => seed = arguments.value()?.parse()?,
            Long("texts") => what = "texts",
            other => return Err(other.unexpected().into()),
        }
    }
    policy_fuzz(&[what, &seconds.to_string(), &seed.to_string()])
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
