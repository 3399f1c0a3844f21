//! AppSync: the API's cache.
//!
//! The switch is deprecated: the AWS SDK's reference of `CreateApiCache` (Java, 2.41.21) says that caches are always encrypted in transit.
//! A document without `true` may still describe a cache that was made before, so it decides nothing.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Place, PlaceKind, System};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[Card {
    id: "appsync.get-api-cache",
    command: "aws appsync get-api-cache --api-id ID",
    #[cfg(test)]
    sample: r#"{"apiCache":{"ttl":60,"apiCachingBehavior":"FULL_REQUEST_CACHING","transitEncryptionEnabled":true,"type":"SMALL"}}"#,
    signs: Signs::List { key: "apiCache", needs: &[&["ApiCachingBehavior"], &["Ttl", "Type"]] },
    types: &["AWS::AppSync::ApiCache", "aws_appsync_api_cache"],
    names: &["ApiId"],
    body: Body::Resource(read),
}];

/// What decides about API → cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Encrypted.
    On,
    /// Not switched on: in clear only if the cache was made before AWS encrypted all of them.
    Off {
        /// Whether `false` is written, rather than nothing.
        stated: bool,
    },
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let flag = reader.flag(node, &["TransitEncryptionEnabled"]);
    let answer = match flag.given {
        Given::Stated(true) => Answer::On,
        Given::Stated(false) => Answer::Off { stated: true },
        Given::Absent => Answer::Off { stated: false },
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    let name = reader.name(node, &["ApiId"]);
    let from = Place { site: flag.site, ..reader.place(PlaceKind::AppSync, "", Span::default()) };
    let to = Place { site: flag.site, ..reader.place(PlaceKind::Cache, &name, Span::default()) };
    let hop = reader.service(from, to, "cache", System::AppSync(answer), vec![flag.site]);
    reader.beside(hop, Mechanism::StorageEncryption, node, &["AtRestEncryptionEnabled"]);
}
