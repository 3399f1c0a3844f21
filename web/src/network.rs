//! The shell's watch on the network: what the page can show about its own seal.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `web/shell/watch.js`.
    #[derive(Clone, Debug)]
    pub type Network;
    /// Whether the network was closed.
    #[wasm_bindgen(method)]
    pub(crate) fn sealed(this: &Network) -> bool;
    /// Requests that went out since.
    #[wasm_bindgen(method)]
    pub(crate) fn requests(this: &Network) -> u32;
    /// Attempts that the browser refused.
    #[wasm_bindgen(method)]
    pub(crate) fn refused(this: &Network) -> u32;
    /// Tries every channel; the names of those that got out.
    #[wasm_bindgen(method)]
    pub(crate) fn leak(this: &Network) -> js_sys::Promise;
}
