//! The pages of the rules are executed: the carets are the exact characters of the findings.

use crate::rule::Rule;
use crate::rules::{FILES, RULES};
use crate::{Input, Options, analyze};
use wireproof_report::{Finding, Language, Report};

/// A fenced block of JSON. Lines of `---` part the inputs of one block.
struct Block {
    fixed: bool,
    inputs: Vec<String>,
    /// Input, line, first and last column + 1 (in characters), words.
    carets: Vec<(u32, u32, u32, u32, String)>,
}

#[test]
fn examples_say_what_is_found() {
    let cases = RULES.iter().flat_map(|rule| [(*rule, Language::En), (*rule, Language::Ko)]);
    let faults: Vec<String> = cases.flat_map(|(rule, language)| check(rule, language)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is wrong with the examples on a page.
fn check(rule: &Rule, language: Language) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("{} in {language:?}: {what}", rule.id));
    let blocks = blocks(&rule.page(language));
    if blocks.iter().all(|block| block.carets.is_empty()) || blocks.iter().all(|block| !block.carets.is_empty()) {
        fault("a page has an example that is found and one that is left alone".into());
    }
    let mut fixed_before = None;
    for block in &blocks {
        let report = report(block, language);
        let (found, marked) = (carets(&report, rule), places(block));
        if found != marked {
            fault(format!("found at {found:?}, marked at {marked:?}"));
        }
        for (finding, caret) in of(&report, rule).zip(&block.carets) {
            if !finding.message.contains(&caret.4) {
                fault(format!("says {:?}, marked {:?}", finding.message, caret.4));
            }
        }
        if block.fixed && fixed_before.as_ref() != Some(&block.inputs) {
            fault(format!("the fix gives {fixed_before:?}"));
        }
        if !block.carets.is_empty() {
            fixed_before = Some(fixed(block, &report, rule));
        }
    }
    faults
}

#[test]
fn pages_have_the_fixed_headings() {
    let english = ["## What it finds", "## Why it matters", "## Example", "## Instead", "## References"];
    let korean = ["## 찾는 것", "## 중요한 이유", "## 예", "## 권장", "## 참고"];
    for rule in RULES {
        for (language, wanted) in [(Language::En, english), (Language::Ko, korean)] {
            let page = rule.page(language);
            let headings: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).collect();
            assert_eq!(headings, wanted, "{} in {language:?}", rule.id);
            assert!(!rule.summary(language).starts_with('#'));
        }
    }
}

#[test]
fn every_file_is_listed_in_order() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "mod")
        .collect();
    files.sort();
    assert_eq!(FILES, files);
    let ids: Vec<String> = RULES.iter().map(|rule| rule.id.replace('-', "_")).collect();
    assert_eq!(ids, files, "a rule's id is its file's name");
}

/// Ids are a contract: configurations and reports of others name them.
#[test]
fn ids_are_never_changed() {
    let ledger = include_str!("rules/ledger.txt");
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids, ledger.lines().collect::<Vec<_>>());
}

fn of<'r>(report: &'r Report, rule: &Rule) -> impl Iterator<Item = &'r Finding> {
    let id = rule.id;
    report.findings.iter().filter(move |finding| finding.rule == id)
}

fn carets(report: &Report, rule: &Rule) -> Vec<(u32, u32, u32, u32)> {
    of(report, rule)
        .map(|finding| {
            let (input, range) = (finding.location.input, finding.location.range);
            let end = if range.end.line == range.start.line { range.end.column } else { range.start.column + 1 };
            (input, range.start.line, range.start.column, end.max(range.start.column + 1))
        })
        .collect()
}

fn places(block: &Block) -> Vec<(u32, u32, u32, u32)> {
    block.carets.iter().map(|&(input, line, start, end, _)| (input, line, start, end)).collect()
}

fn report(block: &Block, language: Language) -> Report {
    let inputs: Vec<Input> = (block.inputs.iter())
        .map(|text| Input { name: "example.json".into(), bytes: text.clone().into_bytes(), format: None })
        .collect();
    analyze(&inputs, &Options { language, ..Options::default() })
}

fn fixed(block: &Block, report: &Report, rule: &Rule) -> Vec<String> {
    let mut inputs = block.inputs.clone();
    let edits = of(report, rule).filter_map(|finding| finding.fix.as_ref()).flat_map(|fix| &fix.edits);
    let mut edits: Vec<_> = edits.collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.range.start.byte));
    for edit in edits {
        let range = edit.range.start.byte as usize..edit.range.end.byte as usize;
        inputs[edit.input as usize].replace_range(range, &edit.text);
    }
    inputs
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```json") else { continue };
        let mut block = Block { fixed: info.trim() == "fixed", inputs: vec![String::new()], carets: Vec::new() };
        let mut above = "";
        for line in lines.by_ref().take_while(|line| *line != "```") {
            let input = block.inputs.len() - 1;
            if line == "---" {
                block.inputs.push(String::new());
            } else if line.trim_start().starts_with('^') {
                let cells = line.len() - line.trim_start().len();
                let carets = line.trim_start().chars().take_while(|character| *character == '^').count();
                let at = u32::try_from(block.inputs[input].lines().count()).unwrap();
                let words = line.trim_start().trim_start_matches('^').trim().to_owned();
                let (start, end) = (column(above, cells), column(above, cells + carets));
                block.carets.push((u32::try_from(input).unwrap(), at, start, end, words));
            } else {
                above = line;
                block.inputs[input] += line;
                block.inputs[input] += "\n";
            }
        }
        blocks.push(block);
    }
    blocks
}

/// The column (from 1, in characters) at a distance in terminal cells: Hangul and emoji take two.
fn column(line: &str, cells: usize) -> u32 {
    let mut passed = 0;
    let before = line.chars().take_while(|character| {
        let here = passed < cells;
        passed += if (*character as u32) >= 0x1100 { 2 } else { 1 };
        here
    });
    u32::try_from(before.count()).unwrap() + 1
}
