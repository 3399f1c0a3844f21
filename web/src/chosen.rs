//! What a person opened, chose and did: the parts of the page's state.

use crate::links::Linked;

/// A document as the page knows it; its text is in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document {
    pub(crate) id: u32,
    pub(crate) name: String,
    /// The format that was chosen for it; nothing to recognise it.
    pub(crate) format: Option<String>,
}

/// A part of the page; on a phone one at a time is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Pane {
    Path,
    Findings,
    #[default]
    Text,
    Why,
}

impl Pane {
    pub(crate) const ALL: [Self; 4] = [Self::Text, Self::Path, Self::Findings, Self::Why];

    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Findings => "findings",
            Self::Text => "text",
            Self::Why => "why",
        }
    }
}

/// Characters to bring into view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) document: u32,
    pub(crate) from: u32,
    pub(crate) to: u32,
    /// Whether the caret goes there too.
    pub(crate) focus: bool,
}

/// Where a choice was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Origin {
    /// In the text.
    #[default]
    Text,
    Hop,
    Finding,
    /// By walking the findings, which is said aloud.
    Walk,
}

/// What is chosen: hop, finding and text always go together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    pub(crate) hop: Option<String>,
    pub(crate) finding: Option<String>,
    pub(crate) spot: Option<Spot>,
    /// Counts the choices, so that the same one can be made twice.
    pub(crate) turn: u32,
    /// Where it was made: what is there already is not scrolled to.
    pub(crate) origin: Origin,
}

/// Why there is no newer answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The user stopped the analysis.
    Stopped,
    /// The documents are larger than the host allows.
    TooLarge,
    /// The engine stopped by itself, saying this.
    Crashed(String),
}

impl Failure {
    /// The failure that the shell names.
    pub(crate) fn of(error: String) -> Self {
        match error.as_str() {
            "cancelled" => Self::Stopped,
            "too-large" => Self::TooLarge,
            _ => Self::Crashed(error),
        }
    }
}

/// Something that was done and can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// A fix was applied to these documents.
    Fixed { documents: Vec<u32> },
    /// Other documents took the place of these.
    Replaced { documents: Vec<Document>, shown: u32 },
    /// A document was closed.
    Closed { documents: Vec<Document>, shown: u32 },
    /// A link was opened; its documents took the place of these, if any.
    Linked { from: Linked, before: Option<(Vec<Document>, u32)> },
}
