//! A bucket policy: the document, one statement or the list of its statements; and the command outputs and requests that hold it.

use super::{Body, Card};
use crate::detect::Signs;
use crate::statement::{Look, Wrapper};
use crate::{PolicyKind, policy};

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "s3.bucket-policy",
        command: "aws s3api get-bucket-policy --bucket NAME --query Policy --output text",
        #[cfg(test)]
        sample: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::example-bucket","arn:aws:s3:::example-bucket/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}"#,
        signs: Signs::Policy(|look| is(look, Wrapper::Bare)),
        types: &[],
        names: &[],
        body: Body::Resource(policy::read),
    },
    Card {
        id: "s3.get-bucket-policy",
        command: "aws s3api get-bucket-policy --bucket NAME",
        #[cfg(test)]
        sample: r#"{"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":[\"arn:aws:s3:::example-bucket\",\"arn:aws:s3:::example-bucket/*\"],\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}"}"#,
        signs: Signs::Policy(|look| is(look, Wrapper::Output)),
        types: &[],
        names: &[],
        body: Body::Resource(policy::read),
    },
    Card {
        id: "s3.put-bucket-policy",
        command: "aws s3api put-bucket-policy --bucket NAME --policy file://policy.json",
        #[cfg(test)]
        sample: r#"{"Bucket":"example-bucket","Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::example-bucket/*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}"}"#,
        signs: Signs::Policy(|look| is(look, Wrapper::Request)),
        types: &[],
        names: &[],
        body: Body::Resource(policy::read),
    },
];

fn is(look: &Look<'_>, wrapper: Wrapper) -> bool {
    look.kind == PolicyKind::S3Bucket && look.wrapper == wrapper
}
