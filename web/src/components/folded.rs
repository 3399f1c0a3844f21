//! The text in an element: open, or folded away until somebody wants to see it.

use crate::components::TextPane;
use crate::desk::use_desk;
use crate::look::Mode;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

#[component]
pub(crate) fn FoldedText() -> Html {
    let desk = use_desk();
    let t = desk.text();
    let wanted = use_state(|| None::<bool>);
    let open = match desk.look.mode {
        Mode::Full => true,
        Mode::View => wanted.unwrap_or(true),
        Mode::Compact => wanted.unwrap_or(desk.blank()), // somebody has to put a text there
    };
    let selection = desk.state.selection.clone();
    use_effect_with(selection.turn, {
        let (desk, wanted) = (desk.clone(), wanted.setter());
        move |_| {
            let Some(spot) = selection.spot.filter(|spot| spot.focus && !open) else { return };
            wanted.set(Some(true));
            // What is folded away can't be scrolled: it is brought into view once it is there.
            Timeout::new(0, move || {
                if let Some(editor) = desk.editor() {
                    editor.reveal(spot.from, spot.to, true);
                }
            })
            .forget();
        }
    });
    let toggle = {
        let wanted = wanted.setter();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default(); // the flag opens it
            wanted.set(Some(!open));
        })
    };
    let document = desk.state.document(desk.state.shown);
    let lines = desk.editor().map_or(0, |editor| editor.lines(desk.state.shown));
    html! {
        <details class="disclosure" {open}>
            <summary onclick={toggle} part="button">
                { for document.map(|document| html! { <span>{ document.name.clone() }</span> }) }
                <span class="quiet">{ (t.lines)(lines) }</span>
            </summary>
            <TextPane />
        </details>
    }
}
