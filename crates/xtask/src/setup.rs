//! Installs what a fresh machine lacks. It has rustup and Node; everything else comes from here, once.

mod apt;
mod browsers;
mod hosts;
mod python;

use crate::command::{command, output, run};
use crate::place;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) use browsers::{Browsers, browsers};
pub(crate) use hosts::hosts;
pub(crate) use python::{java, python};

/// Drives cargo, wasm-bindgen and wasm-opt; 0.22 needs a newer Rust than the pinned one.
const TRUNK: &str = "0.21.14";
/// Must equal the version of the crate `wasm-bindgen` in `Cargo.toml`.
const WASM_BINDGEN: &str = "0.2.126";
/// What the benchmark compares the command with.
const CFN_GUARD: &str = "3.2.1";
/// The oldest Node that has `import.meta.dirname`.
const NODE: (u32, u32) = (20, 11);
/// npm's program.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// What building the page needs.
pub(crate) fn page() -> Result<()> {
    node()?;
    wasm_target()?;
    // Trunk without its default features downloads nothing and needs no TLS library
    install("trunk", "trunk", TRUNK, &["--no-default-features"])?;
    install("wasm-bindgen-cli", "wasm-bindgen", WASM_BINDGEN, &[])?;
    npm_packages("web/editor")
}

/// What testing the page needs besides.
pub(crate) fn page_tests() -> Result<Browsers> {
    page()?;
    for folder in ["tests/browser", "tests/packages", "tests/packages/react18"] {
        npm_packages(folder)?;
    }
    browsers()
}

/// What the benchmark compares the command with.
pub(crate) fn peers() -> Result<()> {
    install("cfn-guard", "cfn-guard", CFN_GUARD, &[])
}

/// The folder of the peer's program, whether it was compiled or not.
pub(crate) fn peer_folder() -> Result<PathBuf> {
    Ok(place::tool("cfn-guard", CFN_GUARD)?.join("bin"))
}

/// Everything, for people who want it over with.
pub(crate) fn everything() -> Result<()> {
    page_tests()?;
    hosts()?;
    python()?;
    java()?;
    println!("setup: everything is there");
    Ok(())
}

/// The folders of the tools that the page's build looks up on `PATH`.
pub(crate) fn tool_folders() -> Result<Vec<PathBuf>> {
    Ok(vec![
        place::tool("trunk", TRUNK)?.join("bin"),
        place::tool("wasm-bindgen", WASM_BINDGEN)?.join("bin"),
        place::root()?.join("web/editor/node_modules/.bin"), // wasm-opt
    ])
}

fn node() -> Result<()> {
    let (major, minor) = NODE;
    let advice = format!("install Node {major}.{minor} or newer: https://nodejs.org");
    let version = output(&mut command("node", &["--version"])?).with_context(|| advice.clone())?;
    if !is_new_enough(&version).with_context(|| format!("`node --version` says `{version}`"))? {
        bail!("Node {version} is too old; {advice}");
    }
    Ok(())
}

/// Reads `v20.11.1`.
fn is_new_enough(version: &str) -> Option<bool> {
    let mut numbers = version.strip_prefix('v')?.split('.').map(str::parse::<u32>);
    let found = (numbers.next()?.ok()?, numbers.next()?.ok()?);
    Some(found >= NODE)
}

/// rustup installs the targets of `rust-toolchain.toml` by itself only where its automatic installation is on.
fn wasm_target() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let folder = output(&mut command("rustc", &["--print", "target-libdir", "--target", target])?)?;
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    println!("setup: installing the Rust target {target}");
    run(&mut command("rustup", &["target", "add", target])?)
}

/// Compiles one version of a program into the user's cache.
fn install(package: &str, tool: &str, version: &str, options: &[&str]) -> Result<()> {
    let folder = place::tool(tool, version)?;
    let program = folder.join("bin").join(format!("{tool}{}", std::env::consts::EXE_SUFFIX));
    if program.is_file() {
        return Ok(());
    }
    println!("setup: compiling {package} {version} into {} (some minutes, once)", folder.display());
    let build = folder.with_extension("build");
    let mut cargo = command("cargo", &["install", "--locked", "--version", version, package])?;
    cargo.args(options).arg("--root").arg(&folder).arg("--target-dir").arg(&build);
    run(&mut cargo)?;
    fs::remove_dir_all(&build).with_context(|| format!("{} can't be removed", build.display()))
}

/// Installs the packages that a lock file names, unless that was done since the lock file last changed.
fn npm_packages(folder: &str) -> Result<()> {
    let folder = place::root()?.join(folder);
    let changed = |file: &str| fs::metadata(folder.join(file)).and_then(|data| data.modified());
    let lock = changed("package-lock.json").with_context(|| format!("{} has no lock file", folder.display()))?;
    if changed("node_modules/.package-lock.json").is_ok_and(|installed| installed >= lock) {
        return Ok(());
    }
    npm_ci(&folder)
}

fn npm_ci(folder: &Path) -> Result<()> {
    println!("setup: npm ci in {}", folder.display());
    run(command(NPM, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?.current_dir(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions() {
        assert_eq!(is_new_enough("v20.10.0"), Some(false));
        assert_eq!(is_new_enough("v20.11.0"), Some(true));
        assert_eq!(is_new_enough("v24.0.0"), Some(true));
        assert_eq!(is_new_enough("v18.20.1"), Some(false));
        assert_eq!(is_new_enough("20"), None);
    }

    #[test]
    fn the_tool_has_the_version_of_the_crate() {
        let pin = format!("wasm-bindgen = \"={WASM_BINDGEN}\"");
        assert!(include_str!("../../../Cargo.toml").lines().any(|line| line == pin), "no line `{pin}`");
    }
}
