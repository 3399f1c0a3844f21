//! What to look at: the findings, and ways to walk them.

use crate::components::finding::FindingItem;
use crate::components::prose::plain;
use crate::desk::{Desk, use_desk};
use crate::state::{Action, Origin};
use yew::prelude::*;

pub(crate) fn findings(desk: &Desk) -> Html {
    let t = desk.text();
    let Some(report) =
        desk.state.answer.report().filter(|report| !report.hops.is_empty() || !report.findings.is_empty())
    else {
        return Html::default();
    };
    let fixable: Vec<String> =
        report.findings.iter().filter(|finding| finding.fix.is_some()).map(|finding| finding.id.clone()).collect();
    let walked =
        (desk.state.selection.origin == Origin::Walk).then(|| desk.state.position()).flatten().and_then(|(at, of)| {
            let finding = desk.state.answer.finding(desk.state.selection.finding.as_deref()?)?;
            Some((t.finding_of)(at, of, &plain(&finding.message)))
        });
    html! {
        <section role={desk.section_role()} part="problems" class={classes!("findings", "pane-findings", desk.state.answer.stale().then_some("stale"))} aria-labelledby="findings-title">
            <div class="section-head">
                <h2 id="findings-title" aria-level={desk.look.level(2)}>{ t.findings }{ " " }<span class="number">{ desk.state.findings().len() }</span></h2>
                <div class="actions">
                    if report.findings.len() > 1 {
                        <button type="button" part="button" class="button small" aria-label={t.previous} title="Shift+F8" onclick={desk.act(|| Action::Walk { forward: false })}>{ "↑" }</button>
                        <button type="button" part="button" class="button small" aria-label={t.next} title="F8" onclick={desk.act(|| Action::Walk { forward: true })}>{ "↓" }</button>
                    }
                    if fixable.len() > 1 && desk.look.fixes() {
                        <button type="button" part="button" class="button small fix-all" onclick={{ let all = fixable.clone(); desk.act(move || Action::Preview(all.clone())) }}>
                            { (t.preview_all)(fixable.len()) }
                        </button>
                    }
                </div>
            </div>
            <p class="unseen" role="status" aria-live="polite">{ walked }</p>
            if report.findings.is_empty() {
                <p class="quiet">{ t.findings_none }</p>
            } else {
                <FindingList />
            }
        </section>
    }
}

/// How many findings are drawn at a time.
const MOST: usize = 40;

/// The findings that are shown, as far as they were asked for and the chosen one in any case.
#[component]
fn FindingList() -> Html {
    let desk = use_desk();
    let t = desk.text();
    let most = use_state(|| MOST);
    let findings = desk.state.findings();
    let chosen = desk.state.position().map_or(0, |(at, _)| at);
    let shown = (*most).max(chosen);
    let more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(shown + MOST))
    };
    let left_out = desk.state.answer.left_out().findings;
    html! {
        <>
            <ul onkeydown={super::arrows(".finding-head")}>
                { for findings.iter().take(shown).map(|finding| html! { <FindingItem key={finding.id.clone()} finding={(*finding).clone()} /> }) }
            </ul>
            if findings.len() > shown {
                <button type="button" part="button" class="button small more" onclick={more}>{ (t.more)(findings.len() - shown) }</button>
            }
            if left_out > 0 { <p class="notice left-out">{ (t.findings_left_out)(left_out) }</p> }
        </>
    }
}
