//! The head of the page: its name, the samples, opening files, the seal, language and theme.

use crate::components::icon;
use crate::desk::{Desk, use_desk};
use crate::files;
use crate::network::Network;
use crate::route::Route;
use crate::settings::{Theme, code};
use crate::state::Action;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use wireproof_report::{Language, Verdict};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct HeaderProps {
    pub(crate) on_seal: Callback<()>,
    pub(crate) on_help: Callback<()>,
}

#[component]
pub(crate) fn Header(props: &HeaderProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let file = use_node_ref();
    let sealed = desk.doors.network().is_some_and(Network::sealed);
    let choose = {
        let file = file.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(file) = file.cast::<HtmlInputElement>() {
                file.click();
            }
        })
    };
    let opened = {
        let (desk, file) = (desk.clone(), file.clone());
        Callback::from(move |_: Event| {
            let Some(input) = file.cast::<HtmlInputElement>() else { return };
            if let Some(list) = input.files() {
                files::open(&desk, &list);
            }
            input.set_value("");
        })
    };
    html! {
        <header class="head">
            <p class="brand"><span class="brand-name" lang="en">{ "Wireproof" }</span><span class="tagline">{ t.tagline }</span></p>
            { pages(&desk) }
            <div class="tools">
                { samples(&desk) }
                <button type="button" class="button open" onclick={choose}>{ t.open }</button>
                <input ref={file} type="file" multiple=true hidden=true aria-label={t.open} onchange={opened} />
                { language(&desk) }
                { theme(&desk) }
                <button type="button" class={classes!("seal", sealed.then_some("seal-on"))} onclick={props.on_seal.reform(|_| ())}>
                    { icon::verdict(if sealed { Verdict::Encrypted } else { Verdict::Unknown }) }
                    if sealed {
                        <span>{ t.sealed }<span class="seal-more">{ t.network_off }</span></span>
                    } else {
                        <span>{ t.not_sealed }</span>
                    }
                </button>
                <button type="button" class="button help" aria-label={t.help} title={t.help} onclick={props.on_help.reform(|_| ())}>{ "?" }</button>
            </div>
        </header>
    }
}

fn pages(desk: &Desk) -> Html {
    let t = desk.text();
    let route = &desk.state.route;
    let rules = matches!(route, Route::Rules | Route::Rule(_));
    let link = |to: Route, here: bool, name: &'static str| {
        html! { <a href={to.hash()} aria-current={here.then_some("page")}>{ name }</a> }
    };
    html! {
        <nav class="pages" aria-label={t.pages}>
            { link(Route::Check, *route == Route::Check, t.check) }
            { link(Route::Learn, *route == Route::Learn, t.learn) }
            { link(Route::Rules, rules, t.rules) }
        </nav>
    }
}

fn samples(desk: &Desk) -> Html {
    let t = desk.text();
    let language = desk.language();
    let load = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
            if let Some(sample) = desk.doors.samples.iter().find(|sample| sample.id == select.value()) {
                desk.open(&sample.files, true);
            }
            select.set_value("");
        })
    };
    html! {
        <select class="button samples" aria-label={t.samples} onchange={load}>
            <option value="" selected=true>{ t.samples }</option>
            { for desk.doors.samples.iter().map(|sample| html! {
                <option value={sample.id.clone()}>{ sample.title(language).to_owned() }</option>
            }) }
        </select>
    }
}

fn language(desk: &Desk) -> Html {
    let name = |language| match language {
        Language::En => ("EN", "EN, English"),
        Language::Ko => ("한국어", "한국어"),
    };
    html! {
        <div class="switch" role="group" aria-label={desk.text().language}>
            { for [Language::En, Language::Ko].map(|language| html! {
                <button type="button" lang={code(language)} aria-label={name(language).1}
                    aria-pressed={(desk.language() == language).to_string()}
                    onclick={desk.act(move || Action::Language(language))}>{ name(language).0 }</button>
            }) }
        </div>
    }
}

fn theme(desk: &Desk) -> Html {
    let t = desk.text();
    let chosen = desk.state.settings.theme;
    let dispatch = desk.state.dispatcher();
    let change = Callback::from(move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.id() == select.value()) {
            dispatch.dispatch(Action::Theme(theme));
        }
    });
    html! {
        <select class="button theme" aria-label={t.theme} onchange={change}>
            { for Theme::ALL.map(|theme| html! {
                <option value={theme.id()} selected={theme == chosen}>{ (t.theme_name)(theme) }</option>
            }) }
        </select>
    }
}
