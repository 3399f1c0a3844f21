//! The data path as an SVG file: the picture of the page for a document or a slide, with its words in it.

use crate::text::Text;
use crate::wire::{letters, record};
use std::fmt::Write;
use wireproof_report::visible::markup;
use wireproof_report::{Hop, Report, Verdict};

const WIDTH: usize = 900;
const ROW: usize = 96;
const MARGIN: usize = 24;

/// The picture.
pub(crate) fn svg(report: &Report, text: &Text) -> String {
    let height = MARGIN + ROW * report.hops.len();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"14\">\n\
         <title>{}</title>\n<desc>{}</desc>\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\n",
        markup((text.path_label)(report.hops.len()).as_str()),
        markup(&(text.sentence)(report.verdict, &report.counts)),
    );
    for (at, hop) in report.hops.iter().enumerate() {
        row(&mut out, hop, MARGIN + at * ROW, report, text);
    }
    out.push_str("</svg>\n");
    out
}

fn row(out: &mut String, hop: &Hop, top: usize, report: &Report, text: &Text) {
    let (colour, dash, width) = line(hop.verdict);
    let (left, right, wire) = (MARGIN, WIDTH - MARGIN, top + 30);
    let shown: String = letters(hop.verdict, &hop.id, record(report.language)).chars().take(104).collect();
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<text x=\"{left}\" y=\"{top}\" font-weight=\"600\">{}</text>\n\
         <text x=\"{right}\" y=\"{top}\" font-weight=\"600\" text-anchor=\"end\">{}</text>\n\
         <g stroke=\"{colour}\" stroke-width=\"{width}\" stroke-dasharray=\"{dash}\"><path d=\"M{left} {}H{right}\"/><path d=\"M{left} {}H{right}\"/></g>\n\
         <text x=\"{}\" y=\"{}\" fill=\"{colour}\" font-family=\"ui-monospace, monospace\" font-size=\"12\" xml:space=\"preserve\" textLength=\"{}\">{}</text>\n\
         <text x=\"{left}\" y=\"{}\" fill=\"{colour}\">{}</text>\n",
        markup(&hop.from.label),
        markup(&hop.to.label),
        wire - 16,
        wire + 10,
        left + 8,
        wire + 1,
        if shown.is_empty() { 0 } else { right - left - 16 },
        markup(&shown),
        wire + 30,
        markup((text.verdict)(hop.verdict)),
    );
}

/// Colour, dashes and width of a verdict's lines; dashes tell them apart without colour.
fn line(verdict: Verdict) -> (&'static str, &'static str, &'static str) {
    match verdict {
        Verdict::Enforced => ("#0a6647", "none", "4"),
        Verdict::Encrypted => ("#1d5aa8", "none", "1.5"),
        Verdict::Cleartext => ("#b01e19", "14 8", "1.5"),
        Verdict::Unknown => ("#775300", "2 4", "2"),
        Verdict::NoTraffic => ("#85878d", "1 12", "1"),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::answer::tests::{hop, location, report};
    use wireproof_report::{Language, Place};

    #[test]
    fn the_words_of_a_document_never_become_markup() {
        let drawn = |words: &str| {
            let mut hop = hop("h1", location(0, 0, 1), &[]);
            hop.from = Place { kind: "bucket".into(), label: words.into() };
            hop.to = Place { kind: "bucket".into(), label: words.into() };
            svg(&report(vec![hop], Vec::new()), Text::of(Language::En))
        };
        let plain = drawn("a");
        let plain = roxmltree::Document::parse(&plain).unwrap();
        let elements =
            |picture: &roxmltree::Document<'_>| picture.descendants().filter(roxmltree::Node::is_element).count();
        for (name, words) in hostile_words() {
            let picture = drawn(&words);
            let picture = roxmltree::Document::parse(&picture).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(elements(&picture), elements(&plain), "{name}");
            let shown = wireproof_report::visible::lines(&words);
            assert!(picture.descendants().any(|node| node.text() == Some(&shown)), "{name}");
        }
    }

    /// What a document may try, each with its name.
    pub(crate) fn hostile_words() -> Vec<(String, String)> {
        serde_json::from_str(include_str!("../../tests/hostile/words.json")).unwrap()
    }

    #[test]
    fn a_cleartext_hop_shows_the_record_on_broken_lines() {
        let svg = svg(&report(vec![hop("h1", location(0, 0, 1), &[])], Vec::new()), Text::of(Language::En));
        assert!(svg.contains("stroke-dasharray=\"14 8\""));
        assert!(svg.contains("card=4111"));
        assert!(svg.contains("<title>Data path, 1 hop</title>"));
    }
}
