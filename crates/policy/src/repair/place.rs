//! Where a node is in its document, so that it is found again after an edit.

use wireproof_source::{Document, Node, Text};

/// Steps from a document's root to a node.
#[derive(Debug)]
pub(super) struct Place {
    root: usize,
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Member(usize),
    Item(usize),
    Document,
}

impl Place {
    /// The way to a node of the document.
    pub(super) fn of(document: &Document<'_>, node: &Node<'_>) -> Option<Self> {
        document.roots.iter().enumerate().find_map(|(root, top)| {
            let mut steps = Vec::new();
            walk(top, node, &mut steps).then_some(Self { root, steps })
        })
    }

    /// The node at the same place of another document.
    pub(super) fn find<'d, 't>(&self, document: &'d Document<'t>) -> Option<&'d Node<'t>> {
        let root = document.roots.get(self.root)?;
        self.steps.iter().try_fold(root, |node, step| match *step {
            Step::Member(index) => node.members().get(index).map(|member| &member.value),
            Step::Item(index) => node.items().get(index),
            Step::Document => node.text().and_then(Text::document),
        })
    }
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
