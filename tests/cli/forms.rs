//! The report in the forms that other programs read.

use super::*;

const CHECK: &str = "fraud-training-job.json fraud-ledger-objects-only.json";

#[test]
fn json() {
    let report = wireproof(&format!("check --format json {CHECK}")).json();
    assert_eq!(report["schema"], 1);
    assert_eq!(report["tool"]["name"], "wireproof");
    assert_eq!(report["verdict"], "cleartext");
    let hops = report["hops"].as_array().unwrap();
    assert!(hops.iter().all(|hop| !hop["evidence"].as_array().unwrap().is_empty()));
}

#[test]
fn github() {
    insta::assert_snapshot!(wireproof(&format!("check --format github {CHECK}")).page());
}

#[test]
fn junit() {
    insta::assert_snapshot!(wireproof(&format!("check --format junit {CHECK}")).page());
}

#[test]
fn markdown() {
    insta::assert_snapshot!(wireproof(&format!("check --format markdown {CHECK}")).page());
}

/// The parts of the standard that code scanning services rely on.
#[test]
fn sarif() {
    let log = wireproof(&format!("check --format sarif {CHECK}")).json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let artifacts = run["artifacts"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert!(!result["partialFingerprints"]["wireproofFinding/v1"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        let artifact = &artifacts[usize::try_from(place["artifactLocation"]["index"].as_u64().unwrap()).unwrap()];
        assert_eq!(artifact["location"]["uri"], place["artifactLocation"]["uri"]);
        let region = &place["region"];
        let point = |end: &str| {
            (region[format!("{end}Line")].as_u64().unwrap(), region[format!("{end}Column")].as_u64().unwrap())
        };
        assert!(point("start") >= (1, 1) && point("start") <= point("end"), "{region}");
    }
    let flows = results.iter().filter(|result| result.get("codeFlows").is_some()).count();
    assert!(flows > 0, "the hops of a finding are its code flow");
}

#[test]
fn sarif_counts_columns_in_utf16() {
    let line = OPEN.replace('\n', " ").replace("\"Version\"", "\"Id\": \"🔒 정책\", \"Version\"");
    let log = wireproof("check - --format sarif").input(&line).json();
    let report = wireproof("check - --format json").input(&line).json();
    let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    let start = &report["findings"][0]["location"]["range"]["start"];
    assert_eq!(region["startColumn"].as_u64(), start["utf16"].as_u64().map(|offset| offset + 1));
    assert_eq!(
        region["startColumn"].as_u64(),
        start["column"].as_u64().map(|column| column + 1),
        "one character of two units before"
    );
}
