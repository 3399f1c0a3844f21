//! How fast policies are decided, in the units of `README.md`: `cargo xtask bench` runs it.
//!
//! Times are the machine's; what may be quoted are ratios within one run, and steps of work, which every machine shares.
#![expect(clippy::print_stdout, reason = "the table is the result")]

mod clock;
mod documents;
mod goals;
mod hostile;
mod ordinary;
mod process;
mod wasm;

use goals::Goals;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use wireproof_policy::{Policy, Proof, Subject};
use wireproof_source::{Document, Limits};

type Run = fn(&mut Goals);

/// What can be asked for on its own, in the order of the output.
const SECTIONS: [(&str, Run); 5] = [
    ("ordinary", ordinary::run),
    ("hostile", hostile::run),
    ("documents", documents::run),
    ("process", process::run),
    ("wasm", wasm::run),
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let first = words.next().unwrap_or_default();
    match first.as_str() {
        // `cargo test --benches` runs this too; there it has nothing to say
        "--test" => return ExitCode::SUCCESS,
        clock::MEASURE => {
            clock::measure(words);
            return ExitCode::SUCCESS;
        }
        process::READ => {
            let read = words.next().is_some_and(|folder| process::read(&folder).is_ok());
            return if read { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
        _ => {}
    }
    // cargo adds `--bench`
    let wanted: Vec<String> =
        std::iter::once(first).chain(words).filter(|word| !word.is_empty() && !word.starts_with('-')).collect();
    if let Some(unknown) = wanted.iter().find(|word| SECTIONS.iter().all(|(name, _)| name != *word)) {
        let names = SECTIONS.map(|(name, _)| name);
        println!("there is no section `{unknown}`; the sections are {}", names.join(", "));
        return ExitCode::FAILURE;
    }
    let mut goals = Goals::default();
    for (name, run) in SECTIONS {
        if wanted.is_empty() || wanted.iter().any(|word| word == name) {
            run(&mut goals);
        }
    }
    goals.print();
    ExitCode::SUCCESS
}

/// All claims of one policy.
fn prove_all(policy: &Policy, subject: &Subject) -> Vec<Proof> {
    wireproof_policy::prove_all(policy, subject)
}

/// Text to tree to policy.
fn read(text: &str) -> Option<Policy> {
    let document = Document::parse(text, &Limits::default());
    document.root().map(|root| wireproof_policy::read(root.open()))
}

/// The shortest of several runs: what the work itself takes, without what else the machine does.
fn shortest<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let time = |work: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed()
    };
    (0..runs.max(1)).map(|_| time(&mut work)).min().unwrap_or_default()
}

fn microseconds(time: Duration) -> String {
    format!("{:.1} µs", time.as_secs_f64() * 1e6)
}
