//! SES: AWS → receiving mail server.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Place, PlaceKind, System};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[Card {
    id: "sesv2.get-configuration-set",
    command: "aws sesv2 get-configuration-set --configuration-set-name NAME",
    #[cfg(test)]
    sample: r#"{"ConfigurationSetName":"orders","DeliveryOptions":{"TlsPolicy":"REQUIRE"}}"#,
    signs: Signs::Keys { needs: &[&["ConfigurationSetName"], &["DeliveryOptions", "SendingOptions", "ReputationOptions"]], never: &[] },
    types: &["AWS::SES::ConfigurationSet", "aws_sesv2_configuration_set", "aws_ses_configuration_set"],
    names: &["ConfigurationSetName", "Name"],
    body: Body::Resource(read),
}];

/// What decides about SES → receiving mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Mail is not delivered without TLS.
    Require,
    /// Mail is delivered in clear when the receiver offers no TLS.
    Optional {
        /// Whether it is written, rather than the default.
        stated: bool,
    },
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let (setting, given) = reader.word_at(node, &["DeliveryOptions", "TlsPolicy"]);
    let answer = match given {
        Given::Stated(word) if word.eq_ignore_ascii_case("REQUIRE") => Answer::Require,
        Given::Stated(word) if word.eq_ignore_ascii_case("OPTIONAL") => Answer::Optional { stated: true },
        Given::Absent => Answer::Optional { stated: false },
        Given::Stated(what) | Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    let name = reader.name(node, &["ConfigurationSetName", "Name"]);
    let from = Place { site: setting.site, ..reader.place(PlaceKind::MailService, &name, Span::default()) };
    let to = Place { site: setting.site, ..reader.place(PlaceKind::MailServer, "", Span::default()) };
    let hop = reader.service(from, to, "", System::Ses(answer), vec![setting.site]);
    reader.switch(hop, setting, "\"REQUIRE\"");
}
