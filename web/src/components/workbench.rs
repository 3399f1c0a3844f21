//! The editor's life on the page: made once, told what to show, listened to.

use crate::components::finding::level_class;
use crate::components::prose::headline;
use crate::desk::Desk;
use crate::frame::Frame;
use crate::read::object;
use crate::settings::code;
use crate::state::Action;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use wireproof_report::{Finding, Location};
use yew::prelude::*;

/// The place of the editor. Everything that the editor shows follows the state.
#[hook]
pub(crate) fn use_workbench(desk: &Desk) -> NodeRef {
    let place = use_node_ref();
    use_effect_with((), {
        let (place, desk) = (place.clone(), desk.clone());
        move |()| start(&place, &desk)
    });
    let state = &desk.state;
    let label =
        state.document(state.shown).map(|document| (desk.text().document_label)(&document.name)).unwrap_or_default();
    use_effect_with((state.settings.language, label), {
        let desk = desk.clone();
        move |(language, label)| {
            if let Some(editor) = desk.editor() {
                editor.set_language(code(*language), label);
            }
        }
    });
    use_effect_with((state.settings.plain, desk.look.readonly), {
        let desk = desk.clone();
        move |&(plain, readonly)| {
            if let Some(editor) = desk.editor() {
                editor.set_plain(plain);
                editor.set_read_only(readonly);
            }
        }
    });
    let told = use_mut_ref(|| 0);
    let shown = (state.answer.serial(), state.selection.clone(), state.shown);
    use_effect_with(shown, {
        let desk = desk.clone();
        move |(_, selection, shown)| {
            let Some(editor) = desk.editor() else { return };
            editor.show(*shown);
            draw(&desk);
            let turn = told.replace(selection.turn);
            let lets = |frame: &Frame| frame.lets_select(selection, desk.state.answer.place(selection));
            if turn != selection.turn && !desk.doors.frame().is_none_or(lets) {
                return;
            }
            if let Some(spot) = &selection.spot {
                editor.reveal(spot.from, spot.to, spot.focus);
            }
        }
    });
    place
}

/// Makes the editor; the result takes it away.
fn start(place: &NodeRef, desk: &Desk) -> impl FnOnce() + use<> {
    let dispatch = desk.state.dispatcher();
    let changed = Closure::<dyn FnMut()>::new({
        let dispatch = dispatch.clone();
        move || dispatch.dispatch(Action::Edited)
    });
    let cursor = Closure::<dyn FnMut(u32, u32)>::new({
        let dispatch = dispatch.clone();
        move |document, offset| dispatch.dispatch(Action::Cursor { document, offset })
    });
    let picked = Closure::<dyn FnMut(String)>::new(move |id| dispatch.dispatch(Action::Finding(id)));
    let events = object(&[
        ("changed", changed.as_ref().clone()),
        ("cursor", cursor.as_ref().clone()),
        ("picked", picked.as_ref().clone()),
    ]);
    if let Some(place) = place.cast::<Element>() {
        let editor = desk.doors.editors.create(&place, code(desk.language()), &events);
        for document in &desk.state.documents {
            editor.add(document.id, &JsValue::from(""));
        }
        editor.show(desk.state.shown);
        *desk.bench.editor.borrow_mut() = Some(editor);
    }
    let bench = desk.bench.clone();
    move || {
        let editor = bench.editor.borrow_mut().take();
        if let Some(editor) = editor {
            editor.destroy();
        }
        drop((changed, cursor, picked));
    }
}

/// Draws the findings and the evidence of the chosen hop into every document.
fn draw(desk: &Desk) {
    let (Some(editor), state) = (desk.editor(), &desk.state) else { return };
    if state.answer.stale() {
        return; // the marks moved along with the edits; drawing them anew would put them at old places
    }
    let Some(report) = state.answer.report() else {
        for document in &state.documents {
            editor.set_findings(document.id, &Array::new());
            editor.set_focus(document.id, &Array::new());
        }
        return;
    };
    let hop = state.selection.hop.as_deref().and_then(|id| state.answer.hop(id));
    for document in &state.documents {
        let here = |location: &Location| state.answer.document(location) == Some(document.id);
        let findings: Array = report
            .findings
            .iter()
            .filter(|finding| here(&finding.location))
            .map(|finding| mark(finding, state.selection.finding.as_ref() == Some(&finding.id)))
            .collect();
        editor.set_findings(document.id, &findings);
        let focus: Array = hop
            .into_iter()
            .flat_map(|hop| &hop.evidence)
            .filter(|location| here(location))
            .map(|location| {
                let range = location.range;
                object(&[("from", range.start.utf16.into()), ("to", range.end.utf16.into())])
            })
            .collect();
        editor.set_focus(document.id, &focus);
    }
}

fn mark(finding: &Finding, chosen: bool) -> js_sys::Object {
    let range = finding.location.range;
    object(&[
        ("id", finding.id.as_str().into()),
        ("level", level_class(finding.level).into()),
        ("from", range.start.utf16.into()),
        ("to", range.end.utf16.into()),
        ("message", headline(&finding.message).into()),
        ("chosen", chosen.into()),
    ])
}
