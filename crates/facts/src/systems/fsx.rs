//! FSx: Lustre by deployment type; the others by what their clients do.
//!
//! Lustre has no switch: `SCRATCH_1` never encrypts in transit, the later types do by themselves towards instance types that support it. The
//! default type is `SCRATCH_1`.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::resource::Fate;
use crate::{Given, Mechanism, PlaceKind, Site, System, Wire, families, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[Card {
    id: "fsx.describe-file-systems",
    command: "aws fsx describe-file-systems",
    #[cfg(test)]
    sample: r#"{"FileSystems":[{"FileSystemId":"fs-0123456789abcdef0","FileSystemType":"LUSTRE","LustreConfiguration":{"DeploymentType":"PERSISTENT_2"}}]}"#,
    signs: Signs::List { key: "FileSystems", needs: &[&["FileSystemId"], &["FileSystemType"]] },
    types: &[
        FILE_SYSTEM, "aws_fsx_lustre_file_system", "aws_fsx_windows_file_system", "aws_fsx_ontap_file_system",
        "aws_fsx_openzfs_file_system",
    ],
    names: &["FileSystemId", "Id"],
    body: Body::Resource(read),
}];

const FILE_SYSTEM: &str = "AWS::FSx::FileSystem";

/// What decides about clients → file system, or a job's mount of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Lustre, `SCRATCH_1`: nothing is encrypted in transit.
    Scratch1 {
        /// Whether the type is written, rather than the default.
        stated: bool,
    },
    /// Lustre of a later type: encrypted towards instance types that support it.
    ByClient,
    /// A mount of such a file system: every EC2 family underneath the clients encrypts.
    FamiliesEncrypt,
    /// A mount of such a file system: the EC2 family underneath this instance type does not encrypt.
    FamilyPlain(String),
    /// A mount of such a file system by instances of a type that is not told or not known.
    FamilyNotKnown,
    /// Another file system: SMB or NFS, as its clients ask.
    OtherType(String),
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let (answer, site) = of_type(reader, node);
    let is_lustre = !matches!(answer, Answer::OtherType(_));
    let place = if is_lustre { PlaceKind::Lustre } else { PlaceKind::FileSystem };
    let name = reader.name(node, &["FileSystemId"]);
    let hop = reader.clients(place, &name, System::Fsx(answer), vec![site]);
    reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyId"]);
}

/// What the type of a file system decides, and where it says so.
fn of_type<'d>(reader: &Reader<'_, 'd>, node: &'d Node<'d>) -> (Answer, Site) {
    let kind = field::get(node, "FileSystemType");
    if let Some((what, kind)) = kind.and_then(|kind| Some((value::expression(kind)?, kind))) {
        return (Answer::Open(what), reader.site(kind.span));
    }
    if let Some(kind) = kind.filter(|kind| kind.as_str() != Some("LUSTRE")) {
        return (Answer::OtherType(kind.as_str().unwrap_or_default().to_owned()), reader.site(kind.span));
    }
    // Terraform has a type for each kind.
    let of_kind = reader.resource.kind.strip_prefix("aws_fsx_").and_then(|rest| rest.strip_suffix("_file_system"));
    if let Some(other) = of_kind.filter(|kind| *kind != "lustre") {
        return (Answer::OtherType(other.to_ascii_uppercase()), reader.opening(node));
    }
    let path: &[&str] = if field::get(node, "LustreConfiguration").is_some() || kind.is_some() {
        &["LustreConfiguration", "DeploymentType"]
    } else {
        &["DeploymentType"]
    };
    let (setting, given) = reader.word_at(node, path);
    let answer = match given {
        Given::Stated(word) if word == "SCRATCH_1" => Answer::Scratch1 { stated: true },
        Given::Stated(word) if word == "SCRATCH_2" || word.starts_with("PERSISTENT_") => Answer::ByClient,
        Given::Absent => Answer::Scratch1 { stated: false },
        Given::Stated(what) | Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    (answer, setting.site)
}

/// A mount of a Lustre file system by instances of these types, and the characters that decide beside the mount's own; `name`
/// is the file system's id, its name in the document, or its address.
pub(crate) fn mount(reader: &mut Reader<'_, '_>, name: &str, types: &[String]) -> (Wire, Option<Site>) {
    let id = name.split_once(".fsx.").map_or(name, |(id, _)| id);
    let shown = reader.find(FILE_SYSTEM, id);
    let Some(entry) = shown.filter(|entry| !matches!(entry.resource.fate, Fate::Gone(_))) else {
        return (Wire::LustreMount, None);
    };
    let (answer, site) = of_type(&reader.of(entry), entry.resource.node());
    let answer = if answer == Answer::ByClient { by_family(types) } else { answer };
    (Wire::System(System::Fsx(answer)), Some(site))
}

fn by_family(types: &[String]) -> Answer {
    let encrypts = |kind: &String| families::encrypts(kind);
    match types.iter().find(|kind| encrypts(kind) == Some(false)) {
        Some(plain) => Answer::FamilyPlain(plain.clone()),
        None if !types.is_empty() && types.iter().all(|kind| encrypts(kind) == Some(true)) => Answer::FamiliesEncrypt,
        None => Answer::FamilyNotKnown,
    }
}
