//! What is wrong with the characters, and where. Words for people are made in the engine.

use crate::Span;
use crate::order;
use std::mem::{Discriminant, discriminant};

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
    /// Values are nested deeper than the limit; what lies deeper was left out. The place is the bracket too many.
    TooDeep {
        /// The limit in levels.
        limit: usize,
    },
    /// The input has more values than the limit; the rest was left out.
    TooManyNodes {
        /// The limit in values.
        limit: usize,
    },
    /// Bytes that are no text in UTF-8 or UTF-16; the place is the replacement character that stands for them.
    NotText,
    /// The text was in UTF-16 and has been converted.
    Utf16,
    /// The text begins with a byte order mark.
    ByteOrderMark,
    /// There is text, but no document in it.
    NoDocument,
    /// There is a table for people to read, as the AWS CLI prints with `--output table`. The place is its first line.
    Table,
    /// A comma before `}` or `]`. The place is the comma.
    TrailingComma,
    /// A comma is missing between two values or members. The place is the end of the first.
    MissingComma,
    /// A comma where none belongs (`[1,,2]`).
    ExtraComma,
    /// A key without `:` after it. The place is what stands there instead, or the end of the key.
    MissingColon,
    /// A key and `:` without a value; the member was left out. The place is the key with its colon.
    MissingValue,
    /// A bracket was not closed before another one closed around it. The place is the opening bracket.
    MissingBracket {
        /// The bracket that is missing.
        bracket: char,
    },
    /// The braces around a list of members are missing.
    MissingBraces,
    /// A string that does not end on its line; it was left out.
    UnclosedString,
    /// A comment: JSON has none.
    Comment,
    /// A string in single quotation marks.
    SingleQuotes,
    /// A key without quotation marks.
    UnquotedKey,
    /// A value of another language: `True`, `False`, `None`, a tuple, a string with a prefix.
    PythonLiteral {
        /// What JSON writes instead.
        json: &'static str,
    },
    /// A value as Python prints an object, `datetime.datetime(2024, 1, 31)`; it was read as a string.
    PythonObject,
    /// A place in a template that was not filled in (`${name}`, `{{ name }}`, `<name>`); it was read as a string.
    Placeholder,
    /// An action of a template on a line of its own (`{{- if .Values.x }}`): it may write lines, or leave out those that
    /// follow it.
    TemplateBlock,
    /// Typographic quotation marks (“ ” ‘ ’) around a string.
    SmartQuotes,
    /// The quotation marks of a document inside a string are not escaped (`"{"Version": …}"`). The place is the opening one.
    UnescapedQuotes,
    /// A control character in a string (a line break or a tab), which JSON wants escaped.
    ControlCharacter,
    /// An escape that JSON does not have.
    BadEscape,
    /// Half of a `\uD83D\uDE00` pair.
    LoneSurrogate,
    /// A number that JSON writes differently (`01`, `.5`, `+1`, `0xFF`, `NaN`).
    BadNumber,
    /// The text ends inside a value; a value that was cut was left out. The place is the end of the text.
    CutOff,
    /// The text itself says that a part was left out (`...`).
    Elided,
    /// Several documents follow one another (also JSON Lines). The place is the second one's first character.
    SeveralDocuments {
        /// How many.
        count: usize,
    },
    /// The document stood in a Markdown fence. The place is the opening fence.
    MarkdownFence,
    /// The lines begin with line numbers.
    LineNumbers,
    /// The lines begin with `+` and `-` as `diff` writes them; removed lines were left out.
    DiffMarkers,
    /// The text is the inside of a string: its quotation marks are escaped but there are none around it.
    EscapedText,
    /// Text before or after the document was left out.
    SurroundingText,
    /// A key is written twice in one object.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it was written before.
        first: Span,
    },
    /// Two tags on one value (`!GetAZs !Ref AWS::Region`), of which YAML allows one; the first was left out.
    StackedTags,
    /// Tabs that indent a line of YAML.
    TabIndentation,
    /// A space that JSON does not know (no-break space and the like).
    ForeignSpace,
    /// Characters inside the document that mean nothing there; they were left out.
    Unexpected,
    /// Any other fault of syntax, in the reader's words.
    Syntax {
        /// What was found or expected.
        message: String,
    },
}

impl ProblemKind {
    /// Whether everything that the text says could still be read in spite of the problem.
    pub fn is_recovered(&self) -> bool {
        !matches!(
            self,
            Self::Empty
                | Self::TooLarge { .. }
                | Self::TooDeep { .. }
                | Self::TooManyNodes { .. }
                | Self::NotText
                | Self::NoDocument
                | Self::Table
                | Self::MissingColon
                | Self::MissingValue
                | Self::MissingBracket { .. }
                | Self::UnclosedString
                | Self::CutOff
                | Self::Elided
                | Self::TabIndentation
                | Self::TemplateBlock
                | Self::Unexpected
                | Self::Syntax { .. }
        )
    }
}

/// Problems as they are found, so many of a kind at most: a pasted web page may have a foreign space on each of its lines.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    found: Vec<Problem>,
    /// How many of each kind there are.
    counts: Vec<(Discriminant<ProblemKind>, usize)>,
}

impl Problems {
    const OF_A_KIND: usize = 100;

    pub(crate) fn push(&mut self, kind: ProblemKind, span: Span) {
        let same = discriminant(&kind);
        if !self.counts.iter().any(|(kind, _)| *kind == same) {
            self.counts.push((same, 0));
        }
        if let Some((_, count)) = self.counts.iter_mut().find(|(kind, count)| *kind == same && *count < Self::OF_A_KIND)
        {
            *count += 1;
            self.found.push(Problem { kind, span });
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.found.len()
    }

    /// Forgets what was found after the first `length`.
    pub(crate) fn truncate(&mut self, length: usize) {
        for problem in self.found.drain(length.min(self.found.len())..) {
            let forgotten = discriminant(&problem.kind);
            if let Some((_, count)) = self.counts.iter_mut().find(|(kind, _)| *kind == forgotten) {
                *count -= 1;
            }
        }
    }

    /// Those found after the first `length`.
    pub(crate) fn since(&self, length: usize) -> impl Iterator<Item = &Problem> {
        self.found.iter().skip(length)
    }

    /// In order of place.
    pub(crate) fn into_sorted(mut self) -> Vec<Problem> {
        order::sort_by_key(&mut self.found, |problem| problem.span);
        self.found.dedup();
        self.found
    }
}
