//! What a caller in JavaScript sends: inputs and options as JSON.

use crate::json::Reader;
use wireproof_engine::{Input, Options};
use wireproof_report::Language;

/// Reads a list of inputs, each `{"name": "job.json", "text": "…", "format": "s3.bucket-policy"}`.
pub(crate) fn inputs(json: &str) -> Result<Vec<Input>, String> {
    let mut inputs = Vec::new();
    let read = Reader::new(json).whole(|reader| {
        reader.list(&mut |reader| {
            inputs.push(input(reader)?);
            Ok(())
        })
    });
    read.map(|()| inputs).map_err(|fault| format!("inputs: {fault}"))
}

fn input(reader: &mut Reader<'_>) -> Result<Input, String> {
    let (mut name, mut bytes, mut format) = (None, None, None);
    reader.object(&mut |reader, field| {
        match field {
            "name" => name = Some(reader.text()?),
            "text" => bytes = Some(reader.string()?),
            "format" => format = reader.text_or_null()?,
            _ => return Err(unknown(reader, field, "`name`, `text`, `format`")),
        }
        Ok(())
    })?;
    let missing = |field| reader.fault(&format!("missing field `{field}`"));
    Ok(Input { name: name.ok_or_else(|| missing("name"))?, bytes: bytes.ok_or_else(|| missing("text"))?, format })
}

/// Reads the options; an empty text stands for none, and every field may be left out.
pub(crate) fn options(json: &str) -> Result<Options, String> {
    let mut options = Options::default();
    if json.is_empty() {
        return Ok(options);
    }
    let read = Reader::new(json).whole(|reader| {
        reader.object(&mut |reader, field| {
            match field {
                "language" => options.language = language(reader)?,
                "disabledRules" => reader.list(&mut |reader| {
                    options.disabled_rules.push(reader.text()?);
                    Ok(())
                })?,
                "bucket" => options.bucket = reader.text_or_null()?,
                _ => return Err(unknown(reader, field, "`language`, `disabledRules`, `bucket`")),
            }
            Ok(())
        })
    });
    read.map(|()| options).map_err(|fault| format!("options: {fault}"))
}

fn language(reader: &mut Reader<'_>) -> Result<Language, String> {
    match reader.text()?.as_str() {
        "en" => Ok(Language::En),
        "ko" => Ok(Language::Ko),
        other => Err(reader.fault(&format!("unknown language `{other}`, expected `en` or `ko`"))),
    }
}

fn unknown(reader: &Reader<'_>, field: &str, known: &str) -> String {
    reader.fault(&format!("unknown field `{field}`, expected one of {known}"))
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
        assert_eq!(options(r#"{"bucket":null}"#).unwrap(), Options::default());
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
            "options: unknown field `lang`, expected one of `language`, `disabledRules`, `bucket` at line 1 column 9"
        );
        assert_eq!(inputs("[{}]").unwrap_err(), "inputs: missing field `name` at line 1 column 4");
        assert_eq!(
            options(r#"{"language":"de"}"#).unwrap_err(),
            "options: unknown language `de`, expected `en` or `ko` at line 1 column 17"
        );
    }
}
