//! Words of the inputs, made visible: characters that steer a terminal, turn the direction of writing or cannot be
//! seen are shown as `\u{…}`, so that nobody reads something else than what stands there.

use std::borrow::Cow;

/// Whether a character must not be shown as it is.
///
/// Control characters steer the terminal, bidirectional controls let a line read otherwise than it is, invisible
/// ones and spaces that are none of the keyboard's let two different names look alike; what is no character at all
/// would spoil XML. Line feed and tab count too: callers that lay out lines handle them.
pub fn is_hidden(character: char) -> bool {
    // nearly every character is one of these
    if matches!(character, ' '..='~' | '\u{ac00}'..='\u{d7a3}') {
        return false;
    }
    let is_none = matches!(character, '\u{fdd0}'..='\u{fdef}') || u32::from(character) & 0xfffe == 0xfffe;
    is_none || character.is_control() || is_invisible(character) || is_odd_space(character)
}

/// The characters that Unicode calls ignorable by default, and those that annotate others.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Spaces of other widths, which pasted texts bring along; the wide one of East Asian texts is seen as what it is.
fn is_odd_space(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{2800}')
}

/// Whether the character at a byte of a line must not be shown as it is: it is hidden, or it begins what the log of a
/// build takes for a command, `##vso[…]` anywhere or `::error::` where a word begins.
pub fn is_steering(line: &str, at: usize) -> bool {
    let (Some(before), Some(rest)) = (line.get(..at), line.get(at..)) else { return false };
    let name = |rest: &str| rest.find(|next: char| !next.is_ascii_alphanumeric() && next != '-').unwrap_or(rest.len());
    match rest.chars().next() {
        Some('#') => {
            before.ends_with('#')
                && rest.get(1 + name(rest.get(1..).unwrap_or_default())..).is_some_and(|rest| rest.starts_with('['))
        }
        Some(':') if before.chars().next_back().is_none_or(char::is_whitespace) => {
            let command = rest.strip_prefix("::").unwrap_or_default();
            let end = name(command);
            command.starts_with(|first: char| first.is_ascii_alphabetic())
                && command.get(end..).is_some_and(|rest| rest.starts_with("::") || rest.starts_with(' '))
        }
        other => other.is_some_and(is_hidden),
    }
}

/// How a hidden character is shown.
pub fn shown(character: char) -> String {
    format!("\\u{{{:x}}}", u32::from(character))
}

/// One line of text with every hidden character shown.
pub fn line(text: &str) -> Cow<'_, str> {
    escape(text, |_| false)
}

/// Text of several lines: line feeds and tabs stay.
pub fn lines(text: &str) -> Cow<'_, str> {
    escape(text, |character| matches!(character, '\n' | '\t'))
}

/// Text of several lines for HTML and XML, in an element or in a quoted attribute.
pub fn markup(text: &str) -> String {
    let text = lines(text);
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

fn escape(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    let is_suspect = |character: char| is_hidden(character) || matches!(character, ':' | '#');
    if !text.chars().any(is_suspect) {
        return Cow::Borrowed(text);
    }
    let mut visible: Option<String> = None;
    for (at, character) in text.char_indices() {
        if is_suspect(character) && !stays(character) && is_steering(text, at) {
            visible.get_or_insert_with(|| text.get(..at).unwrap_or_default().to_owned()).push_str(&shown(character));
        } else if let Some(visible) = &mut visible {
            visible.push(character);
        }
    }
    visible.map_or(Cow::Borrowed(text), Cow::Owned)
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
        assert_eq!(line("a\u{a0}b\u{fe0f}\u{3164}"), "a\\u{a0}b\\u{fe0f}\\u{3164}");
        assert_eq!(line("\u{ffff}\u{fdd0}\u{10fffe}\u{0}"), "\\u{ffff}\\u{fdd0}\\u{10fffe}\\u{0}");
        assert_eq!(
            line("##vso[task.setvariable]x ##[group] # ## [a]"),
            "#\\u{23}vso[task.setvariable]x #\\u{23}[group] # ## [a]"
        );
        assert_eq!(lines("::error::x\n ::add-mask a"), "\\u{3a}:error::x\n \\u{3a}:add-mask a");
        assert_eq!(
            line("arn:aws:s3:::b ::1 ::/0 ::ffff:0:0/96 a::b::c"),
            "arn:aws:s3:::b ::1 ::/0 ::ffff:0:0/96 a::b::c"
        );
        assert_eq!(markup("<a b='\"'>&\u{1b}"), "&lt;a b=&#39;&quot;&#39;&gt;&amp;\\u{1b}");
        assert!(matches!(line("버킷 정책 — ✓"), Cow::Borrowed(_)));
    }
}
