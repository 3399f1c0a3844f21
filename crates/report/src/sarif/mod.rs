//! The report as SARIF 2.1.0, the exchange format of static analysis: the part of it that code scanning services read.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html>

mod log;

pub use log::Log;

use crate::{Finding, Fix, Hop, Level, Location, Range, Report, RuleInfo, markdown, visible};
use log::{
    Artifact, Change, CodeFlow, Configuration, Content, Descriptor, Driver, Fingerprints, Invocation, Logical, Message,
    Notification, Outcome, Physical, Place, Region, Repair, Replacement, Run, Spot, Stage, Summary, Suppressed,
    Sureness, Tags, ThreadFlow, Tool,
};
use std::collections::BTreeMap;

/// The schema that a log says it follows.
pub const SARIF_SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What is said about a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// The rule.
    pub rule: RuleInfo,
    /// Its page, in Markdown.
    pub page: String,
}

/// Why a finding does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suppression<'r> {
    /// Whether a comment in the input says so, rather than a configuration file.
    pub in_source: bool,
    /// The reason.
    pub reason: &'r str,
}

/// The report as a SARIF log.
///
/// `texts` are the inputs' texts in the report's order: SARIF counts columns in UTF-16 units, which the report alone
/// does not tell. `rules` describe the rules of the findings; one that is not described is still named. `suppressed` are the
/// findings that do not count, by id.
pub fn log(report: &Report, texts: &[&str], rules: &[RuleText], suppressed: &BTreeMap<&str, Suppression<'_>>) -> Log {
    let lines = texts.iter().map(|text| line_starts(text)).collect();
    let mut hops: BTreeMap<&str, Vec<&Hop>> = BTreeMap::new();
    for hop in &report.hops {
        for finding in &hop.findings {
            hops.entry(finding).or_default().push(hop);
        }
    }
    let writer = Writer { report, lines, hops, suppressed };
    let rules: Vec<_> =
        rules.iter().filter(|text| report.findings.iter().any(|finding| finding.rule == text.rule.id)).collect();
    Log {
        schema: SARIF_SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: report.tool.name.clone(),
                    version: report.tool.version.clone(),
                    semantic_version: report.tool.version.clone(),
                    rules: rules.iter().map(|text| descriptor(text)).collect(),
                },
            },
            column_kind: "utf16CodeUnits",
            artifacts: (0..report.inputs.len())
                .map(|index| Artifact { location: writer.place(number(index)) })
                .collect(),
            invocations: [Invocation {
                execution_successful: true,
                tool_execution_notifications: writer.notifications(),
            }],
            results: report
                .findings
                .iter()
                .map(|finding| writer.outcome(finding, rules.iter().position(|text| text.rule.id == finding.rule)))
                .collect(),
            properties: Summary {
                verdict: report.verdict,
                counts: report.counts,
                facts_date: report.tool.facts_date.clone(),
            },
        }],
    }
}

struct Writer<'r> {
    report: &'r Report,
    /// UTF-16 offset of each line's first character, for each input.
    lines: Vec<Vec<u32>>,
    /// The hops that each finding is about.
    hops: BTreeMap<&'r str, Vec<&'r Hop>>,
    suppressed: &'r BTreeMap<&'r str, Suppression<'r>>,
}

impl Writer<'_> {
    fn outcome(&self, finding: &Finding, rule_index: Option<usize>) -> Outcome {
        let hops = self.hops.get(finding.id.as_str()).map_or(&[][..], Vec::as_slice);
        let tags = finding.maps.iter().map(|map| format!("{}/{}", map.framework, map.control)).collect();
        Outcome {
            rule_id: finding.rule.clone(),
            rule_index,
            level: finding.level,
            message: message(&[&finding.message, &finding.why, &finding.action]),
            locations: [self.spot(&finding.location, None)],
            related_locations: finding
                .related
                .iter()
                .enumerate()
                .map(|(index, related)| Spot {
                    id: Some(index + 1),
                    ..self.spot(&related.location, Some(message(&[&related.message])))
                })
                .collect(),
            code_flows: self.flow(hops).into_iter().collect(),
            fixes: finding.fix.iter().map(|fix| self.repair(fix)).collect(),
            suppressions: self.suppressed.get(finding.id.as_str()).map(|why| suppressed(*why)).into_iter().collect(),
            partial_fingerprints: Fingerprints { finding: finding.id.clone() },
            properties: Sureness { certainty: finding.certainty, tags },
        }
    }

    /// The hops that a finding is about, each at the characters that its verdict rests on.
    fn flow(&self, hops: &[&Hop]) -> Option<CodeFlow> {
        let locations: Vec<_> = hops
            .iter()
            .filter_map(|hop| {
                let sentence =
                    format!("`{}` → `{}`: {}: {}", hop.from.label, hop.to.label, hop.verdict.word(), hop.because);
                Some(Stage { location: self.spot(hop.evidence.first()?, Some(message(&[&sentence]))) })
            })
            .collect();
        (!locations.is_empty()).then_some(CodeFlow { thread_flows: [ThreadFlow { locations }] })
    }

    fn repair(&self, fix: &Fix) -> Repair {
        let mut by_input: BTreeMap<u32, Vec<Replacement>> = BTreeMap::new();
        for edit in &fix.edits {
            by_input.entry(edit.input).or_default().push(Replacement {
                deleted_region: self.region(edit.input, edit.range),
                inserted_content: Content { text: edit.text.clone() },
            });
        }
        let artifact_changes = by_input
            .into_iter()
            .map(|(input, replacements)| Change { artifact_location: self.place(input), replacements })
            .collect();
        Repair { description: message(&[&fix.title]), artifact_changes }
    }

    /// What is wrong with the inputs' texts.
    fn notifications(&self) -> Vec<Notification> {
        let problem = |problem: &crate::Problem, level| Notification {
            level,
            message: message(&[&problem.message]),
            locations: vec![self.spot(&problem.location, None)],
        };
        self.report
            .inputs
            .iter()
            .flat_map(|input| {
                let level = if input.format.is_some() { Level::Warning } else { Level::Error };
                input.problems.iter().map(move |found| problem(found, level))
            })
            .collect()
    }

    fn spot(&self, location: &Location, message: Option<Message>) -> Spot {
        Spot {
            id: None,
            physical_location: Physical {
                artifact_location: self.place(location.input),
                region: self.region(location.input, location.range),
            },
            logical_locations: [Logical {
                fully_qualified_name: match &location.inner {
                    Some(inner) => format!("{}#{inner}", location.pointer),
                    None => location.pointer.clone(),
                },
            }],
            message,
        }
    }

    fn place(&self, input: u32) -> Place {
        let name = self.report.inputs.get(input as usize).map(|input| input.name.as_str()).unwrap_or_default();
        let (uri, uri_base_id) = match name.strip_prefix('/') {
            Some(path) => (format!("file:///{}", percent_encoded(path)), None),
            None => (percent_encoded(name), Some("%SRCROOT%")),
        };
        Place { uri, uri_base_id, index: input }
    }

    fn region(&self, input: u32, range: Range) -> Region {
        let column = |pos: crate::Pos| {
            let lines = self.lines.get(input as usize);
            let start = lines.and_then(|lines| lines.get(pos.line.saturating_sub(1) as usize).copied());
            // without the text the column in characters is the nearest answer
            start.map_or(pos.column, |start| pos.utf16.saturating_sub(start) + 1)
        };
        Region {
            start_line: range.start.line,
            start_column: column(range.start),
            end_line: range.end.line,
            end_column: column(range.end),
        }
    }
}

fn descriptor(RuleText { rule, page }: &RuleText) -> Descriptor {
    // which requirements are touched depends on the resource: each result has its own
    let tags = vec!["security".to_owned(), "encryption-in-transit".to_owned()];
    Descriptor {
        id: rule.id.clone(),
        short_description: Message { text: plain(&rule.summary), markdown: None },
        // the page is the tool's own Markdown: nothing of the inputs is in it
        help: Message { text: plain(page), markdown: Some(page.clone()) },
        default_configuration: Configuration { level: rule.level },
        properties: Tags { tags },
    }
}

/// Sentences as a message, one paragraph each.
fn suppressed(why: Suppression<'_>) -> Suppressed {
    let kind = if why.in_source { "inSource" } else { "external" };
    Suppressed { kind, justification: why.reason.to_owned() }
}

fn message(sentences: &[&str]) -> Message {
    let said: Vec<_> = sentences.iter().filter(|sentence| !sentence.is_empty()).collect();
    Message {
        text: said.iter().map(|sentence| plain(sentence)).collect::<Vec<_>>().join("\n\n"),
        markdown: Some(said.iter().map(|sentence| markdown::inline(sentence)).collect::<Vec<_>>().join("\n\n")),
    }
}

/// In a plain message `[words](target)` is a link: words of the inputs must not become one.
fn plain(text: &str) -> String {
    visible::lines(text).replace("](", "\\](")
}

/// A path as a URI reference.
fn percent_encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            _ => {
                let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0').to_ascii_uppercase();
                uri.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    uri
}

/// UTF-16 offset of each line's first character; a byte order mark is no character of the first line.
fn line_starts(text: &str) -> Vec<u32> {
    let mut starts = vec![u32::from(text.starts_with('\u{feff}'))];
    let mut utf16 = 0;
    for character in text.chars() {
        utf16 += if character.len_utf16() == 1 { 1 } else { 2 };
        if character == '\n' {
            starts.push(utf16);
        }
    }
    starts
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_inputs_are_no_links() {
        assert_eq!(plain("see [this](http://evil) now"), "see [this\\](http://evil) now");
        assert_eq!(plain("a\u{202e}b"), "a\\u{202e}b");
        let message = message(&["<img> [x](y)", "", "set `a` to `b`"]);
        assert_eq!(message.text, "<img> [x\\](y)\n\nset `a` to `b`");
        assert_eq!(message.markdown.as_deref(), Some("&lt;img&gt; \\[x\\](y)\n\nset `a` to `b`"));
    }

    #[test]
    fn paths_are_uri_references() {
        assert_eq!(percent_encoded("a b/정책.json"), "a%20b/%EC%A0%95%EC%B1%85.json");
        assert_eq!(percent_encoded("<stdin>"), "%3Cstdin%3E");
        assert_eq!(percent_encoded("x?y#z%"), "x%3Fy%23z%25");
    }

    #[test]
    fn lines_begin_at_utf16_offsets() {
        assert_eq!(line_starts("a\n🔒한\nb"), [0, 2, 6]);
        assert_eq!(line_starts("\u{feff}{\n}"), [1, 3], "a byte order mark is no column");
        assert_eq!(line_starts(""), [0]);
    }
}
