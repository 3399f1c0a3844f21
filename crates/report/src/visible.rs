//! Words of the inputs, made visible: characters that steer a terminal, turn the direction of writing or cannot be
//! seen are shown as `\u{…}`, so that nobody reads something else than what stands there.

use std::borrow::Cow;

/// Whether a character must not be shown as it is.
///
/// Control characters steer the terminal, bidirectional controls let a line read otherwise than it is, invisible
/// ones let two different names look alike. Line feed and tab count too: callers that lay out lines handle them.
pub fn is_hidden(character: char) -> bool {
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

/// How a hidden character is shown.
pub fn shown(character: char) -> String {
    format!("\\u{{{:x}}}", u32::from(character))
}

/// One line of text with every hidden character shown.
pub fn line(text: &str) -> Cow<'_, str> {
    escape(text, is_hidden)
}

/// Text of several lines: line feeds and tabs stay.
pub fn lines(text: &str) -> Cow<'_, str> {
    escape(text, |character| is_hidden(character) && !matches!(character, '\n' | '\t'))
}

fn escape(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&hidden) {
        return Cow::Borrowed(text);
    }
    let mut visible = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if hidden(character) {
            visible.push_str(&shown(character));
        } else {
            visible.push(character);
        }
    }
    Cow::Owned(visible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_shown() {
        assert_eq!(line("a\u{1b}[31mb\u{7}\u{9b}2J"), "a\\u{1b}[31mb\\u{7}\\u{9b}2J");
        assert_eq!(line("user\u{202e}gnp.exe\u{2069}"), "user\\u{202e}gnp.exe\\u{2069}");
        assert_eq!(line("aws:Secure\u{200b}Transport"), "aws:Secure\\u{200b}Transport");
        assert_eq!(line("a\r\nb"), "a\\u{d}\\u{a}b");
        assert_eq!(lines("a\n\tb\r"), "a\n\tb\\u{d}");
        assert!(matches!(line("버킷 정책 — ✓"), Cow::Borrowed(_)));
    }
}
