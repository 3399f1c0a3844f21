//! SageMaker endpoints: invocation, models, data capture, asynchronous output.
//!
//! The instances of a variant serve requests and do not talk to each other. The runtime API answers on HTTPS only.

use crate::detect::{Groups, Signs};
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::work::{Outline, Work, text_of};
use crate::{Cluster, Given, JobKind, Mechanism, OutputKind, Place, PlaceKind, Site, System, Wire, field, value};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-endpoint-config",
        command: "aws sagemaker create-endpoint-config --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"EndpointConfigName":"serve","ProductionVariants":[{"VariantName":"v","ModelName":"fraud","InitialInstanceCount":4,"InstanceType":"ml.m5.xlarge"}]}"#,
        signs: Signs::Keys { needs: CONFIG, never: DESCRIBED },
        types: &["AWS::SageMaker::EndpointConfig", "aws_sagemaker_endpoint_configuration"],
        names: &["EndpointConfigName", "Name"],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-endpoint-config",
        command: "aws sagemaker describe-endpoint-config --endpoint-config-name NAME",
        #[cfg(test)]
        sample: r#"{"EndpointConfigName":"serve","EndpointConfigArn":"arn:aws:sagemaker:us-east-1:111122223333:endpoint-config/serve","ProductionVariants":[{"VariantName":"v","ModelName":"fraud","InitialInstanceCount":4,"InstanceType":"ml.m5.xlarge"}],"CreationTime":"2026-11-25T09:00:00Z"}"#,
        signs: Signs::Keys { needs: &[&["EndpointConfigName"], &["ProductionVariants"], CONFIG_DESCRIBED], never: ENDPOINT_ONLY },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-endpoint",
        command: "aws sagemaker describe-endpoint --endpoint-name NAME",
        #[cfg(test)]
        sample: r#"{"EndpointName":"fraud","EndpointArn":"arn:aws:sagemaker:us-east-1:111122223333:endpoint/fraud","EndpointConfigName":"serve","EndpointStatus":"InService","ProductionVariants":[{"VariantName":"v","CurrentInstanceCount":4}]}"#,
        signs: Signs::Keys { needs: &[&["EndpointName"], ENDPOINT_ONLY], never: &[] },
        types: &["AWS::SageMaker::Endpoint", "aws_sagemaker_endpoint"],
        names: &["EndpointName"],
        body: Body::Resource(endpoint),
    },
];

const CONFIG: Groups = &[&["EndpointConfigName"], &["ProductionVariants"]];
const CONFIG_DESCRIBED: &[&str] = &["EndpointConfigArn", "CreationTime"];
const DESCRIBED: &[&str] = &["EndpointConfigArn", "CreationTime", "EndpointArn", "EndpointStatus"];
const ENDPOINT_ONLY: &[&str] = &["EndpointArn", "EndpointStatus"];

/// What is known of a connection of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The instances that serve do not talk to each other.
    Serving,
    /// Invocation: the runtime API has no plaintext port.
    Runtime,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let variants: Vec<&'d Node<'d>> =
        ["ProductionVariants", "ShadowProductionVariants"].iter().flat_map(|name| field::list(node, name)).collect();
    let is_called_elsewhere = reader.world.of_type("AWS::SageMaker::Endpoint").next().is_some();
    let mut work = begin(reader, node, "EndpointConfigName", &variants);
    work.beside(Mechanism::KmsKey, &["KmsKeyId"]);
    work.beside(Mechanism::KmsKey, &["KmsKeyArn"]);
    work.api(None);
    if !is_called_elsewhere {
        invoke(&mut work);
    }
    for variant in &variants {
        let Some(model) = field::string(variant, "ModelName") else { continue };
        let known = value::target(model).and_then(|name| {
            work.reader.find("AWS::SageMaker::Model", name)
        });
        if known.is_none() {
            let place = work.reader.place(PlaceKind::Model, &text_of(model), model.span);
            let evidence = vec![place.site];
            work.receive("ModelName", place, Wire::SageMakerS3, evidence);
        }
    }
    let sites = variants.iter().map(|variant| count(work.reader, variant).1).collect::<Vec<Site>>();
    if !sites.is_empty() {
        work.among(Wire::System(System::EndpointConfig(Answer::Serving)), sites);
    }
    let at = |path: &[&str]| field::find(node, path).filter(|value| value.as_str() != Some(""));
    work.output(
        OutputKind::DataCapture,
        "",
        at(&["DataCaptureConfig", "DestinationS3Uri"]),
        at(&["DataCaptureConfig", "KmsKeyId"]),
    );
    let key = at(&["AsyncInferenceConfig", "OutputConfig", "KmsKeyId"]);
    for name in ["S3OutputPath", "S3FailurePath"] {
        work.output(OutputKind::Artifacts, name, at(&["AsyncInferenceConfig", "OutputConfig", name]), key);
    }
    for variant in &variants {
        let dump = field::find(variant, &["CoreDumpConfig", "DestinationS3Uri"]);
        work.output(
            OutputKind::Debugger,
            field::name(variant, "VariantName"),
            dump,
            field::find(variant, &["CoreDumpConfig", "KmsKeyId"]),
        );
    }
}

fn endpoint<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let mut work = begin(reader, node, "EndpointName", &[]);
    invoke(&mut work);
    let capture = field::get(node, "DataCaptureConfig");
    work.output(
        OutputKind::DataCapture,
        "",
        capture.and_then(|capture| field::get(capture, "DestinationS3Uri")),
        capture.and_then(|capture| field::get(capture, "KmsKeyId")),
    );
}

/// Clients → the runtime API.
fn invoke(work: &mut Work<'_, '_, '_>) {
    let endpoint = work.cluster();
    let from = Place { kind: PlaceKind::Clients, name: String::new(), detail: String::new(), ..endpoint.clone() };
    let to = Place { kind: PlaceKind::SageMakerRuntime, detail: String::new(), ..endpoint.clone() };
    work.reach(from, to, "invoke", Wire::System(System::EndpointConfig(Answer::Runtime)), vec![endpoint.site]);
}

fn begin<'r, 'f, 'd>(
    reader: &'r mut Reader<'f, 'd>,
    node: &'d Node<'d>,
    name: &str,
    variants: &[&'d Node<'d>],
) -> Work<'r, 'f, 'd> {
    let counts: Vec<(Given<u64>, Site)> = variants.iter().map(|variant| count(reader, variant)).collect();
    let mut sites: Vec<Site> = counts.iter().map(|(_, site)| *site).collect();
    if sites.is_empty() {
        sites.push(reader.opening(node));
    }
    let types = variants.iter().map(|variant| field::name(variant, "InstanceType")).filter(|kind| !kind.is_empty());
    let plain = Outline::plain(reader, node, JobKind::Endpoint, PlaceKind::Endpoint, name);
    let cluster = Cluster { types: types.map(str::to_owned).collect(), sites, ..plain.cluster };
    let outline = Outline {
        network: Some(node),
        role: field::string(node, "ExecutionRoleArn"),
        isolation: Some(reader.flag(node, &["EnableNetworkIsolation"])),
        cluster,
        ..plain
    };
    Work::begin(reader, outline)
}

/// How many instances a variant starts with; a serverless one has none to count.
fn count<'d>(reader: &Reader<'_, 'd>, variant: &'d Node<'d>) -> (Given<u64>, Site) {
    let found = ["InitialInstanceCount", "CurrentInstanceCount"].iter().find_map(|name| field::get(variant, name));
    found.map_or_else(
        || (reader.absent(), reader.opening(variant)),
        |count| (value::count(count), reader.site(count.span)),
    )
}
