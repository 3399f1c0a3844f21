//! One request → what each statement decides, with reasons. Every counterexample passes through here before it leaves.

use crate::ast::Policy;
use crate::caller::{Caller, names};
use crate::domain::{Budget, Exhausted, Values, Wish};
use crate::pattern::Resolution;
use crate::ready::{Prepared, Ready, Test};
use crate::situation::{Chance, Domain, Scene, Situation};
use crate::tested::{Match, Tested, Truth};
use crate::universe::Universe;
use crate::{Claim, Decision, Doubt, DoubtKind, Effect, Escape, Evaluation, Literal, Request, Subject};
use wireproof_source::Span;

/// Decides one request. Keys that follow from the principal may be left out of its context; the time is the middle of 2026
/// and the caller asks for itself unless the context says otherwise; every other key that is not there is absent.
pub fn evaluate(policy: &Policy, subject: &Subject, request: &Request) -> Evaluation {
    let universe = Universe::of(policy, subject);
    let mut budget = Budget::new(u64::MAX); // one request is decided in steps that grow with the policy's length
    match Ready::of(policy, &universe, &mut budget) {
        Ok(ready) => Replay::new(&ready, request).evaluation(&mut budget),
        Err(Exhausted) => Evaluation { trace: Vec::new(), effect: Effect::Undecided },
    }
}

/// A request with what follows from it.
pub(crate) struct Replay<'r> {
    ready: &'r Ready<'r>,
    request: &'r Request,
    caller: Caller,
    /// The action in lower case.
    action: String,
}

impl<'r> Replay<'r> {
    /// Prepares a request.
    pub(crate) fn new(ready: &'r Ready<'r>, request: &'r Request) -> Self {
        let action = request.action.to_ascii_lowercase();
        Self { ready, request, caller: Caller::parse(&request.principal), action }
    }

    /// What the policy decides.
    pub(crate) fn evaluation(&self, budget: &mut Budget) -> Evaluation {
        let statements = self.ready.statements.iter().enumerate();
        let trace: Vec<Decision> = statements.map(|(index, one)| self.decide(index, one, budget)).collect();
        let surely =
            |deny: bool| trace.iter().any(|one| one.deny == deny && one.missed.is_none() && one.doubts.is_empty());
        let perhaps = |deny: bool| trace.iter().any(|one| one.deny == deny && one.missed.is_none());
        let effect = if surely(true) {
            Effect::ExplicitDeny
        } else if perhaps(true) || (perhaps(false) && !surely(false)) {
            Effect::Undecided
        } else if surely(false) {
            Effect::Allow
        } else {
            Effect::ImplicitDeny
        };
        Evaluation { trace, effect }
    }

    fn decide(&self, index: usize, prepared: &Prepared<'_>, budget: &mut Budget) -> Decision {
        let (statement, universe) = (prepared.statement, self.ready.universe);
        let mut decision = Decision { statement: index, deny: statement.deny, missed: None, doubts: Vec::new() };
        let doubt = |kind, span: Span| Doubt { kind, span: Some(span) };
        let mut take = |truth: Truth, escape: &dyn Fn() -> Escape, span: Span, kind: DoubtKind| match truth {
            Truth::No if decision.missed.is_none() => {
                decision.missed = Some(Literal { statement: index, escape: escape(), span });
            }
            Truth::Yes | Truth::No => {}
            Truth::Unsure => decision.doubts.push(doubt(kind, span)),
        };
        if statement.ambiguous {
            take(Truth::Unsure, &|| Escape::Principal, statement.span, DoubtKind::AmbiguousStatement);
        }
        let resolve = |key: &str| self.resolve(key);
        let resolve: Option<&dyn Fn(&str) -> Resolution> = self.ready.policy.variables.then_some(&resolve);
        if let Some(principals) = &statement.principal {
            let kind = if principals.negated { DoubtKind::NotPrincipal } else { DoubtKind::PrincipalElement };
            take(names(principals, &self.caller), &|| Escape::Principal, principals.span, kind);
        }
        let action = prepared.actions.truth(&self.action);
        take(action, &|| Escape::Action, statement.action.span, DoubtKind::UnresolvedValue);
        let about = prepared.resources(universe, resolve);
        let kind = about.doubt.clone().unwrap_or(DoubtKind::AmbiguousStatement);
        take(about.truth(&self.request.resource), &|| Escape::Resource, statement.resource.span, kind.clone());
        if about.void {
            take(Truth::Unsure, &|| Escape::Resource, statement.resource.span, kind);
        }
        for test in &prepared.tests {
            let condition = test.condition;
            let (truth, void, kind) = self.condition(test, resolve, budget);
            let escape = || Escape::Condition { operator: condition.operator_text.clone(), key: condition.key.clone() };
            take(truth, &escape, condition.span, kind.clone());
            if void {
                take(Truth::Unsure, &escape, condition.span, kind);
            }
        }
        if decision.missed.is_some() {
            decision.doubts.clear();
        }
        decision
    }

    fn condition(
        &self,
        test: &Test<'_>,
        resolve: Option<&dyn Fn(&str) -> Resolution>,
        budget: &mut Budget,
    ) -> (Truth, bool, DoubtKind) {
        let condition = test.condition;
        let test = test.tested(resolve);
        let fallback = DoubtKind::UndocumentedValue { key: condition.key.clone() };
        let (truth, open) = match self.state(&condition.key) {
            State::Present(values) => (test.truth(Some(values)), None),
            State::Absent => (test.truth(None), None),
            State::Default(value) => (test.truth(Some(&[value])), None),
            State::Open(domain) => (over(&test, &domain, budget), Some(fallback.clone())),
        };
        let tls = condition.key.eq_ignore_ascii_case("s3:TlsVersion") && open.is_some() && self.is_plaintext();
        let open = if tls { Some(DoubtKind::TlsVersionOnPlaintext) } else { open };
        (truth, test.void, test.doubt.clone().or(open).unwrap_or(fallback))
    }

    fn given(&self, key: &str) -> Option<&'r [String]> {
        let found = self.request.context.get(key);
        let found = found.or_else(|| {
            self.request.context.iter().find(|(own, _)| own.eq_ignore_ascii_case(key)).map(|(_, values)| values)
        });
        found.map(Vec::as_slice)
    }

    fn is_plaintext(&self) -> bool {
        self.given("aws:SecureTransport").and_then(<[String]>::first).is_some_and(|value| value == "false")
    }

    fn state(&self, key: &str) -> State<'r> {
        if let Some(values) = self.given(key) {
            return State::Present(values);
        }
        let lower = key.to_ascii_lowercase();
        match &*lower {
            "aws:principalarn"
            | "aws:principalaccount"
            | "aws:principalisawsservice"
            | "aws:principaltype"
            | "aws:principalservicename"
            | "aws:principalservicenameslist"
            | "aws:userid"
            | "aws:username" => State::Open(self.situation(key)),
            "s3:tlsversion"
                if self.is_plaintext() && self.ready.universe.service.is_some_and(|own| own.prefix == "s3") =>
            {
                State::Open(self.situation(key))
            }
            "aws:currenttime" => State::Default(self.other_clock("aws:EpochTime", "2026-06-01T00:00:00Z")),
            "aws:epochtime" => State::Default(self.other_clock("aws:CurrentTime", "1780272000")),
            "aws:viaawsservice" => State::Default("false".to_owned()),
            _ => State::Absent,
        }
    }

    fn other_clock(&self, other: &str, default: &str) -> String {
        self.given(other).and_then(<[String]>::first).map_or_else(|| default.to_owned(), Clone::clone)
    }

    fn situation(&self, key: &str) -> Domain {
        let situation = Situation {
            universe: self.ready.universe,
            claim: Claim::DeniesPlaintext,
            caller: &self.caller,
            action: None,
            target: None,
            access_points: false,
            scene: Scene::default(),
        };
        situation.domain(key, self.ready.key_type(key).kind).0
    }

    fn resolve(&self, key: &str) -> Resolution {
        match self.state(key) {
            State::Present([one]) => Resolution::Text(one.clone()),
            State::Default(one) => Resolution::Text(one),
            State::Absent | State::Present([]) => Resolution::Absent,
            State::Present(_) => Resolution::Free,
            State::Open(domain) => resolution(&domain),
        }
    }
}

/// What a variable stands for when its key has these states.
pub(crate) fn resolution(domain: &Domain) -> Resolution {
    if domain.present == Chance::Never {
        return Resolution::Absent;
    }
    let Values::Text(texts) = &domain.values else { return Resolution::Free };
    match texts {
        crate::domain::TextSet::Glob(glob) if glob.is_literal() && domain.absent == Chance::Never => {
            Resolution::Text(glob.filled("", ' '))
        }
        _ => Resolution::Free,
    }
}

enum State<'r> {
    Present(&'r [String]),
    Absent,
    Default(String),
    Open(Domain),
}

/// Steps that a look at all states of a key may take.
const LOOK: u64 = 20_000;

/// Whether a condition is true in every state that a key may have; unsure when it depends, or when that takes long to find out.
pub(crate) fn over(test: &Tested, domain: &Domain, budget: &mut Budget) -> Truth {
    let mut result: Option<Truth> = None;
    let mut take =
        |truth: Truth| result = Some(result.map_or(truth, |known| if known == truth { truth } else { Truth::Unsure }));
    if domain.absent != Chance::Never {
        take(test.absent);
    }
    if domain.present != Chance::Never {
        let wish = Wish { prefix: &domain.prefix, least: 0, most: 2048, favourites: domain.favourites };
        let mut reaches = |set: &Match| {
            let (Match::One(set) | Match::Every(set) | Match::Some(set)) = set;
            let mut both = domain.values.clone();
            both.keep(set);
            budget.within(LOOK, |budget| both.witness(wish, budget)).is_none_or(|found| found.is_some())
        };
        let (may, must_not) = (reaches(&test.may), reaches(&test.must.complement()));
        take(match (may, must_not) {
            (false, _) => Truth::No,
            (true, false) => Truth::Yes,
            (true, true) => Truth::Unsure,
        });
    }
    result.unwrap_or(Truth::Unsure)
}
