//! `cargo xtask size`: what the first visit downloads, against its budgets.

use crate::command::{command, run};
use crate::{page, setup};
use anyhow::Result;

/// Builds the page and prints its sizes.
pub(crate) fn size() -> Result<()> {
    setup::page()?;
    page::build()?;
    compare()
}

/// Prints the sizes of the page in `dist/`; an error when one is over its budget.
pub(crate) fn compare() -> Result<()> {
    run(&mut command("node", &["tests/browser/sizes.mjs", "dist"])?)
}
