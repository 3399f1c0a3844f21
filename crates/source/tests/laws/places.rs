//! Every text that was read: its spans are spans.

use wireproof_source::{Document, LineIndex, Node, Pointer, Span, Syntax, Text};

/// Every span is one of whole characters inside its parent's, and finds its way back. What an alias or a merge of YAML
/// repeats lies where it is written, before it.
pub(crate) fn check_places(document: &Document<'_>) {
    let lines = LineIndex::new(document.text);
    for problem in &document.problems {
        assert!(document.text.get(problem.span.range()).is_some(), "{problem:?}");
        lines.position(document.text, problem.span.start);
    }
    assert!(document.problems.is_sorted_by_key(|problem| problem.span));
    for root in &document.roots {
        check_node(document, root);
    }
}

fn check_node(document: &Document<'_>, node: &Node<'_>) {
    // YAML has values that nothing writes: `? key`, a block without lines
    let is_unwritten = document.syntax == Syntax::Yaml && (node.is_null() || node.as_str() == Some(""));
    let written = document.text.get(node.span.range()).unwrap();
    assert!(!written.is_empty() || is_unwritten, "{node:?} {:?}", document.text);
    Pointer::of(document, node.span);
    let is_alias = document.syntax == Syntax::Yaml && written.starts_with('*');
    let holds = |child: Span| node.span.contains(child) || (is_alias && child.end <= node.span.start);
    for member in node.members() {
        assert!(holds(member.span()), "{node:?}");
        check_text(document, &member.key);
        check_node(document, &member.value);
    }
    for item in node.items() {
        assert!(holds(item.span), "{node:?}");
        check_node(document, item);
    }
    if let Some(text) = node.text() {
        check_text(document, text);
        if let Some(inside) = text.document() {
            assert!(text.span.contains(inside.span));
            check_node(document, inside);
        }
        for problem in text.document_problems() {
            assert!(document.text.get(problem.span.range()).is_some());
            assert!(text.span.contains(problem.span));
        }
    }
}

/// Neighbouring characters are written in neighbouring places, in order.
fn check_text(document: &Document<'_>, text: &Text<'_>) {
    let mut end = text.span.start;
    let written = document.text.get(text.span.range()).unwrap();
    let is_tag =
        document.syntax == Syntax::Yaml && (written.starts_with('!') || ["<<", "'<<'", "\"<<\""].contains(&written));
    for (start, character) in text.value.char_indices() {
        let span = text.slice(start..start + character.len_utf8());
        // YAML folds line ends into spaces, and a function's name is not what its tag says, a merged key not what its merge.
        if is_tag || (document.syntax == Syntax::Yaml && character.is_whitespace()) {
            assert!(text.span.contains(span), "{text:?} {start} {span:?}");
            continue;
        }
        assert!(span.start >= end && span.end > span.start && span.end <= text.span.end, "{text:?} {start} {span:?}");
        let written = document.text.get(span.range()).unwrap();
        let itself = written.chars().eq([character]);
        let escaped = written.starts_with(['\\', '%']) || (written == "''" && character == '\'');
        assert!(itself || escaped || character == '\u{fffd}', "{written} for {character}");
        end = span.end;
    }
    let whole = text.slice(0..text.value.len());
    assert!(text.span.contains(whole));
    assert_eq!(text.slice(0..0).start, text.slice(0..0).end);
}
