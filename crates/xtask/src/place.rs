//! Where things are: the checkout, and the cache of tools outside it.

use crate::command::{command, output};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folder of the workspace's `Cargo.toml`.
pub(crate) fn root() -> Result<PathBuf> {
    let this_crate = env::var_os("CARGO_MANIFEST_DIR").context("start this as `cargo xtask`")?;
    let root = Path::new(&this_crate).ancestors().nth(2).context("this crate is not in `crates/`")?;
    Ok(root.to_owned())
}

/// The folder that cargo builds into.
pub(crate) fn target() -> Result<PathBuf> {
    let told = output(&mut command("cargo", &["metadata", "--no-deps", "--format-version", "1"])?)?;
    let (_, rest) = told.split_once("\"target_directory\":\"").context("cargo tells no target folder")?;
    let path = rest.split('"').next().unwrap_or_default();
    Ok(PathBuf::from(path.replace("\\\\", "\\")))
}

/// The folder of one version of a tool; kept outside the checkout so that every clone shares it.
pub(crate) fn tool(name: &str, version: &str) -> Result<PathBuf> {
    Ok(cache()?.join(format!("{name}-{version}")))
}

/// The folder of a tool that consists of what a file pins: another one when that changes.
pub(crate) fn tool_of(name: &str, pinned: &Path) -> Result<PathBuf> {
    let text = fs::read_to_string(pinned).with_context(|| format!("{} can't be read", pinned.display()))?;
    // FNV-1a
    let sum = text.bytes().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    tool(name, &format!("{sum:08x}"))
}

fn cache() -> Result<PathBuf> {
    let folder = if let Some(folder) = env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()) {
        folder.into()
    } else if let Some(folder) = env::var_os("LOCALAPPDATA") {
        folder.into()
    } else {
        env::home_dir().context("there is no home folder to keep tools in")?.join(".cache")
    };
    Ok(folder.join("wireproof"))
}

/// The first of these programs that is on `PATH`.
pub(crate) fn program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        let name = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders.iter().map(|folder| folder.join(&name)).find(|file| file.is_file())
    })
}
