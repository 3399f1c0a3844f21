//! Who makes a request, and which elements of `Principal` cover them.

use crate::ast::{PrincipalElement, PrincipalKind, Principals};
use crate::tested::Truth;
use std::rc::Rc;

/// Who makes a request: one of them, or any one of a class when the name is open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Caller {
    /// What they are.
    pub(crate) who: Who,
    /// The partition of their ARN.
    pub(crate) partition: Rc<str>,
    /// Their account; empty for those without one.
    pub(crate) account: Rc<str>,
    /// A user's, role's or federated user's name with its path, a service's name or a canonical user's id; nothing when any.
    pub(crate) name: Option<String>,
    /// A role session's name; nothing when any.
    pub(crate) session: Option<String>,
}

/// The kinds of principals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    /// An IAM user.
    User,
    /// A session of a role.
    Session,
    /// The root user of an account.
    Root,
    /// A federated user session of STS.
    Federated,
    /// Nobody: an unsigned request.
    Anonymous,
    /// An AWS service in its own name.
    Service,
    /// A canonical user id (a `CloudFront` origin access identity, for one).
    Canonical,
}

impl Caller {
    /// Reads a principal as [`crate::Request::principal`] writes it.
    pub(crate) fn parse(text: &str) -> Self {
        let plain = |who, account: &str, name: Option<&str>, session: Option<&str>| Self {
            who,
            partition: text.split(':').nth(1).unwrap_or("aws").into(),
            account: account.into(),
            name: name.map(str::to_owned),
            session: session.map(str::to_owned),
        };
        let mut parts = text.splitn(6, ':');
        let (Some("arn"), Some(_), Some(service), Some(_), Some(account), Some(rest)) =
            (parts.next(), parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
        else {
            let who = match text {
                "anonymous" | "*" | "" => Who::Anonymous,
                other if other.contains('.') => Who::Service,
                other if is_account(other) => return plain(Who::Root, other, None, None),
                _ => Who::Canonical,
            };
            let name = (who != Who::Anonymous).then_some(text);
            return Self { partition: "aws".into(), ..plain(who, "", name, None) };
        };
        let (kind, name) = rest.split_once('/').unwrap_or((rest, ""));
        match (service, kind) {
            ("iam", "root") => plain(Who::Root, account, None, None),
            ("sts", "federated-user") => plain(Who::Federated, account, Some(name), None),
            ("sts", "assumed-role") => {
                let (role, session) = name.split_once('/').unwrap_or((name, "session"));
                plain(Who::Session, account, Some(role), Some(session))
            }
            // A role itself makes no requests: some session of it does.
            ("iam", "role") => plain(Who::Session, account, Some(name), Some("session")),
            _ => plain(Who::User, account, Some(name), None),
        }
    }

    /// The principal as [`crate::Request::principal`] writes it; open names are written as `*`.
    pub(crate) fn write(&self) -> String {
        let Self { partition, account, .. } = self;
        let name = self.name.as_deref().unwrap_or("*");
        let session = self.session.as_deref().unwrap_or("*");
        match self.who {
            Who::User => format!("arn:{partition}:iam::{account}:user/{name}"),
            Who::Session => format!("arn:{partition}:sts::{account}:assumed-role/{}/{session}", last(name)),
            Who::Root => format!("arn:{partition}:iam::{account}:root"),
            Who::Federated => format!("arn:{partition}:sts::{account}:federated-user/{name}"),
            Who::Anonymous => "anonymous".to_owned(),
            Who::Service | Who::Canonical => name.to_owned(),
        }
    }

    /// `aws:PrincipalArn`: of a role session the role's ARN; nothing for those without one or with an open name.
    pub(crate) fn arn(&self) -> Option<String> {
        match self.who {
            Who::Session => {
                Some(format!("arn:{}:iam::{}:role/{}", self.partition, self.account, self.name.as_deref()?))
            }
            Who::User | Who::Federated => self.name.as_ref().map(|_| self.write()),
            Who::Root => Some(self.write()),
            Who::Anonymous | Who::Service | Who::Canonical => None,
        }
    }

    /// Whether it belongs to an account.
    pub(crate) fn is_of_account(&self) -> bool {
        matches!(self.who, Who::User | Who::Session | Who::Root | Who::Federated)
    }
}

pub(crate) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name without its path.
pub(crate) fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Whether a statement's `Principal` or `NotPrincipal` is about the caller.
pub(crate) fn names(principals: &Principals, caller: &Caller) -> Truth {
    if principals.negated {
        return excepts(principals, caller);
    }
    let mut result = Truth::No;
    for element in &principals.elements {
        match covers(element, caller) {
            Truth::Yes => return Truth::Yes,
            Truth::Unsure => result = Truth::Unsure,
            Truth::No => {}
        }
    }
    result
}

/// `NotPrincipal`: whom it spares is documented for those who are listed together with their account (and a session's
/// role), for root users and services; anyone else who is covered somehow may or may not be spared.
fn excepts(principals: &Principals, caller: &Caller) -> Truth {
    let covering = || principals.elements.iter().map(|element| (element, covers(element, caller)));
    if covering().all(|(_, truth)| truth == Truth::No) {
        return Truth::Yes;
    }
    let everyone = |element: &PrincipalElement| element.value.text == "*";
    let by_account = |element: &PrincipalElement| account_of(&element.value.text).is_some();
    let by_role = |element: &PrincipalElement| element.value.text.contains(":role/");
    let has = |test: &dyn Fn(&PrincipalElement) -> bool| {
        covering().any(|(element, truth)| truth == Truth::Yes && (test(element) || everyone(element)))
    };
    let in_name = |element: &PrincipalElement| !by_account(element) && !by_role(element);
    let spared = match caller.who {
        Who::Root => has(&by_account),
        Who::Service | Who::Anonymous => has(&|_| true),
        // Their account is not known, so it can't be listed with them.
        Who::Canonical => has(&everyone),
        Who::User | Who::Federated => has(&in_name) && has(&by_account),
        Who::Session => has(&in_name) && has(&by_role) && has(&by_account),
    };
    if spared { Truth::No } else { Truth::Unsure }
}

/// The account that an element names as a whole.
pub(crate) fn account_of(text: &str) -> Option<&str> {
    if is_account(text) {
        return Some(text);
    }
    let mut parts = text.splitn(6, ':');
    let account = parts.nth(4)?;
    (parts.next() == Some("root") && text.starts_with("arn:") && text.contains(":iam:")).then_some(account)
}

fn covers(element: &PrincipalElement, caller: &Caller) -> Truth {
    let text = &*element.value.text;
    if element.value.unresolved {
        return Truth::Unsure;
    }
    match element.kind {
        PrincipalKind::Everyone => Truth::Yes,
        PrincipalKind::Aws if text == "*" => Truth::Yes,
        PrincipalKind::Aws if !(caller.is_of_account() || caller.who == Who::Canonical) => Truth::No,
        PrincipalKind::Aws if text.contains("${") || caller.who == Who::Canonical => match account_of(text) {
            Some(account) if is_account(account) && caller.is_of_account() => (*account == *caller.account).into(),
            _ => Truth::Unsure,
        },
        PrincipalKind::Aws => aws(text, caller),
        PrincipalKind::Service => {
            (caller.who == Who::Service && (text == "*" || caller.name.as_deref() == Some(text))).into()
        }
        PrincipalKind::Federated if caller.who == Who::Session => Truth::Unsure,
        PrincipalKind::Federated | PrincipalKind::Other => Truth::No,
        PrincipalKind::CanonicalUser => match caller.who {
            Who::Canonical => (caller.name.as_deref() == Some(text)).into(),
            Who::Anonymous | Who::Service => Truth::No,
            _ => Truth::Unsure,
        },
    }
}

fn aws(text: &str, caller: &Caller) -> Truth {
    if let Some(account) = account_of(text) {
        return (*account == *caller.account).into();
    }
    if !text.starts_with("arn:") || text.split(':').nth(4) != Some(&*caller.account) {
        return Truth::No;
    }
    let named = Caller::parse(text);
    match (named.who, caller.who) {
        // The session counts as the user who asked for it, and its name does not tell which one that was.
        (Who::User, Who::Federated) => Truth::Unsure,
        (Who::Session, Who::Session) => {
            let role = named.name.as_deref().map(last) == caller.name.as_deref().map(last) && caller.name.is_some();
            (role && (text.contains(":role/") || named.session == caller.session)).into()
        }
        (a, b) => (a == b && named.name == caller.name && caller.name.is_some()).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::Value;

    fn principals(negated: bool, elements: &[&str]) -> Principals {
        let element = |text: &&str| PrincipalElement {
            kind: if text.ends_with("amazonaws.com") { PrincipalKind::Service } else { PrincipalKind::Aws },
            value: Value { text: (*text).to_owned(), ..Value::default() },
        };
        Principals { negated, elements: elements.iter().map(element).collect(), ..Principals::default() }
    }

    fn named(negated: bool, elements: &[&str], caller: &str) -> Truth {
        names(&principals(negated, elements), &Caller::parse(caller))
    }

    const ALICE: &str = "arn:aws:iam::111122223333:user/alice";
    const ETL: &str = "arn:aws:sts::111122223333:assumed-role/etl/run";
    const ROOT: &str = "arn:aws:iam::111122223333:root";

    #[test]
    fn callers_come_back_as_written() {
        for text in
            [ALICE, ETL, ROOT, "anonymous", "logging.s3.amazonaws.com", "79a59df900b949e55d96a1e698fbacedfd6e09d9"]
        {
            assert_eq!(Caller::parse(text).write(), text);
        }
        assert_eq!(Caller::parse(ETL).arn().unwrap(), "arn:aws:iam::111122223333:role/etl");
    }

    #[test]
    fn an_account_means_all_its_principals_and_a_role_all_its_sessions() {
        for caller in [ALICE, ETL, ROOT] {
            assert_eq!(named(false, &["111122223333"], caller), Truth::Yes);
            assert_eq!(named(false, &[ROOT], caller), Truth::Yes);
            assert_eq!(named(false, &["444455556666"], caller), Truth::No);
            assert_eq!(named(false, &["*"], caller), Truth::Yes);
        }
        assert_eq!(named(false, &["arn:aws:iam::111122223333:role/service-role/etl"], ETL), Truth::Yes);
        assert_eq!(named(false, &["arn:aws:sts::111122223333:assumed-role/etl/other"], ETL), Truth::No);
        assert_eq!(named(false, &[ALICE], ETL), Truth::No);
        assert_eq!(named(false, &["AIDAEXAMPLE"], ALICE), Truth::No);
        assert_eq!(named(false, &["logging.s3.amazonaws.com"], "logging.s3.amazonaws.com"), Truth::Yes);
        assert_eq!(named(false, &[ROOT], "anonymous"), Truth::No);
    }

    #[test]
    fn not_principal_spares_for_sure_only_whom_the_guide_says() {
        assert_eq!(named(true, &[ROOT], ROOT), Truth::No);
        assert_eq!(named(true, &[ROOT], ALICE), Truth::Unsure);
        assert_eq!(named(true, &[ROOT, ALICE], ALICE), Truth::No);
        assert_eq!(named(true, &[ALICE], ALICE), Truth::Unsure);
        assert_eq!(named(true, &[ROOT], "anonymous"), Truth::Yes);
        assert_eq!(named(true, &[ROOT, "arn:aws:iam::111122223333:role/etl", ETL], ETL), Truth::No);
        assert_eq!(named(true, &[ROOT, "arn:aws:iam::111122223333:role/etl"], ETL), Truth::Unsure);
    }
}
