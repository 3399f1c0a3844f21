//! Random policies and random requests that could exist.
//!
//! The policies are made to be hard: a Deny that covers everything is split along principals, actions, resources or a
//! condition key into statements that only together cover it, and then some of them are damaged a little.
//! The requests obey what AWS documents of the keys: which follow from who asks, which from the action, which from the network.

use super::reference::Request;
use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The account that owns the bucket.
pub const OWNER: &str = "111122223333";
/// Another account.
pub const OTHER: &str = "444455556666";
/// The bucket's ARN.
pub const BUCKET: &str = "arn:aws:s3:::example-bucket";

/// What the transport of a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// `aws:SecureTransport` is false.
    Plain,
    /// TLS 1.0 or 1.1.
    OldTls,
    /// TLS 1.2 or 1.3.
    NewTls,
}

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
    match u.int_in_range(0..=11)? {
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
        "aws:CalledVia" => &["athena.amazonaws.com", "*.amazonaws.com", "x"],
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
            "arn:aws:sts::111122223333:federated-user/fay",
            "AIDAJQABLZS4A3QDU576Q",
        ])? }),
    })
}

fn some(u: &mut Unstructured<'_>, pool: &[&str]) -> Result<Vec<String>> {
    let mut out = vec![(*u.choose(pool)?).to_owned()];
    while out.len() < 4 && u.ratio(1, 2)? {
        let next = (*u.choose(pool)?).to_owned();
        if !out.contains(&next) {
            out.push(next);
        }
    }
    Ok(out)
}

/// A request to the bucket that could exist, made to come near the policy's own words.
pub fn request(u: &mut Unstructured<'_>, policy: &Value, transport: Transport) -> Result<Request> {
    let words = Words::of(policy);
    let mut context = BTreeMap::new();
    let principal = who(u, &words, &mut context)?;
    let service = principal.ends_with(".amazonaws.com");
    let signed = principal != "anonymous";
    let (action, resource) = what(u, &words)?;
    transported(u, transport, &mut context)?;
    let through_point = networked(u, &action, service, &mut context)?;

    let mut set = |key: &str, value: String| context.insert(key.to_owned(), vec![value]);
    if signed && !service && u.ratio(1, 6)? {
        set("aws:ViaAWSService", "true".to_owned());
        let via = *u.choose(&["athena.amazonaws.com", "cloudformation.amazonaws.com"])?;
        set("aws:CalledVia", via.to_owned());
    } else {
        set("aws:ViaAWSService", "false".to_owned());
    }
    if service && u.ratio(1, 2)? {
        set("aws:SourceAccount", (*u.choose(&[OWNER, OTHER])?).to_owned());
        let sources = ["arn:aws:cloudtrail:us-east-1:111122223333:trail/t", "arn:aws:s3:::other"];
        set("aws:SourceArn", (*u.choose(&sources)?).to_owned());
    }
    let (time, epoch) = *u.choose(&[
        ("2026-06-01T00:00:00Z", "1780272000"),
        ("2027-01-01T00:00:00Z", "1798761600"),
        ("2031-02-03T04:05:06Z", "1927857906"),
    ])?;
    context.insert("aws:CurrentTime".to_owned(), vec![time.to_owned()]);
    context.insert("aws:EpochTime".to_owned(), vec![epoch.to_owned()]);
    if u.ratio(1, 2)? {
        context.insert("aws:UserAgent".to_owned(), vec![pick(u, &words, "aws:UserAgent", &["aws-cli/2"])?]);
    }

    // Which of the sampled actions AWS lists these keys for.
    let listing = ["s3:ListBucket", "s3:ListBucketVersions"].contains(&action.as_str());
    let carries = |key: &str| match key {
        "s3:prefix" | "s3:max-keys" => listing,
        "s3:x-amz-server-side-encryption" => action == "s3:PutObject",
        _ => true,
    };
    let mut maybe = |u: &mut Unstructured<'_>, key: &str, always: bool, pool: &[&str]| -> Result<()> {
        if carries(key) && (always || u.ratio(1, 2)?) {
            context.insert(key.to_owned(), vec![pick(u, &words, key, pool)?]);
        }
        Ok(())
    };
    if signed {
        maybe(u, "s3:authType", true, &["REST-HEADER"])?;
        maybe(u, "s3:signatureversion", true, &["AWS4-HMAC-SHA256"])?;
    }
    maybe(u, "s3:prefix", false, &["", "a", "home/alice/x"])?;
    maybe(u, "s3:max-keys", false, &["10", "50", "1000"])?;
    maybe(u, "s3:x-amz-server-side-encryption", false, &["aws:kms", "AES256"])?;
    if carries("s3:ResourceAccount") {
        context.insert("s3:ResourceAccount".to_owned(), vec![OWNER.to_owned()]);
    }
    if through_point {
        context.insert("s3:DataAccessPointAccount".to_owned(), vec![OWNER.to_owned()]);
        let point = "arn:aws:s3:us-east-1:111122223333:accesspoint/lake".to_owned();
        context.insert("s3:DataAccessPointArn".to_owned(), vec![point]);
    }
    Ok(Request { principal, action, resource, context })
}

/// Every request of a small world: a few principals, actions and networks, and all keys of up to three of four characters.
pub fn every_request(transport: Transport, mut visit: impl FnMut(&Request) -> bool) {
    let principals = [
        "arn:aws:iam::111122223333:user/alice",
        "arn:aws:iam::111122223333:root",
        "arn:aws:sts::111122223333:assumed-role/etl/x",
        "arn:aws:sts::111122223333:assumed-role/other/y",
        "arn:aws:iam::444455556666:user/bob",
        "anonymous",
    ];
    let mut names = vec![String::new()];
    let mut from = 0;
    for _ in 0..3 {
        let to = names.len();
        for at in from..to {
            for char in ['a', 'b', '/', '\n'] {
                names.push(format!("{}{char}", names[at]));
            }
        }
        from = to;
    }
    let mut pairs: Vec<(&str, String)> =
        ["s3:ListBucket", "s3:GetBucketPolicy", "s3:PutBucketTagging"].map(|action| (action, BUCKET.to_owned())).into();
    for action in ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"] {
        pairs.extend(names.iter().skip(1).map(|name| (action, format!("{BUCKET}/{name}"))));
    }
    let versions: &[Option<&str>] = match transport {
        Transport::Plain => &[None, Some("1.0")],
        Transport::OldTls => &[Some("1.0"), Some("1.1")],
        Transport::NewTls => &[Some("1.2"), Some("1.3")],
    };
    let networks: [&[(&str, &str)]; 4] = [
        &[],
        &[("aws:SourceIp", "203.0.113.9")],
        &[("aws:SourceIp", "2001:db8::9")],
        &[("aws:SourceVpce", "vpce-1"), ("aws:SourceVpc", "vpc-1"), ("aws:VpcSourceIp", "10.0.0.5")],
    ];
    for principal in principals {
        for (action, resource) in &pairs {
            for version in versions {
                for network in networks {
                    let mut context = BTreeMap::new();
                    let mut set = |key: &str, value: &str| context.insert(key.to_owned(), vec![value.to_owned()]);
                    set("aws:SecureTransport", if transport == Transport::Plain { "false" } else { "true" });
                    if let Some(version) = version {
                        set("s3:TlsVersion", version);
                    }
                    for (key, value) in network {
                        set(key, value);
                    }
                    let (action, resource) = ((*action).to_owned(), resource.clone());
                    let request = Request { principal: principal.to_owned(), action, resource, context };
                    if !visit(&super::reference::complete(&request)) {
                        return;
                    }
                }
            }
        }
    }
}

fn transported(
    u: &mut Unstructured<'_>,
    transport: Transport,
    context: &mut BTreeMap<String, Vec<String>>,
) -> Result<()> {
    let (secure, versions): (_, &[Option<&str>]) = match transport {
        Transport::Plain => ("false", &[None, None, Some("1.0"), Some("1.1")]),
        Transport::OldTls => ("true", &[Some("1.0"), Some("1.1")]),
        Transport::NewTls => ("true", &[Some("1.2"), Some("1.3")]),
    };
    context.insert("aws:SecureTransport".to_owned(), vec![secure.to_owned()]);
    if let Some(version) = u.choose(versions)? {
        context.insert("s3:TlsVersion".to_owned(), vec![(*version).to_owned()]);
    }
    Ok(())
}

/// Who asks, with the keys that follow from it.
fn who(u: &mut Unstructured<'_>, words: &Words, context: &mut BTreeMap<String, Vec<String>>) -> Result<String> {
    let account = *u.choose(&[OWNER, OWNER, OTHER])?;
    let mut set = |key: &str, value: &str| context.insert(key.to_owned(), vec![value.to_owned()]);
    let name = pick(u, words, "aws:username", &["alice", "bob", "etl", "legacy-sync"])?;
    let name = if name.is_empty() || name.contains(['/', ':']) { "alice".to_owned() } else { name };
    let principal = match u.int_in_range(0..=8)? {
        0 => {
            set("aws:PrincipalAccount", "anonymous");
            set("aws:PrincipalType", "Anonymous");
            set("aws:userid", "anonymous");
            return Ok("anonymous".to_owned());
        }
        1 => {
            let service = *u.choose(&["cloudtrail.amazonaws.com", "s3.amazonaws.com", "logging.s3.amazonaws.com"])?;
            set("aws:PrincipalIsAWSService", "true");
            set("aws:PrincipalServiceName", service);
            return Ok(service.to_owned());
        }
        2 => {
            let arn = format!("arn:aws:iam::{account}:root");
            set("aws:PrincipalArn", &arn);
            set("aws:PrincipalType", "Account");
            set("aws:userid", account);
            arn
        }
        3 | 4 => {
            let role = *u.choose(&["etl", "etl", "other", "legacy-sync"])?;
            set("aws:PrincipalArn", &format!("arn:aws:iam::{account}:role/{role}"));
            set("aws:PrincipalType", "AssumedRole");
            set("aws:userid", "AROAEXAMPLE:x");
            if u.ratio(1, 2)? {
                set("aws:MultiFactorAuthPresent", if u.ratio(1, 2)? { "true" } else { "false" });
            }
            format!("arn:aws:sts::{account}:assumed-role/{role}/x")
        }
        5 => {
            let arn = format!("arn:aws:sts::{account}:federated-user/{}", u.choose(&["fay", "gus"])?);
            set("aws:PrincipalArn", &arn);
            set("aws:PrincipalType", "FederatedUser");
            set("aws:userid", &format!("{account}:fay"));
            arn
        }
        _ => {
            let arn = format!("arn:aws:iam::{account}:user/{name}");
            set("aws:PrincipalArn", &arn);
            set("aws:PrincipalType", "User");
            set("aws:username", &name);
            set("aws:userid", "AIDAEXAMPLE");
            arn
        }
    };
    set("aws:PrincipalAccount", account);
    set("aws:PrincipalIsAWSService", "false");
    if account == OWNER && u.ratio(2, 3)? {
        set("aws:PrincipalOrgID", "o-a1b2c3d4e5");
        let path = *u.choose(&["o-a1b2c3d4e5/r-ab12/", "o-a1b2c3d4e5/r-ab12/ou-1/", "o-a1b2c3d4e5/r-ab12/ou-2/"])?;
        set("aws:PrincipalOrgPaths", path);
    } else if account == OTHER && u.ratio(1, 2)? {
        set("aws:PrincipalOrgID", "o-other");
        set("aws:PrincipalOrgPaths", "o-other/r-zz99/");
    }
    if !principal.ends_with(":root") && u.ratio(1, 2)? {
        let tag = pick(u, words, "aws:PrincipalTag/team", &["data", "ml"])?;
        context.insert("aws:PrincipalTag/team".to_owned(), vec![tag]);
    }
    Ok(principal)
}

/// An action that the claim speaks of, and a resource of its kind.
fn what(u: &mut Unstructured<'_>, words: &Words) -> Result<(String, String)> {
    let bucket = [
        "s3:ListBucket",
        "s3:GetBucketPolicy",
        "s3:ListBucketVersions",
        "s3:PutBucketTagging",
        "s3:DeleteBucket",
        "s3:GetBucketLocation",
    ];
    let object = [
        "s3:GetObject",
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
        "s3:RestoreObject",
        "s3:GetObjectTagging",
    ];
    if u.ratio(1, 3)? {
        return Ok(((*u.choose(&bucket)?).to_owned(), BUCKET.to_owned()));
    }
    let action = (*u.choose(&object)?).to_owned();
    let keys: Vec<String> = words
        .resources
        .iter()
        .filter_map(|pattern| pattern.strip_prefix("arn:aws:s3:::example-bucket/"))
        .map(str::to_owned)
        .collect();
    let key = if keys.is_empty() || u.ratio(1, 3)? {
        (*u.choose(&[
            "a",
            "b",
            "ab",
            "a/b",
            "x\ny",
            "reports/q1.csv",
            "aba",
            "*",
            "\u{ac00}",
            "${aws:username}/x",
            "nobody/x",
        ])?)
        .to_owned()
    } else {
        let pattern = u.choose(&keys)?.replace("${aws:username}", "alice");
        filled(u, &pattern)?
    };
    let key = if key.is_empty() { "k".to_owned() } else { key };
    Ok((action, format!("{BUCKET}/{key}")))
}

/// Where the request comes from; whether it passes an access point.
fn networked(
    u: &mut Unstructured<'_>,
    action: &str,
    service: bool,
    context: &mut BTreeMap<String, Vec<String>>,
) -> Result<bool> {
    let mut set = |key: &str, value: String| context.insert(key.to_owned(), vec![value]);
    if service {
        return Ok(false);
    }
    let has_points = ["GetObject", "PutObject", "DeleteObject", "Multipart", "s3:ListBucket"]
        .iter()
        .any(|part| action.contains(part));
    let through_point = has_points && u.ratio(1, 5)?;
    let private = u.ratio(1, 3)?;
    if private {
        set("aws:SourceVpce", (*u.choose(&["vpce-1", "vpce-2", "vpce-99"])?).to_owned());
        set("aws:SourceVpc", (*u.choose(&["vpc-1", "vpc-99"])?).to_owned());
        set("aws:VpcSourceIp", (*u.choose(&["10.0.0.5", "10.9.9.9", "192.168.1.1"])?).to_owned());
    } else if u.ratio(2, 3)? {
        let address = *u.choose(&["203.0.113.9", "198.51.100.7", "8.8.8.8", "200.1.2.3", "2001:db8::9", "2a00::1"])?;
        set("aws:SourceIp", address.to_owned());
    }
    if through_point {
        let origin = if private && u.ratio(1, 2)? { "VPC" } else { "Internet" };
        set("s3:AccessPointNetworkOrigin", origin.to_owned());
    }
    Ok(through_point)
}

/// The values that a policy writes, by key.
struct Words {
    resources: Vec<String>,
    values: BTreeMap<String, Vec<String>>,
}

impl Words {
    fn of(policy: &Value) -> Self {
        let mut words = Self { resources: Vec::new(), values: BTreeMap::new() };
        let list = |value: &Value| -> Vec<String> {
            match value {
                Value::Array(values) => values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect(),
                value => value.as_str().map(str::to_owned).into_iter().collect(),
            }
        };
        for statement in policy["Statement"].as_array().into_iter().flatten() {
            words.resources.extend(["Resource", "NotResource"].iter().flat_map(|key| list(&statement[key])));
            for (_, keys) in statement["Condition"].as_object().into_iter().flatten() {
                for (key, values) in keys.as_object().into_iter().flatten() {
                    words.values.entry(key.to_lowercase()).or_default().extend(list(values));
                }
            }
        }
        words
    }
}

/// A value for the key: one that meets the policy's words, one that nearly does, or one of the pool.
fn pick(u: &mut Unstructured<'_>, words: &Words, key: &str, pool: &[&str]) -> Result<String> {
    let own = words.values.get(&key.to_lowercase()).map_or(&[][..], Vec::as_slice);
    if own.is_empty() || u.ratio(1, 3)? {
        return Ok((*u.choose(pool)?).to_owned());
    }
    let pattern = u.choose(own)?.replace("${aws:username}", "alice").replace("${aws:PrincipalTag/team}", "data");
    filled(u, &pattern)
}

/// The pattern with its wildcards filled in, sometimes with one character wrong.
fn filled(u: &mut Unstructured<'_>, pattern: &str) -> Result<String> {
    let mut out = String::new();
    for char in pattern.chars() {
        match char {
            '*' => out.push_str(u.choose(&["", "a", "b", "x/y", "ab"])?),
            '?' => out.push(*u.choose(&['a', 'b', '/', '\u{e9}'])?),
            other => out.push(other),
        }
    }
    if u.ratio(1, 5)? {
        match u.int_in_range(0..=2)? {
            0 => out.push('a'),
            1 => drop(out.pop()),
            _ => out = out.to_uppercase(),
        }
    }
    Ok(out)
}
