//! Links between resources, within one template, plan or state and between documents that were pasted apart: the verdict of each
//! hop, and the characters that decide.

mod balancers;
mod controls;
mod file_systems;
mod groups;
mod keys;
mod names;
mod origins;
mod plan;
mod proxies;
mod servers;

use serde_json::Value;
use wireproof_engine::{Input, Options, analyze};
use wireproof_report::{Hop, Language, Report};

fn report(documents: &[Value], language: Language) -> Report {
    let input = |(at, document): (usize, &Value)| Input {
        name: format!("{at}.json"),
        bytes: document.to_string().into_bytes(),
        format: None,
    };
    let inputs: Vec<Input> = documents.iter().enumerate().map(input).collect();
    analyze(&inputs, &Options { language, ..Options::default() })
}

/// `from → to verdict input:pointer …` of each hop that `is_meant`.
fn lines(documents: &[Value], is_meant: impl Fn(&Hop) -> bool) -> Vec<String> {
    let report = report(documents, Language::En);
    let line = |hop: &Hop| {
        let at: Vec<String> = hop.evidence.iter().map(|at| format!("{}:{}", at.input, at.pointer)).collect();
        format!("{} → {} {} {}", hop.from.label, hop.to.label, hop.verdict.word(), at.join(" "))
    };
    let found: Vec<String> = report.hops.iter().filter(|hop| is_meant(hop)).map(line).collect();
    let other = self::report(documents, Language::Ko);
    assert_eq!(report.counts, other.counts);
    found
}

/// `to verdict: because` of each hop that `is_meant`.
fn reasons(documents: &[Value], is_meant: impl Fn(&Hop) -> bool) -> Vec<String> {
    let report = report(documents, Language::En);
    let line = |hop: &Hop| format!("{} {}: {}", hop.to.label, hop.verdict.word(), hop.because);
    report.hops.iter().filter(|hop| is_meant(hop)).map(line).collect()
}

fn template(resources: &Value) -> Value {
    serde_json::json!({"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources})
}
