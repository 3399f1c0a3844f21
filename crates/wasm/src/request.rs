//! What a caller in JavaScript sends: inputs and options as JSON.

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};
use std::fmt;
use wireproof_engine::{Input, Options};
use wireproof_report::Language;

/// One input as the caller writes it: `{"name": "job.json", "text": "…", "format": "s3.bucket-policy"}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct InputRequest {
    name: String,
    text: JavaScriptText,
    #[serde(default)]
    format: Option<String>,
}

/// The options as the caller writes them; every field may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct OptionsRequest {
    language: Language,
    disabled_rules: Vec<String>,
    bucket: Option<String>,
}

/// A JavaScript string: UTF-16 that may hold half a surrogate pair, which no UTF-8 text can.
///
/// Each lone half becomes one U+FFFD, which has as many UTF-16 units (one) and WTF-8 bytes (three) as the half, so
/// that the offsets of the answer fit the caller's string.
#[derive(Debug)]
struct JavaScriptText(Vec<u8>);

impl<'de> Deserialize<'de> for JavaScriptText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_byte_buf(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = JavaScriptText;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        Ok(JavaScriptText(without_lone_surrogates(bytes.to_vec())))
    }

    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Self::Value, E> {
        Ok(JavaScriptText(without_lone_surrogates(bytes)))
    }
}

/// Replaces each surrogate of WTF-8 (`ED A0..=BF 80..=BF`) by U+FFFD (`EF BF BD`).
fn without_lone_surrogates(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut rest = bytes.as_mut_slice();
    while let Some(at) = rest.iter().position(|byte| *byte == 0xED) {
        let (_, tail) = rest.split_at_mut(at);
        match tail {
            [first, second @ 0xA0..=0xBF, third, more @ ..] => {
                (*first, *second, *third) = (0xEF, 0xBF, 0xBD);
                rest = more;
            }
            [_, more @ ..] => rest = more,
            [] => break,
        }
    }
    bytes
}

/// Reads a list of inputs.
pub(crate) fn inputs(json: &str) -> Result<Vec<Input>, String> {
    let requests: Vec<InputRequest> = serde_json::from_str(json).map_err(|error| format!("inputs: {error}"))?;
    Ok(requests
        .into_iter()
        .map(|request| Input { name: request.name, bytes: request.text.0, format: request.format })
        .collect())
}

/// Reads the options; an empty text stands for none.
pub(crate) fn options(json: &str) -> Result<Options, String> {
    if json.is_empty() {
        return Ok(Options::default());
    }
    let request: OptionsRequest = serde_json::from_str(json).map_err(|error| format!("options: {error}"))?;
    Ok(Options { language: request.language, disabled_rules: request.disabled_rules, bucket: request.bucket })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_is_its_name_its_bytes_and_its_format() {
        let read = inputs(r#"[{"name":"a.json","text":"{\"키\": 1}","format":"s3.bucket-policy"}]"#).unwrap();
        let expected = Input {
            name: "a.json".into(),
            bytes: "{\"키\": 1}".as_bytes().to_vec(),
            format: Some("s3.bucket-policy".into()),
        };
        assert_eq!(read, [expected]);
    }

    #[test]
    fn half_a_surrogate_pair_becomes_one_replacement_character() {
        let read = inputs(r#"[{"name":"a","text":"x\ud83dy\ude00z 힣 😀"}]"#).unwrap();
        assert_eq!(String::from_utf8(read[0].bytes.clone()).unwrap(), "x\u{FFFD}y\u{FFFD}z 힣 😀");
    }

    #[test]
    fn options_default_to_english_and_every_rule() {
        assert_eq!(options("").unwrap(), Options::default());
        assert_eq!(options("{}").unwrap(), Options::default());
    }

    #[test]
    fn options_are_read() {
        let read = options(r#"{"language":"ko","disabledRules":["a"],"bucket":"b"}"#).unwrap();
        assert_eq!(
            read,
            Options { language: Language::Ko, disabled_rules: vec!["a".into()], bucket: Some("b".into()) }
        );
    }

    #[test]
    fn a_misspelt_field_is_refused_with_its_place() {
        assert_eq!(
            options(r#"{"lang":"ko"}"#).unwrap_err(),
            "options: unknown field `lang`, expected one of `language`, `disabledRules`, `bucket` at line 1 column 7"
        );
        assert_eq!(inputs("[{}]").unwrap_err(), "inputs: missing field `name` at line 1 column 3");
    }
}
