//! The samples and the systems' cases with hostile words in one of their strings each, and files with hostile names.

use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Stands for half of a surrogate pair, which only the text of JSON can hold.
const HALF: &str = "LONE";
/// So many of the strings of a case are spoiled; of a sample all are.
const PER_CASE: usize = 2;
/// And of a policy for each of the words.
const PER_WORD: usize = 7;

/// The words of the list.
fn list() -> impl Iterator<Item = String> {
    let pairs: Vec<(String, String)> = serde_json::from_str(include_str!("../../hostile/words.json")).unwrap();
    pairs.into_iter().map(|(_, words)| words)
}

/// A folder with the documents, made once.
pub(super) fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let mut files = Vec::new();
        let sample = |name: &str| std::fs::read_to_string(crate::samples().join(name)).unwrap();
        let words = list().collect::<Vec<_>>().join(" ");
        for name in crate::sample_names() {
            spoil_each(&name, &sample(&name), &words, usize::MAX, &mut files);
        }
        // a request that escapes a policy is made of the policy's words, as far as the service admits them
        for (at, word) in list().enumerate() {
            spoil_each(&format!("{at}-policy.json"), &sample("one-role-exempt.json"), &word, PER_WORD, &mut files);
        }
        for (at, line) in include_str!("../../systems/system_cases.jsonl").lines().enumerate() {
            let case: Value = serde_json::from_str(line).unwrap();
            if case.get("format").is_some_and(|format| format == "json") {
                let input = case.get("input").unwrap().to_string();
                spoil_each(&format!("case-{at}.json"), &input, &words, PER_CASE, &mut files);
            }
        }
        for (at, word) in list().enumerate() {
            files.push((format!("{}-{at}.json", name_of(&word)), sample("tls-version-trap.json")));
        }
        files.push(("broken.json".to_owned(), format!("{{ \"Version\": 1, {words} \"Statement\": [,]")));
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        crate::folder("hostile", &files)
    })
}

/// What a file may be called: anything but a slash and a zero byte, and not longer than a name may be.
fn name_of(word: &str) -> String {
    let name: String = word.replace(['/', '\0'], "").chars().take(60).collect();
    name.trim_start_matches('.').to_owned()
}

/// The document once for each of its strings, which the words are added to, and for keys, at most so many times.
fn spoil_each(name: &str, text: &str, words: &str, most: usize, files: &mut Vec<(String, String)>) {
    let document: Value = serde_json::from_str(text).unwrap();
    let count = strings(&document);
    let step = count.div_ceil(most).max(1);
    for at in (0..count).step_by(step) {
        let mut left = at;
        let spoiled = spoil(&document, words, &mut left).to_string().replace(HALF, "\\ud83d");
        files.push((format!("{at}-{name}"), spoiled));
    }
}

fn strings(value: &Value) -> usize {
    match value {
        Value::String(_) => 1,
        Value::Array(items) => items.iter().map(strings).sum(),
        Value::Object(members) => members.values().map(|value| 1 + strings(value)).sum(),
        _ => 0,
    }
}

/// The value with the words added to its string or key number `left`.
fn spoil(value: &Value, words: &str, left: &mut usize) -> Value {
    match value {
        Value::String(text) if turn(left) => Value::String(format!("{text}{words}")),
        Value::Array(items) => Value::Array(items.iter().map(|item| spoil(item, words, left)).collect()),
        Value::Object(members) => {
            let mut spoiled = Map::new();
            for (key, value) in members {
                if turn(left) {
                    // the key stays, so that the document is still what it was
                    spoiled.insert(format!("{key}{words}"), Value::String(words.to_owned()));
                }
                spoiled.insert(key.clone(), spoil(value, words, left));
            }
            Value::Object(spoiled)
        }
        other => other.clone(),
    }
}

/// Counts down; whether this one is meant.
fn turn(left: &mut usize) -> bool {
    *left = left.wrapping_sub(1);
    *left == usize::MAX
}
