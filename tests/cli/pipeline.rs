//! The composite action and the pre-commit hook, run as their hosts run them: their scripts, with the real binary on `PATH`.

use super::*;

const OPEN_CACHE: &str =
    r#"{ "ReplicationGroups": [{ "ReplicationGroupId": "a", "TransitEncryptionEnabled": false }] }"#;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// `PATH` with the binary in front.
fn path() -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_wireproof")).parent().unwrap().display().to_string();
    format!("{binary}:{}", std::env::var("PATH").unwrap())
}

/// The script of the action's step of this name.
fn script(step: &str) -> String {
    let text = std::fs::read_to_string(root().join("action.yml")).unwrap();
    let (_, rest) = text.split_once(&format!("- name: {step}\n")).unwrap();
    let (_, script) = rest.split_once("run: |\n").unwrap();
    let lines = script.lines().map_while(|line| line.strip_prefix("        "));
    lines.collect::<Vec<_>>().join("\n")
}

fn action(folder: &Path, variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script("Check")]);
    command.current_dir(folder).env_clear().env("PATH", path()).env("WIREPROOF_LANG", "en");
    for name in ["FAIL_ON", "BASELINE", "SARIF"] {
        command.env(format!("WIREPROOF_{name}"), "");
    }
    command.envs(variables.iter().copied()).output().unwrap()
}

#[test]
fn the_action_annotates_and_fails() {
    let folder = folder("action", &[("a b/cache.json", OPEN_CACHE)]);
    let output = action(
        &folder,
        &[("WIREPROOF_PATHS", "a b\n"), ("WIREPROOF_SARIF", "report.sarif"), ("GITHUB_STEP_SUMMARY", "summary.md")],
    );
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stdout}");
    assert!(stdout.starts_with("::error file=a b/cache.json,line=1,"), "{stdout}");
    assert!(std::fs::read_to_string(folder.join("summary.md")).unwrap().contains("cache-admits-plaintext"));
    let sarif: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("report.sarif")).unwrap()).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "cache-admits-plaintext");
    let never = action(&folder, &[("WIREPROOF_PATHS", "."), ("WIREPROOF_FAIL_ON", "never")]);
    assert_eq!(never.status.code(), Some(0));
}

#[test]
fn the_action_installs_only_what_is_missing() {
    let run = |path: &str| {
        Command::new("bash").args(["-ec", &script("Install wireproof")]).env_clear().env("PATH", path).output().unwrap()
    };
    assert!(run(&path()).status.success());
    let folder = folder("cargo", &[("cargo", "#!/bin/sh\necho \"$@\"\n")]);
    let mut command = Command::new("chmod");
    assert!(command.args(["+x", "cargo"]).current_dir(&folder).status().unwrap().success());
    let installed = run(&format!("{}:/bin:/usr/bin", folder.display()));
    assert_eq!(String::from_utf8(installed.stdout).unwrap(), "install --locked --path /crates/cli\n");
}

#[test]
fn the_hooks_name_a_command_that_checks_the_files() {
    let hooks = std::fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    let entries: Vec<&str> = hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: ")).collect();
    assert_eq!(entries.len(), hooks.matches("- id: ").count());
    let folder = folder("hook", &[("cache.json", OPEN_CACHE), ("package.json", "{\"name\":\"x\"}")]);
    for entry in entries {
        let arguments = entry.strip_prefix("wireproof ").unwrap();
        assert_eq!(wireproof(&format!("{arguments} cache.json package.json")).within(&folder).status(), 1);
        let none = wireproof(&format!("{arguments} package.json")).within(&folder).page();
        assert_eq!(none, "exit status 0\n");
    }
}
