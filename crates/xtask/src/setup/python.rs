//! Python with the packages that something is built or tested with, and Java for Spark; installed where they are missing and that is possible.

use super::apt;
use crate::command::{output, run};
use crate::place;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What Spark 4 runs on at least.
const JAVA: u32 = 17;

/// The Python with the packages that the Python package is built and tested with.
pub(crate) fn python() -> Result<PathBuf> {
    environment("python", "Spark and the tools of Python", "tests/python/requirements.txt")
}

/// The Python of an environment with the packages that a file pins; `what` says to the person what they are.
pub(super) fn environment(name: &str, what: &str, requirements: &str) -> Result<PathBuf> {
    let program = system_python()?;
    let version = output(Command::new(&program).args(["-c", "import sys; print('%d.%d' % sys.version_info[:2])"]))?;
    let requirements = place::root()?.join(requirements);
    let folder = place::tool_of(&format!("{name}-{version}"), &requirements)?;
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let complete = folder.join("complete");
    if complete.is_file() {
        return Ok(python);
    }
    println!("setup: installing {what} into {} (a minute or two, once)", folder.display());
    run(Command::new(&program).args(["-m", "venv", "--clear"]).arg(&folder))?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(requirements);
    run(&mut pip)?;
    fs::write(&complete, "").with_context(|| format!("{} can't be written", complete.display()))?;
    Ok(python)
}

/// Sees to it that there is a Java that Spark runs on.
pub(crate) fn java() -> Result<()> {
    let is_there = || java_version().is_some_and(|version| version >= JAVA);
    if is_there() {
        return Ok(());
    }
    need("Spark needs Java 17 or newer", &["openjdk-17-jre-headless"], is_there)
}

fn system_python() -> Result<PathBuf> {
    let find = || place::program(&["python3", "python"]).filter(has_venv);
    if let Some(found) = find() {
        return Ok(found);
    }
    let packages = ["python3", "python3-venv"];
    need("the Python package needs Python 3.9 or newer with venv", &packages, || find().is_some())?;
    find().context("apt-get installed Python, yet it is not on PATH")
}

fn has_venv(python: &PathBuf) -> bool {
    let asked = "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 9))";
    Command::new(python).args(["-c", asked]).output().is_ok_and(|output| output.status.success())
}

/// Installs Debian's packages as root; elsewhere says what to install.
fn need(what: &str, packages: &[&str], is_there: impl Fn() -> bool) -> Result<()> {
    if !apt::install(packages)? {
        bail!("{what}\nDebian, Ubuntu: sudo apt-get install {}", packages.join(" "));
    }
    if !is_there() {
        bail!("apt-get installed {}, yet it is not found", packages.join(" "));
    }
    Ok(())
}

/// The major version that `java -version` names on its standard error.
fn java_version() -> Option<u32> {
    let output = Command::new("java").arg("-version").output().ok()?;
    major(&String::from_utf8_lossy(&output.stderr))
}

/// Reads `openjdk version "17.0.15" 2025-04-15`; Java 8 calls itself 1.8.
fn major(text: &str) -> Option<u32> {
    let version = text.split('"').nth(1)?;
    version.split(['.', '-', '+']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn java_versions() {
        assert_eq!(major("openjdk version \"17.0.15\" 2025-04-15\nOpenJDK Runtime"), Some(17));
        assert_eq!(major("openjdk version \"21\" 2023-09-19"), Some(21));
        assert_eq!(major("java version \"1.8.0_202\""), Some(1));
        assert_eq!(major(""), None);
    }
}
