//! Proofs: in one line each beside a report, or argued step by step.

use super::Page;
use crate::terminal::{BOLD, CYAN, DIM, GREEN_BOLD, RED_BOLD, YELLOW_BOLD, pad, wrap};
use annotate_snippets::{Group, Level};
use anstyle::Style;
use unicode_width::UnicodeWidthStr;
use wireproof_report::visible;
use wireproof_report::{Counterexample, Proof};

/// Of more proofs than this only those that hold something to do are shown.
const MANY: usize = 60;

/// One line for each claim; a refuted one with the request that escapes.
pub(super) fn summary(proofs: &[Proof], page: Page<'_>) -> Option<String> {
    let mut text = format!("{}\n\n", page.look.paint(BOLD, page.chrome.proofs));
    let column = proofs.iter().map(|proof| (page.chrome.proof_verdict)(&proof.verdict).width()).max().unwrap_or(0);
    let mut resource = None;
    let shown = |proof: &&Proof| match proof.verdict.as_str() {
        "proved" => proofs.len() <= MANY,
        // a finding says so where it matters
        "not-applicable" => false,
        _ => true,
    };
    for proof in proofs.iter().filter(shown) {
        if resource.replace(&proof.resource) != Some(&proof.resource) && !proof.resource.is_empty() {
            text += &format!("  {}\n", visible::line(&proof.resource));
        }
        text += &headline(proof, 2, column, page);
        let indent = column + 6;
        let mut under = |sentence: &str| {
            let lines = wrap(&visible::line(sentence), page.look.width.saturating_sub(indent));
            text += &format!("{}{}\n", " ".repeat(indent), lines.join(&format!("\n{}", " ".repeat(indent))));
        };
        if let Some(why) = &proof.why {
            under(why);
        } else if let Some(request) = &proof.counterexample {
            under(&format!("→ {}", short(request)));
        }
    }
    let hidden = proofs.iter().filter(|proof| proof.verdict == "proved" && !shown(proof)).count();
    if hidden > 0 {
        text += &format!("  {}\n", (page.chrome.more_proofs)(hidden));
    }
    proofs.iter().any(|proof| proof.verdict != "not-applicable").then_some(text)
}

/// A proof with its argument.
pub(crate) fn proof(proof: &Proof, page: Page<'_>) -> String {
    let look = page.look;
    let mut text = headline(proof, 0, 0, page);
    if !proof.resource.is_empty() {
        text += &format!("  {}\n", visible::line(&proof.resource));
    }
    if let Some(why) = &proof.why {
        text += &format!("  {}\n", look.wrap(&visible::line(why), 2));
    }
    if let Some(verdict) = &proof.if_accepted {
        text += &format!("  {}\n", (page.chrome.if_accepted)((page.chrome.proof_verdict)(verdict)));
    }
    if let Some(counterexample) = &proof.counterexample {
        text += &format!("\n{}", request(counterexample, page));
    }
    text += "\n";
    for step in &proof.steps {
        let title = Level::NOTE.no_name().secondary_title(page.flow(&step.message, 0));
        text += &page.draw(&[page.mark(Group::with_title(title), &step.location, &[])]);
        text += "\n";
    }
    if !proof.assumptions.is_empty() {
        text += &format!("  {}\n", page.look.paint(DIM, page.chrome.rests_on));
        for id in &proof.assumptions {
            let words = wireproof_engine::assumption(id, page.chrome.language).unwrap_or_default();
            let sentence = wrap(&format!("{id}  {words}"), page.look.width.saturating_sub(8)).join("\n        ");
            text += &format!("    {}\n", page.look.paint(DIM, &visible::lines(&sentence)));
        }
    }
    text
}

/// Verdict and claim after `margin` columns; further lines stand under the claim.
fn headline(proof: &Proof, margin: usize, column: usize, page: Page<'_>) -> String {
    let (style, symbol) = look_of(&proof.verdict);
    let word = pad((page.chrome.proof_verdict)(&proof.verdict), column);
    let indent = margin + 2 + word.width() + 2;
    let claim = visible::line(&proof.claim);
    let meaning = (page.chrome.claim)(&proof.claim, &proof.verdict);
    let lines = wrap(&format!("{claim} — {meaning}"), page.look.width.saturating_sub(indent));
    let said = lines.join(&format!("\n{}", " ".repeat(indent)));
    let rest = said.strip_prefix(claim.as_ref()).unwrap_or_default();
    let verdict = page.look.paint(style, &format!("{symbol} {word}"));
    format!("{}{verdict}  {}{rest}\n", " ".repeat(margin), page.look.paint(BOLD, &claim))
}

fn look_of(verdict: &str) -> (Style, &'static str) {
    match verdict {
        "proved" => (GREEN_BOLD, "✓"),
        "refuted" => (RED_BOLD, "✗"),
        "invalid" => (RED_BOLD, "!"),
        "not-applicable" => (Style::new(), "–"),
        _ => (YELLOW_BOLD, "?"),
    }
}

/// The request in one line: action, resource, who asks, context.
fn short(request: &Counterexample) -> String {
    let mut parts = vec![request.action.clone(), request.resource.clone(), request.principal.clone()];
    parts.extend(request.context.iter().map(|(key, value)| format!("{key}={value}")));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The request as a table, and as a command that sends it.
fn request(request: &Counterexample, page: Page<'_>) -> String {
    let names = page.chrome.request;
    let column = names.iter().map(|name| name.width()).max().unwrap_or(0) + 2;
    let mut text = format!("  {}\n", page.look.paint(BOLD, page.chrome.escapes));
    let context: Vec<_> = request.context.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    let values = [&request.principal, &request.action, &request.resource, &context.join("\n")];
    for (name, value) in names.iter().zip(values).filter(|(_, value)| !value.is_empty()) {
        let value = visible::lines(value).replace('\n', &format!("\n    {}", " ".repeat(column)));
        text += &format!("    {}{value}\n", pad(name, column));
    }
    if let (Some(command), [.., name]) = (&request.command, names) {
        // the command stays on one line so that it can be copied
        text += &format!("    {}{}\n", pad(name, column), page.look.paint(CYAN, &visible::line(command)));
    }
    text
}
