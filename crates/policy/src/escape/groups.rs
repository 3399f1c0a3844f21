//! Groups of actions that no statement and no condition key tells apart, and the choices that keys share.

use super::classes::Class;
use super::rules::{Keys, Rule, Rules};
use crate::caller::Who;
use crate::domain::{Budget, Exhausted};
use crate::situation::{Chance, Network, Point, Scene};
use crate::tested::Truth;
use crate::universe::{Act, Universe};
use std::collections::BTreeMap;

/// A group of actions on one kind of resource.
#[derive(Debug)]
pub(super) struct Group {
    /// Indices of the actions in [`Universe::acts`], the best known first.
    pub(super) acts: Vec<usize>,
}

impl Group {
    /// Whether a rule is about them.
    pub(super) fn named(&self, rule: &Rule<'_>, universe: &Universe) -> Truth {
        self.acts.first().map_or(Truth::Unsure, |&act| rule.prepared.names(universe, act))
    }
}

/// The groups, in the order of their best-known actions.
pub(super) fn groups(
    universe: &Universe,
    rules: &Rules<'_>,
    goal: Option<&Rule<'_>>,
    keys: &Keys,
    budget: &mut Budget,
) -> Result<Vec<Group>, Exhausted> {
    let names = keys.names.iter().map(|(name, _)| &**name);
    let varying: Vec<&str> =
        names.filter(|name| universe.service.is_some_and(|service| service.key(name).is_some())).collect();
    budget.spend(keys.names.len() + universe.acts.len() * (1 + varying.len()) / 4)?;
    let patterns = goal.map_or(0, |rule| if rule.prepared.all_actions { 0 } else { rule.prepared.actions.len() });
    budget.spend(universe.acts.len() * patterns / 4)?;
    let points = keys.any(&["s3:DataAccessPoint", "s3:AccessPoint"]);
    let mut groups: Vec<Group> = Vec::new();
    let mut known = BTreeMap::new();
    for (index, act) in universe.acts.iter().enumerate() {
        let goal = goal.map(|rule| rule.prepared.names(universe, index));
        let alike = (rules.acts.get(index), goal, listed(universe, act, &varying), points && act.access_points);
        let place = *known.entry((alike, act.target, act.sure, act.excluded)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.acts.push(index),
            None => groups.push(Group { acts: vec![index] }),
        }
    }
    Ok(groups)
}

fn listed(universe: &Universe, act: &Act, varying: &[&str]) -> Vec<bool> {
    let kind = universe.targets.get(act.target).and_then(|target| target.kind);
    let carries = |key: &&str| universe.service.is_some_and(|service| service.carries(act.action, kind, key));
    varying.iter().map(carries).collect()
}

/// Which of the choices that keys share some key looks at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Looks {
    points: bool,
    networks: bool,
    forwarding: bool,
    credentials: bool,
}

impl Looks {
    /// What these keys look at.
    pub(super) fn of(keys: &Keys) -> Self {
        Self {
            points: keys.any(&["s3:DataAccessPoint", "s3:AccessPointNetwork"]),
            networks: keys.any(&["aws:SourceIp", "aws:SourceVpc", "aws:VpcSourceIp", "aws:Vpce"]),
            forwarding: keys.any(&["aws:Via", "aws:Called"]),
            credentials: keys.any(&["aws:Multi", "aws:Token"]),
        }
    }

    /// The combinations of shared choices, only for those that some key looks at, with whether they are documented.
    pub(super) fn scenes(self, class: &Class, act: &Act) -> Vec<(Scene, Chance)> {
        let points = self.points && act.access_points;
        let between = class.caller.who == Who::Service;
        let networks: &[(Option<Network>, Chance)] = match (self.networks || points, between) {
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
        let mut scenes = Vec::new();
        for &(network, chance) in networks {
            for &point in ways {
                if point == Some(Point::Vpc) && network != Some(Network::Endpoint) {
                    continue;
                }
                for &forwarded in either(self.forwarding) {
                    for &temporary in either(self.credentials) {
                        scenes.push((Scene { network, point, forwarded, temporary }, chance));
                    }
                }
            }
        }
        scenes
    }
}
