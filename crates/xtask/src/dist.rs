//! `cargo xtask dist`: everything that is published, from one commit, with sizes and hashes.

use crate::anywhere::same_anywhere;
use crate::command::{command, output, run};
use crate::{page, place, setup};
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// Builds the page, the elements, the single files, the npm packages, the wheel and the command into `dist/`, and writes what they are.
pub(crate) fn dist() -> Result<()> {
    setup::page()?;
    page::build()?;
    packages()?;
    wheel()?;
    let program = program()?;
    let target = host()?;
    let mut archives = command("node", &["packages/archive.mjs"])?;
    archives.arg(program).arg(&target);
    same_anywhere(&mut archives)?;
    run(&mut archives)?;
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

/// The Python package, built for this machine.
fn wheel() -> Result<()> {
    let mut maturin = Command::new(setup::python()?);
    maturin.args(["-m", "maturin", "build", "--quiet", "--locked", "--out"]).arg(place::root()?.join("dist/python"));
    same_anywhere(&mut maturin)?;
    run(maturin.current_dir(place::root()?.join("crates/python")))
}

/// The command, built for this machine.
fn program() -> Result<PathBuf> {
    let mut cargo = command("cargo", &["build", "--release", "--locked", "--package", "wireproof"])?;
    same_anywhere(&mut cargo)?;
    run(&mut cargo)?;
    Ok(place::target()?.join("release").join(format!("wireproof{}", env::consts::EXE_SUFFIX)))
}

/// This machine's name in Rust: `x86_64-unknown-linux-gnu`.
fn host() -> Result<String> {
    let told = output(&mut command("rustc", &["-vV"])?)?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc does not tell its host")?;
    Ok(host.to_owned())
}
