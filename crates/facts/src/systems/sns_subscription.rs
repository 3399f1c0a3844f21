//! SNS subscriptions: topic → endpoint.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Place, PlaceKind, System, field};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[Card {
    id: "sns.list-subscriptions",
    command: "aws sns list-subscriptions",
    #[cfg(test)]
    sample: r#"{"Subscriptions":[{"SubscriptionArn":"arn:aws:sns:us-east-1:111122223333:orders:1f0c","Protocol":"https","Endpoint":"https://example.com/hook","TopicArn":"arn:aws:sns:us-east-1:111122223333:orders"}]}"#,
    signs: Signs::List { key: "Subscriptions", needs: &[&["Protocol"], &["Endpoint"], &["TopicArn"]] },
    types: &["AWS::SNS::Subscription", "aws_sns_topic_subscription"],
    names: &["SubscriptionArn"],
    body: Body::Resource(read),
}];

/// What decides about topic → subscriber.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// HTTPS to a server of one's own.
    Https,
    /// HTTP.
    Http,
    /// Another AWS service, over its API.
    Service,
    /// Mail or text messages: beyond the network of AWS, as the carriers do it.
    Carrier,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let topic = field::name(node, "TopicArn").rsplit(':').next().unwrap_or_default().to_owned();
    subscription(reader, node, &topic, &reader.resource.name.clone());
}

/// A subscription of a topic, on its own or within the topic's declaration.
pub(super) fn subscription<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, topic: &str, name: &str) {
    let (setting, given) = reader.word_at(node, &["Protocol"]);
    let answer = match given {
        Given::Stated(word) => match word.as_str() {
            "https" => Answer::Https,
            "http" => Answer::Http,
            "sqs" | "lambda" | "firehose" => Answer::Service,
            "email" | "email-json" | "sms" | "application" => Answer::Carrier,
            _ => Answer::Open(word),
        },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::Absent => Answer::Open("Protocol".to_owned()),
        Given::CutOff => Answer::CutOff,
    };
    let endpoint = field::get(node, "Endpoint").and_then(Node::as_str).unwrap_or_default().to_owned();
    let from = Place { site: setting.site, ..reader.place(PlaceKind::Topic, topic, Span::default()) };
    let to = Place { site: setting.site, ..reader.place(PlaceKind::Subscriber, &endpoint, Span::default()) };
    reader.service(from, to, name, System::SnsSubscription(answer), vec![setting.site]);
}
