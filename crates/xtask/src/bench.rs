//! `cargo xtask bench`: times in ratios, against the goals. The program itself is `tests/speed`.

use crate::command::{command, run, with_folders};
use crate::setup;
use anyhow::Result;
use lexopt::prelude::*;

/// Builds the command and runs all sections, or those named with `--section`.
pub(crate) fn bench(mut arguments: lexopt::Parser) -> Result<()> {
    let mut sections = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("section") => sections.push(arguments.value()?.string()?),
            Long("peers") => setup::peers()?,
            other => return Err(other.unexpected().into()),
        }
    }
    run(&mut command("cargo", &["build", "--release", "--package", "wireproof"])?)?;
    let mut cargo = command("cargo", &["bench", "--package", "wireproof-tests", "--bench", "speed", "--"])?;
    cargo.args(sections);
    with_folders(&mut cargo, vec![setup::peer_folder()?])?;
    run(&mut cargo)
}
