//! Places in the inputs.

use serde::{Deserialize, Serialize};

/// Characters of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// The input's index.
    pub input: u32,
    /// RFC 6901 pointer into the input as pasted; an absent field is placed at its nearest existing parent.
    pub pointer: String,
    /// Pointer within the document that the string at `pointer` holds.
    pub inner: Option<String>,
    /// The characters.
    pub range: Range,
}

/// Half-open range of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Range {
    /// The first character.
    pub start: Pos,
    /// The place after the last character.
    pub end: Pos,
}

/// A place between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Pos {
    /// UTF-8 bytes from 0.
    pub byte: u32,
    /// UTF-16 code units from 0.
    pub utf16: u32,
    /// Line from 1.
    pub line: u32,
    /// Column from 1, in characters.
    pub column: u32,
}
