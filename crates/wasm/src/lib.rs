//! The door for JavaScript: JSON text in, JSON text out. One string each way is the cheapest crossing between a
//! worker and its page, and all doors answer with the same bytes.

mod json;
mod panic;
mod request;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use wireproof_engine::Dialect;
use wireproof_report::Language;
use wireproof_report::sarif::RuleText;

pub use panic::last_panic;

/// Judges inputs together and returns the report (`crates/report/schema/report.v1.json`) as JSON.
///
/// `inputs` is a JSON list of `{"name": string, "text": string, "format"?: string | null}`; `options` is a JSON
/// object `{"language"?: "en" | "ko", "disabledRules"?: string[], "bucket"?: string | null}` or an empty string.
/// Throws an `Error` only when one of these two has another shape: whatever the text of an input is, there is a
/// report about it.
#[wasm_bindgen]
pub fn analyze(inputs: &str, options: &str) -> Result<String, JsError> {
    thrown(answer(inputs, options))
}

/// Judges inputs together like [`analyze`] and returns the findings as a SARIF 2.1.0 log for code scanning services.
#[wasm_bindgen]
pub fn sarif(inputs: &str, options: &str) -> Result<String, JsError> {
    thrown(log(inputs, options))
}

/// The first input's policy as code in the dialect `terraform` or `cloudformation`, as JSON `{"text"}`; `null` when the input is no
/// lone resource policy, when nothing tells whose it is, or when the dialect has no resource for it. `inputs` and `options` are
/// those of [`analyze`].
#[wasm_bindgen]
pub fn code(inputs: &str, options: &str, dialect: &str) -> Result<String, JsError> {
    thrown(as_code(inputs, options, dialect))
}

/// The rules as JSON: a list of `{"id", "level", "summary", "maps"}` in the language `en` or `ko`.
#[wasm_bindgen]
pub fn rules(language: &str) -> Result<String, JsError> {
    thrown(in_language(language, |language| json(&wireproof_engine::rules(language))))
}

/// The page of a rule, or of a mechanism that is no encryption in transit, as JSON `{"id", "page"}` with the page in
/// Markdown; `null` when the id is neither.
#[wasm_bindgen]
pub fn explain(id: &str, language: &str) -> Result<String, JsError> {
    thrown(in_language(language, |language| json(&wireproof_engine::explain(id, language))))
}

/// The formats that are recognised as JSON: a list of `{"id", "description", "command"}`.
#[wasm_bindgen]
pub fn formats(language: &str) -> Result<String, JsError> {
    thrown(in_language(language, |language| json(&wireproof_engine::formats(language))))
}

/// What people take for encryption in transit as JSON: a list of cards that say what each does and what it does not.
#[wasm_bindgen]
pub fn mechanisms(language: &str) -> Result<String, JsError> {
    thrown(in_language(language, |language| json(&wireproof_engine::mechanisms(language))))
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn answer(inputs: &str, options: &str) -> Result<String, String> {
    let inputs = request::inputs(inputs)?;
    let options = request::options(options)?;
    json(&wireproof_engine::analyze(&inputs, &options))
}

fn log(inputs: &str, options: &str) -> Result<String, String> {
    let inputs = request::inputs(inputs)?;
    let options = request::options(options)?;
    let report = wireproof_engine::analyze(&inputs, &options);
    let texts: Vec<_> = inputs.iter().map(|input| wireproof_engine::text(&input.bytes)).collect();
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    let page = |id: &str| wireproof_engine::explain(id, options.language).map(|told| told.page).unwrap_or_default();
    let rules: Vec<RuleText> = wireproof_engine::rules(options.language)
        .into_iter()
        .map(|rule| RuleText { page: page(&rule.id), rule })
        .collect();
    json(&wireproof_report::sarif::log(&report, &texts, &rules, &std::collections::BTreeMap::new()))
}

fn as_code(inputs: &str, options: &str, dialect: &str) -> Result<String, String> {
    let inputs = request::inputs(inputs)?;
    let bucket = request::options(options)?.bucket;
    let found = Dialect::ALL.into_iter().find(|(word, _)| *word == dialect);
    let (_, dialect) = found.ok_or_else(|| format!("there is no dialect `{dialect}`"))?;
    let code = inputs.first().and_then(|input| wireproof_engine::code(input, dialect, bucket.as_deref()));
    json(&code.map(|text| Code { text }))
}

/// The answer of [`code`].
#[derive(Serialize)]
struct Code {
    text: String,
}

fn in_language(code: &str, ask: impl FnOnce(Language) -> Result<String, String>) -> Result<String, String> {
    match code {
        "en" => ask(Language::En),
        "ko" => ask(Language::Ko),
        other => Err(format!("there is no language `{other}`, only `en` and `ko`")),
    }
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

fn thrown(result: Result<String, String>) -> Result<String, JsError> {
    result.map_err(|message| JsError::new(&message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_the_engines_report() {
        let json = answer(r#"[{"name":"a.json","text":"{}"}]"#, r#"{"language":"ko"}"#).unwrap();
        let input = wireproof_engine::Input { name: "a.json".into(), bytes: b"{}".to_vec(), format: None };
        let options = wireproof_engine::Options { language: Language::Ko, ..Default::default() };
        assert_eq!(json, serde_json::to_string(&wireproof_engine::analyze(&[input], &options)).unwrap());
    }

    #[test]
    fn a_log_names_the_findings_and_describes_their_rules() {
        let policy = r#"[{"name":"p.json","text":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::b/*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}"}]"#;
        let report: serde_json::Value = serde_json::from_str(&answer(policy, "").unwrap()).unwrap();
        let log: serde_json::Value = serde_json::from_str(&log(policy, "").unwrap()).unwrap();
        let ids = |list: &serde_json::Value, name: &str| -> Vec<String> {
            list.as_array().unwrap().iter().map(|item| item[name].as_str().unwrap().to_owned()).collect()
        };
        let found = ids(&report["findings"], "rule");
        assert_eq!(ids(&log["runs"][0]["results"], "ruleId"), found);
        assert!(!found.is_empty());
        let described = &log["runs"][0]["tool"]["driver"]["rules"];
        assert!(found.iter().all(|rule| ids(described, "id").contains(rule)), "{described}");
    }

    #[test]
    fn a_malformed_request_is_an_error_not_a_report() {
        assert!(answer("{}", "").unwrap_err().starts_with("inputs: "));
        assert!(answer("[]", "null").unwrap_err().starts_with("options: "));
    }

    #[test]
    fn a_policy_as_code() {
        let policy = r#"[{"name":"p.json","text":"{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"}]"#;
        let options = r#"{"bucket":"b-1"}"#;
        let written = as_code(policy, options, "terraform").unwrap();
        assert!(written.starts_with(r#"{"text":"resource \"aws_s3_bucket_policy\" \"b_1\" {\n"#), "{written}");
        assert_eq!(as_code(policy, "", "cloudformation").unwrap(), "null", "nothing tells whose it is");
        assert_eq!(as_code(policy, "", "pulumi").unwrap_err(), "there is no dialect `pulumi`");
    }

    #[test]
    fn the_lists_are_the_engines() {
        for (code, language) in [("en", Language::En), ("ko", Language::Ko)] {
            let rules = in_language(code, |language| json(&wireproof_engine::rules(language))).unwrap();
            assert_eq!(rules, serde_json::to_string(&wireproof_engine::rules(language)).unwrap());
            assert!(rules.starts_with(r#"[{"id":""#), "{rules}");
        }
        assert_eq!(json(&wireproof_engine::explain("no-such-thing", Language::En)).unwrap(), "null");
        assert_eq!(
            in_language("de", |_| Ok(String::new())).unwrap_err(),
            "there is no language `de`, only `en` and `ko`"
        );
    }
}
