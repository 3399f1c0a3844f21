//! What a terminal is spared, and what it is given.

use super::*;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

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

/// A minified document is one line: what surrounds a place is shown, and the carets stand under its characters.
#[test]
fn a_minified_document_is_shown_around_its_places() {
    let job = r#"{"TrainingJobName":"fraud","Environment":{"메모🔒":"카드 승인 모델 🔒 튜닝, 분기마다 다시 훈련"},"AlgorithmSpecification":{"TrainingImage":"111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/카드🔒:1","TrainingInputMode":"File"},"ResourceConfig":{"InstanceCount":4,"InstanceType":"ml.g5.12xlarge"},"Tags":[{"Key":"팀","Value":"🔒 결제"}],"EnableInterContainerTrafficEncryption":false,"StoppingCondition":{"MaxRuntimeInSeconds":86400}}"#;
    for language in ["en", "ko"] {
        let text = wireproof(&format!("check --lang {language} -")).input(job).env("COLUMNS", "80").stdout();
        let lines: Vec<&str> = text.lines().collect();
        let excerpts = lines.windows(2).filter(|pair| pair[0].starts_with("1 ") && pair[1].starts_with("  | "));
        let mut carets = 0;
        for pair in excerpts {
            assert!(pair[0].width() <= 80 && pair[0].contains('…'), "{}", pair[0]);
            if let Some((before, _)) = pair[1].split_once("^^^^^") {
                let mut columns = 0;
                let at = pair[0].char_indices().find(|(_, character)| {
                    columns += character.width().unwrap_or(0);
                    columns > before.width()
                });
                assert!(pair[0].get(at.unwrap().0..).unwrap().starts_with("false,"), "{}\n{}", pair[0], pair[1]);
                carets += 1;
            }
        }
        assert_eq!(carets, 1, "{text}");
        assert!(!lines.iter().any(|line| line.trim() == ":::"), "{text}");
        insta::assert_snapshot!(format!("minified_{language}"), text);
    }
}

/// Names that are meant to be copied stay whole, and the carets under them are as long.
fn is_long_by_nature(line: &str) -> bool {
    let has_name =
        ["arn:", ".amazonaws.com/", "--endpoint-url", "  sagemaker.create-"].iter().any(|name| line.contains(name));
    has_name || line.contains("^^^^^^^^^^^^^^^^^^^^")
}
