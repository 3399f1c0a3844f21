//! `wireproof fix`: applies the fixes of the findings, judges again, and shows or writes what changed.

use crate::args::Fix;
use crate::check;
use crate::chrome::Chrome;
use crate::files::{self, Origin};
use crate::output::{Status, answer, aside, complain};
use crate::reference;
use crate::terminal::{BOLD, CYAN, ColorChoice, GREEN, Look, RED, pad};
use crate::text::{self, Page};
use similar::{ChangeTag, TextDiff};
use unicode_width::UnicodeWidthStr;
use wireproof_engine::{Input, Options, analyze};
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
    let gathered = files::gather(&arguments.paths, arguments.reading.input_format.as_ref(), false, chrome);
    for error in &gathered.errors {
        complain(error, chrome, color);
    }
    if gathered.inputs.is_empty() {
        return Status::WrongUsage;
    }
    let options = Options { language, bucket: arguments.reading.bucket.clone(), ..Options::default() };
    let before = analyze(&gathered.inputs, &options);
    let sources = check::sources(&gathered.inputs);
    aside(&check::faults(&before, &gathered, false, Page { chrome, look: Look::of_stderr(color), sources: &sources }));

    let mut failed = !gathered.errors.is_empty();
    let mended = mend(&gathered.inputs, &before, &options);
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
    check::status(now, Some(Verdict::Cleartext), failed, chrome, color)
}

fn edits(report: &Report) -> impl Iterator<Item = &FixEdit> {
    report.findings.iter().filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits)
}

/// The inputs after the fixes, and what is then found out about them.
struct Mended {
    inputs: Vec<Input>,
    report: Report,
}

fn mend(inputs: &[Input], before: &Report, options: &Options) -> Mended {
    let mut mended = Mended { inputs: inputs.to_vec(), report: before.clone() };
    for _ in 0..ROUNDS {
        if !apply(&mut mended.inputs, &mended.report) {
            break;
        }
        mended.report = analyze(&mended.inputs, options);
    }
    mended
}

/// Applies the fixes that do not touch each other, in the order of the findings; whether anything changed.
fn apply(inputs: &mut [Input], report: &Report) -> bool {
    let mut edits: Vec<&FixEdit> = Vec::new();
    for fix in report.findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        if fix.edits.iter().all(|edit| edits.iter().all(|other| !touch(edit, other))) {
            edits.extend(&fix.edits);
        }
    }
    // from the end of a text to its beginning, so that earlier places stay where they are
    edits.sort_by_key(|edit| std::cmp::Reverse((edit.input, edit.range.start.byte)));
    let mut changed = false;
    for edit in edits {
        let Some(input) = inputs.get_mut(edit.input as usize) else { continue };
        let range = edit.range.start.byte as usize..edit.range.end.byte as usize;
        // the places are those of the decoded text: they hold only where that is the bytes themselves
        let is_text = std::str::from_utf8(&input.bytes)
            .is_ok_and(|text| text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
        if is_text && input.bytes.get(range.clone()).is_some_and(|old| old != edit.text.as_bytes()) {
            input.bytes.splice(range, edit.text.bytes());
            changed = true;
        }
    }
    changed
}

/// Whether two edits overlap or meet, so that their order would matter.
fn touch(one: &FixEdit, other: &FixEdit) -> bool {
    one.input == other.input
        && one.range.start.byte <= other.range.end.byte
        && other.range.start.byte <= one.range.end.byte
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
