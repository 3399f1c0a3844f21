//! Keys that are bound to who asks and to the way that the request takes.

use super::{ACCOUNT, ARN, Chance, Domain, Network, Point, Situation};
use crate::caller::{Caller, Who};
use crate::catalog::KeyKind;
use crate::domain::{TextSet, Values};

impl Situation<'_> {
    pub(super) fn on(&self, kind: KeyKind, network: Network) -> Domain {
        match self.scene.network {
            Some(way) if way == network => Domain::of(kind, Chance::Never, Chance::Sure),
            Some(_) => Domain::never(kind),
            None if self.caller.who == Who::Service => Domain::of(kind, Chance::Sure, Chance::Unsure),
            None => Domain::of(kind, Chance::Sure, Chance::Sure),
        }
    }

    pub(super) fn at_point(&self, kind: KeyKind) -> Domain {
        match self.scene.point {
            Some(Point::Direct) => Domain::never(kind),
            Some(_) => Domain::of(kind, Chance::Never, Chance::Sure),
            None if self.access_points => Domain::of(kind, Chance::Sure, Chance::Sure),
            None => Domain::never(kind),
        }
    }

    pub(super) fn temporary(&self) -> Option<bool> {
        match self.caller.who {
            Who::Session | Who::Federated => Some(true),
            Who::User | Who::Root | Who::Canonical => self.scene.temporary,
            Who::Anonymous | Who::Service => Some(false),
        }
    }

    pub(super) fn forwarded(&self) -> Option<bool> {
        match self.caller.who {
            Who::Anonymous | Who::Service => Some(false),
            _ => self.scene.forwarded,
        }
    }

    /// Keys of multi-factor authentication come with temporary credentials only, the age with a factor only.
    pub(super) fn factor(&self, kind: KeyKind) -> Domain {
        let open = Domain::of(kind, Chance::Sure, Chance::Sure);
        match self.temporary() {
            Some(false) => Domain::never(kind),
            Some(true) if kind == KeyKind::Bool => Domain { absent: Chance::Unsure, ..open },
            _ => open,
        }
    }

    pub(super) fn principal_arn(&self) -> Domain {
        let kind = KeyKind::Arn;
        let always = Domain::of(kind, Chance::Never, Chance::Sure);
        let Caller { partition, account, who, .. } = self.caller;
        if let Some(arn) = self.caller.arn() {
            return Domain::exactly(kind, &arn);
        }
        match who {
            Who::User => always.under(format!("arn:{partition}:iam::{account}:user/"), &["alice", "bob", "carol"]),
            Who::Session => always.under(format!("arn:{partition}:iam::{account}:role/"), &["etl", "reader", "ops"]),
            Who::Federated => {
                always.under(format!("arn:{partition}:sts::{account}:federated-user/"), &["guest", "visitor"])
            }
            Who::Anonymous => Domain::never(kind),
            Who::Service => {
                // Undocumented, but no customer's identity.
                let identities = TextSet::like("arn:*:iam::*").union(&TextSet::like("arn:*:sts::*"));
                let mut texts = TextSet::like(ARN);
                texts.keep(identities.complement());
                Domain::of(kind, Chance::Sure, Chance::Sure).with(Values::Text(texts)).open()
            }
            Who::Root | Who::Canonical => Domain::of(kind, Chance::Sure, Chance::Sure).open(),
        }
    }

    pub(super) fn principal_account(&self) -> Domain {
        let kind = KeyKind::Text;
        match self.caller.who {
            Who::Anonymous => Domain::exactly(kind, "anonymous"),
            Who::Service => {
                // Undocumented, but no customer's account.
                let texts = TextSet::like(ACCOUNT).complement();
                Domain::of(kind, Chance::Sure, Chance::Sure).with(Values::Text(texts)).open()
            }
            Who::Canonical => Domain::of(kind, Chance::Sure, Chance::Sure).open(),
            _ => Domain::exactly(kind, &self.caller.account),
        }
    }

    pub(super) fn user_id(&self) -> Domain {
        let kind = KeyKind::Text;
        let always = Domain::of(kind, Chance::Never, Chance::Sure);
        let account = &self.caller.account;
        match self.caller.who {
            Who::User => always.texts("AIDA?*").liking(&["AIDAEXAMPLEUSER00001", "AIDAEXAMPLEUSER00002"]),
            Who::Session => {
                always.texts("AROA?*:?*").liking(&["AROAEXAMPLEROLE00001:session", "AROAEXAMPLEROLE00002:other"])
            }
            Who::Root => Domain::exactly(kind, account),
            Who::Federated => match &self.caller.name {
                Some(name) => Domain::exactly(kind, &format!("{account}:{name}")),
                None => always.under(format!("{account}:"), &["guest", "visitor"]),
            },
            Who::Anonymous => Domain::exactly(kind, "anonymous"),
            Who::Service | Who::Canonical => Domain::of(kind, Chance::Sure, Chance::Sure).open(),
        }
    }

    pub(super) fn resource_account(&self, kind: KeyKind) -> Domain {
        if let Some(owner) = &self.universe.owner {
            return Domain::exactly(kind, owner);
        }
        let always = Domain::of(kind, Chance::Never, Chance::Sure);
        always.texts(ACCOUNT).liking(&["111122223333", "444455556666"])
    }
}
