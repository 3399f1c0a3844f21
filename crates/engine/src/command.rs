//! A request as a command that a person can run. Text only: nothing here runs anything.

use wireproof_policy::Request;

/// The command that sends the request over plain HTTP; nothing for actions without a plain command.
pub(crate) fn of(request: &Request) -> Option<String> {
    // over TLS the version counts, which the command line cannot choose
    let plaintext = |value: &[String]| value.iter().any(|value| value == "false");
    if !request.context.get("aws:SecureTransport").is_some_and(|value| plaintext(value)) {
        return None;
    }
    let (bucket, key) = split(&request.resource)?;
    let bucket = word(bucket);
    let action = request.action.strip_prefix("s3:")?;
    let key = key.map(word);
    let arguments = match (action, key) {
        ("GetObject", Some(key)) => format!("get-object --bucket {bucket} --key {key} /tmp/object"),
        ("PutObject", Some(key)) => format!("put-object --bucket {bucket} --key {key} --body file.bin"),
        ("DeleteObject", Some(key)) => format!("delete-object --bucket {bucket} --key {key}"),
        ("GetObjectAcl", Some(key)) => format!("get-object-acl --bucket {bucket} --key {key}"),
        ("GetObjectTagging", Some(key)) => format!("get-object-tagging --bucket {bucket} --key {key}"),
        ("ListBucket", None) => format!("list-objects-v2 --bucket {bucket}"),
        ("ListBucketVersions", None) => format!("list-object-versions --bucket {bucket}"),
        ("ListBucketMultipartUploads", None) => format!("list-multipart-uploads --bucket {bucket}"),
        (
            "GetBucketPolicy"
            | "GetBucketAcl"
            | "GetBucketTagging"
            | "GetBucketLocation"
            | "GetBucketVersioning"
            | "GetBucketLogging"
            | "GetBucketWebsite"
            | "DeleteBucket",
            None,
        ) => format!("{} --bucket {bucket}", kebab(action)),
        _ => return None,
    };
    let unsigned = if request.principal == "anonymous" { " --no-sign-request" } else { "" };
    let domain = if request.resource.starts_with("arn:aws-cn:") { "amazonaws.com.cn" } else { "amazonaws.com" };
    let remarks = remarks(request);
    Some(format!("aws s3api {arguments}{unsigned} --endpoint-url http://s3.<region>.{domain}{remarks}"))
}

/// What else must be so for the request to escape, as a comment of the shell.
fn remarks(request: &Request) -> String {
    let keys = request.context.iter().filter(|(key, _)| *key != "aws:SecureTransport");
    let remarks: Vec<String> = keys.map(|(key, values)| format!("{key} = {}", values.join(", "))).collect();
    if remarks.is_empty() {
        return String::new();
    }
    let remarks = remarks.join("; ");
    format!("  # {}", remarks.chars().filter(|character| !character.is_control()).collect::<String>())
}

/// Bucket and key of an S3 ARN.
fn split(arn: &str) -> Option<(&str, Option<&str>)> {
    let name = arn.split_once(":s3:::")?.1;
    Some(match name.split_once('/') {
        Some((bucket, key)) => (bucket, Some(key)),
        None => (name, None),
    })
}

/// The text as one word of a POSIX shell: words of the inputs must not become commands.
pub(crate) fn word(text: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || "-_./=+@%,:".contains(character);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// `GetBucketPolicy` → `get-bucket-policy`.
fn kebab(name: &str) -> String {
    let mut words = String::new();
    for (index, character) in name.chars().enumerate() {
        if character.is_ascii_uppercase() && index > 0 {
            words.push('-');
        }
        words.push(character.to_ascii_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(principal: &str, action: &str, resource: &str) -> Option<String> {
        let context = [("aws:SecureTransport".to_owned(), vec!["false".to_owned()])].into();
        of(&Request { principal: principal.into(), action: action.into(), resource: resource.into(), context })
    }

    #[test]
    fn only_plaintext_requests_have_one() {
        let (action, resource) = ("s3:GetObject".to_owned(), "arn:aws:s3:::b/k".to_owned());
        let mut request = Request { action, resource, ..Default::default() };
        request.context.insert("aws:SecureTransport".into(), vec!["true".into()]);
        assert_eq!(of(&request), None);
        request.context.insert("aws:SecureTransport".into(), vec!["false".into()]);
        request.context.insert("aws:SourceIp".into(), vec!["203.0.113.9".into()]);
        let command = of(&request).unwrap();
        assert!(command.ends_with("http://s3.<region>.amazonaws.com  # aws:SourceIp = 203.0.113.9"), "{command}");
    }

    #[test]
    fn commands() {
        assert_eq!(
            command("arn:aws:iam::111122223333:user/alice", "s3:GetObject", "arn:aws:s3:::b/a b'c").as_deref(),
            Some(
                r"aws s3api get-object --bucket b --key 'a b'\''c' /tmp/object --endpoint-url http://s3.<region>.amazonaws.com"
            )
        );
        assert_eq!(
            command("anonymous", "s3:GetBucketPolicy", "arn:aws:s3:::b").as_deref(),
            Some(
                "aws s3api get-bucket-policy --bucket b --no-sign-request --endpoint-url http://s3.<region>.amazonaws.com"
            )
        );
        assert_eq!(command("anonymous", "s3:Unheard", "arn:aws:s3:::b"), None);
        assert_eq!(
            command("anonymous", "s3:ListBucket", "arn:aws:s3:::b;reboot").as_deref(),
            Some(
                "aws s3api list-objects-v2 --bucket 'b;reboot' --no-sign-request --endpoint-url http://s3.<region>.amazonaws.com"
            )
        );
    }
}
