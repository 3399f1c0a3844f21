//! Which format each file of the corpus may be taken for.

use crate::index::Entry;

/// Kinds that are read by now. Files of the other kinds must not be recognised: nothing is better than something else.
const SUPPORTED: [&str; 3] = ["malformed", "s3-policy", "sagemaker-job"];

/// Files of supported kinds whose format is not read yet, and files of the other kinds whose format is.
/// `""` stands for "not recognised".
const FORMATS: [(&str, &[&str]); 0] = [];

/// Whether documents of the file's kind are read.
pub(crate) fn is_supported(entry: &Entry) -> bool {
    SUPPORTED.contains(&entry.kind.as_str())
}

/// What is wrong with the format that the file was taken for.
pub(crate) fn fault(entry: &Entry, format: Option<&str>) -> Option<String> {
    let format = format.unwrap_or("");
    let allowed: &[&str] = match FORMATS.iter().find(|(file, _)| *file == entry.file) {
        Some((_, formats)) => formats,
        None => &[""],
    };
    let is_allowed = allowed.contains(&format);
    (!is_allowed).then(|| format!("taken for {format:?}, may be {allowed:?}"))
}
