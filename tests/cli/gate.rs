//! What fails a check: `wireproof.toml`, comments that accept a finding, a baseline.

use super::*;

const CACHE: &str = r#"{
  "ReplicationGroups": [
    { "ReplicationGroupId": "features", "TransitEncryptionEnabled": false }
  ]
}
"#;
const OTHER: &str =
    r#"{ "ReplicationGroups": [{ "ReplicationGroupId": "sessions", "TransitEncryptionEnabled": false }] }"#;

const ACCEPTED: &str = r#"
[[ignore]]
rule = "cache-admits-plaintext"
path = "test/**"
reason = "synthetic data, SEC-12"
until = 2999-12-31
"#;

#[test]
fn an_accepted_finding_does_not_fail() {
    let folder = folder("accepted", &[("wireproof.toml", ACCEPTED), ("test/cache.json", CACHE), ("cache.json", CACHE)]);
    let accepted = wireproof("check test/cache.json").within(&folder).page();
    assert!(accepted.starts_with("exit status 0\n"), "{accepted}");
    assert!(accepted.contains("note: 1 finding accepted: synthetic data, SEC-12\n"), "{accepted}");
    assert_eq!(wireproof("check cache.json").within(&folder).status(), 1, "another path");
    assert_eq!(wireproof("check test/cache.json --no-config").within(&folder).status(), 1);
    let below = wireproof("check cache.json").within(&folder.join("test"));
    assert_eq!(below.status(), 0, "found above the current folder, its paths start from its own");
    let sarif = wireproof("check test/cache.json -f sarif").within(&folder).json();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["suppressions"][0]["kind"], "external");
    assert_eq!(result["suppressions"][0]["justification"], "synthetic data, SEC-12");
    let github = wireproof("check test/cache.json -f github").within(&folder).stdout();
    assert_eq!(github, "wireproof: cleartext\n");
    let junit = wireproof("check test/cache.json -f junit").within(&folder).stdout();
    assert!(junit.contains("failures=\"0\" errors=\"0\" skipped=\"1\""), "{junit}");
}

#[test]
fn an_entry_that_ended_counts_no_more() {
    let ended = ACCEPTED.replace("2999-12-31", "2020-01-31").replace("path = \"test/**\"\n", "");
    let folder = folder("ended", &[("wireproof.toml", &ended), ("cache.json", CACHE)]);
    let page = wireproof("check cache.json").within(&folder).page();
    assert!(page.starts_with("exit status 1\n"), "{page}");
    let told = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("warning: the entry for `cache-admits-plaintext` in the configuration ended on 2020-01-31: its findings count again"), "{page}");
}

#[test]
fn an_entry_that_matches_nothing_is_told_of() {
    let folder = folder("unused", &[("wireproof.toml", ACCEPTED), ("cache.json", CACHE)]);
    let page = wireproof("check cache.json").within(&folder).page();
    assert!(page.contains("note: the entry for `cache-admits-plaintext` in the configuration matches no"), "{page}");
}

#[test]
fn the_configuration_tells_formats_and_the_threshold() {
    let job = r#"{"TrainingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:training-job/fit"}"#;
    let folder = folder("threshold", &[("wireproof.toml", "fail-on = \"unknown\"\n"), ("job.json", job)]);
    assert_eq!(wireproof("check job.json").within(&folder).status(), 1);
    assert_eq!(wireproof("check job.json --fail-on cleartext").within(&folder).status(), 0, "the command line wins");
    assert_eq!(wireproof("check job.json --no-config").within(&folder).status(), 0);
}

#[test]
fn a_configuration_that_cannot_be_read_says_where() {
    let folder = folder("faulty", &[("wireproof.toml", "fail-on = \"sometimes\"\n"), ("cache.json", CACHE)]);
    insta::assert_snapshot!(wireproof("check cache.json").within(&folder).page());
    std::fs::write(folder.join("wireproof.toml"), ACCEPTED.replace("reason = \"synthetic data, SEC-12\"\n", ""))
        .unwrap();
    insta::assert_snapshot!(wireproof("check cache.json").within(&folder).page());
    std::fs::write(folder.join("wireproof.toml"), ACCEPTED.replace("2999-12-31", "10:00:00")).unwrap();
    insta::assert_snapshot!(wireproof("check cache.json --lang ko").within(&folder).page());
}

#[test]
fn a_comment_accepts_a_finding_with_a_reason() {
    let yaml = "ReplicationGroups:\n  - ReplicationGroupId: features\n    # wireproof: ignore cache-admits-plaintext -- test data\n    TransitEncryptionEnabled: false\n";
    let folder = folder("comment", &[("cache.yaml", yaml)]);
    let page = wireproof("check cache.yaml").within(&folder).page();
    assert!(page.starts_with("exit status 0\n"), "{page}");
    assert!(page.contains("note: 1 finding accepted: test data\n"), "{page}");
    let sarif = wireproof("check cache.yaml -f sarif").within(&folder).json();
    assert_eq!(sarif["runs"][0]["results"][0]["suppressions"][0]["kind"], "inSource");
    let without = yaml.replace(" -- test data", "");
    assert_eq!(wireproof("check -").input(without).status(), 1, "no reason, no acceptance");
}

#[test]
fn only_what_is_new_or_worse_than_the_baseline_fails() {
    let folder = folder("baseline", &[("cache.json", CACHE), ("other.json", OTHER)]);
    let baseline = wireproof("check cache.json -f json").within(&folder).stdout();
    std::fs::write(folder.join("baseline.json"), baseline).unwrap();
    let known = wireproof("check cache.json --baseline baseline.json").within(&folder).page();
    assert!(known.starts_with("exit status 0\n"), "{known}");
    assert!(known.contains("note: 1 hop was as bad in the baseline\n"), "{known}");
    let moved = CACHE.replace("[\n    {", "[ {");
    std::fs::write(folder.join("cache.json"), moved).unwrap();
    assert_eq!(wireproof("check cache.json --baseline baseline.json").within(&folder).status(), 0, "a new layout");
    assert_eq!(wireproof("check cache.json other.json --baseline baseline.json").within(&folder).status(), 1);
    let better = wireproof("check - -f json").input(CACHE.replace("false", "true")).stdout();
    std::fs::write(folder.join("baseline.json"), better).unwrap();
    assert_eq!(wireproof("check cache.json --baseline baseline.json").within(&folder).status(), 1, "worse than before");
    std::fs::write(folder.join("baseline.json"), "[]").unwrap();
    assert_eq!(wireproof("check cache.json --baseline baseline.json").within(&folder).status(), 2);
}

#[test]
fn the_manual_and_the_schema_of_the_configuration_are_printed() {
    assert!(wireproof("man").stdout().contains(".SH NAME\nwireproof"));
    assert_eq!(wireproof("schema config").json()["title"], "Config");
}
