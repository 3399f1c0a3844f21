//! Finds the browsers that the tests drive, and installs them where that is possible.

use super::apt;
use crate::place;
use anyhow::{Context, Result, bail};
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// Chromium, its driver of the same version, Firefox, and a font with Hangul for the pictures.
const PACKAGES: [&str; 4] = ["chromium", "chromium-driver", "firefox-esr", "fonts-noto-cjk"];

/// The programs that the tests start.
#[derive(Debug)]
pub(crate) struct Browsers {
    chromium: PathBuf,
    chromedriver: PathBuf,
    firefox: PathBuf,
}

impl Browsers {
    /// Tells a test where the browsers are.
    pub(crate) fn tell(&self, command: &mut Command) {
        command.env("CHROMIUM", &self.chromium).env("CHROMEDRIVER", &self.chromedriver).env("FIREFOX", &self.firefox);
    }
}

/// The browsers; installs them with apt-get where they are missing and this user may do so.
pub(crate) fn browsers() -> Result<Browsers> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if apt::install(&PACKAGES)? {
        return find().context("apt-get installed the browsers, yet they are not on PATH");
    }
    bail!(
        "the browser tests need Chromium with chromedriver of the same version, and Firefox\n\
         Debian, Ubuntu: sudo apt-get install {}\n\
         elsewhere: install them, and set CHROMIUM, CHROMEDRIVER and FIREFOX to the programs if they are not on PATH",
        PACKAGES.join(" ")
    )
}

fn find() -> Option<Browsers> {
    Some(Browsers {
        chromium: named("CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])?,
        chromedriver: named("CHROMEDRIVER", &["chromedriver"])?,
        firefox: named("FIREFOX", &["firefox-esr", "firefox"])?,
    })
}

fn named(variable: &str, programs: &[&str]) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).or_else(|| place::program(programs))
}
