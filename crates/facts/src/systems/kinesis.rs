//! Kinesis data streams: the API answers on HTTPS only. `StreamEncryption` is about stored records.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Mechanism, PlaceKind, System, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "kinesis.describe-stream",
        command: "aws kinesis describe-stream",
        #[cfg(test)]
        sample: r#"{"StreamDescription":{"StreamName":"clicks","StreamARN":"arn:aws:kinesis:eu-west-1:111122223333:stream/clicks","EncryptionType":"KMS"}}"#,
        signs: Signs::List { key: "StreamDescription", needs: STREAM },
        types: &["AWS::Kinesis::Stream", "aws_kinesis_stream"],
        names: NAMES,
        body: Body::Resource(read),
    },
    Card {
        id: "kinesis.describe-stream-summary",
        command: "aws kinesis describe-stream-summary",
        #[cfg(test)]
        sample: r#"{"StreamDescriptionSummary":{"StreamName":"clicks","StreamARN":"arn:aws:kinesis:eu-west-1:111122223333:stream/clicks"}}"#,
        signs: Signs::Keys { needs: &[&["StreamDescriptionSummary"]], never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(|reader, node| {
            if let Some(stream) = field::get(node, "StreamDescriptionSummary") {
                read(reader, stream);
            }
        }),
    },
    Card {
        id: "kinesis.resource-policy",
        command: "aws kinesis get-resource-policy --resource-arn ARN",
        #[cfg(test)]
        sample: "",
        signs: Signs::Never,
        types: &["AWS::Kinesis::ResourcePolicy", "AWS::Kinesis::StreamConsumer", "aws_kinesis_resource_policy", "aws_kinesis_stream_consumer"],
        names: &[],
        body: Body::Resource(of_stream),
    },
];

const STREAM: crate::detect::Groups = &[&["StreamName"], &["StreamARN", "RetentionPeriodHours", "StreamModeDetails"]];
const NAMES: &[&str] = &["StreamName", "Name"];

/// What decides about clients → stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// HTTPS, whatever the stream's settings.
    HttpsOnly,
}

/// What is attached to a stream: the stream answers on HTTPS only, whatever it says. One that the inputs show speaks for itself.
fn of_stream<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let Some(of) = ["ResourceArn", "StreamARN"].iter().find_map(|key| field::get(node, key)) else { return };
    let shown = value::target(of).and_then(|name| reader.world.named("AWS::Kinesis::Stream", reader.input, name));
    if shown.is_none() {
        let name = of.as_str().and_then(|arn| arn.rsplit('/').next()).unwrap_or_default().to_owned();
        let evidence = vec![reader.site(of.span)];
        reader.clients(PlaceKind::Stream, &name, System::Kinesis(Answer::HttpsOnly), evidence);
    }
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, NAMES);
    let evidence = vec![reader.named(node, NAMES)];
    let hop = reader.clients(PlaceKind::Stream, &name, System::Kinesis(Answer::HttpsOnly), evidence);
    reader.beside(hop, Mechanism::StorageEncryption, node, &["StreamEncryption"]);
    if field::name(node, "EncryptionType") != "NONE" {
        reader.beside(hop, Mechanism::StorageEncryption, node, &["EncryptionType"]);
    }
    reader.beside(hop, Mechanism::KmsKey, node, &["KeyId"]);
    reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyId"]);
}
