//! The steps of `cargo xtask test`, cheapest first.

use super::python;
use crate::command::{command, run, with_folders};
use crate::{dist, fuzz, page, place, setup, size};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// One step.
#[derive(Debug)]
pub(super) struct Step {
    /// Its name in the table and for `--only`.
    pub(super) name: &'static str,
    /// What it does, for its heading.
    pub(super) what: &'static str,
    /// Whether `cargo xtask check` runs it.
    pub(super) is_quick: bool,
    /// Runs it.
    pub(super) run: fn() -> Result<()>,
}

/// The steps in their order. `page` builds what `browsers`, `packages` and `sizes` look at.
pub(super) const STEPS: [Step; 16] = [
    Step { name: "format", what: "cargo fmt --check", is_quick: true, run: format },
    Step { name: "lints", what: "clippy for this machine, warnings are errors", is_quick: true, run: lints },
    Step { name: "unit", what: "unit tests", is_quick: true, run: unit },
    Step { name: "setup", what: "tools, packages and browsers", is_quick: false, run: tools },
    Step { name: "docs", what: "the examples in the documentation", is_quick: false, run: docs },
    Step { name: "tables", what: "integration tests but the corpus", is_quick: false, run: tables },
    Step { name: "oracle", what: "single requests against iam-simulate", is_quick: false, run: fuzz::short_oracle },
    Step { name: "corpus", what: "real public files, read in place", is_quick: false, run: corpus },
    Step { name: "python", what: "the wheel: types, answers, command", is_quick: false, run: python::alone },
    Step { name: "spark", what: "a whole organization, on a cluster too", is_quick: false, run: python::on_spark },
    Step { name: "wasm-lints", what: "clippy for wasm32", is_quick: false, run: wasm_lints },
    Step { name: "wasm", what: "the engine inside Node and Chromium", is_quick: false, run: wasm },
    Step { name: "page", what: "build for release", is_quick: false, run: page::build },
    Step { name: "browsers", what: "end to end in Chromium and Firefox", is_quick: false, run: end_to_end },
    Step {
        name: "packages",
        what: "the npm packages in bundlers, Node and TypeScript",
        is_quick: false,
        run: packages,
    },
    Step { name: "sizes", what: "brotli bytes against the budgets", is_quick: false, run: size::compare },
];

const WASM: &str = "wasm32-unknown-unknown";

fn format() -> Result<()> {
    run(&mut command("cargo", &["fmt", "--all", "--check"])?)
}

fn lints() -> Result<()> {
    run(&mut command("cargo", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?)
}

fn unit() -> Result<()> {
    run(&mut command("cargo", &["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--examples"])?)
}

fn tools() -> Result<()> {
    setup::page_tests()?;
    setup::hosts().map(drop)
}

fn docs() -> Result<()> {
    run(&mut command("cargo", &["test", "--workspace", "--no-fail-fast", "--doc"])?)
}

/// The whole workspace is selected in each of these steps, so that none of them builds a crate with other features.
fn tables() -> Result<()> {
    let mut cargo = command("cargo", &["test", "--workspace", "--no-fail-fast"])?;
    for name in integration_tests()?.iter().filter(|name| *name != "corpus") {
        cargo.args(["--test", name]);
    }
    run(&mut cargo)
}

fn corpus() -> Result<()> {
    run(&mut command("cargo", &["test", "--workspace", "--no-fail-fast", "--test", "corpus"])?)
}

fn wasm_lints() -> Result<()> {
    let packages = ["-p", "wireproof-wasm", "-p", "wireproof-web"];
    let mut cargo = command("cargo", &["clippy", "--all-targets", "--target", WASM])?;
    run(cargo.args(packages).args(["--", "-D", "warnings"]))
}

fn wasm() -> Result<()> {
    let mut tests =
        command("cargo", &["test", "-p", "wireproof-wasm", "--target", WASM, "--test", "*", "--no-fail-fast"])?;
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    with_folders(&mut tests, setup::tool_folders()?)?;
    setup::browsers()?.tell(&mut tests);
    run(&mut tests)
}

fn end_to_end() -> Result<()> {
    let mut tests = command("node", &["--test", "--test-concurrency=1", "--test-reporter=spec"])?;
    tests.current_dir(place::root()?.join("tests/browser"));
    setup::browsers()?.tell(&mut tests);
    run(&mut tests)
}

fn packages() -> Result<()> {
    run(&mut package_tests()?)
}

/// Pictures of each recipe's page, light and dark, in a folder beside what cargo builds.
pub(crate) fn pictures() -> Result<()> {
    setup::page()?;
    page::build()?;
    let folder = place::target()?.join("pictures");
    run(package_tests()?.arg("recipes.test.mjs").env("PICTURES", &folder))?;
    println!("pictures: {}", folder.display());
    Ok(())
}

fn package_tests() -> Result<Command> {
    let (browsers, hosts) = (setup::page_tests()?, setup::hosts()?);
    dist::packages()?;
    let mut tests = command("node", &["--test", "--test-concurrency=1", "--test-reporter=spec"])?;
    tests.current_dir(place::root()?.join("tests/packages"));
    browsers.tell(&mut tests);
    hosts.tell(&mut tests);
    Ok(tests)
}

/// The names of the integration tests: those that a manifest lists, and the files and folders in `crates/*/tests`.
fn integration_tests() -> Result<Vec<String>> {
    let root = place::root()?;
    let listed = |manifest: PathBuf| fs::read_to_string(&manifest).with_context(|| manifest.display().to_string());
    let mut names = names_of_tests(&listed(root.join("tests/Cargo.toml"))?);
    for folder in fs::read_dir(root.join("crates"))? {
        let folder = folder?.path();
        names.extend(names_of_tests(&listed(folder.join("Cargo.toml"))?));
        let Ok(files) = fs::read_dir(folder.join("tests")) else { continue };
        for file in files {
            let file = file?.path();
            if file.extension().is_some_and(|extension| extension == "rs") || file.join("main.rs").exists() {
                names.extend(file.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
            }
        }
    }
    names.sort();
    Ok(names)
}

/// The `name` of each `[[test]]` in a manifest.
fn names_of_tests(manifest: &str) -> Vec<String> {
    manifest
        .split("\n[")
        .filter_map(|table| table.strip_prefix("[test]]"))
        .filter_map(|table| table.lines().find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_a_manifest() {
        let manifest = "[package]\nname = \"a\"\n\n[[test]]\nname = \"b\"\nharness = false\n\n[[test]]\npath = \"x\"\nname = \"c\"\n";
        assert_eq!(names_of_tests(manifest), ["b", "c"]);
    }
}
