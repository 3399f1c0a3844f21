//! What happened to the analysis or to the documents, and how to take it back.

use crate::desk::{Desk, use_desk};
use crate::state::{Action, Failure, Notice};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long an analysis may run before the page speaks of it, in milliseconds.
const PATIENCE: u32 = 400;

#[component]
pub(crate) fn Notices() -> Html {
    let desk = use_desk();
    let t = desk.text();
    let state = &desk.state;
    let slow = use_state(|| false);
    use_effect_with(state.busy, {
        let slow = slow.clone();
        move |&busy| {
            slow.set(false);
            let timer = busy.then(|| Timeout::new(PATIENCE, move || slow.set(true)));
            move || drop(timer)
        }
    });
    let cancel = {
        let engine = desk.doors.engine.clone();
        Callback::from(move |_: MouseEvent| engine.cancel())
    };
    let undo = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.undo())
    };
    let done = state.notice.as_ref().map(|notice| match notice {
        Notice::Fixed { .. } => t.fixed.to_owned(),
        Notice::Replaced { .. } => t.replaced.to_owned(),
        Notice::Closed { .. } => t.closed.to_owned(),
        Notice::Linked { from, .. } => (t.linked)(from),
    });
    let undoable = !matches!(&state.notice, Some(Notice::Linked { before: None, .. }));
    html! {
        <>
            if state.failure == Some(Failure::Stopped) {
                <p part="status" class="notice stopped" role="status">
                    <span>{ t.cancelled }</span>
                    <button type="button" part="button" class="button small" onclick={desk.act(|| Action::Edited)}>{ t.again }</button>
                </p>
            }
            if state.failure == Some(Failure::TooLarge) { <p part="status" class="notice too-large" role="status">{ t.too_large }</p> }
            if let Some(Failure::Crashed(error)) = &state.failure {
                <div part="status" class="notice crash" role="alert">
                    <p>{ t.stopped }</p>
                    <details><summary>{ t.stopped_detail }</summary><pre tabindex="0">{ error.clone() }</pre></details>
                    <button type="button" part="button" class="button small" onclick={desk.act(|| Action::FailureSeen)}>{ t.dismiss }</button>
                </div>
            }
            if state.busy && *slow {
                <p part="status" class="notice busy" role="status">
                    <progress aria-label={t.busy} />
                    <span>{ t.busy }{ " " }{ (t.megabytes)(length(&desk)) }</span>
                    <button type="button" part="button" class="button small cancel" onclick={cancel}>{ t.cancel }</button>
                </p>
            }
            if state.answer.stale() { <p part="status" class="notice stale-note" role="status">{ t.stale }</p> }
            if let Some(done) = done {
                <p part="status" class="notice done" role="status">
                    <span>{ done }</span>
                    if undoable { <button type="button" part="button" class="button small undo" onclick={undo}>{ t.undo }</button> }
                    <button type="button" part="button" class="button small" aria-label={t.dismiss} onclick={desk.act(|| Action::NoticeSeen)}>{ "×" }</button>
                </p>
            }
        </>
    }
}

/// How many characters are being judged.
fn length(desk: &Desk) -> u32 {
    desk.editor().map_or(0, |editor| desk.state.documents.iter().map(|document| editor.length(document.id)).sum())
}
