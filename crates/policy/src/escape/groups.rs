//! Groups of actions that no statement and no condition key tells apart, and the choices that keys share.

use super::classes::Class;
use super::rules::{Keys, Rule};
use crate::caller::Who;
use crate::situation::{Chance, Network, Point, Scene};
use crate::tested::Truth;
use crate::universe::{Act, Universe};

/// A group of actions on one kind of resource.
#[derive(Debug)]
pub(super) struct Group {
    /// Indices of the actions in [`Universe::acts`], the best known first.
    pub(super) acts: Vec<usize>,
    /// Whether each rule is about them.
    pub(super) named: Vec<Truth>,
    listed: Vec<bool>,
}

/// The groups, in the order of their best-known actions.
pub(super) fn groups(universe: &Universe, rules: &[Rule<'_>], keys: &Keys) -> Vec<Group> {
    let varying: Vec<&str> = keys
        .names
        .iter()
        .map(|(name, _)| &**name)
        .filter(|name| universe.service.is_some_and(|service| service.key(name).is_some()))
        .collect();
    let points = keys.any(&["s3:DataAccessPoint", "s3:AccessPoint"]);
    let mut groups: Vec<Group> = Vec::new();
    for (index, act) in universe.acts.iter().enumerate() {
        let named = rules.iter().map(|rule| if rule.all_actions { Truth::Yes } else { rule.actions.truth(&act.name) });
        let named: Vec<Truth> = named.collect();
        let listed = listed(universe, act, &varying);
        let first = |group: &Group| group.acts.first().and_then(|&first| universe.acts.get(first));
        let alike = |group: &&mut Group| {
            group.named == named
                && group.listed == listed
                && first(group).is_some_and(|other| {
                    (other.target, other.sure, other.excluded) == (act.target, act.sure, act.excluded)
                        && (!points || other.access_points == act.access_points)
                })
        };
        match groups.iter_mut().find(alike) {
            Some(group) => group.acts.push(index),
            None => groups.push(Group { acts: vec![index], named, listed }),
        }
    }
    groups
}

fn listed(universe: &Universe, act: &Act, varying: &[&str]) -> Vec<bool> {
    let kind = universe.targets.get(act.target).and_then(|target| target.kind);
    let carries = |key: &&str| universe.service.is_some_and(|service| service.carries(act.action, kind, key));
    varying.iter().map(carries).collect()
}

/// The combinations of shared choices, only for those that some key looks at, with whether they are documented.
pub(super) fn scenes(class: &Class, act: &Act, keys: &Keys) -> Vec<(Scene, Chance)> {
    let points = keys.any(&["s3:DataAccessPoint", "s3:AccessPointNetwork"]) && act.access_points;
    let network_keys = ["aws:SourceIp", "aws:SourceVpc", "aws:VpcSourceIp", "aws:Vpce"];
    let between = class.caller.who == Who::Service;
    let networks: &[(Option<Network>, Chance)] = match (keys.any(&network_keys) || points, between) {
        (false, _) => &[(None, Chance::Sure)],
        (true, false) => &[
            (Some(Network::Internet), Chance::Sure),
            (Some(Network::Endpoint), Chance::Sure),
            (Some(Network::Between), Chance::Unsure),
        ],
        (true, true) => &[
            (Some(Network::Between), Chance::Sure),
            (Some(Network::Internet), Chance::Unsure),
            (Some(Network::Endpoint), Chance::Unsure),
        ],
    };
    let ways: &[Option<Point>] =
        if points { &[Some(Point::Direct), Some(Point::Internet), Some(Point::Vpc)] } else { &[None] };
    let account = class.caller.is_of_account();
    let either =
        |looked: bool| -> &[Option<bool>] { if looked && account { &[Some(false), Some(true)] } else { &[None] } };
    let forwarding = either(keys.any(&["aws:Via", "aws:Called"]));
    let credentials = either(keys.any(&["aws:Multi", "aws:Token"]));
    let mut scenes = Vec::new();
    for &(network, chance) in networks {
        for &point in ways {
            if point == Some(Point::Vpc) && network != Some(Network::Endpoint) {
                continue;
            }
            for &forwarded in forwarding {
                for &temporary in credentials {
                    scenes.push((Scene { network, point, forwarded, temporary }, chance));
                }
            }
        }
    }
    scenes
}
