//! The project's chores: `cargo xtask <task>`.

mod catalog;

use anyhow::{Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["catalog"] => catalog::run(false),
        ["catalog", "--check"] => catalog::run(true),
        other => bail!("no such task: {}", other.join(" ")),
    }
}
