//! The answer in one sentence, and how many hops have which verdict.

use crate::components::icon;
use crate::desk::Desk;
use crate::state::Action;
use wireproof_report::{Counts, Overall, Verdict};
use yew::prelude::*;

/// The verdict that an overall one names; none without hops.
pub(crate) fn single(overall: Overall) -> Option<Verdict> {
    Verdict::WORST_FIRST.into_iter().find(|&verdict| Overall::from(verdict) == overall)
}

pub(crate) fn word(overall: Overall) -> &'static str {
    single(overall).map_or("none", Verdict::word)
}

pub(crate) fn verdict_line(desk: &Desk) -> Html {
    let t = desk.text();
    let answer = &desk.state.answer;
    let overall = answer.verdict();
    let sentence = match answer.report() {
        None => t.nothing_yet.to_owned(),
        Some(report) => (t.sentence)(overall, &report.counts),
    };
    let sign = single(overall);
    let counts = answer.report().map(|report| report.counts).filter(|_| sign.is_some());
    html! {
        <div part="summary" class={classes!("verdict", format!("tone-{}", word(overall)), answer.stale().then_some("stale"))}>
            <div role="status" aria-live="polite">
            <h1 part="verdict" aria-level={desk.look.level(1)}>
                if let Some(sign) = sign { { icon::verdict(sign) } }
                <span>{ sentence }</span>
            </h1>
            </div>
            if let Some(counts) = counts {
                <ul part="counts" class="counts" aria-label={t.counts_filter}>
                    { for Verdict::WORST_FIRST.map(|verdict| {
                        let count = of(&counts, verdict);
                        html! {
                            <li class={classes!(format!("tone-{}", verdict.word()), (count == 0).then_some("zero"))}>
                                <button type="button" class="count" disabled={count == 0} title={(t.verdict_meaning)(verdict)}
                                    aria-pressed={(desk.state.filter == Some(verdict)).to_string()} onclick={desk.act(move || Action::Filter(verdict))}>
                                    { icon::verdict(verdict) }
                                    <b>{ count }</b>
                                    { " " }
                                    <span>{ (t.verdict)(verdict) }</span>
                                </button>
                            </li>
                        }
                    }) }
                </ul>
            }
        </div>
    }
}

/// The answer in one line.
pub(crate) fn badge(desk: &Desk) -> Html {
    let t = desk.text();
    let overall = desk.state.answer.verdict();
    let hops = desk.state.answer.report().map_or(0, |report| report.hops.len());
    html! {
        <p class={classes!("badge-line", format!("tone-{}", word(overall)))} role="status">
            <span class="badge-name" lang="en">{ "Wireproof" }</span>
            <span class="verdict-word" part="verdict">
                if let Some(sign) = single(overall) { { icon::verdict(sign) } }
                <b>{ (t.overall)(overall) }</b>
            </span>
            if hops > 0 { <span class="quiet">{ (t.hops)(hops) }</span> }
        </p>
    }
}

fn of(counts: &Counts, verdict: Verdict) -> u32 {
    match verdict {
        Verdict::Enforced => counts.enforced,
        Verdict::Encrypted => counts.encrypted,
        Verdict::Cleartext => counts.cleartext,
        Verdict::Unknown => counts.unknown,
        Verdict::NoTraffic => counts.no_traffic,
    }
}
