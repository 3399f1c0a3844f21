//! A native dialog that follows a flag.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct DialogProps {
    pub(crate) open: bool,
    pub(crate) class: &'static str,
    #[prop_or("dialog")]
    pub(crate) part: &'static str,
    pub(crate) label: AttrValue,
    pub(crate) on_close: Callback<()>,
    pub(crate) children: Html,
}

#[component]
pub(crate) fn Dialog(props: &DialogProps) -> Html {
    let place = use_node_ref();
    use_effect_with(props.open, {
        let place = place.clone();
        move |&open| {
            let Some(dialog) = place.cast::<HtmlDialogElement>() else { return };
            if open && !dialog.open() {
                // Fails only for a dialog that is not in the document.
                let _ = dialog.show_modal();
            } else if !open && dialog.open() {
                dialog.close();
            }
        }
    });
    html! {
        <dialog ref={place} part={props.part} class={props.class} aria-label={props.label.clone()} onclose={props.on_close.reform(|_| ())}>
            if props.open { { props.children.clone() } }
        </dialog>
    }
}
