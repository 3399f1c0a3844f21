//! How fast policies are decided, in the units of `README.md`: `cargo xtask bench` runs it.
//!
//! Times are the machine's; what may be quoted are ratios within one run, and steps of work, which every machine shares.
#![expect(clippy::print_stdout, reason = "the table is the result")]

mod documents;
mod hostile;
mod ordinary;

use std::time::{Duration, Instant};
use wireproof_policy::{Policy, Proof, Subject};
use wireproof_source::{Document, Limits};

fn main() {
    // `cargo test --benches` runs this too; there it has nothing to say
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let wanted = |name: &str| std::env::args().any(|argument| argument == name);
    let all = !["documents", "hostile", "ordinary"].into_iter().any(wanted);
    for (name, run) in [("ordinary", ordinary::run as fn()), ("hostile", hostile::run), ("documents", documents::run)] {
        if all || wanted(name) {
            run();
        }
    }
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
