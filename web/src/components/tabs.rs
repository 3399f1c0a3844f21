//! The documents as tabs.

use crate::desk::Desk;
use crate::state::Action;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

pub(crate) fn tabs(desk: &Desk) -> Html {
    let t = desk.text();
    let state = &desk.state;
    let add = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            let Some(editor) = desk.editor() else { return };
            let document = desk.bench.fresh();
            editor.add(document.id, &JsValue::from(""));
            desk.state.dispatch(Action::Added { documents: vec![document], replace: false });
            editor.focus();
        })
    };
    html! {
        <div part="tabs" class="tabs">
            <div role="tablist" aria-label={t.documents}>
                { for state.documents.iter().map(|document| {
                    let id = document.id;
                    let shown = state.shown == id;
                    html! {
                        <button key={id} type="button" role="tab" part="tab" class="tab" id={format!("tab-{id}")} aria-selected={shown.to_string()}
                            aria-controls="text" tabindex={if shown { "0" } else { "-1" }} onkeydown={arrows(desk)}
                            onclick={desk.act(move || Action::Shown(id))}>{ document.name.clone() }</button>
                    }
                }) }
            </div>
            <button type="button" part="button" class="button small add" aria-label={t.new_document} title={t.new_document} onclick={add}>{ "+" }</button>
            if state.documents.len() > 1 {
                <button type="button" part="button" class="button small close-tab" aria-label={(t.close_document)(&shown_name(desk))} onclick={close(desk)}>{ "×" }</button>
            }
        </div>
    }
}

fn shown_name(desk: &crate::desk::Desk) -> String {
    desk.state.document(desk.state.shown).map(|document| document.name.clone()).unwrap_or_default()
}

fn close(desk: &crate::desk::Desk) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| {
        let Some(editor) = desk.editor() else { return };
        let fresh = desk.bench.fresh();
        editor.add(fresh.id, &JsValue::from(""));
        desk.state.dispatch(Action::Closed { id: desk.state.shown, fresh });
    })
}

/// Arrows go to the neighbouring tab, as in every list of tabs.
fn arrows(desk: &crate::desk::Desk) -> Callback<KeyboardEvent> {
    let desk = desk.clone();
    Callback::from(move |event: KeyboardEvent| {
        let documents = &desk.state.documents;
        let Some(at) = documents.iter().position(|document| document.id == desk.state.shown) else { return };
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % documents.len(),
            "ArrowLeft" => (at + documents.len() - 1) % documents.len(),
            "Home" => 0,
            "End" => documents.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let Some(next) = documents.get(to) else { return };
        desk.state.dispatch(Action::Shown(next.id));
        let list = event.target_dyn_into::<Element>().and_then(|tab| tab.parent_element());
        let tab = list.and_then(|list| list.query_selector(&format!("#tab-{}", next.id)).ok().flatten());
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
            // A tab can take the focus.
            let _ = tab.focus();
        }
    })
}
