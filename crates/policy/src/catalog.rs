//! What AWS documents of each service: its actions, the resources they are about and the condition keys that a
//! request can carry. The tables below this module are written by `cargo xtask catalog`.

mod dynamodb;
mod elasticfilesystem;
mod global;
mod kms;
mod s3;
mod secretsmanager;
mod sns;
mod sqs;

pub use global::GLOBAL;

/// All services with a table, by prefix.
pub static SERVICES: [&Service; 7] = [
    &dynamodb::DYNAMODB,
    &elasticfilesystem::ELASTICFILESYSTEM,
    &kms::KMS,
    &s3::S3,
    &secretsmanager::SECRETSMANAGER,
    &sns::SNS,
    &sqs::SQS,
];

/// A service's actions, resource types and condition keys.
#[derive(Debug, PartialEq, Eq)]
pub struct Service {
    /// The prefix of its actions (`s3`).
    pub prefix: &'static str,
    /// Its resource types, by name.
    pub types: &'static [ResourceType],
    /// The condition keys that its actions and resource types name, by name; `aws:` keys only where they depend on the action.
    pub keys: &'static [Key],
    /// Lists of keys, each an ascending list of indices into `keys`.
    pub key_sets: &'static [&'static [u8]],
    /// Its actions, by name.
    pub actions: &'static [Action],
}

/// A kind of resource.
#[derive(Debug, PartialEq, Eq)]
pub struct ResourceType {
    /// Its name in AWS's reference (`bucket`).
    pub name: &'static str,
    /// Its ARN with placeholders (`arn:${Partition}:s3:::${BucketName}`).
    pub arn: &'static str,
    /// Index into the service's `key_sets`: keys of every request about such a resource.
    pub key_set: u8,
}

/// An action.
#[derive(Debug, PartialEq, Eq)]
pub struct Action {
    /// Its name without the prefix (`GetObject`).
    pub name: &'static str,
    /// What it does.
    pub level: Level,
    /// Set of bits: bit *n* says that it is about the service's resource type *n*; zero for an action of the account.
    pub types: u16,
    /// Index into the service's `key_sets`: keys of the action itself.
    pub key_set: u8,
}

/// AWS's access levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Sees that resources exist.
    List,
    /// Reads what is in them.
    Read,
    /// Creates, changes or deletes them.
    Write,
    /// Changes their tags.
    Tagging,
    /// Changes who may do what.
    Permissions,
}

/// A condition key.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name; when it ends in `/` or `:` whatever follows is the user's own (`aws:PrincipalTag/`).
    pub name: &'static str,
    /// The type of its values.
    pub kind: KeyKind,
    /// Whether a request can carry several values of it.
    pub multivalued: bool,
}

/// The types of condition keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// An ARN.
    Arn,
    /// `true` or `false`.
    Bool,
    /// A date.
    Date,
    /// An IP address.
    Ip,
    /// A number.
    Number,
    /// Any text.
    Text,
}

impl Service {
    /// The service with this action prefix, in any case.
    pub fn find(prefix: &str) -> Option<&'static Self> {
        SERVICES.iter().find(|service| service.prefix.eq_ignore_ascii_case(prefix)).copied()
    }

    /// The action with this name (no prefix), in any case.
    pub fn action(&self, name: &str) -> Option<&'static Action> {
        self.actions.iter().find(|action| action.name.eq_ignore_ascii_case(name))
    }

    /// The resource types that an action is about.
    pub fn types_of(&self, action: &Action) -> impl Iterator<Item = &'static ResourceType> + use<> {
        let bits = action.types;
        self.types.iter().enumerate().filter(move |(index, _)| bits >> index & 1 == 1).map(|(_, kind)| kind)
    }

    /// Whether AWS lists the key for requests of this action on such a resource. Keys that AWS keeps for all services are in [`GLOBAL`].
    pub fn carries(&self, action: &Action, resource: Option<&ResourceType>, key: &str) -> bool {
        let sets = [Some(action.key_set), resource.map(|resource| resource.key_set)];
        sets.into_iter()
            .flatten()
            .filter_map(|set| self.key_sets.get(usize::from(set)))
            .flat_map(|set| set.iter())
            .filter_map(|&index| self.keys.get(usize::from(index)))
            .any(|listed| listed.is(key))
    }

    /// What AWS lists of one of the service's keys.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.is(name))
    }
}

impl Key {
    /// The global key with this name.
    pub fn global(name: &str) -> Option<&'static Self> {
        GLOBAL.iter().find(|key| key.is(name))
    }

    /// Whether `name` names this key; case does not matter.
    pub fn is(&self, name: &str) -> bool {
        if self.name.ends_with(['/', ':']) {
            name.len() > self.name.len()
                && name.get(..self.name.len()).is_some_and(|start| start.eq_ignore_ascii_case(self.name))
        } else {
            self.name.eq_ignore_ascii_case(name)
        }
    }
}

/// A resource type of a table.
const fn resource(name: &'static str, arn: &'static str, key_set: u8) -> ResourceType {
    ResourceType { name, arn, key_set }
}

/// An action of a table.
const fn action(name: &'static str, level: Level, types: u16, key_set: u8) -> Action {
    Action { name, level, types, key_set }
}

/// A key of a table with one value in a request.
const fn one(name: &'static str, kind: KeyKind) -> Key {
    Key { name, kind, multivalued: false }
}

/// A key of a table with several values in a request.
const fn many(name: &'static str, kind: KeyKind) -> Key {
    Key { name, kind, multivalued: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_found_in_any_case_and_know_their_resources() {
        let s3 = Service::find("S3").unwrap();
        let get = s3.action("getobject").unwrap();
        assert_eq!(get.level, Level::Read);
        assert_eq!(s3.types_of(get).map(|kind| kind.name).collect::<Vec<_>>(), ["accesspointobject", "object"]);
        assert_eq!(s3.action("HeadObject"), None);
    }

    #[test]
    fn keys_belong_to_some_actions_only() {
        let s3 = Service::find("s3").unwrap();
        let [get, list] = ["GetObject", "ListBucket"].map(|name| s3.action(name).unwrap());
        assert!(s3.carries(list, None, "s3:prefix"));
        assert!(!s3.carries(get, None, "s3:prefix"));
        assert!(s3.carries(get, None, "S3:tlsversion"));
        assert!(s3.carries(get, None, "s3:ExistingObjectTag/team"));
        assert!(!s3.carries(get, None, "s3:ExistingObjectTag/"));
        let point = s3.types.iter().find(|kind| kind.name == "accesspointobject");
        assert!(s3.carries(get, point, "s3:DataAccessPointArn"));
        assert!(!s3.carries(get, None, "s3:DataAccessPointArn"));
    }

    #[test]
    fn global_keys_have_types() {
        assert_eq!(
            Key::global("AWS:securetransport").map(|key| (key.kind, key.multivalued)),
            Some((KeyKind::Bool, false))
        );
        assert_eq!(Key::global("aws:PrincipalOrgPaths").map(|key| key.multivalued), Some(true));
        assert_eq!(Key::global("aws:principaltag/Team").map(|key| key.name), Some("aws:PrincipalTag/"));
        assert_eq!(Key::global("aws:NoSuchKey"), None);
    }

    #[test]
    fn every_index_of_the_tables_exists() {
        for service in SERVICES {
            let sets = service.key_sets.len();
            assert!(service.types.iter().all(|kind| usize::from(kind.key_set) < sets));
            assert!(service.actions.iter().all(|action| usize::from(action.key_set) < sets));
            assert!(service.actions.iter().all(|action| usize::from(action.types) < 1 << service.types.len()));
            assert!(service.key_sets.iter().all(|set| set.iter().all(|&key| usize::from(key) < service.keys.len())));
            assert!(service.actions.is_sorted_by(|a, b| a.name < b.name));
        }
    }
}
