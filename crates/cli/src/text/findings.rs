//! A finding: the characters at fault with carets, why it matters, what to do, and the fix as a change of the text.

use super::Page;
use crate::excerpt;
use crate::terminal::{GREEN_BOLD, RED_BOLD, YELLOW_BOLD};
use annotate_snippets::{Group, Level};
use anstyle::Style;
use unicode_width::UnicodeWidthStr;
use wireproof_report::visible;
use wireproof_report::{Certainty, Finding, Fix, Location, Mapping};

/// A remark that bears on a finding is written beside the caret only when it is this near …
const NEAR_LINES: u32 = 12;
/// … and this near in a line of a minified document …
const NEAR_BYTES: u32 = 2_000;
/// … and not longer than this.
const SHORT: usize = 36;

/// The finding, drawn.
pub(super) fn finding(finding: &Finding, page: Page<'_>) -> String {
    let (near, far): (Vec<_>, Vec<_>) = finding
        .related
        .iter()
        .map(|related| (&related.location, related.message.as_str()))
        .partition(|(location, message)| is_near(location, &finding.location) && message.width() <= SHORT);

    let level = level(finding.level, page);
    let name = (page.chrome.level)(finding.level);
    let label = format!("{name}[{}]: ", visible::line(&finding.rule));
    let title = page.hang(&label, style(finding.level), &finding.message);
    let mut group = page.mark(Group::with_level(level), &finding.location, &near);

    let digits = widest_line(finding).to_string().len();
    let mut remarks = vec![(page.chrome.why, finding.why.clone()), (page.chrome.action, finding.action.clone())];
    if finding.certainty == Certainty::Assumed {
        remarks.push(((page.chrome.level)(wireproof_report::Level::Note), page.chrome.assumed.to_owned()));
    }
    if !finding.maps.is_empty() {
        remarks.push((page.chrome.standards, Mapping::list(&finding.maps)));
    }
    for (name, remark) in remarks.into_iter().filter(|(_, remark)| !remark.is_empty()) {
        let text = page.flow(&remark, digits + 3 + name.width() + 2);
        group = group.element(Level::NOTE.with_name(name).message(text));
    }

    let mut groups = vec![group];
    for (location, message) in far {
        let name = (page.chrome.level)(wireproof_report::Level::Note);
        let title = Level::NOTE.with_name(name).secondary_title(page.flow(message, name.width() + 2));
        groups.push(page.mark(Group::with_title(title), location, &[]));
    }
    groups.extend(finding.fix.as_ref().map(|fix| suggestion(fix, page)));
    title + &page.draw(&groups)
}

fn suggestion<'g>(fix: &Fix, page: Page<'_>) -> Group<'g> {
    let sentence = format!("{} ({})", fix.title, (page.chrome.after)((page.chrome.overall)(fix.after)));
    let name = page.chrome.fix;
    let title = Level::HELP.with_name(name).secondary_title(page.flow(&sentence, name.width() + 2));
    let mut group = Group::with_title(title);
    for (index, source) in page.sources.iter().enumerate() {
        let mut edits: Vec<_> = fix.edits.iter().filter(|edit| edit.input as usize == index).collect();
        edits.sort_by_key(|edit| edit.range.start.byte);
        group = excerpt::suggest(group, source, &edits, page.look.width);
    }
    group
}

fn level(level: wireproof_report::Level, page: Page<'_>) -> Level<'static> {
    let name = (page.chrome.level)(level);
    match level {
        wireproof_report::Level::Error => Level::ERROR.with_name(name),
        wireproof_report::Level::Warning => Level::WARNING.with_name(name),
        wireproof_report::Level::Note => Level::NOTE.with_name(name),
    }
}

fn style(level: wireproof_report::Level) -> Style {
    match level {
        wireproof_report::Level::Error => RED_BOLD,
        wireproof_report::Level::Warning => YELLOW_BOLD,
        wireproof_report::Level::Note => GREEN_BOLD,
    }
}

fn is_near(one: &Location, other: &Location) -> bool {
    let (here, there) = (one.range.start, other.range.start);
    one.input == other.input
        && here.line.abs_diff(there.line) <= NEAR_LINES
        && here.byte.abs_diff(there.byte) <= NEAR_BYTES
}

/// The largest line number that is drawn: it sets the margin.
fn widest_line(finding: &Finding) -> u32 {
    let related = finding.related.iter().map(|related| related.location.range.end.line);
    let edits = finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.range.end.line));
    related.chain(edits).chain([finding.location.range.end.line]).max().unwrap_or(1)
}
