//! Errors, written for people, on standard error.

use super::*;

#[test]
fn nothing_asked() {
    insta::assert_snapshot!(wireproof("").page());
    insta::assert_snapshot!(wireproof("check").page());
}

#[test]
fn a_file_where_a_command_belongs() {
    insta::assert_snapshot!(wireproof("tls-version-trap.json").page());
}

#[test]
fn wrong_usage() {
    insta::assert_snapshot!(wireproof("check --format xml a.json").page());
    insta::assert_snapshot!(wireproof("chekc a.json").page());
    insta::assert_snapshot!(wireproof("check --input-format s3.bucket-polcy tls-version-trap.json").page());
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let output = wireproof("check missing.json fraud-ledger-enforced.json --format json").output();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "error: cannot read missing.json: no such file or folder\n");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["verdict"], "enforced");
}

#[test]
fn an_input_that_is_not_recognised() {
    let folder = folder("foreign", &[("package.json", r#"{ "name": "not ours" }"#)]);
    insta::assert_snapshot!(wireproof("check package.json").within(&folder).page());
    insta::assert_snapshot!(wireproof("check --lang ko package.json").within(&folder).page());
}

#[test]
fn an_input_that_is_not_what_it_is_said_to_be() {
    let folder = folder("other", &[("package.json", r#"{ "name": "not ours" }"#)]);
    insta::assert_snapshot!(wireproof("check --input-format s3.bucket-policy package.json").within(&folder).page());
}

#[test]
fn a_text_with_a_fault_is_read_all_the_same() {
    let faulty = OPEN.replace("\"false\" } }", "\"false\" } },");
    insta::assert_snapshot!(wireproof("check -").input(faulty).page());
}

#[test]
fn a_text_that_cannot_be_read() {
    insta::assert_snapshot!(wireproof("check -").input("").page());
    insta::assert_snapshot!(wireproof("check -").input("hello").page());
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_wireproof"))
        .args(["formats"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}
