//! How long files are, how they begin and what they are called.

use crate::tree::{File, files, rust_files};

/// Lines that a file may have, its unit tests and generated tables not counted.
fn limit(path: &str) -> usize {
    match path {
        _ if path.starts_with("crates/engine/src/rules/") => 150,
        _ if path.starts_with("web/src/components/") => 150,
        _ if path.contains("tests/") => 700,
        _ => 400,
    }
}

#[test]
fn files_are_short() {
    let too_long: Vec<String> = rust_files()
        .iter()
        .filter(|file| !file.is_generated() && file.product_lines() > limit(&file.path))
        .map(|file| format!("{}: {} lines, may have {}", file.path, file.product_lines(), limit(&file.path)))
        .collect();
    assert!(too_long.is_empty(), "{too_long:#?}");
}

#[test]
fn a_file_begins_by_saying_what_it_is() {
    let is_page = |file: &File| file.path.starts_with("crates/engine/src/rules/");
    let silent: Vec<String> = rust_files()
        .into_iter()
        .filter(|file| !file.text.starts_with("//! ") && !is_page(file))
        .map(|file| file.path)
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn a_name_says_what_is_inside() {
    let empty = ["common", "helper", "helpers", "manager", "misc", "types", "util", "utils"];
    let named_for_nothing: Vec<String> = files()
        .into_iter()
        .map(|file| file.path)
        .filter(|path| path.split('/').any(|part| empty.contains(&part.split('.').next().unwrap_or_default())))
        .collect();
    assert!(named_for_nothing.is_empty(), "{named_for_nothing:#?}");
}
