//! `wireproof check` for people.

use super::*;

#[test]
fn a_job_with_the_policy_of_its_bucket() {
    insta::assert_snapshot!(wireproof("check fraud-training-job.json fraud-ledger-objects-only.json").page());
}

#[test]
fn the_same_in_korean() {
    insta::assert_snapshot!(wireproof("check --lang ko fraud-training-job.json fraud-ledger-objects-only.json").page());
}

#[test]
fn every_hop_encrypted() {
    insta::assert_snapshot!(wireproof("check fraud-training-job-encrypted.json fraud-ledger-enforced.json").page());
}

#[test]
fn the_policy_that_passes_review() {
    insta::assert_snapshot!(wireproof("check tls-version-trap.json").page());
}

#[test]
fn the_locale_chooses_the_language() {
    let korean = wireproof("check get-bucket-policy.json").env("LANG", "ko_KR.UTF-8").stdout();
    assert!(korean.contains("데이터 경로"), "{korean}");
    let english = wireproof("check get-bucket-policy.json").env("LANG", "ko_KR.UTF-8").env("LC_ALL", "C").stdout();
    assert!(english.contains("Data path"), "{english}");
}

#[test]
fn standard_input_is_an_input() {
    let text = std::fs::read(samples().join("get-bucket-policy.json")).unwrap();
    let report = wireproof("check - --format json").input(text).json();
    assert_eq!(report["inputs"][0]["name"], "<stdin>");
    assert_eq!(report["inputs"][0]["format"], "s3.get-bucket-policy");
    assert_eq!(report["verdict"], "enforced");
}

#[test]
fn inputs_are_linked_in_either_order() {
    let first = wireproof("check --format json fraud-training-job-encrypted.json fraud-ledger-enforced.json").json();
    let second = wireproof("check --format json fraud-ledger-enforced.json fraud-training-job-encrypted.json").json();
    assert_eq!(first["counts"], second["counts"]);
    assert_eq!(first["verdict"], second["verdict"]);
    let hop = first["hops"].as_array().unwrap().iter().find(|hop| hop["to"]["label"] == "s3://fraud-ledger/models/");
    assert_eq!(hop.unwrap()["verdict"], "enforced");
}

#[test]
fn a_folder_is_walked_and_gitignore_is_respected() {
    let folder = folder(
        "walk",
        &[
            ("policies/open.json", OPEN),
            ("policies/deep/other.JSON", OPEN),
            ("package.json", r#"{ "name": "not ours" }"#),
            ("notes.txt", OPEN),
            ("ignored/open.json", OPEN),
            (".hidden/open.json", OPEN),
            (".gitignore", "ignored/\n"),
        ],
    );
    let output = wireproof("check . --format json").within(&folder).output();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "note: 1 file in the folders not recognised; name a file to see why\n\n"
    );
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<_> =
        report["inputs"].as_array().unwrap().iter().map(|input| input["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["package.json", "policies/deep/other.JSON", "policies/open.json"]);
}

#[test]
fn a_path_given_twice_is_read_once() {
    let report = wireproof("check --format json tls-version-trap.json tls-version-trap.json").json();
    assert_eq!(report["inputs"].as_array().unwrap().len(), 1);
}

#[test]
fn the_threshold_decides_the_exit_status() {
    let status = |arguments: &str| wireproof(arguments).status();
    assert_eq!(status("check fraud-ledger-objects-only.json"), 1);
    assert_eq!(status("check fraud-ledger-objects-only.json --fail-on never"), 0);
    assert_eq!(status("check fraud-ledger-enforced.json"), 0);
    assert_eq!(status("check fraud-ledger-enforced.json --fail-on encrypted"), 0);
    assert_eq!(status("check fraud-training-job-encrypted.json fraud-ledger-enforced.json --fail-on unknown"), 0);
    assert_eq!(status("check fraud-training-job-encrypted.json fraud-ledger-enforced.json --fail-on encrypted"), 1);
}

#[test]
fn quiet_says_nothing_but_the_exit_status() {
    assert_eq!(wireproof("check --quiet fraud-ledger-objects-only.json").page(), "exit status 1\n");
}

#[test]
fn an_output_file_gets_the_answer() {
    let folder = folder("output", &[("open.json", OPEN)]);
    assert_eq!(wireproof("check -q -f json -o report.json open.json").within(&folder).page(), "exit status 1\n");
    let report: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.join("report.json")).unwrap()).unwrap();
    assert_eq!(report["verdict"], "cleartext");
}

/// One thread or many: the same answer, in the same order.
#[test]
fn the_answer_does_not_depend_on_the_number_of_cores() {
    let job = std::fs::read_to_string(samples().join("fraud-training-job.json")).unwrap();
    let policy = std::fs::read_to_string(samples().join("tls-version-trap.json")).unwrap();
    let text = |number: usize| {
        let text = if number.is_multiple_of(3) { &job } else { &policy };
        match number % 7 {
            0 => text.replace('}', ""),
            _ => text.replace("fraud", &format!("fraud-{number}")).replace("claims", &format!("claims-{number}")),
        }
    };
    let files: Vec<(String, String)> =
        (0..120).map(|number| (format!("folder-{}/{number}.json", number % 4), text(number))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = folder("cores", &files);
    for format in ["json", "text", "sarif"] {
        let answer = |threads: &str| {
            let command = wireproof(&format!("check --format {format} . missing.json ./folder-1/1.json"));
            command.within(&folder).env("RAYON_NUM_THREADS", threads).page()
        };
        let alone = answer("1");
        assert!(alone.starts_with("exit status 2\n") && alone.contains("folder-3/119.json"), "{alone}");
        assert_eq!(alone, answer("8"));
    }
}

/// `./a.json` is `a.json`: a file that is named twice, or also met in its folder, is read once.
#[test]
fn a_file_is_read_once_however_it_is_named() {
    let policy = std::fs::read_to_string(samples().join("tls-version-trap.json")).unwrap();
    let folder = folder("once", &[("a.json", &policy)]);
    let report = wireproof("check --format json . a.json ./a.json").within(&folder).json();
    assert_eq!(report["inputs"].as_array().unwrap().len(), 1);
}
