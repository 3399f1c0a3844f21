//! Which edits a set of fixes makes of each document.

use crate::answer::Answer;
use wireproof_report::{FixEdit, Overall};

/// The edits of fixes, by the index of the input, in the order of the text. Of fixes whose edits overlap the first is
/// taken; the others are left for after the next answer.
pub(crate) fn edits(answer: &Answer, findings: &[String]) -> Vec<(u32, Vec<FixEdit>)> {
    let mut taken: Vec<(u32, Vec<FixEdit>)> = Vec::new();
    for fix in findings.iter().filter_map(|id| answer.finding(id)?.fix.as_ref()) {
        let free = fix.edits.iter().all(|edit| {
            let others = taken.iter().filter(|(input, _)| *input == edit.input).flat_map(|(_, edits)| edits);
            others.into_iter().all(|other| apart(edit, other))
        });
        if free {
            for edit in &fix.edits {
                insert(&mut taken, edit);
            }
        }
    }
    taken
}

/// Puts an edit at its place in the order of inputs and of the text.
fn insert(taken: &mut Vec<(u32, Vec<FixEdit>)>, edit: &FixEdit) {
    let at = taken.iter().position(|(input, _)| *input >= edit.input).unwrap_or(taken.len());
    if taken.get(at).is_none_or(|(input, _)| *input != edit.input) {
        taken.insert(at, (edit.input, Vec::new()));
    }
    if let Some((_, edits)) = taken.get_mut(at) {
        let before = edits.iter().position(|other| other.range.start.utf16 >= edit.range.end.utf16);
        edits.insert(before.unwrap_or(edits.len()), edit.clone());
    }
}

/// The verdict that one fix alone leads to.
pub(crate) fn after(answer: &Answer, findings: &[String]) -> Option<Overall> {
    match findings {
        [only] => Some(answer.finding(only)?.fix.as_ref()?.after),
        _ => None,
    }
}

/// Whether two edits can be made together: insertions at one place cannot, as their order would be chance.
fn apart(a: &FixEdit, b: &FixEdit) -> bool {
    let (a, b) = (a.range, b.range);
    a.end.utf16 < b.start.utf16
        || b.end.utf16 < a.start.utf16
        || (a.start != b.start && (a.end == b.start || b.end == a.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::LeftOut;
    use crate::answer::tests::{finding, range, report};
    use wireproof_report::{Finding, Fix};

    fn with_fix(id: &str, edits: &[(u32, u32, u32)]) -> Finding {
        let edits =
            edits.iter().map(|&(input, from, to)| FixEdit { input, range: range(from, to), text: id.into() }).collect();
        Finding { fix: Some(Fix { title: id.into(), edits, after: Overall::Enforced }), ..finding(id, 0, 0, 1) }
    }

    fn taken(fixes: Vec<Finding>) -> Vec<(u32, u32, String)> {
        let ids: Vec<_> = fixes.iter().map(|finding| finding.id.clone()).collect();
        let answer = Answer::default().take(vec![0, 1], report(Vec::new(), fixes), LeftOut::default());
        edits(&answer, &ids)
            .into_iter()
            .flat_map(|(input, edits)| edits.into_iter().map(move |edit| (input, edit.range.start.utf16, edit.text)))
            .collect()
    }

    #[test]
    fn edits_are_in_the_order_of_the_text() {
        let fixes = vec![with_fix("b", &[(0, 9, 9)]), with_fix("a", &[(1, 0, 1), (0, 2, 3)])];
        assert_eq!(taken(fixes), [(0, 2, "a".into()), (0, 9, "b".into()), (1, 0, "a".into())]);
    }

    #[test]
    fn a_fix_that_overlaps_is_left_out_as_a_whole() {
        let fixes = vec![with_fix("a", &[(0, 2, 6)]), with_fix("b", &[(0, 5, 7), (0, 20, 21)])];
        assert_eq!(taken(fixes), [(0, 2, "a".into())]);
    }

    #[test]
    fn two_insertions_at_one_place_are_not_made_together() {
        let fixes = vec![with_fix("a", &[(0, 2, 2)]), with_fix("b", &[(0, 2, 2)])];
        assert_eq!(taken(fixes), [(0, 2, "a".into())]);
    }

    #[test]
    fn the_verdict_afterwards_is_known_of_one_fix() {
        let answer =
            Answer::default().take(vec![0], report(Vec::new(), vec![with_fix("a", &[(0, 0, 1)])]), LeftOut::default());
        assert_eq!(after(&answer, &["a".into()]), Some(Overall::Enforced));
        assert_eq!(after(&answer, &["a".into(), "a".into()]), None);
    }
}
