//! What inputs made to exhaust a reader take of a process of their own, and what they are answered.
#![expect(clippy::print_stdout, reason = "the table is the result")]

use std::fmt::Write;
use std::process::{Command, ExitCode};
use std::time::Instant;
use wireproof_engine::{Input, Options, analyze};
use wireproof_report::Report;
use wireproof_tests::bombs::all;
use wireproof_tests::policies::hostile;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().skip(1).map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--table", ..] => table(&arguments),
        ["--one", number] => one(number),
        // `cargo test --benches` runs this too; there it has nothing to say
        _ => ExitCode::SUCCESS,
    }
}

fn judge(text: String) -> Report {
    analyze(&[Input { name: "bomb".to_owned(), bytes: text.into_bytes(), format: None }], &Options::default())
}

/// Verdict, how many hops and findings, and the first problem.
fn answer(report: &Report) -> String {
    let mut answer =
        serde_json::to_value(report.verdict).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default();
    for (count, name) in [(report.hops.len(), "hops"), (report.findings.len(), "findings")] {
        if count > 0 {
            let _ = write!(answer, ", {count} {name}");
        }
    }
    let problems: Vec<&str> =
        report.inputs.iter().flat_map(|input| &input.problems).map(|problem| problem.message.as_str()).collect();
    match problems.as_slice() {
        [] => answer,
        [only] => format!("{answer}; {only}"),
        [first, ..] => format!("{answer}; {} times: {first}", problems.len()),
    }
}

/// The name and text of a bomb by its number; behind the bombs stand the policies that are hard to decide.
fn text_of(number: usize) -> Option<(&'static str, String)> {
    let bombs = all();
    match bombs.get(number) {
        Some(bomb) => Some((bomb.name, (bomb.text)())),
        None => hostile::all().into_iter().nth(number - bombs.len()).map(|one| (one.name, one.policy)),
    }
}

/// Judges one, writes its report as JSON, and prints what that took.
fn one(number: &str) -> ExitCode {
    let Some((name, text)) = number.parse().ok().and_then(text_of) else { return ExitCode::FAILURE };
    let size = text.len();
    // from here on the most memory is counted anew
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = memory("VmRSS:");
    let begin = Instant::now();
    let report = judge(text);
    let written = serde_json::to_vec(&report).map_or(0, |bytes| bytes.len());
    let seconds = begin.elapsed().as_secs_f64();
    println!(
        "| {name} | {} | {seconds:.3} s | {} | {} | {} |",
        bytes(size),
        bytes(memory("VmHWM:").saturating_sub(before)),
        bytes(written),
        answer(&report).replace('|', "\\|")
    );
    ExitCode::SUCCESS
}

fn table(arguments: &[String]) -> ExitCode {
    println!("| input | size | time | memory | report | answer |\n| --- | ---: | ---: | ---: | ---: | --- |");
    for number in 0..all().len() + hostile::all().len() {
        let program = arguments.first().map_or("", String::as_str);
        let output = Command::new(program).args(["--one", &number.to_string()]).output();
        match output {
            Ok(output) if output.status.success() => print!("{}", String::from_utf8_lossy(&output.stdout)),
            other => {
                println!("| {number} | failed: {other:?} |");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

/// A count of this process's memory, in bytes, as Linux keeps it.
fn memory(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes =
        status.lines().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix(" kB")?.parse::<usize>().ok());
    kilobytes.unwrap_or_default() << 10
}

fn bytes(count: usize) -> String {
    match count {
        0..10_000 => format!("{count} B"),
        10_000..10_000_000 => format!("{} kB", count / 1_000),
        _ => format!("{} MB", count / 1_000_000),
    }
}
