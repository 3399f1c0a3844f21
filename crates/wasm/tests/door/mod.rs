//! What JavaScript gets from the compiled engine. That all doors answer with the same bytes is shown with the built
//! page, by `tests/browser/parity.test.mjs`.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests, which clippy does not see here"
)]

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;
use wireproof_wasm::{analyze, explain, formats, last_panic, mechanisms, rules, version};

const JOB: &str = include_str!("../../../../tests/samples/fraud-training-job.json");
const POLICY: &str = include_str!("../../../../tests/samples/fraud-ledger-enforced.json");
const KOREAN: &str = include_str!("../../../../tests/samples/korean-tuning-job.json");

fn report(inputs: &Value, options: &str) -> Value {
    let Ok(report) = analyze(&inputs.to_string(), options) else { panic!("a request of the right shape is refused") };
    serde_json::from_str(&report).unwrap()
}

#[wasm_bindgen_test]
fn several_inputs_are_judged_together() {
    let report = report(&json!([{"name": "job.json", "text": JOB}, {"name": "policy.json", "text": POLICY}]), "");
    assert_eq!(report["schema"], 1);
    assert_eq!(report["language"], "en");
    assert_eq!(report["inputs"][0]["name"], "job.json");
    assert_eq!(report["inputs"][0]["bytes"], JOB.len());
    assert_eq!(report["inputs"][1]["bytes"], POLICY.len());
    assert_eq!(report["verdict"], "cleartext");
}

#[wasm_bindgen_test]
fn the_language_of_the_sentences_is_chosen() {
    let inputs = json!([{"name": "작업.json", "text": KOREAN}]);
    let english = report(&inputs, "");
    let korean = report(&inputs, r#"{"language":"ko"}"#);
    assert_eq!(korean["inputs"][0]["name"], "작업.json");
    assert_eq!(korean["verdict"], english["verdict"]);
    let because = |report: &Value| report["hops"][0]["because"].as_str().unwrap().to_owned();
    assert!(because(&english).is_ascii(), "{english}");
    assert!(because(&korean).chars().any(|c| ('가'..='힣').contains(&c)), "{korean}");
}

#[wasm_bindgen_test]
fn any_text_gets_a_report() {
    for text in ["", "\u{feff}", "{", "not JSON", "\0", "{\"a\": \"😀\u{2028}\"}", "[[[[[[[["] {
        let report = report(&json!([{"name": "a", "text": text}]), "");
        assert_eq!(report["verdict"], "none", "{text:?}");
        assert_eq!(report["inputs"][0]["bytes"], text.len(), "{text:?}");
    }
    assert_eq!(last_panic(), "");
}

#[wasm_bindgen_test]
fn a_request_of_another_shape_throws() {
    assert!(analyze("{}", "").is_err());
    assert!(analyze("[]", "{\"lang\": \"ko\"}").is_err());
}

#[wasm_bindgen_test]
fn the_version_is_the_packages() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn the_engine_speaks_of_itself() {
    for (list, id) in [
        (rules("ko"), "traffic-between-containers-in-clear"),
        (formats("ko"), "sagemaker.create-training-job"),
        (mechanisms("ko"), "nat-gateway"),
    ] {
        let Ok(list) = list else { panic!("Korean is refused") };
        let list: Vec<Value> = serde_json::from_str(&list).unwrap();
        assert!(list.iter().any(|entry| entry["id"] == id), "{id}");
    }
    let page = |id: &str| explain(id, "en").ok().unwrap();
    assert!(page("traffic-between-containers-in-clear").contains("## What it finds"));
    assert_eq!(page("no-such-thing"), "null");
    assert!(rules("de").is_err());
}
