//! The rules, one file each, by name.

#[cfg(test)]
mod examples;

use crate::rule::rules;

rules! {
    bucket_admits_plain_http,
    iam_mistaken_for_transport,
    kms_key_mistaken_for_transport,
    network_isolation_mistaken_for_transport,
    traffic_between_containers_in_clear,
    vpc_mistaken_for_transport,
}
