//! Hostile words in every string: each form of the report shows them, and no reader of it obeys them.

mod documents;

use super::*;
use documents::folder;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::collections::BTreeSet;

fn check(options: &str) -> (String, String) {
    let output = wireproof(&format!("check . {options}")).within(folder()).output();
    assert_eq!(output.status.code(), Some(1));
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Nothing steers a terminal, turns the direction of writing, cannot be seen, or is a command to a build's log.
fn assert_harmless(text: &str, what: &str) {
    for line in text.split('\n') {
        let raw = line.chars().find(|character| {
            character.is_control()
                || matches!(character,
                    '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
                    | '\u{ad}' | '\u{34f}' | '\u{3164}' | '\u{fe0f}' | '\u{fffe}' | '\u{ffff}' | '\u{fdd0}' | '\u{e0041}')
        });
        assert_eq!(raw, None, "{what}: {line:?}");
        let is_command = |name: &&&str| line.trim_start().starts_with(**name);
        let command = ["::error", "::set-output", "::stop-commands", "::add-mask", "::warning"].iter().find(is_command);
        assert!(command.is_none() || what == "github", "{what}: {line}");
        assert!(!["##vso[", "##[", "##teamcity["].iter().any(|command| line.contains(command)), "{what}: {line}");
    }
}

#[test]
fn text() {
    let (stdout, stderr) = check("");
    assert_harmless(&stdout, "text");
    assert_harmless(&stderr, "standard error");
    for shown in ["\\u{202e}gnp.exe", "\\u{1b}[31;1mred", "<script>alert(1)</script>", "a\\u{200b}b", "\\u{23}vso[task"]
    {
        assert!(stdout.contains(shown), "{shown}");
    }
}

/// The colours are ours: without them nothing is left.
#[test]
fn colored_text() {
    let (stdout, stderr) = check("--color always --lang ko");
    for text in [stdout, stderr] {
        let plain = text.split("\u{1b}[").enumerate().map(|(at, part)| match part.split_once('m') {
            Some((code, rest)) if at > 0 => {
                assert!(code.chars().all(|character| character.is_ascii_digit() || character == ';'), "{code:?}");
                rest
            }
            _ => part,
        });
        assert_harmless(&plain.collect::<String>(), "coloured text");
    }
}

#[test]
fn json() {
    let (stdout, _) = check("--format json");
    assert_harmless(&stdout, "json");
    let report: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let mut fields = BTreeSet::new();
    collect(&report, "", &mut fields);
    // the strings of a report that words of a document get into: all that are not ours
    insta::assert_snapshot!(fields.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The fields that hold the words as they are in the document.
fn collect(value: &serde_json::Value, path: &str, fields: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text)
            if text.contains("<script>alert(1)</script>") || text.contains("\u{202e}gnp") =>
        {
            fields.insert(path.to_owned());
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, path, fields)),
        serde_json::Value::Object(members) => {
            for (key, value) in members {
                let is_ours = path.ends_with("context");
                collect(value, &format!("{path}/{}", if is_ours { "*" } else { key }), fields);
            }
        }
        _ => {}
    }
}

#[test]
fn sarif() {
    let (stdout, _) = check("--format sarif");
    assert_harmless(&stdout, "sarif");
    let log: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let mut count = 0;
    messages(&log, &mut |text, is_markdown| {
        count += 1;
        assert_harmless(&text.replace("##", ""), "a message");
        if is_markdown {
            assert_no_markup(text);
        } else {
            // in plain messages of SARIF only this is a link
            let link = text.match_indices("](").find(|(at, _)| !text.get(..*at).unwrap().ends_with('\\'));
            assert_eq!(link, None, "{text}");
        }
    });
    assert!(count > 1000, "{count}");
}

/// The messages of a log, those of rules, which are ours, left out.
fn messages(value: &serde_json::Value, see: &mut impl FnMut(&str, bool)) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| messages(item, see)),
        serde_json::Value::Object(members) => {
            for (key, value) in members.iter().filter(|(key, _)| *key != "tool") {
                match value.as_str() {
                    Some(text) if key == "markdown" || (key == "text" && members.len() <= 2) => {
                        see(text, key == "markdown");
                    }
                    _ if key == "insertedContent" => {}
                    _ => messages(value, see),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn github() {
    let (stdout, _) = check("--format github");
    assert_harmless(&stdout, "github");
    let lines: Vec<&str> = stdout.lines().collect();
    let (verdict, annotations) = lines.split_last().unwrap();
    assert_eq!(*verdict, "wireproof: cleartext");
    for line in annotations {
        let (command, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (level, properties) = command.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        let names: Vec<&str> = properties.split(',').map(|one| one.split_once('=').unwrap().0).collect();
        let is_one_line = names.len() > 4;
        let expected: &[&str] = if is_one_line {
            &["file", "line", "endLine", "col", "endColumn", "title"]
        } else {
            &["file", "line", "endLine", "title"]
        };
        assert_eq!(names, expected, "{line}");
        assert!(!message.is_empty());
    }
}

#[test]
fn junit() {
    let (stdout, _) = check("--format junit");
    assert_harmless(&stdout, "junit");
    let document = roxmltree::Document::parse(&stdout).unwrap();
    let names: BTreeSet<&str> =
        document.descendants().filter(roxmltree::Node::is_element).map(|node| node.tag_name().name()).collect();
    assert_eq!(names, ["failure", "skipped", "testcase", "testsuite", "testsuites"].into());
    let is_shown = |node: roxmltree::Node<'_, '_>| {
        node.attribute("name").is_some_and(|name| name.contains("<script>alert(1)</script>"))
    };
    assert!(document.descendants().any(is_shown));
}

#[test]
fn markdown() {
    let (stdout, _) = check("--format markdown");
    assert_harmless(&stdout, "markdown");
    assert_no_markup(&stdout);
    let text: String = Parser::new_ext(&stdout, Options::all())
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.into_string()),
            _ => None,
        })
        .collect();
    for shown in ["<script>alert(1)</script>", "\\u{202e}gnp.exe", "![x](https://evil.example/x.png)", "@everyone"] {
        assert!(text.contains(shown), "{shown}");
    }
    // headings are ours alone
    let headings = stdout.lines().filter(|line| line.starts_with('#')).collect::<BTreeSet<_>>();
    assert_eq!(headings.len(), 5, "{headings:?}");
}

/// What a terminal would be steered by is escaped in errors, too.
#[test]
fn errors() {
    let name = "a\u{1b}[31m\u{202e}b##[group]";
    let config = format!("[[ignore]]\nrule = \"{name}\"\nreason = 3\n");
    let folder = crate::folder(
        "hostile-errors",
        &[("wireproof.toml", &config), ("baseline.json", &serde_json::json!({ "language": name }).to_string())],
    );
    for arguments in [
        vec!["check", name],
        vec!["check", "--no-config", name],
        vec!["check", "--format", name],
        vec!["check", "--input-format", name, "-"],
        vec!["check", "--no-config", "--baseline", "baseline.json", "-"],
        vec!["check", "--no-config", "--baseline", name, "-"],
        vec!["check", "--config", name, "-"],
        vec!["check", "--no-config", "--output", "no-such-folder/a\u{1b}b", "-"],
        vec!["explain", name],
        vec!["fix", name],
        vec!["fix", "--as", name, "-"],
        vec!["prove", name],
        vec![name],
        vec!["completions", name],
    ] {
        let mut run = wireproof("").within(&folder).input(OPEN);
        run.command.args(&arguments);
        let output = run.output();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let text = String::from_utf8(output.stderr).unwrap();
        assert_harmless(&text, "an error");
        // clap takes codes of colour away instead
        assert!(text.contains("\\u{202e}") || text.contains("\\u{1b}"), "{arguments:?}: {text}");
    }
}

/// No HTML, link, picture, table, formula, foot note or heading that the words asked for.
fn assert_no_markup(markdown: &str) {
    for event in Parser::new_ext(markdown, Options::all()) {
        let is_harmless = match &event {
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => false,
            Event::Start(tag) => matches!(
                tag,
                Tag::Heading { .. } | Tag::List(_) | Tag::Item | Tag::Paragraph | Tag::Strong | Tag::Emphasis
            ),
            _ => true,
        };
        assert!(is_harmless, "{event:?}");
    }
}
