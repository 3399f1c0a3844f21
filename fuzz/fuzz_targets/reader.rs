//! Any bytes: decoding and reading never fail, and every span is one of whole characters inside its parent's.
#![no_main]

#[path = "../../crates/source/tests/laws/places.rs"]
mod places;

use libfuzzer_sys::fuzz_target;
use wireproof_source::{Document, Limits, decode};

fuzz_target!(|bytes: &[u8]| {
    let (text, problems) = decode(bytes);
    assert!(problems.iter().all(|problem| text.get(problem.span.range()).is_some()));
    places::check_places(&Document::parse(&text, &Limits::default()));
});
