//! The answer as an element on somebody else's page: the parts that the host asks for, in its order, and nothing of the
//! page around them.

use crate::apply::apply;
use crate::components::{
    FoldedText, Notices, Preview, ReportMenu, badge, drawn, findings, legend, path, proofs, verdict_line, why_cards,
    written,
};
use crate::desk::{Around, Bench, Desk, Doors};
use crate::editor::EditorKit;
use crate::engine::{EngineClient, use_analysis, use_reference};
use crate::frame::Frame;
use crate::keys::on_answer;
use crate::look::{Look, Panel};
use crate::read::{field, list, optional, string};
use crate::settings::{Settings, code};
use crate::state::{Action, State};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// Where the newest desk lies for those who are no component.
type Slot = Rc<RefCell<Option<Desk>>>;

/// An element that is shown.
#[wasm_bindgen]
#[expect(missing_debug_implementations, reason = "it holds the browser's objects, which print as nothing")]
pub struct Shown {
    handle: Option<yew::AppHandle<Element>>,
    doors: Doors,
    slot: Slot,
}

/// Shows the answer in `root`, which is in the element's shadow root. `look`: `{ mode, panels, language, readonly, demand, heading }`.
#[wasm_bindgen]
pub fn show(root: web_sys::Element, engine: EngineClient, editors: EditorKit, frame: Frame, look: &JsValue) -> Shown {
    let doors = Doors { engine, editors, samples: Rc::default(), around: Around::Host(frame) };
    let slot = Slot::default();
    let props = ElementProps { doors: doors.clone(), look: Rc::new(Look::read(look)), slot: slot.clone() };
    let handle = yew::Renderer::<Element>::with_root_and_props(root, props).render();
    Shown { handle: Some(handle), doors, slot }
}

#[wasm_bindgen]
impl Shown {
    /// Shows it with another look.
    pub fn update(&mut self, look: &JsValue) {
        let props =
            ElementProps { doors: self.doors.clone(), look: Rc::new(Look::read(look)), slot: self.slot.clone() };
        if let Some(handle) = &mut self.handle {
            handle.update(props);
        }
    }

    /// Puts documents `[{ name, format, text }]` in place of all others.
    pub fn open(&self, documents: &JsValue) {
        let Some(desk) = self.desk() else { return };
        let given = crate::read::object(&[("documents", documents.clone())]);
        let files =
            list(&given, "documents", |file| (string(file, "name"), optional(file, "format"), field(file, "text")));
        desk.open_texts(&files, true);
        desk.state.dispatch(Action::NoticeSeen); // the host did it, and can take it back
    }

    /// Asks the engine again.
    pub fn check(&self) {
        self.dispatch(Action::Edited);
    }

    /// The documents in their order: `[{ id, name, format }]`.
    pub fn documents(&self) -> js_sys::Array {
        let desk = self.desk();
        let documents = desk.iter().flat_map(|desk| &desk.state.documents);
        documents
            .map(|document| {
                let format = document.format.as_deref().map_or(JsValue::NULL, JsValue::from);
                let name = document.name.as_str().into();
                crate::read::object(&[("id", document.id.into()), ("name", name), ("format", format)])
            })
            .collect()
    }

    /// Takes the shown document for one of this format; for what it looks like when none is named.
    pub fn format(&self, format: Option<String>) {
        if let Some(desk) = self.desk() {
            desk.state.dispatch(Action::Format { id: desk.state.shown, format });
        }
    }

    /// Chooses the finding or the hop of this id; whether there is one.
    pub fn choose(&self, id: String) -> bool {
        let Some(desk) = self.desk() else { return false };
        let answer = &desk.state.answer;
        let action = match (answer.finding(&id), answer.hop(&id)) {
            (Some(_), _) => Action::Finding(id),
            (None, Some(_)) => Action::Hop(id),
            (None, None) => return false,
        };
        desk.state.dispatch(action);
        true
    }

    /// Applies the fixes of these findings; of all that have one when none is named. Whether something changed.
    pub fn fix(&self, findings: Vec<String>) -> bool {
        let Some(desk) = self.desk() else { return false };
        let findings = if findings.is_empty() {
            let all = desk.state.answer.report().into_iter().flat_map(|report| &report.findings);
            all.filter(|finding| finding.fix.is_some()).map(|finding| finding.id.clone()).collect()
        } else {
            findings
        };
        apply(&desk, &findings)
    }

    /// The answer in Markdown.
    pub fn markdown(&self) -> String {
        self.desk().as_ref().map(written).unwrap_or_default()
    }

    /// The data path as SVG.
    pub fn svg(&self) -> String {
        self.desk().as_ref().map(drawn).unwrap_or_default()
    }

    /// Drops every text, what could be undone in it, and the answer.
    pub fn forget(&self) {
        if let Some(desk) = self.desk() {
            desk.forget();
        }
    }

    /// Takes the answer away and frees what it holds.
    pub fn destroy(&mut self) {
        self.slot.take();
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
    }

    fn desk(&self) -> Option<Desk> {
        self.slot.borrow().clone()
    }

    fn dispatch(&self, action: Action) {
        if let Some(desk) = self.desk() {
            desk.state.dispatch(action);
        }
    }
}

#[derive(Properties, Clone)]
pub(crate) struct ElementProps {
    doors: Doors,
    look: Rc<Look>,
    slot: Slot,
}

impl PartialEq for ElementProps {
    /// Only the look ever changes.
    fn eq(&self, other: &Self) -> bool {
        self.look == other.look
    }
}

#[component]
pub(crate) fn Element(props: &ElementProps) -> Html {
    let bench = use_memo((), |()| Bench::default());
    let look = props.look.clone();
    let state = use_reducer({
        let (bench, language) = (bench.clone(), look.language);
        move || State::new(Settings { language, ..Settings::default() }, bench.fresh())
    });
    let desk = Desk { state, doors: props.doors.clone(), bench: (*bench).clone(), look };
    *props.slot.borrow_mut() = Some(desk.clone());
    use_analysis(&desk);
    use_reference(&desk);
    use_effect_with(desk.look.language, {
        let dispatch = desk.state.dispatcher();
        move |&language| dispatch.dispatch(Action::Language(language))
    });
    let press = {
        let desk = desk.clone();
        Callback::from(move |key: KeyboardEvent| {
            if !key.is_composing() && on_answer(&desk, &key) {
                key.prevent_default();
            }
        })
    };
    let badge = desk.look.shows(Panel::Badge);
    let hidden = !desk.look.shows(Panel::Editor);
    html! {
        <ContextProvider<Desk> context={desk.clone()}>
            <div class="element" part="base" lang={code(desk.language())} data-mode={desk.look.mode.word()} onkeydown={press}>
                if !badge {
                    <div class="slots" part="header"><slot name="title" /><slot name="actions" /></div>
                    <Notices />
                }
                { for desk.look.panels.iter().map(|panel| html! { <div class={classes!("panel", panel.word())} key={panel.word()}>{ show_panel(&desk, *panel) }</div> }) }
                if hidden { <div key="editor" class="panel editor" hidden=true><FoldedText /></div> }
                <Preview />
                if !badge { <p class="footer" part="footer"><slot name="footer">{ desk.version() }{ " · " }{ desk.text().nothing_leaves }</slot></p> }
            </div>
        </ContextProvider<Desk>>
    }
}

fn show_panel(desk: &Desk, panel: Panel) -> Html {
    match panel {
        Panel::Summary => {
            html! { <>
                <div class="top">{ verdict_line(desk) }<ReportMenu on_share={Callback::noop()} /></div>
                if !desk.look.demand.is_empty() { <p part="profile" class="demand">{ desk.look.demand.clone() }</p> }
            </> }
        }
        Panel::Path => html! { <>{ legend(desk) }{ path(desk) }</> },
        Panel::Problems => html! { <>{ findings(desk) }{ proofs(desk) }</> },
        Panel::Why => html! { <slot name="why">{ why_cards(desk) }</slot> },
        Panel::Fix => Html::default(), // beside each finding
        Panel::Editor => html! { <FoldedText /> },
        Panel::Badge => badge(desk),
    }
}
