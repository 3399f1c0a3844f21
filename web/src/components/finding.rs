//! One finding: what is so, why it matters, what to do, and what can be done about it here.

use crate::components::evidence::line_link;
use crate::components::icon;
use crate::components::prose::{headline, prose};
use crate::desk::{Desk, use_desk};
use crate::route::Route;
use crate::state::{Action, Origin};
use wireproof_report::{Finding, Level, Mapping};
use yew::prelude::*;

pub(crate) fn level_class(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct FindingProps {
    pub(crate) finding: Finding,
}

#[component]
pub(crate) fn FindingItem(props: &FindingProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let finding = &props.finding;
    let chosen = desk.state.selection.finding.as_ref() == Some(&finding.id);
    let item = use_node_ref();
    let selection = &desk.state.selection;
    crate::components::use_in_view(&item, chosen && selection.origin != Origin::Hop, selection.turn);
    let choose = {
        let id = finding.id.clone();
        desk.act(move || Action::Finding(id.clone()))
    };
    html! {
        <li ref={item} part="problem" class={classes!("finding", format!("level-{}", level_class(finding.level)), chosen.then_some("chosen"))} data-finding={finding.id.clone()}>
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
                    <dd lang="en">{ Mapping::list(&finding.maps) }</dd>
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
            if desk.framed() {
                <code class="rule" lang="en">{ finding.rule.clone() }</code> // the address is the host's
            } else {
                <a class="rule" lang="en" href={Route::Rule(finding.rule.clone()).hash()}><code>{ finding.rule.clone() }</code></a>
            }
            if finding.fix.is_some() && desk.look.fixes() {
                <button type="button" part="button" class="button small preview-fix" onclick={desk.act(move || Action::Preview(vec![id.clone()]))}>{ t.preview_fix }</button>
            }
        </p>
    }
}
