//! Firehose streams: producers → stream, stream → destination.
//!
//! AWS documents that Firehose encrypts all data in transit with TLS; an address without TLS contradicts that, and the API refuses it.

use super::component::components;
use super::single_setting::Answer;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Mechanism, Place, PlaceKind, System, field};
use wireproof_source::{Node, Span};

components! {
    "firehose.describe-delivery-stream", "aws firehose describe-delivery-stream --delivery-stream-name NAME",
    in "DeliveryStreamDescription", &[&["DeliveryStreamName"], &["DeliveryStreamType", "DeliveryStreamARN", "Destinations", "ExtendedS3DestinationConfiguration",
        "S3DestinationConfiguration", "HttpEndpointDestinationConfiguration", "RedshiftDestinationConfiguration", "SplunkDestinationConfiguration",
        "AmazonopensearchserviceDestinationConfiguration"]],
    r#"{"DeliveryStreamDescription":{"DeliveryStreamName":"clicks","DeliveryStreamARN":"arn:aws:firehose:eu-west-1:111122223333:deliverystream/clicks","DeliveryStreamType":"DirectPut","Destinations":[{"ExtendedS3DestinationDescription":{"BucketARN":"arn:aws:s3:::example-bucket"}}]}}"#;
    &["AWS::KinesisFirehose::DeliveryStream", "aws_kinesis_firehose_delivery_stream"], NAMES, read;
}

const NAMES: &[&str] = &["DeliveryStreamName", "Name"];

/// Where each kind of destination names its address.
const ADDRESSES: [&[&str]; 8] = [
    &["EndpointConfiguration", "Url"],
    &["Url"],
    &["HECEndpoint"],
    &["ClusterJDBCURL"],
    &["DomainARN"],
    &["ClusterEndpoint"],
    &["CollectionEndpoint"],
    &["AccountUrl"],
];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let (name, site) = (reader.name(node, NAMES), reader.named(node, NAMES));
    let hop = reader.clients(PlaceKind::Firehose, &name, System::SingleSetting(Answer::Always), vec![site]);
    for key in
        ["DeliveryStreamEncryptionConfigurationInput", "DeliveryStreamEncryptionConfiguration", "ServerSideEncryption"]
    {
        reader.beside(hop, Mechanism::StorageEncryption, node, &[key]);
    }
    let described = field::list(node, "Destinations");
    for holder in std::iter::once(node).chain(described) {
        for member in field::block(holder).members().iter().filter(|member| is_destination(&member.key.value)) {
            destination(reader, &name, field::block(&member.value));
        }
    }
}

/// `SplunkDestinationConfiguration`, `SplunkDestinationDescription`, Terraform's `splunk_configuration`.
fn is_destination(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    key.contains("destination") && !key.ends_with("id") || key.ends_with("_configuration") && !key.contains("source")
}

fn destination<'d>(reader: &mut Reader<'_, 'd>, stream: &str, node: &'d Node<'d>) {
    let address = ADDRESSES.iter().find_map(|path| field::find(node, path));
    let bucket = ["BucketARN", "BucketArn"].iter().find_map(|key| field::get(node, key));
    let (kind, address) = match (address, bucket) {
        (Some(address), _) => (PlaceKind::Address, address),
        (None, Some(bucket)) => (PlaceKind::Bucket, bucket),
        (None, None) => return,
    };
    let text = address.as_str().unwrap_or_default();
    let answer = if text.to_ascii_lowercase().starts_with("http://") {
        Answer::Open { what: text.to_owned(), command: reader.format.command() }
    } else {
        Answer::Always
    };
    let site = reader.site(address.span);
    let from = Place { site, ..reader.place(PlaceKind::Firehose, stream, Span::default()) };
    let to = reader.place(kind, text, address.span);
    let hop = reader.service(from, to, text, System::SingleSetting(answer), vec![site]);
    reader.beside(hop, Mechanism::Iam, node, &["RoleARN"]);
    reader.beside(hop, Mechanism::Authentication, node, &["HECToken"]);
}
