//! An input's text and the tree that was read from it.

use crate::{Node, Problem};

/// How much an input may hold before reading stops with a [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of text.
    pub bytes: usize,
    /// Levels of nesting, those of documents inside strings counted on; never more than [`Limits::DEEPEST`].
    pub depth: usize,
    /// Values.
    pub nodes: usize,
}

impl Limits {
    /// More levels than this are not read whatever [`Limits::depth`] says: a browser's stack holds one megabyte.
    pub const DEEPEST: usize = 256;
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, depth: 128, nodes: 8_000_000 }
    }
}

/// The notation that an input was read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// JSON, strict or with faults.
    Json,
    /// JSON documents, one a line.
    JsonLines,
    /// YAML.
    Yaml,
    /// A command line: its options are members. Nothing is written into one.
    Command,
    /// None: the text could not be read at all.
    None,
}

/// A text and the trees that were read from it. Reading never fails.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    /// The decoded text that all spans point into.
    pub text: &'t str,
    /// The documents in the text, in order; several when they follow one another.
    pub roots: Vec<Node<'t>>,
    /// What is wrong with the text, in order of place.
    pub problems: Vec<Problem>,
    /// The notation.
    pub syntax: Syntax,
}

impl<'t> Document<'t> {
    /// Reads a text: strictly first, then leniently with each fault reported.
    pub fn parse(text: &'t str, limits: &Limits) -> Self {
        crate::json::parse(text, limits)
    }

    /// The first document.
    pub fn root(&self) -> Option<&Node<'t>> {
        self.roots.first()
    }

    /// Whether the text was read to its end; a text that was cut off proves nothing absent.
    pub fn is_complete(&self) -> bool {
        self.problems.iter().all(|problem| problem.kind.is_recovered())
    }
}
