//! Pages drawn from a report made by hand.

use super::*;
use crate::sample::{HOSTILE, JOB, at, place, sample};
use crate::terminal::Look;
use wireproof_report::{Fix, FixEdit, Language, Pos, Range, Related};

fn drawn(language: Language, width: usize, draw: impl Fn(Page<'_>) -> String) -> String {
    let sources = [
        Source { name: "job.json".into(), text: JOB.into() },
        Source { name: "h\u{1b}.json".into(), text: HOSTILE.into() },
    ];
    draw(Page { chrome: Chrome::of(language), look: Look { width, color: false, terminal: true }, sources: &sources })
}

#[test]
fn a_report_at_80_columns() {
    insta::assert_snapshot!(drawn(Language::En, 80, |page| report(&sample(), page)));
}

#[test]
fn a_report_in_korean() {
    insta::assert_snapshot!(drawn(Language::Ko, 80, |page| report(&sample(), page)));
}

#[test]
fn a_proof_with_its_request() {
    insta::assert_snapshot!(drawn(Language::En, 80, |page| proof(&sample().proofs[0], page)));
}

#[test]
fn hostile_text_never_reaches_the_terminal() {
    let mut hostile = sample();
    hostile.hops[0].to = place("x\u{1b}]0;owned\u{7}");
    hostile.hops[0].because = "y\u{9b}31m".into();
    let finding = &mut hostile.findings[0];
    finding.message = "bad \u{202e}name".into();
    finding.why = "a\u{1b}[31m".into();
    finding.location = at(1, "http://x\u{200b}y/");
    finding.related = vec![Related { message: "\u{2066}here".into(), location: at(1, "a\u{1b}[2J\u{202e}b") }];
    finding.fix = Some(Fix {
        title: "\u{1b}c".into(),
        edits: vec![FixEdit { input: 1, range: finding.location.range, text: "https://x\u{200b}y/".into() }],
        after: Overall::Encrypted,
    });
    hostile.proofs[0].resource = "arn:\u{1b}[0m".into();
    let text = drawn(Language::En, 100, |page| report(&hostile, page));
    assert!(!text.chars().any(|character| visible::is_hidden(character) && character != '\n'), "{text:?}");
    insta::assert_snapshot!(text);
}

#[test]
fn a_line_of_megabytes_is_cut_around_the_span() {
    let filler = "\"x\": 1, ".repeat(200_000);
    let source = format!("{{ {filler}\"bad\": true, {filler}\"end\": 1 }}");
    let start = source.find("\"bad\"").unwrap();
    let pos = |byte: usize| {
        let byte = u32::try_from(byte).unwrap();
        Pos { byte, utf16: byte, line: 1, column: byte + 1 }
    };
    let location = Location {
        input: 0,
        pointer: String::new(),
        inner: None,
        range: Range { start: pos(start), end: pos(start + 5) },
    };
    let sources = [Source { name: "big.json".into(), text: source.into() }];
    let page = Page {
        chrome: Chrome::of(Language::En),
        look: Look { width: 60, color: false, terminal: true },
        sources: &sources,
    };
    let group = annotate_snippets::Group::with_title(annotate_snippets::Level::ERROR.primary_title("x"));
    insta::assert_snapshot!(page.draw(&[page.mark(group, &location, &[])]));
}
