//! `wireproof fix`: applies the fixes of the findings, judges again, and shows or writes what changed.

use crate::args::Fix;
use crate::check;
use crate::chrome::Chrome;
use crate::cores::Cores;
use crate::files::{self, Origin};
use crate::gate::Gate;
use crate::output::{Status, answer, aside, complain};
use crate::reference;
use crate::terminal::{BOLD, CYAN, ColorChoice, GREEN, Look, RED, pad};
use crate::text::{self, Page};
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr;
use wireproof_engine::{Dialect, Input, Options, analyze_by, code};
use wireproof_report::visible;
use wireproof_report::{FixEdit, Language, Report, Verdict};

/// One fix can make another one possible or needless; more rounds than this are not a repair any more.
const ROUNDS: usize = 8;

/// Runs the command.
pub(crate) fn run(arguments: &Fix, language: Language, chrome: &'static Chrome, color: ColorChoice) -> Status {
    if let Err(error) = reference::check_format(arguments.reading.input_format.as_ref(), language, chrome) {
        complain(&error, chrome, color);
        return Status::WrongUsage;
    }
    let cores = Cores::new(false);
    let gathered = files::gather(&arguments.paths, arguments.reading.input_format.as_ref(), &cores, chrome);
    for error in &gathered.errors {
        complain(error, chrome, color);
    }
    if gathered.inputs.is_empty() {
        return Status::WrongUsage;
    }
    let options = Options { language, bucket: arguments.reading.bucket.clone(), ..Options::default() };
    let before = analyze_by(&cores, &gathered.inputs, &options);
    let sources = check::sources(&gathered.inputs);
    aside(&check::faults(&before, &gathered, false, Page { chrome, look: Look::of_stderr(color), sources: &sources }));

    let mut failed = !gathered.errors.is_empty();
    let mended = mend(&cores, &gathered.inputs, &before, &options);
    if let Some(dialect) = arguments.code {
        return write_code(&mended.inputs, dialect, &options, chrome, color);
    }
    let mut text = String::new();
    let mut changed = false;
    for ((old, new), origin) in gathered.inputs.iter().zip(&mended.inputs).zip(&gathered.origins) {
        let is_mended = old.bytes != new.bytes;
        changed |= is_mended;
        let unplaceable = std::str::from_utf8(&old.bytes).is_err()
            && edits(&before).any(|edit| gathered.inputs.get(edit.input as usize) == Some(old));
        if unplaceable {
            failed = true;
            complain(&(chrome.cannot_write)(&visible::line(&old.name), chrome.not_utf8), chrome, color);
        }
        let new_text = String::from_utf8_lossy(&new.bytes);
        match origin {
            Origin::Stdin if arguments.write => text += &new_text,
            _ if !is_mended => {}
            Origin::Named(path) | Origin::Met(path) if arguments.write => match files::replace(path, &new_text) {
                Ok(()) => aside(&format!("{}\n", (chrome.written)(&visible::line(&old.name)))),
                Err(error) => {
                    failed = true;
                    complain(
                        &(chrome.cannot_write)(&visible::line(&old.name), &files::reason(&error, chrome)),
                        chrome,
                        color,
                    );
                }
            },
            _ => text += &diff(&old.name, &String::from_utf8_lossy(&old.bytes), &new_text, Look::of_stdout(color)),
        }
    }
    if let Err(status) = answer(&text, None, chrome, color) {
        return status;
    }
    if changed {
        let page = Page { chrome, look: Look::of_stderr(color), sources: &[] };
        let column = chrome.before.width().max(chrome.now.width());
        for (name, report) in [(chrome.before, &before), (chrome.now, &mended.report)] {
            aside(&format!("{}  {}\n", pad(name, column), text::counts(report, page)));
        }
        if !arguments.write {
            aside(&format!("{}\n", chrome.would_write));
        }
    } else {
        aside(&format!("{}\n", chrome.no_fix));
    }
    // the status is that of the files as they are now
    let now = if arguments.write && changed { &mended.report } else { &before };
    check::status(now, &Gate::at(Verdict::Cleartext), failed, chrome, color)
}

/// Prints the mended policies as code; an input that can't be written so is an error, and the others are still printed.
fn write_code(inputs: &[Input], dialect: Dialect, options: &Options, chrome: &Chrome, color: ColorChoice) -> Status {
    let mut blocks = Vec::new();
    for input in inputs {
        match code(input, dialect, options.bucket.as_deref()) {
            Some(block) => blocks.push(block),
            None => complain(&(chrome.no_code)(&visible::line(&input.name)), chrome, color),
        }
    }
    let status = if blocks.len() == inputs.len() { Status::Fine } else { Status::WrongUsage };
    answer(&blocks.join("\n"), None, chrome, color).err().unwrap_or(status)
}

fn edits(report: &Report) -> impl Iterator<Item = &FixEdit> {
    report.findings.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits)
}

/// The inputs after the fixes, and what is then found out about them.
struct Mended {
    inputs: Vec<Input>,
    report: Report,
}

fn mend(cores: &Cores, inputs: &[Input], before: &Report, options: &Options) -> Mended {
    let mut mended = Mended { inputs: inputs.to_vec(), report: before.clone() };
    for _ in 0..ROUNDS {
        if !apply(&mut mended.inputs, &mended.report) {
            break;
        }
        mended.report = analyze_by(cores, &mended.inputs, options);
    }
    mended
}

/// Applies the fixes that do not touch each other, in the order of the findings; whether anything changed.
fn apply(inputs: &mut [Input], report: &Report) -> bool {
    let mut by_input: BTreeMap<u32, Vec<&FixEdit>> = BTreeMap::new();
    for fix in report.findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        let is_free = |edit: &FixEdit| {
            let others = by_input.get(&edit.input).map_or(&[][..], Vec::as_slice);
            others.iter().all(|other| !touch(edit, other))
        };
        if fix.edits.iter().all(is_free) {
            for edit in &fix.edits {
                by_input.entry(edit.input).or_default().push(edit);
            }
        }
    }
    let mut changed = false;
    for (index, mut edits) in by_input {
        edits.sort_by_key(|edit| edit.range.start.byte);
        let Some(input) = inputs.get_mut(index as usize) else { continue };
        if let Some(text) = edited(&input.bytes, &edits).filter(|text| text.as_bytes() != input.bytes) {
            input.bytes = text.into_bytes();
            changed = true;
        }
    }
    changed
}

/// The text with the edits, which are in order of place. Nothing when the bytes are not the text themselves: the
/// places are those of the decoded text.
fn edited(bytes: &[u8], edits: &[&FixEdit]) -> Option<String> {
    let old = std::str::from_utf8(bytes).ok()?;
    let mut text = String::with_capacity(old.len() + 256);
    let mut done = 0;
    for edit in edits {
        let (start, end) = (edit.range.start.byte as usize, edit.range.end.byte as usize);
        text.push_str(old.get(done..start)?);
        text.push_str(&edit.text);
        done = end;
    }
    text.push_str(old.get(done..)?);
    Some(text)
}

/// Whether two edits of one text overlap or meet, so that their order would matter.
fn touch(one: &FixEdit, other: &FixEdit) -> bool {
    one.range.start.byte <= other.range.end.byte && other.range.start.byte <= one.range.end.byte
}

/// A unified diff that `git apply` and `patch` understand.
fn diff(name: &str, old: &str, new: &str, look: Look) -> String {
    let diff = TextDiff::from_lines(old, new);
    let name = visible::line(name.trim_start_matches('/'));
    let mut text = look.paint(BOLD, &format!("--- a/{name}\n+++ b/{name}")) + "\n";
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        text += &format!("{}\n", look.paint(CYAN, hunk.header().to_string().trim_end()));
        for change in hunk.iter_changes() {
            let style = match change.tag() {
                ChangeTag::Delete => RED,
                ChangeTag::Insert => GREEN,
                ChangeTag::Equal => anstyle::Style::new(),
            };
            let (line, end) = match change.value().strip_suffix('\n') {
                Some(line) => (line, "\n"),
                None => (change.value(), "\n\\ No newline at end of file\n"),
            };
            // a patch must hold the characters themselves; only a terminal is spared them
            let line = if look.terminal { visible::line(line).into_owned() } else { line.to_owned() };
            text += &format!("{}{end}", look.paint(style, &format!("{}{line}", change.tag())));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireproof_report::{Pos, Range};

    fn edit(start: u32, end: u32, text: &str) -> FixEdit {
        let pos = |byte| Pos { byte, utf16: byte, line: 1, column: byte + 1 };
        FixEdit { input: 0, range: Range { start: pos(start), end: pos(end) }, text: text.into() }
    }

    #[test]
    fn edits_are_applied_in_order_of_place() {
        let edits = [edit(1, 2, "X"), edit(3, 3, "+"), edit(4, 6, "")];
        assert_eq!(edited(b"abcdef", &edits.each_ref()).as_deref(), Some("aXc+d"));
        assert_eq!(edited("한b".as_bytes(), &[&edit(1, 2, "x")]), None, "no place inside a character");
        assert_eq!(edited(&[0xff, 0xfe, b'a', 0], &[&edit(0, 1, "x")]), None, "not UTF-8");
        assert_eq!(edited(b"ab", &[&edit(1, 9, "x")]), None);
    }

    #[test]
    fn edits_that_meet_are_left_for_the_next_round() {
        assert!(touch(&edit(1, 3, ""), &edit(3, 5, "")));
        assert!(touch(&edit(2, 2, "a"), &edit(2, 2, "b")));
        assert!(!touch(&edit(1, 2, ""), &edit(3, 4, "")));
    }
}
