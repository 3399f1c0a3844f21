//! From what is left of a request to one request that people can read, replayed before anyone sees it.

use super::cell::{Cell, Mode};
use super::rules::{Keys, Rule, Rules};
use super::state::State;
use super::ties::settle;
use crate::caller::{Caller, Who, last};
use crate::catalog::Key;
use crate::domain::{Budget, Exhausted, date};
use crate::evaluate::Replay;
use crate::ready::Ready;
use crate::situation::{Network, Point};
use crate::{Claim, Evaluation, Request};
use wireproof_source::Map;

/// What a request is built from.
pub(super) struct Builder<'b, 'c> {
    /// The policy, for the replay.
    pub(super) ready: &'b Ready<'b>,
    /// The cell.
    pub(super) cell: &'b Cell<'c>,
    /// How to read what is not documented.
    pub(super) mode: Mode,
    /// The rules of the search.
    pub(super) rules: &'b Rules<'b>,
    /// The statement that has to allow the request, if one has to.
    pub(super) goal: Option<&'b Rule<'b>>,
    /// The keys of the search.
    pub(super) keys: &'b Keys,
}

/// Whether the choices make a request.
pub(super) enum Built {
    /// They contradict each other.
    Impossible,
    /// This one, with what the policy decides about it if that was asked.
    Request(Request, Option<Evaluation>),
    /// They do not contradict each other, but no one request could be made of them.
    Unclear,
}

impl Builder<'_, '_> {
    /// Makes all open choices.
    pub(super) fn build(&self, states: &mut [State], budget: &mut Budget) -> Result<Built, Exhausted> {
        let tests = self.rules.denies.iter().chain(self.goal).flat_map(|rule| &rule.tests);
        if !settle(self.cell, self.mode, &tests, self.keys, states, budget)? {
            return Ok(Built::Impossible);
        }
        let Some(request) = self.request(states, budget)? else {
            return Ok(if self.mode == Mode::Sure { Built::Impossible } else { Built::Unclear });
        };
        if self.mode == Mode::Possible {
            return Ok(Built::Request(request, None));
        }
        budget.spend(self.ready.weight)?;
        let evaluation = Replay::new(self.ready, &request).evaluation(budget);
        if self.escapes(&evaluation) && is_plausible(&request, self.keys) {
            return Ok(Built::Request(request, Some(evaluation)));
        }
        Ok(Built::Impossible)
    }

    fn escapes(&self, evaluation: &Evaluation) -> bool {
        evaluation.trace.iter().all(|one| {
            let surely = one.missed.is_none() && one.doubts.is_empty();
            if one.deny {
                one.missed.is_some()
            } else {
                self.goal.is_none_or(|goal| goal.index != one.statement) || surely
            }
        })
    }

    fn request(&self, states: &mut [State], budget: &mut Budget) -> Result<Option<Request>, Exhausted> {
        let mut values: Map<String, Vec<String>> = Map::new();
        for (index, (name, _)) in self.keys.names.iter().enumerate() {
            let (Some(state), Some((domain, _))) = (states.get_mut(index + 1), self.cell.domains.get(index)) else {
                continue;
            };
            if state.absent || (domain.undetermined && self.mode == Mode::Sure) {
                continue;
            }
            let wish = self.cell.wish(index + 1, self.mode);
            let Some(present) = &mut state.present else { return Ok(None) };
            let Some(found) = present.values(wish, budget)? else { return Ok(None) };
            self.spell(index, name, &found, &mut values, budget)?;
        }
        let wish = self.cell.wish(0, self.mode);
        let Some(resource) = states.first_mut().and_then(|state| state.present.as_mut()) else { return Ok(None) };
        if !resource.is_possible(wish, budget)? {
            return Ok(None);
        }
        let resource = resource.witness.clone().unwrap_or_default();
        budget.spend(self.cell.class.except.len() / 2)?;
        let Some(caller) = self.caller(&mut values, states) else { return Ok(None) };
        let acts = &self.cell.situation.universe.acts;
        let action = self.cell.group.acts.first().and_then(|&act| acts.get(act)).map(|act| act.name.clone());
        self.transport(&mut values, states);
        self.company(&mut values);
        Ok(Some(Request { principal: caller.write(), action: action.unwrap_or_default(), resource, context: values }))
    }

    /// Enters a key's values under each of the names that the rules use for it.
    fn spell(
        &self,
        index: usize,
        name: &str,
        found: &[String],
        values: &mut Map<String, Vec<String>>,
        budget: &mut Budget,
    ) -> Result<(), Exhausted> {
        // Only these have two names.
        if !name.eq_ignore_ascii_case("aws:CurrentTime") && !name.eq_ignore_ascii_case("aws:ResourceAccount") {
            values.insert(canonical(name), found.to_vec());
            return Ok(());
        }
        let tests = self.rules.denies.iter().chain(self.goal).flat_map(|rule| &rule.tests);
        for test in tests {
            budget.spend(1)?;
            let written = &*test.test.condition.key;
            if test.key != index {
                continue;
            }
            if written.eq_ignore_ascii_case("aws:EpochTime") {
                let seconds = found.iter().filter_map(|date| date::parse(date)).map(|at| date::seconds(at).to_string());
                values.insert("aws:EpochTime".to_owned(), seconds.collect());
            } else if !written.eq_ignore_ascii_case(name) {
                values.insert(canonical(written), found.to_vec());
            } else {
                values.insert(canonical(name), found.to_vec());
            }
        }
        Ok(())
    }

    fn transport(&self, values: &mut Map<String, Vec<String>>, states: &[State]) {
        let secure = self.cell.situation.claim == Claim::DeniesOldTls;
        values.insert("aws:SecureTransport".to_owned(), vec![secure.to_string()]);
        let s3 = self.cell.situation.universe.service.is_some_and(|service| service.prefix == "s3");
        if secure && s3 {
            let key = self.keys.names.iter().find(|(name, _)| name.eq_ignore_ascii_case("s3:TlsVersion"));
            let newest = key.is_none_or(|(name, _)| self.fits(states, name, "1.1"));
            values.insert("s3:TlsVersion".to_owned(), vec![if newest { "1.1" } else { "1.0" }.to_owned()]);
        }
    }

    /// Keys that a request of this scene carries besides those that were chosen.
    fn company(&self, values: &mut Map<String, Vec<String>>) {
        let scene = self.cell.situation.scene;
        let mut add = |key: &str, value: &str| {
            values.entry(key.to_owned()).or_insert_with(|| vec![value.to_owned()]);
        };
        if let Some(point @ (Point::Internet | Point::Vpc)) = scene.point {
            add("s3:AccessPointNetworkOrigin", if point == Point::Vpc { "VPC" } else { "Internet" });
            add("s3:DataAccessPointArn", "arn:aws:s3:us-east-1:111122223333:accesspoint/lake");
            add("s3:DataAccessPointAccount", "111122223333");
            if point == Point::Vpc && scene.network == Some(Network::Endpoint) {
                add("aws:SourceVpce", "vpce-0aa11bb22cc33dd44");
                add("aws:SourceVpc", "vpc-0aa11bb22cc33dd44");
            }
        }
        if scene.forwarded == Some(true) && self.keys.find("aws:ViaAWSService").is_some() {
            add("aws:CalledVia", "athena.amazonaws.com");
        }
    }

    /// The caller with the names that the chosen keys tell.
    fn caller(&self, values: &mut Map<String, Vec<String>>, states: &[State]) -> Option<Caller> {
        let mut caller = self.cell.class.caller.clone();
        let first = |key: &str| values.get(key).and_then(|values| values.first()).cloned();
        let fresh = |names: &[&str]| {
            let taken = |name: &str| self.cell.class.except.iter().any(|arn| last(arn) == name);
            names.iter().find(|name| !taken(name)).map(|name| (*name).to_owned())
        };
        let arn = first("aws:PrincipalArn").and_then(|arn| {
            let rest = arn.splitn(6, ':').nth(5)?.split_once('/')?.1.to_owned();
            Some(rest)
        });
        if caller.name.is_none() {
            caller.name = match caller.who {
                Who::User => match (arn, first("aws:username")) {
                    (Some(name), Some(own)) if last(&name) != own => {
                        // Both are demanded, each with its own witness: one of the two names may do for both.
                        let fits = self.fits(states, "aws:username", last(&name));
                        if fits { Some(name) } else { self.fits_arn(states, &own).then_some(own) }
                    }
                    (Some(name), _) | (None, Some(name)) => Some(name),
                    (None, None) => fresh(&["alice", "bob", "carol", "dave", "erin"]),
                },
                Who::Session => arn.or_else(|| fresh(&["etl", "reader", "ops", "batch", "audit"])),
                Who::Federated => arn
                    .or_else(|| first("aws:userid").and_then(|id| id.split_once(':').map(|(_, name)| name.to_owned())))
                    .or_else(|| fresh(&["guest", "visitor", "partner"])),
                Who::Service => first("aws:PrincipalServiceName").or_else(|| {
                    fresh(&["logging.s3.amazonaws.com", "cloudtrail.amazonaws.com", "config.amazonaws.com"])
                }),
                Who::Root | Who::Anonymous | Who::Canonical => None,
            };
            if caller.name.is_none() && !matches!(caller.who, Who::Root | Who::Anonymous) {
                return None;
            }
        }
        if caller.who == Who::Session && caller.session.is_none() {
            let own = first("aws:userid").and_then(|id| id.split_once(':').map(|(_, session)| session.to_owned()));
            caller.session = Some(own.unwrap_or_else(|| "session".to_owned()));
        }
        if let (Some(arn), Some(old)) = (caller.arn(), values.get_mut("aws:PrincipalArn")) {
            *old = vec![arn];
        }
        if let (Who::User, Some(name), Some(old)) = (caller.who, &caller.name, values.get_mut("aws:username")) {
            *old = vec![last(name).to_owned()];
        }
        // A role's path does not show in its session's ARN.
        let hidden = caller.who == Who::Session && caller.name.as_deref().is_some_and(|name| name.contains('/'));
        if let (true, Some(arn)) = (hidden, caller.arn()) {
            values.insert("aws:PrincipalArn".to_owned(), vec![arn]);
        }
        Some(caller)
    }

    fn fits(&self, states: &[State], key: &str, value: &str) -> bool {
        let state = self.keys.find(key).and_then(|key| states.get(key + 1));
        let present = state.and_then(|state| state.present.as_ref());
        present.is_some_and(|present| present.every.contains(value) == Some(true))
    }

    fn fits_arn(&self, states: &[State], name: &str) -> bool {
        let caller = Caller { name: Some(name.to_owned()), ..self.cell.class.caller.clone() };
        caller.arn().is_some_and(|arn| self.fits(states, "aws:PrincipalArn", &arn))
    }
}

/// The key as AWS writes it.
fn canonical(name: &str) -> String {
    Key::global(name).filter(|key| !key.name.ends_with(['/', ':'])).map_or(name, |key| key.name).to_owned()
}

/// Ties between keys of one request that the search does not see: a request's tags are listed in `aws:TagKeys`.
fn is_plausible(request: &Request, keys: &Keys) -> bool {
    let tag = |key: &String| {
        let (head, tail) = key.split_at_checked("aws:RequestTag/".len())?;
        head.eq_ignore_ascii_case("aws:RequestTag/").then(|| tail.to_owned())
    };
    let tags: Vec<String> = request.context.keys().filter_map(tag).collect();
    let listed = request.context.get("aws:TagKeys");
    keys.find("aws:TagKeys").is_none()
        || tags.iter().all(|tag| listed.is_some_and(|listed| listed.iter().any(|key| key.eq_ignore_ascii_case(tag))))
}
