//! Keeps the text of a panic: the trap that follows it tells JavaScript nothing but `unreachable`.

use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs when the module is instantiated.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(start)]
fn keep_panic_text() {
    std::panic::set_hook(Box::new(|info| LAST.set(info.to_string())));
}

/// The text of the last panic, empty when there was none. It can quote the user's document: show it, never send it.
#[wasm_bindgen]
pub fn last_panic() -> String {
    LAST.take()
}
