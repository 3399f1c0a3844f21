//! What the keyboard does anywhere on the page.

use crate::desk::Desk;
use crate::state::{Action, Pane};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Listens to the keys of the page. Keys count by their place, so that they work whatever the keyboard writes.
#[hook]
pub(crate) fn use_keys(desk: &Desk) {
    let latest = use_mut_ref(|| desk.clone());
    *latest.borrow_mut() = desk.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&gloo::utils::window(), "keydown", options, move |event| {
            if let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| !key.is_composing())
                && press(&latest, key)
            {
                key.prevent_default();
            }
        });
        move || drop(listener)
    });
}

/// Does what a key asks for; whether it asks for something.
fn press(desk: &Rc<RefCell<Desk>>, key: &KeyboardEvent) -> bool {
    let desk = desk.borrow().clone();
    if on_answer(&desk, key) {
        return true;
    }
    let (command, alt, shift) = (key.ctrl_key() || key.meta_key(), key.alt_key(), key.shift_key());
    match (key.code().as_str(), command, alt, shift) {
        ("KeyO", true, false, false) => return focus("input[type=file]", HtmlElement::click),
        ("Digit1", false, true, false) => {
            desk.state.dispatch(Action::Pane(Pane::Text));
            if let Some(editor) = desk.editor() {
                editor.focus();
            }
        }
        ("Digit2", false, true, false) => return go(&desk, Pane::Path, ".path .hop-ends"),
        ("Digit3", false, true, false) => return go(&desk, Pane::Findings, ".finding-head"),
        ("Digit4", false, true, false) => return go(&desk, Pane::Why, "#why-title"),
        _ => return false,
    }
    true
}

/// The keys that are about the answer, which work in an element too; whether it was one of them.
pub(crate) fn on_answer(desk: &Desk, key: &KeyboardEvent) -> bool {
    let (command, alt, shift) = (key.ctrl_key() || key.meta_key(), key.alt_key(), key.shift_key());
    match (key.code().as_str(), command, alt, shift) {
        ("F8", false, false, _) => desk.state.dispatch(Action::Walk { forward: !shift }),
        ("Period", true, false, false) => {
            let Some(finding) = fixable(desk).filter(|_| desk.look.fixes()) else { return false };
            desk.state.dispatch(Action::Preview(vec![finding]));
        }
        ("Enter", true, false, false) => desk.state.dispatch(Action::Edited),
        _ => return false,
    }
    true
}

/// The chosen finding, or the first one, if it has a fix.
fn fixable(desk: &Desk) -> Option<String> {
    let shown = desk.state.findings();
    let chosen = desk.state.selection.finding.as_deref();
    let finding = shown.iter().find(|finding| Some(finding.id.as_str()) == chosen).or_else(|| shown.first())?;
    finding.fix.as_ref().map(|_| finding.id.clone())
}

fn go(desk: &Desk, pane: Pane, place: &'static str) -> bool {
    desk.state.dispatch(Action::Pane(pane));
    // The pane is drawn before the focus moves into it.
    gloo::timers::callback::Timeout::new(0, move || {
        focus(place, |element| {
            // An element that cannot take the focus leaves it where it is.
            let _ = element.focus();
        });
    })
    .forget();
    true
}

fn focus(place: &str, act: impl Fn(&HtmlElement)) -> bool {
    let element = gloo::utils::document().query_selector(place).ok().flatten();
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return false };
    act(&element);
    true
}
