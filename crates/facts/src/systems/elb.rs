//! Classic load balancers: client → listener, listener → instance.
//!
//! `InstanceProtocol` is that of the listener when it is not given: HTTP for HTTP and HTTPS, TCP for TCP and SSL.
//! Without a policy a listener has `ELBSecurityPolicy-2016-08`.

use super::elb_policy;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Floor, Given, Place, PlaceKind, Rests, Site, System, Version, field};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "elb.describe-load-balancers",
        command: "aws elb describe-load-balancers",
        #[cfg(test)]
        sample: r#"{"LoadBalancerDescriptions":[{"LoadBalancerName":"old","ListenerDescriptions":[{"Listener":{"Protocol":"HTTP","LoadBalancerPort":80,"InstanceProtocol":"HTTP","InstancePort":80},"PolicyNames":[]}]}]}"#,
        signs: Signs::List { key: "LoadBalancerDescriptions", needs: &[&["ListenerDescriptions"]] },
        types: &["AWS::ElasticLoadBalancing::LoadBalancer", "aws_elb"],
        names: &["LoadBalancerName", "Name"],
        body: Body::Resource(read),
    },
    Card {
        id: "elb.create-load-balancer",
        command: "aws elb create-load-balancer --cli-input-json file://request.json",
        #[cfg(test)]
        sample: r#"{"LoadBalancerName":"old","Listeners":[{"Protocol":"HTTP","LoadBalancerPort":80,"InstancePort":80}]}"#,
        signs: Signs::Keys { needs: &[&["LoadBalancerName"], &["Listeners"]], never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

/// What decides about a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Clients → HTTPS.
    ClientsHttps,
    /// Clients → SSL.
    ClientsSsl,
    /// Clients → HTTP.
    ClientsHttp,
    /// TCP on both legs: passed through.
    PassThrough,
    /// Load balancer → instances, HTTPS.
    InstancesHttps,
    /// Load balancer → instances, SSL.
    InstancesSsl,
    /// Load balancer → instances, HTTP.
    InstancesHttp,
    /// Load balancer → instances, TCP behind SSL.
    Decrypted,
    /// A value that the document does not decide.
    Open(String),
    /// No protocol is given.
    NoProtocol,
    /// The text was cut off before it could say.
    CutOff,
}

/// The spellings of one field: CloudFormation and the API, then Terraform.
const FRONT: [&str; 2] = ["Protocol", "LbProtocol"];
const PORT: [&str; 2] = ["LoadBalancerPort", "LbPort"];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, &["LoadBalancerName", "Name"]);
    for list in ["ListenerDescriptions", "Listeners", "Listener"] {
        for description in field::list(node, list) {
            let listener = field::get(description, "Listener").filter(|listener| listener.is_object());
            let policies = ["PolicyNames"].iter().find_map(|key| field::get(description, key));
            self::listener(reader, node, &name, listener.unwrap_or(description), policies);
        }
    }
}

fn listener<'d>(
    reader: &mut Reader<'_, 'd>,
    holder: &'d Node<'d>,
    balancer: &str,
    node: &'d Node<'d>,
    policies: Option<&'d Node<'d>>,
) {
    let front_key = FRONT.into_iter().find(|key| field::get(node, key).is_some()).unwrap_or("Protocol");
    let (front, site) = reader.word(node, front_key);
    let port = PORT.iter().find_map(|key| field::get(node, key));
    let port = port.and_then(|port| port.number().or_else(|| port.as_str())).unwrap_or_default();
    let label = if port.is_empty() { balancer.to_owned() } else { format!("{balancer}:{port}") };
    let mut evidence = vec![site];
    let floor = self::floor(reader, holder, node, policies);
    let answer = match spoken(&front) {
        Ok("HTTPS") => Answer::ClientsHttps,
        Ok("SSL") => Answer::ClientsSsl,
        Ok("HTTP") => Answer::ClientsHttp,
        Ok("TCP") => Answer::PassThrough,
        Ok(_) => Answer::NoProtocol,
        Err(answer) => answer,
    };
    let is_tls = matches!(answer, Answer::ClientsHttps | Answer::ClientsSsl);
    evidence.extend(Some(floor.site).filter(|_| is_tls && floor.rests == Rests::Written));
    let hop = reader.clients(PlaceKind::LoadBalancer, &label, System::Elb(answer), evidence);
    if is_tls {
        reader.floor(Floor { hop, ..floor });
    }
    instances(reader, node, (&front, site), &label);
}

/// The way on: as the listener's own protocol says when nothing else is given.
fn instances<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, front: (&Given<String>, Site), label: &str) {
    let (back, mut site) = reader.word(node, "InstanceProtocol");
    let in_front = spoken(front.0).unwrap_or_default();
    let answer = match (spoken(&back), in_front) {
        (Ok("HTTPS"), _) => Answer::InstancesHttps,
        (Ok("SSL"), _) => Answer::InstancesSsl,
        (Ok("HTTP"), _) => Answer::InstancesHttp,
        (Ok("TCP"), "SSL" | "HTTPS") => Answer::Decrypted,
        (Ok("TCP"), _) => Answer::PassThrough,
        (Ok(_), in_front) => {
            site = front.1;
            match in_front {
                "HTTP" | "HTTPS" => Answer::InstancesHttp,
                "SSL" => Answer::Decrypted,
                "TCP" => Answer::PassThrough,
                _ => Answer::NoProtocol,
            }
        }
        (Err(answer), _) => answer,
    };
    let from = Place { site, ..reader.place(PlaceKind::LoadBalancer, label, Span::default()) };
    let to = Place { site, ..reader.place(PlaceKind::Targets, "", Span::default()) };
    reader.service(from, to, "instances", System::Elb(answer), vec![site]);
}

/// The protocol in capitals, or nothing when none is given; an answer when it is not known.
fn spoken(given: &Given<String>) -> Result<&'static str, Answer> {
    match given {
        Given::Stated(word) => {
            let known = ["HTTPS", "SSL", "HTTP", "TCP"].into_iter().find(|known| known.eq_ignore_ascii_case(word));
            known.ok_or_else(|| Answer::Open(word.clone()))
        }
        Given::Absent => Ok(""),
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Err(Answer::Open(what.clone())),
        Given::CutOff => Err(Answer::CutOff),
    }
}

/// The oldest version of a listener's policies: a predefined one by its name, or the attributes of one of the load balancer's.
fn floor<'d>(
    reader: &Reader<'_, 'd>,
    holder: &'d Node<'d>,
    node: &'d Node<'d>,
    policies: Option<&'d Node<'d>>,
) -> Floor {
    let policies = policies.or_else(|| field::get(node, "PolicyNames"));
    let floor = |version, policy: &str, rests, site| Floor {
        hop: 0,
        version,
        policy: policy.to_owned(),
        rests,
        field: "PolicyNames",
        site,
    };
    let names = policies.map(Node::one_or_many).unwrap_or_default();
    for name in names {
        let Some(text) = name.as_str() else { continue };
        let site = reader.site(name.span);
        if let Some(version) = elb_policy::oldest(text) {
            return floor(Some(version), text, Rests::Written, site);
        }
        if let Some((version, policy)) = of_attributes(holder, text) {
            return floor(version, policy, Rests::Written, site);
        }
    }
    if let Some(name) = names.first() {
        return floor(None, name.as_str().unwrap_or_default(), Rests::Written, reader.site(name.span));
    }
    let site = policies.map_or_else(|| reader.opening(node), |list| reader.opening(list));
    floor(elb_policy::oldest(elb_policy::DEFAULT), elb_policy::DEFAULT, Rests::Default, site)
}

/// What a policy of the load balancer's own says by its attributes: `Reference-Security-Policy`, or `Protocol-TLSv1`.
fn of_attributes<'n>(holder: &'n Node<'_>, name: &str) -> Option<(Option<Version>, &'n str)> {
    let policies = field::list(holder, "Policies").iter();
    let policy = policies.into_iter().find(|policy| field::name(policy, "PolicyName") == name)?;
    if field::name(policy, "PolicyType") != "SSLNegotiationPolicyType" {
        return None;
    }
    let attributes = field::list(policy, "Attributes");
    let of = |attribute: &'n Node<'_>, keys: [&str; 2]| {
        keys.iter().map(|key| field::name(attribute, key)).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let pairs = attributes.iter().map(|one| (of(one, ["Name", "AttributeName"]), of(one, ["Value", "AttributeValue"])));
    let mut oldest = None;
    for (key, value) in pairs {
        if key == "Reference-Security-Policy" {
            return Some((elb_policy::oldest(value), value));
        }
        let version = match key {
            "Protocol-SSLv3" => Version::Ssl30,
            "Protocol-TLSv1" => Version::Tls10,
            "Protocol-TLSv1.1" => Version::Tls11,
            "Protocol-TLSv1.2" => Version::Tls12,
            _ => continue,
        };
        if value.eq_ignore_ascii_case("true") {
            oldest = Some(oldest.map_or(version, |known: Version| known.min(version)));
        }
    }
    Some((oldest, field::name(policy, "PolicyName")))
}
