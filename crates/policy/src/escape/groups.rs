//! Groups of actions that no statement and no condition key tells apart, and the choices that keys share.

use super::classes::Class;
use super::rules::{Keys, Rule, Rules};
use crate::caller::Who;
use crate::catalog::Service;
use crate::domain::{Budget, Exhausted};
use crate::situation::{Chance, Network, Point, Scene};
use crate::tested::Truth;
use crate::universe::{Act, MAX_KIND, Universe};

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
    let mut kinds = rules.acts.clone();
    if let Some(rule) = goal {
        kinds.divide_by_rule(rule, universe, budget)?;
    }
    budget.spend(keys.names.len())?;
    if let Some(service) = universe.service {
        for place in keys.names.iter().filter_map(|(name, _)| service.keys.iter().position(|key| key.is(name))) {
            kinds.divide(universe, |act| usize::from(listed(universe, service, act, place)), budget)?;
        }
    }
    if keys.any(&["s3:DataAccessPoint", "s3:AccessPoint"]) {
        kinds.divide(universe, |act| usize::from(act.access_points), budget)?;
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut places = vec![usize::MAX; kinds.count];
    for (act, &kind) in kinds.of.iter().enumerate() {
        let Some(place) = places.get_mut(kind) else { continue };
        if *place == usize::MAX {
            *place = groups.len();
            groups.push(Group { acts: Vec::new() });
        }
        if let Some(group) = groups.get_mut(*place) {
            group.acts.push(act);
        }
    }
    Ok(groups)
}

/// Whether AWS lists the service's key with this index for an action or its resource.
fn listed(universe: &Universe, service: &Service, act: &Act, key: usize) -> bool {
    let kind = universe.targets.get(act.target).and_then(|target| target.kind);
    let sets = [Some(act.action.key_set), kind.map(|kind| kind.key_set)];
    let sets = sets.into_iter().flatten().filter_map(|set| service.key_sets.get(usize::from(set)));
    let mut sets = sets.map(|set| u8::try_from(key).is_ok_and(|key| set.binary_search(&key).is_ok()));
    sets.any(|has| has)
}

/// What kind each of the universe's actions is of: those of one kind are treated alike.
#[derive(Clone, Debug, Default)]
pub(super) struct Kinds {
    of: Vec<usize>,
    count: usize,
}

impl Kinds {
    /// The kinds that no policy changes.
    pub(super) fn of(universe: &Universe) -> Self {
        Self { of: universe.acts.iter().map(|act| act.kind).collect(), count: 1 + MAX_KIND }
    }

    /// Tells actions apart that a rule does not treat alike.
    pub(super) fn divide_by_rule(
        &mut self,
        rule: &Rule<'_>,
        universe: &Universe,
        budget: &mut Budget,
    ) -> Result<(), Exhausted> {
        if rule.prepared.all_actions {
            return Ok(());
        }
        budget.spend(universe.acts.len() * rule.prepared.actions.len() / 4)?;
        let mut next = 0..;
        self.divide(
            universe,
            |_| match rule.prepared.names(universe, next.next().unwrap_or_default()) {
                Truth::Yes => 0,
                Truth::No => 1,
                Truth::Unsure => 2,
            },
            budget,
        )
    }

    /// Tells actions apart by a number below 3.
    fn divide(
        &mut self,
        universe: &Universe,
        mut by: impl FnMut(&Act) -> usize,
        budget: &mut Budget,
    ) -> Result<(), Exhausted> {
        budget.spend(1 + universe.acts.len() / 16)?;
        let mut known = vec![usize::MAX; 3 * self.count];
        self.count = 0;
        for (kind, act) in self.of.iter_mut().zip(universe.acts) {
            let Some(new) = known.get_mut(3 * *kind + by(act)) else { continue };
            if *new == usize::MAX {
                *new = self.count;
                self.count += 1;
            }
            *kind = *new;
        }
        Ok(())
    }
}

/// Which of the choices that keys share some key looks at.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
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
