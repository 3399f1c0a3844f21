//! The project's chores: `cargo xtask <chore>`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a chore talks to the person who started it")]

mod anywhere;
mod bench;
mod catalog;
mod command;
mod dist;
mod fuzz;
mod page;
mod place;
mod serve;
mod setup;
mod size;
mod skeleton;
mod test;

use anyhow::{Result, bail};
use lexopt::prelude::*;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <chore>

  setup            install what building and testing the page needs (other chores do it by themselves)
  serve            build the page and serve it; [--port N] [--release]
  test             everything: format, lints, tests, wasm, browsers, sizes; [--only STEP]...
  bench            how fast it is, as ratios within one run; [--section NAME]... [--page] the page in Chromium; [--peers] compiles cfn-guard to compare with
  bombs            inputs made to exhaust a reader: size, time, memory, answer
  check            the quick part of `test`: format, lints, unit tests
  fuzz             try the prover on random policies; [--texts] [--target NAME-IN-FUZZ] [--seconds N] [--seed N]
  oracle           compare decisions with iam-simulate's; [--pairs N] [--seed N]
  new-rule ID      begin a rule: its file, its Korean page, its line in the lists
  new-format ID    begin a format: its file, its line in the list
  new-system NAME  begin a system: its two files, its lines in the lists
  catalog          write the tables of actions and condition keys; [--check] only compares them
  dist             everything that is published, into dist/: page, elements, npm packages, wheel, command, sizes, hashes
  pictures         pictures of the recipes' pages, light and dark
  size             build the page for release and compare its sizes with the budgets
";

fn main() -> ExitCode {
    match chore() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}"); // without the backtrace that returning it would print
            ExitCode::FAILURE
        }
    }
}

fn chore() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let chore = match arguments.next()? {
        Some(Value(chore)) => chore.string()?,
        Some(Short('h') | Long("help")) | None => {
            print!("{USAGE}");
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
    };
    match chore.as_str() {
        "bench" => bench::bench(arguments),
        "bombs" => no_more(arguments).and_then(|()| bombs()),
        "catalog" => catalog::run(has_flag(arguments, "check")?),
        "check" => no_more(arguments).and_then(|()| test::check()),
        "dist" => no_more(arguments).and_then(|()| dist::dist()),
        "fuzz" => fuzz::fuzz(arguments),
        "oracle" => fuzz::oracle(arguments),
        "new-format" => skeleton::new_format(&one(arguments)?),
        "new-rule" => skeleton::new_rule(&one(arguments)?),
        "new-system" => skeleton::new_system(&one(arguments)?),
        "pictures" => no_more(arguments).and_then(|()| test::pictures()),
        "serve" => serve::serve(arguments),
        "setup" => no_more(arguments).and_then(|()| setup::everything()),
        "size" => no_more(arguments).and_then(|()| size::size()),
        "test" => test::test(arguments),
        other => bail!("there is no chore `{other}`\n\n{USAGE}"),
    }
}

/// Whether the one flag that the chore knows was given.
fn has_flag(mut arguments: lexopt::Parser, flag: &str) -> Result<bool> {
    match arguments.next()? {
        Some(Long(name)) if name == flag => no_more(arguments).map(|()| true),
        Some(argument) => Err(argument.unexpected().into()),
        None => Ok(false),
    }
}

/// The one argument that the chore takes.
fn one(mut arguments: lexopt::Parser) -> Result<String> {
    let argument = arguments.value()?.string()?;
    no_more(arguments).map(|()| argument)
}

fn no_more(mut arguments: lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        Some(argument) => Err(argument.unexpected().into()),
        None => Ok(()),
    }
}

/// Judges inputs made to exhaust a reader, each in a process of its own; the program itself is `tests/bombs`.
fn bombs() -> Result<()> {
    let run = ["bench", "--package", "wireproof-tests", "--bench", "bombs", "--", "--table"];
    command::run(&mut command::command("cargo", &run)?)
}
