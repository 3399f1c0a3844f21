//! The samples of the page's menu, judged in both languages.
#![expect(clippy::unwrap_used, reason = "a test fails where these panic")]

use serde_json::Value;
use std::path::Path;
use wireproof_engine::{Input, Options, analyze};
use wireproof_report::{Language, Overall, Report};

struct Sample {
    id: String,
    verdict: Overall,
    inputs: Vec<Input>,
}

fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples");
    let index = std::fs::read_to_string(folder.join("index.json")).unwrap();
    let index: Vec<Value> = serde_json::from_str(&index).unwrap();
    let input = |name: &Value| {
        let name = name.as_str().unwrap();
        Input { name: name.to_owned(), bytes: std::fs::read(folder.join(name)).unwrap(), format: None }
    };
    let samples = index.iter().map(|sample| Sample {
        id: sample["id"].as_str().unwrap().to_owned(),
        verdict: serde_json::from_value(sample["verdict"].clone()).unwrap(),
        inputs: sample["inputs"].as_array().unwrap().iter().map(input).collect(),
    });
    samples.collect()
}

fn judge(inputs: &[Input], language: Language) -> Report {
    analyze(inputs, &Options { language, ..Options::default() })
}

#[test]
fn each_sample_has_the_verdict_of_the_index() {
    for sample in samples() {
        let report = judge(&sample.inputs, Language::En);
        assert_eq!(report.verdict, sample.verdict, "{}", sample.id);
        assert!(report.hops.iter().all(|hop| !hop.evidence.is_empty()), "{}", sample.id);
    }
}

/// The languages differ in sentences only: every id, verdict and place is the same.
#[test]
fn both_languages_say_the_same() {
    for sample in samples() {
        let (english, korean) = (judge(&sample.inputs, Language::En), judge(&sample.inputs, Language::Ko));
        assert_eq!(bare(&english), bare(&korean), "{}", sample.id);
        let text = serde_json::to_string(&korean.findings).unwrap();
        assert!(korean.findings.is_empty() || text.chars().any(|character| ('가'..='힣').contains(&character)));
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    for sample in samples() {
        let report = || serde_json::to_string(&judge(&sample.inputs, Language::En)).unwrap();
        assert_eq!(report(), report(), "{}", sample.id);
    }
}

/// Keys in another order change places, and neither verdicts nor ids.
#[test]
fn order_of_keys_does_not_matter() {
    for sample in samples() {
        let reversed: Vec<Input> = sample.inputs.iter().map(reverse).collect();
        let (one, other) = (judge(&sample.inputs, Language::En), judge(&reversed, Language::En));
        assert_eq!(one.counts, other.counts, "{}", sample.id);
        assert_eq!(ids(&one), ids(&other), "{}", sample.id);
    }
}

/// An edit elsewhere leaves the ids alone.
#[test]
fn ids_do_not_depend_on_places() {
    for mut sample in samples() {
        let before = judge(&sample.inputs, Language::En);
        for input in &mut sample.inputs {
            input.bytes.splice(0..0, *b"\n\n  ");
        }
        assert_eq!(ids(&judge(&sample.inputs, Language::En)), ids(&before), "{}", sample.id);
    }
}

/// A fix gives what it promises.
#[test]
fn fixes_keep_their_word() {
    let mut tried = 0;
    for sample in samples() {
        let report = judge(&sample.inputs, Language::En);
        for finding in &report.findings {
            let Some(fix) = &finding.fix else { continue };
            let mut inputs = sample.inputs.clone();
            let mut edits = fix.edits.clone();
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.range.start.byte));
            for edit in edits {
                let range = edit.range.start.byte as usize..edit.range.end.byte as usize;
                inputs[edit.input as usize].bytes.splice(range, edit.text.bytes());
            }
            let after = judge(&inputs, Language::En);
            let mended: Vec<_> = report.hops.iter().filter(|hop| hop.findings.contains(&finding.id)).collect();
            let judged = mended.iter().filter_map(|hop| after.hops.iter().find(|other| other.id == hop.id));
            assert!(judged.map(|hop| Overall::from(hop.verdict)).any(|verdict| verdict == fix.after), "{}", sample.id);
            assert!(after.findings.iter().all(|other| other.id != finding.id), "{}: {}", sample.id, finding.rule);
            tried += 1;
        }
    }
    assert!(tried >= 2, "{tried} fixes were tried");
}

fn ids(report: &Report) -> Vec<&str> {
    let hops = report.hops.iter().map(|hop| hop.id.as_str());
    let proofs = report.proofs.iter().map(|proof| proof.id.as_str());
    let mut ids: Vec<&str> =
        report.findings.iter().map(|finding| finding.id.as_str()).chain(hops).chain(proofs).collect();
    ids.sort_unstable();
    ids
}

fn reverse(input: &Input) -> Input {
    let value: Value = serde_json::from_slice(&input.bytes).unwrap();
    Input { bytes: reversed(&value).into_bytes(), ..input.clone() }
}

/// Every object's keys in descending order. (`serde_json` itself sorts them ascending.)
fn reversed(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .rev()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), reversed(value)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(reversed).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

/// The report without its sentences.
fn bare(report: &Report) -> Value {
    fn strip(value: &mut Value) {
        const SENTENCES: [&str; 12] = [
            "language",
            "message",
            "why",
            "action",
            "because",
            "controlledBy",
            "label",
            "title",
            "formatReason",
            "missing",
            "meaning",
            "text",
        ];
        match value {
            Value::Object(members) => {
                members.retain(|key, _| !SENTENCES.contains(&key.as_str()));
                members.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(report).unwrap();
    strip(&mut value);
    value
}

/// A role's trust policy has no `Resource` and needs none: it is not called faulty, and nothing is proved of it.
#[test]
fn a_trust_policy_is_no_faulty_bucket_policy() {
    let text = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;
    let input = Input { name: "trust.json".into(), bytes: text.into(), format: None };
    let report = judge(&[input], Language::En);
    let rules: Vec<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["iam-mistaken-for-transport"]);
    assert!(report.proofs.is_empty() && report.hops.is_empty());
}
