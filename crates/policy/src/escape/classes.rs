//! Classes of callers: everyone in a class is treated alike by the statements, up to names that conditions look at.

use super::rules::{Keys, Rule, Rules};
use crate::ast::{Condition, PrincipalElement, PrincipalKind, Principals};
use crate::caller::{Caller, Who, account_of, is_account, last, names};
use crate::domain::{Budget, Exhausted, Glob, TextSet, Values};
use crate::ready::Ready;
use crate::situation::{Chance, Domain};
use crate::tested::Truth;
use std::cell::OnceCell;
use std::rc::Rc;
use wireproof_source::{Map, Set};

/// A class of callers.
#[derive(Debug)]
pub(super) struct Class {
    /// The caller; an open name is any that no statement names.
    pub(super) caller: Caller,
    /// Whether each Deny's principal element is about them.
    pub(super) named: Rc<[Truth]>,
    /// Whether the statement that has to allow the request is about them.
    pub(super) goal: Truth,
    /// ARNs of the same kind that statements name: not in the class.
    pub(super) except: Vec<String>,
    /// The values of the keys that tell the caller's name, without those of `except`.
    others: OnceCell<[TextSet; 2]>,
}

/// Keys whose values follow from who the caller is.
const IDENTITY: &[&str] =
    &["aws:principal", "aws:user", "aws:source", "aws:via", "aws:called", "aws:multi", "aws:token", "aws:vpc"];
/// Keys that unsigned requests do not carry.
const SIGNED: &[&str] = &["s3:auth", "s3:signature", "aws:fed", "aws:chat", "aws:ec2", "aws:assumed"];

/// Whom statements speak of.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    named: Vec<Caller>,
    accounts: Vec<Rc<str>>,
    varies: bool,
    /// Whether part of an account's digits decides something.
    splits: bool,
}

impl Cast {
    /// Takes in whom a rule names.
    pub(super) fn add(&mut self, rule: &Rule<'_>, budget: &mut Budget) -> Result<(), Exhausted> {
        self.varies |= rule.varies();
        let elements = rule.statement().principal.iter().flat_map(|principals| &principals.elements);
        for element in elements.filter(|element| !element.value.text.contains('*')) {
            budget.spend(4)?;
            let text = &*element.value.text;
            match element.kind {
                PrincipalKind::Aws if text.starts_with("arn:") && account_of(text).is_none() => {
                    let caller = Caller::parse(text);
                    self.accounts.push(caller.account.clone());
                    let session = caller.session.clone().filter(|_| !text.contains(":role/"));
                    self.named.push(Caller { session, ..caller.clone() });
                    if caller.who == Who::Session {
                        self.named.push(Caller { session: None, ..caller });
                    }
                }
                PrincipalKind::Aws => self.accounts.extend(account_of(text).map(Rc::from)),
                PrincipalKind::Service | PrincipalKind::CanonicalUser => self.named.push(Caller {
                    who: if element.kind == PrincipalKind::Service { Who::Service } else { Who::Canonical },
                    name: Some(text.to_owned()),
                    ..Caller::parse("anonymous")
                }),
                _ => {}
            }
        }
        let conditions = rule.tests.iter().map(|test| test.test.condition);
        for condition in conditions.filter(|condition| is_identity(&condition.key)) {
            for value in &condition.values {
                budget.spend(1 + value.text.len() / 8)?;
                let part = part_of_account(&condition.key, &value.text);
                self.splits |= part.is_some();
                self.accounts.extend(part.map(|part| filled(&part).into()));
                let runs = value.text.split(|c: char| !c.is_ascii_digit()).filter(|run| is_account(run));
                self.accounts.extend(runs.map(Rc::from));
            }
        }
        Ok(())
    }
}

/// The classes, plain users of the owner's account first.
pub(super) fn classes(
    ready: &Ready<'_>,
    rules: &Rules<'_>,
    goal: Option<&Rule<'_>>,
    keys: &Keys,
    budget: &mut Budget,
) -> Result<Vec<Class>, Exhausted> {
    let mut cast = rules.cast.clone();
    goal.map_or(Ok(()), |rule| cast.add(rule, budget))?;
    let variables = ready.policy.variables && cast.varies;
    let callers = callers(&rules.home, cast, &ready.universe.partition, variables);
    budget.spend(4 * callers.len())?;
    let mut known: Map<(Who, &str), Vec<String>> = Map::new();
    for caller in callers.iter().filter(|caller| caller.name.is_some()) {
        known.entry((caller.who, &caller.account)).or_default().extend(caller.arn().or_else(|| caller.name.clone()));
    }
    let by_identity = keys.any(IDENTITY) || keys.any(SIGNED) || variables;
    let mut classes: Vec<Class> = Vec::new();
    let mut seen: Set<(Rc<[Truth]>, Truth)> = Set::new();
    for caller in &callers {
        let named = named(rules, caller, goal.is_some(), budget)?;
        let goal = match goal.and_then(|rule| rule.statement().principal.as_ref()) {
            Some(principals) => {
                budget.spend(2 * principals.elements.len())?;
                names(principals, caller)
            }
            None => Truth::Yes,
        };
        budget.spend(named.len() / 16)?;
        if !by_identity && !seen.insert((Rc::clone(&named), goal)) {
            continue;
        }
        let except = if caller.name.is_none() { known.get(&(caller.who, &caller.account)) } else { None };
        let except = except.cloned().unwrap_or_default();
        budget.spend(except.len() / 4)?;
        classes.push(Class { caller: caller.clone(), named, goal, except, others: OnceCell::new() });
    }
    Ok(classes)
}

/// Whether each Deny's principal element is about a caller. With a goal the next goal's callers are mostly the same.
fn named(rules: &Rules<'_>, caller: &Caller, has_goal: bool, budget: &mut Budget) -> Result<Rc<[Truth]>, Exhausted> {
    if let Some(known) = rules.named.borrow().get(caller) {
        return Ok(Rc::clone(known));
    }
    let mut named = Vec::with_capacity(rules.denies.len());
    budget.spend(rules.denies.len() / 2)?;
    for (rule, accounts) in rules.denies.iter().zip(&rules.accounts) {
        let about = match (&rule.statement().principal, accounts) {
            (None, _) => Truth::Yes,
            (Some(principals), Some(accounts))
                if caller.who != Who::Canonical && !accounts.contains(&*caller.account) =>
            {
                principals.negated.into()
            }
            (Some(principals), _) => {
                budget.spend(2 * principals.elements.len())?;
                names(principals, caller)
            }
        };
        named.push(about);
    }
    let named: Rc<[Truth]> = named.into();
    if has_goal {
        rules.named.borrow_mut().insert(caller.clone(), Rc::clone(&named));
    }
    Ok(named)
}

impl Class {
    /// Takes the principals that statements name out of a class of others.
    pub(super) fn leave_out(&self, domain: &mut Domain, key: &str) {
        let by_arn = match (self.caller.who, &*key.to_ascii_lowercase()) {
            _ if self.except.is_empty() || domain.present == Chance::Never => return,
            (_, "aws:principalarn") | (Who::Service, "aws:principalservicename") => true,
            (_, "aws:username") => false,
            _ => return,
        };
        let [arns, names] = self.others.get_or_init(|| {
            let literal = |text: &str| TextSet::glob(Glob::literal(text));
            let arns = self.except.iter().map(|arn| literal(arn)).collect();
            let names = self.except.iter().map(|arn| literal(last(&Caller::parse(arn).name.unwrap_or_default())));
            [TextSet::any_of(arns).complement(), TextSet::any_of(names.collect()).complement()]
        });
        let rest = Values::Text(if by_arn { arns } else { names }.clone());
        domain.values.keep(&rest);
        domain.sure.keep(&rest);
    }
}

/// The accounts of a principal element that names accounts and their principals only: nobody else is covered by it.
pub(super) fn accounts_of(principals: &Principals) -> Option<Set<&str>> {
    // Few elements are looked at faster than looked up.
    if principals.elements.len() < 16 { None } else { principals.elements.iter().map(account_in).collect() }
}

fn account_in(element: &PrincipalElement) -> Option<&str> {
    let text = &*element.value.text;
    let account = if is_account(text) { text } else { text.strip_prefix("arn:")?.split(':').nth(3)? };
    (element.kind == PrincipalKind::Aws && !element.value.unresolved && is_account(account)).then_some(account)
}

/// A condition that looks at part of the digits of the caller's account: the classes stand for whole accounts, so what rests
/// on it is not proved of every account.
pub(super) fn splits_accounts<'r>(rule: &Rule<'r>) -> Option<&'r Condition> {
    let tests = rule.tests.iter().map(|test| test.test.condition);
    let splits = |condition: &&Condition| {
        condition.values.iter().any(|value| part_of_account(&condition.key, &value.text).is_some())
    };
    tests.into_iter().find(splits)
}

/// The part of a pattern that has to match an account's digits, when it is neither a whole account nor any account.
fn part_of_account(key: &str, text: &str) -> Option<String> {
    let part = match &*key.to_ascii_lowercase() {
        "aws:principalaccount" => text,
        "aws:userid" => text.split(':').next().unwrap_or_default(),
        "aws:principalarn" => {
            let head = text.split('/').next().unwrap_or_default();
            let parts: Vec<&str> = head.split(':').collect();
            match parts.get(4) {
                Some(account) if parts.len() > 5 && !parts.iter().take(4).any(|part| part.contains('*')) => account,
                _ => head,
            }
        }
        _ => return None,
    };
    let digits = part.split(|c: char| !c.is_ascii_digit()).any(|run| !run.is_empty() && !is_account(run));
    let wild = part.contains(['*', '?']);
    (wild && (digits || part.contains('?'))).then(|| part.to_owned())
}

/// An account of which a pattern's digits are a part.
fn filled(part: &str) -> String {
    let missing = 12_usize.saturating_sub(part.bytes().filter(|&byte| byte.is_ascii_digit() || byte == b'?').count());
    let mut rest = Some("0".repeat(missing));
    let mut account = String::new();
    for character in part.chars() {
        match character {
            '?' => account.push('0'),
            '*' => account.push_str(&rest.take().unwrap_or_default()),
            other => account.push(other),
        }
    }
    account
}

fn is_identity(key: &str) -> bool {
    ["aws:principal", "aws:user"]
        .iter()
        .any(|prefix| key.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)))
}

/// The owner's account: of the resource, else the first that an Allow names, else the one of AWS's examples.
pub(super) fn home(ready: &Ready<'_>) -> Rc<str> {
    let allows = ready.policy.statements.iter().filter(|statement| !statement.deny);
    let elements = allows.flat_map(|statement| &statement.principal).flat_map(|principals| &principals.elements);
    let accounts = elements.filter(|element| element.kind == PrincipalKind::Aws).filter_map(|element| {
        account_of(&element.value.text).map(Rc::from).or_else(|| Some(Caller::parse(&element.value.text).account))
    });
    let named = accounts.into_iter().find(|account| is_account(account));
    ready.universe.owner.as_deref().map(Rc::from).or(named).unwrap_or_else(|| "111122223333".into())
}

fn callers(home: &Rc<str>, cast: Cast, partition: &str, variables: bool) -> Vec<Caller> {
    let samples = ["111122223333", "444455556666", "777788889999", "123456789012", "210987654321"];
    let mut seen = Set::from([Rc::clone(home)]);
    let mut all = vec![Rc::clone(home)];
    all.extend(cast.accounts.into_iter().filter(|account| is_account(account) && seen.insert(Rc::clone(account))));
    // The sample accounts may all be named; then any number that is not will do.
    let numbers = (0..100_000_000_000_u64).map(|n| format!("{:012}", 900_000_000_000 + n));
    let others = samples.into_iter().map(str::to_owned).chain(numbers).filter(|other| !seen.contains(&**other));
    // Of several others one may lack the digits that are looked at.
    all.extend(others.take(if cast.splits { 3 } else { 1 }).map(Rc::from));
    let partition: Rc<str> = partition.into();
    let make = |who, account: &Rc<str>, name: Option<&str>| Caller {
        who,
        partition: Rc::clone(&partition),
        account: Rc::clone(account),
        name: name.map(str::to_owned),
        session: None,
    };
    let mut callers = Vec::with_capacity(4 * all.len() + cast.named.len() + 2);
    if variables {
        callers.extend(all.iter().map(|account| make(Who::User, account, Some("alice"))));
    }
    for account in &all {
        callers.extend([make(Who::User, account, None), make(Who::Session, account, None)]);
    }
    for account in &all {
        callers.extend([make(Who::Root, account, None), make(Who::Federated, account, None)]);
    }
    let none: Rc<str> = "".into();
    callers.push(make(Who::Anonymous, &none, None));
    let mut named: Set<Caller> = callers.iter().filter(|caller| caller.name.is_some()).cloned().collect();
    callers.extend(cast.named.into_iter().filter(|caller| named.insert(caller.clone())));
    callers.push(make(Who::Service, &none, None));
    callers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_accounts_are_noticed() {
        for (key, text, account) in [
            ("aws:PrincipalAccount", "9999*", Some("999900000000")),
            ("aws:PrincipalAccount", "*7?", Some("000000000070")),
            ("aws:PrincipalAccount", "111122223333", None),
            ("aws:PrincipalAccount", "*", None),
            ("aws:PrincipalArn", "arn:aws:iam::12*:role/x", Some("120000000000")),
            ("aws:PrincipalArn", "arn:aws:iam::*:role/team-1*", None),
            ("aws:PrincipalArn", "arn:aws:iam::111122223333:role/*", None),
            ("aws:userid", "AROA*:session", None),
        ] {
            assert_eq!(part_of_account(key, text).map(|part| filled(&part)).as_deref(), account, "{key} {text}");
        }
    }
}
