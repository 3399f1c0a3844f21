//! Escapes of strings, both ways, with the map from decoded to written characters.

use crate::ProblemKind;
use crate::map::Step;
use std::fmt::Write;
use std::ops::Range;

/// A decoded string.
#[derive(Debug, Default)]
pub(crate) struct Unescaped {
    pub(crate) value: String,
    /// From the decoded value into the text that the string stands in.
    pub(crate) steps: Vec<Step>,
    /// Escapes that JSON does not have, by place in that text.
    pub(crate) faults: Vec<(ProblemKind, Range<usize>)>,
    /// Where the last part ends in that text.
    end: usize,
}

impl Unescaped {
    /// Appends the characters between two quotation marks; `at` is where they begin in the text.
    ///
    /// Escapes of JSON and of Python and JavaScript (`\'`, `\x41`, a line continued) are decoded; any other is kept as written.
    pub(crate) fn push(&mut self, raw: &str, at: usize) {
        if !self.steps.is_empty() {
            // A Python literal that continues the string: what lies between belongs to neither part.
            self.steps.push(Step::new(self.value.len(), self.end));
        }
        self.steps.push(Step::new(self.value.len(), at));
        self.end = at + raw.len();
        let (mut plain, mut rest) = (0, raw);
        while let Some(found) = rest.find('\\') {
            let from = raw.len() - rest.len() + found;
            self.value.push_str(raw.get(plain..from).unwrap_or_default());
            let escape = raw.get(from..).unwrap_or_default();
            let (decoded, length, fault) = decode(escape);
            if let Some(kind) = fault {
                self.faults.push((kind, at + from..at + from + length));
            }
            match decoded {
                Decoded::Char(character) => self.value.push(character),
                Decoded::Nothing => self.steps.push(Step::new(self.value.len(), at + from)),
                Decoded::AsWritten => self.value.push_str(escape.get(..length).unwrap_or_default()),
            }
            plain = from + length;
            rest = raw.get(plain..).unwrap_or_default();
            if !matches!(decoded, Decoded::AsWritten) {
                self.steps.push(Step::new(self.value.len(), at + plain));
            }
        }
        self.value.push_str(raw.get(plain..).unwrap_or_default());
    }
}

enum Decoded {
    Char(char),
    Nothing,
    AsWritten,
}

/// One escape at the start of `escape`: what it means, its length in bytes, and what JSON holds against it.
fn decode(escape: &str) -> (Decoded, usize, Option<ProblemKind>) {
    let mut characters = escape.chars();
    characters.next();
    let Some(letter) = characters.next() else {
        return (Decoded::AsWritten, escape.len(), Some(ProblemKind::BadEscape));
    };
    let length = 1 + letter.len_utf8();
    let simple = |character| (Decoded::Char(character), length, None);
    let foreign = |character| (Decoded::Char(character), length, Some(ProblemKind::BadEscape));
    match letter {
        '"' | '\\' | '/' => simple(letter),
        'b' => simple('\u{8}'),
        'f' => simple('\u{c}'),
        'n' => simple('\n'),
        'r' => simple('\r'),
        't' => simple('\t'),
        'u' => unicode(escape),
        '\'' => foreign('\''),
        'x' => match hex(escape, 2..4).and_then(char::from_u32) {
            Some(character) => (Decoded::Char(character), 4, Some(ProblemKind::BadEscape)),
            None => (Decoded::AsWritten, 2, Some(ProblemKind::BadEscape)),
        },
        '\r' if escape.starts_with("\\\r\n") => (Decoded::Nothing, 3, Some(ProblemKind::BadEscape)),
        '\n' | '\r' => (Decoded::Nothing, 2, Some(ProblemKind::BadEscape)),
        _ => (Decoded::AsWritten, length, Some(ProblemKind::BadEscape)),
    }
}

fn unicode(escape: &str) -> (Decoded, usize, Option<ProblemKind>) {
    let Some(first) = hex(escape, 2..6) else {
        return (Decoded::AsWritten, 2, Some(ProblemKind::BadEscape));
    };
    if let Some(character) = char::from_u32(first) {
        return (Decoded::Char(character), 6, None);
    }
    let second = if escape.get(6..8) == Some("\\u") { hex(escape, 8..12) } else { None };
    if let Some(low) = second
        && let Some(Ok(character)) =
            char::decode_utf16([first, low].map(|unit| u16::try_from(unit).unwrap_or_default())).next()
    {
        return (Decoded::Char(character), 12, None);
    }
    (Decoded::Char(char::REPLACEMENT_CHARACTER), 6, Some(ProblemKind::LoneSurrogate))
}

/// The number that the characters `range` write in hexadecimal digits.
fn hex(escape: &str, range: Range<usize>) -> Option<u32> {
    let digits = escape.get(range)?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

/// A text as a string of JSON, with its quotation marks.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", escape(text))
}

/// Writes `text` as it must stand between JSON's quotation marks.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars() {
        match character {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            control if control < ' ' => {
                let _ = write!(escaped, "\\u{:04x}", u32::from(control));
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// Decodes `%XX`; `None` when that is no UTF-8 or nothing is encoded. Steps lead from the result into `text`.
pub(crate) fn percent_decode(text: &str) -> Option<(String, Vec<Step>)> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut steps = vec![Step::new(0, 0)];
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b'%'
            && let Some(value) = hex(text, at + 1..at + 3)
        {
            decoded.push(u8::try_from(value).unwrap_or_default());
            at += 3;
            steps.push(Step::new(decoded.len(), at));
        } else {
            decoded.push(byte);
            at += 1;
        }
    }
    if steps.len() == 1 {
        return None;
    }
    String::from_utf8(decoded).ok().map(|decoded| (decoded, steps))
}

/// Writes every byte but letters, digits and `-._~` as `%XX` (RFC 3986).
pub(crate) fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Map;

    #[test]
    fn parts_of_a_string() {
        let mut unescaped = Unescaped::default();
        unescaped.push(r"a\n", 10);
        unescaped.push(r"\u00e9b\ud83d\ude00", 20);
        assert_eq!(unescaped.value, "a\néb😀");
        let map = Map::Steps(&unescaped.steps);
        let places: Vec<_> = unescaped
            .value
            .char_indices()
            .map(|(at, character)| map.span(at..at + character.len_utf8()))
            .map(|span| (span.start, span.end))
            .collect();
        assert_eq!(places, [(10, 11), (11, 13), (20, 26), (26, 27), (27, 39)]);
        assert_eq!(unescaped.faults, []);
    }

    #[test]
    fn escaping_undoes_itself() {
        let text = "\"q\" \\ \n\r\t \u{1} 한 😀";
        let escaped = escape(text);
        assert_eq!(escaped, r#"\"q\" \\ \n\r\t \u0001 한 😀"#);
        let mut unescaped = Unescaped::default();
        unescaped.push(&escaped, 0);
        assert_eq!(unescaped.value, text);
        assert_eq!(percent_encode(r#"{"a": 한}"#), "%7B%22a%22%3A%20%ED%95%9C%7D");
        let (decoded, steps) = percent_decode("%7b%22a%22%3A%20%ED%95%9C%7D").unwrap();
        assert_eq!(decoded, r#"{"a": 한}"#);
        assert_eq!(Map::Steps(&steps).span(6..9), crate::Span::new(16, 25));
        assert_eq!(percent_decode("plain"), None);
        assert_eq!(percent_decode("100%+1"), None);
        assert_eq!(percent_decode("%ff"), None);
    }
}
