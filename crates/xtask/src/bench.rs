//! `cargo xtask bench`: times in ratios, against the goals. The programs are `tests/speed` and, for the page, `tests/browser/speed.mjs`.

use crate::command::{command, run, with_folders};
use crate::{page, setup, test};
use anyhow::Result;
use lexopt::prelude::*;

/// Minutes of whole clusters, so it runs only when it is named.
const SPARK: &str = "spark";

/// Builds the command and runs all sections but Spark's, or those named with `--section`.
pub(crate) fn bench(mut arguments: lexopt::Parser) -> Result<()> {
    let mut sections = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("section") => sections.push(arguments.value()?.string()?),
            Long("page") => return of_page(),
            Long("peers") => setup::peers()?,
            other => return Err(other.unexpected().into()),
        }
    }
    if sections.iter().any(|section| section == SPARK) {
        test::measure_spark()?;
        sections.retain(|section| section != SPARK);
        if sections.is_empty() {
            return Ok(());
        }
    }
    run(&mut command("cargo", &["build", "--release", "--package", "wireproof"])?)?;
    let mut cargo = command("cargo", &["bench", "--package", "wireproof-tests", "--bench", "speed", "--"])?;
    cargo.args(sections);
    with_folders(&mut cargo, vec![setup::peer_folder()?])?;
    run(&mut cargo)
}

/// Builds the page for release and measures it in Chromium.
fn of_page() -> Result<()> {
    setup::page_tests()?;
    page::build()?;
    run(&mut command("node", &["tests/browser/speed.mjs"])?)
}
