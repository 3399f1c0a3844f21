//! Other people's documentation tools, on whose pages the recipes of `docs/embed/` are tried. Each is installed once a version.

use super::{NPM, npm_ci, python};
use crate::command::{command, run};
use crate::place;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Backstage's reader, whose sanitizer is run as it is published. Its hundreds of dependencies are not.
const TECHDOCS: (&str, &str) = ("@backstage/plugin-techdocs", "1.20.0");

/// Where the tools are.
#[derive(Debug)]
pub(crate) struct Hosts {
    mkdocs: PathBuf,
    docusaurus: PathBuf,
    techdocs: PathBuf,
}

impl Hosts {
    /// Tells a test where they are.
    pub(crate) fn tell(&self, command: &mut Command) {
        command.env("WIREPROOF_MKDOCS", &self.mkdocs);
        command.env("WIREPROOF_DOCUSAURUS", &self.docusaurus);
        command.env("WIREPROOF_TECHDOCS", &self.techdocs);
    }
}

/// The tools; installs what is missing.
pub(crate) fn hosts() -> Result<Hosts> {
    Ok(Hosts {
        mkdocs: python::environment("mkdocs", "MkDocs Material", "tests/packages/mkdocs/requirements.txt")?,
        docusaurus: docusaurus()?,
        techdocs: techdocs()?,
    })
}

/// The folder whose `node_modules` has Docusaurus.
fn docusaurus() -> Result<PathBuf> {
    let from = place::root()?.join("tests/packages/docusaurus");
    once(place::tool_of("docusaurus", &from.join("package-lock.json"))?, |folder| {
        for file in ["package.json", "package-lock.json"] {
            fs::copy(from.join(file), folder.join(file))?;
        }
        npm_ci(folder)
    })
}

/// The folder whose `package` is Backstage's reader.
fn techdocs() -> Result<PathBuf> {
    let (name, version) = TECHDOCS;
    once(place::tool("techdocs", version)?, |folder| {
        println!("setup: fetching {name} {version} into {}", folder.display());
        let package = format!("{name}@{version}");
        run(command(NPM, &["pack", "--silent", &package])?.current_dir(folder))?;
        let archive = format!("{}-{version}.tgz", name.trim_start_matches('@').replace('/', "-"));
        run(command("tar", &["-xzf", &archive])?.current_dir(folder))
    })
}

/// The folder, which `fill` makes unless it was made to its end before.
fn once(folder: PathBuf, fill: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let complete = folder.join("complete");
    if !complete.is_file() {
        fs::create_dir_all(&folder).with_context(|| format!("{} can't be made", folder.display()))?;
        fill(&folder)?;
        fs::write(&complete, "")?;
    }
    Ok(folder)
}
