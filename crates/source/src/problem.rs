//! What is wrong with the characters, and where. Words for people are made in the engine.

use crate::Span;

/// One thing that is wrong with an input's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What.
    pub kind: ProblemKind,
    /// Where.
    pub span: Span,
}

/// The kinds of [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Nothing but white space.
    Empty,
    /// The input has more bytes than the limit.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// Values are nested deeper than the limit.
    TooDeep {
        /// The limit in levels.
        limit: usize,
    },
    /// The input has more values than the limit.
    TooManyNodes {
        /// The limit in values.
        limit: usize,
    },
    /// The bytes are no text in UTF-8 or UTF-16.
    NotText,
    /// The text was in UTF-16 and has been converted.
    Utf16,
    /// The text begins with a byte order mark.
    ByteOrderMark,
    /// A comma before `}` or `]`.
    TrailingComma,
    /// A comma is missing between two values or members.
    MissingComma,
    /// A comment: JSON has none.
    Comment,
    /// A string in single quotation marks.
    SingleQuotes,
    /// A key without quotation marks.
    UnquotedKey,
    /// `True`, `False` or `None` as Python writes them.
    PythonLiteral {
        /// What JSON writes instead.
        json: &'static str,
    },
    /// Typographic quotation marks (“ ” ‘ ’).
    SmartQuotes,
    /// The text ends inside a value.
    CutOff,
    /// Several documents follow one another (also JSON Lines).
    SeveralDocuments {
        /// How many.
        count: usize,
    },
    /// The document stood in a Markdown fence.
    MarkdownFence,
    /// Text before or after the document was left out.
    SurroundingText,
    /// A key is written twice in one object.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it was written before.
        first: Span,
    },
    /// A space that JSON does not know (no-break space and the like).
    ForeignSpace,
    /// Any other fault of syntax, in the reader's words.
    Syntax {
        /// What was found or expected.
        message: String,
    },
}

impl ProblemKind {
    /// Whether the text could still be read to its end in spite of the problem.
    pub fn is_recovered(&self) -> bool {
        !matches!(
            self,
            Self::Empty
                | Self::TooLarge { .. }
                | Self::TooDeep { .. }
                | Self::TooManyNodes { .. }
                | Self::NotText
                | Self::CutOff
                | Self::Syntax { .. }
        )
    }
}
