//! EFS file systems: what mounts without a policy.
//!
//! TLS is each client's choice at the mount; only a file system policy refuses plain NFS. A policy beside the file system is judged as a policy.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Mechanism, Origin, PlaceKind, PolicyKind, System, field, policy, statement};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[Card {
    id: "efs.describe-file-systems",
    command: "aws efs describe-file-systems",
    sample: r#"{"FileSystems":[{"FileSystemId":"fs-0123456789abcdef0","CreationToken":"t","PerformanceMode":"generalPurpose","Encrypted":true}]}"#,
    signs: Signs::List { key: "FileSystems", needs: &[&["FileSystemId"], &["PerformanceMode", "ThroughputMode"]] },
    types: &["AWS::EFS::FileSystem", "aws_efs_file_system"],
    names: &["FileSystemId", "Id"],
    body: Body::Resource(read),
}];

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
    } else if !has_policy_elsewhere(reader, node) {
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

/// Terraform attaches policies as resources of their own; the API shows them by the file system's id.
fn has_policy_elsewhere<'d>(reader: &Reader<'_, 'd>, node: &'d Node<'d>) -> bool {
    let input = reader.input;
    let id = field::get(node, "FileSystemId").or_else(|| field::get(node, "Id")).and_then(Node::as_str);
    if id.is_some_and(|id| reader.world.named(POLICY, input, id).is_some()) {
        return true;
    }
    reader.world.of_type("aws_efs_file_system_policy").any(|entry| {
        let owner = field::get(entry.resource.node(), "FileSystemId");
        let named = owner.and_then(|owner| reader.world.named("AWS::EFS::FileSystem", entry.input, owner.as_str()?));
        named.map_or(entry.input == input, |named| named.index == reader.index)
    })
}
