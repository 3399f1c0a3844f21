//! Joining the inputs: a job's `s3://bucket/…` meets that bucket's policy.

use crate::{Facts, PlaceKind, PolicyKind};

/// Sets each bucket hop's policy, and each bucket policy's rivals.
pub(crate) fn link(facts: &mut Facts<'_>) {
    let owned: Vec<(usize, String)> = facts
        .policies
        .iter()
        .enumerate()
        .filter(|(_, policy)| policy.kind == PolicyKind::S3Bucket)
        .filter_map(|(index, policy)| policy.bucket.clone().map(|bucket| (index, bucket)))
        .collect();
    for (index, bucket) in &owned {
        let rivals = owned.iter().filter(|(other, name)| other != index && name == bucket).map(|(other, _)| *other);
        if let Some(policy) = facts.policies.get_mut(*index) {
            policy.rivals = rivals.collect();
        }
    }
    for hop in facts.hops.iter_mut().filter(|hop| hop.policy.is_none()) {
        let end = [&hop.from, &hop.to].into_iter().find(|place| place.kind == PlaceKind::Bucket);
        let Some(bucket) = end.and_then(|place| place.bucket.as_ref()) else { continue };
        hop.policy = owned.iter().find(|(_, name)| name == bucket).map(|(index, _)| *index);
    }
}
