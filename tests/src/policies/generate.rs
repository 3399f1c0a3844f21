//! Random policies.
//!
//! The policies are made to be hard: a Deny that covers everything is split along principals, actions, resources or a
//! condition key into statements that only together cover it, and then some of them are damaged a little.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The account that owns the bucket.
pub const OWNER: &str = "111122223333";
/// Another account.
pub const OTHER: &str = "444455556666";
/// The bucket's ARN.
pub const BUCKET: &str = "arn:aws:s3:::example-bucket";

/// A bucket policy of a few statements.
pub fn policy(u: &mut Unstructured<'_>) -> Result<Value> {
    let mut statements = vec![Statement::covering(u)?];
    for _ in 0..u.int_in_range(0..=3)? {
        let at = u.choose_index(statements.len())?;
        let halves = split(u, &statements[at])?;
        statements.splice(at..=at, halves);
    }
    for _ in 0..u.int_in_range(0..=2)? {
        let at = u.choose_index(statements.len())?;
        damage(u, &mut statements[at])?;
    }
    for _ in 0..u.int_in_range(0..=1)? {
        let mut extra = Statement::covering(u)?;
        extra.deny = u.ratio(1, 3)?;
        damage(u, &mut extra)?;
        statements.push(extra);
    }
    let mut policy = Map::new();
    match u.int_in_range(0..=9)? {
        0 => {}
        1 => drop(policy.insert("Version".to_owned(), json!("2008-10-17"))),
        _ => drop(policy.insert("Version".to_owned(), json!("2012-10-17"))),
    }
    policy.insert("Statement".to_owned(), statements.iter().map(Statement::value).collect());
    Ok(Value::Object(policy))
}

#[derive(Clone, Debug)]
struct Statement {
    deny: bool,
    principal: (&'static str, Value),
    action: (&'static str, Vec<String>),
    resource: (&'static str, Vec<String>),
    conditions: Vec<(String, String, Vec<String>)>,
}

impl Statement {
    fn covering(u: &mut Unstructured<'_>) -> Result<Self> {
        let transport: &[(&str, &str, &[&str])] = match u.int_in_range(0..=15)? {
            0..=5 => &[("Bool", "aws:SecureTransport", &["false"])],
            6 => &[("BoolIfExists", "aws:SecureTransport", &["false"])],
            7 => &[("StringNotEquals", "aws:securetransport", &["true"])],
            8 => &[("NumericLessThan", "s3:TlsVersion", &["1.2"])],
            9 => &[("NumericLessThanIfExists", "s3:TlsVersion", &["1.2"])],
            10 => &[("NumericLessThan", "s3:TlsVersion", &["1.2"]), ("Bool", "aws:SecureTransport", &["true"])],
            11 => &[("ForAllValues:Bool", "aws:SecureTransport", &["False"])],
            12 => &[("StringLike", "aws:SecureTransport", &["f*"])],
            13 => &[],
            14 => &[("StringEquals", "aws:SecureTransport", &["false"])],
            _ => &[("Bool", "aws:SecureTransport", &["false"]), ("NumericLessThan", "s3:TlsVersion", &["1.2"])],
        };
        Ok(Self {
            deny: true,
            principal: ("Principal", if u.ratio(1, 4)? { json!({ "AWS": "*" }) } else { json!("*") }),
            action: ("Action", texts(&[*u.choose(&["s3:*", "s3:*", "*", "S3:*"])?])),
            resource: match u.int_in_range(0..=5)? {
                0 => ("Resource", texts(&["arn:aws:s3:::example-bucket*"])),
                1 => ("Resource", texts(&[BUCKET, "arn:aws:s3:::example-bucket/?*"])),
                _ => ("Resource", texts(&[BUCKET, "arn:aws:s3:::example-bucket/*"])),
            },
            conditions: transport
                .iter()
                .map(|(operator, key, values)| ((*operator).to_owned(), (*key).to_owned(), texts(values)))
                .collect(),
        })
    }

    fn value(&self) -> Value {
        let list = |values: &[String]| match values {
            [one] => json!(one),
            many => json!(many),
        };
        let mut out = Map::new();
        out.insert("Effect".to_owned(), json!(if self.deny { "Deny" } else { "Allow" }));
        out.insert(self.principal.0.to_owned(), self.principal.1.clone());
        out.insert(self.action.0.to_owned(), list(&self.action.1));
        out.insert(self.resource.0.to_owned(), list(&self.resource.1));
        let mut blocks: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
        for (operator, key, values) in &self.conditions {
            blocks.entry(operator).or_default().insert(key.clone(), list(values));
        }
        if !blocks.is_empty() {
            out.insert("Condition".to_owned(), json!(blocks));
        }
        Value::Object(out)
    }
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

/// Statements that together say the same, or nearly.
fn split(u: &mut Unstructured<'_>, whole: &Statement) -> Result<Vec<Statement>> {
    let (mut left, mut right) = (whole.clone(), whole.clone());
    match u.int_in_range(0..=9)? {
        0 if whole.action.0 == "Action" && whole.action.1.iter().any(|action| action.ends_with('*')) => {
            let listed = actions(u)?;
            left.action = ("Action", listed.clone());
            right.action = ("NotAction", listed);
        }
        1 | 2 if whole.resource.0 == "Resource" => {
            let listed = resources(u)?;
            left.resource = ("Resource", listed.clone());
            right.resource = ("NotResource", listed);
        }
        3 if whole.principal.0 == "Principal" => {
            let account = *u.choose(&[OWNER, OTHER])?;
            left.principal = ("Principal", json!({ "AWS": account }));
            right.conditions.push((
                "StringNotEquals".to_owned(),
                "aws:PrincipalAccount".to_owned(),
                vec![account.to_owned()],
            ));
        }
        4 if whole.resource.0 == "Resource" && whole.resource.1.len() > 1 => {
            left.resource.1.truncate(1);
            right.resource.1.remove(0);
        }
        _ => {
            let (key, kind) = *u.choose(&KEYS)?;
            let mut values = vec![value(u, key, kind)?];
            if u.ratio(1, 4)? {
                values.push(value(u, key, kind)?);
            }
            let (one, other) = *u.choose(kind.pairs())?;
            let spelled = if u.ratio(1, 8)? { key.to_lowercase() } else { key.to_owned() };
            let written = |operator: &str| match operator {
                "Null" => vec!["true".to_owned()],
                "Null!" => vec!["false".to_owned()],
                "Bool" | "BoolIfExists" | "ForAnyValue:Bool" => vec![values[0].clone()],
                "Bool!" | "BoolIfExists!" => vec![(values[0] != "true").to_string()],
                _ => values.clone(),
            };
            for (statement, operator) in [(&mut left, one), (&mut right, other)] {
                let name = operator.trim_end_matches('!').to_owned();
                statement.conditions.push((name, spelled.clone(), written(operator)));
            }
        }
    }
    Ok(vec![left, right])
}

/// Changes one part so that the statement says something else, or not.
fn damage(u: &mut Unstructured<'_>, statement: &mut Statement) -> Result<()> {
    match u.int_in_range(0..=13)? {
        12 => {
            if let Some((_, _, values)) = statement.conditions.last_mut() {
                match u.int_in_range(0..=2)? {
                    0 => values.clear(),
                    1 => values
                        .push((*u.choose(&["", "*", "true", "1.1", "${aws:userid}", "?", "10.0.0.1"])?).to_owned()),
                    _ => {
                        let odd = ["yes", "0x1", "not-a-date", "300.1.1.1/8", "arn:aws", "${aws:NoSuch}"];
                        *values = vec![(*u.choose(&odd)?).to_owned()];
                    }
                }
            }
        }
        13 => {
            if let Some((operator, ..)) = statement.conditions.last_mut() {
                let swapped = match operator.split_once("Not") {
                    Some((before, after)) => format!("{before}{after}"),
                    None => operator.replace("Equals", "NotEquals").replace("Like", "NotLike"),
                };
                *operator = swapped;
            }
        }
        0 => statement.principal = ("Principal", principals(u)?),
        1 => statement.principal = ("NotPrincipal", principals(u)?),
        2 => statement.action = (*u.choose(&["Action", "NotAction"])?, actions(u)?),
        3 => statement.resource = (*u.choose(&["Resource", "NotResource"])?, resources(u)?),
        4 => drop(statement.conditions.pop()),
        5 => {
            if let Some((operator, ..)) = statement.conditions.last_mut() {
                *operator = match operator.strip_suffix("IfExists") {
                    Some(plain) => plain.to_owned(),
                    None if operator == "Null" => return Ok(()),
                    None => format!("{operator}IfExists"),
                };
            }
        }
        6 => {
            if let Some((operator, ..)) = statement.conditions.last_mut().filter(|(name, ..)| !name.contains(':')) {
                *operator = format!("{}:{operator}", u.choose(&["ForAllValues", "ForAnyValue"])?);
            }
        }
        7 => {
            if let Some((_, key, _)) = statement.conditions.last_mut() {
                *key = if u.ratio(1, 2)? { key.to_uppercase() } else { key.to_lowercase() };
            }
        }
        _ => {
            let (key, kind) = *u.choose(&KEYS)?;
            let (one, other) = *u.choose(kind.pairs())?;
            let operator = if u.ratio(1, 2)? { one } else { other };
            let values = match operator {
                "Null" | "Null!" => vec![u.ratio(1, 2)?.to_string()],
                _ => vec![value(u, key, kind)?],
            };
            statement.conditions.push((operator.trim_end_matches('!').to_owned(), key.to_owned(), values));
        }
    }
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Arn,
    Bool,
    Ip,
    Number,
    Date,
    Many,
}

impl Kind {
    /// Operators that complement each other, or nearly; `!` marks the complementary value.
    fn pairs(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Text => &[
                ("StringEquals", "StringNotEquals"),
                ("StringLike", "StringNotLike"),
                ("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"),
                ("StringEqualsIfExists", "StringNotEquals"),
                ("StringEquals", "StringNotLike"),
                ("StringLike", "StringLike"),
                ("Null", "Null!"),
                ("Null", "StringLike"),
            ],
            Self::Arn => &[
                ("ArnLike", "ArnNotLike"),
                ("ArnEquals", "ArnNotEquals"),
                ("StringLike", "StringNotLike"),
                ("ArnEquals", "StringNotEquals"),
                ("Null", "Null!"),
            ],
            Self::Bool => &[("Bool", "BoolIfExists!"), ("BoolIfExists", "Bool!"), ("Bool", "Bool!"), ("Null", "Null!")],
            Self::Ip => &[("IpAddress", "NotIpAddress"), ("IpAddressIfExists", "NotIpAddress"), ("Null", "Null!")],
            Self::Number => &[
                ("NumericEquals", "NumericNotEquals"),
                ("NumericLessThan", "NumericGreaterThanEqualsIfExists"),
                ("NumericLessThanEquals", "NumericGreaterThan"),
                ("Null", "Null!"),
            ],
            Self::Date => &[
                ("DateLessThan", "DateGreaterThanEquals"),
                ("DateLessThanEquals", "DateGreaterThan"),
                ("DateEquals", "DateNotEquals"),
            ],
            Self::Many => &[
                ("ForAnyValue:StringEquals", "ForAllValues:StringNotEquals"),
                ("ForAnyValue:StringLike", "ForAllValues:StringNotLike"),
                ("ForAnyValue:StringNotLike", "ForAllValues:StringLike"),
                ("Null", "Null!"),
            ],
        }
    }
}

const KEYS: [(&str, Kind); 34] = [
    ("aws:SecureTransport", Kind::Bool),
    ("s3:TlsVersion", Kind::Number),
    ("aws:PrincipalArn", Kind::Arn),
    ("aws:PrincipalAccount", Kind::Text),
    ("aws:PrincipalOrgID", Kind::Text),
    ("aws:PrincipalOrgPaths", Kind::Many),
    ("aws:PrincipalIsAWSService", Kind::Bool),
    ("aws:PrincipalServiceName", Kind::Text),
    ("aws:PrincipalType", Kind::Text),
    ("aws:PrincipalTag/team", Kind::Text),
    ("aws:username", Kind::Text),
    ("aws:userid", Kind::Text),
    ("aws:SourceIp", Kind::Ip),
    ("aws:SourceIp", Kind::Ip),
    ("aws:VpcSourceIp", Kind::Ip),
    ("aws:SourceVpc", Kind::Text),
    ("aws:SourceVpce", Kind::Text),
    ("aws:SourceVpce", Kind::Text),
    ("aws:SourceAccount", Kind::Text),
    ("aws:SourceArn", Kind::Arn),
    ("aws:ViaAWSService", Kind::Bool),
    ("aws:CalledVia", Kind::Many),
    ("aws:CurrentTime", Kind::Date),
    ("aws:EpochTime", Kind::Date),
    ("aws:MultiFactorAuthPresent", Kind::Bool),
    ("aws:UserAgent", Kind::Text),
    ("s3:prefix", Kind::Text),
    ("s3:max-keys", Kind::Number),
    ("s3:x-amz-server-side-encryption", Kind::Text),
    ("s3:authType", Kind::Text),
    ("s3:signatureversion", Kind::Text),
    ("s3:DataAccessPointArn", Kind::Arn),
    ("s3:AccessPointNetworkOrigin", Kind::Text),
    ("s3:ResourceAccount", Kind::Text),
];

/// A value that a policy might write for the key.
fn value(u: &mut Unstructured<'_>, key: &str, kind: Kind) -> Result<String> {
    let pool: &[&str] = match key {
        "s3:TlsVersion" => &["1.2", "1.3", "1.1", "1.0", "1.20", "1"],
        "s3:max-keys" => &["10", "100", "0"],
        "aws:PrincipalArn" => &[
            "arn:aws:iam::111122223333:role/etl",
            "arn:aws:iam::111122223333:role/*",
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::*:root",
            "arn:aws:iam::111122223333:root",
            "arn:aws:sts::111122223333:assumed-role/etl/*",
            "arn:aws:*::111122223333:*",
            "arn:aws:sts::111122223333:federated-user/fay",
        ],
        "aws:PrincipalAccount" | "aws:SourceAccount" | "s3:ResourceAccount" => &[OWNER, OTHER, "anonymous", "1*"],
        "aws:PrincipalOrgID" => &["o-a1b2c3d4e5", "o-other", "o-*"],
        "aws:PrincipalOrgPaths" => &["o-a1b2c3d4e5/*", "o-a1b2c3d4e5/r-ab12/ou-1/", "*"],
        "aws:PrincipalServiceName" => &["cloudtrail.amazonaws.com", "*.amazonaws.com", "*"],
        "aws:PrincipalType" => &["User", "AssumedRole", "Anonymous", "Account", "FederatedUser", "*"],
        "aws:PrincipalTag/team" => &["data", "d*", "DATA", "?", "", "${aws:username}"],
        "aws:username" => &["alice", "a*", "bob", "*", "${aws:PrincipalTag/team}"],
        "aws:userid" => &["AIDA*", "*:*", "anonymous", "111122223333*"],
        "aws:SourceIp" => {
            &["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "203.0.113.0/24", "::/0", "2001:db8::/32", "198.51.100.7"]
        }
        "aws:VpcSourceIp" => &["10.0.0.0/8", "10.0.0.5/32", "0.0.0.0/0"],
        "aws:SourceVpc" => &["vpc-1", "vpc-*"],
        "aws:SourceVpce" => &["vpce-1", "vpce-2", "vpce-*", "vpce-?", "*"],
        "aws:SourceArn" => &["arn:aws:cloudtrail:*:111122223333:trail/*", "arn:aws:s3:::other", "arn:*:*:*:*:*"],
        "aws:CalledVia" => &["athena.amazonaws.com", "*.amazonaws.com", "lambda.amazonaws.com"],
        "aws:CurrentTime" | "aws:EpochTime" => {
            &["2027-01-01T00:00:00Z", "2030-01-01", "1893456000", "2020-01-01T00:00:00Z"]
        }
        "s3:prefix" => &["", "a", "a*", "home/${aws:username}/*", "*/"],
        "s3:x-amz-server-side-encryption" => &["aws:kms", "AES256", "a*"],
        "s3:authType" => &["REST-HEADER", "REST-QUERY-STRING", "POST"],
        "s3:signatureversion" => &["AWS", "AWS4-HMAC-SHA256", "AWS4*"],
        "s3:DataAccessPointArn" => {
            &["arn:aws:s3:*:111122223333:accesspoint/*", "arn:aws:s3:us-east-1:111122223333:accesspoint/lake"]
        }
        "s3:AccessPointNetworkOrigin" => &["VPC", "Internet", "*"],
        _ if kind == Kind::Bool => &["true", "false", "true", "false", "True"],
        _ => &["x", "x*", "", "?"],
    };
    Ok((*u.choose(pool)?).to_owned())
}

fn actions(u: &mut Unstructured<'_>) -> Result<Vec<String>> {
    some(
        u,
        &[
            "s3:GetObject",
            "s3:Get*",
            "s3:Put*",
            "s3:*Object",
            "s3:List*",
            "s3:ListBucket",
            "s3:*Bucket*",
            "s3:getobject*",
            "S3:Delete*",
            "s3:?etObject",
            "s3:*Policy",
            "s3:A*",
            "s3:*t*",
            "sqs:*",
        ],
    )
}

fn resources(u: &mut Unstructured<'_>) -> Result<Vec<String>> {
    some(
        u,
        &[
            BUCKET,
            "arn:aws:s3:::example-bucket/*",
            "arn:aws:s3:::example-bucket/a*",
            "arn:aws:s3:::example-bucket/*a",
            "arn:aws:s3:::example-bucket/?",
            "arn:aws:s3:::example-bucket/??*",
            "arn:aws:s3:::example-bucket/*/*",
            "arn:aws:s3:::example-bucket/a*b*a",
            "arn:aws:s3:::example-bucket/ab",
            "arn:aws:s3:::example-bucket?*",
            "arn:aws:s3:::example-bucket/${aws:username}/*",
            "arn:aws:s3:::example-bucket/${*}*",
            "arn:aws:s3:::example-bucket/${aws:username, 'nobody'}*",
            "arn:*:s3:::example-bucket/b*",
        ],
    )
}

fn principals(u: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match u.int_in_range(0..=7)? {
        0 => json!({ "Service": "cloudtrail.amazonaws.com" }),
        1 => json!({ "AWS": "*" }),
        2 => json!({ "AWS": "arn:aws:sts::111122223333:assumed-role/etl/x", "Service": ["s3.amazonaws.com"] }),
        3 => json!({ "CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" }),
        _ => json!({ "AWS": some(u, &[
            OWNER,
            OTHER,
            "arn:aws:iam::111122223333:root",
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::444455556666:user/bob",
            "arn:aws:iam::111122223333:role/etl",
            "arn:aws:iam::111122223333:role/service-role/etl",
            "arn:aws:iam::111122223333:user/fay",
            "arn:aws:iam::111122223333:user/team/alice",
            "arn:aws:iam::111122223333:role/*",
            "arn:aws:sts::111122223333:assumed-role/etl/x",
            "arn:aws:sts::111122223333:federated-user/fay",
            "AIDAJQABLZS4A3QDU576Q",
        ])? }),
    })
}

fn some(u: &mut Unstructured<'_>, pool: &[&str]) -> Result<Vec<String>> {
    let mut out = vec![(*u.choose(pool)?).to_owned()];
    // Bytes that are used up say yes for ever.
    for _ in 0..8 {
        if out.len() == 4 || !u.ratio(1, 2)? {
            break;
        }
        let next = (*u.choose(pool)?).to_owned();
        if !out.contains(&next) {
            out.push(next);
        }
    }
    Ok(out)
}
