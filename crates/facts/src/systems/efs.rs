//! EFS file systems: what mounts without a policy.
//!
//! TLS is each client's choice at the mount; only a file system policy refuses plain NFS. A policy beside the file system is judged as a policy.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::mount::{self, FileSystem};
use crate::reader::Reader;
use crate::{Mechanism, Origin, PlaceKind, PolicyKind, System, field, policy, statement};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[Card {
    id: "efs.describe-file-systems",
    command: "aws efs describe-file-systems",
    #[cfg(test)]
    sample: r#"{"FileSystems":[{"FileSystemId":"fs-0123456789abcdef0","CreationToken":"t","PerformanceMode":"generalPurpose","Encrypted":true}]}"#,
    signs: Signs::List { key: "FileSystems", needs: &[&["FileSystemId"], &["PerformanceMode", "ThroughputMode"]] },
    types: &[FILE_SYSTEM, "aws_efs_file_system"],
    names: &["FileSystemId", "Id"],
    body: Body::Resource(read),
}, Card {
    id: "efs.describe-access-points",
    command: "aws efs describe-access-points",
    #[cfg(test)]
    sample: r#"{"AccessPoints":[{"AccessPointId":"fsap-0123456789abcdef0","AccessPointArn":"arn:aws:elasticfilesystem:us-east-1:111122223333:access-point/fsap-0123456789abcdef0","FileSystemId":"fs-0123456789abcdef0"}]}"#,
    signs: Signs::List { key: "AccessPoints", needs: &[&["AccessPointId"], &["FileSystemId"]] },
    types: &[ACCESS_POINT, "aws_efs_access_point"],
    names: &["AccessPointArn", "AccessPointId", "Arn", "Id"],
    body: Body::Resource(|_, _| {}),
}];

/// The type of file systems.
pub(crate) const FILE_SYSTEM: &str = "AWS::EFS::FileSystem";
/// The type of access points: each leads to one file system.
pub(crate) const ACCESS_POINT: &str = "AWS::EFS::AccessPoint";

/// A file system's policy as the API shows it, to be found by the file system's id.
pub(crate) const POLICY: &str = "efs describe-file-system-policy";

/// What decides about clients → file system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The document that makes it gives it no policy.
    NoPolicy,
    /// Its policy is not in the document.
    PolicyNotShown,
    /// Its policy names another file system. AWS documents neither that it refuses such a policy nor what the policy then does.
    PolicyOfAnother,
    /// A function mounts it: Lambda does so with TLS.
    Function,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let before = reader.facts.hops.len();
    // The operator of Kubernetes calls it `policy`.
    let key = if reader.resource.origin == Origin::Kubernetes { "Policy" } else { "FileSystemPolicy" };
    let document = field::get(node, key);
    if let Some(document) = document.filter(|document| names_another(reader, document)) {
        let (name, site) = (reader.name(node, &["FileSystemId"]), reader.site(document.span));
        reader.clients(PlaceKind::Efs, &name, System::Efs(Answer::PolicyOfAnother), vec![site]);
    } else if let Some(document) = document {
        let name = reader.name(node, &["FileSystemId"]);
        policy::attached_to(reader, PolicyKind::Efs, document, name);
    } else if !has_policy_elsewhere(reader) {
        let is_whole = matches!(reader.resource.origin, Origin::CloudFormation | Origin::Terraform);
        let answer = if is_whole && reader.complete { Answer::NoPolicy } else { Answer::PolicyNotShown };
        let (name, site) = (reader.name(node, &["FileSystemId"]), reader.named(node, &["FileSystemId"]));
        reader.clients(PlaceKind::Efs, &name, System::Efs(answer), vec![site]);
    }
    for hop in before..reader.facts.hops.len() {
        reader.beside(hop, Mechanism::StorageEncryption, node, &["Encrypted"]);
        reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyId"]);
    }
}

/// Whether a policy names a file system. The one that a template makes has no id before, and its own properties can't refer to it.
fn names_another(reader: &Reader<'_, '_>, document: &Node<'_>) -> bool {
    reader.resource.origin == Origin::CloudFormation
        && statement::resource_names(document.open()).any(|arn| arn.contains(":file-system/"))
}

/// Terraform attaches policies as resources of their own; the API shows them by the file system's id or ARN.
fn has_policy_elsewhere(reader: &Reader<'_, '_>) -> bool {
    let Some(own) = reader.entry() else { return false };
    let system = mount::of(own);
    if let FileSystem::Id(id) = &system {
        // Noted as asked for.
        reader.world.named(POLICY, reader.input, id);
    }
    reader.world.policy_owners().have(&system, reader.input)
}
