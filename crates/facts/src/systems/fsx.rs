//! FSx: Lustre by deployment type; the others by what their clients do.
//!
//! Lustre has no switch: `SCRATCH_1` never encrypts in transit, the later types do by themselves towards instance types that support it. The
//! default type is `SCRATCH_1`.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, PlaceKind, System, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[Card {
    id: "fsx.describe-file-systems",
    command: "aws fsx describe-file-systems",
    sample: r#"{"FileSystems":[{"FileSystemId":"fs-0123456789abcdef0","FileSystemType":"LUSTRE","LustreConfiguration":{"DeploymentType":"PERSISTENT_2"}}]}"#,
    signs: Signs::List { key: "FileSystems", needs: &[&["FileSystemId"], &["FileSystemType"]] },
    types: &["AWS::FSx::FileSystem", "aws_fsx_lustre_file_system"],
    names: &["FileSystemId", "Id"],
    body: Body::Resource(read),
}];

/// What decides about clients → file system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Lustre, `SCRATCH_1`: nothing is encrypted in transit.
    Scratch1 {
        /// Whether the type is written, rather than the default.
        stated: bool,
    },
    /// Lustre of a later type: encrypted towards instance types that support it.
    ByClient,
    /// Another file system: SMB or NFS, as its clients ask.
    OtherType(String),
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let kind = field::get(node, "FileSystemType");
    let is_lustre = kind.is_none_or(|kind| kind.as_str() == Some("LUSTRE"));
    let undecided = kind.and_then(|kind| Some((value::expression(kind)?, kind)));
    let (answer, site) = if let Some((what, kind)) = undecided {
        (Answer::Open(what), reader.site(kind.span))
    } else if is_lustre {
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
            Given::Stated(what) | Given::Unresolved { what } | Given::Malformed { written: what, .. } => {
                Answer::Open(what)
            }
            Given::CutOff => Answer::CutOff,
        };
        (answer, setting.site)
    } else {
        let kind = kind.and_then(Node::as_str).unwrap_or_default().to_owned();
        (Answer::OtherType(kind), field::get(node, "FileSystemType").map_or_else(|| reader.opening(node), |kind| reader.site(kind.span)))
    };
    let place = if is_lustre { PlaceKind::Lustre } else { PlaceKind::FileSystem };
    let name = reader.name(node, &["FileSystemId"]);
    let hop = reader.clients(place, &name, System::Fsx(answer), vec![site]);
    reader.beside(hop, Mechanism::KmsKey, node, &["KmsKeyId"]);
}
