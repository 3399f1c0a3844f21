//! No input makes the analysis panic; places, ids, fixes and renderings of any report hold what they promise.

mod laws;

use arbitrary::{Arbitrary, Unstructured};

/// Words that steer random documents towards the formats that are known.
const WORDS: &[&str] = &[
    "TrainingJobName",
    "AlgorithmSpecification",
    "ResourceConfig",
    "InstanceCount",
    "InstanceType",
    "InstanceGroups",
    "EnableInterContainerTrafficEncryption",
    "NetworkConfig",
    "VpcConfig",
    "InputDataConfig",
    "ChannelName",
    "DataSource",
    "S3DataSource",
    "S3Uri",
    "s3://example-bucket/a",
    "FileSystemDataSource",
    "FileSystemType",
    "EFS",
    "Environment",
    "http://a.b/c",
    "HyperParameters",
    "redis://h",
    "ProcessingJobName",
    "ProcessingResources",
    "ClusterConfig",
    "AppSpecification",
    "Statement",
    "Effect",
    "Deny",
    "Allow",
    "Principal",
    "*",
    "Action",
    "s3:*",
    "Resource",
    "arn:aws:s3:::example-bucket",
    "arn:aws:s3:::example-bucket/*",
    "Condition",
    "Bool",
    "aws:SecureTransport",
    "false",
    "true",
    "NumericLessThan",
    "s3:TlsVersion",
    "1.2",
    "Version",
    "2012-10-17",
    "Policy",
    "Error",
    "Code",
    "NoSuchBucketPolicy",
    "한글",
    "💳",
];

fn value(u: &mut Unstructured<'_>, depth: u32, text: &mut String) -> arbitrary::Result<()> {
    let word = |u: &mut Unstructured<'_>| u.choose(WORDS).map(|word| format!("\"{word}\""));
    match u.int_in_range(0..=if depth == 0 { 3 } else { 7 })? {
        0 | 2 => text.push_str(&word(u)?),
        1 => text.push_str(u.choose(&["true", "false", "null", "1", "2", "-0", "1e9"])?),
        3 => text.push_str(u.choose(&["\"\"", "\"{\\\"Statement\\\":[]}\"", "\"\\u0000\"", "tru", "'x'"])?),
        4..=6 => {
            text.push('{');
            for index in 0..u.int_in_range(0..=6)? {
                if index > 0 {
                    text.push(',');
                }
                text.push_str(&word(u)?);
                text.push(':');
                value(u, depth - 1, text)?;
            }
            text.push('}');
        }
        _ => {
            text.push('[');
            for index in 0..u.int_in_range(0..=3)? {
                if index > 0 {
                    text.push(',');
                }
                value(u, depth - 1, text)?;
            }
            text.push(']');
        }
    }
    Ok(())
}

#[test]
fn any_bytes() {
    arbtest::arbtest(|u| {
        laws::check(&Vec::<u8>::arbitrary(u)?);
        Ok(())
    })
    .budget_ms(2_000);
}

#[test]
fn any_document() {
    arbtest::arbtest(|u| {
        let mut text = String::new();
        value(u, 5, &mut text)?;
        laws::check(text.as_bytes());
        Ok(())
    })
    .budget_ms(4_000);
}
