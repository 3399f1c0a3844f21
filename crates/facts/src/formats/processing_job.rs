//! A processing job (also Clarify's): `create-processing-job`'s request and `describe-processing-job`'s output.

use super::{Body, Card};
use crate::detect::{Groups, Signs};
use crate::reader::Reader;
use crate::work::{Outline, Work, text_of};
use crate::{JobKind, OutputKind, PlaceKind, Route, Wire, channel, cluster, configured, field};
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-processing-job",
        command: "aws sagemaker create-processing-job --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"ProcessingJobName":"clean","RoleArn":"arn:aws:iam::111122223333:role/clean","AppSpecification":{"ImageUri":"111122223333.dkr.ecr.us-east-1.amazonaws.com/clean:1"},"ProcessingInputs":[{"InputName":"raw","S3Input":{"S3Uri":"s3://example-bucket/raw","S3DataType":"S3Prefix"}}],"ProcessingOutputConfig":{"Outputs":[{"OutputName":"clean","S3Output":{"S3Uri":"s3://example-bucket/clean","S3UploadMode":"EndOfJob"}}]},"ProcessingResources":{"ClusterConfig":{"InstanceCount":3,"InstanceType":"ml.m5.xlarge","VolumeSizeInGB":30}},"NetworkConfig":{"EnableInterContainerTrafficEncryption":false}}"#,
        signs: Signs::Keys { needs: NEEDS, never: ONLY_DESCRIBED },
        types: &["AWS::SageMaker::ProcessingJob", "aws_sagemaker_processing_job"],
        names: &["ProcessingJobName"],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-processing-job",
        command: "aws sagemaker describe-processing-job --processing-job-name NAME",
        #[cfg(test)]
        sample: r#"{"ProcessingJobName":"clean","ProcessingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:processing-job/clean","ProcessingJobStatus":"Completed","AppSpecification":{"ImageUri":"111122223333.dkr.ecr.us-east-1.amazonaws.com/clean:1"},"ProcessingResources":{"ClusterConfig":{"InstanceCount":1,"InstanceType":"ml.m5.xlarge","VolumeSizeInGB":30}}}"#,
        signs: Signs::Keys { needs: DESCRIBED, never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

const ONE: &[&str] = &["ProcessingResources", "ProcessingInputs", "ProcessingOutputConfig", "ProcessingJobName"];
const REST: &[&str] = &[
    "ProcessingResources",
    "ProcessingInputs",
    "ProcessingOutputConfig",
    "AppSpecification",
    "NetworkConfig",
    "RoleArn",
];
const ONLY_DESCRIBED: &[&str] = &["ProcessingJobArn", "ProcessingJobStatus", "CreationTime"];
const NEEDS: Groups = &[ONE, REST];
const DESCRIBED: Groups = &[ONE, REST, ONLY_DESCRIBED];

/// AWS documents one instance for an absent count.
const DEFAULT_COUNT: u64 = 1;

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let config = field::find(node, &["ProcessingResources", "ClusterConfig"]);
    let parent = field::get(node, "ProcessingResources").unwrap_or(node);
    let instances = cluster::read(reader, config, parent, Some(DEFAULT_COUNT));
    let network = field::get(node, "NetworkConfig");
    let outline = Outline {
        kind: JobKind::Processing,
        place: PlaceKind::ProcessingCluster,
        node,
        name: field::get(node, "ProcessingJobName"),
        network,
        role: field::string(node, "RoleArn"),
        volume_keys: config.and_then(|config| field::string(config, "VolumeKmsKeyId")).into_iter().collect(),
        switch: Some(reader.flag(node, &["NetworkConfig", "EnableInterContainerTrafficEncryption"])),
        isolation: Some(reader.flag(node, &["NetworkConfig", "EnableNetworkIsolation"])),
        cluster: instances.cluster,
        detail: instances.detail,
    };
    let mut work = Work::begin(reader, outline);
    work.api(None);
    let app = field::get(node, "AppSpecification");
    work.image(app.and_then(|app| field::string(app, "ImageUri")));
    for input in field::list(node, "ProcessingInputs") {
        let name = Some(field::name(input, "InputName")).filter(|name| !name.is_empty()).unwrap_or("ProcessingInputs");
        work.input(name, field::find(input, &["S3Input", "S3Uri"]));
        if let Some(definition) = field::get(input, "DatasetDefinition") {
            channel::dataset(&mut work, name, definition);
        }
    }
    work.between();
    if let Some(config) = field::get(node, "ProcessingOutputConfig") {
        let key = field::string(config, "KmsKeyId");
        for output in field::list(config, "Outputs") {
            let name = field::name(output, "OutputName");
            work.output(OutputKind::Artifacts, name, field::find(output, &["S3Output", "S3Uri"]), key);
            if let Some(group) = field::find(output, &["FeatureStoreOutput", "FeatureGroupName"]) {
                let place = work.reader.place(PlaceKind::FeatureStore, &text_of(group), group.span);
                let route = Route::Output { kind: OutputKind::FeatureStore, name: name.to_owned() };
                let evidence = vec![place.site];
                work.send(route, place, Wire::ServiceApi, evidence);
            }
        }
    }
    configured::variables(&mut work, field::get(node, "Environment"));
    configured::arguments(&mut work, app.and_then(|app| field::get(app, "ContainerEntrypoint")));
    configured::arguments(&mut work, app.and_then(|app| field::get(app, "ContainerArguments")));
}
