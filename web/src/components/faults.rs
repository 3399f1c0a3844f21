//! What is wrong with the shown text, each fault with a way to its characters.

use crate::components::prose::prose;
use crate::desk::Desk;
use crate::state::Action;
use yew::prelude::*;

/// What is wrong with the shown text.
pub(super) fn faults(desk: &Desk) -> Html {
    let t = desk.text();
    let faults: Vec<_> = desk
        .state
        .answer
        .faults()
        .iter()
        .filter(|(document, _)| *document == desk.state.shown)
        .map(|(_, problem)| problem)
        .take(3)
        .collect();
    if faults.is_empty() || desk.blank() {
        return Html::default();
    }
    html! {
        <div class="faults" role="status"><ul>
            { for faults.into_iter().map(|problem| {
                let start = problem.location.range.start;
                let spot = problem.location.clone();
                html! {
                    <li>
                        <button type="button" class="text-link" onclick={desk.act(move || Action::Go(spot.clone()))}>{ (t.fault_at)(start.line, start.column) }</button>
                        { " " }{ prose(&problem.message) }
                    </li>
                }
            }) }
        </ul></div>
    }
}
