//! A batch transform job: its instances do not talk to one another, and its API has no switch for it.

use super::{Body, Card};
use crate::detect::{Groups, Signs};
use crate::reader::Reader;
use crate::work::{Outline, Work, text_of};
use crate::{JobKind, OutputKind, PlaceKind, Wire, channel, cluster, configured, field};
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-transform-job",
        command: "aws sagemaker create-transform-job --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"TransformJobName":"score","ModelName":"fraud","TransformInput":{"DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://example-bucket/in"}}},"TransformOutput":{"S3OutputPath":"s3://example-bucket/out"},"TransformResources":{"InstanceType":"ml.m5.xlarge","InstanceCount":4}}"#,
        signs: Signs::Keys { needs: NEEDS, never: ONLY_DESCRIBED },
        types: &["AWS::SageMaker::TransformJob"],
        names: &[],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-transform-job",
        command: "aws sagemaker describe-transform-job --transform-job-name NAME",
        #[cfg(test)]
        sample: r#"{"TransformJobName":"score","TransformJobArn":"arn:aws:sagemaker:us-east-1:111122223333:transform-job/score","TransformJobStatus":"Completed","ModelName":"fraud","TransformInput":{"DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://example-bucket/in"}}},"TransformResources":{"InstanceType":"ml.m5.xlarge","InstanceCount":4}}"#,
        signs: Signs::Keys { needs: DESCRIBED, never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

const ONE: &[&str] = &["TransformResources", "TransformInput", "TransformOutput", "TransformJobName"];
const REST: &[&str] = &["TransformInput", "TransformOutput", "TransformResources"];
const ONLY_DESCRIBED: &[&str] = &["TransformJobArn", "TransformJobStatus", "CreationTime"];
const NEEDS: Groups = &[ONE, REST];
const DESCRIBED: Groups = &[ONE, REST, ONLY_DESCRIBED];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let config = field::get(node, "TransformResources");
    let instances = cluster::read(reader, config, node, None);
    let outline = Outline {
        kind: JobKind::Transform,
        place: PlaceKind::TransformCluster,
        node,
        name: field::get(node, "TransformJobName"),
        network: None,
        role: None,
        volume_keys: config.and_then(|config| field::string(config, "VolumeKmsKeyId")).into_iter().collect(),
        switch: None,
        isolation: None,
        cluster: instances.cluster,
        detail: instances.detail,
    };
    let mut work = Work::begin(reader, outline);
    work.api(None);
    if let Some(model) = field::string(node, "ModelName") {
        let place = work.reader.place(PlaceKind::Model, &text_of(model), model.span);
        let evidence = vec![place.site];
        work.receive("ModelName", place, Wire::SageMakerS3, evidence);
    }
    if let Some(source) = field::find(node, &["TransformInput", "DataSource"]) {
        channel::source(&mut work, "TransformInput", source);
    }
    work.between();
    let at = |path: &[&str]| field::find(node, path).filter(|value| value.as_str() != Some(""));
    work.output(
        OutputKind::Artifacts,
        "",
        at(&["TransformOutput", "S3OutputPath"]),
        at(&["TransformOutput", "KmsKeyId"]),
    );
    work.output(
        OutputKind::DataCapture,
        "",
        at(&["DataCaptureConfig", "DestinationS3Uri"]),
        at(&["DataCaptureConfig", "KmsKeyId"]),
    );
    configured::variables(&mut work, field::get(node, "Environment"));
}
