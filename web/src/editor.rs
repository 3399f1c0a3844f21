//! The binding to the editor of `web/editor`: JavaScript owns the texts, the page only says what to show beside them.

use js_sys::{Array, Function, JsString, Promise};
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// What `web/editor/src/editor.js` exports.
    #[derive(Clone, Debug)]
    pub type EditorKit;
    /// Makes the editor in `host`'s shadow root. `events`: `changed(id)`, `cursor(id, offset)`, `picked(finding)`.
    #[wasm_bindgen(method)]
    pub(crate) fn create(this: &EditorKit, host: &Element, language: &str, events: &JsValue) -> Editor;
    /// Saves a text as a file of the user's.
    #[wasm_bindgen(method)]
    pub(crate) fn save(this: &EditorKit, name: &str, kind: &str, text: &str);
    /// Copies a text of this kind into the clipboard; whether the browser allowed it shows only there.
    #[wasm_bindgen(method)]
    pub(crate) fn copy(this: &EditorKit, kind: &str, text: &str);
    /// Reads the files that were chosen or dropped, without blocking however large they are: a promise of a list.
    #[wasm_bindgen(method, js_name = readFiles)]
    pub(crate) fn read_files(this: &EditorKit, given: &JsValue) -> Promise;

    /// The editor.
    #[derive(Clone, Debug)]
    pub type Editor;
    /// Adds a document: a string, or what [`EditorKit::read_files`] made of a file.
    #[wasm_bindgen(method)]
    pub(crate) fn add(this: &Editor, id: u32, text: &JsValue);
    #[wasm_bindgen(method)]
    pub(crate) fn show(this: &Editor, id: u32);
    #[wasm_bindgen(method)]
    pub(crate) fn text(this: &Editor, id: u32) -> JsString;
    /// How many characters a document has, each line end as one.
    #[wasm_bindgen(method)]
    pub(crate) fn length(this: &Editor, id: u32) -> u32;
    /// How many lines a document has.
    #[wasm_bindgen(method)]
    pub(crate) fn lines(this: &Editor, id: u32) -> u32;
    /// A document's text with these edits made.
    #[wasm_bindgen(method)]
    pub(crate) fn edited(this: &Editor, id: u32, edits: &Array) -> JsString;
    /// Drops every document with what could be undone in it.
    #[wasm_bindgen(method)]
    pub(crate) fn forget(this: &Editor);
    /// Whether a document is missing or holds only white space.
    #[wasm_bindgen(method)]
    pub(crate) fn blank(this: &Editor, id: u32) -> bool;
    /// Edits `{ from, to, insert }` of one document as one step that can be undone.
    #[wasm_bindgen(method)]
    pub(crate) fn apply(this: &Editor, id: u32, edits: &Array);
    /// Shows a document before and after edits in `host`; the function takes the view away.
    #[wasm_bindgen(method)]
    pub(crate) fn diff(this: &Editor, host: &Element, id: u32, edits: &Array, label: &str) -> Function;
    #[wasm_bindgen(method)]
    pub(crate) fn undo(this: &Editor, id: u32);
    /// Findings `{ id, level, from, to, message, chosen }` of a document.
    #[wasm_bindgen(method, js_name = setFindings)]
    pub(crate) fn set_findings(this: &Editor, id: u32, findings: &Array);
    /// Ranges `{ from, to }` that the chosen hop rests on.
    #[wasm_bindgen(method, js_name = setFocus)]
    pub(crate) fn set_focus(this: &Editor, id: u32, ranges: &Array);
    #[wasm_bindgen(method)]
    pub(crate) fn reveal(this: &Editor, from: u32, to: u32, focus: bool);
    #[wasm_bindgen(method, js_name = setPlain)]
    pub(crate) fn set_plain(this: &Editor, plain: bool);
    /// Whether the texts can be read only.
    #[wasm_bindgen(method, js_name = setReadOnly)]
    pub(crate) fn set_read_only(this: &Editor, readonly: bool);
    #[wasm_bindgen(method, js_name = setLanguage)]
    pub(crate) fn set_language(this: &Editor, language: &str, label: &str);
    #[wasm_bindgen(method)]
    pub(crate) fn focus(this: &Editor);
    #[wasm_bindgen(method)]
    pub(crate) fn destroy(this: &Editor);
}
