//! SageMaker Feature Store: the online store's API, the offline store in S3.
//!
//! Its `SecurityConfig` is a KMS key and no more; AutoML's of the same name holds the switch for traffic between
//! instances.

use crate::detect::{Groups, Signs};
use crate::formats::{Body, Card};
use crate::reader::Reader;
use crate::work::{Outline, Work};
use crate::{Given, JobKind, Mechanism, OutputKind, Place, PlaceKind, System, Wire, field};
use wireproof_source::Node;

pub(crate) const CARDS: &[Card] = &[
    Card {
        id: "sagemaker.create-feature-group",
        command: "aws sagemaker create-feature-group --generate-cli-skeleton",
        #[cfg(test)]
        sample: r#"{"FeatureGroupName":"fg","FeatureDefinitions":[{"FeatureName":"id","FeatureType":"String"}],"OnlineStoreConfig":{"EnableOnlineStore":true},"OfflineStoreConfig":{"S3StorageConfig":{"S3Uri":"s3://example-bucket/features"}}}"#,
        signs: Signs::Keys { needs: NEEDS, never: ONLY_DESCRIBED },
        types: &["AWS::SageMaker::FeatureGroup", "aws_sagemaker_feature_group"],
        names: &["FeatureGroupName"],
        body: Body::Resource(read),
    },
    Card {
        id: "sagemaker.describe-feature-group",
        command: "aws sagemaker describe-feature-group --feature-group-name NAME",
        #[cfg(test)]
        sample: r#"{"FeatureGroupArn":"arn:aws:sagemaker:us-east-1:111122223333:feature-group/fg","FeatureGroupName":"fg","FeatureDefinitions":[{"FeatureName":"id","FeatureType":"String"}],"FeatureGroupStatus":"Created","OnlineStoreConfig":{"EnableOnlineStore":true}}"#,
        signs: Signs::Keys { needs: DESCRIBED, never: &[] },
        types: &[],
        names: &[],
        body: Body::Resource(read),
    },
];

const NEEDS: Groups = &[&["FeatureGroupName"], &["FeatureDefinitions"]];
const ONLY_DESCRIBED: &[&str] = &["FeatureGroupArn", "FeatureGroupStatus"];
const DESCRIBED: Groups = &[&["FeatureGroupName"], &["FeatureDefinitions"], ONLY_DESCRIBED];

/// What is known of a connection of a feature group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Records are put and read through an API that answers on HTTPS only.
    Api,
}

fn read<'d>(reader: &mut Reader<'_, 'd>, node: &'d Node<'d>) {
    let outline = Outline {
        role: field::string(node, "RoleArn"),
        ..Outline::plain(reader, node, JobKind::FeatureGroup, PlaceKind::FeatureStore, "FeatureGroupName")
    };
    let online = reader.flag(node, &["OnlineStoreConfig", "EnableOnlineStore"]);
    let mut work = Work::begin(reader, outline);
    let store = work.cluster();
    if let Some(offline) = field::get(node, "OfflineStoreConfig") {
        let key = field::find(offline, &["S3StorageConfig", "KmsKeyId"]);
        work.output(OutputKind::FeatureStore, "", field::find(offline, &["S3StorageConfig", "S3Uri"]), key);
    }
    work.beside(Mechanism::KmsKey, &["OnlineStoreConfig", "SecurityConfig", "KmsKeyId"]);
    let has_online = field::get(node, "OnlineStoreConfig").is_some() && online.given != Given::Stated(false);
    let site = if has_online { online.site } else { store.site };
    let from = Place { kind: PlaceKind::Clients, name: String::new(), site, ..store.clone() };
    work.reach(from, Place { site, ..store }, "records", Wire::System(System::FeatureGroup(Answer::Api)), vec![site]);
}
