//! What holds of every report, for the property tests and for `fuzz/`.

use std::collections::{BTreeMap, BTreeSet};
use wireproof_engine::{Input, Options, analyze};
use wireproof_report::{Fix, Location, Overall, Pos, Range, Report, markdown, sarif};

/// Judges one text and holds the report, its renderings and its fixes to what they promise.
pub(crate) fn check(bytes: &[u8]) -> Report {
    let input = Input { name: "any.json".into(), bytes: bytes.to_vec(), format: None };
    let report = analyze(std::slice::from_ref(&input), &Options::default());
    let text = wireproof_engine::text(bytes);
    check_places(&report, &text);
    check_ids(&report);
    markdown(&report);
    sarif::log(&report, &[&text], &[], &BTreeMap::new());
    for finding in &report.findings {
        if let Some(fix) = &finding.fix {
            check_fix(fix, &finding.id, &report, &text);
        }
    }
    report
}

/// Every place is one of whole characters, counted alike in all units.
fn check_places(report: &Report, text: &str) {
    for hop in &report.hops {
        assert!(!hop.evidence.is_empty() && !hop.because.is_empty());
        hop.evidence.iter().for_each(|place| check_place(place, text));
        hop.not_encryption.iter().for_each(|one| check_place(&one.location, text));
    }
    for finding in &report.findings {
        check_place(&finding.location, text);
        finding.related.iter().for_each(|related| check_place(&related.location, text));
        finding.fix.iter().flat_map(|fix| &fix.edits).for_each(|edit| check_range(&edit.range, text));
    }
    report.proofs.iter().flat_map(|proof| &proof.steps).for_each(|step| check_place(&step.location, text));
    report.inputs.iter().flat_map(|input| &input.problems).for_each(|problem| check_place(&problem.location, text));
    report.not_encryption.iter().for_each(|one| check_place(&one.location, text));
}

fn check_place(place: &Location, text: &str) {
    assert_eq!(place.input, 0);
    check_range(&place.range, text);
}

fn check_range(range: &Range, text: &str) {
    assert!(text.get(range.start.byte as usize..range.end.byte as usize).is_some(), "{range:?}");
    check_pos(range.start, text);
    check_pos(range.end, text);
}

fn check_pos(pos: Pos, text: &str) {
    let before = text.get(..pos.byte as usize).map(|before| before.encode_utf16().count());
    assert_eq!(Some(pos.utf16 as usize), before);
    assert!(pos.line >= 1 && pos.column >= 1, "{pos:?}");
}

/// Ids are told apart, and what refers to one finds it.
fn check_ids(report: &Report) {
    let findings: Vec<&String> = report.findings.iter().map(|finding| &finding.id).collect();
    let proofs: Vec<&String> = report.proofs.iter().map(|proof| &proof.id).collect();
    let hops: Vec<&String> = report.hops.iter().map(|hop| &hop.id).collect();
    for ids in [&findings, &proofs, &hops] {
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    }
    assert!(report.hops.iter().flat_map(|hop| &hop.findings).all(|id| findings.contains(&id)));
    assert!(report.hops.iter().flat_map(|hop| &hop.proofs).all(|id| proofs.contains(&id)));
}

/// The text with the fix has no fault that it had not before, and the verdict that was promised.
fn check_fix(fix: &Fix, finding: &str, report: &Report, text: &str) {
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| (edit.range.start.byte, edit.range.end.byte));
    let mut mended = text.to_owned();
    for edit in edits.iter().rev() {
        mended.replace_range(edit.range.start.byte as usize..edit.range.end.byte as usize, &edit.text);
    }
    let input = Input { name: "any.json".into(), bytes: mended.into_bytes(), format: None };
    let after = analyze(std::slice::from_ref(&input), &Options::default());
    let faults = |report: &Report| report.inputs.iter().map(|input| input.problems.len()).sum::<usize>();
    assert!(faults(&after) <= faults(report), "{text}\n→\n{:?}", String::from_utf8_lossy(&input.bytes));
    let promised = report
        .hops
        .iter()
        .filter(|hop| hop.findings.iter().any(|id| id == finding))
        .filter_map(|hop| after.hops.iter().find(|other| other.id == hop.id))
        .any(|hop| Overall::from(hop.verdict) == fix.after);
    assert!(promised, "{finding} {:?}: {text}\n→\n{}", fix.after, String::from_utf8_lossy(&input.bytes));
}
