//! What a terminal is spared, and what it is given.

use super::*;

const HOSTILE: &str = "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Sid\": \"\u{202e}evil\u{9b}2J\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::\u{200b}b/*\", \"Condition\": { \"Bool\": { \"aws:Secure\u{200b}Transport\": \"false\" } } } }";

#[test]
fn hostile_text_is_shown_and_not_sent() {
    for format in ["text", "json", "github", "markdown", "junit"] {
        let output = wireproof(&format!("check - --format {format}")).input(HOSTILE).output();
        for (stream, bytes) in [("stdout", output.stdout), ("stderr", output.stderr)] {
            let text = String::from_utf8(bytes).unwrap();
            let raw = text.chars().find(|character| {
                (character.is_control() && *character != '\n')
                    || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            });
            assert_eq!(raw, None, "{format} on {stream}: {text}");
        }
    }
}

#[test]
fn colour_only_when_it_is_wanted() {
    let plain = wireproof("check tls-version-trap.json").stdout();
    let colored = wireproof("check tls-version-trap.json --color always").stdout();
    assert!(!plain.contains('\u{1b}'));
    assert!(colored.contains("\u{1b}["));
    let stripped: String = colored
        .split('\u{1b}')
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once('m').unwrap().1 })
        .collect();
    assert_eq!(stripped, plain, "colour only repeats what the words say");
}

#[test]
fn every_line_fits_the_width_unless_a_name_is_longer() {
    for width in [60, 80, 120] {
        for language in ["en", "ko"] {
            let text =
                wireproof(&format!("check --lang {language} fraud-training-job.json fraud-ledger-objects-only.json"))
                    .env("COLUMNS", &width.to_string())
                    .stdout();
            for line in text.lines().filter(|line| !is_long_by_nature(line)) {
                let columns: usize = line
                    .chars()
                    .map(|character| {
                        if ('\u{1100}'..='\u{ffdc}').contains(&character)
                            && !('\u{2000}'..='\u{2fff}').contains(&character)
                        {
                            2
                        } else {
                            1
                        }
                    })
                    .sum();
                assert!(columns <= width, "{columns} > {width}: {line}");
            }
        }
    }
}

/// Names that are meant to be copied stay whole, and the carets under them are as long.
fn is_long_by_nature(line: &str) -> bool {
    let has_name =
        ["arn:", ".amazonaws.com/", "--endpoint-url", "  sagemaker.create-"].iter().any(|name| line.contains(name));
    has_name || line.contains("^^^^^^^^^^^^^^^^^^^^")
}
