//! On a phone: the finding that was touched in the text, at the bottom of the screen, beside the text and not over it.

use crate::components::finding::level_class;
use crate::components::icon;
use crate::components::prose::{headline, prose};
use crate::desk::Desk;
use crate::state::{Action, Pane};
use yew::prelude::*;

pub(crate) fn peek(desk: &Desk) -> Html {
    let t = desk.text();
    let state = &desk.state;
    let chosen = state.selection.finding.as_deref().and_then(|id| state.answer.finding(id));
    let Some(finding) = chosen.filter(|_| state.pane == Pane::Text) else { return Html::default() };
    let id = finding.id.clone();
    let dispatch = state.dispatcher();
    let editor = desk.editor();
    let escape = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            dispatch.dispatch(Action::Released);
            if let Some(editor) = &editor {
                editor.focus();
            }
        }
    });
    html! {
        <aside class={classes!("peek", format!("level-{}", level_class(finding.level)))} aria-label={t.peek} onkeydown={escape}>
            <p class="peek-head">
                { icon::level(finding.level) }
                <span class="unseen">{ (t.level)(finding.level) }{ ": " }</span>
                <b>{ prose(&headline(&finding.message)) }</b>
                <button type="button" class="button small" aria-label={t.dismiss} onclick={desk.act(|| Action::Released)}>{ "×" }</button>
            </p>
            <p>{ prose(&finding.action) }</p>
            <p class="actions">
                if finding.fix.is_some() {
                    <button type="button" class="button small" onclick={desk.act(move || Action::Preview(vec![id.clone()]))}>{ t.preview_fix }</button>
                }
                <button type="button" class="button small" onclick={desk.act(|| Action::Pane(Pane::Findings))}>{ t.findings }</button>
            </p>
        </aside>
    }
}
