//! A link to characters of a document.

use crate::desk::Desk;
use crate::state::Action;
use wireproof_report::Location;
use yew::prelude::*;

/// “Ln 12, Col 3”: puts the caret there. Names the document when there are several.
pub(crate) fn line_link(desk: &Desk, location: &Location) -> Html {
    let t = desk.text();
    let start = location.range.start;
    let several = desk.state.documents.len() > 1;
    let name = desk.state.answer.document(location).and_then(|id| desk.state.document(id)).map(|d| &d.name);
    let label = match name {
        Some(name) if several => (t.line_in)(name, start.line, start.column),
        _ => (t.line)(start.line, start.column),
    };
    let location = location.clone();
    html! {
        <button type="button" part="problem-location" class="line-link" title={location.pointer.clone()} onclick={desk.act(move || Action::Go(location.clone()))}>
            { label }
        </button>
    }
}
