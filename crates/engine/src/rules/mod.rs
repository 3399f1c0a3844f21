//! The rules, one file each, by name.

#[cfg(test)]
mod examples;

use crate::rule::rules;

rules! {
    bucket_admits_plain_http,
    traffic_between_containers_in_clear,
}
