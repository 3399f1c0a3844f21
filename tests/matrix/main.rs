//! Systems × kinds of documents: each line of `*.txt` is written as every kind of document that it names, and judged.
//!
//! A file is a system. `kind: …` says how that kind of document holds the resource; a line `kinds variant | values | verdicts` says what is
//! set, and for each hop its verdict and the pointer (within the values) of the characters that decide; `not:MECHANISM` stands for what is told
//! to be no encryption in transit. `*` stands for any place, `others` for hops that are not named, and
//! `kind! variant | document | verdicts` is a whole document; `python` without a holder is what `api` has. `docs/coverage.md` lists what is covered: `UPDATE_COVERAGE=1` writes it.

#![expect(clippy::panic, reason = "a line that can't be read fails the test")]

mod document;

use document::{Document, KINDS};
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use wireproof_engine::{Input, Options, analyze};
use wireproof_report::{Location, Report};

/// A document and what is to be said of it.
struct Cell {
    system: String,
    kind: &'static str,
    variant: String,
    document: Document,
    expected: Vec<(String, String)>,
}

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("matrix");
    let cells: Vec<Cell> = files(&folder).iter().flat_map(|path| cells(path)).collect();
    let page = page(&cells);
    let mut trials: Vec<Trial> = cells
        .into_iter()
        .map(|cell| Trial::test(format!("{} {} {}", cell.system, cell.kind, cell.variant), move || check(&cell)))
        .collect();
    trials.push(Trial::test("coverage page", move || is_current(&page)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    files.sort();
    files
}

fn cells(path: &Path) -> Vec<Cell> {
    let system = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let holders: BTreeMap<&str, &str> =
        lines().filter(|line| !line.contains(" | ")).filter_map(|line| line.split_once(": ")).collect();
    let mut cells = Vec::new();
    for line in lines().filter(|line| line.contains(" | ")) {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [head, values, verdicts] = parts.as_slice() else { panic!("{system}: {line}") };
        let (kinds, variant) = head.split_once(' ').unwrap_or_else(|| panic!("{system}: {line}"));
        let values: Value = serde_json::from_str(values).unwrap_or_else(|error| panic!("{system}: {error}: {line}"));
        let expected: Vec<(String, String)> = verdicts
            .split(',')
            .map(str::trim)
            .map(|one| one.split_once(' ').unwrap_or((one, "")))
            .map(|(verdict, pointer)| (verdict.to_owned(), pointer.to_owned()))
            .collect();
        let kinds = kinds.split(',').flat_map(|kind| match kind {
            "cfn" => vec!["cfn-json", "cfn-yaml"],
            "tf" => vec!["tf-plan", "tf-state", "tf-raw"],
            other => vec![other],
        });
        for kind in kinds {
            let whole = kind.strip_suffix('!');
            let family = whole.unwrap_or(kind).split('-').next().unwrap_or_default();
            let family = if family == "python" && !holders.contains_key(family) { "api" } else { family };
            let kind = KINDS
                .into_iter()
                .find(|known| *known == whole.unwrap_or(kind))
                .unwrap_or_else(|| panic!("{system}: no kind {kind}"));
            let document = match (whole, holders.get(family)) {
                (Some(_), _) => Document::whole(&values),
                (None, Some(holder)) => Document::new(kind, holder, &values),
                (None, None) => panic!("{system}: how does {family} hold it?"),
            };
            let (system, variant, expected) = (system.clone(), variant.to_owned(), expected.clone());
            cells.push(Cell { system, kind, variant, document, expected });
        }
    }
    cells
}

fn check(cell: &Cell) -> Result<(), Failed> {
    let input = Input { name: "document".to_owned(), bytes: cell.document.text.clone().into_bytes(), format: None };
    let report = analyze(&[input], &Options::default());
    let found: Vec<(&str, &Location)> =
        report.hops.iter().filter_map(|hop| Some((hop.verdict.word(), hop.evidence.first()?))).collect();
    let is_met = |(verdict, pointer): &(String, String), (word, location): &(&str, &Location)| {
        verdict == word && (pointer == "*" || is_at(&cell.document, pointer, location))
    };
    let (others, expected): (Vec<_>, Vec<_>) = cell.expected.iter().partition(|(verdict, _)| verdict == "others");
    let (beside, expected): (Vec<_>, Vec<_>) =
        expected.into_iter().partition(|(verdict, _)| verdict.starts_with("not:"));
    let told = report.not_encryption.iter().chain(report.hops.iter().flat_map(|hop| &hop.not_encryption));
    let told: Vec<(String, &Location)> = told.map(|one| (format!("not:{}", one.mechanism), &one.location)).collect();
    let is_told = |one: &(String, String)| told.iter().any(|(word, location)| is_met(one, &(word.as_str(), *location)));
    let all =
        expected.iter().all(|one| found.iter().any(|hop| is_met(one, hop))) && beside.iter().all(|one| is_told(one));
    if all && (found.len() == expected.len() || !others.is_empty()) {
        return Ok(());
    }
    Err(format!("expected {:?}\n{}\n{}", cell.expected, self::told(&report), cell.document.text).into())
}

/// Whether a hop's first evidence is the value at a pointer of the values: the place, and its characters.
fn is_at(document: &Document, pointer: &str, location: &Location) -> bool {
    let text =
        document.text.get(location.range.start.byte as usize..location.range.end.byte as usize).unwrap_or_default();
    let value = document.values.pointer(pointer).unwrap_or(&Value::Null);
    let characters = match value {
        Value::Object(_) | Value::Array(_) => document.is_yaml || matches!(text.chars().next(), Some('{' | '[')),
        Value::String(word) if document.is_python => text.trim_matches('\'') == word,
        Value::String(word) => text.trim_matches(['"', '\\']) == word || document.is_yaml && text == word,
        Value::Bool(value) if document.is_python => text == if *value { "True" } else { "False" },
        other => serde_json::to_string(other).is_ok_and(|written| written == text),
    };
    let inner = location.inner.as_deref();
    let place = match &document.outer {
        Some(outer) => location.pointer == *outer && inner.unwrap_or_default() == pointer,
        None => location.pointer == format!("{}{pointer}", document.prefix),
    };
    characters && place
}

fn told(report: &Report) -> String {
    let formats = report.inputs.iter().map(|input| input.format.clone().unwrap_or_default());
    let hops = report.hops.iter().map(|hop| {
        let at: Vec<String> = hop
            .evidence
            .iter()
            .map(|site| {
                format!("{}{}", site.pointer, site.inner.as_ref().map(|inner| format!("#{inner}")).unwrap_or_default())
            })
            .collect();
        format!("  {} → {}: {} at {}", hop.from.label, hop.to.label, hop.verdict.word(), at.join(" "))
    });
    let beside = report.not_encryption.iter().map(|one| format!("  not:{} at {}", one.mechanism, one.location.pointer));
    formats.chain(hops).chain(beside).collect::<Vec<_>>().join("\n")
}

/// The table: which variants of which system are tested in which kind of document.
fn page(cells: &[Cell]) -> String {
    let mut table: BTreeMap<&str, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for cell in cells {
        table.entry(&cell.system).or_default().entry(cell.kind).or_default().push(&cell.variant);
    }
    let mut page = format!(
        "# Systems and the documents that hold them\n\nEach cell names the tests of `cargo test -p wireproof-tests --test matrix`: `SYSTEM KIND VARIANT`. They are written in\n`tests/matrix/SYSTEM.txt`. An empty cell is not tested there.\n\n| system | {} |\n|{}\n",
        KINDS.join(" | "),
        " --- |".repeat(KINDS.len() + 1)
    );
    for (system, kinds) in table {
        let row: Vec<String> =
            KINDS.iter().map(|kind| kinds.get(kind).map(|list| list.join(", ")).unwrap_or_default()).collect();
        page.extend(["| ", system, " | ", &row.join(" | "), " |\n"]);
    }
    page
}

fn is_current(page: &str) -> Result<(), Failed> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/coverage.md");
    if std::env::var_os("UPDATE_COVERAGE").is_some() {
        std::fs::write(&path, page)?;
    }
    let is_same = std::fs::read_to_string(&path).is_ok_and(|written| written == page);
    is_same.then_some(()).ok_or_else(|| "docs/coverage.md is not current: run again with UPDATE_COVERAGE=1".into())
}
