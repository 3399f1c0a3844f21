//! The wire of a hop, drawn: what somebody listening reads, and what it passes through unchanged.

use crate::components::hop::name;
use crate::desk::use_desk;
use crate::wire::{letters, record};
use wireproof_report::{Hop, Verdict};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct WireProps {
    pub(crate) hop: Hop,
}

/// A picture for the eyes and a sentence for everybody else.
#[component]
pub(crate) fn Wire(props: &WireProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let hop = &props.hop;
    let letters = letters(hop.verdict, &hop.id, record(desk.language()));
    let mut boxes: Vec<String> = Vec::new();
    if hop.verdict != Verdict::NoTraffic {
        for shown in &hop.not_encryption {
            let name = name(&desk, &shown.mechanism);
            if !boxes.contains(&name) {
                boxes.push(name);
            }
        }
    }
    let mut said = (t.listener)(hop.verdict).to_owned();
    if !boxes.is_empty() {
        said.push(' ');
        said.push_str(&(t.listener_through)(&boxes.join(", ")));
    }
    html! {
        <>
            <div class="wire" aria-hidden="true">
                <span class="plug" />
                <span class="run">{ letters.clone() }</span>
                { for boxes.iter().map(|name| html! {
                    <>
                        <span class="through"><span class="run">{ letters.clone() }</span><span class="through-name">{ name.clone() }</span></span>
                        <span class="run">{ letters.clone() }</span>
                    </>
                }) }
                <span class="plug plug-end" />
            </div>
            <p class="unseen">{ said }</p>
        </>
    }
}
