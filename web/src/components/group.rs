//! Hops that are alike: one wire for all of them, and each in a row of its own when asked for.

use crate::components::hop::{HopItem, end};
use crate::components::icon;
use crate::components::prose::prose;
use crate::components::wire::wire;
use crate::desk::use_desk;
use wireproof_report::Hop;
use yew::prelude::*;

/// How many rows are drawn at a time.
const ROWS: usize = 50;

#[derive(Properties, PartialEq)]
pub(crate) struct GroupProps {
    /// The hops with their numbers in the path.
    pub(crate) hops: Vec<(usize, Hop)>,
    /// How many hops the path has.
    pub(crate) of: usize,
    pub(crate) from: String,
    pub(crate) to: String,
}

#[component]
pub(crate) fn GroupItem(props: &GroupProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let asked = use_state(|| false);
    let rows = use_state(|| ROWS);
    let chosen = desk.state.selection.hop.as_deref();
    let place = props.hops.iter().position(|(_, hop)| Some(hop.id.as_str()) == chosen);
    let open = *asked || place.is_some();
    let shown = (*rows).max(place.map_or(0, |place| place + 1));
    let Some((_, first)) = props.hops.first() else { return Html::default() };
    let toggle = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(!open))
    };
    let more = {
        let rows = rows.clone();
        Callback::from(move |_: MouseEvent| rows.set(shown + ROWS))
    };
    let said = props.hops.iter().all(|(_, hop)| hop.because == first.because);
    let word = (t.verdict)(first.verdict);
    let findings = props.hops.iter().map(|(_, hop)| hop.findings.len()).sum();
    html! {
        <li part="hop" class={classes!("hop", "group", format!("tone-{}", first.verdict.word()))}>
            <button type="button" class="hop-ends" aria-expanded={open.to_string()} onclick={toggle}>
                <span class="unseen">{ (t.hops)(props.hops.len()) }{ ": " }</span>
                { end(&props.from) }
                <span class="unseen">{ t.hop_between }</span>
                { end(&props.to) }
                <span class="unseen">{ (t.hop_end)(word, findings) }</span>
            </button>
            { wire(&desk, first, props.hops.iter().map(|(_, hop)| hop)) }
            <p class="hop-verdict">
                <span part="hop-icon" class="verdict-word">{ icon::verdict(first.verdict) }<b>{ word }</b></span>
                if let Some(protocol) = &first.protocol { <span class="protocol" lang="en">{ protocol.clone() }</span> }
                <span class="because"><b>{ (t.hops)(props.hops.len()) }{ if open { " ▴" } else { " ▾" } }</b></span>
                if said { <span class="because">{ prose(&first.because) }</span> }
            </p>
            if open {
                <ol class="rows" aria-label={(t.hops)(props.hops.len())}>
                    { for props.hops.iter().take(shown).map(|(at, hop)| html! {
                        <HopItem key={hop.id.clone()} hop={hop.clone()} at={*at} of={props.of} row={true} {said} />
                    }) }
                </ol>
                if props.hops.len() > shown {
                    <button type="button" part="button" class="button small more" onclick={more}>{ (t.more)(props.hops.len() - shown) }</button>
                }
            }
        </li>
    }
}
