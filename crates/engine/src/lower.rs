//! Spans → positions: the only place where bytes become lines, columns and UTF-16 offsets.

use std::cell::RefCell;
use std::collections::VecDeque;
use wireproof_facts::Site;
use wireproof_report::{Location, Pos, Range};
use wireproof_source::{Document, LineIndex, Pointer, Span};

/// Lowers the sites of all inputs.
pub(crate) struct Lowering<'a, 'd> {
    inputs: Vec<(&'a Document<'d>, LineIndex)>,
    /// The places that were asked for last: the proofs of a policy go over the same statements.
    recent: RefCell<VecDeque<(Site, Location)>>,
}

/// How many places are kept.
const RECENT: usize = 8;

impl<'a, 'd> Lowering<'a, 'd> {
    /// Reads each text once.
    pub(crate) fn new(documents: &'a [Document<'d>]) -> Self {
        let inputs = documents.iter().map(|document| (document, LineIndex::new(document.text))).collect();
        Self { inputs, recent: RefCell::default() }
    }

    /// Where a site is, in the report's units.
    pub(crate) fn location(&self, site: Site) -> Location {
        let mut recent = self.recent.borrow_mut();
        if let Some((_, location)) = recent.iter().find(|(known, _)| *known == site) {
            return location.clone();
        }
        let location = self.found(site);
        recent.truncate(RECENT - 1);
        recent.push_front((site, location.clone()));
        location
    }

    fn found(&self, site: Site) -> Location {
        let pointer = match self.inputs.get(site.input as usize) {
            Some((document, _)) => Pointer::of(document, site.span),
            None => Pointer::default(),
        };
        Location {
            input: site.input,
            pointer: pointer.outer,
            inner: pointer.inner,
            range: self.range(site.input, site.span),
        }
    }

    /// The characters of a span.
    pub(crate) fn range(&self, input: u32, span: Span) -> Range {
        Range { start: self.pos(input, span.start), end: self.pos(input, span.end) }
    }

    fn pos(&self, input: u32, byte: u32) -> Pos {
        match self.inputs.get(input as usize) {
            Some((document, lines)) => {
                let position = lines.position(document.text, byte);
                Pos { byte: position.byte, utf16: position.utf16, line: position.line, column: position.column }
            }
            None => Pos { byte: 0, utf16: 0, line: 1, column: 1 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireproof_source::Limits;

    #[test]
    fn positions_in_all_units() {
        let documents = [Document::parse("{\n \"메모💳\": 1\n}", &Limits::default())];
        let site = Site { input: 0, span: documents[0].root().unwrap().members()[0].value.span };
        let range = Lowering::new(&documents).location(site).range;
        assert_eq!(range.start, Pos { byte: 17, utf16: 11, line: 2, column: 9 });
        assert_eq!(range.end, Pos { byte: 18, utf16: 12, line: 2, column: 10 });
    }
}
