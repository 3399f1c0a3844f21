//! The wire of a hop, drawn: what somebody listening reads, and what it passes through unchanged.

use crate::desk::Desk;
use crate::wire::{letters, record};
use wireproof_report::{Hop, Verdict};
use yew::prelude::*;

/// A picture for the eyes and a sentence for everybody else.
pub(crate) fn wire(desk: &Desk, hop: &Hop) -> Html {
    let t = desk.text();
    let letters = letters(hop.verdict, &hop.id, record(desk.language()));
    let mut boxes: Vec<String> = Vec::new();
    if hop.verdict != Verdict::NoTraffic {
        for shown in &hop.not_encryption {
            let name = desk.state.reference.mechanism(&shown.mechanism).to_owned();
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
            { picture(&letters, &boxes) }
            <p class="unseen">{ said }</p>
        </>
    }
}

/// The wire from end to end: the same letters before, inside and after each box.
pub(crate) fn picture(letters: &str, boxes: &[String]) -> Html {
    let run = || html! { <span class="run">{ letters.to_owned() }</span> };
    html! {
        <div class="wire" aria-hidden="true">
            <span class="plug" />
            { run() }
            { for boxes.iter().map(|name| html! {
                <>
                    <span class="through">{ run() }<span class="through-name">{ name.clone() }</span></span>
                    <span class="run gap" />
                </>
            }) }
            if !boxes.is_empty() { { run() } }
            <span class="plug plug-end" />
        </div>
    }
}
