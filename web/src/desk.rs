//! What every component works with: the state, the editor, and what the shell handed in.

use crate::editor::{Editor, EditorKit};
use crate::engine::EngineClient;
use crate::frame::Frame;
use crate::links::Links;
use crate::look::Look;
use crate::network::Network;
use crate::samples::{File, Sample};
use crate::state::{Action, Document, Notice, State};
use crate::text::Text;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wireproof_report::Language;
use yew::prelude::*;

/// What the shell hands in.
#[derive(Clone)]
pub(crate) struct Doors {
    pub(crate) engine: EngineClient,
    pub(crate) editors: EditorKit,
    pub(crate) samples: Rc<Vec<Sample>>,
    pub(crate) around: Around,
}

/// What the answer is shown in.
#[derive(Clone)]
pub(crate) enum Around {
    /// A page of its own, whose network and address it knows.
    Page { network: Network, links: Links },
    /// Somebody else's page.
    Host(Frame),
}

impl Doors {
    pub(crate) fn network(&self) -> Option<&Network> {
        match &self.around {
            Around::Page { network, .. } => Some(network),
            Around::Host(_) => None,
        }
    }

    pub(crate) fn links(&self) -> Option<&Links> {
        match &self.around {
            Around::Page { links, .. } => Some(links),
            Around::Host(_) => None,
        }
    }

    pub(crate) fn frame(&self) -> Option<&Frame> {
        match &self.around {
            Around::Page { .. } => None,
            Around::Host(frame) => Some(frame),
        }
    }
}

impl PartialEq for Doors {
    /// They are handed in once.
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

/// The context of the components.
#[derive(Clone, PartialEq)]
pub(crate) struct Desk {
    pub(crate) state: UseReducerHandle<State>,
    pub(crate) doors: Doors,
    pub(crate) bench: Bench,
    pub(crate) look: Rc<Look>,
}

/// The editor, once it is there, and the next document's id.
#[derive(Clone, Default)]
pub(crate) struct Bench {
    pub(crate) editor: Rc<RefCell<Option<Editor>>>,
    /// The newest report as the engine wrote it, in JSON, for those who take it along.
    pub(crate) raw: Rc<RefCell<JsValue>>,
    next: Rc<Cell<u32>>,
}

impl PartialEq for Bench {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.editor, &other.editor)
    }
}

impl Bench {
    /// A document that has no name yet.
    pub(crate) fn fresh(&self) -> Document {
        let id = self.next.get() + 1;
        self.next.set(id);
        Document { id, name: format!("document-{id}.json"), format: None }
    }
}

/// The desk of the page that a component is in.
#[hook]
#[expect(
    clippy::expect_used,
    reason = "a component outside of the page is a fault of this crate, found by its first rendering"
)]
pub(crate) fn use_desk() -> Desk {
    use_context::<Desk>().expect("a component of the page")
}

impl Desk {
    pub(crate) fn text(&self) -> &'static Text {
        Text::of(self.language())
    }

    pub(crate) fn language(&self) -> Language {
        self.state.settings.language
    }

    /// Whether it is shown in an element on somebody else's page.
    pub(crate) fn framed(&self) -> bool {
        self.doors.frame().is_some()
    }

    /// What a section is in an element: no landmark of somebody else's page, which may hold several.
    pub(crate) fn section_role(&self) -> Option<&'static str> {
        self.framed().then_some("group")
    }

    /// The version of the engine and the commit that it was built from, with the day of its facts once it answered.
    pub(crate) fn version(&self) -> String {
        let of = |version: &str| {
            option_env!("WIREPROOF_COMMIT").map_or_else(|| version.to_owned(), |commit| format!("{version} ({commit})"))
        };
        let tool = self.state.answer.report().map(|report| &report.tool);
        tool.map_or_else(
            || format!("Wireproof {}", of(env!("CARGO_PKG_VERSION"))),
            |tool| (self.text().footer)(&of(&tool.version), &tool.facts_date),
        )
    }

    /// The editor. The borrow ends here, before anything of the editor is called: it calls back.
    pub(crate) fn editor(&self) -> Option<Editor> {
        self.bench.editor.borrow().clone()
    }

    /// A callback that makes an action happen.
    pub(crate) fn act<E>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        let dispatch = self.state.dispatcher();
        Callback::from(move |_| dispatch.dispatch(action()))
    }

    /// Whether there is nothing to judge.
    pub(crate) fn blank(&self) -> bool {
        self.editor().is_none_or(|editor| self.state.documents.iter().all(|document| editor.blank(document.id)))
    }

    /// Puts texts into new documents. They take the place of the others when asked to, or when those are blank.
    pub(crate) fn open(&self, files: &[File], replace: bool) {
        let files: Vec<_> = files
            .iter()
            .map(|file| (file.name.clone(), file.format.clone(), JsValue::from(file.text.as_str())))
            .collect();
        self.open_texts(&files, replace);
    }

    /// [`Desk::open`] for texts that stay on JavaScript's side.
    pub(crate) fn open_texts(&self, files: &[(String, Option<String>, JsValue)], replace: bool) {
        let Some(editor) = self.editor() else { return };
        let blank = self.blank();
        let documents = files
            .iter()
            .map(|(name, format, text)| {
                let document = Document { name: name.clone(), format: format.clone(), ..self.bench.fresh() };
                editor.add(document.id, text);
                document
            })
            .collect();
        self.state.dispatch(Action::Added { documents, replace: replace || blank });
        if blank {
            self.state.dispatch(Action::NoticeSeen);
        }
    }

    /// Drops every text, what could be undone in it, the answer, and what the browser remembers of this page.
    pub(crate) fn forget(&self) {
        let Some(editor) = self.editor() else { return };
        editor.forget();
        let fresh = self.bench.fresh();
        editor.add(fresh.id, &JsValue::from(""));
        *self.bench.raw.borrow_mut() = JsValue::UNDEFINED;
        if !self.framed() {
            crate::settings::forget();
        }
        self.state.dispatch(Action::Forgotten(fresh));
    }

    /// Undoes the deed of the notice.
    pub(crate) fn undo(&self) {
        if let (Some(Notice::Fixed { documents }), Some(editor)) = (&self.state.notice, self.editor()) {
            for &document in documents {
                editor.undo(document);
            }
        }
        self.state.dispatch(Action::Undone);
    }
}
