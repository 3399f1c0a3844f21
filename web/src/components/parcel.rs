//! What a link will hold: the documents as they are or with example names, and what that does to the answer.

use crate::desk::Desk;
use crate::engine::arguments;
use crate::files::when;
use crate::links::documents;
use crate::read::{field, list, string, strings};
use js_sys::Array;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// How many replaced names are listed.
const NAMES: usize = 200;

/// What is about to be shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Parcel {
    pub(crate) documents: JsValue,
    pub(crate) replaced: Vec<[String; 2]>,
    /// Kinds of names that the answer depends on.
    pub(crate) kept: Vec<String>,
    pub(crate) same: bool,
    pub(crate) link: String,
}

/// Packs the documents as they are, or with example names.
pub(crate) fn pack(desk: &Desk, hide: bool, ready: impl FnOnce(Parcel) + 'static) {
    let (_, arguments) = arguments(&desk.state, desk);
    let (given, options) = documents(&arguments);
    let Some(links) = desk.doors.links().cloned() else { return };
    let (redacting, made) = (links.clone(), desk.version());
    let seal = move |parcel: Parcel| {
        when(&links.link(&parcel.documents, &made), move |link| {
            ready(Parcel { link: link.as_string().unwrap_or_default(), ..parcel });
        });
    };
    if !hide {
        return seal(Parcel { documents: given, same: true, ..Parcel::default() });
    }
    when(&redacting.redacted(&given, &options), move |result| {
        seal(Parcel {
            documents: field(&result, "documents"),
            replaced: list(&result, "replaced", |name| [string(name, "from"), string(name, "to")]),
            kept: strings(&result, "kept"),
            same: field(&result, "same").is_truthy(),
            link: String::new(),
        });
    });
}

/// What was replaced by what, and whether the answer stayed.
pub(crate) fn replaced(desk: &Desk, parcel: &Parcel, hide: bool) -> Html {
    let t = desk.text();
    let kept: Vec<&str> = parcel.kept.iter().map(|kind| (t.share_kind)(kind)).collect();
    html! {
        <>
            if hide {
                <p class={classes!("proofed", if parcel.same { "tone-enforced" } else { "tone-unknown" })} role="status">
                    { if parcel.same { t.share_same } else { t.share_differs } }
                    if !kept.is_empty() { { " " }{ (t.share_kept)(&kept.join(", ")) } }
                </p>
            }
            if !parcel.replaced.is_empty() {
                <div class="names" tabindex="0" role="region" aria-label={t.share_names}>
                    <table><thead><tr><th scope="col">{ t.share_from }</th><th scope="col">{ t.share_to }</th></tr></thead>
                        <tbody lang="en">{ for parcel.replaced.iter().take(NAMES).map(|[from, to]| html! { <tr><td><code>{ from.clone() }</code></td><td><code>{ to.clone() }</code></td></tr> }) }</tbody>
                    </table>
                </div>
            }
            <details><summary>{ t.share_whole }</summary>
                <pre tabindex="0" lang="en">{ whole(parcel) }</pre>
            </details>
        </>
    }
}

/// The texts as they will be in the link.
fn whole(parcel: &Parcel) -> String {
    let texts = parcel.documents.clone();
    Array::from(&texts).iter().map(|document| string(&document, "text")).collect::<Vec<_>>().join("\n\n")
}

/// A text for whoever mends a wrong verdict: the versions, the answer, and the documents without their names.
pub(crate) fn complaint(desk: &Desk, parcel: &Parcel) -> String {
    let t = desk.text();
    let answer =
        desk.state.answer.report().map(|report| (t.sentence)(report.verdict, &report.counts)).unwrap_or_default();
    format!("{}\n\n{answer}\n\n{}\n\n```json\n{}\n```\n", desk.version(), t.share_expected, whole(parcel).trim_end())
}
