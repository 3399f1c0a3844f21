//! What must hold of the prover's answers about any policy.

use super::reference::{self, Request, Truth};
use super::requests::{self, Transport};
use super::{generate, judge};
use arbitrary::Unstructured;
use serde_json::{Map, Value, json};
use wireproof_policy::{Case, Claim, Outcome, Subject};

/// All claims.
pub const CLAIMS: [Claim; 3] = [Claim::DeniesPlaintext, Claim::DeniesOldTls, Claim::GrantsNoPlaintext];

/// How often what was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Policies.
    pub policies: u64,
    /// Policy–request pairs that were compared.
    pub pairs: u64,
    /// Pairs that AWS's documents do not settle.
    pub open: u64,
    /// Claims proved.
    pub proved: u64,
    /// Claims refuted.
    pub refuted: u64,
    /// Claims left open.
    pub unknown: u64,
    /// Claims left open although one of the requests escapes.
    pub missed: u64,
}

/// A policy and the requests that it is tried on, from random bytes; nothing when there are too few of them.
pub fn sample(u: &mut Unstructured<'_>, requests: usize) -> arbitrary::Result<(Value, Vec<Request>)> {
    let policy = generate::policy(u)?;
    let requests = (0..requests)
        .map(|_| {
            let transport = *u.choose(&[Transport::Plain, Transport::Plain, Transport::OldTls, Transport::NewTls])?;
            requests::request(u, &policy, transport)
        })
        .collect::<arbitrary::Result<_>>()?;
    Ok((policy, requests))
}

/// A proved claim holds of every request, a refuted one of all but the witness, and both evaluators agree.
pub fn is_sound(policy: &Value, subject: &Subject, requests: &[Request], tally: &mut Tally) -> Result<(), String> {
    tally.policies += 1;
    let text = policy.to_string();
    for request in requests {
        tally.pairs += 1;
        agrees(policy, &text, subject, request, tally)?;
    }
    for claim in CLAIMS {
        let proof = judge::prove(&text, subject, claim);
        let escaping = requests.iter().find(|request| escapes(policy, claim, request) == Truth::Yes);
        match judge::accepted(&proof.outcome) {
            Outcome::Proved(certificate) => {
                tally.proved += 1;
                if let Some(request) = escaping {
                    return Err(format!("{} is proved of {text}\nbut this escapes: {request:?}", claim.word()));
                }
                let cases = &certificate.cases;
                let uncaught = requests.iter().find(|request| !is_named(policy, claim, request, cases));
                if let Some(request) = uncaught {
                    return Err(format!(
                        "no case of the proof of {} for {text}\nis about {request:?}: {cases:#?}",
                        claim.word()
                    ));
                }
            }
            Outcome::Refuted(_) => {
                tally.refuted += 1;
                let Some(witness) = judge::witness(&proof.outcome) else { continue };
                let truth = escapes(policy, claim, &reference::complete(&witness));
                // What the service would reject has no settled meaning.
                let is_invalid = matches!(proof.outcome, Outcome::Invalid { .. });
                if truth != Truth::Yes && !(is_invalid && truth == Truth::Open) {
                    let word = claim.word();
                    return Err(format!(
                        "{word} is refuted of {text}\nbut this does not escape ({truth:?}): {witness:?}"
                    ));
                }
            }
            _ => {
                tally.unknown += 1;
                tally.missed += u64::from(escaping.is_some());
            }
        }
    }
    Ok(())
}

/// Whether one of the statements that a certificate names catches the request, if it is one of the claim's.
fn is_named(policy: &Value, claim: Claim, request: &Request, cases: &[Case]) -> bool {
    let variables = policy["Version"] == "2012-10-17";
    let none = json!({ "Version": policy["Version"], "Statement": [] });
    claim == Claim::GrantsNoPlaintext
        || escapes(&none, claim, request) == Truth::No
        || cases.iter().any(|case| {
            let statement = &policy["Statement"][case.statement];
            reference::statement_matches(statement, variables, request) != Truth::No
        })
}

/// A proved claim holds of every request of a small world.
pub fn holds_of_small_world(policy: &Value, subject: &Subject, tally: &mut Tally) -> Result<(), String> {
    let text = policy.to_string();
    for claim in CLAIMS {
        let proof = judge::prove(&text, subject, claim);
        let is_proved = matches!(judge::accepted(&proof.outcome), Outcome::Proved(_));
        if !is_proved {
            continue;
        }
        let transport = if claim == Claim::DeniesOldTls { Transport::OldTls } else { Transport::Plain };
        let mut escaping = None;
        requests::every_request(transport, |request| {
            tally.pairs += 1;
            if escapes(policy, claim, request) == Truth::Yes {
                escaping = Some(request.clone());
            }
            escaping.is_none()
        });
        if let Some(request) = escaping {
            return Err(format!("{} is proved of {text}\nbut this escapes: {request:?}", claim.word()));
        }
    }
    Ok(())
}

/// Whether the request is one of the claim's and breaks it.
pub fn escapes(policy: &Value, claim: Claim, request: &Request) -> Truth {
    let value = |key: &str| request.context.get(key).and_then(|values| values.first()).map(String::as_str);
    let plain = value("aws:SecureTransport") == Some("false");
    let old =
        value("aws:SecureTransport") == Some("true") && matches!(value("s3:TlsVersion"), Some("1" | "1.0" | "1.1"));
    let missed = || reference::is_matched_by(policy, "Deny", request).negated();
    match claim {
        Claim::DeniesPlaintext if plain => missed(),
        Claim::DeniesOldTls if old => missed(),
        Claim::GrantsNoPlaintext if plain => match reference::is_matched_by(policy, "Allow", request) {
            Truth::No => Truth::No,
            granted => granted.and(missed()),
        },
        _ => Truth::No,
    }
}

fn agrees(policy: &Value, text: &str, subject: &Subject, request: &Request, tally: &mut Tally) -> Result<(), String> {
    let variables = policy["Version"] == "2012-10-17";
    let statements = policy["Statement"].as_array().map_or(&[][..], Vec::as_slice);
    let decided = judge::evaluate(text, subject, request);
    for (index, statement) in statements.iter().enumerate() {
        let expected = reference::statement_matches(statement, variables, request);
        let found = decided.get(index).copied().unwrap_or(Truth::Open);
        if expected == Truth::Open || found == Truth::Open {
            tally.open += 1;
        } else if expected != found {
            return Err(format!("statement {index} of {text}\nmatches: {found:?}, expected {expected:?}: {request:?}"));
        }
    }
    Ok(())
}

/// Whether another way to write the policy, or a harmless addition, changes an answer that it must not change.
pub fn is_steady(u: &mut Unstructured<'_>, policy: &Value, subject: &Subject) -> Result<(), String> {
    let before: Vec<&str> = CLAIMS.iter().map(|claim| answer(&policy.to_string(), subject, *claim)).collect();
    let same = |what: &str, text: &str, claims: &[Claim]| -> Result<(), String> {
        for (claim, before) in CLAIMS.iter().zip(&before).filter(|(claim, _)| claims.contains(claim)) {
            let after = answer(text, subject, *claim);
            let flips = matches!((*before, after), ("proved", "refuted") | ("refuted", "proved"));
            // A variable without a value may void the statement that it stands in, so it matters what else stands there.
            if after != *before && (flips || !text.contains("${")) {
                return Err(format!("{what} turns {} from {before} to {after}: {policy}\nnow {text}", claim.word()));
            }
        }
        Ok(())
    };
    let denials = &CLAIMS[..2];
    same("reordering", &reordered(policy).to_string(), &CLAIMS)?;
    same("writing members backwards", &backwards(policy), &CLAIMS)?;
    same("writing lists", &listed(policy).to_string(), &CLAIMS)?;
    same("another case", &recased(policy).to_string(), &CLAIMS)?;
    for part in ["Action", "Resource"] {
        same(&format!("splitting by {part}"), &divided(policy, part).to_string(), &CLAIMS)?;
    }
    let allow = json!({ "Effect": "Allow", "Principal": { "AWS": generate::OTHER }, "Action": "s3:GetObject",
        "Resource": format!("{}/*", generate::BUCKET) });
    same("an Allow more", &with(policy, &allow).to_string(), denials)?;

    let Ok(other) = generate::policy(u) else { return Ok(()) };
    for statement in other["Statement"].as_array().into_iter().flatten().filter(|one| one["Effect"] == "Deny") {
        let text = with(policy, statement).to_string();
        for (claim, before) in CLAIMS.iter().zip(&before) {
            let after = answer(&text, subject, *claim);
            if *before == "proved" && after == "refuted" {
                return Err(format!(
                    "a Deny more turns {} from {before} to {after}: {policy}\nnow {text}",
                    claim.word()
                ));
            }
        }
    }
    Ok(())
}

fn answer(text: &str, subject: &Subject, claim: Claim) -> &'static str {
    judge::accepted(&judge::prove(text, subject, claim).outcome).word()
}

fn with(policy: &Value, statement: &Value) -> Value {
    each(policy, |statements| statements.push(statement.clone()))
}

fn each(policy: &Value, change: impl FnOnce(&mut Vec<Value>)) -> Value {
    let mut policy = policy.clone();
    if let Some(statements) = policy["Statement"].as_array_mut() {
        change(statements);
    }
    policy
}

fn reordered(policy: &Value) -> Value {
    each(policy, |statements| {
        statements.reverse();
        for list in statements.iter_mut().flat_map(|one| one.as_object_mut().into_iter().flatten()) {
            if let Value::Array(values) = list.1 {
                values.reverse();
            }
        }
    })
}

/// The same JSON with the members of every object in reverse order.
fn backwards(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<String> =
                members.iter().rev().map(|(key, value)| format!("{}:{}", json!(key), backwards(value))).collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Array(values) => format!("[{}]", values.iter().map(backwards).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

/// Every single value as a list of one, and the other way round.
fn listed(policy: &Value) -> Value {
    let toggled = |value: &Value| match value {
        Value::Array(values) if values.len() == 1 => values[0].clone(),
        Value::String(_) => json!([value]),
        other => other.clone(),
    };
    each(policy, |statements| {
        for statement in statements {
            for part in ["Action", "NotAction", "Resource", "NotResource"] {
                if let Some(value) = statement.get_mut(part) {
                    *value = toggled(value);
                }
            }
            for (_, keys) in statement.get_mut("Condition").and_then(Value::as_object_mut).into_iter().flatten() {
                for (_, value) in keys.as_object_mut().into_iter().flatten() {
                    *value = toggled(value);
                }
            }
        }
    })
}

/// Actions and condition keys in capitals.
fn recased(policy: &Value) -> Value {
    let upper = |value: &Value| match value {
        Value::String(text) => json!(text.to_uppercase()),
        Value::Array(values) => {
            values.iter().map(|value| json!(value.as_str().unwrap_or_default().to_uppercase())).collect()
        }
        other => other.clone(),
    };
    each(policy, |statements| {
        for statement in statements {
            for part in ["Action", "NotAction"] {
                if let Some(value) = statement.get_mut(part) {
                    *value = upper(value);
                }
            }
            for (_, keys) in statement.get_mut("Condition").and_then(Value::as_object_mut).into_iter().flatten() {
                if let Value::Object(members) = keys {
                    let renamed: Map<String, Value> =
                        members.iter().map(|(key, value)| (key.to_uppercase(), value.clone())).collect();
                    // Two spellings of one key stay as they are: one would swallow the other.
                    if renamed.len() == members.len() {
                        *members = renamed;
                    }
                }
            }
        }
    })
}

/// One statement for each value of a list.
fn divided(policy: &Value, part: &str) -> Value {
    each(policy, |statements| {
        *statements = statements
            .iter()
            .flat_map(|statement| match &statement[part] {
                Value::Array(values) => values
                    .iter()
                    .map(|value| {
                        let mut one = statement.clone();
                        one[part] = value.clone();
                        one
                    })
                    .collect(),
                _ => vec![statement.clone()],
            })
            .collect();
    })
}
