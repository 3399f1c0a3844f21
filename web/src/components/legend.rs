//! Before anything is pasted: the same record on five wires, which is all that the page is about.

use crate::components::icon;
use crate::components::wire::picture;
use crate::desk::Desk;
use crate::wire::{letters, record};
use wireproof_report::Verdict;
use yew::prelude::*;

pub(crate) fn legend(desk: &Desk) -> Html {
    let t = desk.text();
    if desk.state.answer.report().is_some() {
        return Html::default();
    }
    let nat = desk.state.reference.mechanism("nat-gateway").to_owned();
    html! {
        <section role={desk.section_role()} class="pane-path" aria-labelledby="legend-title">
            <div class="section-head"><h2 id="legend-title" aria-level={desk.look.level(2)}>{ t.legend }</h2><p>{ t.path_caption }</p></div>
            <ul class="legend">
                { for Verdict::WORST_FIRST.map(|verdict| {
                    let boxes = if verdict == Verdict::Cleartext { vec![nat.clone()] } else { Vec::new() };
                    html! {
                        <li class={format!("tone-{}", verdict.word())}>
                            { picture(&letters(verdict, verdict.word(), record(desk.language())), &boxes) }
                            <p><span class="verdict-word">{ icon::verdict(verdict) }<b>{ (t.verdict)(verdict) }</b></span>{ (t.verdict_meaning)(verdict) }</p>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
