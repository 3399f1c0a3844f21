//! The page that teaches: a question to answer, the wire of each option, and what in the answer is exact.

use crate::components::icon;
use crate::components::prose::prose;
use crate::components::wire::picture;
use crate::desk::{Desk, use_desk};
use crate::route::Route;
use crate::state::Action;
use crate::text::learn::{Choice, Lesson};
use crate::wire::{letters, record};
use wireproof_report::Verdict;
use yew::prelude::*;

#[component]
pub(crate) fn Learn() -> Html {
    let desk = use_desk();
    let lesson = Lesson::of(desk.language());
    let chosen = use_state(|| None::<usize>);
    html! {
        <article class="lesson" aria-labelledby="lesson-title">
            <h1 id="lesson-title">{ lesson.title }</h1>
            <p class="lead">{ lesson.lead }</p>
            <h2>{ lesson.question_title }</h2>
            <p class="question-text">{ lesson.question }</p>
            <ol class="options">
                { for lesson.options.iter().enumerate().map(|(at, option)| {
                    let choose = { let chosen = chosen.clone(); Callback::from(move |_: MouseEvent| chosen.set(Some(at))) };
                    let open = *chosen == Some(at);
                    html! {
                        <li key={at} class={classes!(open.then_some("chosen"))}>
                            <button type="button" aria-expanded={open.to_string()} onclick={choose}><b lang="en">{ option.letter }</b><span>{ option.text }</span></button>
                            <div role="status">if open { { answer(&desk, lesson, option) } }</div>
                        </li>
                    }
                }) }
            </ol>
            <h2>{ lesson.flow_title }</h2>
            <ol class="legend flow">
                { for lesson.flow.iter().map(|leg| html! {
                    <li class={format!("tone-{}", leg.verdict.word())}>
                        <p class="ends"><b>{ leg.from }</b><span aria-hidden="true">{ " → " }</span><b>{ leg.to }</b></p>
                        { picture(&letters(leg.verdict, leg.to, record(desk.language())), &[]) }
                        <p>{ word(&desk, leg.verdict) }{ prose(leg.remark) }</p>
                    </li>
                }) }
            </ol>
            <h2>{ lesson.trades_title }</h2>
            <div class="cards">
                { for lesson.trades.iter().map(|trade| html! {
                    <section class="card"><h3>{ trade.name }</h3>
                        <p><span class="quiet">{ lesson.gains }{ ": " }</span>{ prose(trade.gains) }</p>
                        <p><span class="quiet">{ lesson.costs }{ ": " }</span>{ prose(trade.costs) }</p>
                    </section>
                }) }
            </div>
            <h2>{ lesson.states_title }</h2>
            <dl class="entries">{ for lesson.states.iter().map(|entry| html! { <><dt>{ entry.name }</dt><dd>{ prose(entry.text) }</dd></> }) }</dl>
            <h2>{ lesson.trades_of_life_title }</h2>
            <dl class="entries">{ for lesson.trades_of_life.iter().map(|entry| html! { <><dt>{ entry.name }</dt><dd>{ prose(entry.text) }</dd></> }) }</dl>
            <h2>{ lesson.claims_title }</h2>
            <p>{ lesson.claims_lead }</p>
            <dl class="claims">
                { for lesson.claims.iter().map(|claim| html! {
                    <div class={format!("tone-{}", claim.standing.tone().word())}>
                        <dt>{ claim.said }</dt>
                        <dd><span class="verdict-word"><b>{ (lesson.standing)(claim.standing) }</b></span>{ " " }{ prose(claim.truth) }</dd>
                    </div>
                }) }
            </dl>
        </article>
    }
}

fn word(desk: &Desk, verdict: Verdict) -> Html {
    html! { <span class="verdict-word">{ icon::verdict(verdict) }<b>{ (desk.text().verdict)(verdict) }</b></span> }
}

/// Whether it is right, the wire that shows why, and a sample to see it with.
fn answer(desk: &Desk, lesson: &'static Lesson, option: &'static Choice) -> Html {
    let verdict = if option.right { Verdict::Encrypted } else { Verdict::Cleartext };
    let boxes: Vec<String> =
        option.mechanism.into_iter().map(|id| desk.state.reference.mechanism(id).to_owned()).collect();
    let open = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(sample) = desk.doors.samples.iter().find(|sample| sample.id == option.sample) {
                desk.open(&sample.files, true);
                desk.state.dispatch(Action::Went(Route::Check));
            }
        })
    };
    html! {
        <div class={classes!("answer", format!("tone-{}", verdict.word()))}>
            <p><b>{ if option.right { lesson.right } else { lesson.wrong } }</b>{ " " }{ prose(option.because) }</p>
            { picture(&letters(verdict, option.letter, record(desk.language())), &boxes) }
            <button type="button" class="button small" onclick={open}>{ lesson.open_sample }</button>
        </div>
    }
}
