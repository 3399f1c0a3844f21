//! Bytes → lines, columns and UTF-16 offsets.

/// A place in a text, in every unit that a reader may want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Byte offset from 0.
    pub byte: u32,
    /// UTF-16 code units from 0.
    pub utf16: u32,
    /// Line from 1. A line ends at `\n`, `\r\n` or a lone `\r`, as in editors.
    pub line: u32,
    /// Column from 1, in characters. A byte order mark at the text's start takes no column.
    pub column: u32,
}

/// Knows where each line of a text begins.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// The position of each line's first character, and on long lines of one character in so many bytes.
    marks: Vec<Position>,
}

/// A minified document is one line: without marks inside it every look-up would count from its start.
const BETWEEN_MARKS: usize = 1024;

const START: Position = Position { byte: 0, utf16: 0, line: 1, column: 1 };

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let (mut here, mut marks, mut rest) = (START, vec![START], text);
        while !rest.is_empty() {
            let near = rest.get(..rest.floor_char_boundary(BETWEEN_MARKS)).unwrap_or(rest);
            let end = near.bytes().position(|byte| byte == b'\n' || byte == b'\r').unwrap_or(near.len());
            let (line, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            here.advance(line);
            rest = after;
            if end < near.len() {
                let (line_end, after) = after.split_at(if after.starts_with("\r\n") { 2 } else { 1 });
                here.advance(line_end);
                here.line += 1;
                here.column = 1;
                rest = after;
            }
            marks.push(here);
        }
        Self { marks }
    }

    /// The position of a byte offset; an offset past the end or inside a character is moved back to a character.
    pub fn position(&self, text: &str, byte: u32) -> Position {
        let byte = text.floor_char_boundary(byte as usize);
        let mark = self.marks.partition_point(|mark| mark.byte as usize <= byte).saturating_sub(1);
        let mut position = self.marks.get(mark).copied().unwrap_or(START);
        position.advance(text.get(position.byte as usize..byte).unwrap_or_default());
        position
    }
}

impl Position {
    /// Past characters of one line.
    fn advance(&mut self, characters: &str) {
        let (mut columns, mut units) = (characters.len(), characters.len());
        if !characters.is_ascii() {
            columns = characters.chars().count();
            units = characters.chars().map(char::len_utf16).sum();
        }
        if self.byte == 0 && characters.starts_with('\u{feff}') {
            columns -= 1;
        }
        let shorten = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        self.byte += shorten(characters.len());
        self.column += shorten(columns);
        self.utf16 += shorten(units);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, needle: &str) -> (u32, u32, u32) {
        let byte = u32::try_from(text.find(needle).unwrap()).unwrap();
        let position = LineIndex::new(text).position(text, byte);
        assert_eq!(position.byte, byte);
        (position.line, position.column, position.utf16)
    }

    #[test]
    fn line_ends_of_all_systems() {
        let text = "a\nb\r\nc\rd\n\re";
        assert_eq!(at(text, "a"), (1, 1, 0));
        assert_eq!(at(text, "b"), (2, 1, 2));
        assert_eq!(at(text, "c"), (3, 1, 5));
        assert_eq!(at(text, "d"), (4, 1, 7));
        assert_eq!(at(text, "e"), (6, 1, 10));
    }

    #[test]
    fn columns_count_characters_and_utf16_counts_units() {
        let text = "버킷 🙂 x\n🙂🙂y";
        assert_eq!(at(text, "x"), (1, 6, 6));
        assert_eq!(at(text, "y"), (2, 3, 12));
        assert_eq!(LineIndex::new(text).position(text, 1).column, 1);
        assert_eq!(LineIndex::new(text).position(text, 1000).column, 4);
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let text = "\u{feff}{\n\u{feff}x";
        assert_eq!(at(text, "{"), (1, 1, 1));
        assert_eq!(at(text, "x"), (2, 2, 4));
    }

    #[test]
    fn long_lines_are_marked_inside() {
        let text = format!("{}x\n{}y", "é🙂".repeat(5000), "a".repeat(3000));
        assert_eq!(at(&text, "x"), (1, 10_001, 15_000));
        assert_eq!(at(&text, "y"), (2, 3001, 18_002));
        assert_eq!(LineIndex::new("").position("", 0), Position { byte: 0, utf16: 0, line: 1, column: 1 });
    }
}
