//! SageMaker HyperPod clusters: node ↔ node, lifecycle scripts, FSx for Lustre.
//!
//! The API has no switch for the traffic between nodes. What the EC2 family does by itself, VPC Encryption Controls and
//! the framework decide, and AWS does not say that `ml.` instances inherit what their EC2 family does: unknown.

use crate::detect::{Groups, Signs};
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::work::{Outline, Work};
use crate::{Cluster, Given, JobKind, PlaceKind, Site, System, Wire, families, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-cluster",
        command: "aws sagemaker create-cluster --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"ClusterName":"hp","InstanceGroups":[{"InstanceGroupName":"workers","InstanceType":"ml.p5.48xlarge","InstanceCount":8,"LifeCycleConfig":{"SourceS3Uri":"s3://sagemaker-example-bucket/scripts","OnCreate":"on_create.sh"},"ExecutionRole":"arn:aws:iam::111122223333:role/nodes"}]}"#,
        signs: Signs::Keys { needs: NEEDS, never: ONLY_DESCRIBED },
        types: &["AWS::SageMaker::Cluster", "aws_sagemaker_cluster"],
        names: &["ClusterName"],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-cluster",
        command: "aws sagemaker describe-cluster --cluster-name NAME",
        #[cfg(test)]
        sample: r#"{"ClusterArn":"arn:aws:sagemaker:us-east-1:111122223333:cluster/abcdefghijkl","ClusterName":"hp","ClusterStatus":"InService","InstanceGroups":[{"InstanceGroupName":"workers","InstanceType":"ml.p5.48xlarge","CurrentCount":8,"TargetCount":8}]}"#,
        signs: Signs::Keys { needs: DESCRIBED, never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

const NEEDS: Groups = &[&["ClusterName"], &["InstanceGroups", "RestrictedInstanceGroups"]];
const ONLY_DESCRIBED: &[&str] = &["ClusterArn", "ClusterStatus"];
const DESCRIBED: Groups = &[&["InstanceGroups", "RestrictedInstanceGroups"], ONLY_DESCRIBED];

/// What the document tells about node ↔ node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One node.
    Alone,
    /// Every EC2 family underneath encrypts between its instances.
    FamiliesEncrypt,
    /// This instance type's EC2 family does not.
    FamilyPlain(String),
    /// A type of which nothing is known, or that the document does not decide.
    FamilyUnknown,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let groups: Vec<&'d Node<'d>> =
        ["InstanceGroups", "RestrictedInstanceGroups"].iter().flat_map(|name| field::list(node, name)).collect();
    let counts: Vec<(Given<u64>, Site)> = groups.iter().map(|group| count(reader, group)).collect();
    let types: Vec<&str> = groups.iter().flat_map(|group| types(group)).collect();
    let stated: Option<u64> = counts.iter().try_fold(0_u64, |sum, (count, _)| match count {
        Given::Stated(count) => Some(sum.saturating_add(*count)),
        _ => None,
    });
    let answer = answer(stated, &types);
    let mut sites: Vec<Site> = counts.iter().map(|(_, site)| *site).collect();
    if sites.is_empty() {
        sites.push(reader.opening(node));
    }
    let cluster = Cluster {
        instances: stated.map_or_else(|| reader.absent(), Given::Stated),
        default: None,
        chosen_by_aws: false,
        types: types.iter().map(|kind| (*kind).to_owned()).collect(),
        sites: sites.clone(),
    };
    let storage = groups.iter().flat_map(|group| field::list(group, "InstanceStorageConfigs"));
    let volume_keys = storage.filter_map(|storage| field::find(storage, &["EbsVolumeConfig", "VolumeKmsKeyId"]));
    let outline = Outline {
        kind: JobKind::HyperPod,
        place: PlaceKind::HyperPod,
        node,
        name: field::get(node, "ClusterName"),
        network: Some(node),
        role: groups.iter().find_map(|group| field::string(group, "ExecutionRole")),
        volume_keys: volume_keys.collect(),
        switch: None,
        isolation: None,
        cluster,
        detail: detail(&groups, &counts),
    };
    let mut work = Work::begin(reader, outline);
    work.api(None);
    for group in &groups {
        work.input("LifeCycleConfig", field::find(group, &["LifeCycleConfig", "SourceS3Uri"]));
    }
    work.among(Wire::System(System::HyperPod(answer)), sites);
    file_systems(&mut work, node, &groups);
}

/// The file systems of groups and of the environment they share; the API spells their key in two ways.
fn file_systems<'d>(work: &mut Work<'_, '_, 'd>, node: &'d Node<'d>, groups: &[&'d Node<'d>]) {
    let shared = field::find(node, &["RestrictedInstanceGroupsConfig", "SharedEnvironmentConfig"]);
    let own = groups.iter().filter_map(|group| field::get(group, "EnvironmentConfig"));
    let storage = groups.iter().flat_map(|group| field::list(group, "InstanceStorageConfigs"));
    for config in storage.chain(own).chain(shared) {
        let Some(lustre) = field::get(config, "FsxLustreConfig") else { continue };
        let name = field::get(lustre, "DnsName").and_then(value::target).unwrap_or_default();
        let at = field::get(lustre, "DnsName").unwrap_or(lustre);
        let place = work.reader.place(PlaceKind::Lustre, name, crate::field::opening(at));
        let place = crate::Place { site: work.reader.site(at.span), ..place };
        let (wire, decides) = work.lustre(at);
        let evidence = decides.into_iter().chain([place.site]).collect();
        work.receive("FsxLustreConfig", place, wire, evidence);
    }
}

/// The groups as people write them: `8 × ml.p5.48xlarge + 1 × ml.m5.xlarge`.
fn detail(groups: &[&Node<'_>], counts: &[(Given<u64>, Site)]) -> String {
    let parts = groups.iter().zip(counts).filter_map(|(group, (count, _))| match count {
        Given::Stated(count) => Some(format!("{count} × {}", field::name(group, "InstanceType")).trim_end().to_owned()),
        _ => Some(field::name(group, "InstanceType").to_owned()).filter(|kind| !kind.is_empty()),
    });
    parts.collect::<Vec<_>>().join(" + ")
}

fn answer(nodes: Option<u64>, types: &[&str]) -> Answer {
    if nodes == Some(1) {
        return Answer::Alone;
    }
    if let Some(plain) = types.iter().find(|kind| families::encrypts(kind) == Some(false)) {
        return Answer::FamilyPlain((*plain).to_owned());
    }
    let all = !types.is_empty() && types.iter().all(|kind| families::encrypts(kind) == Some(true));
    if all { Answer::FamiliesEncrypt } else { Answer::FamilyUnknown }
}

/// The nodes of a group: what is asked for, else what a describe output tells.
fn count<'d>(reader: &Reader<'_, 'd>, group: &'d Node<'d>) -> (Given<u64>, Site) {
    let found = ["InstanceCount", "TargetCount", "CurrentCount"].iter().find_map(|name| field::get(group, name));
    found.map_or_else(|| (reader.absent(), reader.opening(group)), |count| (value::count(count), reader.site(count.span)))
}

fn types<'d>(group: &'d Node<'d>) -> Vec<&'d str> {
    let own = field::get(group, "InstanceType").into_iter();
    let several = field::find(group, &["InstanceRequirements", "InstanceTypes"]).into_iter().flat_map(Node::one_or_many);
    own.chain(several).filter_map(Node::as_str).collect()
}
