//! Random requests that could exist.
//!
//! They obey what AWS documents of the keys: which follow from who asks, which from the action, which from the network.

use super::generate::{BUCKET, OTHER, OWNER};
use super::reference::{self, Request};
use arbitrary::{Result, Unstructured};
use serde_json::Value;
use std::collections::BTreeMap;

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

    let mut put = |key: &str, values: &[&str]| context.insert(key.to_owned(), texts(values));
    if signed && !service && u.ratio(1, 6)? {
        put("aws:ViaAWSService", &["true"]);
        let via = *u.choose(&["athena.amazonaws.com", "cloudformation.amazonaws.com"])?;
        let more = [via, "glue.amazonaws.com", "lambda.amazonaws.com"];
        put("aws:CalledVia", if u.ratio(1, 3)? { &more } else { &more[..1] });
    } else {
        put("aws:ViaAWSService", &["false"]);
    }
    if service && u.ratio(1, 2)? {
        put("aws:SourceAccount", &[*u.choose(&[OWNER, OTHER])?]);
        let sources = ["arn:aws:cloudtrail:us-east-1:111122223333:trail/t", "arn:aws:s3:::other"];
        put("aws:SourceArn", &[*u.choose(&sources)?]);
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

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
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
                    if !visit(&reference::complete(&request)) {
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
            let path = *u.choose(&["", "", "", "service-role/"])?;
            set("aws:PrincipalArn", &format!("arn:aws:iam::{account}:role/{path}{role}"));
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
            let arn = format!("arn:aws:iam::{account}:user/{}{name}", u.choose(&["", "", "team/"])?);
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
