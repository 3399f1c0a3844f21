//! Any text: recognising and reading facts never fail, and every place that they name is one of whole characters.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wireproof_facts::{Input, Site};
use wireproof_source::{Document, Limits};

fuzz_target!(|text: &str| {
    let document = Document::parse(text, &Limits::default());
    let expansion = wireproof_facts::expand(&document, None);
    let facts = wireproof_facts::read(&[Input { expansion: &expansion, bucket: Some("example-bucket") }]);
    let is_place = |site: &Site| site.input == 0 && text.get(site.span.range()).is_some();
    for hop in &facts.hops {
        assert!(hop.evidence.iter().chain([&hop.from.site, &hop.to.site]).all(is_place), "{hop:?}");
    }
    assert!(facts.detections.iter().flat_map(|detection| &detection.sites).all(is_place));
    assert!(facts.components.iter().all(|component| is_place(&component.site)));
});
