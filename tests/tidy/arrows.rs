//! Who may know whom: a crate's manifest lists what it may use, and this table is what it may list.

use crate::tree::{root, rust_files, text};
use std::collections::BTreeMap;
use std::fs;

/// Package folder → the crates of the workspace that it may use outside its tests.
const ARROWS: [(&str, &[&str]); 11] = [
    ("crates/cli", &["wireproof-engine", "wireproof-report"]),
    ("crates/engine", &["wireproof-facts", "wireproof-policy", "wireproof-report", "wireproof-source"]),
    ("crates/facts", &["wireproof-source"]),
    ("crates/policy", &["wireproof-source"]),
    ("crates/python", &["wireproof-cli", "wireproof-engine", "wireproof-report"]),
    ("crates/report", &[]),
    ("crates/source", &[]),
    ("crates/wasm", &["wireproof-engine", "wireproof-report"]),
    ("crates/xtask", &["wireproof-policy", "wireproof-source", "wireproof-tests"]),
    ("tests", &["wireproof-policy", "wireproof-source"]),
    ("web", &["wireproof-report"]),
];

/// What a crate that becomes part of the page or of Python's package may use from elsewhere. A terminal and a chore may use more.
const FROM_ELSEWHERE: [(&str, &[&str]); 8] = [
    ("crates/engine", &[]),
    ("crates/facts", &[]),
    ("crates/policy", &[]),
    ("crates/python", &["pyo3", "serde_json"]),
    ("crates/report", &["schemars", "serde", "serde_json"]),
    ("crates/source", &["granit-parser", "jsonc-parser"]),
    ("crates/wasm", &["serde", "serde_json", "wasm-bindgen"]),
    ("web", &["gloo", "js-sys", "serde", "wasm-bindgen", "web-sys", "yew"]),
];

#[test]
fn a_crate_lists_only_what_it_may_know() {
    let mut packages: Vec<String> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| format!("crates/{}", entry.unwrap().file_name().to_string_lossy()))
        .chain(["tests".to_owned(), "web".to_owned()])
        .collect();
    packages.sort();
    let known: Vec<&str> = ARROWS.iter().map(|(package, _)| *package).collect();
    assert_eq!(packages, known);

    for (package, allowed) in ARROWS {
        for dependency in dependencies(package).iter().filter(|name| is_ours(name)) {
            assert!(allowed.contains(&dependency.as_str()), "{package} must not depend on {dependency}");
        }
    }
}

#[test]
fn the_page_stays_small() {
    for (package, allowed) in FROM_ELSEWHERE {
        for dependency in dependencies(package).iter().filter(|name| !is_ours(name)) {
            assert!(allowed.contains(&dependency.as_str()), "{package} must not depend on {dependency}");
        }
    }
}

#[test]
fn every_dependency_has_a_reason() {
    let deny = text("deny.toml");
    let reasons: BTreeMap<&str, &str> =
        deny.lines().filter_map(|line| line.strip_prefix("# - ")?.split_once(": ")).collect();
    let manifest = text("Cargo.toml");
    let used: Vec<&str> =
        table(&manifest, "workspace.dependencies").filter(|name| !name.starts_with("wireproof-")).collect();
    assert!(used.len() > 5, "{used:?}");
    assert_eq!(reasons.keys().copied().collect::<Vec<_>>(), used, "deny.toml says why each dependency is there");
}

/// Bytes become lines, columns and UTF-16 units in one place only.
#[test]
fn places_are_counted_once() {
    let users: Vec<String> = rust_files()
        .into_iter()
        .filter(|file| !file.path.starts_with("crates/source/") && !file.path.starts_with("tests/tidy/"))
        .filter(|file| file.text.contains("LineIndex"))
        .map(|file| file.path)
        .collect();
    assert_eq!(users, ["crates/engine/src/lower.rs"]);
}

fn is_ours(name: &str) -> bool {
    name.starts_with("wireproof-")
}

fn dependencies(package: &str) -> Vec<String> {
    let manifest = text(&format!("{package}/Cargo.toml"));
    table(&manifest, "dependencies").map(|name| name.trim_end_matches(".workspace").to_owned()).collect()
}

/// The keys of a table of a manifest, sorted as the file has them.
fn table<'m>(manifest: &'m str, name: &str) -> impl Iterator<Item = &'m str> {
    let heading = format!("[{name}]");
    let lines = manifest.lines().skip_while(move |line| *line != heading).skip(1);
    lines.take_while(|line| !line.starts_with('[')).filter_map(|line| Some(line.split_once(" =")?.0))
}
