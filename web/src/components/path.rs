//! The data path: its hops in order, each drawn as the wire that it is.

use crate::components::group::GroupItem;
use crate::components::hop::HopItem;
use crate::desk::Desk;
use crate::groups::groups;
use yew::prelude::*;

pub(crate) fn path(desk: &Desk) -> Html {
    let t = desk.text();
    let state = &desk.state;
    let Some(report) = state.answer.report().filter(|report| !report.hops.is_empty()) else {
        return Html::default();
    };
    let count = report.hops.len();
    let groups = groups(&report.hops, state.filter);
    let shown: usize = groups.iter().map(|group| group.hops.len()).sum();
    let left_out = state.answer.left_out().hops;
    html! {
        <section role={desk.section_role()} part="path" class={classes!("path", "pane-path", state.answer.stale().then_some("stale"))} aria-labelledby="path-title">
            <div class="section-head">
                <h2 id="path-title" aria-level={desk.look.level(2)}>{ t.path }</h2>
                <p>{ t.path_caption }</p>
            </div>
            if groups.len() < shown { <p class="quiet grouped">{ t.grouped }</p> }
            if left_out > 0 { <p class="notice left-out">{ (t.hops_left_out)(left_out) }</p> }
            <ol aria-label={(t.path_label)(count)} onkeydown={super::arrows(".hop-ends")}>
                { for groups.iter().map(|group| match group.hops.as_slice() {
                    [(at, hop)] => html! { <HopItem key={hop.id.clone()} hop={(*hop).clone()} at={*at} of={count} row={false} /> },
                    hops => {
                        let hops = hops.iter().map(|(at, hop)| (*at, (*hop).clone())).collect::<Vec<_>>();
                        html! {
                            <GroupItem key={format!("group-{}", group.first.id)} {hops} of={count}
                                from={(t.and_others)(group.end(|hop| &hop.from.label))} to={(t.and_others)(group.end(|hop| &hop.to.label))} />
                        }
                    }
                }) }
            </ol>
        </section>
    }
}
