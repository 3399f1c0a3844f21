//! The samples of the menu, as the shell hands them in.

use crate::read::{field, list, optional, string};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wireproof_report::Language;

/// Something to try the page with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sample {
    pub(crate) id: String,
    title_en: String,
    title_ko: String,
    pub(crate) files: Vec<File>,
}

/// A document of a sample, or one that was opened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) text: String,
    /// The format to take it for; nothing to recognise it.
    pub(crate) format: Option<String>,
}

impl File {
    /// The file in `{ name, text, format? }`.
    pub(crate) fn read(value: &JsValue) -> Self {
        Self { name: string(value, "name"), text: string(value, "text"), format: optional(value, "format") }
    }
}

impl Sample {
    pub(crate) fn title(&self, language: Language) -> &str {
        match language {
            Language::En => &self.title_en,
            Language::Ko => &self.title_ko,
        }
    }
}

/// The samples in `[{ id, title: { en, ko }, files: [{ name, text }] }]`.
pub(crate) fn read(value: &JsValue) -> Rc<Vec<Sample>> {
    let all = crate::read::object(&[("samples", value.clone())]);
    Rc::new(list(&all, "samples", |sample| {
        let title = field(sample, "title");
        Sample {
            id: string(sample, "id"),
            title_en: string(&title, "en"),
            title_ko: string(&title, "ko"),
            files: list(sample, "files", File::read),
        }
    }))
}
