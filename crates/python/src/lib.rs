//! The door for Python: documents in, JSON text out, with the interpreter free for others meanwhile.
//!
//! Python's own half (`python/wireproof`) gives the text its types; all doors answer with the same bytes.

use pyo3::prelude::*;

/// The extension module.
#[pymodule]
mod _native {
    use pyo3::exceptions::{PyRuntimeError, PyValueError};
    use pyo3::prelude::*;
    use pyo3::pybacked::PyBackedBytes;
    use std::ffi::OsString;
    use wireproof_engine::{Input, Key, Linked, Options};
    use wireproof_report::Language;

    /// A document: its name, its bytes, and the format that it is taken for, if any.
    type Document = (String, PyBackedBytes, Option<String>);

    /// Keys as Python has them.
    type Words = Vec<(String, bool)>;

    /// The version of the engine.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    /// Judges documents together and returns the report as the command's `--format json` prints it.
    #[pyfunction]
    fn analyze(py: Python<'_>, documents: Vec<Document>, language: &str, bucket: Option<String>) -> PyResult<String> {
        let options = Options { language: spoken(language)?, bucket, ..Options::default() };
        let inputs = inputs(documents)?;
        Ok(py.detach(|| wireproof_cli::printed_json(&wireproof_engine::analyze(&inputs, &options))))
    }

    /// The keys that the first document provides and those that it needs of others than these: words, and whether each means
    /// the same in every account and Region.
    #[pyfunction]
    fn keys(py: Python<'_>, documents: Vec<Document>) -> PyResult<(Words, Words)> {
        let inputs = inputs(documents)?;
        let keys = py.detach(|| wireproof_engine::keys(&inputs));
        Ok((words(keys.provides), words(keys.needs)))
    }

    /// Judges documents together and returns the report as JSON in one line, and the index of the document that each hop and
    /// each proof is of.
    #[pyfunction]
    fn link(py: Python<'_>, documents: Vec<Document>, language: &str) -> PyResult<(String, Vec<u32>, Vec<u32>)> {
        let options = Options { language: spoken(language)?, ..Options::default() };
        let inputs = inputs(documents)?;
        let (text, hops, proofs) = py.detach(|| {
            let Linked { report, hops, proofs } = wireproof_engine::link(&inputs, &options);
            (serde_json::to_string(&report), hops, proofs)
        });
        Ok((text.map_err(|error| PyRuntimeError::new_err(error.to_string()))?, hops, proofs))
    }

    /// The rules as a JSON list.
    #[pyfunction]
    fn rules(language: &str) -> PyResult<String> {
        Ok(wireproof_cli::printed_json(&wireproof_engine::rules(spoken(language)?)))
    }

    /// Runs the command with its arguments, the program's name first, and returns its exit status.
    #[pyfunction]
    fn command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
        py.detach(|| wireproof_cli::run(arguments))
    }

    fn words(keys: impl IntoIterator<Item = Key>) -> Words {
        keys.into_iter().map(|key| (key.text, key.is_everywhere)).collect()
    }

    fn spoken(code: &str) -> PyResult<Language> {
        match code {
            "en" => Ok(Language::En),
            "ko" => Ok(Language::Ko),
            other => Err(PyValueError::new_err(format!("there is no language `{other}`, only `en` and `ko`"))),
        }
    }

    fn inputs(documents: Vec<Document>) -> PyResult<Vec<Input>> {
        let is_known = |id: &String| wireproof_engine::formats(Language::En).iter().any(|format| format.id == *id);
        documents
            .into_iter()
            .map(|(name, bytes, format)| match format {
                Some(id) if !is_known(&id) => Err(PyValueError::new_err(format!("there is no format `{id}`"))),
                format => Ok(Input { name, bytes: bytes.to_vec(), format }),
            })
            .collect()
    }
}
