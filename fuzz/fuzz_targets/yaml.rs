//! Any text as YAML: what stands behind the first line can't be JSON.
#![no_main]

#[path = "../../crates/source/tests/laws/places.rs"]
mod places;

use libfuzzer_sys::fuzz_target;
use wireproof_source::{Document, Limits};

fuzz_target!(|text: &str| {
    let text = format!("Version: 1\nResources: 2\n{text}");
    places::check_places(&Document::parse(&text, &Limits::default()));
});
