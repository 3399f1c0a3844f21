//! Sharing: a link that holds the documents, with example names in place of the real ones, proved to get the same answer.

use crate::components::dialog::Dialog;
use crate::components::parcel::{Parcel, complaint, pack, replaced};
use crate::desk::{Desk, use_desk};
use crate::files::when;
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ShareProps {
    pub(crate) open: bool,
    pub(crate) on_close: Callback<()>,
}

#[component]
pub(crate) fn ShareDialog(props: &ShareProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let hide = use_state(|| true);
    let parcel = use_state(|| None::<Parcel>);
    let said = use_state(|| "");
    use_effect_with((props.open, *hide), {
        let (desk, parcel, said) = (desk.clone(), parcel.setter(), said.setter());
        move |&(open, hide)| {
            parcel.set(None);
            said.set("");
            if open {
                pack(&desk, hide, move |ready| parcel.set(Some(ready)));
            }
        }
    });
    let choose = {
        let hide = hide.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                hide.set(input.checked());
            }
        })
    };
    let tell = |kind: &'static str, text: String| {
        let (said, kit) = (said.setter(), desk.doors.editors.clone());
        let done = t.copied;
        Callback::from(move |_: MouseEvent| {
            kit.copy(kind, &text);
            said.set(done);
        })
    };
    html! {
        <Dialog open={props.open} class="sheet share-sheet" label={t.share_title} on_close={props.on_close.clone()}>
            <h2>{ t.share_title }</h2>
            <p>{ t.share_story }</p>
            <p><label class="choice"><input type="checkbox" class="hide-names" checked={*hide} onchange={choose} />{ t.share_hide }</label></p>
            if let Some(parcel) = &*parcel {
                { replaced(&desk, parcel, *hide) }
                { size(&desk, &parcel.link) }
                <p class="actions">
                    if !parcel.link.is_empty() {
                        <button type="button" class="button main copy-link" onclick={tell("link", parcel.link.clone())}>{ t.share_copy }</button>
                    }
                    <button type="button" class="button copy-verdict" onclick={verdict_link(&desk, &said)}>{ t.share_verdict }</button>
                    <button type="button" class="button copy-wrong" onclick={tell("report", complaint(&desk, parcel))}>{ t.share_wrong }</button>
                    <button type="button" class="button" onclick={props.on_close.reform(|_| ())}>{ t.close }</button>
                </p>
            } else {
                <p class="quiet" role="status">{ t.busy }</p>
            }
            <p class="quiet" role="status">{ *said }</p>
        </Dialog>
    }
}

/// How long the link is, and what takes links of this length.
fn size(desk: &Desk, link: &str) -> Html {
    let t = desk.text();
    let length = link.len();
    html! {
        <p class="link-size">
            <meter min="0" max="65536" low="2000" high="8000" optimum="0" value={length.to_string()} aria-label={t.share_length} />
            <span>{ (t.share_size)(length) }</span>
        </p>
    }
}

fn verdict_link(desk: &Desk, said: &UseStateHandle<&'static str>) -> Callback<MouseEvent> {
    let (desk, said) = (desk.clone(), said.setter());
    Callback::from(move |_| {
        let json = desk.bench.raw.borrow().as_string().unwrap_or_default();
        let report = js_sys::JSON::parse(&json).unwrap_or(JsValue::NULL);
        let (said, done) = (said.clone(), desk.text().copied);
        let Some(links) = desk.doors.links() else { return };
        let kit = desk.doors.editors.clone();
        when(&links.verdict_link(&report, &desk.version()), move |link| {
            kit.copy("link", &link.as_string().unwrap_or_default());
            said.set(done);
        });
    })
}
