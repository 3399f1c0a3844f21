//! Where a policy is in its document, so that an edit of it is read again without the rest of the document.

use wireproof_source::edit::{self, Edit};
use wireproof_source::{Document, Limits, Node, Span, Syntax, Text};

/// The part of a document that holds a policy, and the way to the policy in it.
#[derive(Debug)]
pub(super) struct Place<'d> {
    /// The part's characters.
    text: &'d str,
    span: Span,
    /// Problems that the part has as it is.
    problems: usize,
    root: usize,
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Member(usize),
    Item(usize),
    Document,
}

impl<'d> Place<'d> {
    /// The way to a node of the document: from the node itself or, when it is inside of a string, from the outermost string.
    pub(super) fn of(document: &'d Document<'_>, node: &Node<'_>) -> Option<Self> {
        let (root, mut steps) = document.roots.iter().enumerate().find_map(|(root, top)| {
            let mut steps = Vec::new();
            walk(top, node, &mut steps).then_some((root, steps))
        })?;
        if !matches!(document.syntax, Syntax::Json) {
            // What a line means depends on the lines around it.
            let span = Span::new(0, document.text.len());
            return Some(Self { text: document.text, span, problems: document.problems.len(), root, steps });
        }
        let outside = steps.iter().position(|step| matches!(step, Step::Document)).unwrap_or(steps.len());
        let inside = steps.split_off(outside);
        let span = follow(document.roots.get(root)?, &steps)?.span;
        let text = document.text.get(span.range())?;
        let problems = Document::parse(text, &Limits::default()).problems.len();
        Some(Self { text, span, problems, root: 0, steps: inside })
    }

    /// The part's text after edits of the document.
    pub(super) fn edited(&self, edits: &[Edit]) -> String {
        let start = self.span.start as usize;
        let shifted = edits.iter().map(|edit| {
            let range = edit.span.range();
            Edit {
                span: Span::new(range.start.saturating_sub(start), range.end.saturating_sub(start)),
                text: edit.text.clone(),
            }
        });
        edit::apply(self.text, &shifted.collect::<Vec<_>>())
    }

    /// The policy in the part's text after edits; nothing when they make it worse to read.
    pub(super) fn find<'e, 't>(&self, edited: &'e Document<'t>) -> Option<&'e Node<'t>> {
        let root = edited.roots.get(self.root).filter(|_| edited.problems.len() <= self.problems)?;
        follow(root, &self.steps)
    }
}

fn follow<'n, 't>(root: &'n Node<'t>, steps: &[Step]) -> Option<&'n Node<'t>> {
    steps.iter().try_fold(root, |node, step| match *step {
        Step::Member(index) => node.members().get(index).map(|member| &member.value),
        Step::Item(index) => node.items().get(index),
        Step::Document => node.text().and_then(Text::document),
    })
}

fn walk(from: &Node<'_>, to: &Node<'_>, steps: &mut Vec<Step>) -> bool {
    if std::ptr::eq(from, to) || (from.span == to.span && from == to) {
        return true;
    }
    if !from.span.contains(to.span) {
        return false;
    }
    let members = from.members().iter().enumerate().map(|(index, member)| (Step::Member(index), &member.value));
    let items = from.items().iter().enumerate().map(|(index, item)| (Step::Item(index), item));
    let inner = from.text().and_then(Text::document).map(|inner| (Step::Document, inner));
    for (step, child) in members.chain(items).chain(inner) {
        steps.push(step);
        if walk(child, to, steps) {
            return true;
        }
        steps.pop();
    }
    false
}
