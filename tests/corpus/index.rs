//! The corpus's two lists.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};

/// The corpus.
#[derive(Debug)]
pub(crate) struct Corpus {
    /// The files, in the order of `INDEX.jsonl`.
    pub(crate) entries: Vec<Entry>,
    /// What a right checker says, from `EXPECT.jsonl`.
    pub(crate) expectations: Vec<Expectation>,
}

impl Corpus {
    /// Reads the lists; nothing when there is no such folder.
    pub(crate) fn open(folder: &Path) -> Option<Self> {
        let mut entries: Vec<Entry> = lines(&folder.join("INDEX.jsonl"))?;
        for entry in &mut entries {
            entry.path = folder.join(&entry.file);
        }
        Some(Self { entries, expectations: lines(&folder.join("EXPECT.jsonl"))? })
    }
}

/// A file.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Entry {
    /// Its path in the corpus.
    pub(crate) file: String,
    /// What kind of document it is (`s3-policy`).
    pub(crate) kind: String,
    /// Its path on this machine.
    #[serde(skip)]
    pub(crate) path: PathBuf,
}

/// What a right checker says of a file.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Expectation {
    /// The file's path in the corpus.
    pub(crate) file: String,
    /// Place by place.
    pub(crate) findings: Vec<ExpectedFinding>,
}

/// What a right checker says at a place.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ExpectedFinding {
    /// JSON Pointer, or the logical id of a template's resource.
    pub(crate) path: String,
    /// A word of the corpus's README.
    pub(crate) verdict: String,
    /// Why.
    pub(crate) why: String,
}

fn lines<T: DeserializeOwned>(file: &Path) -> Option<Vec<T>> {
    let text = fs::read_to_string(file).ok()?;
    Some(text.lines().map(|line| serde_json::from_str(line).expect("a line of the corpus's lists is JSON")).collect())
}
