//! Links that carry documents: opening one, and what making one needs of the shell.

use crate::desk::Desk;
use crate::files::when;
use crate::read::{counts, field, list, overall, string};
use crate::samples::File;
use crate::state::Action;
use gloo::events::EventListener;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wireproof_report::{Counts, Overall};
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `web/shell/links.js`.
    #[derive(Clone, Debug)]
    pub type Links;
    /// Takes a link out of the address bar; whether there was one.
    #[wasm_bindgen(method)]
    fn take(this: &Links) -> bool;
    /// What the link that was taken carries.
    #[wasm_bindgen(method)]
    fn taken(this: &Links) -> Promise;
    /// The documents with example names: `{ documents, replaced: [{ kind, from, to }], kept: [kind], same }`.
    #[wasm_bindgen(method)]
    pub(crate) fn redacted(this: &Links, documents: &JsValue, options: &JsValue) -> Promise;
    /// The address that carries documents.
    #[wasm_bindgen(method)]
    pub(crate) fn link(this: &Links, documents: &JsValue, made: &str) -> Promise;
    /// The address that carries a verdict alone.
    #[wasm_bindgen(method, js_name = verdictLink)]
    pub(crate) fn verdict_link(this: &Links, report: &JsValue, made: &str) -> Promise;
}

/// What came out of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Linked {
    /// Documents, which are open now; the link was made with this version.
    Documents(String),
    /// A verdict with its counts, made with this version.
    Verdict(Overall, Counts, String),
    /// It is longer than a link may be, or says more than one may.
    TooLarge,
    /// A newer version made it.
    Newer,
    /// It is cut off or garbled.
    Broken,
}

/// Opens the link that the page was loaded with, and each one that is put into the address bar later.
#[hook]
pub(crate) fn use_links(desk: &Desk) {
    let desk = desk.clone();
    use_effect_with((), move |()| {
        let links = desk.doors.links().cloned();
        let taken = move || links.as_ref().is_some_and(Links::take);
        taken();
        open(&desk);
        let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
            if taken() {
                open(&desk);
            }
        });
        move || drop(listener)
    });
}

fn open(desk: &Desk) {
    let desk = desk.clone();
    let Some(links) = desk.doors.links().cloned() else { return };
    when(&links.taken(), move |value| {
        if !value.is_object() {
            return;
        }
        let made = string(&value, "made");
        let linked = match string(&value, "error").as_str() {
            "" => {
                let files = list(&value, "docs", File::read);
                if files.is_empty() {
                    Linked::Verdict(overall(&value, "verdict"), counts(&field(&value, "counts")), made)
                } else {
                    desk.open(&files, true);
                    Linked::Documents(made)
                }
            }
            "size" => Linked::TooLarge,
            "version" => Linked::Newer,
            _ => Linked::Broken,
        };
        desk.state.dispatch(Action::Linked(linked));
    });
}

/// A way to give the documents to the shell.
pub(crate) fn documents(arguments: &Array) -> (JsValue, JsValue) {
    (arguments.get(0), arguments.get(1))
}
