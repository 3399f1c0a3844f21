//! What the command says of itself.

use super::*;

#[test]
fn help() {
    insta::assert_snapshot!(wireproof("--help").page());
    insta::assert_snapshot!(wireproof("check --help").page());
    insta::assert_snapshot!(wireproof("check --help --lang ko").page());
}

#[test]
fn a_mechanism_is_explained() {
    insta::assert_snapshot!(wireproof("explain nat-gateway").page());
    insta::assert_snapshot!(wireproof("explain nat-gateway --lang ko").page());
}

#[test]
fn a_slip_of_the_pen_is_understood() {
    insta::assert_snapshot!(wireproof("explain natgateway").page());
}

#[test]
fn every_rule_and_mechanism_that_is_listed_has_its_page() {
    for language in ["en", "ko"] {
        let list = wireproof(&format!("rules --lang {language}")).stdout();
        let ids: Vec<_> = list
            .lines()
            .filter_map(|line| line.strip_prefix("  "))
            .filter(|line| !line.starts_with(' '))
            .filter_map(|line| line.split(' ').next())
            .collect();
        assert!(ids.contains(&"bucket-admits-plain-http") && ids.contains(&"kms-key"), "{ids:?}");
        for id in ids {
            let page = wireproof(&format!("explain {id} --lang {language}")).output();
            assert_eq!(page.status.code(), Some(0), "{id}");
            assert!(page.stdout.len() > 100, "{id}");
        }
    }
}

#[test]
fn formats_name_the_command_that_prints_them() {
    let list = wireproof("formats").stdout();
    assert!(list.contains("s3.bucket-policy\n"), "{list}");
    assert!(list.contains("$ aws s3api get-bucket-policy"), "{list}");
}

#[test]
fn the_schema_is_the_committed_one() {
    let path = samples().join("../../crates/report/schema/report.v1.json");
    assert_eq!(wireproof("schema").stdout(), std::fs::read_to_string(path).unwrap());
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = wireproof(&format!("completions {shell}")).stdout();
        assert!(script.contains("prove") && script.contains("fail-on"), "{shell}");
    }
}
