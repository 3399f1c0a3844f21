//! What else than files stands in folders.
#![cfg(unix)]

use super::*;
use std::os::unix::fs::{PermissionsExt, symlink};

const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::b-1","arn:aws:s3:::b-1/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}"#;

#[test]
fn links_pipes_and_folders_named_like_files_are_stepped_over() {
    let folder = folder("odd", &[("a/policy.json", POLICY), ("folder.json/inner.json", "{\"not\": \"ours\"}")]);
    symlink("..", folder.join("a/up.json")).unwrap();
    symlink("loop.json", folder.join("loop.json")).unwrap();
    symlink("/dev/zero", folder.join("zero.json")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.join("pipe.json")).status().unwrap().success());
    let output = wireproof("check . --format json").within(&folder).output();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), stderr.contains("error")), (Some(0), false), "{stderr}");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<_> = report["inputs"].as_array().unwrap().iter().map(|input| input["name"].clone()).collect();
    assert_eq!(names, ["a/policy.json", "folder.json/inner.json"]);
}

#[test]
fn what_is_named_outright_is_read_and_an_end_is_made_of_what_has_none() {
    let folder = folder("named", &[("policy.json", POLICY)]);
    symlink("policy.json", folder.join("link")).unwrap();
    symlink("loop", folder.join("loop")).unwrap();
    assert_eq!(wireproof("check link").within(&folder).status(), 0);
    let endless = wireproof("check loop /dev/zero link").within(&folder).page();
    assert!(endless.starts_with("exit status 2\n"), "{endless}");
    assert!(endless.contains("error: cannot read /dev/zero: larger than 256 MiB\n"), "{endless}");
    assert!(endless.contains("error: cannot read loop: "), "{endless}");
    assert!(endless.contains("the only hop"), "the other input is judged: {endless}");
}

#[test]
fn a_file_or_folder_that_may_not_be_read_does_not_stop_the_others() {
    let folder = folder("closed", &[("a.json", POLICY), ("b.json", POLICY), ("c/d.json", POLICY)]);
    let close =
        |name: &str, mode| std::fs::set_permissions(folder.join(name), std::fs::Permissions::from_mode(mode)).unwrap();
    close("b.json", 0);
    close("c", 0);
    let is_closed = std::fs::read(folder.join("b.json")).is_err();
    let page = wireproof("check .").within(&folder).page();
    close("c", 0o755);
    // the superuser may read everything
    if is_closed {
        assert!(page.starts_with("exit status 2\n"), "{page}");
        assert!(page.contains("error: cannot read b.json: permission denied\n"), "{page}");
    }
    assert!(page.contains("a.json"), "{page}");
}
