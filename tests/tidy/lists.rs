//! Lists that grow are alphabetical, so that two people add to different lines and a reader finds the place.

use crate::tree::{files, rust_files};

#[test]
fn dependencies_are_alphabetical() {
    for file in files().iter().filter(|file| file.path.ends_with("Cargo.toml")) {
        for table in file.text.split("\n[").filter(|table| heading(table).ends_with("dependencies")) {
            let names: Vec<&str> = table.lines().skip(1).filter_map(|line| Some(line.split_once(" =")?.0)).collect();
            // the workspace's own crates stand first, in the order of the arrows
            let names: Vec<&str> =
                names.into_iter().filter(|name| file.path != "Cargo.toml" || !name.starts_with("wireproof-")).collect();
            assert!(names.is_sorted(), "{}, {}: {names:?}", file.path, heading(table));
        }
    }
}

#[test]
fn modules_are_alphabetical() {
    for file in rust_files() {
        for block in file.text.split("\n\n") {
            let names: Vec<&str> = block.lines().filter_map(module).collect();
            assert!(names.is_sorted(), "{}: {names:?}", file.path);
        }
    }
}

#[test]
fn rules_and_formats_are_alphabetical() {
    for file in rust_files() {
        for list in ["formats! {\n", "rules! {\n"] {
            let Some((_, rest)) = file.text.split_once(&format!("\n{list}")) else { continue };
            let names: Vec<&str> = rest.lines().take_while(|line| *line != "}").map(str::trim).collect();
            assert!(names.is_sorted(), "{}: {names:?}", file.path);
        }
    }
}

fn heading(table: &str) -> &str {
    table.lines().next().unwrap_or_default().trim_matches(['[', ']'])
}

/// The name in `mod name;`, whoever may see it.
fn module(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("mod ")?;
    (before.is_empty() || before.starts_with("pub")).then(|| after.strip_suffix(';')).flatten()
}
