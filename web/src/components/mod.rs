//! The parts of the page. Each reads the desk and says what happened; what follows from it is the state's business.

mod dialog;
mod diff;
mod evidence;
mod faults;
mod finding;
mod findings;
mod folded;
mod group;
mod header;
mod help;
mod hop;
mod icon;
mod learn;
mod legend;
mod markdown;
mod notices;
mod panebar;
mod parcel;
mod path;
mod peek;
mod policycode;
mod preview;
mod proofs;
mod prose;
mod report;
mod rules;
mod seal;
mod share;
mod tabs;
mod textpane;
mod verdict;
mod why;
mod wire;
mod workbench;

pub(crate) use findings::findings;
pub(crate) use folded::FoldedText;
pub(crate) use header::Header;
pub(crate) use help::HelpDialog;
pub(crate) use learn::Learn;
pub(crate) use legend::legend;
pub(crate) use notices::Notices;
pub(crate) use panebar::pane_bar;
pub(crate) use path::path;
pub(crate) use peek::peek;
pub(crate) use policycode::PolicyCode;
pub(crate) use preview::Preview;
pub(crate) use proofs::proofs;
pub(crate) use report::{ReportMenu, drawn, written};
pub(crate) use rules::{RulePage, rules};
pub(crate) use seal::SealDialog;
pub(crate) use share::ShareDialog;
pub(crate) use textpane::TextPane;
pub(crate) use verdict::{badge, verdict_line};
pub(crate) use why::why_cards;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// Brings an element into view when it is chosen, at each choice anew.
#[hook]
fn use_in_view(place: &NodeRef, chosen: bool, turn: u32) {
    use_effect_with((chosen, if chosen { turn } else { 0 }), {
        let place = place.clone();
        move |&(chosen, _)| {
            if let Some(element) = place.cast::<HtmlElement>().filter(|_| chosen) {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                element.scroll_into_view_with_scroll_into_view_options(&options);
            }
        }
    });
}

/// Arrows, Home and End go from one of the buttons that `selector` names to another, within one list.
fn arrows(selector: &'static str) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let Some(list) = event.current_target().and_then(|list| list.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        let Ok(buttons) = list.query_selector_all(selector) else { return };
        let active = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let at = (0..buttons.length()).find(|&at| buttons.get(at).is_some_and(|button| Some(button) == active));
        let Some(at) = at else { return };
        let to = match event.key().as_str() {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.wrapping_sub(1),
            "Home" => 0,
            "End" => buttons.length() - 1,
            _ => return,
        };
        if let Some(next) = buttons.get(to).and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            event.prevent_default();
            // A button of the list can take the focus.
            let _ = next.focus();
        }
    })
}
