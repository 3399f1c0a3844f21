//! The text: tabs, the format, the editor with the findings in it, and what is wrong with the text itself.

use crate::components::faults::faults;
use crate::components::prose::prose;
use crate::components::tabs::tabs;
use crate::desk::{Desk, use_desk};
use crate::files;
use crate::state::Action;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[component]
pub(crate) fn TextPane() -> Html {
    let desk = use_desk();
    let t = desk.text();
    let state = &desk.state;
    let dragging = use_state(|| false);
    let place = super::workbench::use_workbench(&desk);
    let over = |on: bool| {
        let dragging = dragging.clone();
        Callback::from(move |event: DragEvent| {
            let carries_files =
                event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind == "Files"));
            if carries_files {
                event.prevent_default();
                if *dragging != on {
                    dragging.set(on);
                }
            }
        })
    };
    let dropped = {
        let (desk, dragging) = (desk.clone(), dragging.clone());
        Callback::from(move |event: DragEvent| {
            dragging.set(false);
            if let Some(data) = event.data_transfer().filter(|data| data.files().is_some_and(|list| list.length() > 0))
            {
                event.prevent_default();
                files::open(&desk, &data);
            }
        })
    };
    let plain = state.settings.plain;
    html! {
        <section part="editor tabpanel" class={classes!("text", "pane-text", dragging.then_some("dragging"))} id="text" role="tabpanel" tabindex="-1"
            aria-labelledby={format!("tab-{}", state.shown)} ondragover={over(true)} ondragleave={over(false)} ondrop={dropped}>
            { tabs(&desk) }
            <div class="about-text">
                { format_chip(&desk) }
                <button type="button" class="text-link view" onclick={desk.act(move || Action::Plain(!plain))}>
                    { if plain { t.code_view } else { t.plain_view } }
                </button>
            </div>
            <div class="editor" exportparts="textarea, gutter, line-number, lens" ref={place} />
            if desk.blank() {
                { empty(&desk) }
            }
            <p class="drop-note" aria-hidden="true">{ t.drop_here }</p>
            { faults(&desk) }
            <p class="keys quiet">{ t.keys }</p>
        </section>
    }
}

/// What to do with an empty page.
fn empty(desk: &Desk) -> Html {
    let t = desk.text();
    html! {
        <div class="empty"><slot name="empty">
            <p>{ t.paste_here }</p>
            <p class="quiet">{ t.paste_more }</p>
            <p class="quiet">{ t.nothing_leaves }</p>
            <div class="starts">
                <span class="quiet">{ t.or_try }</span>
                { for desk.doors.samples.iter().take(3).map(|sample| {
                    let title = sample.title(desk.language()).to_owned();
                    let (desk, files) = (desk.clone(), sample.files.clone());
                    let load = Callback::from(move |_: MouseEvent| desk.open(&files, true));
                    html! { <button type="button" part="button" class="button small" onclick={load}>{ title }</button> }
                }) }
            </div>
        </slot></div>
    }
}

/// The recognised format with its reason, and a way to say otherwise.
fn format_chip(desk: &Desk) -> Html {
    let t = desk.text();
    let state = &desk.state;
    let answer = &state.answer;
    let input = answer
        .input(state.shown)
        .and_then(|index| answer.report()?.inputs.get(usize::try_from(index).ok()?))
        .filter(|_| !desk.blank());
    let chosen = state.document(state.shown).and_then(|document| document.format.clone());
    let shown = state.shown;
    let dispatch = state.dispatcher();
    let change = Callback::from(move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        let format = Some(select.value()).filter(|value| !value.is_empty());
        dispatch.dispatch(Action::Format { id: shown, format });
    });
    let recognised = input.and_then(|input| input.format.clone());
    let automatic = match (&recognised, input) {
        (Some(format), _) if chosen.is_none() => format.clone(),
        (None, Some(_)) if chosen.is_none() => t.format_unknown.to_owned(),
        _ => t.format_automatic.to_owned(),
    };
    html! {
        <div part="type-chip" class="format">
            <select part="select" class="button small" aria-label={t.format} onchange={change}>
                <option value="" selected={chosen.is_none()}>{ automatic }</option>
                { for state.reference.formats.iter().map(|format| html! {
                    <option value={format.id.clone()} selected={chosen.as_ref() == Some(&format.id)} title={format.description.clone()}>{ format.id.clone() }</option>
                }) }
            </select>
            if let Some(input) = input {
                <span class="quiet reason">{ prose(&input.format_reason) }</span>
                if !input.nearest.is_empty() {
                    <ul class="nearest quiet" aria-label={t.format_nearest}>
                        { for input.nearest.iter().map(|near| html! { <li><code>{ near.format.clone() }</code>{ " " }{ prose(&near.missing) }</li> }) }
                    </ul>
                }
            }
        </div>
    }
}
