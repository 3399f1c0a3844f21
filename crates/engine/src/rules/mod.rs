//! The rules, one file each, by name.

use crate::rule::rules;

rules! {
    bucket_admits_plain_http,
    bucket_policies_differ,
    bucket_policy_not_shown,
    bucket_without_policy,
    cache_admits_plaintext,
    duplicate_key_changes_answer,
    efa_coverage_undocumented,
    file_system_mount_undocumented,
    flag_not_boolean,
    iam_mistaken_for_transport,
    kms_key_mistaken_for_transport,
    line_without_macsec,
    listener_admits_http,
    network_isolation_mistaken_for_transport,
    obsolete_tls_floor,
    old_tls_accepted,
    plaintext_url,
    policy_would_be_rejected,
    resource_admits_plaintext,
    routing_is_not_encryption,
    secure_allow_mistaken_for_deny,
    secure_transport_inverted,
    server_not_authenticated,
    targets_reached_in_clear,
    tls_version_mistaken_for_https,
    traffic_between_containers_in_clear,
    vpc_mistaken_for_transport,
    weak_vpn_proposal,
}
