//! The last answer of the engine, and whether it still speaks of the text that is shown.

use crate::chosen::Selection;
use std::rc::Rc;
use wireproof_report::{Finding, Hop, Level, Location, Overall, Problem, Report};

/// How many hops and findings of a huge report are not drawn. The saved report has them all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LeftOut {
    pub(crate) hops: usize,
    pub(crate) findings: usize,
}

/// An answer and what it is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    /// What is shown.
    report: Option<Rc<Report>>,
    /// Ids of the documents in the order in which the shown report counts its inputs.
    order: Rc<Vec<u32>>,
    /// The faults of the newest text, by document, when the shown report is of an older one.
    faults: Rc<Vec<(u32, Problem)>>,
    /// Whether the shown report is of an older text, because the newest one cannot be read.
    stale: bool,
    /// What the shown report leaves out because it is too much to be drawn.
    left_out: LeftOut,
    /// Counts the answers, to tell two of them apart without comparing them.
    serial: u32,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.serial == other.serial
    }
}

impl Answer {
    /// Takes a new report. When its text cannot be read and the former one had hops, the former one stays, stale.
    pub(crate) fn take(&self, order: Vec<u32>, mut report: Report, left_out: LeftOut) -> Self {
        report.findings = gravest_first(report.findings);
        let serial = self.serial.wrapping_add(1);
        let broken = report.hops.is_empty()
            && report.inputs.iter().any(|input| input.format.is_none() && !input.problems.is_empty());
        let had_hops = self.report.as_ref().is_some_and(|old| !old.hops.is_empty());
        let faults = report
            .inputs
            .iter()
            .zip(&order)
            .flat_map(|(input, &document)| input.problems.iter().map(move |problem| (document, problem.clone())))
            .collect();
        if broken && had_hops {
            return Self { faults: Rc::new(faults), stale: true, serial, ..self.clone() };
        }
        let (report, order, faults) = (Some(Rc::new(report)), Rc::new(order), Rc::new(faults));
        Self { report, order, faults, stale: false, left_out, serial }
    }

    /// The answer to no text at all.
    pub(crate) fn cleared(&self) -> Self {
        Self { serial: self.serial.wrapping_add(1), ..Self::default() }
    }

    pub(crate) fn report(&self) -> Option<&Report> {
        self.report.as_deref()
    }

    pub(crate) fn stale(&self) -> bool {
        self.stale
    }

    pub(crate) fn left_out(&self) -> LeftOut {
        self.left_out
    }

    pub(crate) fn serial(&self) -> u32 {
        self.serial
    }

    /// What is wrong with the newest text, by document.
    pub(crate) fn faults(&self) -> &[(u32, Problem)] {
        &self.faults
    }

    /// The id of the document that a location is in.
    pub(crate) fn document(&self, location: &Location) -> Option<u32> {
        self.document_at(location.input)
    }

    /// The id of the document that the report counts as input `index`.
    pub(crate) fn document_at(&self, index: u32) -> Option<u32> {
        self.order.get(usize::try_from(index).ok()?).copied()
    }

    /// The input's number in the report for a document.
    pub(crate) fn input(&self, document: u32) -> Option<u32> {
        self.order.iter().position(|&id| id == document).and_then(|index| u32::try_from(index).ok())
    }

    pub(crate) fn hop(&self, id: &str) -> Option<&Hop> {
        self.report()?.hops.iter().find(|hop| hop.id == id)
    }

    pub(crate) fn finding(&self, id: &str) -> Option<&Finding> {
        self.report()?.findings.iter().find(|finding| finding.id == id)
    }

    /// The first characters of what is chosen.
    pub(crate) fn place(&self, selection: &Selection) -> Option<&Location> {
        match &selection.finding {
            Some(id) => self.finding(id).map(|finding| &finding.location),
            None => self.hop(selection.hop.as_deref()?)?.evidence.first(),
        }
    }

    /// The hop that a finding is about.
    pub(crate) fn hop_of(&self, finding: &str) -> Option<&Hop> {
        self.report()?.hops.iter().find(|hop| hop.findings.iter().any(|id| id == finding))
    }

    pub(crate) fn verdict(&self) -> Overall {
        self.report().map_or(Overall::None, |report| report.verdict)
    }
}

/// The gravest first; among equals the order of the text stays. Three passes are a tenth of the bytes of a sort.
fn gravest_first(findings: Vec<Finding>) -> Vec<Finding> {
    let (mut ordered, rest): (Vec<_>, Vec<_>) = findings.into_iter().partition(|finding| finding.level == Level::Error);
    let (warnings, notes): (Vec<_>, Vec<_>) = rest.into_iter().partition(|finding| finding.level == Level::Warning);
    ordered.extend(warnings);
    ordered.extend(notes);
    ordered
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use wireproof_report::{Certainty, Counts, InputReport, Language, Place, Pos, Range, SCHEMA, Tool, Verdict};

    pub(crate) fn range(from: u32, to: u32) -> Range {
        let pos = |at| Pos { byte: at, utf16: at, line: 1, column: at + 1 };
        Range { start: pos(from), end: pos(to) }
    }

    pub(crate) fn location(input: u32, from: u32, to: u32) -> Location {
        Location { input, pointer: String::new(), inner: None, range: range(from, to) }
    }

    pub(crate) fn finding(id: &str, input: u32, from: u32, to: u32) -> Finding {
        Finding {
            id: id.into(),
            rule: "rule".into(),
            level: Level::Error,
            certainty: Certainty::Stated,
            message: "message".into(),
            why: "why".into(),
            action: "action".into(),
            location: location(input, from, to),
            related: Vec::new(),
            maps: Vec::new(),
            fix: None,
        }
    }

    pub(crate) fn hop(id: &str, evidence: Location, findings: &[&str]) -> Hop {
        let place = |label: &str| Place { kind: "bucket".into(), label: label.into() };
        Hop {
            id: id.into(),
            from: place("a"),
            to: place("b"),
            protocol: None,
            verdict: Verdict::Cleartext,
            because: "because".into(),
            controlled_by: None,
            evidence: vec![evidence],
            not_encryption: Vec::new(),
            findings: findings.iter().map(|&id| id.to_owned()).collect(),
            proofs: Vec::new(),
        }
    }

    pub(crate) fn report(hops: Vec<Hop>, findings: Vec<Finding>) -> Report {
        Report {
            schema: SCHEMA,
            tool: Tool { name: "wireproof".into(), version: "0".into(), facts_date: "2026-11-25".into() },
            language: Language::En,
            inputs: vec![InputReport {
                name: "a".into(),
                format: Some("s3.bucket-policy".into()),
                format_reason: String::new(),
                nearest: Vec::new(),
                bytes: 1,
                problems: Vec::new(),
            }],
            verdict: Overall::Cleartext,
            counts: Counts::of(&hops),
            hops,
            findings,
            proofs: Vec::new(),
            not_encryption: Vec::new(),
        }
    }

    fn broken() -> Report {
        let mut report = report(Vec::new(), Vec::new());
        report.inputs[0].format = None;
        report.inputs[0].problems = vec![Problem { message: "cut off".into(), location: location(0, 3, 4) }];
        report
    }

    #[test]
    fn a_text_that_cannot_be_read_keeps_the_former_answer() {
        let good = Answer::default().take(
            vec![7],
            report(vec![hop("h1", location(0, 0, 1), &[])], Vec::new()),
            LeftOut::default(),
        );
        let stale = good.take(vec![7], broken(), LeftOut::default());
        assert!(stale.stale());
        assert!(stale.hop("h1").is_some());
        assert_eq!(
            stale.faults().first().map(|(document, problem)| (*document, problem.message.as_str())),
            Some((7, "cut off"))
        );
        assert_ne!(good, stale);
    }

    #[test]
    fn a_first_text_that_cannot_be_read_is_the_answer() {
        let first = Answer::default().take(vec![7], broken(), LeftOut::default());
        assert!(!first.stale());
        assert_eq!(first.faults().len(), 1);
    }

    #[test]
    fn the_next_good_text_replaces_a_stale_answer() {
        let good = report(vec![hop("h1", location(0, 0, 1), &[])], Vec::new());
        let answer = Answer::default()
            .take(vec![7], good.clone(), LeftOut::default())
            .take(vec![7], broken(), LeftOut::default())
            .take(vec![7], good, LeftOut::default());
        assert!(!answer.stale());
        assert!(answer.faults().is_empty());
    }

    #[test]
    fn the_gravest_finding_comes_first() {
        let note = Finding { level: Level::Note, ..finding("note", 0, 0, 1) };
        let findings = vec![note, finding("first", 0, 2, 3), finding("second", 0, 4, 5)];
        let answer = Answer::default().take(vec![7], report(Vec::new(), findings), LeftOut::default());
        let ids: Vec<_> = answer.report().unwrap().findings.iter().map(|finding| finding.id.as_str()).collect();
        assert_eq!(ids, ["first", "second", "note"]);
    }

    #[test]
    fn locations_name_documents_by_their_id() {
        let answer = Answer::default().take(vec![4, 9], report(Vec::new(), Vec::new()), LeftOut::default());
        assert_eq!(answer.document(&location(1, 0, 1)), Some(9));
        assert_eq!(answer.document(&location(2, 0, 1)), None);
        assert_eq!(answer.input(9), Some(1));
    }
}
