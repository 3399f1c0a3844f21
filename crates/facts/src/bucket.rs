//! Where an S3 address points: the bucket of a URI, URL or ARN.

use crate::statement;

/// What an S3 address names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// A bucket, or a prefix of it.
    Bucket(String),
    /// An access point: its bucket is not in the address.
    AccessPoint,
    /// Something else.
    Elsewhere,
}

/// A bucket's name, and the input that it is known in: a name that no bucket can have stands for one that its template makes.
pub(crate) fn scoped(name: &str, input: u32) -> (Option<u32>, String) {
    let is_symbol = name.bytes().any(|byte| byte == b'_' || byte.is_ascii_uppercase());
    (is_symbol.then_some(input), name.to_owned())
}

/// Reads an address: `s3://bucket/key`, the `https://` forms, ARNs.
pub(crate) fn locate(address: &str) -> Location {
    let address = address.trim();
    let lower = address.to_ascii_lowercase();
    if let Some(arn) = statement::arn(address) {
        return of_arn(arn);
    }
    let after = |scheme: &str| lower.starts_with(scheme).then(|| address.get(scheme.len()..)).flatten();
    if let Some(rest) = after("s3://").or_else(|| after("s3a://")).or_else(|| after("s3n://")) {
        return match statement::arn(rest) {
            Some(arn) => of_arn(arn),
            None => of_name(first(rest)),
        };
    }
    let Some(rest) = after("https://").or_else(|| after("http://")) else { return Location::Elsewhere };
    let written = first(rest).split(':').next().unwrap_or_default();
    let host = written.to_ascii_lowercase();
    let path = rest.split_once('/').map(|(_, path)| path).unwrap_or_default();
    let Some(endpoint) = host.strip_suffix(".amazonaws.com").or_else(|| host.strip_suffix(".amazonaws.com.cn")) else {
        return Location::Elsewhere;
    };
    if endpoint.contains(".s3-accesspoint") || endpoint.contains(".s3-object-lambda") {
        return Location::AccessPoint;
    }
    match endpoint_of(endpoint) {
        Some("") => of_name(first(path)),
        // A capital letter tells that a template makes the bucket.
        Some(name) => of_name(written.get(..name.len()).unwrap_or(name)),
        None => Location::Elsewhere,
    }
}

/// The part before S3's own labels: the bucket of `bucket.s3.eu-west-1`, nothing of `s3.eu-west-1`.
fn endpoint_of(endpoint: &str) -> Option<&str> {
    let is_s3 = |label: &str| label == "s3" || (label.starts_with("s3-") && !label.contains("website"));
    // A bucket's name may hold dots, and a label that looks like S3's: the rightmost one counts.
    let labels: Vec<(usize, &str)> = endpoint
        .match_indices('.')
        .map(|(at, _)| at + 1)
        .chain([0])
        .filter_map(|at| endpoint.get(at..).map(|rest| (at, rest.split('.').next().unwrap_or(rest))))
        .collect();
    let at = labels.iter().filter(|(_, label)| is_s3(label)).map(|(at, _)| *at).max()?;
    endpoint.get(..at.saturating_sub(1))
}

fn of_arn(arn: statement::Arn<'_>) -> Location {
    if arn.is_bucket() {
        of_name(arn.bucket())
    } else if arn.is_access_point() {
        Location::AccessPoint
    } else {
        Location::Elsewhere
    }
}

fn of_name(name: &str) -> Location {
    if name.ends_with("-s3alias") || name.ends_with("--ol-s3") {
        Location::AccessPoint
    } else if name.is_empty() || name.contains(['$', '{', '<', '*']) {
        Location::Elsewhere
    } else {
        Location::Bucket(name.to_owned())
    }
}

fn first(path: &str) -> &str {
    path.split(['/', '?', '#']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_an_address() {
        let bucket = |address: &str| match locate(address) {
            Location::Bucket(name) => name,
            Location::AccessPoint => "(access point)".into(),
            Location::Elsewhere => "(elsewhere)".into(),
        };
        for (address, expected) in [
            ("s3://example-bucket/train", "example-bucket"),
            ("S3://example-bucket", "example-bucket"),
            ("s3a://example-bucket/x", "example-bucket"),
            ("https://s3.amazonaws.com/example-bucket/x", "example-bucket"),
            ("https://s3.ap-northeast-2.amazonaws.com/example-bucket/x", "example-bucket"),
            ("https://s3-us-west-2.amazonaws.com/example-bucket", "example-bucket"),
            ("https://example-bucket.s3.amazonaws.com/x", "example-bucket"),
            ("https://my.s3.data.s3.dualstack.eu-west-1.amazonaws.com/x", "my.s3.data"),
            ("https://example-bucket.s3.cn-north-1.amazonaws.com.cn/x", "example-bucket"),
            ("http://example-bucket.s3.amazonaws.com/x", "example-bucket"),
            ("https://Files.s3.amazonaws.com/x", "Files"),
            ("arn:aws:s3:::example-bucket/train/*", "example-bucket"),
            ("s3://arn:aws:s3:us-east-1:111122223333:accesspoint/ap/train", "(access point)"),
            ("s3://ap-abc123-s3alias/train", "(access point)"),
            ("https://ap-111122223333.s3-accesspoint.us-east-1.amazonaws.com/x", "(access point)"),
            ("s3://${Bucket}/train", "(elsewhere)"),
            ("https://example.com/x", "(elsewhere)"),
            ("", "(elsewhere)"),
        ] {
            assert_eq!(bucket(address), expected, "{address}");
        }
    }
}
