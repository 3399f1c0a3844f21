//! The tables of policies with the right verdict: `tests/policies/*.json*`.

use super::reference::Request;
use serde_json::Value;
use std::path::Path;
use wireproof_policy::{Claim, Kind, Subject};

/// One policy, one claim, and the right answer.
#[derive(Clone, Debug)]
pub struct Case {
    /// Id, title and claim.
    pub name: String,
    /// The policy's text.
    pub policy: String,
    /// What the policy is attached to.
    pub subject: Subject,
    /// The claim.
    pub claim: Claim,
    /// The right answers in the contract's words, the best first.
    pub verdicts: Vec<&'static str>,
    /// The right answer if the service accepted an invalid policy, where the table tells it.
    pub if_accepted: Option<&'static str>,
    /// A request that escapes, where the table gives one.
    pub counterexample: Option<Request>,
}

/// All cases of the tables, in their order.
pub fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    let lines = |name: &str| -> Vec<Value> { text(name).lines().map(parse).collect() };
    let mut cases = Vec::new();
    for row in lines("policy_cases.jsonl") {
        let name = format!("{} {}", string(&row["id"]), string(&row["title"]));
        for (claim, verdict, counterexample) in [
            (Claim::DeniesPlaintext, "enforces_tls", "counterexample"),
            (Claim::DeniesOldTls, "enforces_tls12", "counterexample_tls12"),
        ] {
            cases.push(Case {
                name: format!("{name}: {}", claim.word()),
                policy: policy(&row),
                subject: bucket("example-bucket"),
                claim,
                verdicts: vec![word(string(&row[verdict]))],
                if_accepted: row["semantic_if_accepted"].get(verdict).map(|value| word(string(value))),
                counterexample: request(&row[counterexample]),
            });
        }
    }
    let later = lines("policy_cases_2.jsonl").into_iter().chain(lines("policy_cases_3.jsonl"));
    for row in later {
        let claim = match string(&row["claim"]) {
            "denies-old-tls" => Claim::DeniesOldTls,
            "grants-no-plaintext" => Claim::GrantsNoPlaintext,
            _ => Claim::DeniesPlaintext,
        };
        let (kind, resource) = match string(&row["service"]) {
            "elasticfilesystem" => (Kind::EfsFileSystem, None),
            "kms" => (Kind::KmsKey, None),
            "rcp" => (Kind::ResourceControl, None),
            "s3-accesspoint" => (Kind::S3AccessPoint, None),
            "secretsmanager" => (Kind::Secret, None),
            "sns" => (Kind::SnsTopic, None),
            "sqs" => (Kind::SqsQueue, None),
            "vpce" => (Kind::VpcEndpoint, None),
            _ => (Kind::S3Bucket, Some("arn:aws:s3:::example-bucket")),
        };
        let resource = row["resource"].as_str().or(resource).map(str::to_owned);
        let subject = Subject { kind, resource };
        let acceptable = row["also_acceptable"].as_array().into_iter().flatten();
        cases.push(Case {
            name: format!("{} {}: {}", string(&row["id"]), string(&row["title"]), claim.word()),
            policy: policy(&row),
            subject,
            claim,
            verdicts: std::iter::once(&row["verdict"]).chain(acceptable).map(|value| word(string(value))).collect(),
            if_accepted: row.get("semantic_if_accepted").map(|value| word(string(value))),
            counterexample: request(&row["counterexample"]),
        });
    }
    for row in parse(&text("scanner_cases.json")).as_array().into_iter().flatten() {
        let verdict = string(&row["denies_plaintext"]);
        if verdict == "disputed" {
            continue;
        }
        cases.push(Case {
            name: format!("scanner {}: {}", string(&row["title"]), Claim::DeniesPlaintext.word()),
            policy: row["policy"].to_string(),
            subject: bucket(string(&row["bucket"])),
            claim: Claim::DeniesPlaintext,
            verdicts: vec![word(verdict)],
            if_accepted: None,
            counterexample: None,
        });
    }
    cases
}

/// A bucket whose name is known.
pub fn bucket(name: &str) -> Subject {
    Subject { kind: Kind::S3Bucket, resource: Some(format!("arn:aws:s3:::{name}")) }
}

/// The policy's text inside what a person pastes.
fn policy(row: &Value) -> String {
    let input = &row["input"];
    let inner = row
        .get("resolved_policy")
        .or_else(|| input.get("raw_policy_text"))
        .or_else(|| input.get("policy"))
        .or_else(|| input.get("Policy"))
        .or_else(|| input.get("Content"))
        .unwrap_or(input);
    inner.as_str().map_or_else(|| inner.to_string(), str::to_owned)
}

fn request(value: &Value) -> Option<Request> {
    let context = value.get("context")?.as_object()?;
    let texts = |value: &Value| match value {
        Value::Array(values) => values.iter().map(|value| string(value).to_owned()).collect(),
        value => vec![string(value).to_owned()],
    };
    Some(Request {
        principal: string(&value["principal"]).to_owned(),
        action: string(&value["action"]).to_owned(),
        resource: string(&value["resource"]).to_owned(),
        context: context.iter().map(|(key, value)| (key.clone(), texts(value))).collect(),
    })
}

/// The contract's word for a table's word; the tables explain some of theirs behind it.
fn word(written: &str) -> &'static str {
    match written.split_whitespace().next() {
        Some("yes") => "proved",
        Some("no") => "refuted",
        Some("invalid") => "invalid",
        Some("not-applicable") => "not-applicable",
        _ => "unknown",
    }
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policies::reference::{Truth, complete, is_matched_by};

    #[test]
    fn the_tables_own_counterexamples_escape() {
        let mut escaped = 0;
        for case in all() {
            let Some(request) = &case.counterexample else { continue };
            let truth = is_matched_by(&parse(&case.policy), "Deny", &complete(request));
            // What the service would reject has no settled meaning.
            let holds = truth == Truth::No || truth == Truth::Open && case.verdicts == ["invalid"];
            assert!(holds, "{}: {truth:?} for {request:?}", case.name);
            escaped += 1;
        }
        assert!(escaped > 60, "{escaped} counterexamples");
    }
}
