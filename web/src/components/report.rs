//! Taking the answer along: Markdown, JSON, SARIF, HTML, the path as a picture, the text, paper.

use super::PolicyCode;
use crate::desk::{Desk, use_desk};
use crate::engine::arguments;
use crate::files::when;
use crate::paper::html;
use crate::picture::svg;
use js_sys::JSON;
use wasm_bindgen::JsValue;
use wireproof_report::markdown;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct ReportProps {
    /// Opens the dialog that makes a link.
    pub(crate) on_share: Callback<()>,
}

#[component]
pub(crate) fn ReportMenu(props: &ReportProps) -> Html {
    let desk = use_desk();
    let t = desk.text();
    let place = use_node_ref();
    let shown = use_state(|| false);
    if desk.blank() {
        return Html::default();
    }
    let close = {
        let place = place.clone();
        move || {
            if let Some(menu) = place.cast::<web_sys::Element>() {
                // Fails only for an element that forbids attributes, which there is none of.
                let _ = menu.remove_attribute("open");
            }
        }
    };
    let item = |label: &'static str, run: fn(&Desk)| {
        let (desk, close) = (desk.clone(), close.clone());
        let chosen = Callback::from(move |_: MouseEvent| {
            close();
            run(&desk);
        });
        html! { <button type="button" part="button" class="button small" onclick={chosen}>{ label }</button> }
    };
    let share = {
        let (share, close) = (props.on_share.clone(), close.clone());
        Callback::from(move |_: MouseEvent| {
            close();
            share.emit(());
        })
    };
    let escape = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                close();
            }
        })
    };
    let toggled = {
        let (place, shown) = (place.clone(), shown.setter());
        Callback::from(move |_: Event| {
            shown.set(place.cast::<web_sys::Element>().is_some_and(|menu| menu.has_attribute("open")));
        })
    };
    let copied = Callback::from({
        let close = close.clone();
        move |()| close()
    });
    html! {
        <details part="toolbar" class="menu" ref={place} onkeydown={escape} ontoggle={toggled}>
            <summary part="button" class="button small">{ t.report }</summary>
            <div>
                if !desk.framed() { <button type="button" part="button" class="button small share" onclick={share}>{ t.share }</button> }
                { item(t.copy_markdown, |desk| desk.doors.editors.copy("markdown", &written(desk))) }
                { item(t.save_html, |desk| save(desk, "wireproof.html", "text/html", &paper(desk))) }
                { item(t.save_markdown, |desk| save(desk, "wireproof.md", "text/markdown", &written(desk))) }
                { item(t.save_json, |desk| save(desk, "wireproof.json", "application/json", &raw(desk))) }
                { item(t.save_sarif, save_sarif) }
                { item(t.save_svg, |desk| save(desk, "wireproof.svg", "image/svg+xml", &drawn(desk))) }
                { item(t.save_document, save_document) }
                if *shown { <PolicyCode on_copied={copied} /> }
                if !desk.framed() { { item(t.print, |_| { let _ = gloo::utils::window().print(); }) } }
            </div>
        </details>
    }
}

pub(crate) fn written(desk: &Desk) -> String {
    desk.state.answer.report().map(markdown).unwrap_or_default()
}

fn paper(desk: &Desk) -> String {
    desk.state.answer.report().map(|report| html(report, desk.text())).unwrap_or_default()
}

pub(crate) fn drawn(desk: &Desk) -> String {
    desk.state.answer.report().map(|report| svg(report, desk.text())).unwrap_or_default()
}

/// The whole report, also where the page draws only a part of it.
fn raw(desk: &Desk) -> String {
    let json = desk.bench.raw.borrow().as_string().unwrap_or_default();
    JSON::parse(&json).map(|report| pretty(&report)).unwrap_or_default()
}

fn pretty(value: &JsValue) -> String {
    JSON::stringify_with_replacer_and_space(value, &JsValue::NULL, &2.into()).map(String::from).unwrap_or_default()
}

/// The engine writes the log: it knows the texts, in whose UTF-16 units SARIF counts columns.
fn save_sarif(desk: &Desk) {
    let (_, arguments) = arguments(&desk.state, desk);
    let desk = desk.clone();
    when(&desk.doors.engine.tell("sarif", &arguments), move |log| {
        if log.is_object() {
            save(&desk, "wireproof.sarif", "application/sarif+json", &pretty(&log));
        }
    });
}

/// The shown document as it stands in the editor, byte for byte.
fn save_document(desk: &Desk) {
    if let (Some(editor), Some(document)) = (desk.editor(), desk.state.document(desk.state.shown)) {
        let text = String::from(editor.text(document.id));
        save(desk, &document.name, "application/json", &text);
    }
}

fn save(desk: &Desk, name: &str, kind: &str, text: &str) {
    desk.doors.editors.save(name, kind, text);
}
