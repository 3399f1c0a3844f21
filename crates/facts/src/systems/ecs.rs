//! ECS tasks: the EFS volumes that they mount.
//!
//! `TransitEncryption` is off unless it is `ENABLED`; with IAM authorization or an access point ECS refuses a definition without it.

use crate::detect::Signs;
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::{Given, Mechanism, Place, PlaceKind, System, field};
use wireproof_source::{Node, Span};

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "batch.describe-job-definitions",
        command: "aws batch describe-job-definitions",
        #[cfg(test)]
        sample: r#"{"jobDefinitions":[{"jobDefinitionName":"fit","type":"container","containerProperties":{"image":"i","volumes":[{"name":"files","efsVolumeConfiguration":{"fileSystemId":"fs-1","transitEncryption":"ENABLED"}}]}}]}"#,
        signs: Signs::List { key: "JobDefinitions", needs: &[&["JobDefinitionName"], &["ContainerProperties", "NodeProperties", "EcsProperties"]] },
        types: &["AWS::Batch::JobDefinition", "aws_batch_job_definition"],
        names: &["JobDefinitionName"],
        body: Body::Resource(batch),
    },
    Card {
    id: "ecs.describe-task-definition",
    command: "aws ecs describe-task-definition --task-definition NAME",
    #[cfg(test)]
    sample: r#"{"taskDefinition":{"family":"web","volumes":[{"name":"files","efsVolumeConfiguration":{"fileSystemId":"fs-0123456789abcdef0","transitEncryption":"ENABLED"}}],"containerDefinitions":[]}}"#,
    signs: Signs::List { key: "taskDefinition", needs: &[&["Family"], &["Volumes", "ContainerDefinitions"]] },
    types: &["AWS::ECS::TaskDefinition", "aws_ecs_task_definition"],
    names: &["Family"],
    body: Body::Resource(read),
},
];

/// What decides about task → EFS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Mounted with TLS.
    Tls,
    /// Mounted with plain NFS.
    Plain {
        /// Whether `DISABLED` is written, rather than the default.
        stated: bool,
    },
    /// Without TLS, beside IAM authorization or an access point: ECS refuses the definition.
    Refused,
    /// A value that the document does not decide.
    Open(String),
    /// The text was cut off before it could say.
    CutOff,
}

/// A job definition of Batch: its container, its nodes' containers, or its tasks of ECS.
fn batch<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, &["JobDefinitionName", "Name"]);
    let open = |node: &'d Node<'d>, key: &str| field::get(node, key).map(Node::open);
    let ranges = open(node, "NodeProperties").map_or(&[][..], |node| field::list(node, "NodeRangeProperties"));
    let tasks = open(node, "EcsProperties").map_or(&[][..], |node| field::list(node, "TaskProperties"));
    let containers = std::iter::once(node).chain(ranges).filter_map(|holder| {
        ["ContainerProperties", "Container"].iter().find_map(|key| open(holder, key))
    });
    for container in containers.chain(tasks) {
        volumes(reader, &name, container);
    }
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let name = reader.name(node, &["Family"]);
    volumes(reader, &name, node);
}

fn volumes<'d>(reader: &mut Reader<'_, 'd>, name: &str, node: &'d Node<'d>) {
    let volumes = ["Volumes", "Volume"].iter().find_map(|key| field::get(node, key));
    for volume in volumes.map_or(&[][..], Node::one_or_many) {
        let keys = ["EFSVolumeConfiguration", "EfsVolumeConfiguration"];
        let Some(mount) = keys.iter().find_map(|key| field::get(volume, key)).map(field::block) else { continue };
        if mount.is_object() {
            mounted(reader, name, volume, mount);
        }
    }
}

fn mounted<'d>(reader: &mut Reader<'_, 'd>, task: &str, volume: &'d Node<'d>, mount: &'d Node<'d>) {
    let (setting, given) = reader.word_at(mount, &["TransitEncryption"]);
    let authorization = field::get(mount, "AuthorizationConfig").map(field::block);
    let iam = authorization.and_then(|config| field::get(config, "IAM"));
    let needs_tls = iam.is_some_and(|iam| iam.as_str() == Some("ENABLED"))
        || authorization.is_some_and(|config| field::string(config, "AccessPointId").is_some());
    let answer = match given {
        Given::Stated(word) if word == "ENABLED" => Answer::Tls,
        Given::Stated(word) if word == "DISABLED" && needs_tls => Answer::Refused,
        Given::Stated(word) if word == "DISABLED" => Answer::Plain { stated: true },
        Given::Absent if needs_tls => Answer::Refused,
        Given::Absent => Answer::Plain { stated: false },
        Given::Stated(what) | Given::Unresolved { what } | Given::Malformed { written: what, .. } => Answer::Open(what),
        Given::CutOff => Answer::CutOff,
    };
    let ids = ["FilesystemId", "FileSystemId"];
    let id = ids.iter().find_map(|key| field::get(mount, key)).and_then(Node::as_str).unwrap_or_default().to_owned();
    let from = Place { site: setting.site, ..reader.place(PlaceKind::EcsTask, task, Span::default()) };
    let to = Place { site: setting.site, ..reader.place(PlaceKind::Efs, &id, Span::default()) };
    let hop = reader.service(from, to, field::name(volume, "Name"), System::Ecs(answer), vec![setting.site]);
    reader.switch(hop, setting, "\"ENABLED\"");
    if let Some(authorization) = authorization {
        reader.beside(hop, Mechanism::Iam, authorization, &["IAM"]);
        reader.beside(hop, Mechanism::Authentication, authorization, &["AccessPointId"]);
    }
}
