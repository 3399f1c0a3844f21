//! The page: shows the engine's report beside the text. It starts when the shell calls [`mount`], never by itself, so
//! that one build serves the page, the single file and the element.

mod answer;
mod app;
mod apply;
mod chosen;
mod components;
mod desk;
mod editor;
mod element;
mod engine;
mod files;
mod fixes;
mod frame;
mod groups;
mod keys;
mod links;
mod look;
mod network;
mod paper;
mod picture;
mod read;
mod route;
mod samples;
mod settings;
mod state;
mod text;
mod wire;

pub use element::{Shown, show};

use wasm_bindgen::prelude::*;
use web_sys::Element;

/// A running page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Mounted(Option<yew::AppHandle<app::App>>);

#[wasm_bindgen]
impl Mounted {
    /// Takes the page away and frees what it holds.
    pub fn destroy(&mut self) {
        if let Some(handle) = self.0.take() {
            handle.destroy();
        }
    }
}

/// Shows the page in `root`, which may be in a shadow root. What the page may not make itself (it touches the network
/// or the worker, or is not Rust) is handed in by the shell.
#[wasm_bindgen]
pub fn mount(
    root: Element,
    engine: engine::EngineClient,
    editors: editor::EditorKit,
    network: network::Network,
    links: links::Links,
    samples: &JsValue,
) -> Mounted {
    let around = desk::Around::Page { network, links };
    let doors = desk::Doors { engine, editors, samples: samples::read(samples), around };
    Mounted(Some(yew::Renderer::<app::App>::with_root_and_props(root, app::AppProps { doors }).render()))
}
