//! The door for JavaScript: JSON text in, JSON text out. One string each way is the cheapest crossing between a
//! worker and its page, and all doors answer with the same bytes.

mod panic;
mod request;

use wasm_bindgen::prelude::*;

pub use panic::last_panic;

/// Judges inputs together and returns the report (`crates/report/schema/report.v1.json`) as JSON.
///
/// `inputs` is a JSON list of `{"name": string, "text": string, "format"?: string | null}`; `options` is a JSON
/// object `{"language"?: "en" | "ko", "disabledRules"?: string[], "bucket"?: string | null}` or an empty string.
/// Throws an `Error` only when one of these two has another shape: whatever the text of an input is, there is a
/// report about it.
#[wasm_bindgen]
pub fn analyze(inputs: &str, options: &str) -> Result<String, JsError> {
    answer(inputs, options).map_err(|message| JsError::new(&message))
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn answer(inputs: &str, options: &str) -> Result<String, String> {
    let inputs = request::inputs(inputs)?;
    let options = request::options(options)?;
    let report = wireproof_engine::analyze(&inputs, &options);
    serde_json::to_string(&report).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_the_engines_report() {
        let json = answer(r#"[{"name":"a.json","text":"{}"}]"#, r#"{"language":"ko"}"#).unwrap();
        let input = wireproof_engine::Input { name: "a.json".into(), bytes: b"{}".to_vec(), format: None };
        let options = wireproof_engine::Options { language: wireproof_report::Language::Ko, ..Default::default() };
        assert_eq!(json, serde_json::to_string(&wireproof_engine::analyze(&[input], &options)).unwrap());
    }

    #[test]
    fn a_malformed_request_is_an_error_not_a_report() {
        assert!(answer("{}", "").unwrap_err().starts_with("inputs: "));
        assert!(answer("[]", "null").unwrap_err().starts_with("options: "));
    }
}
