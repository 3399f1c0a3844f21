//! `cargo xtask test`: every check of the project, one after the other, with a table at the end.

mod python;
mod steps;

pub(crate) use python::measure as measure_spark;

use anyhow::{Result, bail};
use lexopt::prelude::*;
use std::time::{Duration, Instant};
use steps::{STEPS, Step};

pub(crate) use steps::pictures;

/// Runs all steps, or those named with `--only`.
pub(crate) fn test(mut arguments: lexopt::Parser) -> Result<()> {
    let mut only = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("only") => only.push(arguments.value()?.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if let Some(unknown) = only.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step `{unknown}`; the steps are {}", names.join(", "));
    }
    let chosen = |step: &&Step| only.is_empty() || only.iter().any(|name| name == step.name);
    run_all(STEPS.iter().filter(chosen))
}

/// Runs the quick steps.
pub(crate) fn check() -> Result<()> {
    run_all(STEPS.iter().filter(|step| step.is_quick))
}

/// Runs the steps; a failing one does not keep the others from running.
fn run_all<'s>(steps: impl Iterator<Item = &'s Step>) -> Result<()> {
    let begin = Instant::now();
    let mut rows = Vec::new();
    for step in steps {
        println!("\n== {}: {} ==", step.name, step.what);
        let begin = Instant::now();
        let result = (step.run)();
        let row = Row { name: step.name, passed: result.is_ok(), time: begin.elapsed() };
        if let Err(error) = result {
            eprintln!("{} FAILED: {error:#}", step.name);
        }
        println!("== {row} ==");
        rows.push(row);
    }
    println!("\n{} steps in {:.0} s", rows.len(), begin.elapsed().as_secs_f64());
    for row in &rows {
        println!("  {row}");
    }
    let failed: Vec<&str> = rows.iter().filter(|row| !row.passed).map(|row| row.name).collect();
    if failed.is_empty() {
        println!("all passed");
        Ok(())
    } else {
        bail!("failed: {}", failed.join(", "))
    }
}

struct Row {
    name: &'static str,
    passed: bool,
    time: Duration,
}

impl std::fmt::Display for Row {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = if self.passed { "passed" } else { "FAILED" };
        write!(formatter, "{:<10} {word} {:>7.1} s", self.name, self.time.as_secs_f64())
    }
}
