//! Application and network load balancers: client → listener, load balancer → targets.
//!
//! A listener of HTTPS or TLS ends TLS at the load balancer; what goes on to the targets is the target group's protocol. TCP and
//! UDP are passed through untouched, unless a TLS listener decrypted the bytes before. A lambda target is invoked over the
//! service's API. Targets' certificates are not validated.

use super::elb_policy;
use super::elbv2_action;
use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::world::Entry;
use crate::{Floor, Given, Mechanism, Origin, Place, PlaceKind, Rests, Site, System, field, value};
use wireproof_source::{Node, Span};

pub use super::elbv2_action::Serves;

const LISTENER: &str = "AWS::ElasticLoadBalancingV2::Listener";
const BALANCER: &str = "AWS::ElasticLoadBalancingV2::LoadBalancer";
const GROUP: &str = "AWS::ElasticLoadBalancingV2::TargetGroup";

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "elbv2.describe-listeners",
        command: "aws elbv2 describe-listeners --load-balancer-arn ARN",
        #[cfg(test)]
        sample: r#"{"Listeners":[{"ListenerArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/front/0123456789abcdef/0123456789abcdef","Port":80,"Protocol":"HTTP","DefaultActions":[{"Type":"forward"}]}]}"#,
        signs: Signs::List { key: "Listeners", needs: &[&["DefaultActions"]] },
        types: &[LISTENER, "aws_lb_listener", "aws_alb_listener"],
        names: &["ListenerArn", "Arn"],
        body: Body::Resource(listener),
    },
    Card {
        id: "elbv2.describe-load-balancers",
        command: "aws elbv2 describe-load-balancers",
        #[cfg(test)]
        sample: r#"{"LoadBalancers":[{"LoadBalancerArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/front/0123456789abcdef","LoadBalancerName":"front","Type":"application"}]}"#,
        signs: Signs::List { key: "LoadBalancers", needs: &[&["CanonicalHostedZoneId", "LoadBalancerArn"], &["Type"]] },
        types: &[BALANCER, "aws_lb", "aws_alb"],
        names: &["LoadBalancerArn", "Arn"],
        body: Body::Resource(balancer),
    },
    Card {
        id: "elbv2.describe-rules",
        command: "aws elbv2 describe-rules --listener-arn ARN",
        #[cfg(test)]
        sample: r#"{"Rules":[{"RuleArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:listener-rule/app/front/0123456789abcdef/0123456789abcdef/0123456789abcdef","Priority":"10","Actions":[{"Type":"forward"}]}]}"#,
        signs: Signs::List { key: "Rules", needs: &[&["Actions"], &["Priority"], &["RuleArn", "Conditions"]] },
        types: &["AWS::ElasticLoadBalancingV2::ListenerRule", "aws_lb_listener_rule", "aws_alb_listener_rule"],
        names: &["RuleArn"],
        body: Body::Resource(rule),
    },
    Card {
        id: "elbv2.describe-target-groups",
        command: "aws elbv2 describe-target-groups",
        #[cfg(test)]
        sample: r#"{"TargetGroups":[{"TargetGroupArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/app/0123456789abcdef","TargetGroupName":"app","Protocol":"HTTP","Port":8080,"TargetType":"ip"}]}"#,
        signs: Signs::List {
            key: "TargetGroups",
            // RDS Proxy has target groups too.
            needs: &[&["TargetGroupName", "TargetType"], &["TargetGroupArn", "Protocol"], &["TargetType", "Protocol", "VpcId"]],
        },
        types: &[GROUP, "aws_lb_target_group", "aws_alb_target_group"],
        names: &["TargetGroupArn", "Arn", "TargetGroupName", "Name"],
        body: Body::Resource(group),
    },
];

/// What decides about a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Clients → a listener that speaks HTTPS.
    Https,
    /// Clients → a listener that speaks TLS.
    Tls,
    /// Clients → a listener, or a rule of one, that speaks HTTP.
    Http {
        /// What it does with requests.
        serves: Serves,
        /// Whether `HTTP` is written, rather than the default of Terraform's provider.
        stated: bool,
    },
    /// Clients → a rule whose listener is not shown.
    ListenerNotShown,
    /// Clients → targets, or load balancer → targets: TCP or UDP, passed through as it came.
    PassThrough {
        /// As written.
        protocol: String,
    },
    /// The same for a target group whose listener is not shown: a TLS listener would decrypt the bytes.
    PassThroughOrDecrypted {
        /// As written.
        protocol: String,
    },
    /// QUIC, which has no plaintext form.
    Quic,
    /// Packets in GENEVE: as they came.
    Geneve,
    /// Load balancer → targets, HTTP.
    TargetsHttp {
        /// Whether only the health checks use HTTPS.
        probes: bool,
    },
    /// Load balancer → targets, HTTPS.
    TargetsHttps,
    /// Load balancer → targets, TLS.
    TargetsTls,
    /// Load balancer → targets over TCP, behind a listener that ended TLS.
    Decrypted,
    /// Load balancer → a function.
    Lambda,
    /// A load balancer without its listeners.
    NoListener,
    /// No protocol is given.
    NoProtocol,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn listener<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let (protocol, site) = reader.word(node, "Protocol");
    let (balancer, is_application) = balancer_of(reader, node);
    let mut evidence = vec![site];
    let answer = match &protocol {
        Given::Stated(word) => match word.to_ascii_uppercase().as_str() {
            "HTTPS" => Answer::Https,
            "TLS" => Answer::Tls,
            "HTTP" => http(reader, node, "DefaultActions", true, &mut evidence),
            "QUIC" => Answer::Quic,
            "GENEVE" => Answer::Geneve,
            "TCP" | "UDP" | "TCP_UDP" | "TCP_QUIC" => Answer::PassThrough { protocol: word.clone() },
            _ => Answer::Open(word.clone()),
        },
        Given::Absent if reader.resource.origin == Origin::Terraform && is_application => {
            http(reader, node, "DefaultActions", false, &mut evidence)
        }
        Given::Absent => Answer::NoProtocol,
        Given::CutOff => Answer::CutOff,
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what.clone()),
    };
    let is_tls = matches!(answer, Answer::Https | Answer::Tls);
    let floor = is_tls.then(|| self::floor(reader, node));
    let is_there = field::member(node, "SslPolicy").is_some();
    evidence.extend(floor.as_ref().filter(|_| is_there).map(|floor| floor.site));
    let hop = clients(reader, node, &balancer, answer, evidence);
    if let Some(floor) = floor {
        reader.floor(Floor { hop, ..floor });
    }
    reader.beside(hop, Mechanism::Authentication, node, &["MutualAuthentication"]);
    // What a target group gets depends on its listeners: by these look-ups they meet.
    for group in elbv2_action::groups(node) {
        reader.referred(GROUP, group);
    }
}

fn rule<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let listener = listener_of(reader, node);
    let protocol = listener.as_ref().map(|entry| field::name(entry.resource.node(), "Protocol"));
    if protocol.is_some_and(|protocol| ["HTTPS", "TLS"].iter().any(|tls| protocol.eq_ignore_ascii_case(tls))) {
        return;
    }
    let mut evidence = Vec::new();
    let answer = http(reader, node, "Actions", true, &mut evidence);
    let answer = match (protocol, answer) {
        (Some(protocol), answer) if protocol.eq_ignore_ascii_case("HTTP") => answer,
        (Some(_), _) => return,
        // The service's default rule repeats the listener's own action.
        (None, _) if field::name(node, "Priority") == "default" => return,
        (None, _) => Answer::ListenerNotShown,
    };
    let holder = listener.map_or(node, |entry| entry.resource.node());
    let (balancer, _) = balancer_of(reader, holder);
    if evidence.is_empty() {
        evidence.push(reader.named(node, &[]));
    }
    clients(reader, holder, &balancer, answer, evidence);
}

/// Clients → a listener.
fn clients<'d>(
    reader: &mut Reader<'_, 'd>,
    listener: &'d Node<'d>,
    balancer: &str,
    answer: Answer,
    evidence: Vec<Site>,
) -> usize {
    let port = field::get(listener, "Port").filter(|port| value::expression(port).is_none());
    let port = port.and_then(|port| port.number().or_else(|| port.as_str())).unwrap_or_default();
    let name = match (balancer, port) {
        (name, "") => name.to_owned(),
        ("", port) => format!(":{port}"),
        (name, port) => format!("{name}:{port}"),
    };
    reader.clients(PlaceKind::LoadBalancer, &name, System::Elbv2(answer), evidence)
}

/// What HTTP serves by a list of actions. The action that decides is evidence.
fn http<'d>(
    reader: &Reader<'_, 'd>,
    node: &'d Node<'d>,
    list: &str,
    stated: bool,
    evidence: &mut Vec<Site>,
) -> Answer {
    let actions = ["DefaultActions", "DefaultAction", "Actions", "Action"];
    let found = actions.iter().filter(|name| list.starts_with("Default") == name.starts_with("Default"));
    let actions = found.map(|name| field::list(node, name)).find(|list| !list.is_empty()).unwrap_or_default();
    let (serves, action) = elbv2_action::serves(actions);
    evidence.extend(action.map(|action| reader.opening(action)));
    Answer::Http { serves, stated }
}

/// The oldest version that a listener takes.
fn floor<'d>(reader: &Reader<'_, 'd>, node: &'d Node<'d>) -> Floor {
    let (policy, site) = reader.word(node, "SslPolicy");
    let (policy, version, rests) = match policy {
        Given::Stated(name) => (name.clone(), elb_policy::oldest(&name), Rests::Written),
        // What a plan leaves to the provider is what the service sets.
        Given::Unresolved { what } if what == value::AFTER_APPLY => {
            (elb_policy::DEFAULT.to_owned(), elb_policy::oldest(elb_policy::DEFAULT), Rests::Default)
        }
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => (what, None, Rests::Written),
        Given::Absent => (elb_policy::DEFAULT.to_owned(), elb_policy::oldest(elb_policy::DEFAULT), Rests::Default),
        Given::CutOff => (String::new(), None, Rests::Default),
    };
    Floor { hop: 0, version, policy, rests, field: "SslPolicy", site }
}

fn group<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let (protocol, mut site) = reader.word(node, "Protocol");
    let kind = field::get(node, "TargetType");
    let is_lambda = kind.and_then(Node::as_str).is_some_and(|kind| kind.eq_ignore_ascii_case("lambda"));
    let probes = field::name(node, "HealthCheckProtocol").eq_ignore_ascii_case("HTTPS");
    let answer = match protocol {
        _ if is_lambda => {
            site = kind.map_or(site, |kind| reader.site(kind.span));
            Answer::Lambda
        }
        Given::Stated(word) => match word.to_ascii_uppercase().as_str() {
            "HTTP" => Answer::TargetsHttp { probes },
            "HTTPS" => Answer::TargetsHttps,
            "TLS" => Answer::TargetsTls,
            "GENEVE" => Answer::Geneve,
            "QUIC" => Answer::Quic,
            "TCP" | "TCP_UDP" | "UDP" | "TCP_QUIC" => passed_on(reader, word),
            _ => Answer::Open(word),
        },
        Given::Absent => Answer::NoProtocol,
        Given::CutOff => Answer::CutOff,
        Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
    };
    let from = balancer_before(reader, node);
    let name = reader.name(node, &["TargetGroupName", "Name"]);
    let from = Place { site, ..reader.place(PlaceKind::LoadBalancer, &from, Span::default()) };
    let to = Place { site, ..reader.place(PlaceKind::Targets, &name, Span::default()) };
    reader.service(from, to, "", System::Elbv2(answer), vec![site]);
}

/// The load balancer that sends to a target group: as the group names it, else that of a listener that names the group.
fn balancer_before(reader: &mut Reader<'_, '_>, node: &Node<'_>) -> String {
    let own = field::list(node, "LoadBalancerArns").first().and_then(Node::as_str).and_then(|arn| part(arn, 2));
    if let Some(own) = own {
        return own.to_owned();
    }
    let listeners = reader.world.referrers(LISTENER, GROUP, reader.index, elbv2_action::groups);
    let names = listeners.into_iter().map(|entry| balancer_of(&reader.of(entry), entry.resource.node()).0);
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

/// TCP: what the listeners in front of the group leave of TLS.
fn passed_on(reader: &Reader<'_, '_>, protocol: String) -> Answer {
    let from = reader.world.referrers(LISTENER, GROUP, reader.index, elbv2_action::groups);
    let speaks = |entry: &Entry<'_>, word| field::name(entry.resource.node(), "Protocol").eq_ignore_ascii_case(word);
    if from.iter().any(|entry| speaks(entry, "TLS")) {
        Answer::Decrypted
    } else if !from.is_empty() || protocol.eq_ignore_ascii_case("UDP") {
        Answer::PassThrough { protocol }
    } else {
        Answer::PassThroughOrDecrypted { protocol }
    }
}

fn balancer<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let balancers = |node: &'d Node<'d>| field::get(node, "LoadBalancerArn").into_iter().collect();
    if reader.world.referrers(LISTENER, BALANCER, reader.index, balancers).is_empty() {
        let names = &["LoadBalancerName", "Name", "LoadBalancerArn"];
        let (name, site) = (reader.name(node, names), reader.named(node, names));
        let hop = reader.clients(PlaceKind::LoadBalancer, &name, System::Elbv2(Answer::NoListener), vec![site]);
        reader.beside(hop, Mechanism::SecurityGroup, node, &["SecurityGroups"]);
    }
}

/// The name of a listener's load balancer, and whether it is an application load balancer.
fn balancer_of(reader: &Reader<'_, '_>, node: &Node<'_>) -> (String, bool) {
    let arn = ["LoadBalancerArn", "ListenerArn", "RuleArn"].iter().find_map(|name| field::string(node, name));
    let Some(arn) = arn else { return (String::new(), false) };
    if let Some(entry) = reader.referred(BALANCER, arn) {
        let node = entry.resource.node();
        let kind = ["Type", "LoadBalancerType"].iter().map(|name| field::name(node, name)).find(|kind| !kind.is_empty());
        let name = match entry.resource.name.as_str() {
            "" => field::name(node, "LoadBalancerName").to_owned(),
            name => name.to_owned(),
        };
        return (name, kind.is_none_or(|kind| kind == "application"));
    }
    let text = arn.as_str().unwrap_or_default();
    (part(text, 2).unwrap_or_default().to_owned(), part(text, 1) == Some("app"))
}

/// The listener of a rule: by its ARN, which an ARN of a rule holds.
fn listener_of<'d>(reader: &Reader<'_, 'd>, node: &Node<'_>) -> Option<Entry<'d>> {
    if let Some(arn) = field::string(node, "ListenerArn") {
        return reader.referred(LISTENER, arn);
    }
    let (listener, _) = field::name(node, "RuleArn").rsplit_once('/')?;
    reader.find(LISTENER, &listener.replacen(":listener-rule/", ":listener/", 1))
}

/// A part of an ARN's resource: `loadbalancer/app/NAME/ID`.
fn part(arn: &str, at: usize) -> Option<&str> {
    let resource = arn.strip_prefix("arn:")?.splitn(5, ':').last()?;
    resource.split('/').nth(at)
}
