//! A second evaluator of one request, written from the semantics alone, to compare the prover's with.
//!
//! It works on plain JSON values, is as slow as it likes, and says [`Truth::Open`] wherever AWS's documents
//! disagree or are silent, so that a difference on a definite answer is a fault of one of the two.

mod compare;
mod pattern;

use compare::{Base, base, date, value_matches};
use pattern::{Expanded, expand, glob, pieces};
use serde_json::Value;
use std::collections::BTreeMap;

/// One request: who, what, on which resource, with which context keys.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Request {
    /// ARN of who asks, `anonymous`, or a service principal.
    pub principal: String,
    /// The action with its prefix.
    pub action: String,
    /// The resource's ARN.
    pub resource: String,
    /// The keys that are present; several values only for multivalued keys.
    pub context: BTreeMap<String, Vec<String>>,
}

/// True, false, or not settled by AWS's documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Not settled.
    Open,
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}

impl Truth {
    /// The opposite.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Open => Self::Open,
        }
    }

    /// Whether both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Open,
        }
    }

    fn or(self, other: Self) -> Self {
        self.negated().and(other.negated()).negated()
    }

    fn any(values: impl IntoIterator<Item = Self>) -> Self {
        values.into_iter().fold(Self::No, Self::or)
    }

    fn all(values: impl IntoIterator<Item = Self>) -> Self {
        values.into_iter().fold(Self::Yes, Self::and)
    }
}

/// Whether a statement of this effect matches the request.
pub fn is_matched_by(policy: &Value, effect: &str, request: &Request) -> Truth {
    let variables = policy.get("Version").and_then(Value::as_str) == Some("2012-10-17");
    Truth::any(
        many(policy.get("Statement"))
            .filter(|statement| statement.get("Effect").and_then(Value::as_str) == Some(effect))
            .map(|statement| statement_matches(statement, variables, request)),
    )
}

/// Whether one statement matches the request.
pub fn statement_matches(statement: &Value, variables: bool, request: &Request) -> Truth {
    let principal = match (statement.get("Principal"), statement.get("NotPrincipal")) {
        (Some(names), None) => names_principal(names, request),
        (None, Some(names)) => spares_principal(names, request).negated(),
        _ => Truth::Open,
    };
    let action = match (statement.get("Action"), statement.get("NotAction")) {
        (Some(patterns), None) => names_action(patterns, request),
        (None, Some(patterns)) => names_action(patterns, request).negated(),
        _ => Truth::Open,
    };
    let resource = match (statement.get("Resource"), statement.get("NotResource")) {
        (Some(patterns), None) => names_resource(patterns, variables, request, true),
        (None, Some(patterns)) => names_resource(patterns, variables, request, false).negated(),
        _ => Truth::Open,
    };
    let conditions = Truth::all(entries(statement.get("Condition")).flat_map(|(operator, keys)| {
        let truth = move |(key, values)| condition(operator, key, values, variables, request);
        entries(Some(keys)).map(move |(key, values)| {
            let twins: Vec<Truth> =
                entries(Some(keys)).filter(|(twin, _)| twin.eq_ignore_ascii_case(key)).map(truth).collect();
            // Two spellings of one key in one block: an error, and not settled which of them counts.
            let alike = twins.iter().all(|twin| *twin == twins[0]);
            if alike { truth((key, values)) } else { Truth::Open }
        })
    }));
    principal.and(action).and(resource).and(conditions)
}

/// The request with the keys that follow from who asks, unless they are given.
pub fn complete(request: &Request) -> Request {
    let mut full = request.clone();
    let mut set = |key: &str, value: &str| {
        if lookup(&request.context, key).is_none() {
            full.context.insert(key.to_owned(), vec![value.to_owned()]);
        }
    };
    set("aws:ViaAWSService", "false");
    // Both clocks show one time.
    let clocks = ["aws:CurrentTime", "aws:EpochTime"].map(|key| value_of(request, key).and_then(date));
    let time = clocks[0].or(clocks[1]).unwrap_or(1_780_272_000).to_string();
    set("aws:CurrentTime", &time);
    set("aws:EpochTime", &time);
    match Principal::of(request) {
        Principal::Anonymous => {
            set("aws:PrincipalAccount", "anonymous");
            set("aws:PrincipalType", "Anonymous");
            set("aws:userid", "anonymous");
        }
        Principal::Canonical => {}
        Principal::Service => {
            set("aws:PrincipalIsAWSService", "true");
            set("aws:PrincipalServiceName", &request.principal);
            set("aws:PrincipalType", "Service");
        }
        Principal::Aws { account, resource, .. } => {
            set("aws:PrincipalIsAWSService", "false");
            set("aws:PrincipalAccount", &account);
            let (kind, rest) = resource.split_once('/').unwrap_or((&resource, ""));
            let own = &request.principal;
            match kind {
                "root" => {
                    set("aws:PrincipalArn", own);
                    set("aws:PrincipalType", "Account");
                    set("aws:userid", &account);
                }
                "user" => {
                    set("aws:PrincipalArn", own);
                    set("aws:PrincipalType", "User");
                    set("aws:username", rest.rsplit('/').next().unwrap_or_default());
                    set("aws:userid", "AIDAEXAMPLE");
                }
                "assumed-role" => {
                    let (role, session) = rest.split_once('/').unwrap_or((rest, ""));
                    set("aws:PrincipalArn", &format!("arn:aws:iam::{account}:role/{role}"));
                    set("aws:PrincipalType", "AssumedRole");
                    set("aws:userid", &format!("AROAEXAMPLE:{session}"));
                }
                "federated-user" => {
                    set("aws:PrincipalArn", own);
                    set("aws:PrincipalType", "FederatedUser");
                    set("aws:userid", &format!("{account}:{rest}"));
                }
                _ => {}
            }
        }
    }
    full
}

enum Principal {
    Anonymous,
    Canonical,
    Service,
    Aws { arn: String, account: String, resource: String },
}

impl Principal {
    fn of(request: &Request) -> Self {
        let arn = request.principal.clone();
        if arn == "anonymous" {
            return Self::Anonymous;
        }
        let fields: Vec<&str> = arn.splitn(6, ':').collect();
        match fields.as_slice() {
            [_, _, _, _, account, resource] => {
                let (account, resource) = ((*account).to_owned(), (*resource).to_owned());
                Self::Aws { arn, account, resource }
            }
            _ if arn.contains('.') => Self::Service,
            _ => Self::Canonical,
        }
    }
}

fn names_principal(names: &Value, request: &Request) -> Truth {
    if names.as_str() == Some("*") {
        return Truth::Yes;
    }
    Truth::any(entries(Some(names)).flat_map(|(kind, values)| {
        many(Some(values)).map(move |value| principal_is(kind, value.as_str().unwrap_or_default(), request))
    }))
}

/// Whether a `NotPrincipal` surely spares the request: it does when the principal and its account are both named; a
/// mention of only one of them is not settled.
fn spares_principal(names: &Value, request: &Request) -> Truth {
    let own = names_principal(names, request);
    if names.as_str() == Some("*") || many(names.get("AWS")).any(|name| name == "*") {
        return Truth::Yes;
    }
    if own == Truth::No {
        return Truth::No;
    }
    let (account, resource) = match Principal::of(request) {
        Principal::Aws { account, resource, .. } => (account, resource),
        Principal::Canonical => return Truth::Open,
        Principal::Service | Principal::Anonymous => return own,
    };
    let root = format!("arn:aws:iam::{account}:root");
    let listed: Vec<&str> =
        entries(Some(names)).flat_map(|(_, values)| many(Some(values))).filter_map(Value::as_str).collect();
    let has_account = listed.iter().any(|name| **name == account || **name == root);
    let has_self = resource == "root" || listed.iter().any(|name| *name == request.principal);
    if resource.starts_with("user/") || resource == "root" {
        if has_account && has_self { Truth::Yes } else { Truth::Open }
    } else {
        Truth::Open
    }
}

fn principal_is(kind: &str, value: &str, request: &Request) -> Truth {
    let who = Principal::of(request);
    match (kind, who) {
        ("AWS", _) if value == "*" => Truth::Yes, // assumption P1 for services
        ("AWS", Principal::Aws { arn, account, resource }) => {
            let root = format!("arn:aws:iam::{account}:root");
            if value == account || value == root || value == arn {
                return Truth::Yes;
            }
            if resource.starts_with("assumed-role/") {
                let role = value_of(request, "aws:PrincipalArn");
                // One account has no two roles of one name, so a role of another path can't be meant, or does not exist.
                let name = |arn: &str| arn.rsplit('/').next().map(str::to_owned);
                let is_near =
                    value.starts_with(&format!("arn:aws:iam::{account}:role/")) && role.map(name) == Some(name(value));
                return if role == Some(value) {
                    Truth::Yes
                } else if is_near {
                    Truth::Open
                } else {
                    Truth::No
                };
            }
            match resource.strip_prefix("federated-user/") {
                Some(name) if value == format!("arn:aws:iam::{account}:user/{name}") => Truth::Open,
                _ => Truth::No,
            }
        }
        ("Service", Principal::Service) => {
            if value == "*" {
                Truth::Open
            } else {
                (value == request.principal).into()
            }
        }
        ("CanonicalUser", Principal::Canonical) => (value == request.principal).into(),
        ("CanonicalUser", Principal::Aws { .. }) | ("AWS", Principal::Canonical) => Truth::Open,
        ("AWS" | "Service" | "Federated" | "CanonicalUser", _) => Truth::No,
        _ => Truth::Open,
    }
}

fn names_action(patterns: &Value, request: &Request) -> Truth {
    let action = request.action.to_ascii_lowercase();
    Truth::any(many(Some(patterns)).map(|pattern| {
        let pattern = pattern.as_str().unwrap_or_default().to_ascii_lowercase();
        let prefix = pattern.split_once(':').map(|(prefix, _)| prefix);
        match prefix {
            None if pattern == "*" => Truth::Yes,
            None => Truth::Open,
            Some(prefix) if prefix.contains(['*', '?']) => Truth::Open,
            Some(_) => glob(&pieces(&pattern), &action).into(),
        }
    }))
}

fn names_resource(patterns: &Value, variables: bool, request: &Request, positive: bool) -> Truth {
    let mut unresolved = false;
    let named = Truth::any(many(Some(patterns)).map(|pattern| {
        let pattern = pattern.as_str().unwrap_or_default();
        if pattern == "*" {
            return Truth::Yes;
        }
        let fields: Vec<&str> = pattern.splitn(6, ':').collect();
        let own: Vec<&str> = request.resource.splitn(6, ':').collect();
        let ([head @ .., last], [own_head @ .., own_last]) = (fields.as_slice(), own.as_slice()) else {
            return Truth::Open;
        };
        if fields.len() < 6 || own.len() < 6 || head.iter().any(|field| field.contains("${")) {
            return Truth::Open;
        }
        let expanded = if variables { expand(last, request) } else { Expanded::Pieces(pieces(last)) };
        let last_matches = match expanded {
            Expanded::Pieces(pieces) => glob(&pieces, own_last).into(),
            Expanded::Unresolved => {
                unresolved = true;
                Truth::No
            }
            Expanded::Odd => Truth::Open,
        };
        let head_matches = Truth::all(head.iter().zip(own_head).map(|(field, own)| {
            if glob(&pieces(field), own) {
                Truth::Yes
            } else if glob(&pieces(&field.to_lowercase()), &own.to_lowercase()) {
                Truth::Open
            } else {
                Truth::No
            }
        }));
        let fieldwise = head_matches.and(last_matches);
        // A `*` at the end of a field may run across colons: only newer texts say so.
        let across = head.iter().any(|field| field.ends_with('*')) && glob(&pieces(pattern), &request.resource);
        if fieldwise == Truth::No && across { Truth::Open } else { fieldwise }
    }));
    // A variable without a value: its entry matches nothing, or the whole statement is void; AWS says both.
    match (unresolved, positive, named) {
        (false, ..) | (true, true, Truth::No) | (true, false, Truth::Yes) => named,
        _ => Truth::Open,
    }
}

fn condition(written: &str, key: &str, values: &Value, variables: bool, request: &Request) -> Truth {
    let (set, rest) = match written.split_once(':') {
        Some((set, rest)) => (Some(set), rest),
        None => (None, written),
    };
    let (operator, if_exists) = match rest.strip_suffix("IfExists") {
        Some(operator) => (operator, true),
        None => (rest, false),
    };
    let present = lookup(&request.context, key);
    let values: Vec<String> = many(Some(values)).map(scalar).collect();
    if operator == "Null" {
        return match (set, values.as_slice(), if_exists) {
            (_, _, true) => Truth::Open,
            (Some("ForAllValues"), ..) => Truth::Yes,
            (Some("ForAnyValue"), ..) => Truth::No,
            (None, [value], _) => match value.to_ascii_lowercase().as_str() {
                "true" => present.is_none().into(),
                "false" => present.is_some().into(),
                _ => Truth::Open,
            },
            _ => Truth::Open,
        };
    }
    let Some((base, negated)) = base(operator) else { return Truth::Open };
    let Some(present) = present.filter(|present| !present.is_empty()) else {
        return match set {
            Some("ForAllValues") => Truth::Yes,
            Some("ForAnyValue") if if_exists => Truth::Open,
            Some("ForAnyValue") => Truth::No,
            Some(_) => Truth::Open,
            None if values.is_empty() && !if_exists => Truth::Open,
            None => (if_exists || negated).into(),
        };
    };
    if values.is_empty() {
        return match set {
            Some("ForAnyValue" | "ForAllValues") if !negated => Truth::No,
            None if if_exists && !negated => Truth::No,
            _ => Truth::Open,
        };
    }
    if base == Base::Bool && values.len() > 1 {
        return Truth::Open;
    }
    let one = |own: &String| {
        let mut unresolved = false;
        let hit = Truth::any(values.iter().map(|value| {
            let truth = value_matches(base, own, value, variables, request);
            unresolved |= truth.is_none();
            truth.unwrap_or(Truth::No)
        }));
        let hit = if negated { hit.negated() } else { hit };
        // A variable without a value: its value is not met, or the whole statement is void; AWS says both.
        if unresolved && hit == Truth::Yes { Truth::Open } else { hit }
    };
    match set {
        Some("ForAnyValue") => Truth::any(present.iter().map(one)),
        Some("ForAllValues") => Truth::all(present.iter().map(one)),
        Some(_) => Truth::Open,
        None => match present {
            [own] => one(own),
            _ => Truth::Open,
        },
    }
}

/// The values of a key, whose name is compared without case.
fn lookup<'r>(context: &'r BTreeMap<String, Vec<String>>, key: &str) -> Option<&'r [String]> {
    context.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, values)| values.as_slice())
}

fn value_of<'r>(request: &'r Request, key: &str) -> Option<&'r str> {
    lookup(&request.context, key)?.first().map(String::as_str)
}

/// A value as a policy's text: numbers and booleans need no quotes.
fn scalar(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn many(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
    .iter()
}

fn entries(value: Option<&Value>) -> impl Iterator<Item = (&str, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten().map(|(key, value)| (key.as_str(), value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn request(context: &[(&str, &str)]) -> Request {
        Request {
            principal: "arn:aws:iam::111122223333:user/alice".to_owned(),
            action: "s3:GetObject".to_owned(),
            resource: "arn:aws:s3:::b/alice/k".to_owned(),
            context: context.iter().map(|(key, value)| ((*key).to_owned(), vec![(*value).to_owned()])).collect(),
        }
    }

    #[test]
    fn globs_cover_slashes_and_newlines() {
        assert!(glob(&pieces("a*b?"), "a/\nb\n"));
        assert!(!glob(&pieces("a?"), "a"));
        assert!(glob(&pieces("**"), ""));
    }

    #[test]
    fn absent_keys_fail_positive_and_meet_negated_operators() {
        let test = |operator: &str| condition(operator, "aws:SourceVpc", &json!("v"), true, &request(&[]));
        assert_eq!(test("StringEquals"), Truth::No);
        assert_eq!(test("StringNotEquals"), Truth::Yes);
        assert_eq!(test("StringEqualsIfExists"), Truth::Yes);
        assert_eq!(test("ForAllValues:StringEquals"), Truth::Yes);
        assert_eq!(test("ForAnyValue:StringNotEquals"), Truth::No);
        assert_eq!(test("stringequals"), Truth::Open);
    }

    #[test]
    fn numbers_dates_and_ranges_compare_by_value() {
        let own = request(&[
            ("s3:tlsversion", "1.10"),
            ("aws:SourceIp", "203.0.113.7"),
            ("aws:CurrentTime", "2026-03-01T00:00:00Z"),
        ]);
        assert_eq!(condition("NumericEquals", "s3:TlsVersion", &json!(1.1), true, &own), Truth::Yes);
        assert_eq!(condition("IpAddress", "aws:SourceIp", &json!(["203.0.113.0/29"]), true, &own), Truth::Yes);
        assert_eq!(condition("NotIpAddress", "aws:SourceIp", &json!("0.0.0.0/0"), true, &own), Truth::No);
        assert_eq!(condition("DateGreaterThan", "aws:CurrentTime", &json!("2026-02-28"), true, &own), Truth::Yes);
        assert_eq!(date("1970-01-02"), Some(86_400));
        assert_eq!(date("2000-03-01T00:00:01Z"), Some(951_868_801));
    }

    #[test]
    fn variables_need_the_newer_language_and_a_value() {
        let home = json!("arn:aws:s3:::b/${aws:username}/*");
        let alice = complete(&request(&[]));
        assert_eq!(names_resource(&home, true, &alice, true), Truth::Yes);
        assert_eq!(names_resource(&home, false, &alice, true), Truth::No);
        assert_eq!(names_resource(&home, true, &request(&[]), true), Truth::No);
        assert_eq!(names_resource(&home, true, &request(&[]), false), Truth::Open);
    }

    #[test]
    fn sessions_count_under_their_role() {
        let mut session = request(&[]);
        session.principal = "arn:aws:sts::111122223333:assumed-role/etl/x".to_owned();
        let session = complete(&session);
        let names = |value: &str| names_principal(&json!({ "AWS": value }), &session);
        assert_eq!(names("arn:aws:iam::111122223333:role/etl"), Truth::Yes);
        assert_eq!(names("111122223333"), Truth::Yes);
        assert_eq!(names("arn:aws:iam::111122223333:role/*"), Truth::No);
    }
}
