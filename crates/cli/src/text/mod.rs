//! A report for a person at a terminal.

mod findings;
mod hops;
mod proofs;

pub(crate) use proofs::proof;

use crate::chrome::Chrome;
use crate::excerpt::Source;
use crate::gate::Gate;
use crate::terminal::{BOLD, DIM, GREEN, GREEN_BOLD, Look, RED_BOLD, YELLOW_BOLD, pad};
use annotate_snippets::{Group, Level, Renderer};
use anstyle::Style;
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr;
use wireproof_report::visible;
use wireproof_report::{Counts, InputReport, Location, Overall, Report, Verdict};

/// How and in which language a page is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'p> {
    /// The words.
    pub(crate) chrome: &'static Chrome,
    /// The terminal.
    pub(crate) look: Look,
    /// The inputs.
    pub(crate) sources: &'p [Source<'p>],
}

impl Page<'_> {
    /// `file:line:column` of a location.
    fn place(self, location: &Location) -> String {
        let name = self.sources.get(location.input as usize).map(|source| visible::line(&source.name));
        let start = location.range.start;
        format!("{}:{}:{}", name.unwrap_or_default(), start.line, start.column)
    }

    /// Adds a location's characters with carets, and what is to be marked near it.
    fn mark<'g>(self, group: Group<'g>, location: &Location, also: &[(&Location, &str)]) -> Group<'g> {
        crate::excerpt::add(group, self.sources, location, also, self.look.width)
    }

    /// Draws groups of annotated source.
    fn draw(self, groups: &[Group<'_>]) -> String {
        let renderer = if self.look.color { Renderer::styled() } else { Renderer::plain() };
        let drawn = renderer.term_width(self.look.width).render(groups).replace(crate::excerpt::FILLER, "");
        // a snippet whose place was said before it begins with the sign of another file, which there is not
        drawn.lines().filter(|line| !is_sign_alone(line)).fold(String::new(), |text, line| text + line + "\n")
    }

    /// A label and bold running text after it; further lines are indented a little.
    fn hang(self, label: &str, style: Style, text: &str) -> String {
        let whole = format!("{label}{}", visible::lines(text));
        let mut lines = crate::terminal::hang(&whole, self.look.width, 4).into_iter();
        let first = lines.next().unwrap_or_default();
        let head = match first.strip_prefix(label.trim_end()) {
            Some(rest) => self.look.paint(style, label.trim_end()) + &self.look.paint(BOLD, rest),
            None => self.look.paint(BOLD, &first),
        };
        lines.fold(head, |text, line| text + "\n    " + &self.look.paint(BOLD, &line)) + "\n"
    }

    /// Running text for a line that begins with `taken` columns of something else.
    fn flow(self, text: &str, taken: usize) -> String {
        crate::terminal::wrap(&visible::lines(text), self.look.width.saturating_sub(taken)).join("\n")
    }
}

/// Whether a drawn line is `:::` and nothing else, whatever its colour.
fn is_sign_alone(line: &str) -> bool {
    let after_code = |part: &'_ str| part.split_once('m').map(|(_, text)| text.trim().to_owned());
    let mut parts = line.split('\u{1b}');
    let before = parts.next().unwrap_or_default().trim().to_owned();
    line.contains(":::") && parts.filter_map(after_code).fold(before, |text, part| text + &part) == ":::"
}

/// More inputs than this are not named one by one.
const FEW: usize = 10;

/// The whole report: what was read, the path, the findings, the proofs, the verdict.
pub(crate) fn report(report: &Report, page: Page<'_>) -> String {
    let mut parts = vec![inputs(report, page)];
    if !report.hops.is_empty() {
        parts.push(hops::path(&report.hops, page));
    }
    parts.extend(hops::not_encryption(report, page));
    parts.extend(report.findings.iter().map(|finding| findings::finding(finding, page)));
    parts.extend(proofs::summary(&report.proofs, page));
    parts.push(conclusion(report, page));
    parts.iter().map(|part| part.trim_end()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n") + "\n"
}

/// What each input was taken for; of many only how many.
fn inputs(report: &Report, page: Page<'_>) -> String {
    let recognised: Vec<_> =
        report.inputs.iter().filter_map(|input| Some((visible::line(&input.name), input.format.as_ref()?))).collect();
    if recognised.len() > FEW {
        return (page.chrome.recognised)(recognised.len(), report.inputs.len());
    }
    let column = recognised.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    let lines: Vec<_> = recognised
        .iter()
        .map(|(name, format)| format!("{}  {}", pad(name, column), page.look.paint(DIM, format)))
        .collect();
    lines.join("\n")
}

/// What is wrong with an input's text, for standard error.
pub(crate) fn problems(input: &InputReport, page: Page<'_>) -> String {
    let mut text = String::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for problem in &input.problems {
        *places.entry(&problem.message).or_default() += 1;
    }
    for problem in &input.problems {
        // the same fault in many places is shown once
        let Some(count) = places.remove(problem.message.as_str()) else { continue };
        // a text that was understood all the same is no error
        let (level, style, name) = if input.format.is_some() {
            (Level::WARNING, YELLOW_BOLD, (page.chrome.level)(wireproof_report::Level::Warning))
        } else {
            (Level::ERROR, RED_BOLD, (page.chrome.level)(wireproof_report::Level::Error))
        };
        text += &page.hang(&format!("{name}: "), style, &problem.message);
        let mut group = page.mark(Group::with_level(level.clone()), &problem.location, &[]);
        if count > 1 {
            let note = (page.chrome.level)(wireproof_report::Level::Note);
            group = group.element(Level::NOTE.with_name(note).message((page.chrome.same_again)(count - 1)));
        }
        text += &page.draw(&[group]);
    }
    text
}

/// That an input is none of the known formats, and which ones it comes near to.
pub(crate) fn not_recognised(input: &InputReport, page: Page<'_>) -> String {
    let name = (page.chrome.level)(wireproof_report::Level::Error);
    let sentence = format!("{}: {}", input.name, (page.chrome.not_recognised)(&input.format_reason));
    let mut text = page.hang(&format!("{name}: "), RED_BOLD, &sentence);
    for near in &input.nearest {
        let sentence = (page.chrome.nearest)(&near.format, &near.missing);
        text += &format!("  {}\n", page.look.wrap(&visible::line(&sentence), 2));
    }
    text
}

/// What does not count, and why; entries of the configuration that ended or match nothing.
pub(crate) fn gate(gate: &Gate, report: &Report, page: Page<'_>) -> String {
    let mut by_reason: BTreeMap<&str, usize> = BTreeMap::new();
    for accepted in gate.accepted.values() {
        *by_reason.entry(&accepted.reason).or_default() += 1;
    }
    let note = (page.chrome.level)(wireproof_report::Level::Note);
    let warning = (page.chrome.level)(wireproof_report::Level::Warning);
    let known = report.hops.iter().filter(|hop| gate.is_known(hop) && gate.excuses(hop)).count();
    let accepted = by_reason.into_iter().map(|(reason, count)| (note, (page.chrome.accepted)(count, reason)));
    let known = (known > 0).then(|| (note, (page.chrome.known)(known)));
    let expired = gate.expired.iter().map(|(rule, day)| (warning, (page.chrome.expired)(rule, &day.to_string())));
    let unused = gate.unused.iter().map(|rule| (note, (page.chrome.unused)(rule)));
    let lines = accepted.chain(known).chain(expired).chain(unused);
    lines.map(|(label, line)| page.hang(&format!("{label}: "), BOLD, &visible::line(&line))).collect()
}

/// The verdict in a sentence, and the hops of each verdict.
fn conclusion(report: &Report, page: Page<'_>) -> String {
    let Counts { enforced, encrypted, cleartext, unknown, no_traffic } = report.counts;
    let all = enforced + encrypted + cleartext + unknown + no_traffic;
    let verdict = Verdict::WORST_FIRST.into_iter().find(|verdict| Overall::from(*verdict) == report.verdict);
    let (style, sign) = verdict.map_or((BOLD, "–"), |verdict| (tint(verdict), symbol(verdict)));
    let concerned = verdict.map_or(0, |verdict| count(&report.counts, verdict));
    let sentence = (page.chrome.conclusion)(report.verdict, concerned, all);
    let mut text = page.hang(&format!("{sign} {}: ", (page.chrome.overall)(report.verdict)), style, &sentence);
    if all > 1 {
        text += &format!("  {}\n", counts(report, page));
    }
    text
}

/// The hops of each verdict, worst first.
pub(crate) fn counts(report: &Report, page: Page<'_>) -> String {
    let counts: Vec<_> = Verdict::WORST_FIRST
        .iter()
        .map(|verdict| (*verdict, count(&report.counts, *verdict)))
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| page.look.paint(tint(verdict), &format!("{count} {}", (page.chrome.verdict)(verdict))))
        .collect();
    counts.join(" · ")
}

/// How many hops have a verdict.
fn count(counts: &Counts, verdict: Verdict) -> u32 {
    match verdict {
        Verdict::Enforced => counts.enforced,
        Verdict::Encrypted => counts.encrypted,
        Verdict::Cleartext => counts.cleartext,
        Verdict::Unknown => counts.unknown,
        Verdict::NoTraffic => counts.no_traffic,
    }
}

/// The sign of a verdict; colour only repeats it.
fn symbol(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Enforced => "■",
        Verdict::Encrypted => "✓",
        Verdict::Cleartext => "✗",
        Verdict::Unknown => "?",
        Verdict::NoTraffic => "·",
    }
}

fn tint(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Enforced => GREEN_BOLD,
        Verdict::Encrypted => GREEN,
        Verdict::Cleartext => RED_BOLD,
        Verdict::Unknown => YELLOW_BOLD,
        Verdict::NoTraffic => DIM,
    }
}

#[cfg(test)]
mod tests;
