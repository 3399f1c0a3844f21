//! JSON for a terminal: of the same meaning, but with no character in it that could steer the terminal or a build's log.

use wireproof_report::visible::is_steering;

/// JSON text of the same meaning in which no hidden character stands raw.
///
/// The control characters of ASCII are escaped in every JSON text already: only what is beyond needs a look, and in
/// most texts that is little.
pub(crate) fn harmless(text: String) -> String {
    let Some(mut at) = next_hidden(&text, 0) else { return text };
    let mut safe = String::with_capacity(text.len() + 64);
    let mut done = 0;
    loop {
        safe.push_str(text.get(done..at).unwrap_or_default());
        let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        for unit in character.encode_utf16(&mut [0; 2]) {
            safe.push_str(&format!("\\u{unit:04x}"));
        }
        done = at + character.len_utf8();
        match next_hidden(&text, done) {
            Some(next) => at = next,
            None => break,
        }
    }
    safe.push_str(text.get(done..).unwrap_or_default());
    safe
}

/// The first hidden character at or after a byte.
fn next_hidden(text: &str, mut from: usize) -> Option<usize> {
    loop {
        let rest = text.get(from..)?;
        let at = from + rest.bytes().position(|byte| byte >= 0x7f || byte == b'#')?;
        let character = text.get(at..)?.chars().next()?;
        // a string stands behind its quote, so that no command of a log that must begin a line is in it
        if is_steering(text, at) {
            return Some(at);
        }
        from = at + character.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireproof_report::visible::is_hidden;

    #[test]
    fn json_keeps_its_meaning() {
        let value = serde_json::json!({ "label": "a\u{202e}b\u{9b}c\u{e0041}d##[group]" });
        let text = harmless(serde_json::to_string_pretty(&value).unwrap());
        assert!(!text.chars().any(|character| is_hidden(character) && character != '\n'), "{text}");
        assert!(!text.contains("##["), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
