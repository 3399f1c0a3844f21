//! The layout of the page.

use crate::components::{
    Header, HelpDialog, Learn, Notices, Preview, ReportMenu, RulePage, SealDialog, ShareDialog, TextPane, findings,
    legend, pane_bar, path, peek, proofs, rules, verdict_line, why_cards,
};
use crate::desk::{Bench, Desk, Doors};
use crate::engine::{use_analysis, use_reference};
use crate::keys::use_keys;
use crate::links::use_links;
use crate::look::Look;
use crate::route::Route;
use crate::settings::Settings;
use crate::state::{Action, State};
use gloo::events::EventListener;
use yew::prelude::*;

#[derive(Properties, Clone, PartialEq)]
pub(crate) struct AppProps {
    pub(crate) doors: Doors,
}

#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let (bench, look) = (use_memo((), |()| Bench::default()), use_memo((), |()| Look::page()));
    let state = use_reducer({
        let bench = bench.clone();
        move || {
            let hash = gloo::utils::window().location().hash().unwrap_or_default();
            State { route: Route::parse(&hash), ..State::new(Settings::load(), bench.fresh()) }
        }
    });
    let desk = Desk { state, doors: props.doors.clone(), bench: (*bench).clone(), look };
    let sealing = use_state(|| false);
    let sharing = use_state(|| false);
    let helping = use_state(|| false);
    use_analysis(&desk);
    use_reference(&desk);
    use_links(&desk);
    use_effect_with(desk.state.settings, |settings| settings.apply());
    use_keys(&desk);
    use_effect_with((), {
        let dispatch = desk.state.dispatcher();
        move |()| {
            let read = move || {
                let hash = gloo::utils::window().location().hash().unwrap_or_default();
                // Other addresses are places on the page (`#text`), not pages.
                if hash.is_empty() || hash.starts_with("#/") {
                    dispatch.dispatch(Action::Went(Route::parse(&hash)));
                }
            };
            let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| read());
            move || drop(listener)
        }
    });
    use_effect_with(desk.state.route.clone(), |route| {
        let location = gloo::utils::window().location();
        let now = Route::parse(&location.hash().unwrap_or_default());
        if now != *route {
            // Fails only where the address cannot be set; the page is shown all the same.
            let _ = location.set_hash(&route.hash());
        }
    });

    let t = desk.text();
    let show = |dialog: &UseStateHandle<bool>, open: bool| {
        let dialog = dialog.clone();
        Callback::from(move |()| dialog.set(open))
    };
    let pane = desk.state.pane.id();
    html! {
        <ContextProvider<Desk> context={desk.clone()}>
            <a class="skip" href="#text">{ t.skip_to_editor }</a>
            <a class="skip" href="#answer">{ t.skip_to_answer }</a>
            <Header on_seal={show(&sealing, true)} on_help={show(&helping, true)} />
            if desk.state.route != Route::Check {
                <main class="page-of-words" id="answer" tabindex="-1">{ words(&desk) }</main>
            }
            <main class="page" data-pane={pane} hidden={desk.state.route != Route::Check}>
                <TextPane />
                <div class="reading" id={(desk.state.route == Route::Check).then_some("answer")} tabindex="-1">
                    <div class="top">{ verdict_line(&desk) }<ReportMenu on_share={show(&sharing, true)} /></div>
                    <Notices />
                    { legend(&desk) }
                    { path(&desk) }
                    { findings(&desk) }
                    { proofs(&desk) }
                    { why_cards(&desk) }
                </div>
            </main>
            if desk.state.route == Route::Check { { peek(&desk) }{ pane_bar(&desk) } }
            <Preview />
            <HelpDialog open={*helping} on_close={show(&helping, false)} />
            <ShareDialog open={*sharing} on_close={show(&sharing, false)} />
            <SealDialog open={*sealing} on_close={show(&sealing, false)} />
        </ContextProvider<Desk>>
    }
}

fn words(desk: &Desk) -> Html {
    match &desk.state.route {
        Route::Check => Html::default(),
        Route::Learn => html! { <Learn /> },
        Route::Rules => rules(desk),
        Route::Rule(id) => html! { <RulePage id={id.clone()} /> },
    }
}
