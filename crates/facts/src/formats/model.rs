//! A model: images, artifacts and their environment.

use super::{Body, Card};
use crate::detect::{Groups, Signs};
use crate::reader::Reader;
use crate::work::{Outline, Work};
use crate::{JobKind, PlaceKind, configured, field};
use wireproof_source::Node;

pub(super) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-model",
        command: "aws sagemaker create-model --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"ModelName":"fraud","ExecutionRoleArn":"arn:aws:iam::111122223333:role/serve","PrimaryContainer":{"Image":"111122223333.dkr.ecr.us-east-1.amazonaws.com/serve:1","ModelDataUrl":"s3://example-bucket/model.tar.gz"}}"#,
        signs: Signs::Keys { needs: NEEDS, never: ONLY_DESCRIBED },
        types: &["AWS::SageMaker::Model", "aws_sagemaker_model"],
        names: &["ModelName", "Name"],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-model",
        command: "aws sagemaker describe-model --model-name NAME",
        #[cfg(test)]
        sample: r#"{"ModelName":"fraud","ModelArn":"arn:aws:sagemaker:us-east-1:111122223333:model/fraud","ExecutionRoleArn":"arn:aws:iam::111122223333:role/serve","Containers":[{"Image":"111122223333.dkr.ecr.us-east-1.amazonaws.com/serve:1","ModelDataUrl":"s3://example-bucket/model.tar.gz"}]}"#,
        signs: Signs::Keys { needs: DESCRIBED, never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

const ONE: &[&str] = &["ModelName", "ExecutionRoleArn"];
const REST: &[&str] = &["PrimaryContainer", "Containers"];
const ONLY_DESCRIBED: &[&str] = &["ModelArn", "CreationTime"];
const NEEDS: Groups = &[ONE, REST];
const DESCRIBED: Groups = &[ONE, REST, ONLY_DESCRIBED];

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let outline = Outline {
        network: Some(node),
        role: field::string(node, "ExecutionRoleArn"),
        isolation: Some(reader.flag(node, &["EnableNetworkIsolation"])),
        ..Outline::plain(reader, node, JobKind::Model, PlaceKind::Model, "ModelName")
    };
    let mut work = Work::begin(reader, outline);
    work.api(None);
    for container in ["PrimaryContainer", "Containers"].iter().flat_map(|name| field::list(node, name)) {
        work.image(field::string(container, "Image"));
        work.input("ModelDataUrl", field::string(container, "ModelDataUrl"));
        work.input("ModelDataSource", field::find(container, &["ModelDataSource", "S3DataSource", "S3Uri"]));
        for source in field::list(container, "AdditionalModelDataSources") {
            let name = Some(field::name(source, "ChannelName")).filter(|name| !name.is_empty());
            let uri = field::find(source, &["S3DataSource", "S3Uri"]);
            work.input(name.unwrap_or("AdditionalModelDataSources"), uri);
        }
        configured::variables(&mut work, field::get(container, "Environment"));
    }
}
