//! What a document gives others to link with, and what it asks of them: the very look-ups that linking makes. With them documents
//! that can't all be read together are brought together first.

use crate::bucket::scoped;
use crate::expand::{Source, stacks};
use crate::mount::FileSystem;
use crate::systems::efs;
use crate::world::World;
use crate::{Facts, Hop, Input, PolicyKind, read_all};
use wireproof_source::Set;

/// The type under which a bucket's policy is looked up.
const BUCKET_POLICY: &str = "AWS::S3::BucketPolicy";

/// By what a document is found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Whether it is what the name means, or something that refers to that.
    pub by: By,
    /// The type of what the name means, by CloudFormation's name.
    pub kind: &'static str,
    /// The name in AWS: never one that only its document knows.
    pub name: String,
}

/// How a document bears on a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// It describes what the name means.
    Name,
    /// It refers to it.
    Reference,
}

/// The keys of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// By what others find it.
    pub provides: Set<Key>,
    /// What it asks for and none of the inputs gives.
    pub needs: Set<Key>,
}

impl Key {
    /// Whether the name means the same in every account and Region.
    pub fn is_everywhere(&self) -> bool {
        matches!(self.kind, BUCKET_POLICY | "AWS::S3::Bucket" | efs::POLICY | efs::FILE_SYSTEM)
            || self.name.starts_with("arn:")
    }
}

/// The keys of the first input, with the others at hand; the sources are those that the inputs were expanded from.
pub fn keys(inputs: &[Input<'_>], sources: &[Source<'_>]) -> Keys {
    const FIRST: u32 = 0;
    let mut world = World::that_notes();
    let facts = read_all(inputs, &mut world);
    let mut keys = Keys { provides: world.names(FIRST), needs: world.asked(FIRST) };
    let named: Vec<Key> = keys.needs.iter().filter(|key| key.by == By::Name).cloned().collect();
    keys.provides.extend(named.into_iter().map(|key| Key { by: By::Reference, ..key }));
    keys.provides.extend(policies(&facts, FIRST));
    keys.needs.extend(world.asked_policies(FIRST).into_iter().map(policy_of));
    keys.needs.extend(facts.hops.iter().filter(|hop| hop.input == FIRST).filter_map(bucket_of).map(policy_of));
    let others: Set<Key> =
        (1_u32..).zip(inputs.iter().skip(1)).flat_map(|(input, _)| policies(&facts, input)).collect();
    keys.needs.retain(|key| !others.contains(key));
    let stacks = stacks(sources);
    keys.provides.extend(stacks.provides);
    keys.needs.extend(stacks.needs);
    keys
}

fn policy_of(name: String) -> Key {
    Key { by: By::Name, kind: BUCKET_POLICY, name }
}

/// The policies of buckets and file systems that an input holds.
fn policies(facts: &Facts<'_>, input: u32) -> Vec<Key> {
    let own = || facts.policies.iter().filter(|policy| policy.site.input == input);
    let of_buckets = own().filter(|policy| policy.kind == PolicyKind::S3Bucket);
    let of_buckets = of_buckets.filter_map(|policy| global(policy.bucket.as_deref()?, input)).map(policy_of);
    let of_systems = own().filter_map(|policy| match &policy.file_system {
        Some(FileSystem::Id(id)) => Some(Key { by: By::Name, kind: efs::POLICY, name: id.clone() }),
        _ => None,
    });
    of_buckets.chain(of_systems).collect()
}

/// The bucket at a hop's end, as linking takes it.
fn bucket_of(hop: &Hop) -> Option<String> {
    let end = [&hop.from, &hop.to].into_iter().find(|place| place.bucket.is_some())?;
    global(end.bucket.as_deref()?, end.site.input)
}

fn global(bucket: &str, input: u32) -> Option<String> {
    let (scope, name) = scoped(bucket, input);
    (scope.is_none() && !name.is_empty()).then_some(name)
}
