//! What `deny.toml` allows, held against the packages of `Cargo.lock` without a tool that would have to be compiled first.
//! `cargo deny check` reads the same file and also knows the published vulnerabilities.

use crate::tree::{root, text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;

/// What cargo knows of all packages.
fn metadata() -> Value {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    serde_json::from_slice(&metadata.stdout).expect("JSON")
}

/// The licences of the list `allow`.
fn allowed(deny: &str) -> Vec<&str> {
    let list = deny.lines().find_map(|line| line.strip_prefix("allow = [")).expect("a list");
    list.split('"').skip(1).step_by(2).collect()
}

/// Stands for what was met in parentheses.
const MET: &str = "met";

/// Whether an expression is met by the allowed licences. `OR` binds weaker than `AND`; `/` is how `OR` was once written.
fn is_met(expression: &str, allowed: &[&str]) -> bool {
    if let Some((before, rest)) = expression.split_once('(') {
        let (inner, after) = rest.split_once(')').expect("a closing parenthesis");
        let inner = if is_met(inner, allowed) { MET } else { "none" };
        return is_met(&format!("{before}{inner}{after}"), allowed);
    }
    expression
        .replace('/', " OR ")
        .split(" OR ")
        .any(|all| all.split(" AND ").all(|one| one.trim() == MET || allowed.contains(&one.trim())))
}

#[test]
fn every_package_has_an_allowed_licence_and_source() {
    let deny = text("deny.toml");
    let allowed = allowed(&deny);
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "{}", packages.len());
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_met(licence, &allowed), "{name}: {licence}");
        let source = package["source"].as_str();
        let is_known = source.is_none_or(|source| source == "registry+https://github.com/rust-lang/crates.io-index");
        assert!(is_known, "{name}: {source:?}");
    }
}

#[test]
fn no_package_uses_one_that_is_denied() {
    let (deny, metadata) = (text("deny.toml"), metadata());
    let packages = metadata["packages"].as_array().unwrap();
    let names: BTreeMap<&str, &str> =
        packages.iter().map(|package| (package["id"].as_str().unwrap(), package["name"].as_str().unwrap())).collect();
    for node in metadata["resolve"]["nodes"].as_array().unwrap() {
        let user = names[node["id"].as_str().unwrap()];
        for used in node["deps"].as_array().unwrap() {
            let used = names[used["pkg"].as_str().unwrap()];
            let denied = deny.lines().find(|line| line.contains(&format!("crate = \"{used}\"")));
            let may_use = denied.is_none_or(|line| line.contains(&format!("\"{user}\"")));
            assert!(may_use, "{user} uses {used}, which deny.toml denies");
        }
    }
}

#[test]
fn expressions() {
    let allowed = ["MIT", "Zlib"];
    for (expression, met) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("MIT/Apache-2.0", true),
        ("MIT AND GPL-3.0", false),
        ("(GPL-3.0 OR Zlib) AND MIT", true),
        ("(MIT OR Zlib) AND GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(is_met(expression, &allowed), met, "{expression}");
    }
}
