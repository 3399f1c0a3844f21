//! S3's answer that a bucket has no policy: evidence, not a failure.

use super::{Body, Card};
use crate::detect::Signs;
use crate::reader::Reader;
use crate::{field, policy};
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[Card {
    id: "s3.no-such-bucket-policy",
    command: "aws s3api get-bucket-policy --bucket NAME",
    #[cfg(test)]
    sample: r#"{"Error":{"Code":"NoSuchBucketPolicy","Message":"The bucket policy does not exist","BucketName":"example-bucket"}}"#,
    signs: Signs::Other(|node| code(node).map(|_| vec!["Error", "Code"])),
    types: &[],
    names: &[],
    body: Body::Resource(read),
}];

fn error<'n, 't>(node: &'n Node<'t>) -> &'n Node<'t> {
    node.get("Error").unwrap_or(node)
}

fn code<'n, 't>(node: &'n Node<'t>) -> Option<&'n Node<'t>> {
    error(node).get("Code").filter(|code| code.as_str() == Some("NoSuchBucketPolicy"))
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let bucket = field::string(error(node), "BucketName").or_else(|| field::string(node, "Bucket"));
    let bucket = bucket.and_then(Node::as_str).map(str::to_owned);
    let site = code(node).map_or_else(|| reader.opening(node), |code| reader.site(code.span));
    policy::none(reader, bucket, site);
}
