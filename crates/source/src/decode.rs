//! Bytes → text: UTF-8 and UTF-16, with the place of everything that is neither.

use crate::problem::Problems;
use crate::{Problem, ProblemKind, Span};
use std::borrow::Cow;

/// Bytes → text: UTF-8, or UTF-16 with a byte order mark or recognisably without one.
///
/// What is no text becomes U+FFFD, and the rest is kept. Spans are those of the text that is returned: the byte order
/// mark of UTF-8 stays in it (and [`crate::Document::parse`] steps over it), that of UTF-16 does not.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<Problem>) {
    if let Some((units, odd)) = utf16(bytes) {
        return from_utf16(units, odd);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Vec::new()),
        Err(_) => from_broken_utf8(bytes),
    }
}

/// The code units of UTF-16, and whether a last byte is left over.
fn utf16(bytes: &[u8]) -> Option<(Vec<u16>, bool)> {
    let (little, body) = match bytes {
        [0xff, 0xfe, body @ ..] => (true, body),
        [0xfe, 0xff, body @ ..] => (false, body),
        // JSON, YAML and commands begin with ASCII, so that every second byte of the first ones is zero.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (true, bytes),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (false, bytes),
        _ => return None,
    };
    let pairs = body.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let unit = |pair: &[u8]| match *pair {
        [low, high] if little => u16::from_le_bytes([low, high]),
        [high, low] => u16::from_be_bytes([high, low]),
        _ => 0,
    };
    Some((pairs.map(unit).collect(), odd))
}

fn from_utf16(units: Vec<u16>, odd: bool) -> (Cow<'static, str>, Vec<Problem>) {
    let mut text = String::with_capacity(units.len());
    let mut problems = Problems::default();
    problems.push(ProblemKind::Utf16, Span::at(0));
    for character in char::decode_utf16(units).map(Result::ok).chain(odd.then_some(None)) {
        push(&mut text, character, &mut problems);
    }
    (Cow::Owned(text), problems.into_sorted())
}

fn from_broken_utf8(bytes: &[u8]) -> (Cow<'static, str>, Vec<Problem>) {
    let mut text = String::with_capacity(bytes.len());
    let mut problems = Problems::default();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            push(&mut text, None, &mut problems);
        }
    }
    (Cow::Owned(text), problems.into_sorted())
}

fn push(text: &mut String, character: Option<char>, problems: &mut Problems) {
    let start = text.len();
    text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    if character.is_none() {
        problems.push(ProblemKind::NotText, Span::new(start, text.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn little(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn kinds(bytes: &[u8]) -> (String, Vec<(ProblemKind, u32, u32)>) {
        let (text, problems) = decode(bytes);
        (
            text.into_owned(),
            problems.into_iter().map(|problem| (problem.kind, problem.span.start, problem.span.end)).collect(),
        )
    }

    #[test]
    fn utf8_is_borrowed_and_keeps_its_mark() {
        let (text, problems) = decode("\u{feff}{\"한\": 1}".as_bytes());
        assert!(matches!(text, Cow::Borrowed("\u{feff}{\"한\": 1}")));
        assert_eq!(problems, []);
    }

    #[test]
    fn utf16_in_both_orders_with_and_without_mark() {
        let text = "{\"한🙂\": 1}";
        let utf16 = (text.to_owned(), vec![(ProblemKind::Utf16, 0, 0)]);
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(kinds(&little(text)), utf16);
        assert_eq!(kinds(&big), utf16);
        assert_eq!(kinds(&[&[0xff, 0xfe], little(text).as_slice()].concat()), utf16);
        assert_eq!(kinds(&[&[0xfe, 0xff], big.as_slice()].concat()), utf16);
    }

    #[test]
    fn what_is_no_text_is_named_and_the_rest_kept() {
        let broken = [b"{\"a\": \"".as_slice(), &[0xb0, 0xa1], b"\"}"].concat();
        let replaced = "{\"a\": \"\u{fffd}\u{fffd}\"}".to_owned();
        assert_eq!(kinds(&broken), (replaced, vec![(ProblemKind::NotText, 7, 10), (ProblemKind::NotText, 10, 13)]));
        let mut half = little("{}\u{10000}");
        half.truncate(half.len() - 1);
        let expected = vec![(ProblemKind::Utf16, 0, 0), (ProblemKind::NotText, 2, 5), (ProblemKind::NotText, 5, 8)];
        assert_eq!(kinds(&half), ("{}\u{fffd}\u{fffd}".to_owned(), expected));
    }
}
