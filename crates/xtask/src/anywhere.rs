//! What makes a build give the same bytes in whatever folder and whenever it runs.

use crate::command::{command, output, run};
use crate::place;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Lets this command, and the compilers that it starts, know neither where it is nor what time it is.
pub(crate) fn same_anywhere(build: &mut Command) -> Result<()> {
    build.env("CARGO_ENCODED_RUSTFLAGS", renamed()?.join("\u{1f}")).env_remove("RUSTFLAGS");
    build.env("SOURCE_DATE_EPOCH", epoch()?);
    Ok(())
}

/// The second of the commit, which stands for every file's time.
fn epoch() -> Result<String> {
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(given) => Ok(given),
        Err(_) => output(&mut command("git", &["log", "-1", "--format=%ct"])?).context("set SOURCE_DATE_EPOCH"),
    }
}

/// Folders whose names would be in panics' places, with a name that is the same everywhere. The last that fits counts.
fn renamed() -> Result<Vec<String>> {
    run(&mut command("cargo", &["fetch", "--quiet", "--locked"])?)?; // so that the folders of the registries are there
    let home = match env::var_os("CARGO_HOME") {
        Some(home) => PathBuf::from(home),
        None => env::home_dir().context("there is no home folder")?.join(".cargo"),
    };
    let sysroot = output(&mut command("rustc", &["--print", "sysroot"])?)?;
    let remap = |folder: &Path, name: &str| format!("--remap-path-prefix={}={name}", folder.display());
    let mut flags = vec![remap(&home, "/cargo"), remap(Path::new(&sysroot), "/rust")];
    for registry in fs::read_dir(home.join("registry/src"))? {
        flags.push(remap(&registry?.path(), "/crates"));
    }
    flags.push(remap(&place::root()?, "/wireproof"));
    Ok(flags)
}
