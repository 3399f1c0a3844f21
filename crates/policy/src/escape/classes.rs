//! Classes of callers: everyone in a class is treated alike by the statements, up to names that conditions look at.

use super::rules::{Keys, Rule};
use crate::ast::{Policy, PrincipalKind};
use crate::caller::{Caller, Who, account_of, is_account, names};
use crate::tested::Truth;
use crate::universe::Universe;

/// A class of callers.
#[derive(Debug)]
pub(super) struct Class {
    /// The caller; an open name is any that no statement names.
    pub(super) caller: Caller,
    /// Whether each rule's principal element is about them.
    pub(super) named: Vec<Truth>,
    /// ARNs of the same kind that statements name: not in the class.
    pub(super) except: Vec<String>,
}

/// Keys whose values follow from who the caller is.
const IDENTITY: &[&str] =
    &["aws:principal", "aws:user", "aws:source", "aws:via", "aws:called", "aws:multi", "aws:token", "aws:vpc"];
/// Keys that unsigned requests do not carry.
const SIGNED: &[&str] = &["s3:auth", "s3:signature", "aws:fed", "aws:chat", "aws:ec2", "aws:assumed"];

/// The classes, plain users of the owner's account first.
pub(super) fn classes(policy: &Policy, universe: &Universe, rules: &[Rule<'_>], keys: &Keys) -> Vec<Class> {
    let mut named: Vec<Caller> = Vec::new();
    let mut accounts: Vec<String> = Vec::new();
    for rule in rules {
        let elements = rule.statement.principal.iter().flat_map(|principals| &principals.elements);
        for element in elements.filter(|element| !element.value.text.contains('*')) {
            let text = &*element.value.text;
            match element.kind {
                PrincipalKind::Aws if text.starts_with("arn:") && account_of(text).is_none() => {
                    let caller = Caller::parse(text);
                    accounts.push(caller.account.clone());
                    let session = caller.session.clone().filter(|_| !text.contains(":role/"));
                    named.push(Caller { session, ..caller.clone() });
                    if caller.who == Who::Session {
                        named.push(Caller { session: None, ..caller });
                    }
                }
                PrincipalKind::Aws => accounts.extend(account_of(text).map(str::to_owned)),
                PrincipalKind::Service | PrincipalKind::CanonicalUser => named.push(Caller {
                    who: if element.kind == PrincipalKind::Service { Who::Service } else { Who::Canonical },
                    name: Some(text.to_owned()),
                    ..Caller::parse("anonymous")
                }),
                _ => {}
            }
        }
        for test in rule.tests.iter().filter(|test| is_identity(&test.condition.key)) {
            for value in &test.condition.values {
                accounts.extend(
                    value.text.split(|c: char| !c.is_ascii_digit()).filter(|run| is_account(run)).map(str::to_owned),
                );
            }
        }
    }
    let variables = policy.variables
        && rules.iter().any(|rule| rule.resources.is_none() || rule.tests.iter().any(|test| test.tested.is_none()));
    let home = home(policy, universe);
    let callers = callers(&home, accounts, named, &universe.partition, variables);
    let except = |caller: &Caller| -> Vec<String> {
        let same = callers.iter().filter(|other| other.who == caller.who && other.account == caller.account);
        same.filter_map(|other| other.name.as_ref().and_then(|_| other.arn().or_else(|| other.name.clone()))).collect()
    };
    let by_identity = keys.any(IDENTITY) || keys.any(SIGNED) || variables;
    let mut classes: Vec<Class> = Vec::new();
    for caller in &callers {
        let about = |rule: &Rule<'_>| {
            rule.statement.principal.as_ref().map_or(Truth::Yes, |principals| names(principals, caller))
        };
        let named: Vec<Truth> = rules.iter().map(about).collect();
        if !by_identity && classes.iter().any(|other| other.named == named) {
            continue;
        }
        let except = if caller.name.is_none() { except(caller) } else { Vec::new() };
        classes.push(Class { caller: caller.clone(), named, except });
    }
    classes
}

fn is_identity(key: &str) -> bool {
    ["aws:principal", "aws:user"]
        .iter()
        .any(|prefix| key.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)))
}

/// The owner's account: of the resource, else the first that an Allow names, else the one of AWS's examples.
fn home(policy: &Policy, universe: &Universe) -> String {
    let allows = policy.statements.iter().filter(|statement| !statement.deny);
    let elements = allows.flat_map(|statement| &statement.principal).flat_map(|principals| &principals.elements);
    let accounts = elements.filter(|element| element.kind == PrincipalKind::Aws).filter_map(|element| {
        account_of(&element.value.text).map(str::to_owned).or_else(|| Some(Caller::parse(&element.value.text).account))
    });
    let named = accounts.into_iter().find(|account| is_account(account));
    universe.owner.clone().or(named).unwrap_or_else(|| "111122223333".to_owned())
}

fn callers(home: &str, accounts: Vec<String>, named: Vec<Caller>, partition: &str, variables: bool) -> Vec<Caller> {
    let samples = ["111122223333", "444455556666", "777788889999", "123456789012", "210987654321"];
    let mut all = vec![home.to_owned()];
    for account in accounts {
        if is_account(&account) && !all.contains(&account) {
            all.push(account);
        }
    }
    let other = samples.iter().find(|sample| !all.iter().any(|known| known == *sample));
    // The sample accounts may all be named; then any number that is not will do.
    let other = other.map_or_else(
        || (0_u64..).map(|n| format!("{:012}", 900_000_000_000 + n)).find(|new| !all.contains(new)),
        |sample| Some((*sample).to_owned()),
    );
    all.extend(other);
    let make = |who, account: &str, name: Option<&str>| Caller {
        who,
        partition: partition.to_owned(),
        account: account.to_owned(),
        name: name.map(str::to_owned),
        session: None,
    };
    let mut callers = Vec::new();
    if variables {
        callers.push(make(Who::User, home, Some("alice")));
    }
    for account in &all {
        callers.extend([make(Who::User, account, None), make(Who::Session, account, None)]);
    }
    for account in &all {
        callers.extend([make(Who::Root, account, None), make(Who::Federated, account, None)]);
    }
    callers.push(make(Who::Anonymous, "", None));
    callers.extend(named);
    callers.push(make(Who::Service, "", None));
    let mut seen: Vec<Caller> = Vec::new();
    callers.retain(|caller| {
        let new = !seen.contains(caller);
        if new {
            seen.push(caller.clone());
        }
        new
    });
    callers
}
