//! The door inside a browser's page.
#![cfg(target_arch = "wasm32")]

mod door;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
