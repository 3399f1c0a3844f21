//! The report as Markdown, for a review comment or a job's summary.
//!
//! Words of the inputs stand in code spans or are escaped: they never become markup, links or mentions.

use crate::{Finding, Hop, Language, Location, Overall, Proof, Report, Verdict};
use std::collections::BTreeSet;

/// The headings, in one language.
struct Headings {
    verdict: [&'static str; 6],
    path: &'static str,
    others: &'static str,
    others_alone: &'static str,
    findings: &'static str,
    proofs: &'static str,
    why: &'static str,
    action: &'static str,
    fix: &'static str,
    not_encryption: &'static str,
    escapes: &'static str,
}

const ENGLISH: Headings = Headings {
    verdict: ["cleartext", "unknown", "encrypted", "enforced", "no-traffic", "no data path"],
    path: "Data path",
    others: "On the way, but not encryption",
    others_alone: "Not encryption",
    findings: "Findings",
    proofs: "Proofs",
    why: "Why",
    action: "Do",
    fix: "Fix",
    not_encryption: "not encryption",
    escapes: "this request escapes",
};

const KOREAN: Headings = Headings {
    verdict: ["평문 가능", "판단 불가", "암호화됨", "강제됨", "트래픽 없음", "데이터 경로 없음"],
    path: "데이터 경로",
    others: "경로에 있지만 암호화가 아닌 것",
    others_alone: "암호화가 아닌 것",
    findings: "발견 사항",
    proofs: "증명",
    why: "이유",
    action: "조치",
    fix: "수정안",
    not_encryption: "암호화 아님",
    escapes: "빠져나가는 요청",
};

/// The report as a Markdown document.
pub fn markdown(report: &Report) -> String {
    let words = match report.language {
        Language::En => &ENGLISH,
        Language::Ko => &KOREAN,
    };
    let mut lines =
        vec![format!("## {} wireproof: {}", sign(report.verdict), word(report.verdict, words)), String::new()];
    let counts: Vec<_> = Verdict::WORST_FIRST
        .iter()
        .map(|verdict| (*verdict, report.hops.iter().filter(|hop| hop.verdict == *verdict).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| format!("{count} {}", word(verdict.into(), words)))
        .collect();
    if !counts.is_empty() {
        lines.extend([counts.join(" · "), String::new()]);
    }
    let parts = [
        (words.path, report.hops.iter().flat_map(|hop| hop_item(hop, report, words)).collect()),
        (if report.hops.is_empty() { words.others_alone } else { words.others }, not_encryption(report)),
        (words.findings, report.findings.iter().flat_map(|finding| finding_item(finding, report, words)).collect()),
        (words.proofs, report.proofs.iter().flat_map(|proof| proof_item(proof, words)).collect()),
    ];
    for (heading, items) in parts.into_iter().filter(|(_, items)| !items.is_empty()) {
        lines.extend([format!("### {heading}"), String::new()]);
        lines.extend(items);
        lines.push(String::new());
    }
    lines.join("\n").trim_end().to_owned() + "\n"
}

fn hop_item(hop: &Hop, report: &Report, words: &Headings) -> Vec<String> {
    let mut lines = vec![format!(
        "- {} **{}** {} → {}: {}",
        sign(hop.verdict.into()),
        word(hop.verdict.into(), words),
        code(&hop.from.label),
        code(&hop.to.label),
        inline(&hop.because),
    )];
    if let (Some(evidence), Some(line)) = (hop.evidence.first(), lines.first_mut()) {
        line.push_str(&[" (", &place(evidence, report), ")"].concat());
    }
    let mut others: Vec<_> = hop.not_encryption.iter().map(|other| code(&other.mechanism)).collect();
    others.dedup();
    if !others.is_empty() {
        lines.push(format!("  - {}: {}", words.not_encryption, others.join(", ")));
    }
    lines
}

/// What is on the path and does not encrypt, each once with its reason.
fn not_encryption(report: &Report) -> Vec<String> {
    let (mut items, mut said) = (Vec::new(), BTreeSet::new());
    for other in report.hops.iter().flat_map(|hop| &hop.not_encryption).chain(&report.not_encryption) {
        let place = place(&other.location, report);
        let item = format!("- {}: {} ({place})", code(&other.mechanism), inline(&other.because));
        if said.insert(item.clone()) {
            items.push(item);
        }
    }
    items
}

fn finding_item(finding: &Finding, report: &Report, words: &Headings) -> Vec<String> {
    let place = place(&finding.location, report);
    let mut lines = vec![format!("- **{}** {}: {}", code(&finding.rule), place, inline(&finding.message))];
    for (name, text) in [(words.why, &finding.why), (words.action, &finding.action)] {
        if !text.is_empty() {
            lines.push(format!("  - *{name}*: {}", inline(text)));
        }
    }
    if let Some(fix) = &finding.fix {
        lines.push(format!("  - *{}*: {} (→ {})", words.fix, inline(&fix.title), word(fix.after, words)));
    }
    lines
}

fn proof_item(proof: &Proof, words: &Headings) -> Vec<String> {
    let head = format!("- {} **{}** {}", code(&proof.claim), inline(&proof.verdict), code(&proof.resource));
    let mut lines = vec![head.trim_end().to_owned()];
    if let Some(request) = &proof.counterexample {
        let context: Vec<_> = request.context.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let sentence = format!("{} {} {}", request.action, request.resource, context.join(" "));
        lines.push(format!("  - *{}*: {} ({})", words.escapes, code(sentence.trim_end()), code(&request.principal)));
    }
    if let Some(why) = &proof.why {
        lines.push(format!("  - {}", inline(why)));
    }
    lines
}

fn place(location: &Location, report: &Report) -> String {
    let name = report.inputs.get(location.input as usize).map(|input| input.name.as_str()).unwrap_or_default();
    code(&format!("{name}:{}:{}", location.range.start.line, location.range.start.column))
}

fn word(verdict: Overall, words: &Headings) -> &'static str {
    let [cleartext, unknown, encrypted, enforced, no_traffic, none] = words.verdict;
    match verdict {
        Overall::Cleartext => cleartext,
        Overall::Unknown => unknown,
        Overall::Encrypted => encrypted,
        Overall::Enforced => enforced,
        Overall::NoTraffic => no_traffic,
        Overall::None => none,
    }
}

fn sign(verdict: Overall) -> &'static str {
    match verdict {
        Overall::Cleartext => "❌",
        Overall::Unknown => "❔",
        Overall::Encrypted => "✅",
        Overall::Enforced => "🔒",
        Overall::NoTraffic | Overall::None => "➖",
    }
}

/// A sentence whose back-ticked words become code spans; everything else is text and nothing but text.
pub(crate) fn inline(sentence: &str) -> String {
    let parts: Vec<_> = sentence.split('`').collect();
    // an odd tick, or two in a row, is none of ours
    let is_paired = parts.len() % 2 == 1 && parts.iter().skip(1).step_by(2).all(|part| !part.trim().is_empty());
    if !is_paired {
        return text(sentence);
    }
    parts.iter().enumerate().map(|(index, part)| if index % 2 == 0 { text(part) } else { code(part) }).collect()
}

/// A code span with these characters in it.
fn code(words: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    let words = visible(words);
    let mut longest = 0;
    let mut run = 0;
    for character in words.chars() {
        run = if character == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let ticks = "`".repeat(longest + 1);
    if longest > 0 || words.starts_with(' ') || words.ends_with(' ') {
        format!("{ticks} {words} {ticks}")
    } else {
        format!("{ticks}{words}{ticks}")
    }
}

/// One line of text with nothing hidden in it.
fn visible(words: &str) -> String {
    let line: String = words.chars().map(|character| if character == '\n' { ' ' } else { character }).collect();
    crate::visible::line(&line).into_owned()
}

/// Text in which no character is markup, and no address or name becomes a link.
fn text(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 8);
    for character in visible(words).chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '@' => escaped.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '#' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    // bare addresses are made links by most renderers
    escaped.replace("://", "&#58;//").replace("www.", "www&#46;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_inputs_never_become_markup() {
        assert_eq!(inline("set `A_b` to `true`"), "set `A_b` to `true`");
        assert_eq!(text("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
        assert_eq!(text("[click](http://evil) @all #1"), "\\[click\\](http&#58;//evil) &#64;all \\#1");
        assert_eq!(text("a\n# heading"), "a \\# heading");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code("x``\n<img>"), "``` x`` <img> ```");
        assert_eq!(inline("odd ` tick <b>"), "odd \\` tick &lt;b&gt;");
        assert_eq!(inline("two `` ticks"), "two \\`\\` ticks");
    }
}
