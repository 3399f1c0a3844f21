//! Why TLS, and not IAM, NAT gateways, peering or KMS: the engine's cards, shown against the user's own lines.

use crate::components::evidence::line_link;
use crate::components::icon;
use crate::components::prose::prose;
use crate::components::verdict::{single, word};
use crate::desk::Desk;
use wireproof_report::{MechanismCard, NotEncryption};
use yew::prelude::*;

pub(crate) fn why_cards(desk: &Desk) -> Html {
    let t = desk.text();
    // What the user's text shows comes first; the rest stays in the engine's order.
    let cards = desk.state.reference.mechanisms.iter().map(|card| (card, found(desk, &card.id)));
    let (shown, others): (Vec<_>, Vec<_>) = cards.partition(|(_, found)| !found.is_empty());
    html! {
        <section role={desk.section_role()} part="why" class="why pane-why" aria-labelledby="why-title">
            <div class="section-head"><h2 id="why-title" tabindex="-1" aria-level={desk.look.level(2)}>{ t.why_title }</h2><p>{ t.why_lead }</p></div>
            { states(desk) }
            if desk.framed() {
                if !shown.is_empty() { <div class="cards">{ for shown.into_iter().map(|(card, found)| show(desk, card, &found)) }</div> }
                <details class="others">
                    <summary>{ (t.other_mechanisms)(others.len()) }</summary>
                    <div class="cards">{ for others.into_iter().map(|(card, found)| show(desk, card, &found)) }</div>
                </details>
            } else {
                <div class="cards">{ for shown.into_iter().chain(others).map(|(card, found)| show(desk, card, &found)) }</div>
                { foot(desk) }
            }
        </section>
    }
}

fn foot(desk: &Desk) -> Html {
    html! {
        <footer class="foot">
            <p>{ desk.text().nothing_leaves }</p>
            <p>{ desk.version() }</p>
        </footer>
    }
}

/// The three states of data, and what the user's text shows of each.
fn states(desk: &Desk) -> Html {
    let t = desk.text();
    let report = desk.state.answer.report().filter(|report| !report.hops.is_empty());
    let Some(report) = report else { return Html::default() };
    let named = |state: &str| {
        let cards = desk.state.reference.mechanisms.iter();
        let names: Vec<&str> = cards
            .filter(|card| card.protects == state && !found(desk, &card.id).is_empty())
            .map(|card| card.name.as_str())
            .collect();
        if names.is_empty() { t.not_shown.to_owned() } else { names.join(", ") }
    };
    html! {
        <dl class="states">
            <div><dt>{ t.at_rest }</dt><dd>{ named("at-rest") }</dd></div>
            <div class={format!("tone-{}", word(report.verdict))}>
                <dt>{ t.in_transit }</dt>
                <dd><b class="verdict-word">{ for single(report.verdict).map(icon::verdict) }{ (t.overall)(report.verdict) }</b></dd>
            </div>
            <div><dt>{ t.in_use }</dt><dd>{ named("in-use") }</dd></div>
        </dl>
    }
}

/// Where the user's text shows a mechanism, each place once.
fn found<'a>(desk: &'a Desk, mechanism: &str) -> Vec<&'a NotEncryption> {
    let mut found: Vec<&NotEncryption> = Vec::new();
    let Some(report) = desk.state.answer.report() else { return found };
    let on_hops = report.hops.iter().flat_map(|hop| &hop.not_encryption);
    for shown in on_hops.chain(&report.not_encryption).filter(|shown| shown.mechanism == mechanism) {
        if found.iter().all(|other| other.location != shown.location) {
            found.push(shown);
        }
    }
    found
}

fn show(desk: &Desk, card: &MechanismCard, found: &[&NotEncryption]) -> Html {
    let t = desk.text();
    html! {
        <article part="card" key={card.id.clone()} class={classes!("card", (!found.is_empty()).then_some("found"))}>
            <h3 part="card-title" aria-level={desk.look.level(3)}>{ card.name.clone() }</h3>
            <p class="question">{ prose(&card.question) }</p>
            <p class="does">{ prose(&card.does) }</p>
            <p>{ prose(&card.does_not) }</p>
            if !found.is_empty() {
                <p class="links"><span class="quiet">{ t.in_your_document }</span>
                    { for found.iter().map(|shown| line_link(desk, &shown.location)) }
                </p>
            }
            <p class="quiet"><a href={card.source.url.clone()} rel="noreferrer noopener" target="_blank" lang="en">{ card.source.title.clone() }{ " ↗" }</a></p>
        </article>
    }
}
