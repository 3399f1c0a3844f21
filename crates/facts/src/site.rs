//! Where something is said.

use wireproof_source::Span;

/// Characters of one input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Site {
    /// The input's index.
    pub input: u32,
    /// The characters; an absent field is placed at the opening brace of its nearest existing parent.
    pub span: Span,
}
