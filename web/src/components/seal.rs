//! The seal: what it is, what it does not prove, and an attempt to break it.

use crate::components::dialog::Dialog;
use crate::desk::use_desk;
use crate::files::when;
use js_sys::Array;
use wasm_bindgen::JsCast;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct SealProps {
    pub(crate) open: bool,
    pub(crate) on_close: Callback<()>,
}

#[component]
pub(crate) fn SealDialog(props: &SealProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let result = use_state(|| None::<Vec<String>>);
    let Some(network) = desk.doors.network().cloned() else { return Html::default() };
    let leak = {
        let (network, result) = (network.clone(), result.clone());
        Callback::from(move |_: MouseEvent| {
            let result = result.clone();
            when(&network.leak(), move |out| {
                let out = out.dyn_into::<Array>().unwrap_or_default();
                result.set(Some(out.iter().filter_map(|name| name.as_string()).collect()));
            });
        })
    };
    html! {
        <Dialog open={props.open} class="sheet seal-sheet" label={t.seal_title} on_close={props.on_close.clone()}>
            <h2>{ t.seal_title }</h2>
            { for t.seal_story.iter().map(|text| html! { <p>{ *text }</p> }) }
            <ul class="tally">
                <li>{ (t.seal_requests)(network.requests()) }</li>
                <li>{ (t.seal_refused)(network.refused()) }</li>
            </ul>
            <p class="leak-result" role="status">
                if let Some(out) = &*result {
                    { if out.is_empty() { t.leak_refused.to_owned() } else { (t.leak_out)(&out.join(", ")) } }
                }
            </p>
            <p class="quiet">{ t.seal_limits }</p>
            <p class="actions">
                <button type="button" class="button main leak" autofocus=true onclick={leak}>{ t.leak }</button>
                <button type="button" class="button" onclick={props.on_close.reform(|_| ())}>{ t.close }</button>
            </p>
        </Dialog>
    }
}
