//! Every case of `system_cases.jsonl` as a test of its own: hops, what is not encryption, findings, at their places.
//!
//! `open.txt` lists the cases that are not answered rightly yet: one that is answered rightly must leave it. `argued.txt` lists those
//! that are answered otherwise on purpose, each with its reason.

#![expect(clippy::print_stdout, reason = "a test prints its counts")]
#![expect(clippy::indexing_slicing, reason = "a JSON value that is not there is null")]

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;
use std::path::Path;
use wireproof_engine::{Input, Options, analyze};
use wireproof_report::{Finding, Location, Report};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("systems");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    let open: Vec<String> = text("open.txt").lines().map(str::to_owned).collect();
    let cases: Vec<Value> =
        text("system_cases.jsonl").lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let argued: Vec<String> =
        text("argued.txt").lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    println!(
        "{} cases: {} right, {} argued, {} not answered yet",
        cases.len(),
        cases.len() - open.len() - argued.len(),
        argued.len(),
        open.len()
    );
    let open = [open, argued].concat();
    let trials = cases.into_iter().map(|case| {
        let is_open = open.iter().any(|id| id == string(&case["id"]));
        let name = format!("{} {}", string(&case["id"]), string(&case["title"]));
        Trial::test(name, move || check(&case, is_open))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn check(case: &Value, is_open: bool) -> Result<(), Failed> {
    let yaml_or_text = case["input"].as_str().map(str::to_owned);
    let text = yaml_or_text.unwrap_or_else(|| serde_json::to_string_pretty(&case["input"]).unwrap_or_default());
    let input = Input { name: string(&case["id"]).to_owned(), bytes: text.into_bytes(), format: None };
    let report = analyze(&[input], &Options::default());
    let expectations = case["expect"].as_array().into_iter().flatten();
    let faults: Vec<String> = expectations.filter_map(|expected| fault(expected, &report)).collect();
    match (is_open, faults.is_empty()) {
        (false, false) => Err(format!("{}\n{}", faults.join("\n"), told(&report)).into()),
        (true, true) => Err("answered rightly: take it out of open.txt or argued.txt".into()),
        _ => Ok(()),
    }
}

/// What is wrong about one expectation.
fn fault(expected: &Value, report: &Report) -> Option<String> {
    let finding = expected["finding"].as_str();
    let place = |rule: &Value| format!("{} at {}", string(rule), string(&expected["pointer"]));
    if finding.is_some_and(|name| !has_finding(name, report)) {
        return Some(format!("no finding {}", place(&expected["finding"])));
    }
    let is_alarm = |name: &str| findings(name, report).any(|finding| is_of(&finding.location, &expected["pointer"]));
    if expected["no_finding"].as_str().is_some_and(is_alarm) {
        return Some(format!("a false alarm: {}", place(&expected["no_finding"])));
    }
    let is_there = |location: &Location| is_at(location, expected);
    let words: Vec<&str> = std::iter::once(&expected["verdict"])
        .chain(expected["also_ok"].as_array().into_iter().flatten())
        .map(string)
        .collect();
    let place = string(&expected["pointer"]);
    if expected.get("thing").is_some() {
        let on_hops = report.hops.iter().flat_map(|hop| &hop.not_encryption);
        let said = on_hops.chain(&report.not_encryption).any(|other| is_there(&other.location));
        return (!said).then(|| format!("nothing says that {place} ({}) is no encryption", string(&expected["thing"])));
    }
    let hops = report.hops.iter().filter(|hop| hop.evidence.iter().any(is_there));
    let found: Vec<&str> = hops.map(|hop| hop.verdict.word()).collect();
    // Nothing said is as good as no traffic, and as unknown where unknown is the answer of a resource that does not exist.
    let silent = found.is_empty() && words.first() == Some(&"no-traffic");
    let right = found.iter().any(|word| words.contains(word)) || silent;
    (!right).then(|| format!("{place} ({}): expected {words:?}, found {found:?}", string(&expected["hop"])))
}

/// The place itself, something in it, or (for a place in a document that is a string) the place within.
fn is_at(location: &Location, expected: &Value) -> bool {
    let inner = expected["inner"].as_str();
    let pointers = [&expected["pointer"], &expected["alt_pointer"]];
    pointers.into_iter().filter_map(Value::as_str).any(|pointer| match (inner, &location.inner) {
        (Some(inner), Some(found)) => location.pointer == pointer && within(found, inner),
        (Some(_), None) => false,
        (None, _) => within(&location.pointer, pointer),
    })
}

fn within(found: &str, expected: &str) -> bool {
    found.strip_prefix(expected).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a finding may be about the resource of a pointer: in a template, the one that the pointer leads into.
fn is_of(found: &Location, pointer: &Value) -> bool {
    let resource = |pointer: &str| pointer.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    let pointer = string(pointer);
    !pointer.starts_with("/Resources/") || resource(&found.pointer) == resource(pointer)
}

fn has_finding(name: &str, report: &Report) -> bool {
    findings(name, report).next().is_some()
}

/// The findings of the rules that a name of the cases means.
fn findings<'r>(name: &'r str, report: &'r Report) -> impl Iterator<Item = &'r Finding> {
    let rules: &[&str] = match name {
        "inter-container-traffic-in-clear" => &["traffic-between-containers-in-clear"],
        "allow-if-secure-is-not-a-deny" => &["secure-allow-mistaken-for-deny"],
        "deny-covers-publish-only" => &["resource-admits-plaintext"],
        "server-not-authenticated" => &["server-not-authenticated", "peer-not-verified"],
        "parameter-does-not-exist-for-engine" | "deprecated-parameter" => &["parameter-has-no-effect"],
        "combination-refused-by-service" => &["volume-combination-refused"],
        "duplicate-key" => &["duplicate-key-changes-answer"],
        "tls-version-below-1.2" => &["old-tls-accepted"],
        other => &[other],
    };
    let rules: Vec<String> = rules.iter().map(|rule| (*rule).to_owned()).collect();
    report.findings.iter().filter(move |finding| rules.contains(&finding.rule))
}

fn told(report: &Report) -> String {
    let hops = report.hops.iter().map(|hop| {
        let at: Vec<&str> = hop.evidence.iter().map(|location| location.pointer.as_str()).collect();
        format!("  {} → {}: {} at {}", hop.from.label, hop.to.label, hop.verdict.word(), at.join(" "))
    });
    let on_hops = report.hops.iter().flat_map(|hop| &hop.not_encryption);
    let others = on_hops
        .chain(&report.not_encryption)
        .map(|other| format!("  ≠ {} {}", other.mechanism, other.location.pointer));
    let findings = report.findings.iter().map(|finding| format!("  ! {} {}", finding.rule, finding.location.pointer));
    let format = report.inputs.first().and_then(|input| input.format.clone()).unwrap_or_default();
    std::iter::once(format!("  {format}")).chain(hops).chain(others).chain(findings).collect::<Vec<_>>().join("\n")
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
