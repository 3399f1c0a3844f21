//! One hop: its ends, its wire, its verdict with the reason; chosen, also what the verdict rests on.

use crate::components::evidence::line_link;
use crate::components::icon;
use crate::components::prose::{headline, prose};
use crate::components::wire::wire;
use crate::desk::{Desk, use_desk};
use crate::state::{Action, Origin};
use wireproof_report::Hop;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct HopProps {
    pub(crate) hop: Hop,
    pub(crate) at: usize,
    pub(crate) of: usize,
    /// Whether it is a row of a group, whose wire is drawn already.
    pub(crate) row: bool,
    /// Whether the group gives the reason already.
    #[prop_or_default]
    pub(crate) said: bool,
}

#[component]
pub(crate) fn HopItem(props: &HopProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let hop = &props.hop;
    let chosen = desk.state.selection.hop.as_ref() == Some(&hop.id);
    let item = use_node_ref();
    let selection = &desk.state.selection;
    let scroll = match selection.origin {
        Origin::Hop => chosen,
        Origin::Text => chosen && selection.finding.is_none(),
        Origin::Finding | Origin::Walk => false,
    };
    super::use_in_view(&item, scroll, selection.turn);
    let word = (t.verdict)(hop.verdict);
    let id = hop.id.clone();
    html! {
        <li ref={item} part="hop" class={classes!("hop", format!("tone-{}", hop.verdict.word()), chosen.then_some("chosen"))} data-hop={hop.id.clone()}>
            <button type="button" class="hop-ends" aria-expanded={chosen.to_string()}
                onclick={desk.act(move || Action::Hop(id.clone()))}>
                <span class="unseen">{ (t.hop_begin)(props.at, props.of) }</span>
                { end(&hop.from.label) }
                <span class="unseen">{ t.hop_between }</span>
                { end(&hop.to.label) }
                <span class="unseen">{ (t.hop_end)(word, hop.findings.len()) }</span>
            </button>
            if !props.row || chosen { { wire(&desk, hop, std::iter::once(hop)) } }
            <p class="hop-verdict" hidden={props.said && !chosen}>
                <span part="hop-icon" class="verdict-word">{ icon::verdict(hop.verdict) }<b>{ word }</b></span>
                if let Some(protocol) = &hop.protocol { <span class="protocol" lang="en">{ protocol.clone() }</span> }
                <span class="because">{ prose(&hop.because) }</span>
            </p>
            if chosen { { detail(&desk, hop) } }
        </li>
    }
}

/// The name of an end, with what stands in parentheses after it set apart.
pub(super) fn end(label: &str) -> Html {
    let parts = label.strip_suffix(')').and_then(|label| label.rsplit_once(" ("));
    match parts {
        Some((name, detail)) => {
            html! { <span part="hop-label" class="end">{ name.to_owned() }<small>{ detail.to_owned() }</small></span> }
        }
        None => html! { <span part="hop-label" class="end">{ label.to_owned() }</span> },
    }
}

fn detail(desk: &Desk, hop: &Hop) -> Html {
    let t = desk.text();
    let findings = hop.findings.iter().filter_map(|id| desk.state.answer.finding(id));
    html! {
        <dl class="hop-detail">
            if let Some(who) = &hop.controlled_by {
                <dt>{ t.controlled_by }</dt>
                <dd>{ prose(who) }</dd>
            }
            <dt>{ t.evidence }</dt>
            <dd class="links">{ for hop.evidence.iter().map(|location| line_link(desk, location)) }</dd>
            if !hop.not_encryption.is_empty() {
                <dt>{ t.not_encryption }</dt>
                <dd><ul>
                    { for hop.not_encryption.iter().map(|shown| html! {
                        <li><b>{ desk.state.reference.mechanism(&shown.mechanism).to_owned() }</b>{ " " }{ prose(&shown.because) }{ " " }{ line_link(desk, &shown.location) }</li>
                    }) }
                </ul></dd>
            }
            if !hop.findings.is_empty() {
                <dt>{ t.findings }</dt>
                <dd><ul>
                    { for findings.map(|finding| {
                        let id = finding.id.clone();
                        html! {
                            <li><button type="button" class="text-link" onclick={desk.act(move || Action::Finding(id.clone()))}>
                                { prose(&headline(&finding.message)) }
                            </button></li>
                        }
                    }) }
                </ul></dd>
            }
        </dl>
    }
}
