//! How fast a whole document is judged: a template of buckets and policies against the reading of the same bytes by
//! `serde_json`, and its growth.

use crate::clock::in_turns;
use crate::goals::{Goal, Goals};
use serde_json::{Value, json};
use std::fmt::Write;
use std::time::Duration;
use wireproof_engine::{Input, Options, analyze};

/// Buckets in the largest template: with their policies it has about 19 MB.
pub(crate) const MOST: usize = 9_000;

/// Prints the table and fills in the rows.
pub(crate) fn run(goals: &mut Goals) {
    println!(
        "\ntemplate of buckets, each with a policy that denies plaintext; judged, every policy proved, report as JSON; processor time of one thread"
    );
    println!("| buckets | bytes | wireproof | `serde_json` reads the bytes | ratio | ns a byte |");
    println!("| ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut per_byte = Vec::new();
    for buckets in [MOST / 19, MOST] {
        let text = template(buckets);
        let turns = if buckets == MOST { 5 } else { 20 };
        let inputs = [input("template.json", &text)];
        let read = || serde_json::from_slice::<Value>(text.as_bytes()).map_or(0, |value| size(&value));
        let (judged, read) = in_turns(turns, || judge(&inputs), read);
        let each = judged.as_secs_f64() * 1e9 / bytes(&text);
        per_byte.push(each);
        println!(
            "| {buckets} | {} | {} | {} | {:.1} | {each:.0} |",
            text.len(),
            milliseconds(judged),
            milliseconds(read),
            judged.as_secs_f64() / read.as_secs_f64()
        );
        if buckets == MOST {
            let work = "19 MB template, every policy proved, report as JSON";
            goals.times(work, judged, ("`serde_json` reads the bytes", read), Goal::AtMost(4.0));
        }
    }
    if let [small, large] = per_byte.as_slice() {
        let sides = [format!("{large:.1} ns a byte"), format!("1 MB: {small:.1} ns a byte")];
        goals.ratio("time a byte, 19 MB beside 1 MB", sides, large / small, Goal::AtMost(1.2));
    }
}

fn judge(inputs: &[Input]) -> usize {
    let report = analyze(inputs, &Options::default());
    serde_json::to_vec(&report).map_or(0, |bytes| bytes.len())
}

fn input(name: &str, text: &str) -> Input {
    Input { name: name.to_owned(), bytes: text.as_bytes().to_vec(), format: None }
}

/// A template with this many buckets and their policies, indented as people write them.
pub(crate) fn template(buckets: usize) -> String {
    let mut text = String::from("{\n  \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Resources\": {\n");
    for number in 0..buckets {
        let bucket = json!({
            "Type": "AWS::S3::Bucket",
            "Properties": {
                "BucketName": format!("ledger-{number:05}-eu-west-1-111122223333"),
                "VersioningConfiguration": { "Status": "Enabled" },
                "BucketEncryption": { "ServerSideEncryptionConfiguration": [
                    { "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" }, "BucketKeyEnabled": true }
                ] },
                "PublicAccessBlockConfiguration": {
                    "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true
                }
            }
        });
        let policy = json!({
            "Type": "AWS::S3::BucketPolicy",
            "Properties": { "Bucket": { "Ref": format!("Bucket{number}") }, "PolicyDocument": policy(number) }
        });
        for (name, resource) in [(format!("Bucket{number}"), bucket), (format!("Policy{number}"), policy)] {
            let pretty = serde_json::to_string_pretty(&resource).unwrap_or_default().replace('\n', "\n    ");
            let comma = if number + 1 == buckets && name.starts_with('P') { "" } else { "," };
            // a `String` takes every write
            let _ = writeln!(text, "    \"{name}\": {pretty}{comma}");
        }
    }
    text + "  }\n}\n"
}

/// A policy that lets a role read a bucket and denies plaintext.
pub(crate) fn policy(number: usize) -> Value {
    let bucket = format!("arn:aws:s3:::ledger-{number:05}-eu-west-1-111122223333");
    json!({
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "AllowTraining",
                "Effect": "Allow",
                "Principal": { "AWS": "arn:aws:iam::111122223333:role/training" },
                "Action": ["s3:GetObject", "s3:ListBucket"],
                "Resource": [bucket, format!("{bucket}/*")]
            },
            {
                "Sid": "DenyPlainHttp",
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": [bucket, format!("{bucket}/*")],
                "Condition": { "Bool": { "aws:SecureTransport": "false" } }
            }
        ]
    })
}

/// Something of the value, so that reading it is not left out.
fn size(value: &Value) -> usize {
    value.as_object().map_or(1, serde_json::Map::len)
}

#[expect(clippy::cast_precision_loss, reason = "a size in a ratio")]
fn bytes(text: &str) -> f64 {
    text.len() as f64
}

fn milliseconds(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1e3)
}
