//! Applying fixes to the texts in the editor.

use crate::desk::Desk;
use crate::fixes;
use crate::read::object;
use crate::state::Action;
use js_sys::Array;
use wireproof_report::FixEdit;

/// Applies the fixes of these findings as one step of each document, if the host lets them; whether it did.
pub(crate) fn apply(desk: &Desk, findings: &[String]) -> bool {
    let documents = documents(desk, findings);
    let Some(editor) = desk.editor().filter(|_| !documents.is_empty()) else { return false };
    if !desk.doors.frame().is_none_or(|frame| frame.lets_fix(findings)) {
        return false;
    }
    for (document, edits) in &documents {
        editor.apply(*document, &script(edits));
    }
    desk.state.dispatch(Action::Fixed { documents: documents.iter().map(|(id, _)| *id).collect() });
    if let Some(frame) = desk.doors.frame() {
        frame.fixed(findings);
    }
    true
}

/// The documents that these fixes change, each with its edits.
pub(crate) fn documents(desk: &Desk, findings: &[String]) -> Vec<(u32, Vec<FixEdit>)> {
    let answer = &desk.state.answer;
    let edits = fixes::edits(answer, findings);
    edits.into_iter().filter_map(|(input, edits)| Some((answer.document_at(input)?, edits))).collect()
}

/// The edits as the editor takes them.
pub(crate) fn script(edits: &[FixEdit]) -> Array {
    edits
        .iter()
        .map(|edit| {
            object(&[
                ("from", edit.range.start.utf16.into()),
                ("to", edit.range.end.utf16.into()),
                ("insert", edit.text.as_str().into()),
            ])
        })
        .collect()
}
