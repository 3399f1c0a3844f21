//! The terminal's door, as a program of its own.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(wireproof::run(std::env::args_os()))
}
