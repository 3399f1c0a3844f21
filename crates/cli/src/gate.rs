//! What fails a check: the hops at or above the threshold, less those that the project accepts and those that a baseline
//! knew already. The report itself stays whole.

use crate::comment;
use crate::config::{Found, Ignore};
use crate::excerpt::Source;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use wireproof_report::{Finding, Hop, Level, Report, Verdict};

/// What does not count, and why.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    /// The findings that are accepted, by id.
    pub(crate) accepted: BTreeMap<String, Accepted>,
    /// The findings that are more than notes, by id.
    grave: BTreeSet<String>,
    /// The verdicts of the baseline's hops, by id.
    known: BTreeMap<String, Verdict>,
    /// The entries of the configuration whose last day is past, although they would match.
    pub(crate) expired: Vec<(String, Date)>,
    /// The rules of the entries that match nothing.
    pub(crate) unused: Vec<String>,
    fail_on: Option<Verdict>,
}

/// Why a finding is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Accepted {
    pub(crate) reason: String,
    /// Whether a comment in the input says so, rather than the configuration.
    pub(crate) in_source: bool,
}

impl Gate {
    /// Reads the configuration's entries and the inputs' comments. `today` decides which entries still hold.
    pub(crate) fn new(
        report: &Report,
        sources: &[Source<'_>],
        found: &Found,
        baseline: Option<&Report>,
        fail_on: Option<Verdict>,
        today: Date,
    ) -> Self {
        let grave = report.findings.iter().filter(|finding| finding.level != Level::Note);
        let mut gate = Self { fail_on, grave: grave.map(|finding| finding.id.clone()).collect(), ..Self::default() };
        let lines: Vec<Vec<&str>> = sources.iter().map(comment::lines).collect();
        for finding in &report.findings {
            let lines = lines.get(finding.location.input as usize);
            if let Some(reason) = lines.and_then(|lines| comment::reason(lines, finding)) {
                gate.accepted.insert(finding.id.clone(), Accepted { reason, in_source: true });
            }
        }
        for ignore in &found.config.ignore {
            gate.apply(ignore, report, found, today);
        }
        if let Some(baseline) = baseline {
            gate.known = baseline.hops.iter().map(|hop| (hop.id.clone(), hop.verdict)).collect();
        }
        gate
    }

    fn apply(&mut self, ignore: &Ignore, report: &Report, found: &Found, today: Date) {
        let matches = |finding: &&Finding| {
            let name = report.inputs.get(finding.location.input as usize).map_or("", |input| &input.name);
            finding.rule == ignore.rule
                && ignore.id.as_ref().is_none_or(|id| *id == finding.id)
                && ignore.path.as_ref().is_none_or(|path| found.matches(path, name))
        };
        let matching: Vec<&Finding> = report.findings.iter().filter(matches).collect();
        let until = ignore.until.date.and_then(|date| {
            let [month, day] = [date.month, date.day].map(i8::try_from);
            Date::new(i16::try_from(date.year).ok()?, month.ok()?, day.ok()?).ok()
        });
        match until {
            _ if matching.is_empty() => self.unused.push(ignore.rule.clone()),
            Some(until) if until >= today => {
                for finding in matching {
                    let accepted = Accepted { reason: ignore.reason.clone(), in_source: false };
                    self.accepted.entry(finding.id.clone()).or_insert(accepted);
                }
            }
            until => self.expired.push((ignore.rule.clone(), until.unwrap_or_default())),
        }
    }

    /// A threshold alone: nothing is accepted or known.
    pub(crate) fn at(threshold: Verdict) -> Self {
        Self { fail_on: Some(threshold), ..Self::default() }
    }

    /// Whether a hop fails the check.
    pub(crate) fn fails(&self, hop: &Hop) -> bool {
        self.reaches(hop) && !self.is_known(hop) && !self.is_accepted(hop)
    }

    /// Whether a hop would fail the check if it were not accepted or known before.
    pub(crate) fn excuses(&self, hop: &Hop) -> bool {
        self.reaches(hop) && !self.fails(hop)
    }

    fn reaches(&self, hop: &Hop) -> bool {
        self.fail_on.is_some_and(|threshold| rank(hop.verdict) <= rank(threshold))
    }

    /// Whether the baseline has the same hop with a verdict as bad.
    pub(crate) fn is_known(&self, hop: &Hop) -> bool {
        self.known.get(&hop.id).is_some_and(|before| rank(*before) <= rank(hop.verdict))
    }

    /// Whether every finding about a hop that is more than a note is accepted, and there is one.
    fn is_accepted(&self, hop: &Hop) -> bool {
        let mut about = hop.findings.iter().filter(|id| self.grave.contains(*id)).peekable();
        about.peek().is_some() && about.all(|id| self.accepted.contains_key(id))
    }
}

fn rank(verdict: Verdict) -> Option<usize> {
    Verdict::WORST_FIRST.iter().position(|other| *other == verdict)
}
