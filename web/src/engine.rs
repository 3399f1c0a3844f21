//! The engine in its worker: asks about the newest texts and hands the answers to the state.

use crate::desk::Desk;
use crate::editor::Editor;
use crate::files::when;
use crate::read;
use crate::settings::code;
use crate::state::{Action, Document, State};
use js_sys::{Array, Function, JsString, Object, Promise};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A client of the engine, made by `web/shell/host.js`.
    #[derive(Clone, Debug)]
    pub type EngineClient;
    /// Asks. `collect` is called when the engine is free and returns the arguments of `analyze`; a question that was
    /// not yet sent is replaced by a newer one.
    #[wasm_bindgen(method)]
    fn check(this: &EngineClient, collect: &Function, done: &Function);
    /// What a function of the engine says to these arguments: a promise of an object, or of null when it cannot.
    #[wasm_bindgen(method)]
    pub(crate) fn tell(this: &EngineClient, call: &str, arguments: &Array) -> Promise;
    /// Asks what the engine says of itself in a language.
    #[wasm_bindgen(method)]
    fn reference(this: &EngineClient, language: &str) -> Promise;
    /// Ends the running analysis.
    #[wasm_bindgen(method)]
    pub(crate) fn cancel(this: &EngineClient);
    #[wasm_bindgen(method)]
    fn close(this: &EngineClient);
}

struct Asking {
    collect: Closure<dyn FnMut() -> Array>,
    done: Closure<dyn FnMut(JsValue, JsString, JsValue)>,
}

/// Asks again whenever a text, a format or the language changed.
#[hook]
pub(crate) fn use_analysis(desk: &Desk) {
    let latest = use_mut_ref(|| None::<State>);
    *latest.borrow_mut() = Some((*desk.state).clone());
    let order = use_mut_ref(Vec::<u32>::new);
    let asking = use_mut_ref(|| None::<Rc<Asking>>);
    let revision = (desk.state.revision, desk.state.settings.language);
    let start = desk.clone();
    use_effect_with((), {
        let asking = asking.clone();
        move |()| {
            let collect = {
                let (order, desk) = (order.clone(), start.clone());
                Closure::<dyn FnMut() -> Array>::new(move || {
                    let state = latest.borrow().clone();
                    let (ids, arguments) = state.map(|state| arguments(&state, &desk)).unwrap_or_default();
                    *order.borrow_mut() = ids;
                    arguments
                })
            };
            let done = {
                let (dispatch, raw) = (start.state.dispatcher(), start.bench.raw.clone());
                Closure::<dyn FnMut(JsValue, JsString, JsValue)>::new(move |report: JsValue, error: JsString, json| {
                    dispatch.dispatch(if error.length() == 0 {
                        *raw.borrow_mut() = json;
                        Action::Answered {
                            order: order.borrow().clone(),
                            left_out: read::left_out(&report),
                            report: Box::new(read::report(&report)),
                        }
                    } else {
                        Action::Failed(String::from(error))
                    });
                })
            };
            *asking.borrow_mut() = Some(Rc::new(Asking { collect, done }));
            move || start.doors.engine.close()
        }
    });
    let desk = desk.clone();
    use_effect_with(revision, move |_| {
        let asking = asking.borrow().clone();
        if let Some(asking) = asking {
            if desk.blank() {
                desk.state.dispatch(Action::Cleared);
            } else {
                desk.doors.engine.check(asking.collect.as_ref().unchecked_ref(), asking.done.as_ref().unchecked_ref());
            }
        }
    });
}

/// Asks what the engine says of itself, in the page's language.
#[hook]
pub(crate) fn use_reference(desk: &Desk) {
    let desk = desk.clone();
    use_effect_with(desk.language(), move |language| {
        let dispatch = desk.state.dispatcher();
        when(&desk.doors.engine.reference(code(*language)), move |reference| {
            if reference.is_object() {
                dispatch.dispatch(Action::Told(Rc::new(read::reference(&reference))));
            }
        });
    });
}

/// The page of a rule in the page's language, as Markdown, once the engine told it; empty for an unknown id.
#[hook]
pub(crate) fn use_rule_page(desk: &Desk, id: &AttrValue) -> Option<Rc<str>> {
    let page = use_state(|| None::<Rc<str>>);
    use_effect_with((id.clone(), desk.language()), {
        let (engine, page) = (desk.doors.engine.clone(), page.setter());
        move |(id, language)| {
            let arguments = Array::of2(&JsValue::from(id.as_str()), &code(*language).into());
            when(&engine.tell("explain", &arguments), move |told| {
                page.set(Some(read::string(&told, "page").into()));
            });
        }
    });
    (*page).clone()
}

/// The ids of the documents that are not blank, and the arguments of `analyze` for them.
pub(crate) fn arguments(state: &State, desk: &Desk) -> (Vec<u32>, Array) {
    let inputs = Array::new();
    let mut ids = Vec::new();
    if let Some(editor) = desk.editor() {
        for document in &state.documents {
            if editor.blank(document.id) {
                continue;
            }
            ids.push(document.id);
            inputs.push(&input(document, &editor));
        }
    }
    (ids, Array::of2(&inputs, &options(state)))
}

/// The arguments of `analyze` for the shown document alone.
pub(crate) fn arguments_of_shown(desk: &Desk) -> Array {
    let shown = desk.editor().zip(desk.state.document(desk.state.shown));
    let inputs = shown.map(|(editor, document)| Array::of1(&input(document, &editor))).unwrap_or_default();
    Array::of2(&inputs, &options(&desk.state))
}

fn input(document: &Document, editor: &Editor) -> Object {
    read::object(&[
        ("name", document.name.as_str().into()),
        ("text", editor.text(document.id).into()),
        ("format", document.format.as_deref().map_or(JsValue::NULL, JsValue::from)),
    ])
}

fn options(state: &State) -> Object {
    read::object(&[("language", code(state.settings.language).into())])
}
