//! A document before and after the edits of fixes.

use crate::apply::script;
use crate::desk::use_desk;
use web_sys::Element;
use wireproof_report::FixEdit;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct DiffProps {
    pub(crate) document: u32,
    pub(crate) edits: Vec<FixEdit>,
}

#[component]
pub(crate) fn Diff(props: &DiffProps) -> Html {
    let desk = use_desk();
    let place = use_node_ref();
    let name = desk.state.document(props.document).map(|document| document.name.clone()).unwrap_or_default();
    let label = (desk.text().before_after)(&name);
    use_effect_with((props.document, props.edits.clone(), desk.language()), {
        let (place, desk) = (place.clone(), desk.clone());
        move |(document, edits, _)| {
            let view = place
                .cast::<Element>()
                .zip(desk.editor())
                .map(|(place, editor)| editor.diff(&place, *document, &script(edits), &label));
            move || {
                if let Some(remove) = view {
                    // It only takes a view away; there is nothing to do about a failure.
                    let _ = remove.call0(&wasm_bindgen::JsValue::NULL);
                }
            }
        }
    });
    html! {
        <figure part="diff" class="diff">
            <figcaption>{ name }</figcaption>
            <div exportparts="diff-add, diff-del" ref={place} />
        </figure>
    }
}
