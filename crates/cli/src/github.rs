//! Annotations on the lines of a pull request: the workflow commands of GitHub Actions.

use crate::chrome::Chrome;
use crate::gate::Gate;
use wireproof_report::{Level, Location, Report, visible};

/// One command a line, then the verdict for the log.
pub(crate) fn annotations(report: &Report, gate: &Gate, chrome: &Chrome) -> String {
    let mut text = String::new();
    for input in &report.inputs {
        for problem in &input.problems {
            let level = if input.format.is_some() { Level::Warning } else { Level::Error };
            text += &annotation(report, level, "wireproof", &problem.message, &problem.location);
        }
    }
    for finding in report.findings.iter().filter(|finding| !gate.accepted.contains_key(&finding.id)) {
        let title = format!("wireproof: {}", finding.rule);
        let said: Vec<_> = [&finding.message, &finding.why, &finding.action]
            .into_iter()
            .filter(|sentence| !sentence.is_empty())
            .map(String::as_str)
            .collect();
        text += &annotation(report, finding.level, &title, &said.join("\n"), &finding.location);
    }
    text + &format!("wireproof: {}\n", (chrome.overall)(report.verdict))
}

fn annotation(report: &Report, level: Level, title: &str, message: &str, location: &Location) -> String {
    let command = match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let file = report.inputs.get(location.input as usize).map(|input| input.name.as_str()).unwrap_or_default();
    let (start, end) = (location.range.start, location.range.end);
    let mut place = format!("file={},line={},endLine={}", property(file), start.line, end.line);
    // columns are only understood within one line
    if start.line == end.line {
        place += &format!(",col={},endColumn={}", start.column, end.column);
    }
    format!("::{command} {place},title={}::{}\n", property(title), data(message))
}

/// A command's text: what would end the line or begin another command is encoded.
fn data(text: &str) -> String {
    visible::lines(&text.replace('\r', "")).replace('%', "%25").replace('\n', "%0A")
}

/// A command's property: what would end the property is encoded too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;
    use wireproof_report::Language;

    #[test]
    fn a_report() {
        insta::assert_snapshot!(annotations(&sample(), &Gate::default(), Chrome::of(Language::En)));
    }

    #[test]
    fn words_of_the_inputs_begin_no_command() {
        assert_eq!(data("100%\r\n::set-output name=x::y\u{1b}"), "100%25%0A\\u{3a}:set-output name=x::y\\u{1b}");
        assert_eq!(property("a,line=1::b"), "a%2Cline=1%3A%3Ab");
    }
}
