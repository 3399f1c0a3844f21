//! `JUnit` XML, which every CI server shows: a hop is a test, and fails when its verdict is at or above the threshold.

use crate::chrome::Chrome;
use crate::gate::Gate;
use std::collections::BTreeMap;
use wireproof_report::visible::markup;
use wireproof_report::{Finding, Hop, Report, Verdict};

type ById<'r> = BTreeMap<&'r str, &'r Finding>;

/// The report as one test suite.
pub(crate) fn suite(report: &Report, gate: &Gate, chrome: &Chrome) -> String {
    let failures = report.hops.iter().filter(|hop| gate.fails(hop)).count();
    let skipped = report.hops.iter().filter(|hop| is_skipped(hop, gate)).count();
    let counts = format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\"", report.hops.len());
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"wireproof\" {counts} time=\"0\">\n  \
         <testsuite name=\"wireproof\" {counts} time=\"0\">\n"
    );
    let by_id: ById<'_> = report.findings.iter().map(|finding| (finding.id.as_str(), finding)).collect();
    for hop in &report.hops {
        text += &case(hop, &by_id, report, gate, chrome);
    }
    text + "  </testsuite>\n</testsuites>\n"
}

fn case(hop: &Hop, by_id: &ById<'_>, report: &Report, gate: &Gate, chrome: &Chrome) -> String {
    let evidence = hop.evidence.first();
    let file = evidence.and_then(|place| report.inputs.get(place.input as usize)).map_or("", |input| &input.name);
    let mut open = format!(
        "    <testcase name=\"{}\" classname=\"{}\" file=\"{}\" time=\"0\"",
        markup(&format!("{} → {}", hop.from.label, hop.to.label)),
        markup(file),
        markup(file),
    );
    if let Some(place) = evidence {
        open += &format!(" line=\"{}\"", place.range.start.line);
    }
    let verdict = (chrome.verdict)(hop.verdict);
    let summary = markup(&format!("{verdict}: {}", hop.because));
    if gate.fails(hop) {
        let body = markup(&findings(hop, by_id, report));
        format!(
            "{open}>\n      <failure type=\"{}\" message=\"{summary}\">{body}</failure>\n    </testcase>\n",
            hop.verdict.word()
        )
    } else if is_skipped(hop, gate) {
        format!("{open}>\n      <skipped message=\"{summary}\"/>\n    </testcase>\n")
    } else {
        format!("{open}/>\n")
    }
}

/// The findings about a hop, one a line, each with its place.
fn findings(hop: &Hop, by_id: &ById<'_>, report: &Report) -> String {
    let about = hop.findings.iter().filter_map(|id| by_id.get(id.as_str()));
    let lines: Vec<_> = about
        .map(|finding| {
            let file = report.inputs.get(finding.location.input as usize).map_or("", |input| &input.name);
            let start = finding.location.range.start;
            format!("{file}:{}:{}: {}: {} {}", start.line, start.column, finding.rule, finding.message, finding.action)
        })
        .collect();
    lines.join("\n")
}

/// Undecided, accepted, or known before is neither passed nor failed.
fn is_skipped(hop: &Hop, gate: &Gate) -> bool {
    !gate.fails(hop) && (hop.verdict == Verdict::Unknown || gate.excuses(hop))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;
    use wireproof_report::Language;

    #[test]
    fn a_report() {
        insta::assert_snapshot!(suite(&sample(), &Gate::at(Verdict::Cleartext), Chrome::of(Language::En)));
    }
}
