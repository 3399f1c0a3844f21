//! JSON for a terminal: of the same meaning, but with no character in it that could steer the terminal.

use wireproof_report::visible::is_hidden;

/// JSON text of the same meaning in which no hidden character stands raw.
pub(crate) fn harmless(text: String) -> String {
    let hidden = |character: char| is_hidden(character) && character != '\n';
    if !text.chars().any(hidden) {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 64);
    for character in text.chars() {
        if hidden(character) {
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
    fn json_keeps_its_meaning() {
        let value = serde_json::json!({ "label": "a\u{202e}b\u{9b}c\u{e0041}d" });
        let text = harmless(serde_json::to_string_pretty(&value).unwrap());
        assert!(!text.chars().any(|character| is_hidden(character) && character != '\n'), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
