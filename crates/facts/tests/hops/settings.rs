//! What a flag says, and where it stands or would stand.

use crate::seen::{facts, said};
use wireproof_facts::{Given, Setting};

fn switch<T>(text: &str, look: impl FnOnce(&Setting<'_, bool>) -> T) -> T {
    facts(&[text], |facts| look(facts.jobs[0].switch.as_ref().expect("a switch")))
}

#[track_caller]
fn assert_switch(text: &str, given: &Given<bool>, site: &str, missing: &[&str]) {
    switch(text, |switch| {
        assert_eq!(switch.given, *given);
        assert_eq!(said(text, switch.site), site);
        assert_eq!(switch.missing, missing);
    });
}

#[test]
fn a_stated_flag_is_at_its_value() {
    let text = r#"{"TrainingJobName":"한","ResourceConfig":{"InstanceCount":2},"EnableInterContainerTrafficEncryption":false}"#;
    assert_switch(text, &Given::Stated(false), "102..107 false", &[]);
}

#[test]
fn an_absent_flag_is_at_the_brace_of_its_nearest_parent() {
    let flag = "EnableInterContainerTrafficEncryption";
    assert_switch(r#"{"TrainingJobName":"a","ResourceConfig":{}}"#, &Given::Absent, "0..1 {", &[flag]);
    assert_switch(
        r#"{"ProcessingJobName":"a","RoleArn":"r","NetworkConfig":{"EnableNetworkIsolation":true}}"#,
        &Given::Absent,
        "55..56 {",
        &[flag],
    );
    assert_switch(r#"{"ProcessingJobName":"a","RoleArn":"r"}"#, &Given::Absent, "0..1 {", &["NetworkConfig", flag]);
    assert_switch(
        r#"{"processingJobName":"a","roleArn":"r"}"#,
        &Given::Absent,
        "0..1 {",
        &["networkConfig", "enableInterContainerTrafficEncryption"],
    );
}

#[test]
fn a_null_is_absent_and_stands_in_the_way() {
    let flag = "EnableInterContainerTrafficEncryption";
    let text =
        r#"{"ProcessingJobName":"a","RoleArn":"r","NetworkConfig":{"EnableInterContainerTrafficEncryption":null}}"#;
    assert_switch(text, &Given::Absent, "96..100 null", &[flag]);
    switch(text, |switch| assert!(switch.null.is_some()));
    assert_switch(
        r#"{"ProcessingJobName":"a","RoleArn":"r","NetworkConfig":null}"#,
        &Given::Absent,
        "55..59 null",
        &["NetworkConfig", flag],
    );
}

#[test]
fn what_the_service_would_not_take_is_malformed() {
    let text = |value: &str| {
        format!(r#"{{"TrainingJobName":"a","ResourceConfig":{{}},"EnableInterContainerTrafficEncryption":{value}}}"#)
    };
    let malformed = |written: &str, meaning| Given::Malformed { written: written.to_owned(), meaning };
    assert_switch(&text(r#""True""#), &malformed("True", Some(true)), "83..89 \"True\"", &[]);
    assert_switch(&text(r#""false""#), &malformed("false", Some(false)), "83..90 \"false\"", &[]);
    assert_switch(&text("1"), &malformed("1", None), "83..84 1", &[]);
    assert_switch(
        r#"{"TrainingJobName":"a","ResourceConfig":{},"enableInterContainerTrafficEncryption":true}"#,
        &malformed("enableInterContainerTrafficEncryption: true", Some(true)),
        "83..87 true",
        &[],
    );
    assert_switch(
        r#"{"ProcessingJobName":"a","RoleArn":"r","NetworkConfig":"x"}"#,
        &malformed("NetworkConfig", None),
        "55..58 \"x\"",
        &[],
    );
}

#[test]
fn a_parameter_is_unresolved() {
    let unresolved = |what: &str| Given::Unresolved { what: what.to_owned() };
    assert_switch(
        r#"{"TrainingJobName":"a","ResourceConfig":{},"EnableInterContainerTrafficEncryption":{"Get":"Parameters.Encrypt"}}"#,
        &unresolved("Parameters.Encrypt"),
        r#"83..111 {"Get":"Parameters.Encrypt"}"#,
        &[],
    );
    assert_switch(
        r#"{"TrainingJobName":"a","ResourceConfig":{},"EnableInterContainerTrafficEncryption.$":"$.encrypt"}"#,
        &unresolved("$.encrypt"),
        "85..96 \"$.encrypt\"",
        &[],
    );
    assert_switch(
        r#"{"TrainingJobName":"a","ResourceConfig":{},"EnableInterContainerTrafficEncryption":"{% $on %}"}"#,
        &unresolved("{% $on %}"),
        "83..94 \"{% $on %}\"",
        &[],
    );
}

#[test]
fn the_last_of_two_values_counts() {
    assert_switch(
        r#"{"TrainingJobName":"a","ResourceConfig":{},"EnableInterContainerTrafficEncryption":true,"EnableInterContainerTrafficEncryption":false}"#,
        &Given::Stated(false),
        "128..133 false",
        &[],
    );
}

#[test]
fn a_text_that_was_cut_off_proves_nothing_absent() {
    let text = r#"{"TrainingJobName":"a","ResourceConfig":{"InstanceCount":2},"Roles"#;
    switch(text, |switch| assert_eq!(switch.given, Given::CutOff));
    facts(&[r#"{"TrainingJobName":"a","ResourceConfig":{"InstanceType":"ml.c5.x"#], |facts| {
        assert_eq!(facts.jobs[0].cluster.instances, Given::CutOff);
        assert_eq!(facts.jobs[0].cluster.count(), None);
    });
}
