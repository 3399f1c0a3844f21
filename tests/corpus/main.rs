//! Walks the corpus of real public files beside the checkout (`../shared/corpus`), where there is one. Every file is
//! read in place: none may end in a panic, be named wrongly, or get a verdict against `EXPECT.jsonl` that
//! [`argued::ARGUED`] does not answer for.
#![expect(clippy::print_stdout, reason = "a test harness talks to the person who started it")]
#![expect(clippy::expect_used, clippy::panic, reason = "a corpus that breaks its own rules fails the test")]

mod argued;
mod expect;
mod formats;
mod index;

use expect::Outcome;
use index::{Corpus, Entry};
use libtest_mimic::{Arguments, Failed, Trial};
use std::panic;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use wireproof_engine::{Input, Options, analyze};
use wireproof_report::Report;

/// What was seen over all files.
#[derive(Debug, Default)]
struct Tally {
    read: usize,
    bytes: usize,
    recognised: usize,
    right: usize,
    argued: usize,
    unsupported: usize,
    wrong: usize,
}

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.quiet = true;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Some(corpus) = Corpus::open(&folder) else {
        println!("corpus: none at ../shared/corpus, nothing was read");
        return ExitCode::SUCCESS;
    };
    let tally = Arc::new(Mutex::new(Tally::default()));
    let expectations = corpus.expectations;
    let mut trials: Vec<Trial> = corpus
        .entries
        .into_iter()
        .map(|entry| {
            let tally = Arc::clone(&tally);
            let expected = expectations.iter().filter(|expected| expected.file == entry.file).cloned().collect();
            Trial::test(entry.file.clone(), move || file(&entry, expected, &tally))
        })
        .collect();
    let places =
        expectations.iter().flat_map(|e| e.findings.iter().map(|f| (e.file.clone(), f.path.clone()))).collect();
    trials.push(Trial::test("every argued place is expected", move || argued::names_only(&places)));
    let conclusion = libtest_mimic::run(&arguments, trials);
    if let Ok(tally) = tally.lock() {
        println!("corpus: {} files read, {} bytes; {} recognised", tally.read, tally.bytes, tally.recognised);
        let expected = tally.right + tally.argued + tally.unsupported + tally.wrong;
        println!(
            "corpus: of {expected} expected verdicts {} right, {} argued, {} in documents that are not supported yet, {} wrong",
            tally.right, tally.argued, tally.unsupported, tally.wrong
        );
    }
    conclusion.exit_code()
}

/// Judges one file and compares.
fn file(entry: &Entry, expected: Vec<index::Expectation>, tally: &Mutex<Tally>) -> Result<(), Failed> {
    let bytes = std::fs::read(&entry.path)?;
    let size = bytes.len();
    let document = serde_json::from_slice(&bytes).ok();
    let input = Input { name: entry.file.clone(), bytes, format: None };
    let report = panic::catch_unwind(|| analyze(&[input], &Options::default())).map_err(|_| "the analysis panicked")?;
    let format = report.inputs.first().and_then(|input| input.format.clone());
    let mut faults: Vec<String> = formats::fault(entry, format.as_deref()).into_iter().collect();
    let outcomes = outcomes(entry, &report, document.as_ref(), expected, &mut faults);

    let mut tally = tally.lock().map_err(|_| "another file failed while counting")?;
    tally.read += 1;
    tally.bytes += size;
    tally.recognised += usize::from(format.is_some());
    for outcome in outcomes {
        match outcome {
            Outcome::Right => tally.right += 1,
            Outcome::Argued => tally.argued += 1,
            Outcome::Unsupported => tally.unsupported += 1,
            Outcome::Wrong => tally.wrong += 1,
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

/// Compares each expected place with the report.
fn outcomes(
    entry: &Entry,
    report: &Report,
    document: Option<&serde_json::Value>,
    expected: Vec<index::Expectation>,
    faults: &mut Vec<String>,
) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for finding in expected.into_iter().flat_map(|expected| expected.findings) {
        let answer = expect::compare(report, document, &finding);
        let argued = argued::reason(&entry.file, &finding.path);
        let outcome = match (answer, argued) {
            (Ok(()), None) => Outcome::Right,
            (Ok(()), Some(_)) => {
                faults.push(format!("{}: right, yet listed as argued", finding.path));
                Outcome::Wrong
            }
            (Err(_), Some(_)) => Outcome::Argued,
            (Err(_), None) if !formats::is_supported(entry) => Outcome::Unsupported,
            (Err(said), None) => {
                faults.push(format!("`{}`: expected {}, {said}\n  {}", finding.path, finding.verdict, finding.why));
                Outcome::Wrong
            }
        };
        outcomes.push(outcome);
    }
    outcomes
}
