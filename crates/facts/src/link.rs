//! Joining the inputs: a job's `s3://bucket/…` meets that bucket's policy.

use crate::bucket::scoped;
use crate::world::World;
use crate::{Facts, PolicyKind};
use wireproof_source::Map;

/// Sets each bucket hop's policy, and each bucket policy's rivals.
pub(crate) fn link(facts: &mut Facts<'_>, world: &World<'_>) {
    let mut owned: Map<(Option<u32>, String), Vec<usize>> = Map::new();
    for (index, policy) in facts.policies.iter().enumerate() {
        if let Some(bucket) = policy.bucket.as_ref().filter(|_| policy.kind == PolicyKind::S3Bucket) {
            owned.entry(scoped(bucket, world.scope(policy.site.input))).or_default().push(index);
        }
    }
    for indexes in owned.values() {
        for index in indexes {
            if let Some(policy) = facts.policies.get_mut(*index) {
                policy.rivals = indexes.iter().copied().filter(|other| other != index).collect();
            }
        }
    }
    for hop in facts.hops.iter_mut().filter(|hop| hop.policy.is_none()) {
        let end = [&hop.from, &hop.to].into_iter().find(|place| place.bucket.is_some());
        let named = end.and_then(|place| Some(scoped(place.bucket.as_ref()?, world.scope(place.site.input))));
        hop.policy = named.and_then(|named| owned.get(&named)?.first().copied());
    }
}
