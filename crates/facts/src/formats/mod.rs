//! The formats: one file each, with what the document is, the command that prints it and a sample.

use crate::detect::Signs;
use crate::reader::Reader;
use std::cmp::Ordering;
use std::fmt;
use wireproof_source::Node;

/// A format that is recognised. Ids follow AWS's names: `service.api-action`.
#[derive(Clone, Copy)]
pub struct Format(&'static Card);

impl Format {
    /// Every format, by id.
    pub fn all() -> impl Iterator<Item = Self> {
        CARDS.iter().copied().map(Self)
    }

    /// The format of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|format| format.id() == id)
    }

    /// The report's id.
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// The command that prints such a document, or takes it.
    pub fn command(self) -> &'static str {
        self.0.command
    }

    /// A small document of the format.
    pub fn sample(self) -> &'static str {
        self.0.sample
    }

    pub(crate) fn card(self) -> &'static Card {
        self.0
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for Format {}

impl PartialOrd for Format {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Format {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.id.cmp(other.0.id)
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.id)
    }
}

/// What a format's file says of it.
pub(crate) struct Card {
    /// The report's id.
    pub(crate) id: &'static str,
    /// The command that prints or takes the document.
    pub(crate) command: &'static str,
    /// A document that is recognised as this format and no other.
    pub(crate) sample: &'static str,
    /// How it is recognised.
    pub(crate) signs: Signs,
    /// Reads a resource of the format.
    pub(crate) read: for<'d> fn(&mut Reader<'_, 'd>, &'d Node<'d>),
}

macro_rules! formats {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        static CARDS: &[&Card] = &[$(&$module::CARD),+];
    };
}

formats! {
    s3_bucket_policy,
}
