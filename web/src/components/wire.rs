//! The wire of a hop, drawn: what somebody listening reads, and what it passes through unchanged.

use crate::desk::Desk;
use crate::wire::{letters, record};
use wireproof_report::{Hop, Verdict};
use yew::prelude::*;

/// How many boxes a wire has room for; the sentence names them all.
const BOXES: usize = 5;

/// A picture for the eyes and a sentence for everybody else: the wire of a hop, through what all these hops pass.
pub(crate) fn wire<'a>(desk: &Desk, hop: &Hop, all: impl Iterator<Item = &'a Hop>) -> Html {
    let t = desk.text();
    let letters = letters(hop.verdict, &hop.id, record(desk.language()));
    let mut boxes: Vec<String> = Vec::new();
    for shown in all.filter(|hop| hop.verdict != Verdict::NoTraffic).flat_map(|hop| &hop.not_encryption) {
        let name = desk.state.reference.mechanism(&shown.mechanism);
        if boxes.iter().all(|known| known != name) {
            boxes.push(name.to_owned());
        }
    }
    let mut drawn = boxes.clone();
    if drawn.len() > BOXES {
        drawn.truncate(BOXES - 1);
        drawn.push(format!("+{}", boxes.len() - drawn.len()));
    }
    let mut said = (t.listener)(hop.verdict).to_owned();
    if !boxes.is_empty() {
        said.push(' ');
        said.push_str(&(t.listener_through)(&boxes.join(", ")));
    }
    html! {
        <>
            { picture(&letters, &drawn) }
            <p class="unseen">{ said }</p>
        </>
    }
}

/// The wire from end to end. Its letters run through every box on the way: a box is glass, and changes none of them.
pub(crate) fn picture(letters: &str, boxes: &[String]) -> Html {
    html! {
        <div part="arrow" class="wire" aria-hidden="true">
            <span class="plug" />
            <span class="run">{ letters.to_owned() }</span>
            <span class="plug plug-end" />
            if !boxes.is_empty() {
                <span class="boxes">
                    { for boxes.iter().map(|name| html! {
                        <span class="through"><span class="glass">{ letters.to_owned() }</span><span class="through-name">{ name.clone() }</span></span>
                    }) }
                </span>
                <span class="run again">{ letters.to_owned() }</span>
            }
        </div>
    }
}
