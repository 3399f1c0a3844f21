//! Trunk with the tools that it needs.

use crate::anywhere::same_anywhere;
use crate::command::{command, output, run, with_folders};
use crate::{place, setup};
use anyhow::Result;
use std::process::Command;
use std::{env, fs};

/// Builds the page for release into `dist/`.
pub(crate) fn build() -> Result<()> {
    let dist = place::root()?.join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)?; // a failing build would leave the previous page to be tested
    }
    let mut trunk = trunk(&["build", "--release"])?;
    same_anywhere(&mut trunk)?;
    run(&mut trunk)
}

/// Trunk, with the pinned tools on its `PATH`.
pub(crate) fn trunk(arguments: &[&str]) -> Result<Command> {
    let mut trunk = command("trunk", arguments)?;
    with_folders(&mut trunk, setup::tool_folders()?)?;
    // the page's foot names the commit; without a repository it does not
    if let Ok(commit) = output(&mut command("git", &["rev-parse", "--short=9", "HEAD"])?) {
        trunk.env("WIREPROOF_COMMIT", commit);
    }
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true"); // Trunk refuses every other value, also the usual `1`
    }
    Ok(trunk)
}
