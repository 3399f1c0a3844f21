//! A fix before it is applied: the text before and after, and the verdict before and after.

use crate::apply::{apply, documents, script};
use crate::components::dialog::Dialog;
use crate::components::diff::Diff;
use crate::components::icon;
use crate::components::prose::prose;
use crate::components::verdict::{single, word};
use crate::desk::{Desk, use_desk};
use crate::engine::arguments;
use crate::files::when;
use crate::fixes;
use crate::read::overall;
use crate::state::Action;
use js_sys::{Array, Reflect};
use wireproof_report::{FixEdit, Overall};
use yew::prelude::*;

#[component]
pub(crate) fn Preview() -> Html {
    let desk = &use_desk();
    let t = desk.text();
    let answer = &desk.state.answer;
    let chosen = &desk.state.preview;
    let titles: Vec<String> =
        chosen.iter().filter_map(|id| Some(answer.finding(id)?.fix.as_ref()?.title.clone())).collect();
    let now = match chosen.as_slice() {
        [only] => answer.hop_of(only).map(|hop| Overall::from(hop.verdict)),
        _ => None,
    };
    let documents = documents(desk, chosen);
    let together = use_together(desk, chosen.len() > 1, &documents);
    let apply = {
        let (desk, chosen) = (desk.clone(), chosen.clone());
        Callback::from(move |_: MouseEvent| {
            if !apply(&desk, &chosen) {
                desk.state.dispatch(Action::Preview(Vec::new()));
            }
        })
    };
    let close = desk.act(|| Action::Preview(Vec::new()));
    html! {
        <Dialog open={!chosen.is_empty()} class="sheet preview" part="dialog fix" label={t.fix} on_close={desk.act(|| Action::Preview(Vec::new()))}>
            <h2 aria-level={desk.look.level(2)}>{ t.fix }</h2>
            <ul class="titles">{ for titles.into_iter().map(|title| html! { <li>{ prose(&title) }</li> }) }</ul>
            if let Some(after) = fixes::after(answer, chosen).or(together) {
                <p class="then">
                    if let Some(now) = now { <>{ t.now }{ " " }{ tag(desk, now) }<span aria-hidden="true">{ " → " }</span></> }
                    { t.afterwards }{ " " }{ tag(desk, after) }
                </p>
            }
            { for documents.iter().map(|(document, edits)| html! { <Diff key={*document} document={*document} edits={edits.clone()} /> }) }
            <p class="actions">
                <button type="button" part="button" class="button main apply" autofocus=true onclick={apply}>{ t.apply }</button>
                <button type="button" part="button" class="button" onclick={close}>{ t.close }</button>
            </p>
        </Dialog>
    }
}

/// The verdict after all these edits, asked of the engine when there is more than one fix.
#[hook]
fn use_together(desk: &Desk, several: bool, documents: &[(u32, Vec<FixEdit>)]) -> Option<Overall> {
    let verdict = use_state(|| None::<Overall>);
    use_effect_with(if several { documents.to_vec() } else { Vec::new() }, {
        let (desk, verdict) = (desk.clone(), verdict.setter());
        move |documents| {
            verdict.set(None);
            let Some(editor) = desk.editor().filter(|_| !documents.is_empty()) else { return };
            let (ids, arguments) = arguments(&desk.state, &desk);
            let inputs = Array::from(&arguments.get(0));
            for (document, edits) in documents {
                let Some(at) = ids.iter().position(|id| id == document).and_then(|at| u32::try_from(at).ok()) else {
                    continue;
                };
                // Setting a field of a plain object cannot fail.
                let _ = Reflect::set(&inputs.get(at), &"text".into(), &editor.edited(*document, &script(edits)));
            }
            when(&desk.doors.engine.tell("analyze", &arguments), move |report| {
                verdict.set(report.is_object().then(|| overall(&report, "verdict")));
            });
        }
    });
    *verdict
}

fn tag(desk: &Desk, overall: Overall) -> Html {
    let sign = single(overall);
    html! {
        <span class={classes!("verdict-word", format!("tone-{}", word(overall)))}>
            if let Some(sign) = sign { { icon::verdict(sign) } }
            <b>{ (desk.text().overall)(overall) }</b>
        </span>
    }
}
