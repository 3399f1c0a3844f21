//! The element around the page, when the page is shown in somebody else's.

use crate::read::object;
use crate::state::Selection;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use wireproof_report::Location;

#[wasm_bindgen]
extern "C" {
    /// Made by `web/element/view.js`.
    #[derive(Clone, Debug)]
    pub type Frame;
    /// Tells the host what is about to happen; whether the host lets it.
    #[wasm_bindgen(method)]
    fn asks(this: &Frame, event: &str, detail: &JsValue) -> bool;
}

impl Frame {
    /// Whether the host lets a choice be followed to its place in the text.
    pub(crate) fn lets_select(&self, selection: &Selection, location: Option<&Location>) -> bool {
        let (kind, id) = match (&selection.finding, &selection.hop) {
            (Some(finding), _) => ("finding", finding),
            (None, Some(hop)) => ("hop", hop),
            (None, None) => return true,
        };
        let span = location.map_or(JsValue::NULL, |location| {
            let range = location.range;
            let at = [
                ("input", location.input.into()),
                ("from", range.start.utf16.into()),
                ("to", range.end.utf16.into()),
                ("pointer", location.pointer.as_str().into()),
            ];
            object(&at).into()
        });
        self.asks("select", &object(&[("kind", kind.into()), ("id", id.as_str().into()), ("span", span)]))
    }

    /// Whether the host lets the fixes of these findings be applied.
    pub(crate) fn lets_fix(&self, findings: &[String]) -> bool {
        let ids: Array = findings.iter().map(|id| JsValue::from(id.as_str())).collect();
        self.asks("before-fix", &ids)
    }

    /// Tells the host that the fixes of these findings were applied.
    pub(crate) fn fixed(&self, findings: &[String]) {
        let ids: Array = findings.iter().map(|id| JsValue::from(id.as_str())).collect();
        self.asks("fix", &ids); // it happened: there is nothing to refuse
    }
}
