//! Facts as lines of text, so that a test reads like the hop list.

use std::fmt::Write;
use wireproof_facts::{Expansion, Facts, Hop, Input, Place, Site, expand, read};
use wireproof_source::{Document, Limits};

/// The facts of some texts together, handed to `look`.
pub(crate) fn facts<T>(texts: &[&str], look: impl FnOnce(&Facts<'_>) -> T) -> T {
    let documents: Vec<Document<'_>> = texts.iter().map(|text| Document::parse(text, &Limits::default())).collect();
    let expansions: Vec<Expansion<'_>> = documents.iter().map(|document| expand(document, None)).collect();
    let inputs: Vec<Input<'_>> = expansions.iter().map(|expansion| Input { expansion, bucket: None }).collect();
    look(&read(&inputs))
}

/// The hops of one text, a line each: `route: from → to | wire | evidence | what does not encrypt`.
pub(crate) fn hops(text: &str) -> Vec<String> {
    facts(&[text], |facts| facts.hops.iter().map(|hop| line(text, hop)).collect())
}

/// The lines of the hops between instances.
pub(crate) fn between(text: &str) -> Vec<String> {
    hops(text).into_iter().filter(|line| line.starts_with("BetweenInstances")).collect()
}

/// `start..end characters`.
pub(crate) fn said(text: &str, site: Site) -> String {
    format!("{}..{} {}", site.span.start, site.span.end, characters(text, site))
}

pub(crate) fn characters(text: &str, site: Site) -> &str {
    &text[site.span.range()]
}

fn line(text: &str, hop: &Hop) -> String {
    let evidence: Vec<&str> = hop.evidence.iter().map(|site| characters(text, *site)).collect();
    let mut line =
        format!("{:?}: {} → {} | {:?} | {}", hop.route, place(&hop.from), place(&hop.to), hop.wire, evidence.join(" "));
    for shown in &hop.shown {
        let _ = write!(line, " | ≠ {} {}", shown.mechanism.id(), characters(text, shown.site));
    }
    line
}

fn place(place: &Place) -> String {
    let mut label = place.kind.id().to_owned();
    for part in [&place.name, &place.detail] {
        if !part.is_empty() {
            let _ = write!(label, " {part}");
        }
    }
    label
}
