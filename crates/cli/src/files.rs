//! Paths on the command line → inputs. A path that cannot be read is reported and the others go on.

use crate::chrome::Chrome;
use crate::cores::Cores;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use wireproof_engine::{Input, Spread};
use wireproof_report::visible;

/// The name of standard input in a report.
pub(crate) const STDIN: &str = "<stdin>";

/// The endings of file names that are looked at inside a folder; a file that is named outright is always read.
const ENDINGS: [&str; 7] = ["json", "jsonc", "jsonl", "ndjson", "template", "yaml", "yml"];

/// The engine reads a quarter of this; what is larger than that but not endless it says in its own words.
const LARGEST: u64 = 256 << 20;

/// What was read.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// The inputs.
    pub(crate) inputs: Vec<Input>,
    /// Where each input came from.
    pub(crate) origins: Vec<Origin>,
    /// What could not be read, in sentences.
    pub(crate) errors: Vec<String>,
}

/// Where an input came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Standard input.
    Stdin,
    /// A file that was named on the command line.
    Named(PathBuf),
    /// A file that was met in a folder.
    Met(PathBuf),
    /// A file that a hook passes because it changed: nothing says that it is one of ours.
    Passed(PathBuf),
}

impl Origin {
    /// The same file as one that a hook passes.
    pub(crate) fn passed(self) -> Self {
        match self {
            Self::Named(path) | Self::Met(path) | Self::Passed(path) => Self::Passed(path),
            Self::Stdin => Self::Stdin,
        }
    }
}

/// Reads files, folders and standard input (`-`), in the order given and each once.
pub(crate) fn gather(paths: &[PathBuf], format: Option<&String>, cores: &Cores, chrome: &Chrome) -> Gathered {
    let mut gathered = Gathered::default();
    let mut origins = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            origins.push(Origin::Stdin);
        } else if path.is_dir() {
            walk(path, &mut origins, &mut gathered.errors, chrome);
        } else {
            origins.push(Origin::Named(path.clone()));
        }
    }
    let mut known = BTreeSet::new();
    origins.retain(|origin| known.insert(path_of(origin).map(Path::to_path_buf)));
    cores.begin(chrome.reading);
    let read = cores.map(&origins, |origin| match origin {
        Origin::Stdin => (STDIN.to_owned(), read_stdin(chrome)),
        Origin::Named(path) | Origin::Met(path) | Origin::Passed(path) => {
            (name(path), fs::File::open(path).and_then(read_all))
        }
    });
    for (origin, (name, read)) in origins.into_iter().zip(read) {
        match read {
            Ok(bytes) => {
                gathered.inputs.push(Input { name, bytes, format: format.cloned() });
                gathered.origins.push(origin);
            }
            Err(error) => gathered.errors.push((chrome.cannot_read)(&visible::line(&name), &reason(&error, chrome))),
        }
    }
    cores.end();
    gathered
}

/// The path that tells a file from others: `./a` is `a`.
fn path_of(origin: &Origin) -> Option<&Path> {
    match origin {
        Origin::Stdin => None,
        Origin::Named(path) | Origin::Met(path) | Origin::Passed(path) => Some(plain(path)),
    }
}

fn read_stdin(chrome: &Chrome) -> io::Result<Vec<u8>> {
    if io::stdin().is_terminal() {
        let _ = writeln!(io::stderr(), "{}", chrome.waiting);
    }
    read_all(io::stdin().lock())
}

/// Everything that comes, unless it never ends.
fn read_all(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// The files of a folder that may be documents, in the order of their names; `.gitignore` is respected also
/// outside a repository.
fn walk(folder: &Path, origins: &mut Vec<Origin>, errors: &mut Vec<String>, chrome: &Chrome) {
    let before = origins.len();
    let entries = ignore::WalkBuilder::new(folder).require_git(false).sort_by_file_path(Path::cmp).build();
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let ending = entry.path().extension().and_then(|ending| ending.to_str()).unwrap_or_default();
                if ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)) {
                    origins.push(Origin::Met(entry.into_path()));
                }
            }
            Ok(_) => {}
            Err(error) => errors.push(visible::line(&error.to_string()).into_owned()),
        }
    }
    if origins.len() == before {
        errors.push((chrome.empty_folder)(&visible::line(&folder.display().to_string())));
    }
}

/// The path as people write it: without a leading `./`, with `/` between folders.
fn name(path: &Path) -> String {
    let name = plain(path).display().to_string();
    if cfg!(windows) { name.replace('\\', "/") } else { name }
}

fn plain(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// Why a file cannot be read or written, in the reader's language where the reason is a common one.
pub(crate) fn reason(error: &io::Error, chrome: &Chrome) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => return chrome.not_found.to_owned(),
        io::ErrorKind::FileTooLarge => return chrome.endless.to_owned(),
        _ => {}
    }
    let text = error.to_string();
    // the number of the system's error helps nobody
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}

/// Replaces a file's text in one step: a reader never sees half of it, and a failure leaves the old text.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    // through a link the file it leads to is meant
    let target = fs::canonicalize(path)?;
    let mut beside = target.clone().into_os_string();
    beside.push(format!(".wireproof-{}", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = fs::File::create_new(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.set_permissions(fs::metadata(&target)?.permissions())?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&beside, &target)).inspect_err(|_| {
        // what matters is the first error; a leftover is all that remains of a failed removal
        let _ = fs::remove_file(&beside);
    })
}
