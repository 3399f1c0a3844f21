//! Help: the keys, what the page remembers and how to make it forget, which version it is.

use crate::components::dialog::Dialog;
use crate::desk::use_desk;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct HelpProps {
    pub(crate) open: bool,
    pub(crate) on_close: Callback<()>,
}

#[component]
pub(crate) fn HelpDialog(props: &HelpProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let forget = {
        let (desk, close) = (desk.clone(), props.on_close.clone());
        Callback::from(move |_: MouseEvent| {
            desk.forget();
            close.emit(());
        })
    };
    html! {
        <Dialog open={props.open} class="sheet help-sheet" label={t.help} on_close={props.on_close.clone()}>
            <h2>{ t.help }</h2>
            <dl class="key-list">
                { for t.key_list.iter().map(|(key, does)| html! { <><dt><kbd lang="en">{ *key }</kbd></dt><dd>{ *does }</dd></> }) }
            </dl>
            <h2>{ t.memory }</h2>
            <p>{ t.memory_story }</p>
            <p class="quiet">{ desk.version() }</p>
            <p class="actions">
                <button type="button" class="button forget" onclick={forget}>{ t.forget }</button>
                <button type="button" class="button main" autofocus=true onclick={props.on_close.reform(|_| ())}>{ t.close }</button>
            </p>
        </Dialog>
    }
}
