//! Why TLS, and not IAM, NAT gateways, peering or KMS: shown against the user's own lines.

use crate::components::evidence::LineLink;
use crate::desk::{Desk, use_desk};
use crate::text::why::{CARDS, Card};
use wireproof_report::NotEncryption;
use yew::prelude::*;

#[component]
pub(crate) fn WhyCards() -> Html {
    let desk = use_desk();
    let t = desk.text();
    html! {
        <section class="why pane-why" aria-labelledby="why-title">
            <div class="section-head"><h2 id="why-title">{ t.why_title }</h2><p>{ t.why_lead }</p></div>
            <div class="cards">{ for CARDS.iter().map(|card| show(&desk, card)) }</div>
            <footer class="foot">
                <p>{ t.nothing_leaves }</p>
                if let Some(report) = desk.state.answer.report() {
                    <p>{ (t.footer)(&report.tool.version, &report.tool.facts_date) }</p>
                }
            </footer>
        </section>
    }
}

fn show(desk: &Desk, card: &Card) -> Html {
    let t = desk.text();
    let language = desk.language();
    let mut found: Vec<&NotEncryption> = Vec::new();
    for shown in
        desk.state.answer.report().into_iter().flat_map(|report| &report.hops).flat_map(|hop| &hop.not_encryption)
    {
        let known = found.iter().any(|other| other.location == shown.location);
        if card.mechanisms.contains(&shown.mechanism.as_str()) && !known {
            found.push(shown);
        }
    }
    let but = card.but.get(language);
    html! {
        <article class={classes!("card", (!found.is_empty()).then_some("found"))}>
            <h3>{ card.name.get(language) }</h3>
            <dl>
                <dt>{ t.does }</dt><dd>{ card.does.get(language) }</dd>
                <dt>{ t.does_not }</dt><dd>{ card.does_not.get(language) }{ " " }{ but }</dd>
                <dt>{ t.in_your_text }</dt>
                <dd class="links">
                    if found.is_empty() {
                        <span class="quiet">{ t.not_in_your_text }</span>
                    } else {
                        { for found.iter().map(|shown| html! { <LineLink location={shown.location.clone()} /> }) }
                    }
                </dd>
            </dl>
            <p><a class="quiet" href={card.source} rel="noreferrer noopener" target="_blank">{ t.source }{ " ↗" }</a></p>
        </article>
    }
}
