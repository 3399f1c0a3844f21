//! Whether a job's security groups let its instances set up IPsec with each other.
//!
//! Traffic between the instances of a job is encrypted with IPsec, so inside a VPC the members of the job's groups must
//! reach each other on UDP 500 (IKE) and IP protocol 50 (ESP), inbound and outbound. A rule that can't be read to its end
//! counts as one that lets them through.

use crate::reader::Reader;
use crate::resource::Resource;
use crate::systems::security_group::{EGRESS, GROUP, INGRESS, RULE};
use crate::{Origin, Site, field, value};
use wireproof_source::{Node, Value};

/// Security groups that keep a job's instances from setting up IPsec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The name of the group in the inputs; of several the first one.
    pub group: String,
    /// Where the job names it.
    pub site: Site,
    /// Where the inputs describe it.
    pub described: Site,
    /// What does not pass; at least one.
    pub shut: Vec<Shut>,
}

/// Packets that must pass between the members of a group, and do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// UDP 500, inbound.
    IkeIn,
    /// IP protocol 50, inbound.
    EspIn,
    /// UDP 500, outbound.
    IkeOut,
    /// IP protocol 50, outbound.
    EspOut,
}

/// What the inputs say of the groups that a job names; nothing when they let IPsec through, or are not all described.
pub(crate) fn of<'d>(reader: &Reader<'_, 'd>, groups: &'d Node<'d>) -> Option<Gate> {
    let named = groups.one_or_many();
    let found = |node: &'d Node<'d>| reader.find(GROUP, value::target(node)?);
    let members: Vec<&'d Resource<'d>> = named.iter().map(|node| Some(found(node)?.resource)).collect::<Option<_>>()?;
    let first = named.first()?;
    let described = found(first)?;
    let rules = rules(reader, &members)?;
    let passes = |out: bool, ike: bool| {
        let own = rules.iter().filter(|rule| rule.out == out);
        (out && members.iter().any(|member| lets_all_out(member, &rules)))
            || own.into_iter().any(|rule| lets(rule.node, ike) && reaches(reader, rule.node, &members))
    };
    let wanted = [
        (Shut::IkeIn, false, true),
        (Shut::EspIn, false, false),
        (Shut::IkeOut, true, true),
        (Shut::EspOut, true, false),
    ];
    let shut: Vec<Shut> =
        wanted.into_iter().filter(|(_, out, ike)| !passes(*out, *ike)).map(|(shut, ..)| shut).collect();
    let described = Site { input: described.input, span: described.resource.site };
    let group = members.first().map(|member| member.name.clone()).unwrap_or_default();
    (!shut.is_empty()).then(|| Gate { group, site: reader.site(first.span), described, shut })
}

/// A rule of one of the groups.
struct Rule<'d> {
    out: bool,
    node: &'d Node<'d>,
    /// The group that it belongs to, when it stands apart from it.
    of: Option<*const Resource<'d>>,
}

/// Every rule of the groups, within them and apart from them; nothing when one of another group may be one of these.
fn rules<'d>(reader: &Reader<'_, 'd>, members: &[&'d Resource<'d>]) -> Option<Vec<Rule<'d>>> {
    let mut rules = Vec::new();
    for member in members {
        for (names, out) in [(IN, false), (OUT, true)] {
            for list in names.iter().filter_map(|name| field::get(member.node(), name)) {
                if value::expression(list).is_some() {
                    return None;
                }
                rules.extend(list.one_or_many().iter().map(|node| Rule { out, node, of: None }));
            }
        }
    }
    for (kind, direction) in [(INGRESS, Some(false)), (EGRESS, Some(true)), (RULE, None)] {
        for entry in reader.world.of_type(kind) {
            let node = entry.resource.node();
            let Some(group) = field::get(node, "GroupId").or_else(|| field::get(node, "SecurityGroupId")) else {
                continue;
            };
            let Some(owner) = reader.world.named_to(Some(entry.index), GROUP, entry.input, value::target(group)?)
            else {
                continue;
            };
            let Some(owner) = members.iter().find(|member| std::ptr::eq(**member, owner.resource)) else { continue };
            let is_out = field::name(node, "Type") == "egress"
                || field::get(node, "IsEgress").is_some_and(|out| out.value == Value::Bool(true));
            rules.push(Rule { out: direction.unwrap_or(is_out), node, of: Some(std::ptr::from_ref(*owner)) });
        }
    }
    Some(rules)
}

const IN: &[&str] = &["IpPermissions", "SecurityGroupIngress", "Ingress"];
const OUT: &[&str] = &["IpPermissionsEgress", "SecurityGroupEgress", "Egress"];

/// Whether the rule that AWS adds to every group still stands: all traffic out. A template's own rule for outbound traffic
/// replaces it, within the group or apart from it; the API shows it when it is there.
fn lets_all_out<'d>(member: &Resource<'d>, rules: &[Rule<'d>]) -> bool {
    let within = OUT.iter().any(|name| match field::get(member.node(), name) {
        Some(list) => member.origin != Origin::CloudFormation || !list.one_or_many().is_empty(),
        None => false,
    });
    let apart = rules.iter().any(|rule| rule.out && rule.of.is_some_and(|of| std::ptr::eq(of, member)));
    !within && !apart
}

/// Whether a rule is for IKE, or else for ESP.
fn lets(rule: &Node<'_>, ike: bool) -> bool {
    let Some(protocol) = field::get(rule, "IpProtocol").or_else(|| field::get(rule, "Protocol")) else { return true };
    if value::expression(protocol).is_some() {
        return true;
    }
    let written = match &protocol.value {
        Value::Number(number) => number.clone().into_owned(),
        _ => protocol.as_str().unwrap_or_default().to_ascii_lowercase(),
    };
    match written.as_str() {
        "-1" | "all" => true,
        "17" | "udp" => ike && has_port(rule),
        "50" | "esp" => !ike,
        _ => false,
    }
}

/// Whether the ports of a rule have 500 among them; -1 and none are all.
fn has_port(rule: &Node<'_>) -> bool {
    let port = |name: &str| match &field::get(rule, name)?.value {
        Value::Number(number) => number.parse::<i64>().ok(),
        Value::String(text) => text.value.trim().parse::<i64>().ok(),
        _ => None,
    };
    match (port("FromPort"), port("ToPort")) {
        (Some(-1), _) => true,
        (Some(from), Some(to)) => (from..=to).contains(&500),
        _ => true,
    }
}

/// Whether the other end of a rule may be a member of the groups. Addresses may always be those of the members.
fn reaches<'d>(reader: &Reader<'_, 'd>, rule: &'d Node<'d>, members: &[&'d Resource<'d>]) -> bool {
    const ADDRESSES: [&str; 13] = [
        "CidrIp",
        "CidrIpv6",
        "CidrIpv4",
        "IpRanges",
        "Ipv6Ranges",
        "CidrBlocks",
        "Ipv6CidrBlocks",
        "PrefixListIds",
        "PrefixListId",
        "SourcePrefixListId",
        "DestinationPrefixListId",
        "SourceSecurityGroupName",
        "GroupName",
    ];
    const GROUPS: [&str; 5] = [
        "SourceSecurityGroupId",
        "DestinationSecurityGroupId",
        "ReferencedSecurityGroupId",
        "SecurityGroups",
        "UserIdGroupPairs",
    ];
    let is_there = |name: &&str| field::get(rule, name).is_some_and(|value| !value.one_or_many().is_empty());
    if ADDRESSES.iter().any(is_there) {
        return true;
    }
    if field::get(rule, "Self").is_some_and(|own| own.value == Value::Bool(true)) {
        return true;
    }
    let told = field::find(rule, &["ReferencedGroupInfo", "GroupId"]).into_iter();
    let listed = GROUPS.iter().filter_map(|name| field::get(rule, name)).flat_map(Node::one_or_many);
    told.chain(listed).any(|group| {
        let group = field::get(group, "GroupId").unwrap_or(group);
        let Some(name) = value::target(group) else { return true };
        match reader.find(GROUP, name) {
            Some(entry) => members.iter().any(|member| std::ptr::eq(*member, entry.resource)),
            None => value::expression(group).is_some() && group.as_str().is_some(),
        }
    })
}
