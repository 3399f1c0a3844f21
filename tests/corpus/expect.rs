//! Compares a place of a report with an expectation. The corpus's README says which words mean the same.

use crate::index::ExpectedFinding;
use serde_json::Value;
use wireproof_report::{Hop, Location, Overall, Proof, Report, Verdict};

/// How an expectation fared.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Outcome {
    /// The report says it.
    Right,
    /// The report says something else, and [`crate::argued::ARGUED`] says why that is right.
    Argued,
    /// Documents of this kind are not read yet.
    Unsupported,
    /// The report says something else.
    Wrong,
}

/// `Err` with what the report says instead.
pub(crate) fn compare(report: &Report, document: Option<&Value>, expected: &ExpectedFinding) -> Result<(), String> {
    if expected.path.is_empty() {
        return whole(report, &expected.verdict);
    }
    let hops = hops_at(report, document, &expected.path);
    let words: Vec<&str> = hops.iter().map(|hop| hop.verdict.word()).collect();
    let is_right = match expected.verdict.as_str() {
        // the place may be listed as no encryption, or be silent
        "not-relevant" => hops.iter().all(|hop| hop.verdict == Verdict::NoTraffic),
        word => !hops.is_empty() && hops.iter().all(|hop| means(word, hop.verdict)),
    };
    if is_right { Ok(()) } else { Err(format!("the hops there are {words:?}")) }
}

/// The empty path speaks of the whole document.
fn whole(report: &Report, word: &str) -> Result<(), String> {
    let is_right = match word {
        "unknown" => matches!(report.verdict, Overall::Unknown | Overall::None),
        "encrypted" => matches!(report.verdict, Overall::Encrypted | Overall::Enforced),
        "cleartext-allowed" => report.verdict == Overall::Cleartext,
        "not-enforced" => matches!(report.verdict, Overall::Cleartext | Overall::Encrypted),
        "not-relevant" => matches!(report.verdict, Overall::None | Overall::NoTraffic),
        other => panic!("the corpus has the new word {other:?}"),
    };
    if is_right { Ok(()) } else { Err(format!("the report's verdict is {:?}", report.verdict)) }
}

fn means(word: &str, verdict: Verdict) -> bool {
    match word {
        "encrypted" => matches!(verdict, Verdict::Encrypted | Verdict::Enforced),
        "cleartext-allowed" => verdict == Verdict::Cleartext,
        "not-enforced" => matches!(verdict, Verdict::Cleartext | Verdict::Encrypted),
        "unknown" => verdict == Verdict::Unknown,
        other => panic!("the corpus has the new word {other:?}"),
    }
}

/// The hops whose evidence, or the argument of whose proof, is at the place or inside it. An absent field's hops have
/// their evidence at the nearest parent that is there, exactly.
fn hops_at<'r>(report: &'r Report, document: Option<&Value>, path: &str) -> Vec<&'r Hop> {
    let at = |is_there: &dyn Fn(&Location) -> bool| -> Vec<&'r Hop> {
        report.hops.iter().filter(|hop| grounds(report, hop).any(is_there)).collect()
    };
    let found = at(&|location| is_within(&location.pointer, path));
    let is_absent = document.is_some_and(|document| document.pointer(path).is_none());
    if !found.is_empty() || !is_absent {
        return found;
    }
    let parent = parents(path).find(|parent| document.is_some_and(|document| document.pointer(parent).is_some()));
    parent.map(|parent| at(&|location| location.pointer == parent)).unwrap_or_default()
}

/// What a hop's verdict rests on.
fn grounds<'r>(report: &'r Report, hop: &'r Hop) -> impl Iterator<Item = &'r Location> {
    let decides = |proof: &&Proof| proof.claim == "denies-plaintext" && hop.proofs.contains(&proof.id);
    let steps = report.proofs.iter().filter(decides).flat_map(|proof| &proof.steps);
    hop.evidence.iter().chain(steps.map(|step| &step.location))
}

fn is_within(pointer: &str, path: &str) -> bool {
    pointer.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The pointers above one, nearest first.
fn parents(pointer: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(pointer.rsplit_once('/'), |(parent, _)| parent.rsplit_once('/')).map(|(parent, _)| parent)
}
