//! CloudFront: viewer → edge for every cache behaviour, edge → origin.
//!
//! A distribution with CloudFront's own certificate follows `TLSv1` whatever minimum is written. An S3 origin and `match-viewer` use the
//! protocol that the viewer used; a website endpoint of S3 speaks HTTP only.

use crate::detect::Signs;
use crate::floor::{Floor, Rests, Version};
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Place, PlaceKind, System, field, value};
use super::template_policy;
use crate::bucket::{self, Location};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "cloudfront.get-distribution-config",
        command: "aws cloudfront get-distribution-config --id ID",
        #[cfg(test)]
        sample: r#"{"ETag":"E1","DistributionConfig":{"Origins":{"Quantity":1,"Items":[{"Id":"o","DomainName":"app.example.com"}]},"DefaultCacheBehavior":{"TargetOriginId":"o","ViewerProtocolPolicy":"https-only"}}}"#,
        signs: Signs::List { key: "DistributionConfig", needs: NEEDS },
        types: &["AWS::CloudFront::Distribution", "aws_cloudfront_distribution"],
        names: &["DomainName", "Id"],
        body: Body::Resource(read),
    },
    Card {
        id: "cloudfront.get-distribution",
        command: "aws cloudfront get-distribution --id ID",
        #[cfg(test)]
        sample: r#"{"Distribution":{"Id":"E1ABC","DistributionConfig":{"Origins":{"Quantity":1,"Items":[{"Id":"o","DomainName":"app.example.com"}]},"DefaultCacheBehavior":{"TargetOriginId":"o","ViewerProtocolPolicy":"https-only"}}}}"#,
        signs: Signs::List { key: "Distribution", needs: &[&["DistributionConfig"], &["Id", "ARN", "Status"]] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
    Card {
        id: "cloudfront.list-distributions",
        command: "aws cloudfront list-distributions",
        #[cfg(test)]
        sample: r#"{"DistributionList":{"Quantity":1,"Items":[{"Id":"E1ABC","Origins":{"Quantity":1,"Items":[{"Id":"o","DomainName":"app.example.com"}]},"DefaultCacheBehavior":{"TargetOriginId":"o","ViewerProtocolPolicy":"https-only"}}]}}"#,
        signs: Signs::Other(|node| {
            let first = field::items(node, "DistributionList").first()?;
            field::get(first, "DefaultCacheBehavior").map(|_| vec!["DistributionList"])
        }),
        types: &[],
        names: &[],
        body: Body::Resource(|reader, node| {
            for distribution in field::items(node, "DistributionList") {
                read(reader, distribution);
            }
        }),
    },
];

const NEEDS: crate::detect::Groups = &[&["DefaultCacheBehavior"], &["Origins", "Origin"]];

/// What decides about a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Viewers: HTTP is answered with an error.
    HttpsOnly,
    /// Viewers: HTTP is answered with a redirection.
    Redirects,
    /// Viewers: HTTP is served.
    AllowsAll,
    /// Origin: HTTPS always.
    OriginHttps,
    /// Origin: HTTP always.
    OriginHttp {
        /// Whether it is S3's website endpoint, which has nothing else.
        website: bool,
    },
    /// Origin: the viewer's protocol, and every viewer comes over HTTPS.
    OriginFollowsHttps,
    /// Origin: the viewer's protocol, and some viewer may come over HTTP.
    OriginFollowsHttp,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, &["Id", "DomainName"]);
    let config = field::get(node, "DistributionConfig").map_or(node, field::block);
    let default = field::get(config, "DefaultCacheBehavior").map(field::block);
    let others = ["CacheBehaviors", "OrderedCacheBehavior"].iter().flat_map(|key| field::items(config, key));
    let behaviours: Vec<&'d Node<'d>> = default.into_iter().chain(others).collect();
    let mut protocols: Vec<(&str, Answer)> = Vec::new();
    for behaviour in behaviours {
        let (setting, given) = reader.word_at(behaviour, &["ViewerProtocolPolicy"]);
        let answer = match given {
            Given::Stated(word) => match word.as_str() {
                "https-only" => Answer::HttpsOnly,
                "redirect-to-https" => Answer::Redirects,
                "allow-all" => Answer::AllowsAll,
                _ => Answer::Open(word),
            },
            Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
            Given::Absent => Answer::Open("ViewerProtocolPolicy".to_owned()),
            Given::CutOff => Answer::CutOff,
        };
        protocols.push((field::name(behaviour, "TargetOriginId"), answer.clone()));
        let path = field::name(behaviour, "PathPattern");
        let mut to = reader.place(PlaceKind::CloudFront, &name, Span::default());
        (to.site, to.detail) = (setting.site, path.to_owned());
        let from = Place { site: setting.site, ..reader.place(PlaceKind::Clients, "", Span::default()) };
        let minimum = minimum(reader, config);
        let mut evidence = vec![setting.site];
        evidence.extend(minimum.as_ref().map(|minimum| minimum.site));
        let hop = reader.service(from, to, path, System::CloudFront(answer), evidence);
        reader.switch(hop, setting, "\"redirect-to-https\"");
        if let Some(minimum) = minimum {
            reader.floor(Floor { hop, ..minimum });
        }
    }
    for origin in ["Origins", "Origin"].iter().flat_map(|key| field::items(config, key)) {
        let id = field::name(origin, "Id");
        let id = if id.is_empty() { field::name(origin, "OriginId") } else { id };
        let reaches = |target: &str| target == id || group_of(config, target).any(|member| member == id);
        let of = protocols.iter().filter(|(target, _)| reaches(target)).map(|(_, answer)| answer);
        let mut viewers: Vec<&Answer> = of.collect();
        // A function of the edge may choose any origin, and a target may be decided elsewhere.
        if viewers.is_empty() {
            viewers.extend(protocols.iter().map(|(_, answer)| answer));
        }
        edge_to_origin(reader, &name, origin, &viewers);
    }
}

/// The origins of an origin group, which a behaviour names like an origin.
fn group_of<'d>(config: &'d Node<'d>, target: &str) -> impl Iterator<Item = &'d str> {
    let groups = ["OriginGroups", "OriginGroup"].iter().flat_map(|key| field::items(config, key));
    let is_meant = |group: &&Node<'_>| ["Id", "OriginId"].iter().any(|key| field::name(group, key) == target);
    let group = groups.into_iter().find(is_meant);
    let members = group.into_iter().flat_map(|group| ["Members", "Member"].iter().flat_map(|key| field::items(group, key)));
    members.map(|member| field::name(member, "OriginId"))
}

fn edge_to_origin<'d>(reader: &mut Reader<'_, 'd>, name: &str, origin: &'d Node<'d>, viewers: &[&Answer]) {
    let domain = field::get(origin, "DomainName");
    let address = domain.and_then(Node::as_str).unwrap_or_default().to_owned();
    let custom = field::get(origin, "CustomOriginConfig").map(field::block).filter(|config| config.is_object());
    let is_website = address.contains(".s3-website");
    let follows = || {
        let is_open = |answer: &&&Answer| matches!(answer, Answer::Open(_) | Answer::CutOff);
        match viewers.iter().find(is_open) {
            _ if viewers.contains(&&Answer::AllowsAll) => Answer::OriginFollowsHttp,
            Some(open) => (**open).clone(),
            None => Answer::OriginFollowsHttps,
        }
    };
    let (answer, site, setting) = match custom {
        Some(custom) => {
            let (setting, given) = reader.word_at(custom, &["OriginProtocolPolicy"]);
            let answer = match given {
                // A website endpoint answers on HTTP only: a value that asks for more reaches nothing.
                Given::Stated(_) if is_website => Answer::OriginHttp { website: true },
                Given::Stated(word) => match word.as_str() {
                    "https-only" => Answer::OriginHttps,
                    "http-only" => Answer::OriginHttp { website: is_website },
                    "match-viewer" => follows(),
                    _ => Answer::Open(word),
                },
                Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
                Given::Absent => Answer::Open("OriginProtocolPolicy".to_owned()),
                Given::CutOff => Answer::CutOff,
            };
            (answer, setting.site, Some(setting))
        }
        // The protocol towards a VPC origin stands in that resource.
        None if field::get(origin, "VpcOriginConfig").is_some() => {
            let site = field::get(origin, "VpcOriginConfig").map_or_else(|| reader.opening(origin), |vpc| reader.site(vpc.span));
            (Answer::Open("VpcOriginConfig".to_owned()), site, None)
        }
        None => {
            let s3 = field::get(origin, "S3OriginConfig").or(domain).unwrap_or(origin);
            (follows(), reader.site(s3.span), None)
        }
    };
    let from = Place { site, ..reader.place(PlaceKind::CloudFront, name, Span::default()) };
    let bucket = domain.filter(|_| !is_website).and_then(|domain| bucket_of(reader, domain));
    let to = Place { bucket, site, ..reader.place(PlaceKind::Origin, &address, Span::default()) };
    let hop = reader.service(from, to, field::name(origin, "Id"), System::CloudFront(answer.clone()), vec![site]);
    if let Some(setting) = setting.filter(|_| !is_website) {
        reader.switch(hop, setting, "\"https-only\"");
    }
    let Some(custom) = custom.filter(|_| !matches!(answer, Answer::OriginHttp { .. })) else { return };
    let protocols = ["OriginSSLProtocols", "OriginSslProtocols"].iter().find_map(|key| field::get(custom, key));
    let protocols = protocols.map_or(&[][..], |list| list.get("Items").unwrap_or(list).one_or_many());
    let oldest = protocols.iter().filter_map(|item| Some((version(item.as_str()?)?, item))).min_by_key(|(at, _)| *at);
    if let Some((version, item)) = oldest {
        let policy = item.as_str().unwrap_or_default().to_owned();
        let (rests, site) = (Rests::Written, reader.site(item.span));
        let version = Some(version);
        reader.floor(Floor { hop, version, policy, rests, field: "OriginSSLProtocols", site });
    }
}

/// The bucket of an origin: by its address, or the one whose attribute the address is.
fn bucket_of(reader: &Reader<'_, '_>, domain: &Node<'_>) -> Option<String> {
    let name = value::target(domain)?;
    match reader.find(template_policy::BUCKET, name) {
        Some(entry) => Some(template_policy::own_name(entry.resource)),
        None => match bucket::locate(&format!("https://{name}/")) {
            Location::Bucket(name) => Some(name),
            _ => None,
        },
    }
}

/// The oldest version that the edge takes from viewers.
fn minimum<'d>(reader: &Reader<'_, 'd>, config: &'d Node<'d>) -> Option<Floor> {
    let certificate = field::get(config, "ViewerCertificate").map(field::block);
    let own = certificate.and_then(|certificate| {
        let flag = ["CloudFrontDefaultCertificate", "CloudfrontDefaultCertificate"];
        flag.iter().find_map(|key| field::get(certificate, key))
    });
    let is_own = certificate.is_none() || own.is_some_and(|own| reader.boolean(own) == Given::Stated(true));
    let written = certificate.and_then(|certificate| field::string(certificate, "MinimumProtocolVersion"));
    let (policy, rests, node) = match (is_own, written) {
        (true, Some(written)) => ("TLSv1".to_owned(), Rests::Overridden, written),
        // Nobody chose anything here: the service's own name with the service's own certificate.
        (true, None) => return None,
        (false, Some(written)) => match value::expression(written) {
            Some(what) => (what, Rests::Written, written),
            None => (written.as_str().unwrap_or_default().to_owned(), Rests::Written, written),
        },
        (false, None) => ("TLSv1".to_owned(), Rests::Default, certificate?),
    };
    let site = if rests == Rests::Default { reader.opening(node) } else { reader.site(node.span) };
    Some(Floor { hop: 0, version: version(&policy), policy, rests, field: "MinimumProtocolVersion", site })
}

fn version(name: &str) -> Option<Version> {
    let name = name.split('_').next().unwrap_or(name);
    Some(match name {
        "SSLv3" => Version::Ssl30,
        "TLSv1" => Version::Tls10,
        "TLSv1.1" => Version::Tls11,
        "TLSv1.2" => Version::Tls12,
        "TLSv1.3" => Version::Tls13,
        _ => return None,
    })
}
