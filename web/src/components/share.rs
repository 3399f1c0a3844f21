//! Taking the answer along: Markdown, JSON, the path as a picture, paper.

use crate::desk::Desk;
use crate::picture::svg;
use js_sys::JSON;
use wireproof_report::markdown;
use yew::prelude::*;

pub(crate) fn report_menu(desk: &Desk) -> Html {
    let t = desk.text();
    if desk.state.answer.report().is_none_or(|report| report.hops.is_empty()) {
        return Html::default();
    }
    let item = |label: &'static str, run: fn(&Desk)| {
        let desk = desk.clone();
        html! { <button type="button" class="button small" onclick={Callback::from(move |_: MouseEvent| run(&desk))}>{ label }</button> }
    };
    html! {
        <details class="menu">
            <summary class="button small">{ t.report }</summary>
            <div>
                { item(t.copy_markdown, copy) }
                { item(t.save_markdown, |desk| save(desk, "wireproof.md", "text/markdown", &written(desk))) }
                { item(t.save_json, |desk| save(desk, "wireproof.json", "application/json", &raw(desk))) }
                { item(t.save_svg, |desk| save(desk, "wireproof.svg", "image/svg+xml", &drawn(desk))) }
                { item(t.print, |_| { let _ = gloo::utils::window().print(); }) }
            </div>
        </details>
    }
}

fn written(desk: &Desk) -> String {
    desk.state.answer.report().map(markdown).unwrap_or_default()
}

fn drawn(desk: &Desk) -> String {
    desk.state.answer.report().map(|report| svg(report, desk.text())).unwrap_or_default()
}

fn raw(desk: &Desk) -> String {
    let report = desk.bench.raw.borrow().clone();
    JSON::stringify_with_replacer_and_space(&report, &wasm_bindgen::JsValue::NULL, &2.into())
        .map(String::from)
        .unwrap_or_default()
}

fn copy(desk: &Desk) {
    // The promise tells only whether the browser allowed it.
    let _ = gloo::utils::window().navigator().clipboard().write_text(&written(desk));
}

fn save(desk: &Desk, name: &str, kind: &str, text: &str) {
    desk.doors.editors.save(name, kind, text);
}
