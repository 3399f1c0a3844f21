//! Inputs made to exhaust a reader: nested, repeated, endless, recursive.

use serde_json::json;
use std::fmt::Write;

/// An input.
#[derive(Clone, Copy, Debug)]
pub struct Bomb {
    /// What is hard about it.
    pub name: &'static str,
    /// Writes its text.
    pub text: fn() -> String,
}

/// A name, and what writes the text.
type Named = (&'static str, fn() -> String);

/// A policy that the bombs are built around: it refuses plaintext.
const DENY: &str = r#"{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::example-bucket","arn:aws:s3:::example-bucket/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}"#;

/// All of them.
pub fn all() -> Vec<Bomb> {
    [nested(), many(), long(), repeated()].concat()
}

fn nested() -> Vec<Bomb> {
    let bombs: [Named; 6] = [
        ("100,000 opening brackets", || "[".repeat(100_000)),
        ("100,000 objects in one another", || format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000))),
        ("100,000 brackets of YAML", || format!("a: 1\nb: {}", "[".repeat(100_000))),
        ("3,000 levels of indented YAML", || {
            (0..3_000).fold(String::new(), |text, level| text + &" ".repeat(level) + "a:\n")
        }),
        ("a policy beside a value 5,000 deep", || {
            beside(&format!("\"Id\":{}{}", "[".repeat(5_000), "]".repeat(5_000)))
        }),
        ("documents in strings, twelve deep", in_strings),
    ];
    listed(&bombs)
}

fn many() -> Vec<Bomb> {
    let bombs: [Named; 7] = [
        ("a million keys beside a policy", || beside(&numbered(|at| format!("\"k{at}\":1")).join(","))),
        ("a million equal keys beside a policy", || beside(&numbered(|_| "\"Id\":\"a\"".to_owned()).join(","))),
        ("ten million empty arrays", || format!("[{}[]]", "[],".repeat(9_999_999))),
        ("10,000 statements", || policy(&vec![DENY; 10_000])),
        ("10,000 exceptions in a NotResource", exceptions),
        ("a million lines of YAML", || {
            format!(
                "Resources:\n  B:\n    Type: AWS::S3::Bucket\nMetadata:\n{}",
                numbered(|at| format!("  k{at}: v\n")).concat()
            )
        }),
        ("one line of 20 MB, 60,000 statements", || {
            let statement = |at| DENY.replace("example-bucket/*", &format!("example-bucket/k{at:0160}/*"));
            let statements: Vec<String> = (0..60_000).map(statement).collect();
            policy(&statements.iter().map(String::as_str).collect::<Vec<_>>())
        }),
    ];
    listed(&bombs)
}

fn long() -> Vec<Bomb> {
    let bombs: [Named; 5] = [
        ("a number of five million digits", || job(&format!("\"InstanceCount\":{}", "9".repeat(5_000_000)))),
        ("a number beyond all measure", || job("\"InstanceCount\":1e999999999")),
        ("a string of 20 MB", || policy(&[DENY, &named(&"a".repeat(20_000_000))])),
        ("a string of three million escapes", || policy(&[DENY, &named(&"\\u0041".repeat(3_000_000))])),
        ("a pattern of a million stars", || {
            policy(&[&DENY.replace("example-bucket/*", &format!("example-bucket/{}", "*".repeat(1_000_000)))])
        }),
    ];
    listed(&bombs)
}

fn repeated() -> Vec<Bomb> {
    let bombs: [Named; 9] = [
        ("YAML aliases, ten to the ninth", laughs),
        ("5,000 aliases of a resource in YAML", repeated_resources),
        ("Fn::Sub in Fn::Sub, 100 deep", || doubling(100)),
        ("Fn::Sub that doubles a name 30 times", || doubling(30)),
        ("resources that name one another", || {
            template(
                r#""A":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":{"Fn::Sub":"${B}-a"}}},"B":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":{"Fn::Sub":"${A}-b"}}},"P":{"Type":"AWS::S3::BucketPolicy","Properties":{"Bucket":{"Ref":"A"},"PolicyDocument":{"Ref":"P"}}}"#,
            )
        }),
        ("conditions that name one another", || {
            r#"{"AWSTemplateFormatVersion":"2010-09-09","Conditions":{"A":{"Fn::Not":[{"Condition":"B"}]},"B":{"Fn::Not":[{"Condition":"A"}]}},"Resources":{"C":{"Type":"AWS::ElastiCache::ReplicationGroup","Condition":"A","Properties":{"TransitEncryptionEnabled":false}}}}"#.to_owned()
        }),
        ("Fn::ForEach, a hundred to the sixth", loops),
        ("a stack that nests itself", nested_in_itself),
        ("modules of Terraform in a circle", modules),
    ];
    listed(&bombs)
}

fn listed(bombs: &[Named]) -> Vec<Bomb> {
    bombs.iter().map(|&(name, text)| Bomb { name, text }).collect()
}

/// A million of something.
fn numbered(one: fn(usize) -> String) -> Vec<String> {
    (0..1_000_000).map(one).collect()
}

/// A policy with members of its own before its statement.
fn beside(members: &str) -> String {
    format!("{{{members},\"Version\":\"2012-10-17\",\"Statement\":[{DENY}]}}")
}

fn named(sid: &str) -> String {
    DENY.replace("{\"Effect\"", &format!("{{\"Sid\":\"{sid}\",\"Effect\""))
}

fn exceptions() -> String {
    let exceptions: Vec<String> = (0..10_000).map(|at| format!("arn:aws:s3:::example-bucket/k{at}/*")).collect();
    let plain = json!({ "Bool": { "aws:SecureTransport": "false" } });
    let except =
        json!({ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "NotResource": exceptions, "Condition": plain });
    policy(&[&except.to_string()])
}

fn doubling(times: usize) -> String {
    let (open, close) = ("{\"Fn::Sub\":[\"${a}${a}\",{\"a\":".repeat(times), "}]}".repeat(times));
    template(&format!("\"B\":{{\"Type\":\"AWS::S3::Bucket\",\"Properties\":{{\"BucketName\":{open}\"x\"{close}}}}}"))
}

fn policy(statements: &[&str]) -> String {
    format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{}]}}", statements.join(","))
}

fn job(count: &str) -> String {
    format!(
        "{{\"TrainingJobName\":\"fit\",\"AlgorithmSpecification\":{{\"TrainingImage\":\"111122223333.dkr.ecr.us-east-1.amazonaws.com/fit:1\",\"TrainingInputMode\":\"File\"}},\"RoleArn\":\"arn:aws:iam::111122223333:role/fit\",\"OutputDataConfig\":{{\"S3OutputPath\":\"s3://example-bucket/out\"}},\"ResourceConfig\":{{\"InstanceType\":\"ml.m5.large\",{count},\"VolumeSizeInGB\":1}},\"StoppingCondition\":{{\"MaxRuntimeInSeconds\":60}}}}"
    )
}

fn template(resources: &str) -> String {
    format!("{{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{{{resources}}}}}")
}

/// Each escape of a string doubles those of the strings in it.
fn in_strings() -> String {
    (0..12).fold(policy(&[DENY]), |inner, _| json!({ "Policy": inner }).to_string())
}

fn laughs() -> String {
    let mut text = "Version: 1\na: &a [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for (one, next) in ('a'..'i').zip('b'..='i') {
        let _ = writeln!(text, "{next}: &{next} [{}]", vec![format!("*{one}"); 10].join(","));
    }
    text
}

fn repeated_resources() -> String {
    let mut text = "Metadata:\n  Cache: &c\n    Type: AWS::ElastiCache::ReplicationGroup\n    Properties: {TransitEncryptionEnabled: false}\nResources:\n".to_owned();
    for at in 0..5_000 {
        let _ = writeln!(text, "  C{at}: *c");
    }
    text
}

fn loops() -> String {
    let names = json!((0..100).map(|at| format!("n{at}")).collect::<Vec<_>>()).to_string();
    let (mut open, mut close) = (String::new(), String::new());
    for at in 0..6 {
        let _ = write!(open, "\"Fn::ForEach::L{at}\":[\"X{at}\",{names},{{");
        close.push_str("}]");
    }
    template(&format!("{open}\"B${{X0}}${{X1}}${{X2}}${{X3}}${{X4}}${{X5}}\":{{\"Type\":\"AWS::S3::Bucket\"}}{close}"))
        .replace("\"Resources\"", "\"Transform\":\"AWS::LanguageExtensions\",\"Resources\"")
}

fn nested_in_itself() -> String {
    template(
        r#""S":{"Type":"AWS::CloudFormation::Stack","Properties":{"TemplateURL":"bomb"}},"T":{"Type":"AWS::CloudFormation::Stack","Properties":{"TemplateURL":"./bomb"}},"C":{"Type":"AWS::ElastiCache::ReplicationGroup","Properties":{"TransitEncryptionEnabled":false}}"#,
    )
}

/// Outputs of each module are the other's variables, and a module holds itself.
fn modules() -> String {
    let call = |to: &str| {
        json!({ "expressions": { "in": { "references": [format!("module.{to}.out"), format!("module.{to}")] } }, "module": {
        "variables": { "in": {} },
        "outputs": { "out": { "expression": { "references": ["var.in"] } } },
        "resources": [{ "address": "aws_s3_bucket.b", "mode": "managed", "type": "aws_s3_bucket", "name": "b", "expressions": { "bucket": { "references": ["var.in"] } } }],
        "module_calls": { "again": { "expressions": { "in": { "references": ["module.again.out", "var.in"] } }, "module": { "variables": { "in": {} }, "outputs": { "out": { "expression": { "references": ["var.in"] } } } } } },
    } })
    };
    json!({
        "format_version": "1.2",
        "terraform_version": "1.9.0",
        "planned_values": { "root_module": { "child_modules": [
            { "address": "module.a", "resources": [{ "address": "module.a.aws_s3_bucket.b", "mode": "managed", "type": "aws_s3_bucket", "name": "b", "values": { "force_destroy": false } }] },
        ] } },
        "resource_changes": [{ "address": "module.a.aws_s3_bucket.b", "module_address": "module.a", "mode": "managed", "type": "aws_s3_bucket", "name": "b", "change": { "actions": ["create"], "before": null, "after": { "force_destroy": false }, "after_unknown": { "bucket": true } } }],
        "configuration": { "root_module": { "module_calls": { "a": call("b"), "b": call("a") } } },
    })
    .to_string()
}
