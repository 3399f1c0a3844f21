//! Characters → tree.
//!
//! A [`Document`] is read from the characters that a person pasted and never fails: it holds the tree and
//! the [`Problem`]s. Every [`Node`] has a [`Span`] into those characters, also inside a document that is
//! itself a string of another document (`"Policy": "{\"Version\"…"`). Positions in bytes become lines,
//! columns and UTF-16 offsets in [`LineIndex`] only.

mod build;
mod decode;
mod document;
pub mod edit;
mod embedded;
mod escape;
mod join;
mod json;
mod lenient;
mod lines;
mod map;
mod node;
pub mod order;
mod ordered;
mod pointer;
mod problem;
mod span;
mod strict;
mod text;
mod yaml;

pub use decode::decode;
pub use document::{Document, Limits, Syntax};
pub use escape::quoted;
pub use join::Join;
pub use lines::{LineIndex, Position};
pub use node::{Member, Node, Value};
pub use ordered::{Entries, Entry, Items, Map, Set};
pub use pointer::Pointer;
pub use problem::{Problem, ProblemKind};
pub use span::Span;
pub use text::Text;
