//! `cargo xtask dist`: everything that is published, from one commit, with sizes and hashes.

use crate::command::{command, run};
use crate::{page, place, setup};
use anyhow::Result;

/// Builds the page, the elements, the single files and the npm packages into `dist/`, and writes what they are.
pub(crate) fn dist() -> Result<()> {
    setup::page()?;
    page::build()?;
    packages()?;
    run(&mut command("node", &["packages/release.mjs"])?)
}

/// Makes the npm packages of the page in `dist/` and packs them into `dist/npm/`.
pub(crate) fn packages() -> Result<()> {
    run(&mut command("node", &["packages/build.mjs"])?)?;
    for package in ["engine", "widget"] {
        let mut pack = command(setup::NPM, &["pack", "--silent", "--ignore-scripts", "--pack-destination", ".."])?;
        run(pack.current_dir(place::root()?.join("dist/npm").join(package)))?;
    }
    Ok(())
}
