//! Monitoring jobs: the fields of the four job definitions and of a schedule's inline definition.

use crate::reader::Reader;
use crate::work::{Outline, Work, text_of};
use crate::{JobKind, OutputKind, PlaceKind, Wire, cluster, configured, field};
use wireproof_source::Node;

/// The names that a definition's fields have.
pub(crate) struct Fields {
    pub(crate) input: &'static str,
    pub(crate) baseline: &'static str,
    pub(crate) app: &'static str,
    pub(crate) output: &'static str,
    pub(crate) resources: &'static str,
}

/// Reads a monitoring job.
pub(crate) fn job<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>, name: Option<&'d Node<'d>>, fields: &Fields) {
    let config = field::find(node, &[fields.resources, "ClusterConfig"]);
    let parent = field::get(node, fields.resources).unwrap_or(node);
    let instances = cluster::read(reader, config, parent, None);
    let outline = Outline {
        kind: JobKind::Monitoring,
        place: PlaceKind::MonitoringCluster,
        node,
        name,
        network: field::get(node, "NetworkConfig"),
        role: field::string(node, "RoleArn"),
        volume_keys: config.and_then(|config| field::string(config, "VolumeKmsKeyId")).into_iter().collect(),
        switch: Some(reader.flag(node, &["NetworkConfig", "EnableInterContainerTrafficEncryption"])),
        isolation: Some(reader.flag(node, &["NetworkConfig", "EnableNetworkIsolation"])),
        cluster: instances.cluster,
        detail: instances.detail,
    };
    let mut work = Work::begin(reader, outline);
    work.api(None);
    let app = field::get(node, fields.app);
    work.image(app.and_then(|app| field::string(app, "ImageUri")));
    for input in field::list(node, fields.input) {
        self::input(&mut work, input);
    }
    if let Some(app) = app {
        for name in ["RecordPreprocessorSourceUri", "PostAnalyticsProcessorSourceUri", "ConfigUri"] {
            work.input(name, field::string(app, name));
        }
    }
    for name in ["ConstraintsResource", "StatisticsResource"] {
        work.input(name, field::find(node, &[fields.baseline, name, "S3Uri"]));
    }
    work.between();
    if let Some(config) = field::get(node, fields.output) {
        let key = field::string(config, "KmsKeyId");
        for output in field::list(config, "MonitoringOutputs") {
            work.output(OutputKind::Monitoring, "", field::find(output, &["S3Output", "S3Uri"]), key);
        }
    }
    configured::variables(&mut work, field::get(node, "Environment"));
    configured::variables(&mut work, app.and_then(|app| field::get(app, "Environment")));
    configured::arguments(&mut work, app.and_then(|app| field::get(app, "ContainerEntrypoint")));
    configured::arguments(&mut work, app.and_then(|app| field::get(app, "ContainerArguments")));
}

/// What an endpoint or a batch transform job captured lies in S3, from where the monitoring job reads it.
fn input<'d>(work: &mut Work<'_, '_, 'd>, input: &'d Node<'d>) {
    if let Some(endpoint) = field::find(input, &["EndpointInput", "EndpointName"]) {
        let place = work.reader.place(PlaceKind::Endpoint, &text_of(endpoint), endpoint.span);
        let evidence = vec![place.site];
        work.receive("EndpointInput", place, Wire::SageMakerS3, evidence);
    }
    work.input("BatchTransformInput", field::find(input, &["BatchTransformInput", "DataCapturedDestinationS3Uri"]));
    work.input("GroundTruthS3Input", field::find(input, &["GroundTruthS3Input", "S3Uri"]));
}
