//! Packages of Debian and Ubuntu, which root may install.

use crate::command::{command, run};
use crate::place;
use anyhow::Result;
use std::process::Command;

/// Installs packages; says false where this machine or this user can't.
pub(super) fn install(packages: &[&str]) -> Result<bool> {
    if place::program(&["apt-get"]).is_none() || !is_root() {
        return Ok(false);
    }
    println!("setup: apt-get install {}", packages.join(" "));
    let mut apt = command("apt-get", &["install", "--yes", "--no-install-recommends"])?;
    apt.args(packages).env("DEBIAN_FRONTEND", "noninteractive");
    if run(&mut apt).is_err() {
        run(&mut command("apt-get", &["update"])?)?; // a fresh image has no package lists
        run(&mut apt)?;
    }
    Ok(true)
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
