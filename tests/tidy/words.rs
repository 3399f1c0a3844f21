//! What the files may not say.

use crate::tree::{File, files};

/// Each word in two halves, so that this file does not hold it.
const WORDS: [(&str, &str, &str); 6] = [
    ("TO", "DO", "do it, or open an issue"),
    ("FIX", "ME", "fix it, or open an issue"),
    ("todo", "!(", "an unfinished path is a crash"),
    ("unimple", "mented!(", "an unfinished path is a crash"),
    ("/ro", "ot/", "a path of one machine"),
    ("/ho", "me/", "a path of one machine"),
];

#[test]
fn no_file_holds_a_word_of_unfinished_work_or_a_path_of_one_machine() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| is_written_here(file)) {
        for (number, line) in file.text.lines().enumerate() {
            for (first, second, reason) in WORDS {
                if line.contains(&format!("{first}{second}")) {
                    faults.push(format!("{}:{}: {first}{second}: {reason}", file.path, number + 1));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What the page downloads is compiled once: no tree and no sort of the standard library anew for each type.
#[test]
fn maps_and_sorts_of_the_engine_are_those_of_source() {
    let downloaded = ["policy", "facts", "engine"].map(|name| format!("crates/{name}/src/"));
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| downloaded.iter().any(|folder| file.path.starts_with(folder))) {
        let own = file.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for word in ["BTreeMap", "BTreeSet", ".sort()", ".sort_by", ".sort_unstable"] {
            if own.contains(word) && !file.path.ends_with("/examples.rs") {
                faults.push(format!("{}: {word}: take `wireproof_source::{{Map, Set, order}}`", file.path));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_text_file_ends_with_one_line_break() {
    let odd: Vec<String> = files()
        .into_iter()
        .filter(|file| is_written_here(file) && !file.text.is_empty())
        .filter(|file| !file.text.ends_with('\n') || file.text.ends_with("\n\n"))
        .map(|file| file.path)
        .collect();
    assert!(odd.is_empty(), "{odd:#?}");
}

/// Not a lock file and not a table of inputs, which hold what users and tools write.
fn is_written_here(file: &File) -> bool {
    !["json", "jsonl", "lock"].iter().any(|extension| file.has_extension(extension))
}
