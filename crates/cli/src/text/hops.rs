//! The data path: hop by hop, the verdict in front, the reason under it; then what is on the way and does not encrypt.

use super::{Page, symbol, tint};
use crate::terminal::{BOLD, CYAN, DIM, pad, wrap};
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;
use wireproof_report::{Hop, Location, NotEncryption, Report, Verdict, visible};

/// A path of more hops than this shows only those that somebody must look at.
const MANY: usize = 40;
/// Of the places of one reason this many are named.
const FEW: usize = 4;

/// The heading and every hop.
pub(super) fn path(hops: &[Hop], page: Page<'_>) -> String {
    let mut text = format!("{}\n\n", page.look.paint(BOLD, &(page.chrome.data_path)(hops.len())));
    let column = Verdict::WORST_FIRST.iter().map(|verdict| (page.chrome.verdict)(*verdict).width()).max().unwrap_or(0);
    let shown: Vec<_> = hops.iter().filter(|hop| hops.len() <= MANY || concerns(hop)).collect();
    for hop in &shown {
        text += &one(hop, column, page);
    }
    if shown.len() < hops.len() {
        text += &format!("  {}\n", (page.chrome.more_hops)(hops.len() - shown.len()));
    }
    text
}

fn concerns(hop: &Hop) -> bool {
    matches!(hop.verdict, Verdict::Cleartext | Verdict::Unknown) || !hop.findings.is_empty()
}

fn one(hop: &Hop, column: usize, page: Page<'_>) -> String {
    let look = page.look;
    let indent = 2 + 2 + column + 2;
    let under = " ".repeat(indent);
    let lines = |text: &str| wrap(&visible::line(text), look.width.saturating_sub(indent));
    // a style does not run over a line end: some pagers lose it there
    let paragraph = |text: &str, style| {
        let lines: Vec<_> = lines(text).iter().map(|line| look.paint(style, line)).collect();
        lines.join(&format!("\n{under}"))
    };

    let mut ends = format!("{} → {}", hop.from.label, hop.to.label);
    if let Some(protocol) = &hop.protocol {
        ends += &format!(" ({protocol})");
    }
    let head = format!("{} {}", symbol(hop.verdict), pad((page.chrome.verdict)(hop.verdict), column));
    let mut text = format!("  {}  {}\n", look.paint(tint(hop.verdict), &head), paragraph(&ends, BOLD));
    text += &format!("{under}{}\n", lines(&hop.because).join(&format!("\n{under}")));
    let mut ground: Vec<_> = hop.evidence.first().map(|evidence| page.place(evidence)).into_iter().collect();
    ground.extend(hop.controlled_by.as_ref().map(|who| format!("{}: {who}", page.chrome.controlled_by)));
    text += &format!("{under}{}\n", paragraph(&ground.join(" · "), DIM));
    let mut others: Vec<_> = hop.not_encryption.iter().map(|other| other.mechanism.as_str()).collect();
    others.dedup();
    if !others.is_empty() {
        text += &format!(
            "{under}{}\n",
            paragraph(&format!("≠ {}: {}", page.chrome.not_encryption_here, others.join(", ")), CYAN)
        );
    }
    text + "\n"
}

/// What is on the path, or beside it, and does not encrypt: each reason once, with its places. Where a finding stands, it
/// says so itself.
pub(super) fn not_encryption(report: &Report, page: Page<'_>) -> Option<String> {
    let place = |location: &Location| (location.input, location.range.start.byte, location.range.end.byte);
    let found: BTreeSet<_> = report.findings.iter().map(|finding| place(&finding.location)).collect();
    let mut groups: Vec<(&NotEncryption, Vec<&Location>)> = Vec::new();
    let on_hops = report.hops.iter().flat_map(|hop| &hop.not_encryption);
    for other in on_hops.chain(&report.not_encryption).filter(|other| !found.contains(&place(&other.location))) {
        let said = |(said, _): &&mut (&NotEncryption, Vec<&Location>)| {
            said.because == other.because && said.mechanism == other.mechanism
        };
        match groups.iter_mut().find(said) {
            Some((_, places)) if places.contains(&&other.location) => {}
            Some((_, places)) => places.push(&other.location),
            None => groups.push((other, vec![&other.location])),
        }
    }
    let title = if report.hops.is_empty() { page.chrome.no_encryption } else { page.chrome.not_encryption };
    let mut text = format!("{}\n\n", page.look.paint(BOLD, title));
    for (other, places) in &groups {
        let shown: Vec<_> = places.iter().take(FEW).map(|location| page.place(location)).collect();
        let mut places_text = shown.join(", ");
        if places.len() > shown.len() {
            places_text += &format!(" +{}", places.len() - shown.len());
        }
        text += &format!(
            "  {} {}\n",
            page.look.paint(CYAN, &format!("≠ {}", visible::line(&other.mechanism))),
            page.look.paint(DIM, &places_text),
        );
        text += &format!("    {}\n", page.look.wrap(&visible::line(&other.because), 4));
    }
    (!groups.is_empty()).then_some(text)
}
