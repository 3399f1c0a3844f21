//! Comments in an input that accept a finding: `# wireproof: ignore RULE -- reason`, on the line above or behind it.
//!
//! YAML's `#` and the `//` of JSON with comments. Without a reason a comment accepts nothing.

use crate::excerpt::Source;
use wireproof_report::Finding;

const WORDS: &str = "wireproof: ignore ";

/// The lines of a text that has such a comment, or something like one; of most texts nothing.
pub(crate) fn lines<'s>(source: &'s Source<'_>) -> Vec<&'s str> {
    if source.text.contains(WORDS) { source.text.lines().collect() } else { Vec::new() }
}

/// The reason that a comment in these lines gives for accepting a finding.
pub(crate) fn reason(lines: &[&str], finding: &Finding) -> Option<String> {
    let (start, end) = (finding.location.range.start, finding.location.range.end);
    let mut lines = lines.iter().copied().skip((start.line as usize).saturating_sub(2));
    let above = if start.line > 1 { lines.next().and_then(whole_line) } else { None };
    let behind = || {
        let column = if end.line == start.line { end.column } else { start.column } as usize;
        let rest: String = lines.next()?.chars().skip(column.saturating_sub(1)).collect();
        let at = [" #", "\t#", "//"].into_iter().filter_map(|mark| rest.find(mark)).min()?;
        whole_line(rest.get(at..)?).map(str::to_owned)
    };
    let text = above.map(str::to_owned).or_else(behind)?;
    let (rules, reason) = text.split_once(" -- ")?;
    let reason = reason.trim();
    (rules.split([',', ' ']).any(|rule| rule == finding.rule) && !reason.is_empty()).then(|| reason.to_owned())
}

/// What stands behind the words in a line that is a comment.
fn whole_line(line: &str) -> Option<&str> {
    let line = line.trim();
    line.strip_prefix('#').or_else(|| line.strip_prefix("//"))?.trim_start().strip_prefix(WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::sample;
    use wireproof_report::{Pos, Range};

    fn reason_at(text: &str, line: u32, from: u32, to: u32) -> Option<String> {
        let mut finding = sample().findings.remove(0);
        finding.rule = "cache-admits-plaintext".into();
        let at = |column| Pos { byte: 0, utf16: 0, line, column };
        finding.location.range = Range { start: at(from), end: at(to) };
        reason(&lines(&Source { name: "a".into(), text: text.into() }), &finding)
    }

    #[test]
    fn above_and_behind() {
        let yaml = "a:\n  # wireproof: ignore cache-admits-plaintext -- test data\n  b: off\n  c: off # wireproof: ignore x, cache-admits-plaintext -- 시험용\n";
        assert_eq!(reason_at(yaml, 3, 6, 9).as_deref(), Some("test data"));
        assert_eq!(reason_at(yaml, 4, 6, 9).as_deref(), Some("시험용"));
        assert_eq!(reason_at(yaml, 2, 3, 4), None);
        let json = "{ \"b\": false, // wireproof: ignore cache-admits-plaintext -- local\n}";
        assert_eq!(reason_at(json, 1, 8, 13).as_deref(), Some("local"));
    }

    #[test]
    fn what_is_no_comment_or_has_no_reason_accepts_nothing() {
        assert_eq!(reason_at("# wireproof: ignore cache-admits-plaintext\nb: off", 2, 4, 7), None);
        assert_eq!(reason_at("# wireproof: ignore cache-admits-plaintext -- \nb: off", 2, 4, 7), None);
        assert_eq!(reason_at("# wireproof: ignore other -- why\nb: off", 2, 4, 7), None);
        assert_eq!(reason_at("x: wireproof: ignore cache-admits-plaintext -- why\nb: off", 2, 4, 7), None);
    }
}
