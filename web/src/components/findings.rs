//! What to look at: each finding says what is so, why it matters and what to do.

use crate::components::evidence::line_link;
use crate::components::icon;
use crate::components::prose::{headline, plain, prose};
use crate::desk::{Desk, use_desk};
use crate::route::Route;
use crate::state::{Action, Origin};
use wireproof_report::{Finding, Level};
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
        <section class={classes!("findings", "pane-findings", desk.state.answer.stale().then_some("stale"))} aria-labelledby="findings-title">
            <div class="section-head">
                <h2 id="findings-title">{ t.findings }{ " " }<span class="number">{ desk.state.findings().len() }</span></h2>
                <div class="actions">
                    if report.findings.len() > 1 {
                        <button type="button" class="button small" aria-label={t.previous} title="Shift+F8" onclick={desk.act(|| Action::Walk { forward: false })}>{ "↑" }</button>
                        <button type="button" class="button small" aria-label={t.next} title="F8" onclick={desk.act(|| Action::Walk { forward: true })}>{ "↓" }</button>
                    }
                    if fixable.len() > 1 {
                        <button type="button" class="button small fix-all" onclick={{ let all = fixable.clone(); desk.act(move || Action::Preview(all.clone())) }}>
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
                <button type="button" class="button small more" onclick={more}>{ (t.more)(findings.len() - shown) }</button>
            }
            if left_out > 0 { <p class="notice left-out">{ (t.findings_left_out)(left_out) }</p> }
        </>
    }
}

pub(crate) fn level_class(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

#[derive(Properties, PartialEq)]
struct FindingProps {
    finding: Finding,
}

#[component]
fn FindingItem(props: &FindingProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let finding = &props.finding;
    let chosen = desk.state.selection.finding.as_ref() == Some(&finding.id);
    let item = use_node_ref();
    let selection = &desk.state.selection;
    super::use_in_view(&item, chosen && selection.origin != Origin::Hop, selection.turn);
    let choose = {
        let id = finding.id.clone();
        desk.act(move || Action::Finding(id.clone()))
    };
    html! {
        <li ref={item} class={classes!("finding", format!("level-{}", level_class(finding.level)), chosen.then_some("chosen"))} data-finding={finding.id.clone()}>
            <button type="button" class="finding-head" aria-pressed={chosen.to_string()} onclick={choose}>
                { icon::level(finding.level) }
                <span class="unseen">{ (t.level)(finding.level) }{ ": " }</span>
                <span>{ prose(&headline(&finding.message)) }</span>
            </button>
            { hop_link(&desk, finding) }
            <dl>
                <dt>{ t.why_label }</dt>
                <dd>{ prose(&finding.why) }</dd>
                <dt>{ t.do_label }</dt>
                <dd>{ prose(&finding.action) }</dd>
                if chosen && !finding.related.is_empty() {
                    <dt>{ t.related }</dt>
                    <dd><ul>{ for finding.related.iter().map(|related| html! {
                        <li>{ prose(&related.message) }{ " " }{ line_link(&desk, &related.location) }</li>
                    }) }</ul></dd>
                }
                if chosen && !finding.maps.is_empty() {
                    <dt>{ t.controls }</dt>
                    <dd lang="en">{ controls(finding) }</dd>
                }
            </dl>
            { actions(&desk, finding) }
        </li>
    }
}

/// The hop that a finding is about, when there are several to tell apart.
fn hop_link(desk: &Desk, finding: &Finding) -> Html {
    let several = desk.state.answer.report().is_some_and(|report| report.hops.len() > 1);
    let Some(hop) = desk.state.answer.hop_of(&finding.id).filter(|_| several) else { return Html::default() };
    let id = hop.id.clone();
    html! {
        <p class={classes!("of-hop", format!("tone-{}", hop.verdict.word()))}>
            <button type="button" class="text-link" onclick={desk.act(move || Action::Hop(id.clone()))}>
                { icon::verdict(hop.verdict) }<span class="unseen">{ (desk.text().verdict)(hop.verdict) }{ ": " }</span>
                { hop.from.label.clone() }{ " → " }{ hop.to.label.clone() }
            </button>
        </p>
    }
}

fn actions(desk: &Desk, finding: &Finding) -> Html {
    let t = desk.text();
    let id = finding.id.clone();
    html! {
        <p class="actions">
            { line_link(desk, &finding.location) }
            <span class="quiet">{ (t.certainty)(finding.certainty) }</span>
            <a class="rule" lang="en" href={Route::Rule(finding.rule.clone()).hash()}><code>{ finding.rule.clone() }</code></a>
            if finding.fix.is_some() {
                <button type="button" class="button small preview-fix" onclick={desk.act(move || Action::Preview(vec![id.clone()]))}>{ t.preview_fix }</button>
            }
        </p>
    }
}

fn controls(finding: &Finding) -> String {
    finding.maps.iter().map(|map| format!("{} {}", map.framework, map.control)).collect::<Vec<_>>().join(" · ")
}
