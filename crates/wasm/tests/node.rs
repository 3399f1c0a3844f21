//! The door inside Node.
#![cfg(target_arch = "wasm32")]

mod door;
