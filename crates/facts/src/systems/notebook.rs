//! SageMaker notebook instances, domains and user profiles: browser → notebook, notebook → file systems.
//!
//! `DirectInternetAccess` and `AppNetworkAccessType` choose a route. AWS does not say whether a domain's home EFS is
//! mounted with TLS, and nothing in the API switches it on.

use crate::detect::{Groups, Signs};
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::work::{Outline, Work, text_of};
use crate::{Egress, Given, JobKind, Mechanism, OutputKind, Place, PlaceKind, System, Wire, field};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-notebook-instance",
        command: "aws sagemaker create-notebook-instance --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"NotebookInstanceName":"nb","InstanceType":"ml.t3.medium","RoleArn":"arn:aws:iam::111122223333:role/nb","DirectInternetAccess":"Disabled"}"#,
        signs: Signs::Keys { needs: NOTEBOOK, never: NOTEBOOK_DESCRIBED },
        types: &["AWS::SageMaker::NotebookInstance", "aws_sagemaker_notebook_instance"],
        names: &["NotebookInstanceName"],
        body: Body::Resource(notebook),
    },
    Card {
        id: "sagemaker.describe-notebook-instance",
        command: "aws sagemaker describe-notebook-instance --notebook-instance-name NAME",
        #[cfg(test)]
        sample: r#"{"NotebookInstanceArn":"arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/nb","NotebookInstanceName":"nb","NotebookInstanceStatus":"InService","InstanceType":"ml.t3.medium","DirectInternetAccess":"Enabled"}"#,
        signs: Signs::Keys { needs: &[&["NotebookInstanceName"], &["InstanceType", "DirectInternetAccess", "RoleArn"], NOTEBOOK_DESCRIBED], never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(notebook),
    },
    Card {
        id: "sagemaker.create-domain",
        command: "aws sagemaker create-domain --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"DomainName":"d","AuthMode":"IAM","DefaultUserSettings":{"ExecutionRole":"arn:aws:iam::111122223333:role/d"},"VpcId":"vpc-0a1b2c3d","SubnetIds":["subnet-0a1b2c3d"],"AppNetworkAccessType":"VpcOnly"}"#,
        signs: Signs::Keys { needs: DOMAIN, never: DOMAIN_DESCRIBED },
        types: &["AWS::SageMaker::Domain", "aws_sagemaker_domain"],
        names: &["DomainName", "DomainId"],
        body: Body::Resource(domain),
    },
    Card {
        id: "sagemaker.describe-domain",
        command: "aws sagemaker describe-domain --domain-id ID",
        #[cfg(test)]
        sample: r#"{"DomainArn":"arn:aws:sagemaker:us-east-1:111122223333:domain/d-0123456789ab","DomainId":"d-0123456789ab","DomainName":"d","HomeEfsFileSystemId":"fs-0123456789abcdef0","AuthMode":"IAM","AppNetworkAccessType":"PublicInternetOnly"}"#,
        signs: Signs::Keys { needs: &[&["DomainName"], &["AuthMode", "DefaultUserSettings", "HomeEfsFileSystemId"], DOMAIN_DESCRIBED], never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(domain),
    },
    Card {
        id: "sagemaker.create-user-profile",
        command: "aws sagemaker create-user-profile --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"DomainId":"d-0123456789ab","UserProfileName":"kim","UserSettings":{"ExecutionRole":"arn:aws:iam::111122223333:role/d"}}"#,
        signs: Signs::Keys { needs: &[&["UserProfileName"], &["UserSettings"]], never: &[] },
        types: &["AWS::SageMaker::UserProfile", "aws_sagemaker_user_profile"],
        names: &["UserProfileName"],
        body: Body::Resource(profile),
    },
];

const NOTEBOOK: Groups = &[&["NotebookInstanceName"], &["InstanceType", "DirectInternetAccess"]];
const NOTEBOOK_DESCRIBED: &[&str] = &["NotebookInstanceArn", "NotebookInstanceStatus"];
const DOMAIN: Groups = &[&["DomainName"], &["AuthMode", "DefaultUserSettings"]];
const DOMAIN_DESCRIBED: &[&str] = &["DomainArn", "DomainId"];

/// What is known of a connection of a notebook or domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The browser opens it over HTTPS.
    Browser,
    /// The home file system that a domain makes.
    HomeEfs,
    /// An EFS file system that somebody attached.
    CustomEfs,
}

fn notebook<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let mut work = begin(reader, node, PlaceKind::Notebook, "NotebookInstanceName", field::string(node, "RoleArn"));
    work.beside(Mechanism::Routing, &["DirectInternetAccess"]);
    work.beside(Mechanism::Routing, &["SubnetId"]);
    work.beside(Mechanism::SecurityGroup, &["SecurityGroupIds"]);
    work.beside(Mechanism::SecurityGroup, &["SecurityGroups"]);
    work.beside(Mechanism::VolumeEncryption, &["KmsKeyId"]);
    browse(&mut work);
    egress(&mut work, node);
}

/// Absent, the setting is `Enabled`.
fn egress<'d>(work: &mut Work<'_, '_, 'd>, node: &'d Node<'d>) {
    let (setting, given) = work.reader.word_at(node, &["DirectInternetAccess"]);
    let stated = match given {
        Given::Stated(word) if word == "Enabled" => true,
        Given::Absent => false,
        _ => return,
    };
    let Some(hop) = work.reader.facts.hops.len().checked_sub(1) else { return };
    work.reader.facts.egresses.push(Egress { hop, stated, site: setting.site });
}

fn domain<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let role = field::find(node, &["DefaultUserSettings", "ExecutionRole"]);
    let mut work = begin(reader, node, PlaceKind::Domain, "DomainName", role);
    work.beside(Mechanism::Routing, &["AppNetworkAccessType"]);
    work.beside(Mechanism::Routing, &["VpcId"]);
    work.beside(Mechanism::Routing, &["SubnetIds"]);
    work.beside(Mechanism::KmsKey, &["KmsKeyId"]);
    work.beside(Mechanism::KmsKey, &["HomeEfsFileSystemKmsKeyId"]);
    work.beside(Mechanism::SecurityGroup, &["DomainSettings", "SecurityGroupIds"]);
    browse(&mut work);
    let domain = work.cluster();
    let home = field::string(node, "HomeEfsFileSystemId");
    let site = home.map_or(domain.site, |home| work.reader.site(home.span));
    let name = home.map(text_of).unwrap_or_default();
    let to = Place { kind: PlaceKind::Efs, name, site, ..domain.clone() };
    work.reach(domain, to, "home", Wire::System(System::Notebook(Answer::HomeEfs)), vec![site]);
    for name in ["DefaultUserSettings", "DefaultSpaceSettings"] {
        if let Some(settings) = field::get(node, name) {
            settings_of(&mut work, settings);
        }
    }
}

fn profile<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let role = field::find(node, &["UserSettings", "ExecutionRole"]);
    let mut work = begin(reader, node, PlaceKind::Domain, "UserProfileName", role);
    browse(&mut work);
    if let Some(settings) = field::get(node, "UserSettings") {
        settings_of(&mut work, settings);
    }
}

/// The file systems and S3 places of a user's settings.
fn settings_of<'d>(work: &mut Work<'_, '_, 'd>, settings: &'d Node<'d>) {
    let configs = ["CustomFileSystemConfigs", "CustomFileSystemConfig"];
    for config in configs.iter().flat_map(|name| field::list(settings, name)) {
        let efs = field::find(config, &["EFSFileSystemConfig", "FileSystemId"]).map(|id| (id, PlaceKind::Efs));
        let lustre = field::find(config, &["FSxLustreFileSystemConfig", "FileSystemId"]).map(|id| (id, PlaceKind::Lustre));
        for (id, kind) in efs.into_iter().chain(lustre) {
            let (wire, decides) = match kind {
                PlaceKind::Efs => (Wire::System(System::Notebook(Answer::CustomEfs)), None),
                _ => work.lustre(id),
            };
            let place = work.reader.place(kind, &text_of(id), id.span);
            let (from, evidence) = (work.cluster(), decides.into_iter().chain([place.site]).collect());
            work.reach(from, place, "CustomFileSystemConfigs", wire, evidence);
        }
        work.input("S3FileSystemConfig", field::find(config, &["S3FileSystemConfig", "S3Uri"]));
    }
    work.output(
        OutputKind::Artifacts,
        "SharingSettings",
        field::find(settings, &["SharingSettings", "S3OutputPath"]),
        field::find(settings, &["SharingSettings", "S3KmsKeyId"]),
    );
    let canvas = |name| field::find(settings, &["CanvasAppSettings", "WorkspaceSettings", name]);
    work.output(OutputKind::Artifacts, "CanvasAppSettings", canvas("S3ArtifactPath"), canvas("S3KmsKeyId"));
}

/// Browser → notebook.
fn browse(work: &mut Work<'_, '_, '_>) {
    let to = work.cluster();
    let from = Place { kind: PlaceKind::Clients, name: String::new(), ..to.clone() };
    let evidence = vec![to.site];
    work.reach(from, to, "browser", Wire::System(System::Notebook(Answer::Browser)), evidence);
}

fn begin<'r, 'f, 'd>(
    reader: &'r mut Reader<'f, 'd>,
    node: &'d Node<'d>,
    place: PlaceKind,
    name: &str,
    role: Option<&'d Node<'d>>,
) -> Work<'r, 'f, 'd> {
    let outline = Outline { role, ..Outline::plain(reader, node, JobKind::Notebook, place, name) };
    Work::begin(reader, outline)
}
