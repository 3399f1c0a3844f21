//! `wireproof prove`: the proofs of a policy alone, argued for people or as JSON.

use crate::args::Prove;
use crate::check::{self, faults, json, sources};
use crate::chrome::Chrome;
use crate::cores::Cores;
use crate::files;
use crate::gate::Gate;
use crate::output::{Status, answer, aside, complain};
use crate::reference;
use crate::terminal::{BOLD, ColorChoice, Look};
use crate::text::{self, Page};
use serde::Serialize;
use wireproof_engine::{Options, analyze_by};
use wireproof_report::{Language, Problem, Proof, Report, Verdict};

/// What `--format json` prints.
#[derive(Debug, Serialize)]
struct Answer<'r> {
    schema: u32,
    proofs: &'r [Proof],
    problems: Vec<&'r Problem>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Prove, language: Language, chrome: &'static Chrome, color: ColorChoice) -> Status {
    let paths = std::slice::from_ref(&arguments.policy);
    if let Err(error) = reference::check_format(arguments.reading.input_format.as_ref(), language, chrome) {
        complain(&error, chrome, color);
        return Status::WrongUsage;
    }
    let cores = Cores::new(false);
    let gathered = files::gather(paths, arguments.reading.input_format.as_ref(), &cores, chrome);
    for error in &gathered.errors {
        complain(error, chrome, color);
    }
    if gathered.inputs.is_empty() {
        return Status::WrongUsage;
    }
    let options = Options { language, bucket: arguments.reading.bucket.clone(), ..Options::default() };
    let report = analyze_by(&cores, &gathered.inputs, &options);
    let sources = sources(&gathered.inputs);
    let page = Page { chrome, look: Look::of_stderr(color), sources: &sources };
    aside(&faults(&report, &gathered, false, page));

    let text = if arguments.json {
        let problems = report.inputs.iter().flat_map(|input| &input.problems).collect();
        json(&Answer { schema: report.schema, proofs: &report.proofs, problems })
    } else {
        argued(&report, Page { look: Look::of_stdout(color), ..page })
    };
    if let Err(status) = answer(&text, None, chrome, color) {
        return status;
    }
    status(&report, !gathered.errors.is_empty(), chrome, color)
}

/// Every proof, then what no policy can refuse.
fn argued(report: &Report, page: Page<'_>) -> String {
    let mut parts: Vec<_> = report.proofs.iter().map(|proof| text::proof(proof, page)).collect();
    let is_bucket = |proof: &Proof| proof.resource.contains(":s3:::");
    let told = report.inputs.iter().any(|input| input.format.as_deref().is_some_and(|id| id.starts_with("s3.")));
    if !report.proofs.is_empty() && (told || report.proofs.iter().any(is_bucket)) {
        let mut exceptions = page.look.paint(BOLD, page.chrome.exceptions);
        for exception in [page.chrome.exception_root, page.chrome.exception_lifecycle] {
            exceptions += &format!("\n  - {}", page.look.wrap(exception, 4));
        }
        parts.push(exceptions);
    }
    let mut text = parts.iter().map(|part| part.trim_end()).collect::<Vec<_>>().join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Fails unless plaintext is refused: by the verdict on the way to the resource, or where no way is known by the proofs.
fn status(report: &Report, unreadable: bool, chrome: &Chrome, color: ColorChoice) -> Status {
    if unreadable {
        return Status::WrongUsage;
    }
    if report.inputs.iter().all(|input| input.format.is_none()) {
        complain(chrome.nothing_recognised, chrome, color);
        return Status::NotRecognised;
    }
    if report.proofs.is_empty() {
        complain(chrome.no_policy, chrome, color);
        return Status::NotRecognised;
    }
    if !report.hops.is_empty() {
        return check::status(report, &Gate::at(Verdict::Unknown), unreadable, chrome, color);
    }
    let denies = |proof: &&Proof| proof.claim == "denies-plaintext" && proof.verdict != "not-applicable";
    if report.proofs.iter().filter(denies).all(|proof| proof.verdict == "proved") {
        Status::Fine
    } else {
        Status::Failed
    }
}
