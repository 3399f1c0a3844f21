//! Which VPC a resource lies in, and the encryption controls of that VPC on the hops that cross it.

use crate::reader::Reader;
use crate::systems::{System, encryption_control};
use crate::world::World;
use crate::{Facts, Hop, Mechanism, Shown, Site, Wire, field, value};
use wireproof_source::{Map, Node, Set};

/// Where a resource names its VPC itself.
const OWN: &[&[&str]] = &[&["VpcId"], &["DBSubnetGroup", "VpcId"], &["VPCOptions", "VPCId"], &["VpcConfig", "VpcId"]];

/// Where it names its subnets.
const SUBNETS: &[&[&str]] = &[
    &["SubnetId"],
    &["SubnetIds"],
    &["Subnets"],
    &["VpcSubnetIds"],
    &["VPCOptions", "SubnetIds"],
    &["VpcConfig", "SubnetIds"],
    &["VpcConfig", "Subnets"],
    &["BrokerNodeGroupInfo", "ClientSubnets"],
];

/// Where it names a group of subnets, and the types of such groups.
const GROUPS: &[(&str, &[&str])] = &[
    ("DBSubnetGroupName", &["AWS::RDS::DBSubnetGroup"]),
    ("CacheSubnetGroupName", &["AWS::ElastiCache::SubnetGroup"]),
    ("SubnetGroupName", &["AWS::ElastiCache::SubnetGroup", "AWS::RDS::DBSubnetGroup"]),
    ("ClusterSubnetGroupName", &["AWS::Redshift::ClusterSubnetGroup"]),
];

/// The VPC that a resource lies in, as far as the inputs tell: its own, its subnets', or that of its group of subnets.
pub(crate) fn of(reader: &Reader<'_, '_>, node: &Node<'_>) -> Option<String> {
    let own = OWN.iter().find_map(|path| value::target(field::find(node, path)?).filter(|name| !name.is_empty()));
    own.map(str::to_owned).or_else(|| of_subnets(reader, node)).or_else(|| {
        let group = GROUPS.iter().find_map(|(key, kinds)| {
            let name = value::target(field::get(node, key)?)?;
            kinds.iter().find_map(|kind| reader.find(kind, name))
        })?;
        let group = group.resource.node();
        field::get(group, "VpcId").and_then(value::target).map(str::to_owned).or_else(|| of_subnets(reader, group))
    })
}

fn of_subnets(reader: &Reader<'_, '_>, node: &Node<'_>) -> Option<String> {
    SUBNETS.iter().find_map(|path| reader.vpc_of(field::find(node, path)?.one_or_many().first()?))
}

/// Of one VPC at most so many controls and exclusions are put on hops.
const MOST: usize = 32;

/// A VPC: by its id, or by what its document calls it.
type Vpc = (Option<u32>, String);

/// Puts the controls of a VPC, and the exclusions from them, on the hops that cross it.
pub(crate) fn show(facts: &mut Facts<'_>, world: &World<'_>) {
    let vpc = |input, name: &str| -> Vpc { ((!name.starts_with("vpc-")).then(|| world.scope(input)), name.to_owned()) };
    let of_hops = facts.hops.iter().filter(|hop| is_control(hop));
    let of_hops = of_hops.filter_map(|hop| Some((vpc(hop.input, &hop.to.name), *hop.evidence.first()?)));
    let listed = facts.components.iter().filter(|component| component.mechanism == Mechanism::VpcEncryptionControls);
    let listed =
        listed.filter_map(|component| Some((vpc(component.site.input, component.vpc.as_deref()?), component.site)));
    let mut controls: Map<Vpc, Vec<Site>> = Map::new();
    for (vpc, site) in of_hops.chain(listed) {
        let sites = controls.entry(vpc).or_default();
        if sites.len() < MOST {
            sites.push(site);
        }
    }
    if controls.is_empty() {
        return;
    }
    let jobs = &facts.jobs;
    for hop in facts.hops.iter_mut().filter(|hop| crosses(hop)) {
        let of_job = hop.job.and_then(|job| jobs.get(job)?.vpc.as_deref());
        let Some(name) = of_job.or(hop.vpc.as_deref()) else { continue };
        let sites = controls.get(&vpc(hop.input, name)).into_iter().flatten();
        hop.shown.extend(sites.map(|site| Shown { mechanism: Mechanism::VpcEncryptionControls, site: *site }));
    }
    let shown: Set<Site> = facts.hops.iter().flat_map(|hop| &hop.shown).map(|shown| shown.site).collect();
    for component in facts.components.iter_mut().filter(|one| one.mechanism == Mechanism::VpcEncryptionControls) {
        component.is_on_path |= shown.contains(&component.site);
    }
}

fn is_control(hop: &Hop) -> bool {
    matches!(hop.wire, Wire::System(System::EncryptionControl(_)))
}

/// Whether the bytes of a hop begin, end or stay in the resource's VPC, rather than go from service to service.
fn crosses(hop: &Hop) -> bool {
    !is_control(hop)
        && matches!(
            hop.wire,
            Wire::System(_) | Wire::InterContainer | Wire::NoSwitch | Wire::EfsMount | Wire::LustreMount | Wire::Url
        )
}

/// Whether the inputs show controls of any VPC.
pub(crate) fn has_controls(world: &World<'_>) -> bool {
    let holds = |node: &Node<'_>| encryption_control::within(node).is_some();
    world.of_type(encryption_control::CONTROL).next().is_some()
        || world.of_type(encryption_control::VPC).any(|entry| holds(entry.resource.node()))
}
