//! Text from the inputs, made harmless for a terminal: what would move the cursor, change colours or turn the
//! direction of writing is shown as `\u{…}` instead of being sent.

use std::borrow::Cow;

/// Whether a character must not reach a terminal as it is.
///
/// Control characters steer the terminal, bidirectional controls let a line read otherwise than it is, invisible
/// ones let two different names look alike. Line feed and tab count too: callers that lay out lines handle them.
pub(crate) fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// How a hostile character is shown.
pub(crate) fn shown(character: char) -> String {
    format!("\\u{{{:x}}}", u32::from(character))
}

/// One line of text with every hostile character shown.
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    escape(text, is_hostile)
}

/// Text of several lines: line feeds and tabs stay.
pub(crate) fn lines(text: &str) -> Cow<'_, str> {
    escape(text, |character| is_hostile(character) && !matches!(character, '\n' | '\t'))
}

fn escape(text: &str, hostile: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&hostile) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if hostile(character) {
            safe.push_str(&shown(character));
        } else {
            safe.push(character);
        }
    }
    Cow::Owned(safe)
}

/// JSON text of the same meaning in which no hostile character stands raw.
pub(crate) fn json(text: String) -> String {
    let hostile = |character: char| is_hostile(character) && character != '\n';
    if !text.chars().any(hostile) {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 64);
    for character in text.chars() {
        if hostile(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(character);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminal_controls_are_shown() {
        assert_eq!(line("a\u{1b}[31mb\u{7}\u{9b}2J"), "a\\u{1b}[31mb\\u{7}\\u{9b}2J");
        assert_eq!(line("user\u{202e}gnp.exe\u{2069}"), "user\\u{202e}gnp.exe\\u{2069}");
        assert_eq!(line("aws:Secure\u{200b}Transport"), "aws:Secure\\u{200b}Transport");
        assert_eq!(line("a\r\nb"), "a\\u{d}\\u{a}b");
        assert_eq!(lines("a\n\tb\r"), "a\n\tb\\u{d}");
        assert!(matches!(line("버킷 정책 — ✓"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_keeps_its_meaning() {
        let value = serde_json::json!({ "label": "a\u{202e}b\u{9b}c\u{e0041}d" });
        let text = json(serde_json::to_string_pretty(&value).unwrap());
        assert!(!text.chars().any(|character| is_hostile(character) && character != '\n'), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
