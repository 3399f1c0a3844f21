//! What was proved of each resource policy: the argument, or the request that gets through.

use crate::components::evidence::line_link;
use crate::components::icon;
use crate::components::prose::prose;
use crate::desk::{Desk, use_desk};
use gloo::timers::callback::Timeout;
use wireproof_report::{Counterexample, Proof, Verdict};
use yew::prelude::*;

pub(crate) fn proofs(desk: &Desk) -> Html {
    let Some(report) = desk.state.answer.report().filter(|report| !report.proofs.is_empty()) else {
        return Html::default();
    };
    html! {
        <section role={desk.section_role()} class={classes!("proofs", "pane-findings", desk.state.answer.stale().then_some("stale"))} aria-labelledby="proofs-title">
            <div class="section-head"><h2 id="proofs-title" aria-level={desk.look.level(2)}>{ desk.text().proof }</h2></div>
            { for report.proofs.iter().map(|proof| card(desk, proof)) }
        </section>
    }
}

/// The tone and the sign of a proof's verdict.
fn tone(verdict: &str) -> Verdict {
    match verdict {
        "proved" => Verdict::Enforced,
        "refuted" => Verdict::Cleartext,
        "not-applicable" => Verdict::NoTraffic,
        _ => Verdict::Unknown,
    }
}

fn card(desk: &Desk, proof: &Proof) -> Html {
    let t = desk.text();
    let tone = tone(&proof.verdict);
    let word = |verdict: &str| (t.proof_verdict)(verdict).map_or_else(|| verdict.to_owned(), str::to_owned);
    let hop = desk.state.selection.hop.as_deref().and_then(|id| desk.state.answer.hop(id));
    let chosen = hop.is_some_and(|hop| hop.proofs.contains(&proof.id));
    html! {
        <article class={classes!("proof", format!("tone-{}", tone.word()), chosen.then_some("chosen"))} data-proof={proof.id.clone()} key={proof.id.clone()}>
            <h3 aria-level={desk.look.level(3)}>
                <span class="verdict-word">{ icon::verdict(tone) }<b>{ word(&proof.verdict) }</b></span>
                <span class="claim">{ (t.claim)(&proof.claim).map_or_else(|| proof.claim.clone(), str::to_owned) }</span>
            </h3>
            <p class="arn" lang="en"><code>{ proof.resource.clone() }</code></p>
            if let Some(why) = &proof.why { <p>{ prose(why) }</p> }
            if let Some(answer) = &proof.if_accepted { <p>{ t.if_accepted }{ ": " }<b>{ word(answer) }</b></p> }
            if let Some(request) = &proof.counterexample { { request_card(desk, request) } }
            if !proof.steps.is_empty() {
                <h4 aria-level={desk.look.level(4)}>{ if proof.counterexample.is_some() { t.trace } else { t.argument } }</h4>
                <ol class="steps">
                    { for proof.steps.iter().map(|step| html! {
                        <li>{ prose(&step.message) }{ " " }{ line_link(desk, &step.location) }</li>
                    }) }
                </ol>
            }
            if !proof.assumptions.is_empty() {
                <p class="quiet">{ t.assumptions }{ ": " }{ proof.assumptions.join(", ") }</p>
            }
        </article>
    }
}

/// The request that escapes, as a card.
fn request_card(desk: &Desk, request: &Counterexample) -> Html {
    let t = desk.text();
    html! {
        <div class="request">
            <h4 aria-level={desk.look.level(4)}>{ t.escapes }</h4>
            <dl lang="en">
                <dt>{ t.principal }</dt><dd><code>{ request.principal.clone() }</code></dd>
                <dt>{ t.action }</dt><dd><code>{ request.action.clone() }</code></dd>
                <dt>{ t.resource }</dt><dd><code>{ request.resource.clone() }</code></dd>
                if !request.context.is_empty() {
                    <dt>{ t.context }</dt>
                    <dd>{ for request.context.iter().map(|(key, value)| html! { <code>{ format!("{key} = {value}") }</code> }) }</dd>
                }
            </dl>
            if let Some(command) = &request.command { <Command command={command.clone()} /> }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct CommandProps {
    command: String,
}

#[component]
fn Command(props: &CommandProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let copied = use_state(|| false);
    let copy = {
        let (command, copied, kit) = (props.command.clone(), copied.clone(), desk.doors.editors.clone());
        Callback::from(move |_: MouseEvent| {
            kit.copy("command", &command); // it can be marked by hand where the browser forbids this
            copied.set(true);
            let copied = copied.clone();
            Timeout::new(2000, move || copied.set(false)).forget();
        })
    };
    html! {
        <div class="command">
            <span class="quiet">{ t.command }</span>
            <pre tabindex="0" lang="en"><code>{ props.command.clone() }</code></pre>
            <button type="button" part="button" class="button small" onclick={copy}>{ if *copied { t.copied } else { t.copy } }</button>
        </div>
    }
}
