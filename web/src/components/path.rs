//! The data path: its hops in order, each drawn as the wire that it is.

use crate::components::hop::HopItem;
use crate::desk::Desk;
use yew::prelude::*;

pub(crate) fn path(desk: &Desk) -> Html {
    let t = desk.text();
    let Some(report) = desk.state.answer.report().filter(|report| !report.hops.is_empty()) else {
        return Html::default();
    };
    let count = report.hops.len();
    html! {
        <section class={classes!("path", "pane-path", desk.state.answer.stale().then_some("stale"))} aria-labelledby="path-title">
            <div class="section-head">
                <h2 id="path-title">{ t.path }</h2>
                <p>{ t.path_caption }</p>
            </div>
            <ol aria-label={(t.path_label)(count)}>
                { for report.hops.iter().enumerate().map(|(at, hop)| html! {
                    <HopItem key={hop.id.clone()} hop={hop.clone()} at={at + 1} of={count} />
                }) }
            </ol>
        </section>
    }
}
