//! `wireproof fix`.

use super::*;

const JOB: &str = r#"{
  "TrainingJobName": "학습",
  "ResourceConfig": { "InstanceType": "ml.g5.12xlarge", "InstanceCount": 2, "VolumeSizeInGB": 50 },
  "StoppingCondition": { "MaxRuntimeInSeconds": 3600 }
}
"#;

#[test]
fn a_diff_is_shown_and_nothing_written() {
    let folder = folder("diff", &[("job.json", JOB)]);
    insta::assert_snapshot!(wireproof("fix job.json").within(&folder).page());
    assert_eq!(std::fs::read_to_string(folder.join("job.json")).unwrap(), JOB);
}

#[test]
fn the_diff_applies() {
    let folder = folder("apply", &[("job.json", JOB)]);
    let diff = wireproof("fix job.json").within(&folder).stdout();
    let mut patch =
        Command::new("git").args(["apply", "-"]).current_dir(&folder).stdin(Stdio::piped()).spawn().unwrap();
    patch.stdin.take().unwrap().write_all(diff.as_bytes()).unwrap();
    assert!(patch.wait().unwrap().success());
    let applied = std::fs::read_to_string(folder.join("job.json")).unwrap();
    assert_eq!(applied, wireproof("fix --write -").input(JOB).stdout());
}

#[test]
fn a_written_fix_leaves_nothing_to_fail_on() {
    let folder = folder("write", &[("job.json", JOB)]);
    insta::assert_snapshot!(wireproof("fix --write job.json").within(&folder).page());
    assert_eq!(wireproof("check job.json --fail-on unknown").within(&folder).status(), 0);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing else is left in the folder");
    assert_eq!(
        wireproof("fix --write job.json").within(&folder).page(),
        "exit status 0\n--- stderr\nno fix to apply\n"
    );
}

#[test]
fn line_ends_and_indents_stay_the_authors() {
    let windows = JOB.replace('\n', "\r\n");
    let mended = wireproof("fix --write -").input(&windows).stdout();
    assert_eq!(mended.matches('\n').count(), mended.matches("\r\n").count());
}

#[test]
fn a_job_and_its_policy_together() {
    insta::assert_snapshot!(wireproof("fix fraud-training-job.json fraud-ledger-objects-only.json").page());
}

#[test]
fn only_utf8_can_be_mended() {
    let folder = folder("utf16", &[("job.json", "")]);
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(JOB.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    std::fs::write(folder.join("job.json"), &utf16).unwrap();
    let output = wireproof("fix --write job.json").within(&folder).output();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read(folder.join("job.json")).unwrap(), utf16);
}

#[test]
fn a_mended_policy_as_code() {
    insta::assert_snapshot!(
        wireproof("fix --as terraform fraud-ledger-objects-only.json fraud-training-job.json").page()
    );
    let folder = folder("code", &[("template.yaml", "")]);
    let template = wireproof("fix --as cloudformation fraud-ledger-objects-only.json").stdout();
    std::fs::write(folder.join("template.yaml"), template).unwrap();
    assert_eq!(wireproof("check template.yaml --fail-on encrypted").within(&folder).status(), 0);
}
