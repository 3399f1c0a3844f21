//! The data path: hop by hop, the verdict in front, the reason under it.

use super::{Page, symbol, tint};
use crate::terminal::{BOLD, DIM, pad, wrap};
use unicode_width::UnicodeWidthStr;
use wireproof_report::visible;
use wireproof_report::{Hop, Verdict};

/// A path of more hops than this shows only those that somebody must look at.
const MANY: usize = 40;

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
    let paragraph =
        |text: &str| wrap(&visible::line(text), look.width.saturating_sub(indent)).join(&format!("\n{under}"));

    let mut ends = format!("{} → {}", hop.from.label, hop.to.label);
    if let Some(protocol) = &hop.protocol {
        ends += &format!(" ({protocol})");
    }
    let head = format!("{} {}", symbol(hop.verdict), pad((page.chrome.verdict)(hop.verdict), column));
    let mut text = format!("  {}  {}\n", look.paint(tint(hop.verdict), &head), bold_lines(&paragraph(&ends), page));
    text += &format!("{under}{}\n", paragraph(&hop.because));
    if let Some(who) = &hop.controlled_by {
        text += &format!("{under}{}\n", look.paint(DIM, &paragraph(&format!("{}: {who}", page.chrome.controlled_by))));
    }
    if let Some(evidence) = hop.evidence.first() {
        text += &format!("{under}{}\n", look.paint(DIM, &paragraph(&page.place(evidence))));
    }
    for other in &hop.not_encryption {
        let sentence = format!("≠ {}: {} ({})", page.chrome.not_encryption, other.because, page.place(&other.location));
        text += &format!("{under}{}\n", paragraph(&sentence));
    }
    text + "\n"
}

/// Bold that does not run over the line ends, where some pagers lose it.
fn bold_lines(text: &str, page: Page<'_>) -> String {
    text.split('\n').map(|line| page.look.paint(BOLD, line)).collect::<Vec<_>>().join("\n")
}
