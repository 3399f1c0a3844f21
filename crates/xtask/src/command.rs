//! Runs other programs, with an error that names the command line.

use anyhow::{Context, Result, bail};
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// `program` with arguments, to be run in the checkout.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Result<Command> {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(crate::place::root()?);
    Ok(command)
}

/// Runs a command that prints for the person; an error when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("`{}` can't be started", line(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", line(command));
    }
    Ok(())
}

/// What a command prints on its standard output, without the white space around it; an error when it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("`{}` can't be started", line(command)))?;
    if !output.status.success() {
        bail!("`{}` ended with {}\n{}", line(command), output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Puts folders before the others on the command's `PATH`.
pub(crate) fn with_folders(command: &mut Command, folders: Vec<PathBuf>) -> Result<()> {
    let path = env::var_os("PATH").unwrap_or_default();
    command.env("PATH", env::join_paths(folders.into_iter().chain(env::split_paths(&path)))?);
    Ok(())
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
