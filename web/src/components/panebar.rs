//! The bar at the bottom of a phone's screen.

use crate::desk::Desk;
use crate::state::{Action, Pane};
use yew::prelude::*;

pub(crate) fn pane_bar(desk: &Desk) -> Html {
    let t = desk.text();
    let findings = desk.state.answer.report().map_or(0, |report| report.findings.len());
    html! {
        <nav class="panebar" aria-label={t.panes}>
            { for Pane::ALL.map(|pane| html! {
                <button type="button" aria-pressed={(desk.state.pane == pane).to_string()} onclick={desk.act(move || Action::Pane(pane))}>
                    { (t.pane)(pane) }
                    if pane == Pane::Findings && findings > 0 { <span class="number">{ findings }</span> }
                </button>
            }) }
        </nav>
    }
}
