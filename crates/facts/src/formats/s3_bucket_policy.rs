//! A bucket policy: the policy document, one statement of it, or the list of its statements.

use super::Card;
use crate::detect::Signs;
use crate::statement::Wrapper;
use crate::{PolicyKind, policy};

pub(super) const CARD: Card = Card {
    id: "s3.bucket-policy",
    command: "aws s3api get-bucket-policy --bucket NAME --query Policy --output text",
    sample: r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::example-bucket","arn:aws:s3:::example-bucket/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}"#,
    signs: Signs::Policy(|look| look.kind == PolicyKind::S3Bucket && look.wrapper == Wrapper::Bare),
    read: policy::read,
};
