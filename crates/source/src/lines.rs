//! Bytes → lines, columns and UTF-16 offsets.

/// A place in a text, in every unit that a reader may want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Byte offset from 0.
    pub byte: u32,
    /// UTF-16 code units from 0.
    pub utf16: u32,
    /// Line from 1.
    pub line: u32,
    /// Column from 1, in characters.
    pub column: u32,
}

/// Knows where each line of a text begins.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Byte and UTF-16 offset of each line's first character.
    lines: Vec<(u32, u32)>,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let mut lines = vec![(0, 0)];
        let (mut byte, mut utf16) = (0, 0);
        for character in text.chars() {
            byte += u32::try_from(character.len_utf8()).unwrap_or(0);
            utf16 += u32::try_from(character.len_utf16()).unwrap_or(0);
            if character == '\n' {
                lines.push((byte, utf16));
            }
        }
        Self { lines }
    }

    /// The position of a byte offset; an offset past the end or inside a character is moved back to a character.
    pub fn position(&self, text: &str, byte: u32) -> Position {
        let line = self.lines.partition_point(|&(start, _)| start <= byte).saturating_sub(1);
        let (start, utf16_start) = self.lines.get(line).copied().unwrap_or_default();
        let mut end = (byte as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = text.get(start as usize..end).unwrap_or_default();
        let utf16: usize = before.chars().map(char::len_utf16).sum();
        Position {
            byte: u32::try_from(end).unwrap_or(u32::MAX),
            utf16: utf16_start + u32::try_from(utf16).unwrap_or(0),
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
            column: u32::try_from(before.chars().count() + 1).unwrap_or(u32::MAX),
        }
    }
}
