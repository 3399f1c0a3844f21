//! Which condition keys a request carries, and which values they can have: what AWS documents of each key.

mod bound;

use crate::caller::{Caller, Who};
use crate::catalog::{Action, Key, KeyKind, ResourceType};
use crate::domain::{Addresses, Booleans, Ranges, TextSet, Values, date, number};
use crate::tested::{KeyType, old_tls};
use crate::universe::Universe;
use crate::{Claim, DoubtKind};

/// Whether something can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Chance {
    /// It can't.
    Never,
    /// AWS does not document it.
    Unsure,
    /// It can.
    Sure,
}

/// The states of a condition key in some requests.
#[derive(Clone, Debug)]
pub(crate) struct Domain {
    /// Whether it can be absent.
    pub(crate) absent: Chance,
    /// Whether it can be present.
    pub(crate) present: Chance,
    /// The values that it may have when present.
    pub(crate) values: Values,
    /// The values that it is documented to have.
    pub(crate) sure: Values,
    /// Whether the request does not decide the state but AWS does, in an undocumented way.
    pub(crate) undetermined: bool,
    /// What all texts begin with.
    pub(crate) prefix: String,
    /// Texts that people like to read, without the prefix.
    pub(crate) favourites: &'static [&'static str],
}

/// How a request reached the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Network {
    /// Over the internet: `aws:SourceIp`.
    Internet,
    /// Through a VPC endpoint: `aws:SourceVpc`, `aws:SourceVpce`, `aws:VpcSourceIp`.
    Endpoint,
    /// From another service: neither.
    Between,
}

/// Whether a request came through an access point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    /// Straight to the bucket.
    Direct,
    /// Through a point that the internet reaches.
    Internet,
    /// Through a point of a VPC.
    Vpc,
}

/// Choices that several keys share; nothing where no condition looks at any of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scene {
    /// The way to the service.
    pub(crate) network: Option<Network>,
    /// The way to the bucket.
    pub(crate) point: Option<Point>,
    /// Whether a service forwards the caller's request.
    pub(crate) forwarded: Option<bool>,
    /// Whether the credentials are temporary.
    pub(crate) temporary: Option<bool>,
}

/// Some requests: what is the same of all of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Situation<'s> {
    /// The requests of the policy.
    pub(crate) universe: &'s Universe,
    /// Decides the transport.
    pub(crate) claim: Claim,
    /// Who asks.
    pub(crate) caller: &'s Caller,
    /// The action; nothing for one that the catalogue does not know.
    pub(crate) action: Option<&'static Action>,
    /// The type of the resource.
    pub(crate) target: Option<&'static ResourceType>,
    /// Whether requests through an access point may have the action.
    pub(crate) access_points: bool,
    /// Shared choices.
    pub(crate) scene: Scene,
}

/// The type of a key; of an unknown key the one that `guess` says its conditions want.
pub(crate) fn key_type(universe: &Universe, name: &str, guess: impl FnOnce() -> KeyKind) -> KeyType {
    let known = known(universe, name);
    let epoch = name.eq_ignore_ascii_case("aws:EpochTime");
    KeyType { kind: known.map_or_else(guess, |key| key.kind), many: known.is_some_and(|key| key.multivalued), epoch }
}

/// What AWS documents of a key, whatever the action.
pub(crate) fn known(universe: &Universe, name: &str) -> Option<&'static Key> {
    Key::global(name).or_else(|| universe.service.and_then(|service| service.key(name)))
}

const SERVICES: &[&str] = &["logging.s3.amazonaws.com", "cloudtrail.amazonaws.com", "config.amazonaws.com"];
/// What every ARN is like.
const ARN: &str = "arn:?*:?*:*:*:?*";
const ACCOUNT: &str = "????????????";

impl Domain {
    fn of(kind: KeyKind, absent: Chance, present: Chance) -> Self {
        let all = Values::all(kind);
        // Whatever AWS counts or measures for a key is not negative.
        let counted = || Values::Number(number::satisfying(crate::Order::GreaterThanEquals, number::ZERO));
        let counted = (kind == KeyKind::Number).then(counted);
        Self {
            absent,
            present,
            sure: counted.unwrap_or_else(|| all.clone()),
            values: all,
            undetermined: false,
            prefix: String::new(),
            favourites: &["example", "other"],
        }
    }

    fn never(kind: KeyKind) -> Self {
        Self::of(kind, Chance::Sure, Chance::Never)
    }

    fn with(self, values: Values) -> Self {
        Self { sure: values.clone(), values, ..self }
    }

    fn texts(self, pattern: &str) -> Self {
        self.with(Values::Text(TextSet::like(pattern)))
    }

    fn under(self, prefix: String, favourites: &'static [&'static str]) -> Self {
        let texts = TextSet::like(&format!("{prefix}?*"));
        Self { prefix, favourites, ..self.with(Values::Text(texts)) }
    }

    fn liking(self, favourites: &'static [&'static str]) -> Self {
        Self { favourites, ..self }
    }

    /// What AWS decides in an undocumented way.
    fn open(self) -> Self {
        Self { undetermined: true, ..self }
    }

    fn exactly(kind: KeyKind, text: &str) -> Self {
        let always = Self::of(kind, Chance::Never, Chance::Sure);
        match kind {
            KeyKind::Bool => {
                let yes = text == "true";
                always.with(Values::Bool(Booleans { yes, no: !yes }))
            }
            _ => always.with(Values::Text(TextSet::glob(crate::domain::Glob::literal(text)))).liking(&[]),
        }
    }
}

impl Situation<'_> {
    /// The states of a key, and what is not documented if it is present.
    pub(crate) fn domain(&self, name: &str, kind: KeyKind) -> (Domain, Option<DoubtKind>) {
        let lower = name.to_ascii_lowercase();
        let Some((prefix, rest)) = lower.split_once(':') else { return self.foreign(name, kind) };
        let domain = match prefix {
            "aws" => self.global(rest, kind),
            "s3" => self.s3(rest, kind),
            _ => None,
        };
        domain.map_or_else(|| self.foreign(name, kind), |domain| (domain, None))
    }

    /// Keys that depend on the action by the catalogue, and keys that nobody knows.
    fn foreign(&self, name: &str, kind: KeyKind) -> (Domain, Option<DoubtKind>) {
        let Some(known) = known(self.universe, name) else {
            let doubt = DoubtKind::UnknownKey { key: name.to_owned() };
            return (Domain::of(kind, Chance::Sure, Chance::Unsure), Some(doubt));
        };
        let listed = self
            .universe
            .service
            .zip(self.action)
            .is_some_and(|(service, action)| service.carries(action, self.target, name));
        if listed {
            return (Domain::of(known.kind, Chance::Sure, Chance::Sure), None);
        }
        let action = self.action.map_or("*", |action| action.name);
        let action = format!("{}:{action}", self.universe.service.map_or("", |service| service.prefix));
        let doubt = DoubtKind::KeyNotListed { key: name.to_owned(), action };
        (Domain::of(known.kind, Chance::Sure, Chance::Unsure), Some(doubt))
    }

    /// Chance that the caller's session or identity brings a key along.
    fn if_identity(&self, kind: KeyKind) -> Domain {
        match self.caller.who {
            Who::User | Who::Session | Who::Federated => Domain::of(kind, Chance::Sure, Chance::Sure),
            Who::Root | Who::Canonical => Domain::of(kind, Chance::Sure, Chance::Unsure),
            Who::Anonymous | Who::Service => Domain::never(kind),
        }
    }

    fn if_session(&self, kind: KeyKind) -> Domain {
        match self.caller.who {
            Who::Session => Domain::of(kind, Chance::Sure, Chance::Sure),
            Who::Anonymous | Who::Service => Domain::never(kind),
            _ => Domain::of(kind, Chance::Sure, Chance::Unsure),
        }
    }

    fn if_service(&self, kind: KeyKind) -> Domain {
        match self.caller.who {
            Who::Service => Domain::of(kind, Chance::Sure, Chance::Sure),
            _ => Domain::never(kind),
        }
    }

    fn global(&self, name: &str, kind: KeyKind) -> Option<Domain> {
        let always = |kind| Domain::of(kind, Chance::Never, Chance::Sure);
        let who = self.caller.who;
        Some(match name {
            "securetransport" => {
                Domain::exactly(KeyKind::Bool, if self.claim == Claim::DeniesOldTls { "true" } else { "false" })
            }
            "currenttime" | "epochtime" => always(KeyKind::Date).with(Values::Date(since_2026())),
            "tokenissuetime" => match self.temporary() {
                Some(true) => always(KeyKind::Date),
                Some(false) => Domain::never(KeyKind::Date),
                None => Domain::of(KeyKind::Date, Chance::Sure, Chance::Sure),
            },
            "multifactorauthpresent" | "multifactorauthage" => self.factor(kind),
            "principalarn" => self.principal_arn(),
            "principalaccount" => self.principal_account(),
            "principalisawsservice" if who == Who::Anonymous => Domain::never(KeyKind::Bool),
            "principalisawsservice" => {
                Domain::exactly(KeyKind::Bool, if who == Who::Service { "true" } else { "false" })
            }
            "principaltype" => match who {
                Who::User => Domain::exactly(kind, "User"),
                Who::Session => Domain::exactly(kind, "AssumedRole"),
                Who::Root => Domain::exactly(kind, "Account"),
                Who::Federated => Domain::exactly(kind, "FederatedUser"),
                Who::Anonymous => Domain::exactly(kind, "Anonymous"),
                Who::Service | Who::Canonical => Domain::of(kind, Chance::Sure, Chance::Sure).open(),
            },
            "userid" => self.user_id(),
            "username" => match (who, &self.caller.name) {
                (Who::User, Some(name)) => Domain::exactly(kind, crate::caller::last(name)),
                (Who::User, None) => always(kind).texts("?*").liking(&["alice", "bob", "carol"]),
                (Who::Canonical, _) => Domain::of(kind, Chance::Sure, Chance::Sure).open(),
                _ => Domain::never(kind),
            },
            "principalorgid" | "principalorgpaths" => match who {
                Who::Anonymous | Who::Service => Domain::never(kind),
                _ if name == "principalorgid" => organization(kind, "o-?*", &["o-example123", "o-another456"]),
                _ => organization(kind, "o-?*/?*", &["o-example123/r-ab12/ou-ab12-11111111/"]),
            },
            "principalservicename" => match (who, &self.caller.name) {
                (Who::Service, Some(name)) => Domain::exactly(kind, name),
                (Who::Service, None) => always(kind).texts("?*.amazonaws.com").liking(SERVICES),
                _ => Domain::never(kind),
            },
            "principalservicenameslist" => match who {
                Who::Service => Domain::of(kind, Chance::Sure, Chance::Sure).open(),
                _ => Domain::never(kind),
            },
            "sourceaccount" | "sourceowner" => {
                self.if_service(kind).texts(ACCOUNT).liking(&["111122223333", "444455556666"])
            }
            "sourcearn" => self.if_service(kind).texts(ARN).liking(&["arn:aws:s3:::source-bucket"]),
            "sourceorgid" => match who {
                Who::Service => organization(kind, "o-?*", &["o-example123"]),
                _ => Domain::never(kind),
            },
            "sourceorgpaths" => match who {
                Who::Service => organization(kind, "o-?*/?*", &["o-example123/r-ab12/"]),
                _ => Domain::never(kind),
            },
            "sourceip" => {
                let public = Values::Address(Addresses::public());
                Domain { sure: public, ..self.on(kind, Network::Internet) }
            }
            "sourcevpc" => self.on(kind, Network::Endpoint).texts("vpc-?*").liking(&["vpc-0aa11bb22cc33dd44"]),
            "sourcevpce" => self.on(kind, Network::Endpoint).texts("vpce-?*").liking(&["vpce-0aa11bb22cc33dd44"]),
            "vpcsourceip" => self.on(KeyKind::Ip, Network::Endpoint),
            "sourcevpcarn" => self.on(kind, Network::Endpoint).texts(ARN),
            "vpceaccount" => self.on(kind, Network::Endpoint).texts(ACCOUNT).liking(&["111122223333", "444455556666"]),
            "vpceorgid" | "vpceorgpaths" => Domain { absent: Chance::Sure, ..self.on(kind, Network::Endpoint) },
            "viaawsservice" => match self.forwarded() {
                Some(forwarded) => Domain::exactly(KeyKind::Bool, if forwarded { "true" } else { "false" }),
                None => always(KeyKind::Bool),
            },
            "calledvia" | "calledviafirst" | "calledvialast" => {
                let open = Domain::of(kind, Chance::Sure, Chance::Sure);
                let domain = match self.forwarded() {
                    Some(true) => Domain { absent: Chance::Never, ..open },
                    Some(false) => Domain::never(kind),
                    None => open,
                };
                domain.texts("*.amazonaws.com").liking(&["athena.amazonaws.com", "cloudformation.amazonaws.com"])
            }
            "requestedregion" => always(kind).texts("?*").liking(&["us-east-1", "eu-west-1", "ap-northeast-2"]),
            "useragent" => Domain::of(kind, Chance::Sure, Chance::Sure).liking(&["curl/8.5.0"]),
            "referer" => Domain::of(kind, Chance::Sure, Chance::Sure).liking(&["https://example.com/"]),
            "resourceaccount" => self.resource_account(kind),
            "resourceorgid" => organization(kind, "o-?*", &["o-example123"]),
            "resourceorgpaths" => organization(kind, "o-?*/?*", &["o-example123/r-ab12/"]),
            "federatedprovider"
            | "sourceidentity"
            | "chatbotsourcearn"
            | "ec2instancesourcevpc"
            | "assumedroot"
            | "ec2instancesourceprivateipv4" => self.if_session(kind),
            other if other.starts_with("principaltag/") => {
                let domain = self.if_identity(kind);
                Domain { sure: Values::Text(TextSet::all()), ..domain }
            }
            _ => return None,
        })
    }

    fn s3(&self, name: &str, kind: KeyKind) -> Option<Domain> {
        if self.universe.service.is_none_or(|service| service.prefix != "s3") {
            return None;
        }
        let anonymous = self.caller.who == Who::Anonymous;
        let signed = |domain: Domain| if anonymous { Domain::never(kind) } else { domain };
        Some(match name {
            "tlsversion" => match self.claim {
                Claim::DeniesOldTls => {
                    Domain::of(KeyKind::Number, Chance::Never, Chance::Sure).with(Values::Number(versions()))
                }
                _ => Domain::of(KeyKind::Number, Chance::Sure, Chance::Sure).with(Values::Number(old_tls())).open(),
            },
            "resourceaccount" => self.resource_account(kind),
            "authtype" => {
                let known = ["REST-HEADER", "REST-QUERY-STRING", "POST"];
                signed(Domain { sure: Values::Text(list(&known)), ..Domain::of(kind, Chance::Never, Chance::Sure) })
            }
            "signatureversion" => {
                let known = ["AWS4-HMAC-SHA256", "AWS", "AWS4-ECDSA-P256-SHA256"];
                signed(Domain { sure: Values::Text(list(&known)), ..Domain::of(kind, Chance::Never, Chance::Sure) })
            }
            "signatureage" => signed(Domain::of(kind, Chance::Sure, Chance::Sure)),
            "dataaccesspointarn" => {
                let prefix = format!("arn:{}:s3:us-east-1:111122223333:accesspoint/", self.universe.partition);
                let domain = self.at_point(kind);
                let texts =
                    TextSet::like(&format!("arn:{}:s3:?*:????????????:accesspoint/?*", self.universe.partition));
                Domain { prefix, favourites: &["lake", "example"], ..domain.with(Values::Text(texts)) }
            }
            "dataaccesspointaccount" => self.at_point(kind).texts(ACCOUNT).liking(&["111122223333", "444455556666"]),
            "accesspointnetworkorigin" => match self.scene.point {
                Some(Point::Vpc) => Domain::exactly(kind, "VPC"),
                Some(Point::Internet) => Domain::exactly(kind, "Internet"),
                _ => self.at_point(kind).with(Values::Text(list(&["Internet", "VPC"]))),
            },
            _ => return None,
        })
    }
}

fn organization(kind: KeyKind, shape: &str, favourites: &'static [&'static str]) -> Domain {
    Domain::of(kind, Chance::Sure, Chance::Sure).texts(shape).liking(favourites)
}

fn list(texts: &[&str]) -> TextSet {
    TextSet::any_of(texts.iter().map(|text| TextSet::glob(crate::domain::Glob::literal(text))).collect())
}

/// TLS 1.0 and 1.1, the versions below 1.2 that there are.
fn versions() -> Ranges {
    let one = |tenths| Ranges::between(number::tenths(tenths), number::tenths(tenths));
    one(10).union(&one(11))
}

/// From 2026 on: the past asks no more.
fn since_2026() -> Ranges {
    date::parse("2026-01-01")
        .zip(date::parse("9999-12-31"))
        .map_or_else(Ranges::all, |(low, high)| Ranges::between(low, high))
}
